-- Runs beside the old program: yes (widens only).

-- A tie may be one person's alone, and more things tie.
alter table access.relations
  add column person_id uuid,
  drop constraint relation_kind_is_known,
  add constraint relation_kind_is_known check (kind in (
    'stay', 'gp', 'nursing-home-doctor', 'task', 'plan', 'care', 'gop', 'chosen-supplier',
    'offer', 'referral', 'appointment', 'roster', 'wound-case', 'conference', 'prescription',
    'window', 'notice', 'declared',
    'discharge-agreement', 'delegation', 'took-part', 'case', 'agenda', 'event-case', 'supervision-request',
    'review-task', 'operation-ticket'));
comment on column access.relations.person_id is 'Set when the tie is this person''s alone and not the unit''s: a delegation, a declared relation, a review.';
create index relations_by_person on access.relations (person_id, citizen_id) where person_id is not null;
create index relations_of_unit_by_end
  on access.relations (unit_id, kind, coalesce(valid_to, 'infinity'::timestamptz), citizen_id)
  include (valid_from, valid_to, person_id);

create table access.past_relations (
  citizen_id uuid not null,
  id bigint generated always as identity,
  unit_id uuid not null,
  kind text not null,
  source_id uuid not null,
  person_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  told_at timestamptz not null,
  replaced_at timestamptz not null,
  primary key (citizen_id, id)
);
comment on table access.past_relations is
  'A tie as it was told before it was told anew: known from told_at until replaced_at. So a question about a past day is answered with what was known then.';
grant select, insert on access.past_relations to sammenhaeng_program;

create function access.keep_replaced_relation() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into access.past_relations
    (citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, told_at, replaced_at)
  values (old.citizen_id, old.unit_id, old.kind, old.source_id, old.person_id, old.valid_from, old.valid_to,
    old.told_at, new.told_at);
  return new;
end
$$;
comment on function access.keep_replaced_relation is 'Keeps what was told before, when it says something else now.';
create trigger replaced_relation_is_kept
  before update on access.relations
  for each row
  when (old.valid_from is distinct from new.valid_from or old.valid_to is distinct from new.valid_to
    or old.person_id is distinct from new.person_id)
  execute function access.keep_replaced_relation();

create table access.subjects (
  citizen_id uuid primary key,
  born_on date,
  died_at timestamptz,
  is_after_death_information_refused boolean not null default false,
  surname_key text,
  address_key text,
  is_watched boolean not null default false,
  told_at timestamptz not null
);
comment on table access.subjects is
  'What the rules and the log control must know of a citizen, told by the citizen module: age, death, and keys (not words) of surname and address to compare with. is_watched: every look is reviewed (VIP, law part 8).';

create table access.own_records (
  person_id uuid primary key,
  citizen_id uuid not null,
  told_at timestamptz not null
);
comment on table access.own_records is 'Which citizen a professional is themselves: nobody looks at their own or their family''s record through work (D02).';
create index own_records_by_citizen on access.own_records (citizen_id);

create table access.kinships (
  citizen_id uuid not null,
  relative_citizen_id uuid not null,
  relation text not null,
  source_id uuid not null,
  valid_from date not null,
  valid_to date,
  told_at timestamptz not null,
  primary key (citizen_id, relative_citizen_id, source_id, relation)
);
comment on table access.kinships is 'The relative is this (child, spouse …) of the citizen, told by the citizen module, both ways round: for D02 (family) and P36 (nearest relative). source_id: the citizen whose relatives were told. Opens nothing by itself.';
create index kinships_by_source on access.kinships (source_id);
create index kinships_by_relative on access.kinships (relative_citizen_id);

