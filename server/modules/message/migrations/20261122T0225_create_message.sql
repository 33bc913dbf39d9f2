-- Runs beside the old program: yes (first release).

create schema message;
comment on schema message is 'Health messages as they came in, what became of each, and how it was answered.';
grant usage on schema message to sammenhaeng_program;

create table message.letters (
  id uuid primary key,
  received_at timestamptz not null,
  channel text not null
    constraint channel_is_known check (channel in ('http', 'folder', 'program')),
  sender_key text not null,
  letter_id text not null,
  envelope_id text,
  standard text
    constraint standard_is_known check (standard in ('hospital-notification', 'acknowledgement')),
  code text,
  verdict text not null
    constraint verdict_is_known check (verdict in ('received', 'parked', 'not-relevant', 'refused', 'acknowledged')),
  citizen_id uuid,
  sender_unit_id uuid,
  receiver_unit_id uuid,
  receiver_party_id uuid,
  sent_at timestamptz,
  content_type text not null,
  byte_length integer not null,
  sha256 bytea not null
    constraint checksum_is_sha256 check (octet_length(sha256) = 32),
  original bytea,
  issues jsonb not null,
  outside jsonb not null,
  answer_code text
    constraint answer_is_known check (answer_code in ('ok', 'fatal-error', 'transient-error')),
  answer_envelope_id text,
  answer_letter_id text,
  constraint one_answer_per_letter unique (sender_key, letter_id),
  constraint one_letter_per_envelope unique (sender_key, envelope_id),
  constraint acknowledgement_is_never_answered check ((verdict = 'acknowledged') = (answer_code is null)),
  constraint answer_has_its_ids check (
    (answer_code is null) = (answer_envelope_id is null) and (answer_code is null) = (answer_letter_id is null)),
  constraint ok_means_stored check (answer_code <> 'ok' or verdict = 'not-relevant' or original is not null),
  constraint nothing_kept_of_others check (verdict not in ('not-relevant', 'refused') or (original is null and citizen_id is null))
);
-- Messages are small and read once: compressing them costs more than it saves on the way in.
alter table message.letters alter column original set storage external;
comment on table message.letters is
  'One letter as it came the first time, and the answer it got. Never changed. A letter about a citizen the receiver has no case for, or for nobody here, leaves ids, checksum, code and times, and nothing else.';
comment on column message.letters.sender_key is
  'Location number of the sender, else its SOR code: letter and envelope ids are unique for a sender, and need not be UUIDs.';
comment on column message.letters.envelope_id is 'Empty when the envelope id had been used for another letter before.';
comment on column message.letters.outside is 'Sender, receiver and newest step of history: what an answer repeats.';
comment on column message.letters.issues is 'Rules that were broken and where, never what the element said.';
create index letters_by_party on message.letters (receiver_party_id, verdict, id desc);

create table message.repeats (
  id uuid primary key,
  letter uuid not null references message.letters (id),
  received_at timestamptz not null,
  channel text not null
    constraint channel_is_known check (channel in ('http', 'folder', 'program')),
  envelope_id text,
  sha256 bytea not null,
  answer_envelope_id text,
  answer_letter_id text
);
comment on table message.repeats is
  'A letter that came again. It triggers nothing; it gets the code of the first time in a new envelope.';
create index repeats_by_letter on message.repeats (letter);

create table message.handlings (
  id uuid primary key,
  letter uuid not null references message.letters (id),
  at timestamptz not null,
  kind text not null
    constraint kind_is_known check (kind in ('looked', 'tried-again', 'taken-in', 'closed')),
  person_id uuid not null,
  role_id uuid not null,
  reason text,
  citizen_id uuid,
  issues jsonb not null default '[]',
  constraint closing_has_a_reason check (kind <> 'closed' or btrim(reason) <> ''),
  constraint taken_in_names_the_citizen check ((kind = 'taken-in') = (citizen_id is not null))
);
comment on table message.handlings is 'What a person did with a parked letter: looked at the original, tried it again, closed it.';
create unique index one_outcome_per_parked_letter on message.handlings (letter) where kind in ('taken-in', 'closed');
create index handlings_by_letter on message.handlings (letter, id);

grant select, insert on message.letters, message.repeats, message.handlings to sammenhaeng_program;
