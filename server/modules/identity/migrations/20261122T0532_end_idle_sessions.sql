-- Runs beside the old program: yes.

-- A sign-in that nobody has used for a while is over before its hours are. The old program leaves it at the time of signing in.
alter table identity.sessions add column seen_at timestamptz not null default now();
update identity.sessions set seen_at = signed_in_at;
comment on column identity.sessions.seen_at is
  'When somebody was last at the screen, to the minute. What a page asks by itself does not count.';
