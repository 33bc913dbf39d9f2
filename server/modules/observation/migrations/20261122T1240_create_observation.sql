-- Runs beside the old program: yes.

create schema observation;
comment on schema observation is 'Results that municipal teams have measured themselves, as they were told, corrected and cancelled.';
grant usage on schema observation to sammenhaeng_program;

create table observation.letters (
  citizen_id uuid not null,
  id uuid not null,
  sender_key text not null,
  letter_id text not null,
  activity text not null
    constraint activity_is_known check (activity in ('new', 'modified', 'retracted')),
  about text,
  sent_at timestamptz not null,
  told_at timestamptz not null,
  from_unit_id uuid,
  from_name text not null,
  to_unit_id uuid,
  to_name text not null,
  message_id uuid,
  written_by jsonb,
  content jsonb not null,
  primary key (citizen_id, id),
  constraint each_letter_is_told_once unique (citizen_id, sender_key, letter_id),
  constraint it_came_or_was_written_here check ((message_id is null) <> (written_by is null)),
  constraint a_change_names_what_it_changes check (activity = 'new' or about is not null)
);
comment on table observation.letters is
  'One telling of results: new ones, a correction or a cancellation of an earlier telling. Never changed; what holds is what all of them add up to. message_id: the letter it came with; written_by: who wrote it here.';
grant select, insert on observation.letters to sammenhaeng_program;

create table observation.deliveries (
  citizen_id uuid not null,
  letter uuid not null,
  at timestamptz not null,
  state text not null
    constraint delivery_state_is_known check (state in ('inside', 'waiting', 'acknowledged', 'failed')),
  reason text,
  primary key (citizen_id, letter, at, state),
  foreign key (citizen_id, letter) references observation.letters (citizen_id, id)
);
comment on table observation.deliveries is
  'How a telling written here reached its receiver: there at once, on its way, taken in, or not. Never changed; the newest counts.';
grant select, insert on observation.deliveries to sammenhaeng_program;
