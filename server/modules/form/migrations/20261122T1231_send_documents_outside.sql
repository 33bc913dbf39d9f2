-- Runs beside the old program: yes.

create table form.outside_sendings (
  citizen_id uuid not null,
  response_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  at timestamptz not null,
  state text not null
    constraint outside_state_is_known check (state in ('no-way', 'waiting', 'acknowledged', 'failed')),
  primary key (citizen_id, response_id, unit_id, version, at, state),
  foreign key (citizen_id, response_id) references form.responses (citizen_id, id)
);
comment on table form.outside_sendings is
  'How a version sent to a unit outside the house reached it: no letter can carry it there, on its way, taken in, or not. Never changed; the newest counts.';
grant select, insert on form.outside_sendings to sammenhaeng_program;