create table access.blocks (
  citizen_id uuid not null,
  id uuid not null,
  target text not null
    constraint block_target_is_known check (target in ('person', 'unit', 'period', 'source', 'everything')),
  person_id uuid,
  unit_id uuid,
  data_from date,
  data_to date,
  does_keep_alerts boolean not null default true,
  valid_from timestamptz not null,
  valid_to timestamptz,
  set_through text not null
    constraint block_is_set_through_a_known_way check (set_through in ('own-page', 'letter', 'phone', 'in-person')),
  set_by_person_id uuid not null,
  set_by_name text not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint block_names_what_it_targets check (
    (target = 'person') = (person_id is not null)
    and (target in ('unit', 'source')) = (unit_id is not null)
    and (target = 'period') = (data_from is not null)),
  constraint block_ends_after_it_begins check (valid_to > valid_from),
  constraint blocked_period_ends_after_it_begins check (data_to >= data_from),
  constraint block_by_letter_or_phone_is_total check (set_through not in ('letter', 'phone') or target = 'everything')
);
comment on table access.blocks is
  'A citizen objects to look-ups (SUL § 41(3), § 42 a(5), § 42 d(4)): by a person, by a unit with those below it, of data from a period, of data from a source unit, or of everything. Never changed; an end is a row of its own.';

create table access.block_ends (
  citizen_id uuid not null,
  block_id uuid not null,
  ended_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (citizen_id, block_id),
  constraint end_is_of_a_block foreign key (citizen_id, block_id) references access.blocks (citizen_id, id)
);
comment on table access.block_ends is 'The citizen has lifted a block.';

create table access.consents (
  citizen_id uuid not null,
  id uuid not null,
  purpose text not null,
  data_kinds text[] not null constraint consent_says_to_what check (cardinality(data_kinds) > 0),
  receiver text not null
    constraint consent_receiver_is_known check (receiver in ('relative', 'unit', 'person', 'named')),
  receiver_citizen_id uuid,
  receiver_unit_id uuid,
  receiver_person_id uuid,
  receiver_name text not null,
  form text not null constraint consent_is_written_or_oral check (form in ('written', 'oral')),
  given_by text not null
    constraint consent_is_given_by_the_citizen_or_who_acts_for_them check (given_by in ('citizen', 'representative')),
  note text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null,
  recorded_by_unit_id uuid,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint consent_names_its_receiver check (
    (receiver = 'relative') = (receiver_citizen_id is not null)
    and (receiver = 'unit') = (receiver_unit_id is not null)
    and (receiver = 'person') = (receiver_person_id is not null)),
  constraint consent_ends_after_it_begins check (valid_to > valid_from),
  constraint consent_lapses_within_a_year check (valid_to <= valid_from + interval '1 year')
);
comment on table access.consents is
  'The citizen consents that somebody is told some kinds of data for a purpose, for a year at most (SUL §§ 42, 43(1), 44). Never changed; a revocation is a row of its own.';
create index consents_by_unit on access.consents (receiver_unit_id) where receiver_unit_id is not null;
create index consents_by_person on access.consents (receiver_person_id) where receiver_person_id is not null;
create index consents_by_relative on access.consents (receiver_citizen_id) where receiver_citizen_id is not null;

create table access.consent_ends (
  citizen_id uuid not null,
  consent_id uuid not null,
  ended_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (citizen_id, consent_id),
  constraint end_is_of_a_consent foreign key (citizen_id, consent_id) references access.consents (citizen_id, id)
);
comment on table access.consent_ends is 'A consent was taken back.';

create table access.representations (
  citizen_id uuid not null,
  id uuid not null,
  representative_citizen_id uuid not null,
  representative_name text not null,
  kind text not null
    constraint representation_kind_is_known
      check (kind in ('parent', 'guardian', 'lasting-power', 'power', 'nearest-relative')),
  data_kinds text[] not null constraint representation_says_to_what check (cardinality(data_kinds) > 0),
  does_cover_health boolean not null,
  document text not null constraint representation_has_a_document check (btrim(document) <> ''),
  review_on date,
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint nobody_represents_themselves check (representative_citizen_id <> citizen_id),
  constraint representation_ends_after_it_begins check (valid_to > valid_from)
);
comment on table access.representations is
  'Somebody acts for the citizen by law or document (SUL §§ 14, 18): parent with custody, guardian, holder of a lasting power in force, of an ordinary power, or nearest relative. Never changed; an end is a row of its own.';
create index representations_by_representative on access.representations (representative_citizen_id);

create table access.representation_ends (
  citizen_id uuid not null,
  representation_id uuid not null,
  ended_at timestamptz not null,
  reason text not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (citizen_id, representation_id),
  constraint end_is_of_a_representation
    foreign key (citizen_id, representation_id) references access.representations (citizen_id, id)
);
comment on table access.representation_ends is 'Somebody no longer acts for the citizen, or their access was limited.';

