-- Written by `npm run golden:schema` from the migrations; a test keeps it true. Never edited by hand.

create schema access;
grant usage on schema access to sammenhaeng_program;

CREATE OR REPLACE FUNCTION access.keep_replaced_relation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into access.past_relations
    (citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, told_at, replaced_at)
  values (old.citizen_id, old.unit_id, old.kind, old.source_id, old.person_id, old.valid_from, old.valid_to,
    old.told_at, new.told_at);
  return new;
end
$function$;
comment on function access.keep_replaced_relation() is 'Keeps what was told before, when it says something else now.';

CREATE OR REPLACE FUNCTION access.prepare_months(first_day date, months integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  month_start date;
  name text;
  made int := 0;
begin
  for ahead in 0..months - 1 loop
    month_start := date_trunc('month', first_day)::date + make_interval(months => ahead);
    name := 'records_' || to_char(month_start, 'YYYY_MM');
    if to_regclass('access.' || name) is null then
      begin
        execute format(
          'create table access.%I partition of access.records for values from (%L) to (%L)',
          name, month_start, month_start + interval '1 month');
        made := made + 1;
      exception
        -- Records of that month were kept before the month was made: they stay where they are.
        when check_violation then null;
      end;
    end if;
  end loop;
  return made;
end
$function$;
comment on function access.prepare_months(date,integer) is 'Makes the monthly parts of access.records from the month of a day on; answers how many were missing.';
grant execute on function access.prepare_months(date,integer) to sammenhaeng_program;

create table access.block_ends (
  citizen_id uuid not null,
  block_id uuid not null,
  ended_at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint block_ends_pkey primary key (citizen_id, block_id),
  constraint end_is_of_a_block foreign key (citizen_id, block_id) REFERENCES access.blocks(citizen_id, id)
);
comment on table access.block_ends is 'The citizen has lifted a block.';
grant insert, select on access.block_ends to sammenhaeng_program;

create table access.blocks (
  citizen_id uuid not null,
  id uuid not null,
  target text not null,
  person_id uuid,
  unit_id uuid,
  data_from date,
  data_to date,
  does_keep_alerts boolean not null default true,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  set_through text not null,
  set_by_person_id uuid not null,
  set_by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint blocks_pkey primary key (citizen_id, id),
  constraint block_by_letter_or_phone_is_total check ((set_through <> ALL (ARRAY['letter'::text, 'phone'::text])) OR target = 'everything'::text),
  constraint block_ends_after_it_begins check (valid_to > valid_from),
  constraint block_is_set_through_a_known_way check (set_through = ANY (ARRAY['own-page'::text, 'letter'::text, 'phone'::text, 'in-person'::text, 'representative'::text])),
  constraint block_names_what_it_targets check ((target = 'person'::text) = (person_id IS NOT NULL) AND (target = ANY (ARRAY['unit'::text, 'source'::text])) = (unit_id IS NOT NULL) AND (target = 'period'::text) = (data_from IS NOT NULL)),
  constraint block_target_is_known check (target = ANY (ARRAY['person'::text, 'unit'::text, 'period'::text, 'source'::text, 'everything'::text])),
  constraint blocked_period_ends_after_it_begins check (data_to >= data_from)
);
comment on table access.blocks is 'A citizen objects to look-ups (SUL § 41(3), § 42 a(5), § 42 d(4)): by a person, by a unit with those below it, of data from a period, of data from a source unit, or of everything. Never changed; an end is a row of its own.';
grant insert, select on access.blocks to sammenhaeng_program;

create table access.consent_ends (
  citizen_id uuid not null,
  consent_id uuid not null,
  ended_at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint consent_ends_pkey primary key (citizen_id, consent_id),
  constraint end_is_of_a_consent foreign key (citizen_id, consent_id) REFERENCES access.consents(citizen_id, id)
);
comment on table access.consent_ends is 'A consent was taken back.';
grant insert, select on access.consent_ends to sammenhaeng_program;

create table access.consents (
  citizen_id uuid not null,
  id uuid not null,
  purpose text not null,
  data_kinds text[] not null,
  receiver text not null,
  receiver_citizen_id uuid,
  receiver_unit_id uuid,
  receiver_person_id uuid,
  receiver_name text not null,
  form text not null,
  given_by text not null,
  note text not null default ''::text,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null,
  recorded_by_unit_id uuid,
  recorded_at timestamp with time zone not null,
  constraint consents_pkey primary key (citizen_id, id),
  constraint consent_ends_after_it_begins check (valid_to > valid_from),
  constraint consent_is_given_by_the_citizen_or_who_acts_for_them check (given_by = ANY (ARRAY['citizen'::text, 'representative'::text])),
  constraint consent_is_written_or_oral check (form = ANY (ARRAY['written'::text, 'oral'::text])),
  constraint consent_lapses_within_a_year check (valid_to <= (valid_from + '1 year'::interval)),
  constraint consent_names_its_receiver check ((receiver = 'relative'::text) = (receiver_citizen_id IS NOT NULL) AND (receiver = 'unit'::text) = (receiver_unit_id IS NOT NULL) AND (receiver = 'person'::text) = (receiver_person_id IS NOT NULL)),
  constraint consent_receiver_is_known check (receiver = ANY (ARRAY['relative'::text, 'unit'::text, 'person'::text, 'named'::text])),
  constraint consent_says_to_what check (cardinality(data_kinds) > 0)
);
comment on table access.consents is 'The citizen consents that somebody is told some kinds of data for a purpose, for a year at most (SUL §§ 42, 43(1), 44). Never changed; a revocation is a row of its own.';
create index consents_by_end on access.consents (valid_to);
create index consents_by_person on access.consents (receiver_person_id) WHERE (receiver_person_id IS NOT NULL);
create index consents_by_relative on access.consents (receiver_citizen_id) WHERE (receiver_citizen_id IS NOT NULL);
create index consents_by_unit on access.consents (receiver_unit_id) WHERE (receiver_unit_id IS NOT NULL);
grant insert, select on access.consents to sammenhaeng_program;

create table access.declared_findings (
  citizen_id uuid not null,
  source_id uuid not null,
  outcome text not null,
  found_at timestamp with time zone not null,
  constraint declared_findings_pkey primary key (citizen_id, source_id),
  constraint finding_is_known check (outcome = ANY (ARRAY['verified'::text, 'unverified'::text]))
);
comment on table access.declared_findings is 'What became of a relation somebody declared, when its time was up: another tie of the unit in those days confirmed it, or none did (law, part 10). Never changed.';
grant insert, select on access.declared_findings to sammenhaeng_program;

create table access.delegation_ends (
  citizen_id uuid not null,
  delegation_id uuid not null,
  ended_at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint delegation_ends_pkey primary key (citizen_id, delegation_id),
  constraint end_is_of_a_delegation foreign key (citizen_id, delegation_id) REFERENCES access.delegations(citizen_id, id)
);
comment on table access.delegation_ends is 'A delegated task was taken back.';
grant insert, select on access.delegation_ends to sammenhaeng_program;

create table access.delegations (
  citizen_id uuid not null,
  id uuid not null,
  task text not null,
  unit_id uuid not null,
  person_id uuid,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint delegations_pkey primary key (citizen_id, id),
  constraint delegation_ends_after_it_begins check (valid_to > valid_from),
  constraint delegation_names_a_task check (btrim(task) <> ''::text)
);
comment on table access.delegations is 'A health person lets a unit, or one person in it, do a named kind of health task for the citizen (SUL § 6): what rules P05 and P06 rest on. Never changed; an end is a row of its own.';
grant insert, select on access.delegations to sammenhaeng_program;

create table access.exemptions (
  id text not null,
  version integer not null,
  content jsonb not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  published_at timestamp with time zone not null,
  constraint exemptions_pkey primary key (id, version),
  constraint exemption_ends_after_it_begins check (valid_to > valid_from),
  constraint exemption_id_is_a_word check (id ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'::text),
  constraint exemption_version_counts_from_one check (version >= 1)
);
comment on table access.exemptions is 'A trial that waives a rule for its participants (law part 12), as published. A new version is a new row; the highest counts. Evaluated at every look, so it stops at valid_to to the second.';
grant insert, select on access.exemptions to sammenhaeng_program;

create table access.kinships (
  citizen_id uuid not null,
  relative_citizen_id uuid not null,
  relation text not null,
  source_id uuid not null,
  valid_from date not null,
  valid_to date,
  told_at timestamp with time zone not null,
  constraint kinships_pkey primary key (citizen_id, relative_citizen_id, source_id, relation)
);
comment on table access.kinships is 'The relative is this (child, spouse …) of the citizen, told by the citizen module, both ways round: for D02 (family) and P36 (nearest relative). source_id: the citizen whose relatives were told. Opens nothing by itself.';
create index kinships_by_relative on access.kinships (relative_citizen_id);
create index kinships_by_source on access.kinships (source_id);
grant insert, select, update on access.kinships to sammenhaeng_program;

create table access.log_eras (
  era integer not null,
  cluster text not null,
  begun_at timestamp with time zone not null,
  constraint log_eras_pkey primary key (era)
);
comment on table access.log_eras is 'A stretch of the log inside one life of a database cluster: transaction numbers can only be compared within one. A restored copy, told by the cluster''s number and timeline, begins the next.';
grant insert, select on access.log_eras to sammenhaeng_program;

create table access.log_erased_digests (
  era integer not null,
  written_in xid8 not null,
  id uuid not null,
  digest bytea not null,
  constraint log_erased_digests_pkey primary key (era, written_in, id)
);
comment on table access.log_erased_digests is 'Digests of erased records whose seal also covers records that are kept: with them the seal can still be checked.';
grant select on access.log_erased_digests to sammenhaeng_program;

create table access.log_erasures (
  month date not null,
  records integer not null,
  erased_at timestamp with time zone not null,
  key_id text not null,
  signature bytea not null,
  constraint log_erasures_pkey primary key (month),
  constraint whole_months_are_erased check (EXTRACT(day FROM month) = 1::numeric)
);
comment on table access.log_erasures is 'A month of the log that was erased because it had been kept long enough, signed. The seals over it stay.';
grant select on access.log_erasures to sammenhaeng_program;

create table access.log_seals (
  era integer not null,
  number bigint not null,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  records integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  previous bytea not null,
  chain bytea not null,
  sealed_at timestamp with time zone not null,
  key_id text not null,
  signature bytea not null,
  constraint log_seals_pkey primary key (era, number),
  constraint seal_covers_a_stretch check (to_transaction > from_transaction)
);
comment on table access.log_seals is 'A sealed checkpoint: the records written in transactions from (included) to (excluded), folded into the chain that began with the era, and signed. A change, a gap or a reorder breaks it.';
grant insert, select on access.log_seals to sammenhaeng_program;

create table access.notice_acknowledgements (
  citizen_id uuid not null,
  notice_id uuid not null,
  acknowledged_at timestamp with time zone not null,
  by_person_id uuid not null,
  constraint notice_acknowledgements_pkey primary key (citizen_id, notice_id),
  constraint acknowledgement_is_of_a_notice foreign key (citizen_id, notice_id) REFERENCES access.notices(citizen_id, id)
);
comment on table access.notice_acknowledgements is 'The citizen has read a notice.';
grant insert, select on access.notice_acknowledgements to sammenhaeng_program;

create table access.notices (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null,
  about_id uuid not null,
  told_at timestamp with time zone not null,
  constraint notices_pkey primary key (citizen_id, id),
  constraint citizen_is_told_once unique (citizen_id, kind, about_id),
  constraint notice_kind_is_known check (kind = ANY (ARRAY['override-opened'::text, 'consent-expires'::text, 'look-unjustified'::text, 'breach'::text, 'question-answered'::text]))
);
comment on table access.notices is 'Something the citizen is told on their own page from this moment: an override or a look that proved unjustified (law part 9), a breach (GDPR 34), a question answered, a consent that lapses soon. Sent by letter by nobody yet.';
grant insert, select on access.notices to sammenhaeng_program;

create table access.override_ends (
  citizen_id uuid not null,
  override_id uuid not null,
  ended_at timestamp with time zone not null,
  constraint override_ends_pkey primary key (citizen_id, override_id),
  constraint end_is_of_an_override foreign key (citizen_id, override_id) REFERENCES access.overrides(citizen_id, id)
);
comment on table access.override_ends is 'The person closed the citizen again before the time was up.';
grant insert, select on access.override_ends to sammenhaeng_program;

create table access.overrides (
  citizen_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  role_id uuid not null,
  function text not null,
  unit_id uuid not null,
  reason_code text not null,
  reason text not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint overrides_pkey primary key (citizen_id, id),
  constraint override_is_explained check (reason_code = 'CONSENT_NOW'::text OR char_length(btrim(reason)) >= 20),
  constraint override_lasts_four_hours_at_most check (expires_at > opened_at AND expires_at <= (opened_at + '04:00:00'::interval)),
  constraint override_reason_is_known check (reason_code = ANY (ARRAY['UNCONSCIOUS'::text, 'INCAPABLE'::text, 'ACUTE_LIFE_OR_FUNCTION'::text, 'ACUTE_MEDICATION_RISK'::text, 'RISK_TO_OTHERS'::text, 'CONSENT_NOW'::text]))
);
comment on table access.overrides is 'A health person opened one citizen for a short time: with the citizen''s consent now (SUL § 42 a(3), P21) or of necessity (§ 42 a(2), P20). Read-only; the citizen is told; necessity is reviewed. Never changed.';
create index overrides_by_person on access.overrides (person_id, citizen_id, expires_at);
grant insert, select on access.overrides to sammenhaeng_program;

create table access.own_records (
  person_id uuid not null,
  citizen_id uuid not null,
  told_at timestamp with time zone not null,
  constraint own_records_pkey primary key (person_id)
);
comment on table access.own_records is 'Which citizen a professional is themselves: nobody looks at their own or their family''s record through work (D02).';
create index own_records_by_citizen on access.own_records (citizen_id);
grant insert, select, update on access.own_records to sammenhaeng_program;

create table access.past_relations (
  citizen_id uuid not null,
  id bigint not null generated always as identity,
  unit_id uuid not null,
  kind text not null,
  source_id uuid not null,
  person_id uuid,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  told_at timestamp with time zone not null,
  replaced_at timestamp with time zone not null,
  constraint past_relations_pkey primary key (citizen_id, id)
);
comment on table access.past_relations is 'A tie as it was told before it was told anew: known from told_at until replaced_at. So a question about a past day is answered with what was known then.';
grant insert, select on access.past_relations to sammenhaeng_program;

create table access.permission_ends (
  unit_id uuid not null,
  permission_id uuid not null,
  ended_at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint permission_ends_pkey primary key (unit_id, permission_id),
  constraint end_is_of_a_permission foreign key (unit_id, permission_id) REFERENCES access.permissions(unit_id, id)
);
comment on table access.permission_ends is 'The management took a permission back.';
grant insert, select on access.permission_ends to sammenhaeng_program;

create table access.permissions (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  functions text[] not null default '{}'::text[],
  data_kinds text[] not null default '{}'::text[],
  reason text not null,
  given_by_person_id uuid not null,
  given_by_name text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint permissions_pkey primary key (unit_id, id),
  constraint permission_ends_after_it_begins check (valid_to > valid_from),
  constraint permission_is_explained check (btrim(reason) <> ''::text),
  constraint permission_kind_is_known check (kind = ANY (ARRAY['technical-help'::text, 'quality'::text, 'research'::text, 'export'::text]))
);
comment on table access.permissions is 'The management of a unit lets some of its people look up as technical help (SUL § 42 a(4)), for quality work (§ 42 d(2)(2)), for approved research, or take out more than 50 citizens at once. Never changed; an end is a row of its own.';
grant insert, select on access.permissions to sammenhaeng_program;

create table access.records (
  citizen_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  person_id uuid,
  actor_name text not null,
  role_id uuid,
  function text,
  unit_id uuid,
  action text not null,
  data_kind text not null,
  object text,
  purpose text not null,
  flow text not null,
  outcome text not null,
  rule_id text not null,
  evidence_kind text,
  evidence_unit_id uuid,
  evidence_source_id uuid,
  evidence_is_open boolean,
  era integer not null default 1,
  written_in xid8 not null default pg_current_xact_id(),
  digest bytea,
  look_id uuid,
  request_id text,
  on_behalf_of uuid,
  controller_id uuid,
  evidence jsonb not null default '[]'::jsonb,
  evidence_level smallint,
  override_id uuid,
  reason text,
  exemption_id text,
  consent_id uuid,
  receiver_unit_id uuid,
  further_kinds text[] not null default '{}'::text[],
  withheld_kinds text[] not null default '{}'::text[],
  count integer not null default 1,
  constraint records_pkey primary key (citizen_id, at, id),
  constraint a_person_or_a_client_looked_or_the_program check ((actor_kind = 'system'::text) = (person_id IS NULL)),
  constraint action_is_known check (action = ANY (ARRAY['read'::text, 'write'::text, 'search'::text, 'list'::text, 'print'::text, 'export'::text, 'push'::text, 'override'::text, 'decide'::text])),
  constraint actor_is_a_person_a_system_or_the_program check (actor_kind = ANY (ARRAY['professional'::text, 'citizen'::text, 'service'::text, 'system'::text])),
  constraint flow_is_pull_or_push check (flow = ANY (ARRAY['pull'::text, 'push'::text])),
  constraint look_is_granted_or_denied check (outcome = ANY (ARRAY['granted'::text, 'denied'::text]))
) partition by range (at);
create table access.records_other partition of access.records DEFAULT;
comment on column access.records.controller_id is 'The party that is data controller for the unit that looked.';
comment on column access.records.digest is 'SHA-256 of the record as written, fixed order of fields: what the seals are made of.';
comment on column access.records.further_kinds is 'In a list: kinds shown beside data_kind, by the same rule.';
comment on column access.records.on_behalf_of is 'The citizen who looked, when they acted for another.';
comment on column access.records.person_id is 'The person; for another system (actor_kind service) its client id.';
comment on column access.records.receiver_unit_id is 'Who was told, when something was disclosed to a unit.';
comment on column access.records.withheld_kinds is 'What the page would have shown beside data_kind and left out. Never said aloud: it tells what there is.';
comment on column access.records.written_in is 'The transaction that wrote it: once every earlier one has ended, a stretch of the log is whole and is sealed.';
comment on table access.records is 'One look at, or deed on, a citizen''s data, granted or denied, with who, what, why, by which rule and on what evidence. Never changed.';
create index records_by_person on access.records (person_id, at) WHERE (person_id IS NOT NULL);
create index records_by_time on access.records USING brin (at) WITH (pages_per_range='32', autosummarize='on');
create index records_by_transaction on access.records (era, written_in);
create index records_by_unit on access.records (unit_id, at) WHERE (unit_id IS NOT NULL);
grant insert, select on access.records to sammenhaeng_program;

comment on table access.records_other is 'The records of months nobody had made room for.';

create table access.relations (
  citizen_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  source_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  told_at timestamp with time zone not null,
  person_id uuid,
  constraint relations_pkey primary key (citizen_id, unit_id, kind, source_id),
  constraint relation_kind_is_known check (kind = ANY (ARRAY['stay'::text, 'gp'::text, 'nursing-home-doctor'::text, 'task'::text, 'plan'::text, 'care'::text, 'gop'::text, 'chosen-supplier'::text, 'offer'::text, 'referral'::text, 'appointment'::text, 'roster'::text, 'wound-case'::text, 'conference'::text, 'prescription'::text, 'window'::text, 'notice'::text, 'declared'::text, 'discharge-agreement'::text, 'delegation'::text, 'took-part'::text, 'case'::text, 'agenda'::text, 'event-case'::text, 'supervision-request'::text, 'review-task'::text, 'operation-ticket'::text]))
);
comment on column access.relations.person_id is 'Set when the tie is this person''s alone and not the unit''s: a delegation, a declared relation, a review.';
comment on table access.relations is 'What ties a unit to a citizen, as the module that knows it has told: source_id is its stay, task or citizen. Told again, it holds what was told last; each look keeps the evidence it rested on.';
create index declared_relations_by_end on access.relations (valid_to) WHERE (kind = 'declared'::text);
create index relations_by_person on access.relations (person_id, citizen_id) WHERE (person_id IS NOT NULL);
create index relations_by_unit on access.relations (unit_id, citizen_id);
create index relations_of_unit_by_end on access.relations (unit_id, kind, COALESCE(valid_to, 'infinity'::timestamp with time zone), citizen_id) INCLUDE (valid_from, valid_to, person_id);
CREATE TRIGGER replaced_relation_is_kept BEFORE UPDATE ON access.relations FOR EACH ROW WHEN (((old.valid_from IS DISTINCT FROM new.valid_from) OR (old.valid_to IS DISTINCT FROM new.valid_to) OR (old.person_id IS DISTINCT FROM new.person_id))) EXECUTE FUNCTION access.keep_replaced_relation();
grant insert, select, update on access.relations to sammenhaeng_program;

create table access.representation_ends (
  citizen_id uuid not null,
  representation_id uuid not null,
  ended_at timestamp with time zone not null,
  reason text not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint representation_ends_pkey primary key (citizen_id, representation_id),
  constraint end_is_of_a_representation foreign key (citizen_id, representation_id) REFERENCES access.representations(citizen_id, id)
);
comment on table access.representation_ends is 'Somebody no longer acts for the citizen, or their access was limited.';
grant insert, select on access.representation_ends to sammenhaeng_program;

create table access.representations (
  citizen_id uuid not null,
  id uuid not null,
  representative_citizen_id uuid not null,
  representative_name text not null,
  kind text not null,
  data_kinds text[] not null,
  does_cover_health boolean not null,
  document text not null,
  review_on date,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  recorded_by_person_id uuid not null,
  recorded_by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint representations_pkey primary key (citizen_id, id),
  constraint nobody_represents_themselves check (representative_citizen_id <> citizen_id),
  constraint representation_ends_after_it_begins check (valid_to > valid_from),
  constraint representation_has_a_document check (btrim(document) <> ''::text),
  constraint representation_kind_is_known check (kind = ANY (ARRAY['parent'::text, 'guardian'::text, 'lasting-power'::text, 'power'::text, 'nearest-relative'::text])),
  constraint representation_says_to_what check (cardinality(data_kinds) > 0)
);
comment on table access.representations is 'Somebody acts for the citizen by law or document (SUL §§ 14, 18): parent with custody, guardian, holder of a lasting power in force, of an ordinary power, or nearest relative. Never changed; an end is a row of its own.';
create index representations_by_representative on access.representations (representative_citizen_id);
grant insert, select on access.representations to sammenhaeng_program;

create table access.subjects (
  citizen_id uuid not null,
  born_on date,
  died_at timestamp with time zone,
  is_after_death_information_refused boolean not null default false,
  surname_key text,
  address_key text,
  is_watched boolean not null default false,
  told_at timestamp with time zone not null,
  constraint subjects_pkey primary key (citizen_id)
);
comment on table access.subjects is 'What the rules and the log control must know of a citizen, told by the citizen module: age, death, and keys (not words) of surname and address to compare with. is_watched: every look is reviewed (VIP, law part 8).';
grant insert, select, update on access.subjects to sammenhaeng_program;

create schema agreement;
grant usage on schema agreement to sammenhaeng_program;

create table agreement.documents (
  kind text not null,
  id text not null,
  version integer not null,
  checksum text not null,
  document jsonb not null,
  published_at timestamp with time zone not null,
  constraint a_published_version_stands primary key (kind, id, version),
  constraint kind_of_document_is_known check (kind = ANY (ARRAY['catalogue'::text, 'agreement'::text])),
  constraint version_counts_from_one check (version >= 1)
);
comment on table agreement.documents is 'One published version of a part of the catalogue or of a health agreement. Never changed and never removed: a change is a new version.';
grant insert, select on agreement.documents to sammenhaeng_program;

create schema citizen;
grant usage on schema citizen to sammenhaeng_program;

create table citizen.addresses (
  citizen_id uuid not null,
  from_on date not null,
  line text,
  postal_code text,
  district text,
  told_at timestamp with time zone not null,
  constraint addresses_pkey primary key (citizen_id, from_on),
  constraint addresses_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint address_is_whole_or_none check ((line IS NULL) = (postal_code IS NULL))
);
comment on table citizen.addresses is 'From this day the citizen lives here; no line means none (special protection, or without an address). Kept apart from the citizen so that no list reads it by accident.';
grant insert, select, update on citizen.addresses to sammenhaeng_program;

create table citizen.after_death_wishes (
  citizen_id uuid not null,
  id uuid not null,
  is_information_refused boolean not null,
  said_at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint after_death_wishes_pkey primary key (citizen_id, id),
  constraint after_death_wishes_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id)
);
comment on table citizen.after_death_wishes is 'The citizen says that the nearest relatives are not (or are after all) to be told of illness and death afterwards (SUL § 45). The last said counts; nothing is changed.';
grant insert, select on citizen.after_death_wishes to sammenhaeng_program;

create table citizen.citizens (
  citizen_id uuid not null,
  name text not null,
  sex text not null,
  birth_on date,
  is_birth_date_uncertain boolean not null default false,
  register_status text not null,
  protected_from date,
  protected_to date,
  municipality_code text,
  gp_unit_id uuid,
  died_at timestamp with time zone,
  moved_to uuid,
  registered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  subject_told_at timestamp with time zone,
  constraint citizens_pkey primary key (citizen_id),
  constraint moved_to_a_citizen_we_know foreign key (moved_to) REFERENCES citizen.citizens(citizen_id),
  constraint citizen_has_a_name check (btrim(name) <> ''::text),
  constraint citizen_is_not_moved_to_itself check (moved_to <> citizen_id),
  constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'::text),
  constraint protection_ends_after_it_begins check (protected_to > protected_from),
  constraint register_status_is_known check (register_status = ANY (ARRAY['active'::text, 'no-address'::text, 'abroad'::text, 'missing'::text, 'cancelled'::text])),
  constraint sex_is_as_the_register_has_it check (sex = ANY (ARRAY['female'::text, 'male'::text, 'non-binary'::text, 'unknown'::text]))
);
comment on column citizen.citizens.subject_told_at is 'When access was last told of the citizen''s age, death, kin and keys; null: not yet.';
comment on table citizen.citizens is 'One citizen as known now. The dated tables beside it hold how it came to be; died_at and moved_to are caches of their facts.';
create index citizens_not_told on citizen.citizens (citizen_id) WHERE (subject_told_at IS NULL);
grant insert, select, update on citizen.citizens to sammenhaeng_program;

create table citizen.death_facts (
  citizen_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  died_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  constraint death_facts_pkey primary key (citizen_id, id),
  constraint death_facts_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id)
);
comment on table citizen.death_facts is 'A source says when the citizen died, or (died_at null) takes it back. What each source said last counts; nothing is erased.';
grant insert, select on citizen.death_facts to sammenhaeng_program;

