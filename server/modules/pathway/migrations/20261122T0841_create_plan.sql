-- Runs beside the old program: yes.

create table pathway.goal_events (
  citizen_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  type text not null
    constraint type_of_goal_event_is_known check (type in ('added', 'changed', 'followed-up', 'ended')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, id)
);
comment on table pathway.goal_events is
  'One thing said about a goal of a citizen: added, put in new words, how it goes, over. Never changed or removed; what it says now is what its events add up to.';

create table pathway.coordinator_events (
  citizen_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  type text not null
    constraint type_of_coordinator_event_is_known check (type in ('offered', 'accepted', 'declined', 'withdrawn')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, id),
  constraint an_offer_has_one_of_each unique (citizen_id, offer_id, type)
);
comment on table pathway.coordinator_events is
  'One step in handing over who keeps a citizen''s threads together: offered, accepted, declined, withdrawn. Never changed. The present one has it until another has accepted.';

create table pathway.change_events (
  citizen_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  type text not null
    constraint type_of_change_event_is_known check (type in ('told', 'taken-back')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, id),
  constraint a_change_is_told_and_taken_back_once unique (citizen_id, change_id, type)
);
comment on table pathway.change_events is
  'What people have told of a change that concerns every step (moved, refused, not reached, transferred, consent withdrawn), or that it was a mistake. Never changed. at is when it was written down; when it was so stands in data.';

grant select, insert on pathway.goal_events, pathway.coordinator_events, pathway.change_events to sammenhaeng_program;
