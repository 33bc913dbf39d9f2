-- Runs beside the old program: yes.

-- Who acts for the citizen by law or document objects on their behalf (SUL § 14).
alter table access.blocks
  drop constraint block_is_set_through_a_known_way,
  add constraint block_is_set_through_a_known_way
    check (set_through in ('own-page', 'letter', 'phone', 'in-person', 'representative'));