create table citizen.identifiers (
  citizen_id uuid not null,
  system text not null,
  value text not null,
  kind text not null,
  valid_from date,
  valid_to date,
  registered_at timestamp with time zone not null,
  constraint identifiers_pkey primary key (citizen_id, system, value),
  constraint one_citizen_per_number unique (system, value),
  constraint identifiers_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint number_is_of_a_known_kind check (kind = ANY (ARRAY['cpr'::text, 'x-ecpr'::text, 'd-ecpr'::text]))
);
comment on table citizen.identifiers is 'A number a citizen has or had. Old numbers stay, so that they can still be found. A local replacement number is a number only together with its system.';
grant insert, select, update on citizen.identifiers to sammenhaeng_program;

create table citizen.known_to (
  citizen_id uuid not null,
  municipality_code text not null,
  source_id uuid not null,
  from_on date not null,
  to_on date,
  told_at timestamp with time zone not null,
  constraint known_to_pkey primary key (citizen_id, municipality_code, source_id),
  constraint known_to_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'::text)
);
comment on table citizen.known_to is 'The municipality has a relevant case about the citizen from one day to another: it keeps notifications about them (RSL § 12 c).';
grant insert, select, update on citizen.known_to to sammenhaeng_program;

create table citizen.moves (
  citizen_id uuid not null,
  id uuid not null,
  to_citizen_id uuid not null,
  kind text not null,
  by_name text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  constraint moves_pkey primary key (citizen_id, id),
  constraint moves_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint moves_to_citizen_id_fkey foreign key (to_citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint move_is_made_or_undone check (kind = ANY (ARRAY['moved'::text, 'undone'::text]))
);
comment on table citizen.moves is 'A record under a replacement number was moved to the citizen with the right number, or the move was undone. Read in order, the last counts.';
create index moves_by_target on citizen.moves (to_citizen_id);
grant insert, select on citizen.moves to sammenhaeng_program;

create table citizen.practices (
  citizen_id uuid not null,
  from_on date not null,
  unit_id uuid not null,
  told_at timestamp with time zone not null,
  constraint practices_pkey primary key (citizen_id, from_on),
  constraint practices_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id)
);
comment on table citizen.practices is 'From this day the citizen has this practice, until the next row says another.';
grant insert, select, update on citizen.practices to sammenhaeng_program;

create table citizen.relatives (
  citizen_id uuid not null,
  id uuid not null,
  name text not null,
  relation text not null,
  phone text,
  scope text,
  relative_citizen_id uuid,
  from_on date not null,
  to_on date,
  told_at timestamp with time zone not null,
  constraint relatives_pkey primary key (citizen_id, id),
  constraint relatives_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint relation_is_known check (relation = ANY (ARRAY['spouse'::text, 'child'::text, 'parent'::text, 'sibling'::text, 'other'::text, 'guardian'::text, 'lasting-power'::text]))
);
comment on table citizen.relatives is 'Somebody close to the citizen, or who acts for them: scope says in what. A contact is not a consent and opens nothing.';
grant insert, select, update on citizen.relatives to sammenhaeng_program;

create table citizen.residences (
  citizen_id uuid not null,
  from_on date not null,
  municipality_code text not null,
  told_at timestamp with time zone not null,
  constraint residences_pkey primary key (citizen_id, from_on),
  constraint residences_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'::text)
);
comment on table citizen.residences is 'From this day the citizen lives in this municipality, until the next row says another.';
grant insert, select, update on citizen.residences to sammenhaeng_program;

