-- Runs beside the old program: yes.

alter table message.letters add column client_id uuid;
alter table message.repeats add column client_id uuid;
comment on column message.letters.client_id is 'The registered system that delivered it; empty for a shared token, the folder and the program itself.';
comment on column message.repeats.client_id is 'The registered system that delivered it this time.';
