-- Runs beside the old program: yes.

create table identity.device_keys (
  person_id uuid constraint device_keys_key primary key,
  key bytea not null constraint device_key_has_32_bytes check (octet_length(key) = 32),
  made_at timestamptz not null default now()
);
comment on table identity.device_keys is
  'What opens the deeds a person''s devices keep until there is a network. A browser gets it with the session and never stores it. Gone when the person signs out everywhere: what a lost phone keeps can then be opened by nobody.';
comment on column identity.device_keys.key is 'AES-256, made at random.';

grant select, insert, delete on identity.device_keys to sammenhaeng_program;