create table access.overrides (
  citizen_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  role_id uuid not null,
  function text not null,
  unit_id uuid not null,
  reason_code text not null
    constraint override_reason_is_known check (reason_code in (
      'UNCONSCIOUS', 'INCAPABLE', 'ACUTE_LIFE_OR_FUNCTION', 'ACUTE_MEDICATION_RISK', 'RISK_TO_OTHERS', 'CONSENT_NOW')),
  reason text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (citizen_id, id),
  constraint override_is_explained check (reason_code = 'CONSENT_NOW' or char_length(btrim(reason)) >= 20),
  constraint override_lasts_four_hours_at_most
    check (expires_at > opened_at and expires_at <= opened_at + interval '4 hours')
);
comment on table access.overrides is
  'A health person opened one citizen for a short time: with the citizen''s consent now (SUL § 42 a(3), P21) or of necessity (§ 42 a(2), P20). Read-only; the citizen is told; necessity is reviewed. Never changed.';
create index overrides_by_person on access.overrides (person_id, citizen_id, expires_at);

create table access.override_ends (
  citizen_id uuid not null,
  override_id uuid not null,
  ended_at timestamptz not null,
  primary key (citizen_id, override_id),
  constraint end_is_of_an_override foreign key (citizen_id, override_id) references access.overrides (citizen_id, id)
);
comment on table access.override_ends is 'The person closed the citizen again before the time was up.';

create table access.permissions (
  unit_id uuid not null,
  id uuid not null,
  kind text not null
    constraint permission_kind_is_known check (kind in ('technical-help', 'quality', 'research', 'export')),
  functions text[] not null default '{}',
  data_kinds text[] not null default '{}',
  reason text not null constraint permission_is_explained check (btrim(reason) <> ''),
  given_by_person_id uuid not null,
  given_by_name text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  recorded_at timestamptz not null,
  primary key (unit_id, id),
  constraint permission_ends_after_it_begins check (valid_to > valid_from)
);
comment on table access.permissions is
  'The management of a unit lets some of its people look up as technical help (SUL § 42 a(4)), for quality work (§ 42 d(2)(2)), for approved research, or take out more than 50 citizens at once. Never changed; an end is a row of its own.';

create table access.permission_ends (
  unit_id uuid not null,
  permission_id uuid not null,
  ended_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (unit_id, permission_id),
  constraint end_is_of_a_permission foreign key (unit_id, permission_id) references access.permissions (unit_id, id)
);
comment on table access.permission_ends is 'The management took a permission back.';

