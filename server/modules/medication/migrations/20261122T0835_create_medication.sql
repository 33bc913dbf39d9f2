-- Runs beside the old program: yes.

create schema medication;
comment on schema medication is 'Medicine lists and the agreement about them; and the simulator of the national medicine card.';
grant usage on schema medication to sammenhaeng_program;

create table medication.events (
  citizen_id uuid not null,
  sequence integer not null constraint events_are_counted_from_one check (sequence > 0),
  type text not null
    constraint event_is_known
      check (type in (
        'card-read', 'reconciliation-started', 'stay-ended', 'stay-resumed', 'line-decided', 'dispensing-list-stated',
        'party-confirmed', 'list-given', 'dose-dispensing-paused', 'dose-dispensing-resumed', 'reconciled-marked',
        'card-change-answered', 'difference-found', 'difference-decided', 'difference-solved')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, sequence)
);
comment on table medication.events is
  'Something that happened to the medicine lists of one citizen, in the order it happened. Never changed: a decision that is made anew is a new event, and the first stays to be read.';

create table medication.reconciliations (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  unclear_lines integer not null,
  open_differences integer not null,
  is_high_risk_open boolean not null,
  is_card_reconciled boolean not null,
  is_list_given boolean not null,
  is_dispensed_by_card boolean not null,
  reconciled_at_discharge_at timestamptz,
  done_at timestamptz,
  sequence integer not null,
  primary key (citizen_id, id),
  constraint one_reconciliation_per_stay unique (citizen_id, stay_id)
);
comment on table medication.reconciliations is
  'How the agreement about the medicine of one stay stood at the event numbered sequence: a cache of the events, for lists.';

create table medication.card_changes (
  citizen_id uuid not null,
  id uuid not null,
  position integer not null,
  change jsonb not null,
  by jsonb not null,
  status text not null
    constraint change_waits_or_is_over check (status in ('waiting', 'accepted', 'refused', 'overtaken')),
  wanted_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz,
  last_fault text,
  person_asked_at timestamptz,
  primary key (citizen_id, id),
  constraint only_what_waits_is_tried_again check ((status = 'waiting') = (next_try_at is not null))
);
comment on table medication.card_changes is
  'A change wanted of the national medicine card, and how sending it goes: a queue. position: the order of the deeds. What came of it stands in the events.';
create index changes_to_send on medication.card_changes (next_try_at) where status = 'waiting';

create table medication.simulated_cards (
  citizen_id uuid not null primary key,
  card jsonb not null,
  changed_at timestamptz not null
);
comment on table medication.simulated_cards is
  'The medicine card of one citizen in the simulator of the national medicine card (FMK). Empty where the real one is plugged in.';

grant select, insert on medication.events to sammenhaeng_program;
grant select, insert, update on medication.reconciliations, medication.card_changes, medication.simulated_cards
  to sammenhaeng_program;
