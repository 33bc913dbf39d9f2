-- Runs beside the old program: yes (adds only).

create table access.declared_findings (
  citizen_id uuid not null,
  source_id uuid not null,
  outcome text not null
    constraint finding_is_known check (outcome in ('verified', 'unverified')),
  found_at timestamptz not null,
  primary key (citizen_id, source_id)
);
comment on table access.declared_findings is
  'What became of a relation somebody declared, when its time was up: another tie of the unit in those days confirmed it, or none did (law, part 10). Never changed.';

create index declared_relations_by_end on access.relations (valid_to) where kind = 'declared';

grant select, insert on access.declared_findings to sammenhaeng_program;
