-- Runs beside the old program: yes.

alter table form.response_events
  drop constraint response_event_is_known,
  add constraint response_event_is_known
    check (type in (
      'started', 'saved', 'signed', 'amendment-begun', 'draft-discarded', 'entered-in-error', 'read', 'taken-over'));
comment on table form.response_events is
  'One thing that happened to a response: begun, saved, signed, amended, put away, entered in error, read by a receiver, taken over by another team. Never changed.';
