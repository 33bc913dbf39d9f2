-- Runs beside the old program: yes.

alter table stay.deeds
  drop constraint deed_is_known,
  add constraint deed_is_known
    check (kind in (
      'ended-by-hand', 'window-extended', 'window-suspended', 'window-resumed', 'window-waived', 'window-wanted'));
comment on table stay.deeds is
  'What a person has done to a stay: ended it because the hospital never did (at: when it ended), moved the 72-hour window, or decided that a dying citizen goes home without one, and taken that back. Never changed.';

alter table stay.stays
  add column window_end_told timestamptz,
  add column window_end_fact text,
  add constraint an_end_is_told_by_a_fact check (num_nulls(window_end_told, window_end_fact) in (0, 2));
comment on column stay.stays.window_end_told is
  'The end of the window that pathways have been told of, by the fact window_end_fact. Where it is another than window_until, the clock tells the new one and takes the old one back.';
create index windows_ended_untold on stay.stays (window_until)
  where window_until is not null and window_end_told is distinct from window_until;
create index windows_told_wrongly on stay.stays (window_end_told)
  where window_end_told is not null and window_until is distinct from window_end_told;
