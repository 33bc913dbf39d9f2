-- Runs beside the old program: yes.

create table stay.tellings (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  about text not null
    constraint telling_is_about_something_known
      check (about in (
        'expected-discharge', 'treatment-finished', 'discharge-conference', 'rehabilitation', 'frailty', 'same-day-help',
        'acute-nursing', 'follow-up')),
  is_taken_back boolean not null,
  at timestamptz,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  told_at timestamptz not null,
  primary key (citizen_id, id),
  constraint only_a_discharge_and_a_finished_treatment_have_a_time
    check ((at is not null) = (about in ('expected-discharge', 'treatment-finished') and not is_taken_back))
);
comment on table stay.tellings is
  'One thing the hospital has told of a stay before the discharge: when it expects it, that the treatment is finished, or what the citizen will need; or that it no longer holds. Never changed: the latest of the same kind counts.';

grant select, insert on stay.tellings to sammenhaeng_program;
