-- Runs beside the old program: yes. What it has kept of acknowledgements stands; one of those that comes again is kept once more.

comment on column message.letters.sender_key is
  'Location number of the sender, else its SOR code, and of an acknowledgement its standard: letter and envelope ids are unique for a sender, need not be UUIDs, and a receipt may have the number of a letter.';
