-- Runs beside the old program: yes (first release).

create schema pathway;
comment on schema pathway is 'What should happen next for a citizen, worked out from what has happened.';
grant usage on schema pathway to sammenhaeng_program;

create table pathway.programmes (
  code text not null,
  version integer not null constraint version_counts_from_one check (version >= 1),
  checksum text not null,
  document jsonb not null,
  published_at timestamptz not null,
  constraint a_published_programme_stands primary key (code, version)
);
comment on table pathway.programmes is
  'One published version of a programme. Never changed and never removed: a change is a new version, and running pathways keep theirs.';

create table pathway.facts (
  citizen_id uuid not null,
  key text not null,
  kind text not null,
  at timestamptz not null,
  subject_id uuid,
  data jsonb not null,
  source text not null,
  told_at timestamptz not null,
  constraint a_fact_is_told_once primary key (citizen_id, key)
);
comment on table pathway.facts is
  'One thing that has happened in a citizen''s course of care, as first told. What takes it back or corrects it is another fact.';

create table pathway.pathways (
  citizen_id uuid not null,
  id uuid not null,
  programme_code text not null,
  programme_version integer not null,
  subject_id uuid not null,
  started_at timestamptz not null,
  status text not null
    constraint pathway_status_is_known check (status in ('running', 'ended', 'stopped')),
  stopped_by text,
  next_look_at timestamptz,
  primary key (citizen_id, id),
  constraint keeps_the_version_it_started_on
    foreign key (programme_code, programme_version) references pathway.programmes (code, version),
  constraint one_pathway_per_programme_and_stay unique (citizen_id, programme_code, subject_id),
  constraint only_a_stopped_pathway_says_why check (stopped_by is null or status = 'stopped')
);
comment on table pathway.pathways is
  'One programme running for one citizen about one stay. Status and next_look_at are what facts and clock add up to: a cache. next_look_at is when the clock alone may change something.';
create index pathways_awaiting_the_clock on pathway.pathways (next_look_at) where next_look_at is not null;

create table pathway.obligation_events (
  citizen_id uuid not null,
  pathway_id uuid not null,
  sequence integer not null constraint sequence_counts_from_one check (sequence >= 1),
  step_id text not null,
  occurrence integer not null constraint occurrence_counts_from_one check (occurrence >= 1),
  type text not null
    constraint type_of_event_is_known
      check (type in ('called-for', 'deadline-changed', 'done', 'withdrawn', 'reopened')),
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, pathway_id, sequence),
  constraint event_is_of_a_known_pathway
    foreign key (citizen_id, pathway_id) references pathway.pathways (citizen_id, id)
);
comment on table pathway.obligation_events is
  'One thing said about an obligation of a pathway: called for, deadline changed, done, withdrawn, reopened. Never changed.';
create unique index an_occurrence_is_called_for_once
  on pathway.obligation_events (citizen_id, pathway_id, step_id, occurrence)
  where type = 'called-for';

grant select, insert on pathway.programmes, pathway.facts, pathway.obligation_events to sammenhaeng_program;
grant select, insert, update on pathway.pathways to sammenhaeng_program;
