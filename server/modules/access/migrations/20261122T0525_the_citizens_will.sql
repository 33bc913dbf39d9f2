-- Runs beside the old program: yes (adds only).

create table access.delegations (
  citizen_id uuid not null,
  id uuid not null,
  task text not null constraint delegation_names_a_task check (btrim(task) <> ''),
  unit_id uuid not null,
  person_id uuid,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint delegation_ends_after_it_begins check (valid_to > valid_from)
);
comment on table access.delegations is
  'A health person lets a unit, or one person in it, do a named kind of health task for the citizen (SUL § 6): what rules P05 and P06 rest on. Never changed; an end is a row of its own.';

create table access.delegation_ends (
  citizen_id uuid not null,
  delegation_id uuid not null,
  ended_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (citizen_id, delegation_id),
  constraint end_is_of_a_delegation foreign key (citizen_id, delegation_id) references access.delegations (citizen_id, id)
);
comment on table access.delegation_ends is 'A delegated task was taken back.';

create table access.notices (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null constraint notice_kind_is_known 
      check (kind in ('override-opened', 'consent-expires', 'look-unjustified', 'breach', 'question-answered')),
  about_id uuid not null,
  told_at timestamptz not null,
  primary key (citizen_id, id),
  constraint citizen_is_told_once unique (citizen_id, kind, about_id)
);
comment on table access.notices is
  'Something the citizen is told on their own page from this moment: an override or a look that proved unjustified (law part 9), a breach (GDPR 34), a question answered, a consent that lapses soon. Sent by letter by nobody yet.';

create table access.notice_acknowledgements (
  citizen_id uuid not null,
  notice_id uuid not null,
  acknowledged_at timestamptz not null,
  by_person_id uuid not null,
  primary key (citizen_id, notice_id),
  constraint acknowledgement_is_of_a_notice foreign key (citizen_id, notice_id) references access.notices (citizen_id, id)
);
comment on table access.notice_acknowledgements is 'The citizen has read a notice.';

create index consents_by_end on access.consents (valid_to);

grant select, insert on access.delegations, access.delegation_ends, access.notices, access.notice_acknowledgements
  to sammenhaeng_program;
