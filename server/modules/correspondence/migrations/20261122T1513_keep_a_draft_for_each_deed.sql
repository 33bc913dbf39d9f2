-- Runs beside the old program: no, it keeps one draft for a thread where there are now two.

alter table correspondence.drafts
  add column deed text;
update correspondence.drafts
set deed = data ->> 'deed';
alter table correspondence.drafts
  alter column deed set not null,
  add constraint draft_deed_is_known check (deed in ('write', 'reply', 'forward')),
  drop constraint drafts_pkey,
  add primary key (citizen_id, person_id, thread_id, deed);
comment on table correspondence.drafts is
  'What one person is writing and has not sent, an answer and a forwarding of a thread each for itself; seen by nobody else, gone when it is sent or thrown away.';
