-- Runs beside the old program: yes.

create table form.told_values (
  citizen_id uuid not null,
  source text not null,
  "values" jsonb not null,
  text jsonb not null,
  told_at timestamptz,
  primary key (citizen_id, source)
);
comment on table form.told_values is
  'What another module knows that a form may suggest, as it is now: function by ICF, the medicine list, help with medicine. Told again it replaces what was told.';
grant select, insert, update on form.told_values to sammenhaeng_program;
