-- Runs beside the old program: yes.

create schema rehab;
comment on schema rehab is 'Rehabilitation plans, their seven days, and how three parties see what a citizen can do.';
grant usage on schema rehab to sammenhaeng_program;

create table rehab.plans (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid,
  status text not null
    constraint plan_status_is_known
      check (status in ('draft', 'sent', 'returned', 'received', 'started', 'ended', 'closed')),
  gop_type text
    constraint plan_type_is_one_of_four
      check (gop_type in ('GENERAL_BASIC', 'GENERAL_ADVANCED', 'SPECIALISED', 'REHAB_SPECIALISED')),
  owner_unit_id uuid not null,
  provider_unit_id uuid,
  is_choice_waiting boolean not null,
  is_paused boolean not null,
  day_zero date,
  latest_start date,
  right_from date,
  clock_state text not null
    constraint clock_state_is_known
      check (clock_state in ('unknown', 'waiting', 'on-time', 'citizen-wish', 'late', 'paused')),
  order_on date not null generated always as (coalesce(latest_start, 'infinity'::date)) stored,
  sequence integer not null constraint sequence_counts_events check (sequence >= 1),
  changed_at timestamptz not null,
  primary key (citizen_id, id),
  constraint only_a_draft_or_a_returned_plan_lacks_a_type
    check (gop_type is not null or status in ('draft', 'returned', 'closed')),
  constraint a_waiting_choice_is_of_somebody check (not is_choice_waiting or provider_unit_id is not null)
);
comment on table rehab.plans is
  'One rehabilitation plan as its events add up to: a cache for lists. owner_unit_id: the one unit that has it now. clock_state as of the last change; a waiting plan is late once latest_start has passed.';
create index open_plans_of_unit on rehab.plans (owner_unit_id, order_on, id)
  where status in ('sent', 'returned', 'received', 'started', 'ended');
create index plans_waiting_for_provider on rehab.plans (provider_unit_id, order_on, id) where is_choice_waiting;

create table rehab.plan_events (
  citizen_id uuid not null,
  plan_id uuid not null,
  sequence integer not null constraint plan_sequence_counts_from_one check (sequence >= 1),
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, plan_id, sequence),
  constraint event_belongs_to_a_plan foreign key (citizen_id, plan_id) references rehab.plans (citizen_id, id)
);
comment on table rehab.plan_events is
  'One thing that happened to a plan, never changed or removed: the program may only add and read. The number makes two writers at once impossible.';

create table rehab.assessments (
  citizen_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  party text not null constraint party_is_one_of_three check (party in ('hospital', 'municipality', 'gp')),
  assessed_on date not null,
  domains jsonb not null,
  function text not null,
  training_need text not null,
  rehab_need text not null,
  potential text not null
    constraint potential_is_known check (potential in ('full', 'substantial', 'limited', 'maintain', 'uncertain')),
  corrects_id uuid,
  correction_reason text,
  by_person_id uuid not null,
  by_name text not null,
  by_unit_id uuid not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint assessment_belongs_to_a_plan foreign key (citizen_id, plan_id) references rehab.plans (citizen_id, id),
  constraint a_correction_says_why check ((corrects_id is null) = (correction_reason is null)),
  constraint corrected_once unique (citizen_id, corrects_id)
);
comment on table rehab.assessments is
  'How one party sees what the citizen can do, by ICF domain with qualifiers. Never changed: a correction is a row of its own that names what it puts right.';
create index assessments_of_plan on rehab.assessments (citizen_id, plan_id);

grant select, insert, update on rehab.plans to sammenhaeng_program;
grant select, insert on rehab.plan_events, rehab.assessments to sammenhaeng_program;
