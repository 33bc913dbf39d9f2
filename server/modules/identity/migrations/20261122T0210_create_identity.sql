-- Runs beside the old program: yes.

create schema identity;
grant usage on schema identity to sammenhaeng_program;

create table identity.sessions (
  id_hash bytea constraint sessions_key primary key,
  kind text not null constraint session_is_of_a_professional_or_a_citizen check (kind in ('professional', 'citizen')),
  person_id uuid not null,
  person_name text not null,
  role_id uuid,
  citizen_id uuid,
  page_token text not null,
  language text not null default 'da' constraint session_language_is_known check (language in ('da', 'en')),
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_has_a_role_or_a_citizen check (
    (kind = 'professional' and role_id is not null and citizen_id is null)
    or (kind = 'citizen' and citizen_id is not null and role_id is null)
  )
);
comment on table identity.sessions is
  'One signed-in person at one browser. The browser holds the id; we hold its hash, so a copy of this table opens nothing.';
create index sessions_by_person on identity.sessions (person_id);
create index sessions_by_expiry on identity.sessions (expires_at);

create table identity.sign_ins (
  state_hash bytea constraint sign_ins_key primary key,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);
comment on table identity.sign_ins is
  'A sign-in that has been sent to the provider and not come back: what we must know to trust the answer. Used once.';

grant select, insert, update, delete on identity.sessions, identity.sign_ins to sammenhaeng_program;
