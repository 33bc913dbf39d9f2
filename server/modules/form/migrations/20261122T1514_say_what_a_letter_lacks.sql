-- Runs beside the old program: yes.

alter table form.outside_sendings
  drop constraint outside_state_is_known,
  add constraint outside_state_is_known
    check (state in (
      'no-way', 'lacks-admission', 'lacks-discharge', 'waiting', 'acknowledged', 'failed', 'another-way', 'closed'));
comment on table form.outside_sendings is
  'How a version sent to a unit outside the house reached it: no letter can carry it there, its letter lacks something nobody has told, on its way, taken in, not, or dealt with by the message desk. Never changed; the newest counts.';
