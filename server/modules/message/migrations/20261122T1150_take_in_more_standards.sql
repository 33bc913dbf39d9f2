-- Runs beside the old program: yes.

alter table message.letters drop constraint standard_is_known;
alter table message.letters add constraint standard_is_known check (standard in
  ('hospital-notification', 'care-communication', 'home-care-observation', 'acknowledgement'));
