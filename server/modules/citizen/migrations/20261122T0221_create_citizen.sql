-- Runs beside the old program: yes (first release).

create schema citizen;
comment on schema citizen is 'Who the citizens are, and their story, told once.';
grant usage on schema citizen to sammenhaeng_program;

create table citizen.citizens (
  citizen_id uuid primary key,
  name text not null constraint citizen_has_a_name check (btrim(name) <> ''),
  sex text not null
    constraint sex_is_as_the_register_has_it check (sex in ('female', 'male', 'non-binary', 'unknown')),
  birth_on date,
  is_birth_date_uncertain boolean not null default false,
  register_status text not null
    constraint register_status_is_known
      check (register_status in ('active', 'no-address', 'abroad', 'missing', 'cancelled')),
  protected_from date,
  protected_to date,
  municipality_code text constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'),
  gp_unit_id uuid,
  died_at timestamptz,
  moved_to uuid constraint moved_to_a_citizen_we_know references citizen.citizens (citizen_id),
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  constraint protection_ends_after_it_begins check (protected_to > protected_from),
  constraint citizen_is_not_moved_to_itself check (moved_to <> citizen_id)
);
comment on table citizen.citizens is
  'One citizen as known now. The dated tables beside it hold how it came to be; died_at and moved_to are caches of their facts.';

create table citizen.identifiers (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  system text not null,
  value text not null,
  kind text not null constraint number_is_of_a_known_kind check (kind in ('cpr', 'x-ecpr', 'd-ecpr')),
  valid_from date,
  valid_to date,
  registered_at timestamptz not null,
  primary key (citizen_id, system, value),
  constraint one_citizen_per_number unique (system, value)
);
comment on table citizen.identifiers is
  'A number a citizen has or had. Old numbers stay, so that they can still be found. A local replacement number is a number only together with its system.';

create table citizen.residences (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  from_on date not null,
  municipality_code text not null constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'),
  told_at timestamptz not null,
  primary key (citizen_id, from_on)
);
comment on table citizen.residences is 'From this day the citizen lives in this municipality, until the next row says another.';

create table citizen.practices (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  from_on date not null,
  unit_id uuid not null,
  told_at timestamptz not null,
  primary key (citizen_id, from_on)
);
comment on table citizen.practices is 'From this day the citizen has this practice, until the next row says another.';

create table citizen.addresses (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  from_on date not null,
  line text,
  postal_code text,
  district text,
  told_at timestamptz not null,
  primary key (citizen_id, from_on),
  constraint address_is_whole_or_none check ((line is null) = (postal_code is null))
);
comment on table citizen.addresses is
  'From this day the citizen lives here; no line means none (special protection, or without an address). Kept apart from the citizen so that no list reads it by accident.';

create table citizen.relatives (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  id uuid not null,
  name text not null,
  relation text not null
    constraint relation_is_known
      check (relation in ('spouse', 'child', 'parent', 'sibling', 'other', 'guardian', 'lasting-power')),
  phone text,
  scope text,
  relative_citizen_id uuid,
  from_on date not null,
  to_on date,
  told_at timestamptz not null,
  primary key (citizen_id, id)
);
comment on table citizen.relatives is
  'Somebody close to the citizen, or who acts for them: scope says in what. A contact is not a consent and opens nothing.';

create table citizen.known_to (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  municipality_code text not null constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'),
  source_id uuid not null,
  from_on date not null,
  to_on date,
  told_at timestamptz not null,
  primary key (citizen_id, municipality_code, source_id)
);
comment on table citizen.known_to is
  'The municipality has a relevant case about the citizen from one day to another: it keeps notifications about them (RSL § 12 c).';

create table citizen.death_facts (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  id uuid not null,
  source_id uuid not null,
  died_at timestamptz,
  recorded_at timestamptz not null,
  primary key (citizen_id, id)
);
comment on table citizen.death_facts is
  'A source says when the citizen died, or (died_at null) takes it back. What each source said last counts; nothing is erased.';

create table citizen.moves (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  id uuid not null,
  to_citizen_id uuid not null references citizen.citizens (citizen_id),
  kind text not null constraint move_is_made_or_undone check (kind in ('moved', 'undone')),
  by_name text not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id)
);
comment on table citizen.moves is
  'A record under a replacement number was moved to the citizen with the right number, or the move was undone. Read in order, the last counts.';
create index moves_by_target on citizen.moves (to_citizen_id);

create table citizen.story_events (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  id uuid not null,
  entry_id uuid not null,
  type text not null constraint story_event_is_known check (type in ('told', 'confirmed', 'corrected')),
  kind text constraint story_kind_is_known check (kind in ('matters', 'wish', 'resource')),
  said_by text constraint story_is_somebodys_words check (said_by in ('citizen', 'relative', 'professional')),
  text text,
  by_kind text not null,
  by_person_id uuid,
  by_name text not null,
  by_function text,
  by_unit_id uuid,
  at timestamptz not null,
  primary key (citizen_id, id),
  constraint a_story_is_told_with_its_kind_and_words
    check (type <> 'told' or (kind is not null and said_by is not null and text is not null)),
  constraint a_correction_has_words check (type <> 'corrected' or text is not null)
);
comment on table citizen.story_events is
  'Something about the citizen was told, confirmed to hold still, or put in other words. Never changed: the first words stay visible.';
create index story_events_by_time on citizen.story_events (citizen_id, at);

grant select, insert, update on citizen.citizens, citizen.identifiers, citizen.residences, citizen.practices,
  citizen.addresses, citizen.relatives, citizen.known_to to sammenhaeng_program;
grant select, insert on citizen.death_facts, citizen.moves, citizen.story_events to sammenhaeng_program;
