-- Runs beside the old program: yes.

create schema correspondence;
comment on schema correspondence is 'Letters about citizens between units, here and outside, in threads.';
grant usage on schema correspondence to sammenhaeng_program;

create table correspondence.threads (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null constraint thread_kind_is_known check (kind in ('REC', 'PSY', 'SOC')),
  category text not null,
  latest_at timestamptz not null,
  letters integer not null constraint a_thread_has_a_letter check (letters >= 1),
  answer_due_at timestamptz,
  is_answer_told boolean not null,
  version integer not null constraint version_counts_events check (version >= 1),
  primary key (citizen_id, id),
  constraint what_is_told_late_has_a_time check (not is_answer_told or answer_due_at is not null)
);
comment on table correspondence.threads is
  'One correspondence about a citizen as its events add up to: a cache for lists. kind: what its letters are as data, the strictest of them. is_answer_told: the answer is late and somebody was asked to act.';
create index answers_running_out on correspondence.threads (answer_due_at)
  where answer_due_at is not null and not is_answer_told;

create table correspondence.thread_events (
  citizen_id uuid not null,
  thread_id uuid not null,
  sequence integer not null constraint thread_sequence_counts_from_one check (sequence >= 1),
  type text not null
    constraint thread_event_is_known
      check (type in (
        'letter-kept', 'delivery-told', 'read', 'unread', 'answer-wanted', 'answer-not-wanted', 'answer-overdue')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, thread_id, sequence),
  constraint event_belongs_to_a_thread foreign key (citizen_id, thread_id) references correspondence.threads (citizen_id, id)
);
comment on table correspondence.thread_events is
  'One thing that happened to a thread: a letter sent or received as it was, how its delivery went, read by a unit, an answer wanted. Never changed or removed. The number makes two writers at once impossible.';

create table correspondence.letters (
  citizen_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  primary key (citizen_id, id),
  constraint letter_belongs_to_a_thread foreign key (citizen_id, thread_id) references correspondence.threads (citizen_id, id)
);
comment on table correspondence.letters is 'In which thread a letter is: what a letter that came twice, and the answer to one of ours, are known by.';

create table correspondence.boxes (
  citizen_id uuid not null,
  thread_id uuid not null,
  unit_id uuid not null,
  is_receiver boolean not null,
  has_sent boolean not null,
  unread integer not null,
  unread_since timestamptz,
  answer_due_at timestamptz,
  has_failed boolean not null,
  latest_at timestamptz not null,
  tied_from timestamptz,
  tied_until timestamptz,
  primary key (citizen_id, thread_id, unit_id),
  constraint box_belongs_to_a_thread foreign key (citizen_id, thread_id) references correspondence.threads (citizen_id, id),
  constraint what_is_unread_has_a_time check ((unread > 0) = (unread_since is not null)),
  constraint only_receivers_are_tied check (is_receiver = (tied_from is not null))
);
comment on table correspondence.boxes is
  'A thread as it lies with one unit of ours: what is unread, until when it is to answer, until when what it was sent ties it to the citizen. A cache of the events.';
create index boxes_of_unit on correspondence.boxes (unit_id, latest_at desc, thread_id);
create index boxes_unread on correspondence.boxes (unit_id, latest_at desc, thread_id) where unread > 0;
create index boxes_to_answer on correspondence.boxes (unit_id, answer_due_at) where answer_due_at is not null;

create table correspondence.files (
  citizen_id uuid not null,
  sha256 text not null constraint sha256_is_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
  content_type text not null,
  bytes bytea not null,
  kept_at timestamptz not null,
  primary key (citizen_id, sha256)
);
alter table correspondence.files alter column bytes set storage external;
comment on table correspondence.files is
  'A file sent with a letter, named by its checksum. It lies in the database so that it is there when the letter is, and in the same backup. Never changed.';

create table correspondence.uploads (
  citizen_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  title text not null,
  content_type text not null,
  sha256 text not null constraint upload_sha256_is_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  uploaded_at timestamptz not null,
  primary key (citizen_id, id)
);
alter table correspondence.uploads alter column bytes set storage external;
comment on table correspondence.uploads is
  'A file somebody has chosen for a letter they have not sent. Kept for a week; when the letter is sent it is among the files.';
create index uploads_by_age on correspondence.uploads (uploaded_at);

create table correspondence.drafts (
  citizen_id uuid not null,
  person_id uuid not null,
  thread_id uuid not null,
  unit_id uuid not null,
  kind text not null constraint draft_kind_is_known check (kind in ('REC', 'PSY', 'SOC')),
  data jsonb not null,
  saved_at timestamptz not null,
  primary key (citizen_id, person_id, thread_id)
);
comment on table correspondence.drafts is
  'What one person is writing and has not sent; seen by nobody else, gone when it is sent or thrown away.';

grant select, insert on correspondence.thread_events, correspondence.letters, correspondence.files to sammenhaeng_program;
grant select, insert, update on correspondence.threads, correspondence.boxes to sammenhaeng_program;
grant select, insert, delete on correspondence.uploads to sammenhaeng_program;
grant select, insert, update, delete on correspondence.drafts to sammenhaeng_program;
