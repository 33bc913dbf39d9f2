-- Runs beside the old program: yes.

create index stays_of_municipality on stay.stays (municipal_unit_id, started_at)
  where status in ('acute-ambulant', 'admitted', 'on-leave');
create index ended_stays_of_municipality on stay.stays (municipal_unit_id, ended_at) where ended_at is not null;
