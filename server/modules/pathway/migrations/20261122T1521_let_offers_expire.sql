-- Runs beside the old program: yes, it takes an offer that has expired for one that waits.

alter table pathway.coordinator_events
  drop constraint type_of_coordinator_event_is_known,
  add constraint type_of_coordinator_event_is_known
    check (type in ('offered', 'accepted', 'declined', 'withdrawn', 'expired'));
comment on table pathway.coordinator_events is
  'One step in handing over who keeps a citizen''s threads together: offered, accepted, declined, withdrawn, expired. Never changed. The present one has it until another has accepted.';
create index coordinator_offers_made on pathway.coordinator_events (at) where type = 'offered';
