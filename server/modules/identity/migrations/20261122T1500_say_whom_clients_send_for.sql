-- Runs beside the old program: yes.

create table identity.client_senders (
  client_id uuid not null references identity.clients (id),
  number int not null constraint senders_count_from_one check (number >= 1),
  glns text[] not null,
  sors text[] not null,
  told_at timestamptz not null,
  told_by_person_id uuid not null,
  told_by_name text not null,
  primary key (client_id, number)
);
comment on table identity.client_senders is
  'Whom outside its own unit a client may deliver letters for, and only to that unit: location numbers and SOR codes. The newest row counts; without one it sends for its own unit alone. Never changed.';

grant select, insert on identity.client_senders to sammenhaeng_program;