create table citizen.story_events (
  citizen_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  type text not null,
  kind text,
  said_by text,
  text text,
  by_kind text not null,
  by_person_id uuid,
  by_name text not null,
  by_function text,
  by_unit_id uuid,
  at timestamp with time zone not null,
  constraint story_events_pkey primary key (citizen_id, id),
  constraint story_events_citizen_id_fkey foreign key (citizen_id) REFERENCES citizen.citizens(citizen_id),
  constraint a_correction_has_words check (type <> 'corrected'::text OR text IS NOT NULL),
  constraint a_story_is_told_with_its_kind_and_words check (type <> 'told'::text OR kind IS NOT NULL AND said_by IS NOT NULL AND text IS NOT NULL),
  constraint story_event_is_known check (type = ANY (ARRAY['told'::text, 'confirmed'::text, 'corrected'::text])),
  constraint story_is_somebodys_words check (said_by = ANY (ARRAY['citizen'::text, 'relative'::text, 'professional'::text])),
  constraint story_kind_is_known check (kind = ANY (ARRAY['matters'::text, 'wish'::text, 'resource'::text]))
);
comment on table citizen.story_events is 'Something about the citizen was told, confirmed to hold still, or put in other words. Never changed: the first words stay visible.';
create index story_events_by_time on citizen.story_events (citizen_id, at);
grant insert, select on citizen.story_events to sammenhaeng_program;

create schema correspondence;
grant usage on schema correspondence to sammenhaeng_program;

create table correspondence.boxes (
  citizen_id uuid not null,
  thread_id uuid not null,
  unit_id uuid not null,
  is_receiver boolean not null,
  has_sent boolean not null,
  unread integer not null,
  unread_since timestamp with time zone,
  answer_due_at timestamp with time zone,
  has_failed boolean not null,
  latest_at timestamp with time zone not null,
  tied_from timestamp with time zone,
  tied_until timestamp with time zone,
  constraint boxes_pkey primary key (citizen_id, thread_id, unit_id),
  constraint box_belongs_to_a_thread foreign key (citizen_id, thread_id) REFERENCES correspondence.threads(citizen_id, id),
  constraint only_receivers_are_tied check (is_receiver = (tied_from IS NOT NULL)),
  constraint what_is_unread_has_a_time check ((unread > 0) = (unread_since IS NOT NULL))
);
comment on table correspondence.boxes is 'A thread as it lies with one unit of ours: what is unread, until when it is to answer, until when what it was sent ties it to the citizen. A cache of the events.';
create index boxes_of_unit on correspondence.boxes (unit_id, latest_at DESC, thread_id);
create index boxes_to_answer on correspondence.boxes (unit_id, answer_due_at) WHERE (answer_due_at IS NOT NULL);
create index boxes_unread on correspondence.boxes (unit_id, latest_at DESC, thread_id) WHERE (unread > 0);
grant insert, select, update on correspondence.boxes to sammenhaeng_program;

create table correspondence.drafts (
  citizen_id uuid not null,
  person_id uuid not null,
  thread_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  data jsonb not null,
  saved_at timestamp with time zone not null,
  deed text not null,
  constraint drafts_pkey primary key (citizen_id, person_id, thread_id, deed),
  constraint draft_deed_is_known check (deed = ANY (ARRAY['write'::text, 'reply'::text, 'forward'::text])),
  constraint draft_kind_is_known check (kind = ANY (ARRAY['REC'::text, 'PSY'::text, 'SOC'::text]))
);
comment on table correspondence.drafts is 'What one person is writing and has not sent, an answer and a forwarding of a thread each for itself; seen by nobody else, gone when it is sent or thrown away.';
grant delete, insert, select, update on correspondence.drafts to sammenhaeng_program;

create table correspondence.files (
  citizen_id uuid not null,
  sha256 text not null,
  content_type text not null,
  bytes bytea not null storage external,
  kept_at timestamp with time zone not null,
  constraint files_pkey primary key (citizen_id, sha256),
  constraint sha256_is_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'::text)
);
comment on table correspondence.files is 'A file sent with a letter, named by its checksum. It lies in the database so that it is there when the letter is, and in the same backup. Never changed.';
grant insert, select on correspondence.files to sammenhaeng_program;

create table correspondence.letters (
  citizen_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  constraint letters_pkey primary key (citizen_id, id),
  constraint letter_belongs_to_a_thread foreign key (citizen_id, thread_id) REFERENCES correspondence.threads(citizen_id, id)
);
comment on table correspondence.letters is 'In which thread a letter is: what a letter that came twice, and the answer to one of ours, are known by.';
grant insert, select on correspondence.letters to sammenhaeng_program;

create table correspondence.thread_events (
  citizen_id uuid not null,
  thread_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint thread_events_pkey primary key (citizen_id, thread_id, sequence),
  constraint event_belongs_to_a_thread foreign key (citizen_id, thread_id) REFERENCES correspondence.threads(citizen_id, id),
  constraint thread_event_is_known check (type = ANY (ARRAY['letter-kept'::text, 'delivery-told'::text, 'read'::text, 'unread'::text, 'answer-wanted'::text, 'answer-not-wanted'::text, 'answer-overdue'::text])),
  constraint thread_sequence_counts_from_one check (sequence >= 1)
);
comment on table correspondence.thread_events is 'One thing that happened to a thread: a letter sent or received as it was, how its delivery went, read by a unit, an answer wanted. Never changed or removed. The number makes two writers at once impossible.';
grant insert, select on correspondence.thread_events to sammenhaeng_program;

create table correspondence.threads (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null,
  category text not null,
  latest_at timestamp with time zone not null,
  letters integer not null,
  answer_due_at timestamp with time zone,
  is_answer_told boolean not null,
  version integer not null,
  constraint threads_pkey primary key (citizen_id, id),
  constraint a_thread_has_a_letter check (letters >= 1),
  constraint thread_kind_is_known check (kind = ANY (ARRAY['REC'::text, 'PSY'::text, 'SOC'::text])),
  constraint version_counts_events check (version >= 1),
  constraint what_is_told_late_has_a_time check (NOT is_answer_told OR answer_due_at IS NOT NULL)
);
comment on table correspondence.threads is 'One correspondence about a citizen as its events add up to: a cache for lists. kind: what its letters are as data, the strictest of them. is_answer_told: the answer is late and somebody was asked to act.';
create index answers_running_out on correspondence.threads (answer_due_at) WHERE ((answer_due_at IS NOT NULL) AND (NOT is_answer_told));
grant insert, select, update on correspondence.threads to sammenhaeng_program;

create table correspondence.uploads (
  citizen_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  title text not null,
  content_type text not null,
  sha256 text not null,
  bytes bytea not null storage external,
  uploaded_at timestamp with time zone not null,
  constraint uploads_pkey primary key (citizen_id, id),
  constraint upload_sha256_is_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'::text)
);
comment on table correspondence.uploads is 'A file somebody has chosen for a letter they have not sent. Kept for a week; when the letter is sent it is among the files.';
create index uploads_by_age on correspondence.uploads (uploaded_at);
grant delete, insert, select on correspondence.uploads to sammenhaeng_program;

create schema form;
grant usage on schema form to sammenhaeng_program;

create table form.definitions (
  code text not null,
  version integer not null,
  checksum text not null,
  document jsonb not null,
  published_at timestamp with time zone not null,
  constraint definitions_pkey primary key (code, version),
  constraint version_counts_from_one check (version >= 1)
);
comment on table form.definitions is 'One published version of a form. Never changed: a change is a new version.';
grant insert, select on form.definitions to sammenhaeng_program;

create table form.deliveries (
  citizen_id uuid not null,
  response_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  status text not null,
  is_superseded boolean not null default false,
  is_in_error boolean not null default false,
  sent_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by text,
  constraint deliveries_pkey primary key (citizen_id, response_id, unit_id, version),
  constraint deliveries_citizen_id_response_id_fkey foreign key (citizen_id, response_id) REFERENCES form.responses(citizen_id, id),
  constraint delivery_status_is_known check (status = ANY (ARRAY['sent'::text, 'not-told'::text])),
  constraint what_is_read_names_its_reader check ((read_at IS NULL) = (read_by IS NULL))
);
comment on table form.deliveries is 'A signed version sent to a unit, or not told because no rule or no citizen allows it. read_at: the unit has said that it has read it, as the event read has it. is_superseded: a later version was sent.';
create index deliveries_read on form.deliveries (unit_id, read_at) WHERE (read_at IS NOT NULL);
create index deliveries_unread on form.deliveries (unit_id, sent_at) WHERE ((read_at IS NULL) AND (status = 'sent'::text) AND (NOT is_superseded));
grant insert, select, update on form.deliveries to sammenhaeng_program;

create table form.outside_sendings (
  citizen_id uuid not null,
  response_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  state text not null,
  constraint outside_sendings_pkey primary key (citizen_id, response_id, unit_id, version, at, state),
  constraint outside_sendings_citizen_id_response_id_fkey foreign key (citizen_id, response_id) REFERENCES form.responses(citizen_id, id),
  constraint outside_state_is_known check (state = ANY (ARRAY['no-way'::text, 'lacks-admission'::text, 'lacks-discharge'::text, 'waiting'::text, 'acknowledged'::text, 'failed'::text, 'another-way'::text, 'closed'::text]))
);
comment on table form.outside_sendings is 'How a version sent to a unit outside the house reached it: no letter can carry it there, its letter lacks something nobody has told, on its way, taken in, not, or dealt with by the message desk. Never changed; the newest counts.';
grant insert, select on form.outside_sendings to sammenhaeng_program;

create table form.response_events (
  citizen_id uuid not null,
  response_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  by jsonb not null,
  data jsonb not null,
  constraint response_events_pkey primary key (citizen_id, response_id, sequence),
  constraint response_events_citizen_id_response_id_fkey foreign key (citizen_id, response_id) REFERENCES form.responses(citizen_id, id),
  constraint response_event_is_known check (type = ANY (ARRAY['started'::text, 'saved'::text, 'signed'::text, 'amendment-begun'::text, 'draft-discarded'::text, 'entered-in-error'::text, 'read'::text, 'taken-over'::text]))
);
comment on table form.response_events is 'One thing that happened to a response: begun, saved, signed, amended, put away, entered in error, read by a receiver, taken over by another team. Never changed.';
grant insert, select on form.response_events to sammenhaeng_program;

create table form.responses (
  citizen_id uuid not null,
  id uuid not null,
  form_code text not null,
  form_version integer not null,
  subject_id uuid,
  unit_id uuid,
  status text not null,
  version integer not null,
  has_draft boolean not null,
  has_news boolean not null,
  started_at timestamp with time zone not null,
  started_by jsonb not null,
  signed_at timestamp with time zone,
  signed_by jsonb,
  happened_at timestamp with time zone,
  constraint responses_pkey primary key (citizen_id, id),
  constraint responses_form_code_form_version_fkey foreign key (form_code, form_version) REFERENCES form.definitions(code, version),
  constraint a_signed_response_has_a_version check ((version > 0) = (signed_at IS NOT NULL)),
  constraint response_status_is_known check (status = ANY (ARRAY['draft'::text, 'signed'::text, 'amended'::text, 'entered-in-error'::text, 'discarded'::text]))
);
comment on table form.responses is 'One filled-in form, or one being filled in, as a list shows it: a cache of its events. unit_id: whose it is; none when the citizen has written it.';
create unique index one_first_draft_per_unit on form.responses (citizen_id, form_code, subject_id, unit_id) NULLS NOT DISTINCT WHERE (status = 'draft'::text);
grant insert, select, update on form.responses to sammenhaeng_program;

create table form.subjects (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null,
  part_of uuid,
  unit_id uuid,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  expected_discharge_at timestamp with time zone,
  treatment_finished_at timestamp with time zone,
  window_until timestamp with time zone,
  told_at timestamp with time zone not null,
  constraint subjects_pkey primary key (citizen_id, id),
  constraint subject_is_known check (kind = ANY (ARRAY['stay'::text, 'rehabilitation-plan'::text]))
);
comment on table form.subjects is 'What a form can be about besides the citizen, as the module that knows it tells it: a stay or a rehabilitation plan, with the unit that has it and the times that need not be asked again.';
grant insert, select, update on form.subjects to sammenhaeng_program;

create table form.told_values (
  citizen_id uuid not null,
  source text not null,
  values jsonb not null,
  text jsonb not null,
  told_at timestamp with time zone,
  constraint told_values_pkey primary key (citizen_id, source)
);
comment on table form.told_values is 'What another module knows that a form may suggest, as it is now: function by ICF, the medicine list, help with medicine. Told again it replaces what was told.';
grant insert, select, update on form.told_values to sammenhaeng_program;

create schema identity;
grant usage on schema identity to sammenhaeng_program;

create table identity.client_assertions (
  client_id uuid not null,
  jti_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint client_assertions_pkey primary key (client_id, jti_hash)
);
comment on table identity.client_assertions is 'A signed statement a client has shown once, until it would have expired: it cannot be shown again.';
create index client_assertions_by_expiry on identity.client_assertions (expires_at);
grant delete, insert, select on identity.client_assertions to sammenhaeng_program;

create table identity.client_ends (
  client_id uuid not null,
  ended_at timestamp with time zone not null,
  reason text not null,
  by_person_id uuid not null,
  by_name text not null,
  constraint client_ends_pkey primary key (client_id),
  constraint client_ends_client_id_fkey foreign key (client_id) REFERENCES identity.clients(id),
  constraint end_of_a_client_is_explained check (btrim(reason) <> ''::text)
);
comment on table identity.client_ends is 'A client is let in no more: its keys and tokens open nothing from this moment.';
grant insert, select on identity.client_ends to sammenhaeng_program;

create table identity.client_key_sets (
  client_id uuid not null,
  number integer not null,
  jwks jsonb,
  jwks_uri text,
  told_at timestamp with time zone not null,
  earlier_until timestamp with time zone not null,
  told_by_person_id uuid not null,
  told_by_name text not null,
  constraint client_key_sets_pkey primary key (client_id, number),
  constraint client_key_sets_client_id_fkey foreign key (client_id) REFERENCES identity.clients(id),
  constraint earlier_keys_end_when_told_or_later check (earlier_until >= told_at),
  constraint key_set_is_given_or_fetched check ((jwks IS NULL) <> (jwks_uri IS NULL)),
  constraint key_sets_count_from_one check (number >= 1)
);
comment on table identity.client_key_sets is 'Public keys a client signs with, as it gave them or where it publishes them. A newer set says until when the earlier ones hold, so keys can change without a break. Never changed.';
grant insert, select on identity.client_key_sets to sammenhaeng_program;

create table identity.client_senders (
  client_id uuid not null,
  number integer not null,
  glns text[] not null,
  sors text[] not null,
  told_at timestamp with time zone not null,
  told_by_person_id uuid not null,
  told_by_name text not null,
  constraint client_senders_pkey primary key (client_id, number),
  constraint client_senders_client_id_fkey foreign key (client_id) REFERENCES identity.clients(id),
  constraint senders_count_from_one check (number >= 1)
);
comment on table identity.client_senders is 'Whom outside its own unit a client may deliver letters for, and only to that unit: location numbers and SOR codes. The newest row counts; without one it sends for its own unit alone. Never changed.';
grant insert, select on identity.client_senders to sammenhaeng_program;

