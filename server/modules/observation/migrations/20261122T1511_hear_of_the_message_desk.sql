-- Runs beside the old program: yes.

alter table observation.deliveries
  drop constraint delivery_state_is_known,
  add constraint delivery_state_is_known
    check (state in ('inside', 'waiting', 'acknowledged', 'failed', 'another-way', 'closed'));
comment on table observation.deliveries is
  'How a telling written here reached its receiver: there at once, on its way, taken in, not, or dealt with by the message desk. Never changed; the newest counts.';
