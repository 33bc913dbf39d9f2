-- Runs beside the old program: yes.

create table identity.clients (
  id uuid primary key,
  name text not null constraint client_has_a_name check (btrim(name) <> ''),
  unit_id uuid not null,
  function text not null,
  scopes text[] not null constraint client_is_let_in_to_something check (cardinality(scopes) > 0),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  permission_id uuid,
  approved_by_person_id uuid not null,
  approved_by_name text not null,
  registered_at timestamptz not null,
  constraint client_ends_after_it_begins check (valid_to > valid_from)
);
comment on table identity.clients is
  'Another system, let in by the management of the unit it acts for: what it may ask for, from when until when. Never changed; an end is a row of its own.';
comment on column identity.clients.permission_id is
  'The management''s permission for technical help it stands on, kept by access; none for a system that looks at nobody.';

create table identity.client_key_sets (
  client_id uuid not null references identity.clients (id),
  number int not null constraint key_sets_count_from_one check (number >= 1),
  jwks jsonb,
  jwks_uri text,
  told_at timestamptz not null,
  earlier_until timestamptz not null,
  told_by_person_id uuid not null,
  told_by_name text not null,
  primary key (client_id, number),
  constraint key_set_is_given_or_fetched check ((jwks is null) <> (jwks_uri is null)),
  constraint earlier_keys_end_when_told_or_later check (earlier_until >= told_at)
);
comment on table identity.client_key_sets is
  'Public keys a client signs with, as it gave them or where it publishes them. A newer set says until when the earlier ones hold, so keys can change without a break. Never changed.';

create table identity.client_ends (
  client_id uuid primary key references identity.clients (id),
  ended_at timestamptz not null,
  reason text not null constraint end_of_a_client_is_explained check (btrim(reason) <> ''),
  by_person_id uuid not null,
  by_name text not null
);
comment on table identity.client_ends is 'A client is let in no more: its keys and tokens open nothing from this moment.';

create table identity.client_assertions (
  client_id uuid not null,
  jti_hash bytea not null,
  expires_at timestamptz not null,
  primary key (client_id, jti_hash)
);
comment on table identity.client_assertions is
  'A signed statement a client has shown once, until it would have expired: it cannot be shown again.';
create index client_assertions_by_expiry on identity.client_assertions (expires_at);

create table identity.client_tokens (
  token_hash bytea constraint client_tokens_key primary key,
  client_id uuid not null,
  scopes text[] not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table identity.client_tokens is
  'What a client calls us with for some minutes. It holds the token; we hold its hash, so a copy of this table opens nothing.';
create index client_tokens_by_expiry on identity.client_tokens (expires_at);

grant select, insert on identity.clients, identity.client_key_sets, identity.client_ends to sammenhaeng_program;
grant select, insert, delete on identity.client_assertions, identity.client_tokens to sammenhaeng_program;