create table identity.client_tokens (
  token_hash bytea not null,
  client_id uuid not null,
  scopes text[] not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint client_tokens_key primary key (token_hash)
);
comment on table identity.client_tokens is 'What a client calls us with for some minutes. It holds the token; we hold its hash, so a copy of this table opens nothing.';
create index client_tokens_by_expiry on identity.client_tokens (expires_at);
grant delete, insert, select on identity.client_tokens to sammenhaeng_program;

create table identity.clients (
  id uuid not null,
  name text not null,
  unit_id uuid not null,
  function text not null,
  scopes text[] not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  permission_id uuid,
  approved_by_person_id uuid not null,
  approved_by_name text not null,
  registered_at timestamp with time zone not null,
  constraint clients_pkey primary key (id),
  constraint client_ends_after_it_begins check (valid_to > valid_from),
  constraint client_has_a_name check (btrim(name) <> ''::text),
  constraint client_is_let_in_to_something check (cardinality(scopes) > 0)
);
comment on column identity.clients.permission_id is 'The management''s permission for technical help it stands on, kept by access; none for a system that looks at nobody.';
comment on table identity.clients is 'Another system, let in by the management of the unit it acts for: what it may ask for, from when until when. Never changed; an end is a row of its own.';
grant insert, select on identity.clients to sammenhaeng_program;

create table identity.device_keys (
  person_id uuid not null,
  key bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint device_keys_key primary key (person_id),
  constraint device_key_has_32_bytes check (octet_length(key) = 32)
);
comment on column identity.device_keys.key is 'AES-256, made at random.';
comment on table identity.device_keys is 'What opens the deeds a person''s devices keep until there is a network. A browser gets it with the session and never stores it. Gone when the person signs out everywhere: what a lost phone keeps can then be opened by nobody.';
grant delete, insert, select on identity.device_keys to sammenhaeng_program;

create table identity.sessions (
  id_hash bytea not null,
  kind text not null,
  person_id uuid not null,
  person_name text not null,
  role_id uuid,
  citizen_id uuid,
  page_token text not null,
  language text not null default 'da'::text,
  signed_in_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  seen_at timestamp with time zone not null default now(),
  id uuid not null default gen_random_uuid(),
  browser text,
  subject text,
  provider_session text,
  constraint sessions_key primary key (id_hash),
  constraint session_ids_are_told_apart unique (id),
  constraint session_has_a_role_or_a_citizen check (kind = 'professional'::text AND role_id IS NOT NULL AND citizen_id IS NULL OR kind = 'citizen'::text AND citizen_id IS NOT NULL AND role_id IS NULL),
  constraint session_is_of_a_professional_or_a_citizen check (kind = ANY (ARRAY['professional'::text, 'citizen'::text])),
  constraint session_language_is_known check (language = ANY (ARRAY['da'::text, 'en'::text]))
);
comment on column identity.sessions.browser is 'Browser and system in a few words, as the browser told when it signed in; null when it told nothing we know.';
comment on column identity.sessions.id is 'The name of the session on the page of the person it belongs to. It opens nothing.';
comment on column identity.sessions.provider_session is 'The provider’s own name (sid) of the session ours rests on, when it gives one.';
comment on column identity.sessions.seen_at is 'When somebody was last at the screen, to the minute. What a page asks by itself does not count.';
comment on column identity.sessions.subject is 'Who the provider said it was. Null for sessions from before.';
comment on table identity.sessions is 'One signed-in person at one browser. The browser holds the id; we hold its hash, so a copy of this table opens nothing.';
create index sessions_by_expiry on identity.sessions (expires_at);
create index sessions_by_person on identity.sessions (person_id);
create index sessions_by_provider_session on identity.sessions (provider_session);
create index sessions_by_subject on identity.sessions (subject);
grant delete, insert, select, update on identity.sessions to sammenhaeng_program;

create table identity.sign_ins (
  state_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamp with time zone not null,
  constraint sign_ins_key primary key (state_hash)
);
comment on table identity.sign_ins is 'A sign-in that has been sent to the provider and not come back: what we must know to trust the answer. Used once.';
grant delete, insert, select, update on identity.sign_ins to sammenhaeng_program;

create schema medication;
grant usage on schema medication to sammenhaeng_program;

create table medication.card_changes (
  citizen_id uuid not null,
  id uuid not null,
  position integer not null,
  change jsonb not null,
  by jsonb not null,
  status text not null,
  wanted_at timestamp with time zone not null,
  attempts integer not null default 0,
  next_try_at timestamp with time zone,
  last_fault text,
  person_asked_at timestamp with time zone,
  constraint card_changes_pkey primary key (citizen_id, id),
  constraint change_waits_or_is_over check (status = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text, 'overtaken'::text])),
  constraint only_what_waits_is_tried_again check ((status = 'waiting'::text) = (next_try_at IS NOT NULL))
);
comment on table medication.card_changes is 'A change wanted of the national medicine card, and how sending it goes: a queue. position: the order of the deeds. What came of it stands in the events.';
create index changes_to_send on medication.card_changes (next_try_at) WHERE (status = 'waiting'::text);
grant insert, select, update on medication.card_changes to sammenhaeng_program;

create table medication.card_feed (
  name text not null,
  cursor text,
  read_at timestamp with time zone,
  failures integer not null default 0,
  next_try_at timestamp with time zone not null,
  last_fault text,
  constraint card_feed_pkey primary key (name),
  constraint a_fault_is_of_a_failure check ((failures = 0) = (last_fault IS NULL)),
  constraint one_feed check (name = 'fmk'::text)
);
comment on table medication.card_feed is 'How far the feed of changed medicine cards has been read, and how reading it goes. One row.';
grant insert, select, update on medication.card_feed to sammenhaeng_program;

create table medication.cave_events (
  citizen_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint cave_events_pkey primary key (citizen_id, sequence),
  constraint cave_event_is_known check (type = ANY (ARRAY['cave-written'::text, 'cave-assessed'::text, 'cave-ended'::text, 'no-known-cave-stated'::text])),
  constraint cave_events_are_counted_from_one check (sequence > 0)
);
comment on table medication.cave_events is 'Something that was told, assessed or taken back of what one citizen does not tolerate (CAVE), in the order it happened. Never changed and never deleted: an entry in error ends with an event that says so.';
grant insert, select on medication.cave_events to sammenhaeng_program;

create table medication.events (
  citizen_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint events_pkey primary key (citizen_id, sequence),
  constraint event_is_known check (type = ANY (ARRAY['card-read'::text, 'reconciliation-started'::text, 'stay-ended'::text, 'stay-resumed'::text, 'line-decided'::text, 'dispensing-list-stated'::text, 'party-confirmed'::text, 'list-given'::text, 'dose-dispensing-paused'::text, 'dose-dispensing-resumed'::text, 'reconciled-marked'::text, 'card-change-answered'::text, 'difference-found'::text, 'difference-decided'::text, 'difference-solved'::text, 'supply-answered'::text])),
  constraint events_are_counted_from_one check (sequence > 0)
);
comment on table medication.events is 'Something that happened to the medicine lists of one citizen, in the order it happened. Never changed: a decision that is made anew is a new event, and the first stays to be read.';
grant insert, select on medication.events to sammenhaeng_program;

create table medication.reconciliations (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unclear_lines integer not null,
  open_differences integer not null,
  is_high_risk_open boolean not null,
  is_card_reconciled boolean not null,
  is_list_given boolean not null,
  is_dispensed_by_card boolean not null,
  reconciled_at_discharge_at timestamp with time zone,
  done_at timestamp with time zone,
  sequence integer not null,
  constraint reconciliations_pkey primary key (citizen_id, id),
  constraint one_reconciliation_per_stay unique (citizen_id, stay_id)
);
comment on table medication.reconciliations is 'How the agreement about the medicine of one stay stood at the event numbered sequence: a cache of the events, for lists.';
grant insert, select, update on medication.reconciliations to sammenhaeng_program;

create table medication.simulated_cards (
  citizen_id uuid not null,
  card jsonb not null,
  changed_at timestamp with time zone not null,
  constraint simulated_cards_pkey primary key (citizen_id)
);
comment on table medication.simulated_cards is 'The medicine card of one citizen in the simulator of the national medicine card (FMK). Empty where the real one is plugged in.';
grant insert, select, update on medication.simulated_cards to sammenhaeng_program;

create schema message;
grant usage on schema message to sammenhaeng_program;

create table message.definition_packages (
  name text not null,
  version text not null,
  imported_at timestamp with time zone not null,
  definitions integer not null,
  sha256 bytea not null,
  content bytea not null storage external,
  constraint definition_packages_pkey primary key (name, version),
  constraint package_checksum_is_sha256 check (octet_length(sha256) = 32),
  constraint package_has_a_name check (btrim(name) <> ''::text),
  constraint package_has_a_version check (btrim(version) <> ''::text)
);
comment on column message.definition_packages.content is 'The definitions as JSON, gzip: without what only people read.';
comment on column message.definition_packages.sha256 is 'Of the definitions as they are kept, before compression.';
comment on table message.definition_packages is 'Published packages of profiles and codes an operator has loaded. A version is never changed: several lie side by side, and each standard is judged by its own.';
grant insert, select on message.definition_packages to sammenhaeng_program;

create table message.handlings (
  id uuid not null,
  letter uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  person_id uuid not null,
  role_id uuid not null,
  reason text,
  citizen_id uuid,
  issues jsonb not null default '[]'::jsonb,
  constraint handlings_pkey primary key (id),
  constraint handlings_letter_fkey foreign key (letter) REFERENCES message.letters(id),
  constraint closing_has_a_reason check (kind <> 'closed'::text OR btrim(reason) <> ''::text),
  constraint kind_is_known check (kind = ANY (ARRAY['looked'::text, 'tried-again'::text, 'taken-in'::text, 'closed'::text])),
  constraint taken_in_names_the_citizen check ((kind = 'taken-in'::text) = (citizen_id IS NOT NULL))
);
comment on table message.handlings is 'What a person did with a parked letter: looked at the original, tried it again, closed it.';
create index handlings_by_letter on message.handlings (letter, id);
create unique index one_outcome_per_parked_letter on message.handlings (letter) WHERE (kind = ANY (ARRAY['taken-in'::text, 'closed'::text]));
grant insert, select on message.handlings to sammenhaeng_program;

create table message.letters (
  id uuid not null,
  received_at timestamp with time zone not null,
  channel text not null,
  sender_key text not null,
  letter_id text not null,
  envelope_id text,
  standard text,
  code text,
  verdict text not null,
  citizen_id uuid,
  sender_unit_id uuid,
  receiver_unit_id uuid,
  receiver_party_id uuid,
  sent_at timestamp with time zone,
  content_type text not null,
  byte_length integer not null,
  sha256 bytea not null,
  original bytea storage external,
  issues jsonb not null,
  outside jsonb not null,
  answer_code text,
  answer_envelope_id text,
  answer_letter_id text,
  client_id uuid,
  constraint letters_pkey primary key (id),
  constraint one_answer_per_letter unique (sender_key, letter_id),
  constraint one_letter_per_envelope unique (sender_key, envelope_id),
  constraint acknowledgement_is_never_answered check ((verdict = 'acknowledged'::text) = (answer_code IS NULL)),
  constraint answer_has_its_ids check ((answer_code IS NULL) = (answer_envelope_id IS NULL) AND (answer_code IS NULL) = (answer_letter_id IS NULL)),
  constraint answer_is_known check (answer_code = ANY (ARRAY['ok'::text, 'fatal-error'::text, 'transient-error'::text])),
  constraint channel_is_known check (channel = ANY (ARRAY['http'::text, 'folder'::text, 'program'::text])),
  constraint checksum_is_sha256 check (octet_length(sha256) = 32),
  constraint nothing_kept_of_others check ((verdict <> ALL (ARRAY['not-relevant'::text, 'refused'::text])) OR original IS NULL AND citizen_id IS NULL),
  constraint ok_means_stored check (answer_code <> 'ok'::text OR verdict = 'not-relevant'::text OR original IS NOT NULL),
  constraint standard_is_known check (standard = ANY (ARRAY['hospital-notification'::text, 'care-communication'::text, 'home-care-observation'::text, 'acknowledgement'::text, 'discharge-letter'::text, 'admission-report'::text, 'discharge-report'::text, 'finished-treatment'::text, 'referral'::text, 'municipal-contacts'::text])),
  constraint verdict_is_known check (verdict = ANY (ARRAY['received'::text, 'parked'::text, 'not-relevant'::text, 'refused'::text, 'acknowledged'::text]))
);
comment on column message.letters.client_id is 'The registered system that delivered it; empty for a shared token, the folder and the program itself.';
comment on column message.letters.envelope_id is 'Empty when the envelope id had been used for another letter before, and of the older formats, whose numbers begin again.';
comment on column message.letters.issues is 'Rules that were broken and where, never what the element said.';
comment on column message.letters.outside is 'Sender, receiver and newest step of history: what an answer repeats.';
comment on column message.letters.sender_key is 'Location number of the sender, else its SOR code, and of an acknowledgement its standard: letter and envelope ids are unique for a sender, need not be UUIDs, and a receipt may have the number of a letter.';
comment on table message.letters is 'One letter as it came the first time, and the answer it got. Never changed. A letter about a citizen the receiver has no case for, or for nobody here, leaves ids, checksum, code and times, and nothing else.';
create index letters_by_party on message.letters (receiver_party_id, verdict, id DESC);
grant insert, select on message.letters to sammenhaeng_program;

create table message.mailboxes (
  id uuid not null,
  registered_at timestamp with time zone not null,
  registered_by text not null,
  gln text not null,
  is_open boolean not null,
  adapter text not null,
  address text not null,
  envelope text not null,
  takes jsonb not null,
  constraint mailboxes_pkey primary key (id),
  constraint adapter_is_known check (adapter = ANY (ARRAY['http'::text, 'folder'::text, 'memory'::text])),
  constraint envelope_is_known check (envelope = ANY (ARRAY['none'::text, 'vans'::text, 'ehmi'::text])),
  constraint mailbox_is_a_location_number check (gln ~ '^[0-9]{13}$'::text),
  constraint takes_is_a_list check (jsonb_typeof(takes) = 'array'::text)
);
comment on table message.mailboxes is 'How a partner outside is reached: the way to its mailbox and which standards and versions it takes. The newest row of a location number counts; a closed one is not sent to.';
create index mailboxes_by_gln on message.mailboxes (gln, id DESC);
grant insert, select on message.mailboxes to sammenhaeng_program;

create table message.outgoing_events (
  letter uuid not null,
  sequence integer not null,
  at timestamp with time zone not null,
  kind text not null,
  data jsonb not null,
  constraint outgoing_events_pkey primary key (letter, sequence),
  constraint outgoing_events_letter_fkey foreign key (letter) REFERENCES message.outgoing_letters(id),
  constraint outgoing_event_is_known check (kind = ANY (ARRAY['queued'::text, 'sending'::text, 'handed-over'::text, 'not-handed-over'::text, 'turned-away'::text, 'interrupted'::text, 'answered'::text, 'contradicted'::text, 'unanswered'::text, 'escalated'::text, 'retried'::text, 'closed'::text, 'looked'::text]))
);
comment on table message.outgoing_events is 'What has happened to a letter of ours: every try, every answer, who was called, and what people did.';
create unique index envelope_is_never_used_again on message.outgoing_events (((data ->> 'envelopeId'::text))) WHERE (kind = 'sending'::text);
grant insert, select on message.outgoing_events to sammenhaeng_program;

