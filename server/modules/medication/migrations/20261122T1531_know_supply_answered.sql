-- Runs beside the old program: yes.

-- That the ward has said how the citizen has enough medicine until a pharmacy is open is an event too.
alter table medication.events drop constraint event_is_known;
alter table medication.events
  add constraint event_is_known
    check (type in (
      'card-read', 'reconciliation-started', 'stay-ended', 'stay-resumed', 'line-decided', 'dispensing-list-stated',
      'party-confirmed', 'list-given', 'dose-dispensing-paused', 'dose-dispensing-resumed', 'reconciled-marked',
      'card-change-answered', 'difference-found', 'difference-decided', 'difference-solved', 'supply-answered'));
