-- Runs beside the old program: yes (widens only).

-- More kinds of place, each a party and a room of its own.
alter table organisation.units
  drop constraint kind_of_unit_is_known,
  add constraint kind_of_unit_is_known check (kind in (
    'region', 'municipality', 'hospital', 'practice', 'secretariat', 'supplier', 'pharmacy', 'authority', 'operator',
    'department', 'ward', 'team', 'nursing-home', 'job-centre')),
  drop constraint room_is_known,
  add constraint room_is_known check (room in (
    'health', 'elder-care', 'assessment', 'job-centre', 'hospital', 'practice',
    'private-supplier', 'pharmacy', 'authority', 'operation'));

create table organisation.role_ends (
  role_id uuid not null references organisation.roles (id),
  last_on date not null,
  reason text not null constraint end_of_role_is_explained check (btrim(reason) <> ''),
  by_name text not null,
  recorded_at timestamptz not null,
  primary key (role_id, last_on)
);
comment on table organisation.role_ends is
  'A role was ended before its time, by whom and why; of several ends the first day counts. roles.valid_to follows it; this row is never changed.';

create table organisation.unit_closures (
  unit_id uuid primary key references organisation.units (id),
  last_on date not null,
  successor_id uuid references organisation.units (id),
  reason text not null constraint closure_is_explained check (btrim(reason) <> ''),
  by_name text not null,
  recorded_at timestamptz not null,
  constraint unit_is_not_its_own_successor check (successor_id <> unit_id)
);
comment on table organisation.unit_closures is
  'A unit was closed, by whom and why, and who does its work now. units.valid_to follows it; this row is never changed.';

create table organisation.placements (
  role_id uuid not null references organisation.roles (id),
  id uuid not null,
  supervisor_person_id uuid not null references organisation.people (id),
  last_on date not null,
  recorded_at timestamptz not null,
  primary key (role_id, id)
);
comment on table organisation.placements is
  'A student''s time in a unit under a named supervisor, to a last day (SUL § 41(2)(7)). Of several for a role the newest counts; none is changed.';

create table organisation.shifts (
  role_id uuid not null references organisation.roles (id),
  id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  told_through text not null constraint shift_is_told_in_a_known_way check (told_through in ('rota', 'self')),
  recorded_at timestamptz not null,
  primary key (role_id, id),
  constraint shift_ends_after_it_begins check (to_at > from_at),
  constraint shift_lasts_a_day_at_most check (to_at <= from_at + interval '24 hours')
);
comment on table organisation.shifts is
  'A person is at work in a role from one moment to another: from the rota, or begun by themselves. Never changed; an early end is a row of its own.';
create index shifts_by_time on organisation.shifts (role_id, from_at);

create table organisation.shift_ends (
  role_id uuid not null,
  shift_id uuid not null,
  ended_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (role_id, shift_id),
  constraint end_is_of_a_shift foreign key (role_id, shift_id) references organisation.shifts (role_id, id)
);
comment on table organisation.shift_ends is
  'A shift ended before its time, or (ended_at no later than its beginning) was taken out of the rota.';

create index roles_by_unit on organisation.roles (unit_id);

grant select, insert on organisation.role_ends, organisation.unit_closures, organisation.placements, organisation.shifts,
  organisation.shift_ends to sammenhaeng_program;
-- The last day moves with the fact beside it; nothing else of a role or a unit is changed.
grant update (valid_to) on organisation.roles, organisation.units to sammenhaeng_program;