create table message.outgoing_letters (
  id uuid not null,
  place bigint not null generated always as identity,
  created_at timestamp with time zone not null,
  asked_by text not null,
  key text not null,
  citizen_id uuid,
  from_unit_id uuid not null,
  from_party_id uuid not null,
  to_unit_id uuid,
  sender jsonb not null,
  receiver jsonb not null,
  standard text not null,
  version text not null,
  format text not null,
  code text,
  letter_id text not null,
  thread_id text,
  content jsonb not null,
  content_type text not null,
  byte_length integer not null,
  sha256 bytea not null,
  original bytea not null storage external,
  instead_of uuid,
  constraint outgoing_letters_pkey primary key (id),
  constraint asked_for_once unique (asked_by, key),
  constraint letter_id_is_never_reused unique (letter_id),
  constraint outgoing_letters_instead_of_fkey foreign key (instead_of) REFERENCES message.outgoing_letters(id),
  constraint outgoing_checksum_is_sha256 check (octet_length(sha256) = 32),
  constraint outgoing_format_is_known check (format = ANY (ARRAY['json'::text, 'xml'::text, 'edifact'::text, 'oioxml'::text]))
);
comment on column message.outgoing_letters.content is 'What was asked to be said, so that it can be said to another receiver. Ids and words, no CPR number.';
comment on column message.outgoing_letters.instead_of is 'The letter that did not arrive, which this one was sent instead of.';
comment on column message.outgoing_letters.key is 'What the module that asked calls it; the same key asks once.';
comment on column message.outgoing_letters.original is 'The letter as it was first written.';
comment on table message.outgoing_letters is 'A letter of ours, kept in the transaction of the deed that asked for it. Never changed: at every sending the same letter leaves in a new envelope.';
grant insert, select on message.outgoing_letters to sammenhaeng_program;

create table message.outgoing_states (
  letter uuid not null,
  place bigint not null,
  from_party_id uuid not null,
  from_unit_id uuid not null,
  receiver_gln text not null,
  order_key text,
  version integer not null,
  status text not null,
  needs_person boolean not null,
  sendings integer not null,
  due_at timestamp with time zone,
  decided_at timestamp with time zone not null,
  state jsonb not null,
  constraint outgoing_states_pkey primary key (letter),
  constraint outgoing_states_letter_fkey foreign key (letter) REFERENCES message.outgoing_letters(id),
  constraint outgoing_status_is_known check (status = ANY (ARRAY['waiting'::text, 'sending'::text, 'awaiting'::text, 'acknowledged'::text, 'refused'::text, 'unanswered'::text, 'closed'::text]))
);
comment on table message.outgoing_states is 'Where each letter of ours is now: what its events add up to, kept for reading and for the next deed to be found by.';
create index outgoing_by_party on message.outgoing_states (from_party_id, letter DESC);
create index outgoing_due on message.outgoing_states (due_at) WHERE (due_at IS NOT NULL);
create index outgoing_in_order on message.outgoing_states (order_key, place) WHERE ((order_key IS NOT NULL) AND (sendings = 0) AND (status = ANY (ARRAY['waiting'::text, 'sending'::text])));
grant insert, select, update on message.outgoing_states to sammenhaeng_program;

create table message.repeats (
  id uuid not null,
  letter uuid not null,
  received_at timestamp with time zone not null,
  channel text not null,
  envelope_id text,
  sha256 bytea not null,
  answer_envelope_id text,
  answer_letter_id text,
  client_id uuid,
  constraint repeats_pkey primary key (id),
  constraint repeats_letter_fkey foreign key (letter) REFERENCES message.letters(id),
  constraint channel_is_known check (channel = ANY (ARRAY['http'::text, 'folder'::text, 'program'::text]))
);
comment on column message.repeats.client_id is 'The registered system that delivered it this time.';
comment on table message.repeats is 'A letter that came again. It triggers nothing; it gets the code of the first time in a new envelope.';
create index repeats_by_letter on message.repeats (letter);
grant insert, select on message.repeats to sammenhaeng_program;

create schema observation;
grant usage on schema observation to sammenhaeng_program;

create table observation.deliveries (
  citizen_id uuid not null,
  letter uuid not null,
  at timestamp with time zone not null,
  state text not null,
  reason text,
  constraint deliveries_pkey primary key (citizen_id, letter, at, state),
  constraint deliveries_citizen_id_letter_fkey foreign key (citizen_id, letter) REFERENCES observation.letters(citizen_id, id),
  constraint delivery_state_is_known check (state = ANY (ARRAY['inside'::text, 'waiting'::text, 'acknowledged'::text, 'failed'::text, 'another-way'::text, 'closed'::text]))
);
comment on table observation.deliveries is 'How a telling written here reached its receiver: there at once, on its way, taken in, not, or dealt with by the message desk. Never changed; the newest counts.';
grant insert, select on observation.deliveries to sammenhaeng_program;

create table observation.letters (
  citizen_id uuid not null,
  id uuid not null,
  sender_key text not null,
  letter_id text not null,
  activity text not null,
  about text,
  sent_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  from_unit_id uuid,
  from_name text not null,
  to_unit_id uuid,
  to_name text not null,
  message_id uuid,
  written_by jsonb,
  content jsonb not null,
  constraint letters_pkey primary key (citizen_id, id),
  constraint each_letter_is_told_once unique (citizen_id, sender_key, letter_id),
  constraint a_change_names_what_it_changes check (activity = 'new'::text OR about IS NOT NULL),
  constraint activity_is_known check (activity = ANY (ARRAY['new'::text, 'modified'::text, 'retracted'::text])),
  constraint it_came_or_was_written_here check ((message_id IS NULL) <> (written_by IS NULL))
);
comment on table observation.letters is 'One telling of results: new ones, a correction or a cancellation of an earlier telling. Never changed; what holds is what all of them add up to. message_id: the letter it came with; written_by: who wrote it here.';
grant insert, select on observation.letters to sammenhaeng_program;

create schema organisation;
grant usage on schema organisation to sammenhaeng_program;

