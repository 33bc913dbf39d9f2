-- Runs beside the old program: yes.

create table medication.card_feed (
  name text not null primary key constraint one_feed check (name = 'fmk'),
  cursor text,
  read_at timestamptz,
  failures integer not null default 0,
  next_try_at timestamptz not null,
  last_fault text,
  constraint a_fault_is_of_a_failure check ((failures = 0) = (last_fault is null))
);
comment on table medication.card_feed is
  'How far the feed of changed medicine cards has been read, and how reading it goes. One row.';

grant select, insert, update on medication.card_feed to sammenhaeng_program;
