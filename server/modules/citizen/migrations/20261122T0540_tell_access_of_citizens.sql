-- Runs beside the old program: yes (widens only).

alter table citizen.citizens add column subject_told_at timestamptz;
comment on column citizen.citizens.subject_told_at is 'When access was last told of the citizen''s age, death, kin and keys; null: not yet.';
create index citizens_not_told on citizen.citizens (citizen_id) where subject_told_at is null;

create table citizen.after_death_wishes (
  citizen_id uuid not null references citizen.citizens (citizen_id),
  id uuid not null,
  is_information_refused boolean not null,
  said_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  primary key (citizen_id, id)
);
comment on table citizen.after_death_wishes is
  'The citizen says that the nearest relatives are not (or are after all) to be told of illness and death afterwards (SUL § 45). The last said counts; nothing is changed.';

grant select, insert on citizen.after_death_wishes to sammenhaeng_program;
