-- Runs beside the old program: no, it does not know what a ward's own discharge is.

alter table stay.deeds
  drop constraint deed_is_known,
  add constraint deed_is_known
    check (kind in (
      'ended-by-hand', 'discharged', 'ending-undone', 'window-extended', 'window-suspended', 'window-resumed',
      'window-waived', 'window-wanted')),
  add column destination text
    constraint destination_is_known
      check (destination in ('own-home-with-nursing', 'own-home', 'temporary-place', 'nursing-home', 'elsewhere')),
  add column undoes uuid,
  add constraint a_discharge_says_where_to check ((kind = 'discharged') = (destination is not null)),
  add constraint an_undoing_says_what_and_why
    check ((kind = 'ending-undone') = (undoes is not null) and (undoes is null or reason is not null)),
  add constraint an_ending_is_undone_once unique (citizen_id, undoes);
comment on table stay.deeds is
  'What a person has done to a stay: ended it because the hospital never did, or as its ward (at: when it ended; destination: where the citizen went), undone such an ending, moved the 72-hour window, or decided that a dying citizen goes home without one, and taken that back. Never changed.';
