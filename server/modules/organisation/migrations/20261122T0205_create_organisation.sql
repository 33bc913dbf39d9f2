-- Runs beside the old program: yes (first release).

-- Lets a period be part of a unique rule: one unit per mailbox and day, one area per municipality and day.
create extension if not exists btree_gist;

create schema organisation;
comment on schema organisation is 'Who there is: units, people with their roles, and how the country is divided, by date.';
grant usage on schema organisation to sammenhaeng_program;

create function organisation.is_gln(number text) returns boolean
language sql immutable strict parallel safe
as $$
  select number ~ '^\d{13}$'
    and (
      select sum(substr(number, place, 1)::int * case when place % 2 = 0 then 3 else 1 end) % 10 = 0
      from generate_series(1, 13) as place
    )
$$;
comment on function organisation.is_gln is 'True for 13 digits of which the last checks the others: modulus 10, weights 1 and 3.';

create table organisation.units (
  id uuid primary key,
  kind text not null
    constraint kind_of_unit_is_known check (kind in (
      'region', 'municipality', 'hospital', 'practice', 'secretariat',
      'department', 'ward', 'team', 'nursing-home', 'job-centre')),
  room text
    constraint room_is_known check (room in ('health', 'elder-care', 'assessment', 'job-centre', 'hospital', 'practice')),
  parent_id uuid references organisation.units (id),
  party_id uuid not null references organisation.units (id),
  name text not null constraint name_is_written check (btrim(name) <> ''),
  sector text not null
    constraint sector_is_known check (sector in ('hospital', 'praksis', 'kommune', 'akut', 'borger', 'faelles')),
  services text[] not null default '{}',
  municipality_code text constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'),
  serves text[] not null default '{}',
  sor text constraint sor_has_11_to_18_digits check (sor ~ '^\d{11,18}$'),
  gln text constraint gln_has_its_check_digit check (organisation.is_gln(gln)),
  yder text constraint yder_has_six_digits check (yder ~ '^\d{6}$'),
  phone text,
  duty_phone text,
  valid_from date not null,
  valid_to date,
  registered_at timestamptz not null,
  constraint unit_ends_after_it_begins check (valid_to >= valid_from),
  constraint unit_is_not_above_itself check (parent_id <> id),
  constraint one_unit_per_sor_and_day
    exclude using gist (sor with =, daterange(valid_from, valid_to, '[]') with &&),
  constraint one_unit_per_gln_and_day
    exclude using gist (gln with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table organisation.units is
  'One organisation, from region to team, with the days it exists. party_id is the one above it (or itself) that ratifies and answers by law; room is where in that party information may flow.';
comment on column organisation.units.services is 'What the unit can be asked for: home-nursing, acute-nursing, assessment, ward …';
comment on column organisation.units.serves is 'Municipalities whose citizens it serves; the one it lies in when left empty.';
comment on column organisation.units.duty_phone is 'Answered round the clock.';
create index units_by_parent on organisation.units (parent_id);
create index units_by_service on organisation.units using gin (services);
create index units_by_municipality on organisation.units (municipality_code);

create table organisation.ladder_rungs (
  unit_id uuid not null references organisation.units (id),
  step smallint not null constraint step_counts_from_one check (step >= 1),
  function text not null,
  person_id uuid,
  name text not null,
  phone text not null,
  timeout_minutes int not null constraint timeout_is_a_time check (timeout_minutes > 0),
  primary key (unit_id, step)
);
comment on table organisation.ladder_rungs is
  'One rung of the escalation ladder of a unit: who is called, where, and how long they have before the next is called.';

create table organisation.people (
  id uuid primary key,
  name text not null constraint person_has_a_name check (btrim(name) <> ''),
  subject text constraint one_person_per_sign_in unique,
  authorisation_id text
    constraint one_person_per_authorisation unique
    constraint authorisation_id_is_five_consonants_and_digits
      check (authorisation_id ~ '^[0-9BCDFGHJKLMNPQRSTVWXZ]{5}$'),
  registered_at timestamptz not null
);
comment on table organisation.people is
  'One person who works somewhere or signs in. No CPR number: subject is what the identity provider calls them.';

alter table organisation.ladder_rungs
  add constraint rung_names_a_person_we_know foreign key (person_id) references organisation.people (id);

create table organisation.roles (
  id uuid primary key,
  person_id uuid not null references organisation.people (id),
  unit_id uuid not null references organisation.units (id),
  function text not null constraint function_is_a_word check (function ~ '^[a-z]+(-[a-z]+)*$'),
  valid_from date not null,
  valid_to date,
  granted_at timestamptz not null,
  constraint role_ends_after_it_begins check (valid_to >= valid_from),
  constraint role_is_held_once_at_a_time
    exclude using gist (
      person_id with =, unit_id with =, function with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table organisation.roles is
  'What a person does in a unit, with first and last day. One person may have several at once.';
create index roles_by_person on organisation.roles (person_id);

create table organisation.geography_editions (
  id uuid primary key,
  checksum text not null,
  loaded_at timestamptz not null
);
comment on table organisation.geography_editions is
  'One loading of content/geography. Editions are added, never changed; the one loaded last counts.';

create table organisation.geography_sources (
  edition_id uuid not null references organisation.geography_editions (id),
  source text not null,
  title text not null,
  primary key (edition_id, source)
);
comment on table organisation.geography_sources is 'Where a fact of the edition comes from.';

create table organisation.municipalities (
  edition_id uuid not null references organisation.geography_editions (id),
  code text not null constraint municipality_code_has_four_digits check (code ~ '^\d{4}$'),
  name text not null,
  primary key (edition_id, code)
);
comment on table organisation.municipalities is 'One municipality as the edition knows it.';

create table organisation.area_models (
  edition_id uuid not null references organisation.geography_editions (id),
  model text not null,
  name_da text not null,
  name_en text not null,
  standing text not null constraint standing_is_law_or_proposal check (standing in ('law', 'proposal')),
  preparing_from date,
  valid_from date not null,
  valid_to date,
  primary key (edition_id, model),
  constraint model_ends_after_it_begins check (valid_to >= valid_from),
  constraint model_prepares_before_it_begins check (preparing_from < valid_from)
);
comment on table organisation.area_models is
  'One way of dividing the country (regions, communities, clusters, councils) and the days it holds.';

create table organisation.areas (
  edition_id uuid not null,
  area text not null,
  model text not null,
  name text not null,
  code text,
  hospital text,
  valid_from date not null,
  valid_to date,
  primary key (edition_id, area),
  constraint area_is_of_a_known_model
    foreign key (edition_id, model) references organisation.area_models (edition_id, model),
  constraint area_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table organisation.areas is 'One area of a model, with the acute hospital it is drawn around and the days it holds.';

create table organisation.area_members (
  edition_id uuid not null,
  model text not null,
  municipality_code text not null,
  area text not null,
  valid_from date not null,
  valid_to date,
  basis text not null constraint member_is_documented_or_derived check (basis in ('documented', 'derived')),
  source text not null,
  constraint member_is_a_known_municipality
    foreign key (edition_id, municipality_code) references organisation.municipalities (edition_id, code),
  constraint member_of_a_known_area
    foreign key (edition_id, area) references organisation.areas (edition_id, area),
  constraint member_has_a_source
    foreign key (edition_id, source) references organisation.geography_sources (edition_id, source),
  primary key (edition_id, area, municipality_code),
  constraint one_area_per_municipality_model_and_day
    exclude using gist (
      edition_id with =, model with =, municipality_code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table organisation.area_members is
  'A municipality in the one area of a model it belongs to, and whether that is documented or derived.';

create table organisation.area_exceptions (
  edition_id uuid not null,
  model text not null,
  municipality_code text not null,
  area text,
  reason text not null constraint exception_is_explained check (btrim(reason) <> ''),
  constraint exception_is_of_a_known_municipality
    foreign key (edition_id, municipality_code) references organisation.municipalities (edition_id, code),
  constraint exception_is_of_a_known_model
    foreign key (edition_id, model) references organisation.area_models (edition_id, model),
  constraint exception_names_a_known_area
    foreign key (edition_id, area) references organisation.areas (edition_id, area),
  constraint exception_is_stated_once unique nulls not distinct (edition_id, model, municipality_code, area)
);
comment on table organisation.area_exceptions is
  'A municipality that takes part in one area more than its own, or (area null) lawfully belongs to none, and why.';

create table organisation.acute_hospitals (
  edition_id uuid not null references organisation.geography_editions (id),
  hospital text not null,
  name text not null,
  municipality_code text not null,
  sor text constraint sor_has_11_to_18_digits check (sor ~ '^\d{11,18}$'),
  shak text constraint shak_is_a_hospital check (shak ~ '^\d{4}$'),
  valid_from date,
  valid_to date,
  continued_by text,
  primary key (edition_id, hospital),
  constraint hospital_lies_in_a_known_municipality
    foreign key (edition_id, municipality_code) references organisation.municipalities (edition_id, code),
  constraint hospital_is_continued_by_a_known_one
    foreign key (edition_id, continued_by) references organisation.acute_hospitals (edition_id, hospital)
);
comment on table organisation.acute_hospitals is
  'An acute hospital that areas are drawn around, and the one that took over from it.';

alter table organisation.areas
  add constraint area_is_drawn_around_a_known_hospital
  foreign key (edition_id, hospital) references organisation.acute_hospitals (edition_id, hospital);

grant select, insert on all tables in schema organisation to sammenhaeng_program;
grant delete on organisation.ladder_rungs to sammenhaeng_program;
