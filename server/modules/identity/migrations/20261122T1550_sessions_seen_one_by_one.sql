-- Runs beside the old program: yes.

-- A session can be named without its secret, so that people end one of theirs, and is found when the provider ends its own.
alter table identity.sessions
  add column id uuid not null default gen_random_uuid() constraint session_ids_are_told_apart unique,
  add column browser text,
  add column subject text,
  add column provider_session text;
comment on column identity.sessions.id is 'The name of the session on the page of the person it belongs to. It opens nothing.';
comment on column identity.sessions.browser is
  'Browser and system in a few words, as the browser told when it signed in; null when it told nothing we know.';
comment on column identity.sessions.subject is 'Who the provider said it was. Null for sessions from before.';
comment on column identity.sessions.provider_session is
  'The provider’s own name (sid) of the session ours rests on, when it gives one.';
create index sessions_by_subject on identity.sessions (subject);
create index sessions_by_provider_session on identity.sessions (provider_session);
