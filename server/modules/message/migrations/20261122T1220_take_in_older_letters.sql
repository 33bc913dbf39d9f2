-- Runs beside the old program: yes.

alter table message.letters drop constraint standard_is_known;
alter table message.letters add constraint standard_is_known check (standard in
  ('hospital-notification', 'care-communication', 'home-care-observation', 'acknowledgement',
   'discharge-letter', 'admission-report', 'discharge-report', 'finished-treatment', 'referral', 'municipal-contacts'));
comment on column message.letters.envelope_id is
  'Empty when the envelope id had been used for another letter before, and of the older formats, whose numbers begin again.';
