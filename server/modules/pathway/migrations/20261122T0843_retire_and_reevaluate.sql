-- Runs beside the old program: yes.

alter table pathway.obligation_events
  drop constraint type_of_event_is_known,
  add constraint type_of_event_is_known
    check (type in ('called-for', 'deadline-changed', 'kept', 'done', 'withdrawn', 'reopened'));
comment on table pathway.obligation_events is
  'One thing said about an obligation of a pathway: called for, deadline changed, kept by who has it, done, withdrawn, reopened. Never changed.';

create table pathway.retirements (
  code text not null,
  version integer not null,
  retired_on date not null,
  reason text not null,
  retired_by uuid,
  retired_at timestamptz not null,
  constraint a_version_is_retired_once primary key (code, version),
  constraint only_a_published_version_is_retired
    foreign key (code, version) references pathway.programmes (code, version)
);
comment on table pathway.retirements is
  'A version of a programme on which no pathway starts from that day on; those running keep it. Never changed. retired_by is the person who did it, none for the command line.';
grant select, insert on pathway.retirements to sammenhaeng_program;

create table pathway.reevaluations (
  id uuid not null primary key,
  programme_code text,
  reason text not null,
  asked_at timestamptz not null,
  after_citizen_id uuid,
  citizens integer not null default 0 constraint counts_citizens_from_zero check (citizens >= 0),
  finished_at timestamptz
);
comment on table pathway.reevaluations is
  'One walk through running pathways, of one programme or all, to work out anew what should stand. after_citizen_id is how far it has come, kept with the batch it is true of: it goes on from there after a stop.';
create index reevaluations_under_way on pathway.reevaluations (asked_at) where finished_at is null;
grant select, insert, update on pathway.reevaluations to sammenhaeng_program;

create table pathway.missed_citizens (
  reevaluation_id uuid not null references pathway.reevaluations (id),
  citizen_id uuid not null,
  constraint a_citizen_is_missed_once primary key (reevaluation_id, citizen_id)
);
comment on table pathway.missed_citizens is
  'A citizen whose pathways somebody else held, or who could not be worked out, when a walk came by: looked at again before it ends.';
grant select, insert, delete on pathway.missed_citizens to sammenhaeng_program;

create index running_pathways_by_citizen on pathway.pathways (citizen_id) where status = 'running';
