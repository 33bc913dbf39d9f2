-- Runs beside the old program: yes.

create table message.mailboxes (
  id uuid primary key,
  registered_at timestamptz not null,
  registered_by text not null,
  gln text not null
    constraint mailbox_is_a_location_number check (gln ~ '^[0-9]{13}$'),
  is_open boolean not null,
  adapter text not null
    constraint adapter_is_known check (adapter in ('http', 'folder', 'memory')),
  address text not null,
  envelope text not null
    constraint envelope_is_known check (envelope in ('none', 'vans', 'ehmi')),
  takes jsonb not null
    constraint takes_is_a_list check (jsonb_typeof(takes) = 'array')
);
comment on table message.mailboxes is
  'How a partner outside is reached: the way to its mailbox and which standards and versions it takes. The newest row of a location number counts; a closed one is not sent to.';
create index mailboxes_by_gln on message.mailboxes (gln, id desc);

create table message.outgoing_letters (
  id uuid primary key,
  place bigint generated always as identity,
  created_at timestamptz not null,
  asked_by text not null,
  key text not null,
  citizen_id uuid,
  from_unit_id uuid not null,
  from_party_id uuid not null,
  to_unit_id uuid,
  sender jsonb not null,
  receiver jsonb not null,
  standard text not null,
  version text not null,
  format text not null
    constraint outgoing_format_is_known check (format in ('json', 'xml', 'edifact', 'oioxml')),
  code text,
  letter_id text not null,
  thread_id text,
  content jsonb not null,
  content_type text not null,
  byte_length integer not null,
  sha256 bytea not null
    constraint outgoing_checksum_is_sha256 check (octet_length(sha256) = 32),
  original bytea not null,
  instead_of uuid references message.outgoing_letters (id),
  constraint asked_for_once unique (asked_by, key),
  constraint letter_id_is_never_reused unique (letter_id)
);
alter table message.outgoing_letters alter column original set storage external;
comment on table message.outgoing_letters is
  'A letter of ours, kept in the transaction of the deed that asked for it. Never changed: at every sending the same letter leaves in a new envelope.';
comment on column message.outgoing_letters.key is 'What the module that asked calls it; the same key asks once.';
comment on column message.outgoing_letters.content is 'What was asked to be said, so that it can be said to another receiver. Ids and words, no CPR number.';
comment on column message.outgoing_letters.original is 'The letter as it was first written.';
comment on column message.outgoing_letters.instead_of is 'The letter that did not arrive, which this one was sent instead of.';

create table message.outgoing_events (
  letter uuid not null references message.outgoing_letters (id),
  sequence integer not null,
  at timestamptz not null,
  kind text not null
    constraint outgoing_event_is_known check (kind in (
      'queued', 'sending', 'handed-over', 'not-handed-over', 'turned-away', 'interrupted', 'answered', 'contradicted',
      'unanswered', 'escalated', 'retried', 'closed', 'looked')),
  data jsonb not null,
  primary key (letter, sequence)
);
create unique index envelope_is_never_used_again on message.outgoing_events ((data ->> 'envelopeId')) where kind = 'sending';
comment on table message.outgoing_events is
  'What has happened to a letter of ours: every try, every answer, who was called, and what people did.';

create table message.outgoing_states (
  letter uuid primary key references message.outgoing_letters (id),
  place bigint not null,
  from_party_id uuid not null,
  from_unit_id uuid not null,
  receiver_gln text not null,
  order_key text,
  version integer not null,
  status text not null
    constraint outgoing_status_is_known check (status in (
      'waiting', 'sending', 'awaiting', 'acknowledged', 'refused', 'unanswered', 'closed')),
  needs_person boolean not null,
  sendings integer not null,
  due_at timestamptz,
  decided_at timestamptz not null,
  state jsonb not null
);
comment on table message.outgoing_states is
  'Where each letter of ours is now: what its events add up to, kept for reading and for the next deed to be found by.';
create index outgoing_due on message.outgoing_states (due_at) where due_at is not null;
create index outgoing_by_party on message.outgoing_states (from_party_id, letter desc);
create index outgoing_in_order on message.outgoing_states (order_key, place)
  where order_key is not null and sendings = 0 and status in ('waiting', 'sending');

grant select, insert on message.mailboxes, message.outgoing_letters, message.outgoing_events to sammenhaeng_program;
grant select, insert, update on message.outgoing_states to sammenhaeng_program;