CREATE OR REPLACE FUNCTION organisation.is_gln(number text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select number ~ '^\d{13}$'
    and (
      select sum(substr(number, place, 1)::int * case when place % 2 = 0 then 3 else 1 end) % 10 = 0
      from generate_series(1, 13) as place
    )
$function$;
comment on function organisation.is_gln(text) is 'True for 13 digits of which the last checks the others: modulus 10, weights 1 and 3.';

create table organisation.acute_hospitals (
  edition_id uuid not null,
  hospital text not null,
  name text not null,
  municipality_code text not null,
  sor text,
  shak text,
  valid_from date,
  valid_to date,
  continued_by text,
  constraint acute_hospitals_pkey primary key (edition_id, hospital),
  constraint acute_hospitals_edition_id_fkey foreign key (edition_id) REFERENCES organisation.geography_editions(id),
  constraint hospital_is_continued_by_a_known_one foreign key (edition_id, continued_by) REFERENCES organisation.acute_hospitals(edition_id, hospital),
  constraint hospital_lies_in_a_known_municipality foreign key (edition_id, municipality_code) REFERENCES organisation.municipalities(edition_id, code),
  constraint shak_is_a_hospital check (shak ~ '^\d{4}$'::text),
  constraint sor_has_11_to_18_digits check (sor ~ '^\d{11,18}$'::text)
);
comment on table organisation.acute_hospitals is 'An acute hospital that areas are drawn around, and the one that took over from it.';
grant insert, select on organisation.acute_hospitals to sammenhaeng_program;

create table organisation.area_exceptions (
  edition_id uuid not null,
  model text not null,
  municipality_code text not null,
  area text,
  reason text not null,
  constraint exception_is_stated_once unique nulls not distinct (edition_id, model, municipality_code, area),
  constraint exception_is_of_a_known_model foreign key (edition_id, model) REFERENCES organisation.area_models(edition_id, model),
  constraint exception_is_of_a_known_municipality foreign key (edition_id, municipality_code) REFERENCES organisation.municipalities(edition_id, code),
  constraint exception_names_a_known_area foreign key (edition_id, area) REFERENCES organisation.areas(edition_id, area),
  constraint exception_is_explained check (btrim(reason) <> ''::text)
);
comment on table organisation.area_exceptions is 'A municipality that takes part in one area more than its own, or (area null) lawfully belongs to none, and why.';
grant insert, select on organisation.area_exceptions to sammenhaeng_program;

create table organisation.area_members (
  edition_id uuid not null,
  model text not null,
  municipality_code text not null,
  area text not null,
  valid_from date not null,
  valid_to date,
  basis text not null,
  source text not null,
  constraint area_members_pkey primary key (edition_id, area, municipality_code),
  constraint one_area_per_municipality_model_and_day exclude using gist (edition_id WITH =, model WITH =, municipality_code WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint member_has_a_source foreign key (edition_id, source) REFERENCES organisation.geography_sources(edition_id, source),
  constraint member_is_a_known_municipality foreign key (edition_id, municipality_code) REFERENCES organisation.municipalities(edition_id, code),
  constraint member_of_a_known_area foreign key (edition_id, area) REFERENCES organisation.areas(edition_id, area),
  constraint member_is_documented_or_derived check (basis = ANY (ARRAY['documented'::text, 'derived'::text]))
);
comment on table organisation.area_members is 'A municipality in the one area of a model it belongs to, and whether that is documented or derived.';
grant insert, select on organisation.area_members to sammenhaeng_program;

create table organisation.area_models (
  edition_id uuid not null,
  model text not null,
  name_da text not null,
  name_en text not null,
  standing text not null,
  preparing_from date,
  valid_from date not null,
  valid_to date,
  constraint area_models_pkey primary key (edition_id, model),
  constraint area_models_edition_id_fkey foreign key (edition_id) REFERENCES organisation.geography_editions(id),
  constraint model_ends_after_it_begins check (valid_to >= valid_from),
  constraint model_prepares_before_it_begins check (preparing_from < valid_from),
  constraint standing_is_law_or_proposal check (standing = ANY (ARRAY['law'::text, 'proposal'::text]))
);
comment on table organisation.area_models is 'One way of dividing the country (regions, communities, clusters, councils) and the days it holds.';
grant insert, select on organisation.area_models to sammenhaeng_program;

create table organisation.areas (
  edition_id uuid not null,
  area text not null,
  model text not null,
  name text not null,
  code text,
  hospital text,
  valid_from date not null,
  valid_to date,
  constraint areas_pkey primary key (edition_id, area),
  constraint area_is_drawn_around_a_known_hospital foreign key (edition_id, hospital) REFERENCES organisation.acute_hospitals(edition_id, hospital),
  constraint area_is_of_a_known_model foreign key (edition_id, model) REFERENCES organisation.area_models(edition_id, model),
  constraint area_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table organisation.areas is 'One area of a model, with the acute hospital it is drawn around and the days it holds.';
grant insert, select on organisation.areas to sammenhaeng_program;

create table organisation.geography_editions (
  id uuid not null,
  checksum text not null,
  loaded_at timestamp with time zone not null,
  constraint geography_editions_pkey primary key (id)
);
comment on table organisation.geography_editions is 'One loading of content/geography. Editions are added, never changed; the one loaded last counts.';
grant insert, select on organisation.geography_editions to sammenhaeng_program;

create table organisation.geography_sources (
  edition_id uuid not null,
  source text not null,
  title text not null,
  constraint geography_sources_pkey primary key (edition_id, source),
  constraint geography_sources_edition_id_fkey foreign key (edition_id) REFERENCES organisation.geography_editions(id)
);
comment on table organisation.geography_sources is 'Where a fact of the edition comes from.';
grant insert, select on organisation.geography_sources to sammenhaeng_program;

create table organisation.ladder_rungs (
  unit_id uuid not null,
  step smallint not null,
  function text not null,
  person_id uuid,
  name text not null,
  phone text not null,
  timeout_minutes integer not null,
  constraint ladder_rungs_pkey primary key (unit_id, step),
  constraint ladder_rungs_unit_id_fkey foreign key (unit_id) REFERENCES organisation.units(id),
  constraint rung_names_a_person_we_know foreign key (person_id) REFERENCES organisation.people(id),
  constraint step_counts_from_one check (step >= 1),
  constraint timeout_is_a_time check (timeout_minutes > 0)
);
comment on table organisation.ladder_rungs is 'One rung of the escalation ladder of a unit: who is called, where, and how long they have before the next is called.';
grant delete, insert, select on organisation.ladder_rungs to sammenhaeng_program;

create table organisation.municipalities (
  edition_id uuid not null,
  code text not null,
  name text not null,
  constraint municipalities_pkey primary key (edition_id, code),
  constraint municipalities_edition_id_fkey foreign key (edition_id) REFERENCES organisation.geography_editions(id),
  constraint municipality_code_has_four_digits check (code ~ '^\d{4}$'::text)
);
comment on table organisation.municipalities is 'One municipality as the edition knows it.';
grant insert, select on organisation.municipalities to sammenhaeng_program;

create table organisation.people (
  id uuid not null,
  name text not null,
  subject text,
  authorisation_id text,
  registered_at timestamp with time zone not null,
  constraint people_pkey primary key (id),
  constraint one_person_per_authorisation unique (authorisation_id),
  constraint one_person_per_sign_in unique (subject),
  constraint authorisation_id_is_five_consonants_and_digits check (authorisation_id ~ '^[0-9BCDFGHJKLMNPQRSTVWXZ]{5}$'::text),
  constraint person_has_a_name check (btrim(name) <> ''::text)
);
comment on table organisation.people is 'One person who works somewhere or signs in. No CPR number: subject is what the identity provider calls them.';
grant insert, select on organisation.people to sammenhaeng_program;

create table organisation.placements (
  role_id uuid not null,
  id uuid not null,
  supervisor_person_id uuid not null,
  last_on date not null,
  recorded_at timestamp with time zone not null,
  constraint placements_pkey primary key (role_id, id),
  constraint placements_role_id_fkey foreign key (role_id) REFERENCES organisation.roles(id),
  constraint placements_supervisor_person_id_fkey foreign key (supervisor_person_id) REFERENCES organisation.people(id)
);
comment on table organisation.placements is 'A student''s time in a unit under a named supervisor, to a last day (SUL § 41(2)(7)). Of several for a role the newest counts; none is changed.';
grant insert, select on organisation.placements to sammenhaeng_program;

create table organisation.role_ends (
  role_id uuid not null,
  last_on date not null,
  reason text not null,
  by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint role_ends_pkey primary key (role_id, last_on),
  constraint role_ends_role_id_fkey foreign key (role_id) REFERENCES organisation.roles(id),
  constraint end_of_role_is_explained check (btrim(reason) <> ''::text)
);
comment on table organisation.role_ends is 'A role was ended before its time, by whom and why; of several ends the first day counts. roles.valid_to follows it; this row is never changed.';
grant insert, select on organisation.role_ends to sammenhaeng_program;

create table organisation.roles (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  function text not null,
  valid_from date not null,
  valid_to date,
  granted_at timestamp with time zone not null,
  constraint roles_pkey primary key (id),
  constraint role_is_held_once_at_a_time exclude using gist (person_id WITH =, unit_id WITH =, function WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint roles_person_id_fkey foreign key (person_id) REFERENCES organisation.people(id),
  constraint roles_unit_id_fkey foreign key (unit_id) REFERENCES organisation.units(id),
  constraint function_is_a_word check (function ~ '^[a-z]+(-[a-z]+)*$'::text),
  constraint role_ends_after_it_begins check (valid_to >= valid_from)
);
comment on table organisation.roles is 'What a person does in a unit, with first and last day. One person may have several at once.';
create index roles_by_person on organisation.roles (person_id);
create index roles_by_unit on organisation.roles (unit_id);
grant insert, select, update (valid_to) on organisation.roles to sammenhaeng_program;

create table organisation.shift_ends (
  role_id uuid not null,
  shift_id uuid not null,
  ended_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint shift_ends_pkey primary key (role_id, shift_id),
  constraint end_is_of_a_shift foreign key (role_id, shift_id) REFERENCES organisation.shifts(role_id, id)
);
comment on table organisation.shift_ends is 'A shift ended before its time, or (ended_at no later than its beginning) was taken out of the rota.';
grant insert, select on organisation.shift_ends to sammenhaeng_program;

create table organisation.shifts (
  role_id uuid not null,
  id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  told_through text not null,
  recorded_at timestamp with time zone not null,
  constraint shifts_pkey primary key (role_id, id),
  constraint shifts_role_id_fkey foreign key (role_id) REFERENCES organisation.roles(id),
  constraint shift_ends_after_it_begins check (to_at > from_at),
  constraint shift_is_told_in_a_known_way check (told_through = ANY (ARRAY['rota'::text, 'self'::text])),
  constraint shift_lasts_a_day_at_most check (to_at <= (from_at + '24:00:00'::interval))
);
comment on table organisation.shifts is 'A person is at work in a role from one moment to another: from the rota, or begun by themselves. Never changed; an early end is a row of its own.';
create index shifts_by_time on organisation.shifts (role_id, from_at);
grant insert, select on organisation.shifts to sammenhaeng_program;

create table organisation.unit_closures (
  unit_id uuid not null,
  last_on date not null,
  successor_id uuid,
  reason text not null,
  by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint unit_closures_pkey primary key (unit_id),
  constraint unit_closures_successor_id_fkey foreign key (successor_id) REFERENCES organisation.units(id),
  constraint unit_closures_unit_id_fkey foreign key (unit_id) REFERENCES organisation.units(id),
  constraint closure_is_explained check (btrim(reason) <> ''::text),
  constraint unit_is_not_its_own_successor check (successor_id <> unit_id)
);
comment on table organisation.unit_closures is 'A unit was closed, by whom and why, and who does its work now. units.valid_to follows it; this row is never changed.';
grant insert, select on organisation.unit_closures to sammenhaeng_program;

create table organisation.units (
  id uuid not null,
  kind text not null,
  room text,
  parent_id uuid,
  party_id uuid not null,
  name text not null,
  sector text not null,
  services text[] not null default '{}'::text[],
  municipality_code text,
  serves text[] not null default '{}'::text[],
  sor text,
  gln text,
  yder text,
  phone text,
  duty_phone text,
  valid_from date not null,
  valid_to date,
  registered_at timestamp with time zone not null,
  constraint units_pkey primary key (id),
  constraint one_unit_per_gln_and_day exclude using gist (gln WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint one_unit_per_sor_and_day exclude using gist (sor WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint units_parent_id_fkey foreign key (parent_id) REFERENCES organisation.units(id),
  constraint units_party_id_fkey foreign key (party_id) REFERENCES organisation.units(id),
  constraint gln_has_its_check_digit check (organisation.is_gln(gln)),
  constraint kind_of_unit_is_known check (kind = ANY (ARRAY['region'::text, 'municipality'::text, 'hospital'::text, 'practice'::text, 'secretariat'::text, 'supplier'::text, 'pharmacy'::text, 'authority'::text, 'operator'::text, 'department'::text, 'ward'::text, 'team'::text, 'nursing-home'::text, 'job-centre'::text])),
  constraint municipality_code_has_four_digits check (municipality_code ~ '^\d{4}$'::text),
  constraint name_is_written check (btrim(name) <> ''::text),
  constraint room_is_known check (room = ANY (ARRAY['health'::text, 'elder-care'::text, 'assessment'::text, 'job-centre'::text, 'hospital'::text, 'practice'::text, 'private-supplier'::text, 'pharmacy'::text, 'authority'::text, 'operation'::text])),
  constraint sector_is_known check (sector = ANY (ARRAY['hospital'::text, 'praksis'::text, 'kommune'::text, 'akut'::text, 'borger'::text, 'faelles'::text])),
  constraint sor_has_11_to_18_digits check (sor ~ '^\d{11,18}$'::text),
  constraint unit_ends_after_it_begins check (valid_to >= valid_from),
  constraint unit_is_not_above_itself check (parent_id <> id),
  constraint yder_has_six_digits check (yder ~ '^\d{6}$'::text)
);
comment on column organisation.units.duty_phone is 'Answered round the clock.';
comment on column organisation.units.serves is 'Municipalities whose citizens it serves; the one it lies in when left empty.';
comment on column organisation.units.services is 'What the unit can be asked for: home-nursing, acute-nursing, assessment, ward …';
comment on table organisation.units is 'One organisation, from region to team, with the days it exists. party_id is the one above it (or itself) that ratifies and answers by law; room is where in that party information may flow.';
create index units_by_municipality on organisation.units (municipality_code);
create index units_by_parent on organisation.units (parent_id);
create index units_by_service on organisation.units USING gin (services);
grant insert, select, update (valid_to) on organisation.units to sammenhaeng_program;

create schema oversight;
grant usage on schema oversight to sammenhaeng_program;

create table oversight.breach_events (
  breach_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint breach_events_pkey primary key (breach_id, sequence),
  constraint entry_belongs_to_a_breach foreign key (breach_id) REFERENCES oversight.breaches(id),
  constraint breach_sequence_counts_from_one check (sequence >= 1)
);
comment on table oversight.breach_events is 'One entry in the register about a breach, never changed. Names no citizen.';
grant insert, select on oversight.breach_events to sammenhaeng_program;

create table oversight.breaches (
  id uuid not null,
  party_id uuid not null,
  number integer not null,
  unit_id uuid not null,
  title text not null,
  aware_at timestamp with time zone not null,
  review_id uuid,
  risk text,
  attention_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null,
  constraint breaches_pkey primary key (id),
  constraint one_number_per_breach_of_a_party unique (party_id, number),
  constraint breach_number_counts_from_one check (number >= 1),
  constraint breach_version_counts_events check (version >= 1),
  constraint nobody_knew_before_it_was_opened check (aware_at <= opened_at),
  constraint only_an_open_breach_awaits_the_clock check (closed_at IS NULL OR attention_at IS NULL),
  constraint risk_is_known check (risk = ANY (ARRAY['none'::text, 'risk'::text, 'high'::text]))
) with (fillfactor=80);
comment on table oversight.breaches is 'A breach of personal data security in the register of a party (GDPR article 33(5)), as its entries add up to: a cache for reading.';
create index breaches_awaiting_the_clock on oversight.breaches (attention_at) WHERE (attention_at IS NOT NULL);
grant insert, select, update on oversight.breaches to sammenhaeng_program;

create table oversight.notice_readings (
  notice_id uuid not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  name text not null,
  constraint notice_readings_pkey primary key (notice_id),
  constraint reading_is_of_a_notice foreign key (notice_id) REFERENCES oversight.notices(id)
);
comment on table oversight.notice_readings is 'Somebody has read a notice. Never changed.';
grant insert, select on oversight.notice_readings to sammenhaeng_program;

create table oversight.notices (
  id uuid not null,
  kind text not null,
  to_function text not null,
  party_id uuid not null,
  unit_id uuid not null,
  about_id uuid not null,
  at timestamp with time zone not null,
  constraint notices_pkey primary key (id),
  constraint oversight_notice_kind_is_known check (kind = ANY (ARRAY['review-overdue'::text, 'review-unjustified'::text, 'training-needed'::text, 'question-overdue'::text, 'breach-opened'::text, 'breach-overdue'::text, 'nobody-to-review'::text]))
);
comment on table oversight.notices is 'Leaders of a unit, or those with a function in a party, must know of a review, a question or a breach. Never changed; that it was seen is a row of its own.';
create index notices_of_party on oversight.notices (party_id, at DESC);
grant insert, select on oversight.notices to sammenhaeng_program;

create table oversight.question_events (
  citizen_id uuid not null,
  question_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint question_events_pkey primary key (citizen_id, question_id, sequence),
  constraint event_belongs_to_a_question foreign key (citizen_id, question_id) REFERENCES oversight.questions(citizen_id, id),
  constraint question_sequence_counts_from_one check (sequence >= 1)
);
comment on table oversight.question_events is 'One thing that happened to a citizen''s question, never changed.';
grant insert, select on oversight.question_events to sammenhaeng_program;

create table oversight.questions (
  citizen_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  looked_at timestamp with time zone not null,
  looked_by_id uuid not null,
  unit_id uuid not null,
  party_id uuid not null,
  text text not null,
  reviewer_id uuid,
  reviewer_name text,
  reviewer_unit_id uuid,
  review_id uuid,
  answer jsonb,
  due_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  escalations integer not null default 0,
  escalated_at timestamp with time zone,
  attention_at timestamp with time zone,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  version integer not null,
  constraint questions_pkey primary key (citizen_id, id),
  constraint one_question_per_look unique (citizen_id, record_id),
  constraint answered_question_has_an_answer check ((answered_at IS NULL) = (answer IS NULL)),
  constraint only_an_unanswered_question_awaits_the_clock check (answered_at IS NULL OR attention_at IS NULL),
  constraint question_version_counts_events check (version >= 1)
) with (fillfactor=80);
comment on table oversight.questions is 'A citizen does not understand a look in their log, as the events add up to: a cache for reading. The party of the unit that looked must answer.';
create index answered_questions_of_party on oversight.questions (party_id, answered_at DESC, id DESC) WHERE (answered_at IS NOT NULL);
create index open_questions_of_party on oversight.questions (party_id, due_at, id) WHERE (answered_at IS NULL);
create index questions_awaiting_the_clock on oversight.questions (attention_at) WHERE (attention_at IS NOT NULL);
create unique index question_by_id on oversight.questions (id);
grant insert, select, update on oversight.questions to sammenhaeng_program;

create table oversight.review_events (
  review_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint review_events_pkey primary key (review_id, sequence),
  constraint event_belongs_to_a_review foreign key (review_id) REFERENCES oversight.reviews(id),
  constraint review_sequence_counts_from_one check (sequence >= 1)
);
comment on table oversight.review_events is 'One thing that happened to a review, never changed: found, taken, released, explained, told above, decided. Names no citizen.';
grant insert, select on oversight.review_events to sammenhaeng_program;

create table oversight.review_looks (
  citizen_id uuid not null,
  record_id uuid not null,
  kind text not null,
  review_id uuid not null,
  at timestamp with time zone not null,
  constraint review_looks_pkey primary key (citizen_id, record_id, kind),
  constraint look_belongs_to_a_review foreign key (review_id) REFERENCES oversight.reviews(id)
);
comment on table oversight.review_looks is 'A record of the access log that a review is about. The same record comes up once for the same cause. Never changed.';
create index looks_of_review on oversight.review_looks (review_id, at DESC, record_id DESC);
grant insert, select on oversight.review_looks to sammenhaeng_program;

create table oversight.reviews (
  id uuid not null,
  kind text not null,
  party_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  person_function text,
  unit_id uuid not null,
  period text not null,
  subject text not null,
  question_id uuid,
  reviewer_id uuid,
  reviewer_name text,
  reviewer_unit_id uuid,
  explanation jsonb,
  due_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  escalations integer not null default 0,
  escalated_at timestamp with time zone,
  attention_at timestamp with time zone,
  outcome text,
  words text,
  breach_id uuid,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  version integer not null,
  constraint reviews_pkey primary key (id),
  constraint decided_review_has_an_outcome check (num_nulls(decided_at, outcome, words) = ANY (ARRAY[0, 3])),
  constraint only_an_undecided_review_awaits_the_clock check (decided_at IS NULL OR attention_at IS NULL),
  constraint outcome_is_known check (outcome = ANY (ARRAY['justified'::text, 'justified_training'::text, 'unjustified'::text])),
  constraint review_kind_is_known check (kind = ANY (ARRAY['override'::text, 'sample'::text, 'same-surname'::text, 'same-address'::text, 'colleague'::text, 'no-evidence'::text, 'mass'::text, 'night'::text, 'watched'::text, 'question'::text])),
  constraint review_version_counts_events check (version >= 1)
) with (fillfactor=80);
comment on table oversight.reviews is 'Looks of one person to be reviewed for one cause, as the events add up to: a cache for reading. The looks themselves are named in review_looks.';
create index decided_reviews_of_party on oversight.reviews (party_id, decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);
create index open_reviews_of_party on oversight.reviews (party_id, due_at, id) WHERE (decided_at IS NULL);
create index reviews_awaiting_the_clock on oversight.reviews (attention_at) WHERE (attention_at IS NOT NULL);
create index reviews_by_subject on oversight.reviews (kind, subject);
create index reviews_of_person on oversight.reviews (person_id, opened_at DESC) WHERE (explanation IS NOT NULL);
create unique index one_open_review_per_subject on oversight.reviews (kind, person_id, subject) WHERE (decided_at IS NULL);
grant insert, select, update on oversight.reviews to sammenhaeng_program;

create table oversight.runs (
  kind text not null,
  period text not null,
  ran_at timestamp with time zone not null,
  looks integer not null,
  reviews integer not null,
  constraint runs_pkey primary key (kind, period)
);
comment on table oversight.runs is 'A rule of the control was put to the log of a Danish day, or the sample drawn of a month: when, what it found, and so also that it found nothing. Never changed.';
grant insert, select on oversight.runs to sammenhaeng_program;

create schema pathway;
grant usage on schema pathway to sammenhaeng_program;

create table pathway.change_events (
  citizen_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint change_events_pkey primary key (citizen_id, id),
  constraint a_change_is_told_and_taken_back_once unique (citizen_id, change_id, type),
  constraint type_of_change_event_is_known check (type = ANY (ARRAY['told'::text, 'taken-back'::text]))
);
comment on table pathway.change_events is 'What people have told of a change that concerns every step (moved, refused, not reached, transferred, consent withdrawn), or that it was a mistake. Never changed. at is when it was written down; when it was so stands in data.';
grant insert, select on pathway.change_events to sammenhaeng_program;

create table pathway.coordinator_events (
  citizen_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint coordinator_events_pkey primary key (citizen_id, id),
  constraint an_offer_has_one_of_each unique (citizen_id, offer_id, type),
  constraint type_of_coordinator_event_is_known check (type = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text]))
);
comment on table pathway.coordinator_events is 'One step in handing over who keeps a citizen''s threads together: offered, accepted, declined, withdrawn, expired. Never changed. The present one has it until another has accepted.';
create index coordinator_offers_made on pathway.coordinator_events (at) WHERE (type = 'offered'::text);
grant insert, select on pathway.coordinator_events to sammenhaeng_program;

create table pathway.facts (
  citizen_id uuid not null,
  key text not null,
  kind text not null,
  at timestamp with time zone not null,
  subject_id uuid,
  data jsonb not null,
  source text not null,
  told_at timestamp with time zone not null,
  constraint a_fact_is_told_once primary key (citizen_id, key)
);
comment on table pathway.facts is 'One thing that has happened in a citizen''s course of care, as first told. What takes it back or corrects it is another fact.';
grant insert, select on pathway.facts to sammenhaeng_program;

create table pathway.goal_events (
  citizen_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint goal_events_pkey primary key (citizen_id, id),
  constraint type_of_goal_event_is_known check (type = ANY (ARRAY['added'::text, 'changed'::text, 'followed-up'::text, 'ended'::text]))
);
comment on table pathway.goal_events is 'One thing said about a goal of a citizen: added, put in new words, how it goes, over. Never changed or removed; what it says now is what its events add up to.';
grant insert, select on pathway.goal_events to sammenhaeng_program;

create table pathway.missed_citizens (
  reevaluation_id uuid not null,
  citizen_id uuid not null,
  constraint a_citizen_is_missed_once primary key (reevaluation_id, citizen_id),
  constraint missed_citizens_reevaluation_id_fkey foreign key (reevaluation_id) REFERENCES pathway.reevaluations(id)
);
comment on table pathway.missed_citizens is 'A citizen whose pathways somebody else held, or who could not be worked out, when a walk came by: looked at again before it ends.';
grant delete, insert, select on pathway.missed_citizens to sammenhaeng_program;

create table pathway.obligation_events (
  citizen_id uuid not null,
  pathway_id uuid not null,
  sequence integer not null,
  step_id text not null,
  occurrence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint obligation_events_pkey primary key (citizen_id, pathway_id, sequence),
  constraint event_is_of_a_known_pathway foreign key (citizen_id, pathway_id) REFERENCES pathway.pathways(citizen_id, id),
  constraint occurrence_counts_from_one check (occurrence >= 1),
  constraint sequence_counts_from_one check (sequence >= 1),
  constraint type_of_event_is_known check (type = ANY (ARRAY['called-for'::text, 'deadline-changed'::text, 'kept'::text, 'done'::text, 'withdrawn'::text, 'reopened'::text]))
);
comment on table pathway.obligation_events is 'One thing said about an obligation of a pathway: called for, deadline changed, kept by who has it, done, withdrawn, reopened. Never changed.';
create unique index an_occurrence_is_called_for_once on pathway.obligation_events (citizen_id, pathway_id, step_id, occurrence) WHERE (type = 'called-for'::text);
grant insert, select on pathway.obligation_events to sammenhaeng_program;

create table pathway.pathways (
  citizen_id uuid not null,
  id uuid not null,
  programme_code text not null,
  programme_version integer not null,
  subject_id uuid not null,
  started_at timestamp with time zone not null,
  status text not null,
  stopped_by text,
  next_look_at timestamp with time zone,
  constraint pathways_pkey primary key (citizen_id, id),
  constraint one_pathway_per_programme_and_stay unique (citizen_id, programme_code, subject_id),
  constraint keeps_the_version_it_started_on foreign key (programme_code, programme_version) REFERENCES pathway.programmes(code, version),
  constraint only_a_stopped_pathway_says_why check (stopped_by IS NULL OR status = 'stopped'::text),
  constraint pathway_status_is_known check (status = ANY (ARRAY['running'::text, 'ended'::text, 'stopped'::text]))
);
comment on table pathway.pathways is 'One programme running for one citizen about one stay. Status and next_look_at are what facts and clock add up to: a cache. next_look_at is when the clock alone may change something.';
create index pathways_awaiting_the_clock on pathway.pathways (next_look_at) WHERE (next_look_at IS NOT NULL);
create index running_pathways_by_citizen on pathway.pathways (citizen_id) WHERE (status = 'running'::text);
grant insert, select, update on pathway.pathways to sammenhaeng_program;

create table pathway.programme_draft_events (
  draft_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  by_person_id uuid not null,
  by_name text not null,
  data jsonb not null,
  constraint programme_draft_events_pkey primary key (draft_id, sequence),
  constraint draft_sequence_counts_from_one check (sequence >= 1),
  constraint type_of_draft_event_is_known check (type = ANY (ARRAY['begun'::text, 'saved'::text, 'published'::text, 'discarded'::text]))
);
comment on table pathway.programme_draft_events is 'One thing done with a draft of a programme, by whom, with the whole text when it was begun or saved. Never changed.';
grant insert, select on pathway.programme_draft_events to sammenhaeng_program;

create table pathway.programme_drafts (
  id uuid not null,
  code text not null,
  based_on integer,
  revision integer not null,
  status text not null,
  published_as integer,
  document jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  constraint programme_drafts_pkey primary key (id),
  constraint draft_status_is_known check (status = ANY (ARRAY['open'::text, 'published'::text, 'discarded'::text])),
  constraint only_a_published_draft_has_a_version check ((published_as IS NOT NULL) = (status = 'published'::text)),
  constraint revision_counts_from_one check (revision >= 1)
);
comment on table pathway.programme_drafts is 'A draft of the next version of a programme, as its events add up to: a cache. Revision goes up by one at each saving.';
create unique index one_open_draft_per_programme on pathway.programme_drafts (code) WHERE (status = 'open'::text);
grant insert, select, update on pathway.programme_drafts to sammenhaeng_program;

create table pathway.programme_trials (
  id uuid not null,
  code text not null,
  old_version integer not null,
  new_version integer,
  old_document jsonb not null,
  new_document jsonb not null,
  status text not null,
  began_at timestamp with time zone not null,
  until timestamp with time zone not null,
  begun_by uuid not null,
  pathways integer not null,
  done integer not null,
  after_citizen_id uuid,
  after_id uuid,
  tally jsonb not null,
  constraint programme_trials_pkey primary key (id),
  constraint a_draft_has_no_version_yet check (new_version IS NULL OR new_version >= 1),
  constraint trial_status_is_known check (status = ANY (ARRAY['running'::text, 'finished'::text, 'stopped-at-limit'::text]))
);
comment on table pathway.programme_trials is 'Two versions of a programme compared on recorded pathways, how far the walk has come, and what it has counted: numbers only, never whose.';
grant insert, select, update on pathway.programme_trials to sammenhaeng_program;

create table pathway.programmes (
  code text not null,
  version integer not null,
  checksum text not null,
  document jsonb not null,
  published_at timestamp with time zone not null,
  constraint a_published_programme_stands primary key (code, version),
  constraint version_counts_from_one check (version >= 1)
);
comment on table pathway.programmes is 'One published version of a programme. Never changed and never removed: a change is a new version, and running pathways keep theirs.';
grant insert, select on pathway.programmes to sammenhaeng_program;

create table pathway.reevaluations (
  id uuid not null,
  programme_code text,
  reason text not null,
  asked_at timestamp with time zone not null,
  after_citizen_id uuid,
  citizens integer not null default 0,
  finished_at timestamp with time zone,
  constraint reevaluations_pkey primary key (id),
  constraint counts_citizens_from_zero check (citizens >= 0)
);
comment on table pathway.reevaluations is 'One walk through running pathways, of one programme or all, to work out anew what should stand. after_citizen_id is how far it has come, kept with the batch it is true of: it goes on from there after a stop.';
create index reevaluations_under_way on pathway.reevaluations (asked_at) WHERE (finished_at IS NULL);
grant insert, select, update on pathway.reevaluations to sammenhaeng_program;

create table pathway.retirements (
  code text not null,
  version integer not null,
  retired_on date not null,
  reason text not null,
  retired_by uuid,
  retired_at timestamp with time zone not null,
  constraint a_version_is_retired_once primary key (code, version),
  constraint only_a_published_version_is_retired foreign key (code, version) REFERENCES pathway.programmes(code, version)
);
comment on table pathway.retirements is 'A version of a programme on which no pathway starts from that day on; those running keep it. Never changed. retired_by is the person who did it, none for the command line.';
grant insert, select on pathway.retirements to sammenhaeng_program;

create schema platform;
grant usage on schema platform to sammenhaeng_program;

create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey primary key (name)
);
grant select on platform.migrations to sammenhaeng_program;

create table platform.outbox (
  id bigint not null generated always as identity,
  event_id uuid not null,
  listener text not null,
  type text not null,
  citizen_id uuid,
  data jsonb not null,
  occurred_at timestamp with time zone not null,
  attempts smallint not null default 0,
  next_try_at timestamp with time zone not null default now(),
  parked_at timestamp with time zone,
  last_fault text,
  constraint outbox_pkey primary key (id)
) with (autovacuum_vacuum_scale_factor=0.0, autovacuum_vacuum_threshold=5000);
comment on table platform.outbox is 'One event waiting for one listener. Written in the transaction of the deed, removed in the transaction of its effect. A parked row waits for a person.';
create index outbox_parked on platform.outbox (parked_at) WHERE (parked_at IS NOT NULL);
create index outbox_waiting on platform.outbox (listener, id) WHERE (parked_at IS NULL);
grant delete, insert, select, update on platform.outbox to sammenhaeng_program;

create table platform.requests (
  actor text not null,
  request_id uuid not null,
  route text not null,
  fingerprint text not null,
  status smallint,
  answer jsonb,
  created_at timestamp with time zone not null default now(),
  constraint requests_pkey primary key (actor, request_id)
);
comment on table platform.requests is 'A write that has been answered: the same request id from the same actor gets the same answer again, and nothing happens twice.';
create index requests_by_age on platform.requests (created_at);
grant delete, insert, select, update on platform.requests to sammenhaeng_program;

create schema rehab;
grant usage on schema rehab to sammenhaeng_program;

create table rehab.assessments (
  citizen_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  party text not null,
  assessed_on date not null,
  domains jsonb not null,
  function text not null,
  training_need text not null,
  rehab_need text not null,
  potential text not null,
  corrects_id uuid,
  correction_reason text,
  by_person_id uuid not null,
  by_name text not null,
  by_unit_id uuid not null,
  recorded_at timestamp with time zone not null,
  constraint assessments_pkey primary key (citizen_id, id),
  constraint corrected_once unique (citizen_id, corrects_id),
  constraint assessment_belongs_to_a_plan foreign key (citizen_id, plan_id) REFERENCES rehab.plans(citizen_id, id),
  constraint a_correction_says_why check ((corrects_id IS NULL) = (correction_reason IS NULL)),
  constraint party_is_one_of_three check (party = ANY (ARRAY['hospital'::text, 'municipality'::text, 'gp'::text])),
  constraint potential_is_known check (potential = ANY (ARRAY['full'::text, 'substantial'::text, 'limited'::text, 'maintain'::text, 'uncertain'::text]))
);
comment on table rehab.assessments is 'How one party sees what the citizen can do, by ICF domain with qualifiers. Never changed: a correction is a row of its own that names what it puts right.';
create index assessments_of_plan on rehab.assessments (citizen_id, plan_id);
grant insert, select on rehab.assessments to sammenhaeng_program;

create table rehab.plan_events (
  citizen_id uuid not null,
  plan_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint plan_events_pkey primary key (citizen_id, plan_id, sequence),
  constraint event_belongs_to_a_plan foreign key (citizen_id, plan_id) REFERENCES rehab.plans(citizen_id, id),
  constraint plan_sequence_counts_from_one check (sequence >= 1)
);
comment on table rehab.plan_events is 'One thing that happened to a plan, never changed or removed: the program may only add and read. The number makes two writers at once impossible.';
grant insert, select on rehab.plan_events to sammenhaeng_program;

create table rehab.plans (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid,
  status text not null,
  gop_type text,
  owner_unit_id uuid not null,
  provider_unit_id uuid,
  is_choice_waiting boolean not null,
  is_paused boolean not null,
  day_zero date,
  latest_start date,
  right_from date,
  clock_state text not null,
  order_on date not null generated always as (COALESCE(latest_start, 'infinity'::date)) stored,
  sequence integer not null,
  changed_at timestamp with time zone not null,
  constraint plans_pkey primary key (citizen_id, id),
  constraint a_waiting_choice_is_of_somebody check (NOT is_choice_waiting OR provider_unit_id IS NOT NULL),
  constraint clock_state_is_known check (clock_state = ANY (ARRAY['unknown'::text, 'waiting'::text, 'on-time'::text, 'citizen-wish'::text, 'late'::text, 'paused'::text])),
  constraint only_a_draft_or_a_returned_plan_lacks_a_type check (gop_type IS NOT NULL OR (status = ANY (ARRAY['draft'::text, 'returned'::text, 'closed'::text]))),
  constraint plan_status_is_known check (status = ANY (ARRAY['draft'::text, 'sent'::text, 'returned'::text, 'received'::text, 'started'::text, 'ended'::text, 'closed'::text])),
  constraint plan_type_is_one_of_four check (gop_type = ANY (ARRAY['GENERAL_BASIC'::text, 'GENERAL_ADVANCED'::text, 'SPECIALISED'::text, 'REHAB_SPECIALISED'::text])),
  constraint sequence_counts_events check (sequence >= 1)
);
comment on table rehab.plans is 'One rehabilitation plan as its events add up to: a cache for lists. owner_unit_id: the one unit that has it now. clock_state as of the last change; a waiting plan is late once latest_start has passed.';
create index open_plans_of_unit on rehab.plans (owner_unit_id, order_on, id) WHERE (status = ANY (ARRAY['sent'::text, 'returned'::text, 'received'::text, 'started'::text, 'ended'::text]));
create index plans_waiting_for_provider on rehab.plans (provider_unit_id, order_on, id) WHERE is_choice_waiting;
grant insert, select, update on rehab.plans to sammenhaeng_program;

create schema reporting;
grant usage on schema reporting to sammenhaeng_program;

create view reporting.access_looks_v1 as
 SELECT citizen_id,
    id,
    at,
    actor_kind,
    person_id,
    actor_name,
    role_id,
    function,
    unit_id,
    controller_id,
    on_behalf_of,
    action,
    data_kind,
    object,
    purpose,
    flow,
    outcome,
    rule_id,
    evidence_kind,
    evidence_level,
    override_id,
    reason,
    exemption_id,
    consent_id,
    receiver_unit_id,
    further_kinds,
    count,
    look_id,
    request_id
   FROM access.records;
comment on view reporting.access_looks_v1 is 'The access log, for those who control it.';
grant select on reporting.access_looks_v1 to sammenhaeng_program;

create view reporting.access_own_records_v1 as
 SELECT person_id,
    citizen_id
   FROM access.own_records;
comment on view reporting.access_own_records_v1 is 'Which citizen a professional is themselves.';
grant select on reporting.access_own_records_v1 to sammenhaeng_program;

create view reporting.access_subjects_v1 as
 SELECT citizen_id,
    surname_key,
    address_key,
    is_watched
   FROM access.subjects;
comment on view reporting.access_subjects_v1 is 'Keys to compare a citizen''s surname and address with those of who looked.';
grant select on reporting.access_subjects_v1 to sammenhaeng_program;

create schema stay;
grant usage on schema stay to sammenhaeng_program;

create table stay.deeds (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  ends_at timestamp with time zone,
  reason text,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  recorded_at timestamp with time zone not null,
  destination text,
  undoes uuid,
  constraint deeds_pkey primary key (citizen_id, id),
  constraint an_ending_is_undone_once unique (citizen_id, undoes),
  constraint a_discharge_says_where_to check ((kind = 'discharged'::text) = (destination IS NOT NULL)),
  constraint an_extension_has_an_end check ((kind = 'window-extended'::text) = (ends_at IS NOT NULL)),
  constraint an_undoing_says_what_and_why check ((kind = 'ending-undone'::text) = (undoes IS NOT NULL) AND (undoes IS NULL OR reason IS NOT NULL)),
  constraint deed_is_known check (kind = ANY (ARRAY['ended-by-hand'::text, 'discharged'::text, 'ending-undone'::text, 'window-extended'::text, 'window-suspended'::text, 'window-resumed'::text, 'window-waived'::text, 'window-wanted'::text])),
  constraint destination_is_known check (destination = ANY (ARRAY['own-home-with-nursing'::text, 'own-home'::text, 'temporary-place'::text, 'nursing-home'::text, 'elsewhere'::text]))
);
comment on table stay.deeds is 'What a person has done to a stay: ended it because the hospital never did, or as its ward (at: when it ended; destination: where the citizen went), undone such an ending, moved the 72-hour window, or decided that a dying citizen goes home without one, and taken that back. Never changed.';
grant insert, select on stay.deeds to sammenhaeng_program;

create table stay.notifications (
  citizen_id uuid not null,
  message_id uuid not null,
  stay_id uuid not null,
  letter_id text not null,
  code text not null,
  event_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone,
  leave_start timestamp with time zone,
  leave_end timestamp with time zone,
  class text not null,
  is_report_requested boolean not null,
  revises text,
  follows text,
  cancels text,
  place_unit_id uuid,
  place_sor text not null,
  place_name text not null,
  receiver_unit_id uuid not null,
  applied_at timestamp with time zone not null,
  constraint notifications_pkey primary key (citizen_id, message_id),
  constraint class_is_acute_or_admitted check (class = ANY (ARRAY['EMER'::text, 'IMP'::text])),
  constraint code_is_one_of_eighteen check (code ~ '^(RE_|AN_)?(STAA|STIN|STOR|SLOR|SLHJ|MORS)$'::text)
);
comment on table stay.notifications is 'One letter about a stay, as facts. letter_id and the letters it names carry their sender, since letter ids count for one sender. Never changed: a correction or cancellation is a letter of its own.';
grant insert, select on stay.notifications to sammenhaeng_program;

create table stay.stays (
  citizen_id uuid not null,
  id uuid not null,
  episode_id text not null,
  status text not null,
  place_unit_id uuid,
  place_name text,
  municipal_unit_id uuid not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  is_attention_needed boolean not null,
  window_unit_id uuid,
  window_opened_at timestamp with time zone,
  window_until timestamp with time zone,
  changed_at timestamp with time zone not null,
  window_end_told timestamp with time zone,
  window_end_fact text,
  constraint stays_pkey primary key (citizen_id, id),
  constraint one_stay_per_episode unique (citizen_id, episode_id),
  constraint an_end_is_told_by_a_fact check (num_nulls(window_end_told, window_end_fact) = ANY (ARRAY[0, 2])),
  constraint stay_ends_after_it_begins check (ended_at >= started_at),
  constraint stay_status_is_known check (status = ANY (ARRAY['acute-ambulant'::text, 'admitted'::text, 'on-leave'::text, 'ended'::text, 'dead'::text, 'cancelled'::text, 'unknown'::text])),
  constraint window_is_whole_or_none check ((window_opened_at IS NULL) = (window_until IS NULL))
);
comment on column stay.stays.window_end_told is 'The end of the window that pathways have been told of, by the fact window_end_fact. Where it is another than window_until, the clock tells the new one and takes the old one back.';
comment on table stay.stays is 'One stay as it is now: a cache of what its notifications and deeds give when read together. window_until: how long the discharging ward has the treatment.';
create index ended_stays_of_municipality on stay.stays (municipal_unit_id, ended_at) WHERE (ended_at IS NOT NULL);
create index stays_in_ward on stay.stays (place_unit_id, started_at) WHERE (status = ANY (ARRAY['acute-ambulant'::text, 'admitted'::text, 'on-leave'::text]));
create index stays_in_window on stay.stays (window_unit_id, window_until) WHERE (window_until IS NOT NULL);
create index stays_of_municipality on stay.stays (municipal_unit_id, started_at) WHERE (status = ANY (ARRAY['acute-ambulant'::text, 'admitted'::text, 'on-leave'::text]));
create index windows_ended_untold on stay.stays (window_until) WHERE ((window_until IS NOT NULL) AND (window_end_told IS DISTINCT FROM window_until));
create index windows_told_wrongly on stay.stays (window_end_told) WHERE ((window_end_told IS NOT NULL) AND (window_until IS DISTINCT FROM window_end_told));
grant insert, select, update on stay.stays to sammenhaeng_program;

create table stay.tellings (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  about text not null,
  is_taken_back boolean not null,
  at timestamp with time zone,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  told_at timestamp with time zone not null,
  constraint tellings_pkey primary key (citizen_id, id),
  constraint only_a_discharge_and_a_finished_treatment_have_a_time check ((at IS NOT NULL) = ((about = ANY (ARRAY['expected-discharge'::text, 'treatment-finished'::text])) AND NOT is_taken_back)),
  constraint telling_is_about_something_known check (about = ANY (ARRAY['expected-discharge'::text, 'treatment-finished'::text, 'discharge-conference'::text, 'rehabilitation'::text, 'frailty'::text, 'same-day-help'::text, 'acute-nursing'::text, 'follow-up'::text]))
);
comment on table stay.tellings is 'One thing the hospital has told of a stay before the discharge: when it expects it, that the treatment is finished, or what the citizen will need; or that it no longer holds. Never changed: the latest of the same kind counts.';
grant insert, select on stay.tellings to sammenhaeng_program;

create schema task;
grant usage on schema task to sammenhaeng_program;

CREATE OR REPLACE FUNCTION task.find_place(of_citizen uuid, of_pathway uuid, of_step text, of_occurrence integer, of_service text, of_unit uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('task ' || of_citizen, 0));
  return jsonb_build_object(
    'own', (
      select id
      from task.tasks
      where citizen_id = of_citizen and pathway_id = of_pathway and step_id = of_step and occurrence = of_occurrence
      union all
      select task_id
      from task.added_origins
      where citizen_id = of_citizen and pathway_id = of_pathway and step_id = of_step and occurrence = of_occurrence
      limit 1
    ),
    'alike', (
      select jsonb_agg(id order by opened_at, id)
      from task.tasks
      where citizen_id = of_citizen
        and service_code = of_service
        and responsible_id = of_unit
        and status = 'open'
        and pathway_id is not null
    )
  );
end
$function$;
comment on function task.find_place(uuid,uuid,text,integer,text,uuid) is 'The task a step of a pathway has already, and the open tasks that may be the same work. Whoever opens a task for the citizen waits until the other who does has finished: then each sees what the other opened.';

CREATE OR REPLACE FUNCTION task.lock_history(of_citizen uuid, of_task uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
begin
  perform from task.tasks where citizen_id = of_citizen and id = of_task for no key update;
  return (
    select jsonb_agg(data order by sequence)
    from task.events
    where citizen_id = of_citizen and task_id = of_task
  );
end
$function$;
comment on function task.lock_history(uuid,uuid) is 'Waits for whoever is changing the task and then reads its events. One statement would read what stood before the wait; here each has a look of its own.';

create table task.added_origins (
  citizen_id uuid not null,
  pathway_id uuid not null,
  step_id text not null,
  occurrence integer not null,
  task_id uuid not null,
  constraint a_step_has_one_task primary key (citizen_id, pathway_id, step_id, occurrence),
  constraint origin_is_of_a_task foreign key (citizen_id, task_id) REFERENCES task.tasks(citizen_id, id)
);
comment on table task.added_origins is 'A step of another pathway that called for work somebody had already: the task has it for an origin too. Never changed; the events of the task tell whether it still wants it.';
grant insert, select on task.added_origins to sammenhaeng_program;

create table task.escalations (
  citizen_id uuid not null,
  task_id uuid not null,
  sequence integer not null,
  subject text not null,
  unit_id uuid not null,
  rung jsonb not null,
  raised_at timestamp with time zone not null,
  next_at timestamp with time zone,
  taken_by jsonb,
  solved_at timestamp with time zone,
  constraint escalations_pkey primary key (citizen_id, task_id, sequence),
  constraint escalation_belongs_to_a_task foreign key (citizen_id, task_id) REFERENCES task.tasks(citizen_id, id),
  constraint escalation_subject_is_known check (subject = ANY (ARRAY['deadline'::text, 'answer'::text])),
  constraint taken_escalation_calls_nobody_more check (taken_by IS NULL OR next_at IS NULL)
) with (fillfactor=80);
comment on table task.escalations is 'Somebody called because a task is late or an offer is not answered: a cache for reading. sequence is the event that began it, rung the last one called with name and phone, unit_id the unit of that rung.';
create index open_escalations_of_unit on task.escalations (unit_id, raised_at, task_id) INCLUDE (citizen_id) WHERE (solved_at IS NULL);
create unique index one_open_escalation_per_subject on task.escalations (citizen_id, task_id, subject) WHERE (solved_at IS NULL);
grant insert, select, update on task.escalations to sammenhaeng_program;

create table task.events (
  citizen_id uuid not null,
  task_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  data jsonb not null,
  constraint events_pkey primary key (citizen_id, task_id, sequence),
  constraint event_belongs_to_a_task foreign key (citizen_id, task_id) REFERENCES task.tasks(citizen_id, id),
  constraint sequence_counts_from_one check (sequence >= 1)
);
comment on table task.events is 'One thing that happened to a task, never changed or removed: the program may only add and read. The number makes two writers at once impossible.';
grant insert, select on task.events to sammenhaeng_program;

create table task.handoffs (
  citizen_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  acceptance text not null,
  status text not null,
  message text not null,
  question text,
  answered jsonb,
  decline_reason text,
  decline_text text,
  returns_id uuid,
  offered_at timestamp with time zone not null,
  answer_due_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint handoffs_pkey primary key (citizen_id, id),
  constraint handoff_belongs_to_a_task foreign key (citizen_id, task_id) REFERENCES task.tasks(citizen_id, id),
  constraint acceptance_is_known check (acceptance = ANY (ARRAY['on-answer'::text, 'on-delivery'::text])),
  constraint declined_with_a_reason check ((status = 'declined'::text) = (decline_reason IS NOT NULL)),
  constraint handoff_goes_to_another check (from_id <> to_id),
  constraint handoff_is_closed_unless_waiting check ((status = ANY (ARRAY['offered'::text, 'delivered'::text, 'acknowledged'::text])) = (closed_at IS NULL)),
  constraint handoff_status_is_known check (status = ANY (ARRAY['offered'::text, 'delivered'::text, 'acknowledged'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text]))
) with (fillfactor=80);
comment on table task.handoffs is 'One offer of responsibility as its events add up to: a cache for reading. Of one task at most one is open.';
create index offers_from_unit on task.handoffs (from_id, answer_due_at, id) INCLUDE (citizen_id) WHERE (closed_at IS NULL);
create index offers_to_unit on task.handoffs (to_id, answer_due_at, id) INCLUDE (citizen_id) WHERE (closed_at IS NULL);
create unique index one_open_handoff_per_task on task.handoffs (citizen_id, task_id) WHERE (closed_at IS NULL);
grant insert, select, update on task.handoffs to sammenhaeng_program;

create table task.tasks (
  citizen_id uuid not null,
  id uuid not null,
  service_code text not null,
  title_da text not null,
  title_en text not null,
  priority text not null,
  status text not null,
  responsible_id uuid not null,
  person_id uuid,
  person_name text,
  due_at timestamp with time zone,
  warn_at timestamp with time zone,
  order_at timestamp with time zone not null generated always as (COALESCE(due_at, 'infinity'::timestamp with time zone)) stored,
  breached_at timestamp with time zone,
  attention_at timestamp with time zone,
  pathway_id uuid,
  step_id text,
  occurrence integer,
  reasons jsonb not null,
  last_handoff_id uuid,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer not null,
  asked_by text,
  ask_key text,
  meant_for_id uuid,
  meant_for_name text,
  origins jsonb,
  constraint tasks_pkey primary key (citizen_id, id),
  constraint one_task_per_ask unique (citizen_id, asked_by, ask_key),
  constraint one_task_per_origin unique (pathway_id, step_id, occurrence, citizen_id),
  constraint a_task_has_one_source check (asked_by IS NULL OR pathway_id IS NULL),
  constraint ask_is_whole check (num_nulls(asked_by, ask_key) = ANY (ARRAY[0, 2])),
  constraint deadline_is_whole check (num_nulls(due_at, warn_at) = ANY (ARRAY[0, 2])),
  constraint only_open_task_awaits_the_clock check (status = 'open'::text OR attention_at IS NULL),
  constraint origin_is_whole check (num_nulls(pathway_id, step_id, occurrence) = ANY (ARRAY[0, 3])),
  constraint person_is_named check (num_nulls(person_id, person_name) = ANY (ARRAY[0, 2])),
  constraint priority_is_known check (priority = ANY (ARRAY['acute'::text, 'same-day'::text, 'routine'::text])),
  constraint task_is_closed_unless_open check ((status = 'open'::text) = (closed_at IS NULL)),
  constraint task_status_is_known check (status = ANY (ARRAY['open'::text, 'completed'::text, 'cancelled'::text])),
  constraint version_counts_events check (version >= 1),
  constraint warning_comes_before_deadline check (warn_at <= due_at),
  constraint who_it_is_meant_for_is_named check (num_nulls(meant_for_id, meant_for_name) = ANY (ARRAY[0, 2]))
) with (fillfactor=80);
comment on column task.tasks.asked_by is 'The module that asked for the task, beside the pathways; ask_key is what that module calls it. meant_for is the person it is addressed to; the unit has it all the same.';
comment on column task.tasks.origins is 'The steps of pathways that call for a task which was merged from several, as its events add up to. Null for a task with the one origin its row names.';
comment on table task.tasks is 'One task as its events add up to: a cache for reading. The responsible unit is always there and always one. attention_at is when time alone changes it next; order_at sorts tasks without a deadline last.';
create index closed_by_unit on task.tasks (responsible_id, closed_at DESC, id DESC) INCLUDE (citizen_id) WHERE (status <> 'open'::text);
create index open_work_of_citizen on task.tasks (citizen_id, service_code, responsible_id) WHERE ((status = 'open'::text) AND (pathway_id IS NOT NULL));
create index tasks_awaiting_the_clock on task.tasks (attention_at) WHERE (attention_at IS NOT NULL);
create index worklist_of_person on task.tasks (responsible_id, person_id, order_at, id) INCLUDE (citizen_id) WHERE ((status = 'open'::text) AND (person_id IS NOT NULL));
create index worklist_of_unit on task.tasks (responsible_id, order_at, id) INCLUDE (citizen_id, service_code, person_id, priority) WHERE (status = 'open'::text);
grant insert, select, update on task.tasks to sammenhaeng_program;