create table access.exemptions (
  id text not null constraint exemption_id_is_a_word check (id ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  version int not null constraint exemption_version_counts_from_one check (version >= 1),
  content jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  published_at timestamptz not null,
  primary key (id, version),
  constraint exemption_ends_after_it_begins check (valid_to > valid_from)
);
comment on table access.exemptions is
  'A trial that waives a rule for its participants (law part 12), as published. A new version is a new row; the highest counts. Evaluated at every look, so it stops at valid_to to the second.';

create table access.log_eras (
  era int primary key,
  cluster text not null,
  begun_at timestamptz not null
);
comment on table access.log_eras is
  'A stretch of the log inside one life of a database cluster: transaction numbers can only be compared within one. A restored copy, told by the cluster''s number and timeline, begins the next.';

-- What law part 8 asks of a record, beside what it has.
alter table access.records
  add column era int not null default 1,
  add column written_in xid8 not null default pg_current_xact_id(),
  add column digest bytea,
  add column look_id uuid,
  add column request_id text,
  add column on_behalf_of uuid,
  add column controller_id uuid,
  add column evidence jsonb not null default '[]',
  add column evidence_level smallint,
  add column override_id uuid,
  add column reason text,
  add column exemption_id text,
  add column consent_id uuid,
  add column receiver_unit_id uuid,
  add column further_kinds text[] not null default '{}',
  add column withheld_kinds text[] not null default '{}',
  add column count int not null default 1,
  drop constraint actor_is_a_person_or_the_program,
  add constraint actor_is_a_person_a_system_or_the_program
    check (actor_kind in ('professional', 'citizen', 'service', 'system')),
  drop constraint action_is_known,
  add constraint action_is_known
    check (action in ('read', 'write', 'search', 'list', 'print', 'export', 'push', 'override', 'decide')),
  drop constraint a_person_looked_or_the_program,
  add constraint a_person_or_a_client_looked_or_the_program check ((actor_kind = 'system') = (person_id is null));
comment on column access.records.person_id is 'The person; for another system (actor_kind service) its client id.';
comment on column access.records.digest is 'SHA-256 of the record as written, fixed order of fields: what the seals are made of.';
comment on column access.records.further_kinds is 'In a list: kinds shown beside data_kind, by the same rule.';
comment on column access.records.withheld_kinds is 'What the page would have shown beside data_kind and left out. Never said aloud: it tells what there is.';
comment on column access.records.receiver_unit_id is 'Who was told, when something was disclosed to a unit.';
comment on column access.records.on_behalf_of is 'The citizen who looked, when they acted for another.';
comment on column access.records.controller_id is 'The party that is data controller for the unit that looked.';
comment on column access.records.written_in is 'The transaction that wrote it: once every earlier one has ended, a stretch of the log is whole and is sealed.';
create index records_by_person on access.records (person_id, at) where person_id is not null;
create index records_by_unit on access.records (unit_id, at) where unit_id is not null;
-- Records come in the order of time, so a few pages stand for a day: what the control of look-ups reads at night.
create index records_by_time on access.records using brin (at) with (pages_per_range = 32, autosummarize = on);
create index records_by_transaction on access.records (era, written_in);

create table access.log_seals (
  era int not null,
  number bigint not null,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  records int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  previous bytea not null,
  chain bytea not null,
  sealed_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (era, number),
  constraint seal_covers_a_stretch check (to_transaction > from_transaction)
);
comment on table access.log_seals is
  'A sealed checkpoint: the records written in transactions from (included) to (excluded), folded into the chain that began with the era, and signed. A change, a gap or a reorder breaks it.';

create table access.log_erasures (
  month date primary key,
  records int not null,
  erased_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  constraint whole_months_are_erased check (extract(day from month) = 1)
);
comment on table access.log_erasures is
  'A month of the log that was erased because it had been kept long enough, signed. The seals over it stay.';

create table access.log_erased_digests (
  era int not null,
  written_in xid8 not null,
  id uuid not null,
  digest bytea not null,
  primary key (era, written_in, id)
);
comment on table access.log_erased_digests is
  'Digests of erased records whose seal also covers records that are kept: with them the seal can still be checked.';

grant select on access.log_erasures, access.log_erased_digests to sammenhaeng_program;
grant select, insert on access.block_ends, access.blocks, access.consents, access.consent_ends, access.representations,
  access.representation_ends, access.overrides, access.override_ends, access.permissions, access.permission_ends,
  access.exemptions, access.log_eras, access.log_seals to sammenhaeng_program;
grant select, insert, update on access.subjects, access.own_records, access.kinships to sammenhaeng_program;
revoke execute on function access.prepare_months from public;

create schema if not exists reporting;
comment on schema reporting is 'Versioned views that modules publish for others to read.';
grant usage on schema reporting to sammenhaeng_program;

create view reporting.access_looks_v1 with (security_barrier) as
select citizen_id, id, at, actor_kind, person_id, actor_name, role_id, function, unit_id, controller_id, on_behalf_of, action,
  data_kind, object, purpose, flow, outcome, rule_id, evidence_kind, evidence_level, override_id, reason, exemption_id, consent_id,
  receiver_unit_id, further_kinds, count, look_id, request_id
from access.records;
comment on view reporting.access_looks_v1 is 'The access log, for those who control it.';

create view reporting.access_subjects_v1 with (security_barrier) as
select citizen_id, surname_key, address_key, is_watched
from access.subjects;
comment on view reporting.access_subjects_v1 is 'Keys to compare a citizen''s surname and address with those of who looked.';

create view reporting.access_own_records_v1 with (security_barrier) as
select person_id, citizen_id
from access.own_records;
comment on view reporting.access_own_records_v1 is 'Which citizen a professional is themselves.';

grant select on reporting.access_looks_v1, reporting.access_subjects_v1, reporting.access_own_records_v1
  to sammenhaeng_program;
