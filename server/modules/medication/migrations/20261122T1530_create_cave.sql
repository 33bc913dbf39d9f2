-- Runs beside the old program: yes.

create table medication.cave_events (
  citizen_id uuid not null,
  sequence integer not null constraint cave_events_are_counted_from_one check (sequence > 0),
  type text not null
    constraint cave_event_is_known
      check (type in ('cave-written', 'cave-assessed', 'cave-ended', 'no-known-cave-stated')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, sequence)
);
comment on table medication.cave_events is
  'Something that was told, assessed or taken back of what one citizen does not tolerate (CAVE), in the order it happened. Never changed and never deleted: an entry in error ends with an event that says so.';

grant select, insert on medication.cave_events to sammenhaeng_program;
