-- Runs beside the old program: yes (first release).

create schema stay;
comment on schema stay is 'Hospital stays: what the letters say, and who is responsible for the treatment.';
grant usage on schema stay to sammenhaeng_program;

create table stay.stays (
  citizen_id uuid not null,
  id uuid not null,
  episode_id text not null,
  status text not null
    constraint stay_status_is_known
      check (status in ('acute-ambulant', 'admitted', 'on-leave', 'ended', 'dead', 'cancelled', 'unknown')),
  place_unit_id uuid,
  place_name text,
  municipal_unit_id uuid not null,
  started_at timestamptz,
  ended_at timestamptz,
  is_attention_needed boolean not null,
  window_unit_id uuid,
  window_opened_at timestamptz,
  window_until timestamptz,
  changed_at timestamptz not null,
  primary key (citizen_id, id),
  constraint one_stay_per_episode unique (citizen_id, episode_id),
  constraint stay_ends_after_it_begins check (ended_at >= started_at),
  constraint window_is_whole_or_none check ((window_opened_at is null) = (window_until is null))
);
comment on table stay.stays is
  'One stay as it is now: a cache of what its notifications and deeds give when read together. window_until: how long the discharging ward has the treatment.';
create index stays_in_ward on stay.stays (place_unit_id, started_at)
  where status in ('acute-ambulant', 'admitted', 'on-leave');
create index stays_in_window on stay.stays (window_unit_id, window_until) where window_until is not null;

create table stay.notifications (
  citizen_id uuid not null,
  message_id uuid not null,
  stay_id uuid not null,
  letter_id text not null,
  code text not null constraint code_is_one_of_eighteen check (code ~ '^(RE_|AN_)?(STAA|STIN|STOR|SLOR|SLHJ|MORS)$'),
  event_at timestamptz not null,
  sent_at timestamptz not null,
  period_start timestamptz not null,
  period_end timestamptz,
  leave_start timestamptz,
  leave_end timestamptz,
  class text not null constraint class_is_acute_or_admitted check (class in ('EMER', 'IMP')),
  is_report_requested boolean not null,
  revises text,
  follows text,
  cancels text,
  place_unit_id uuid,
  place_sor text not null,
  place_name text not null,
  receiver_unit_id uuid not null,
  applied_at timestamptz not null,
  primary key (citizen_id, message_id)
);
comment on table stay.notifications is
  'One letter about a stay, as facts. letter_id and the letters it names carry their sender, since letter ids count for one sender. Never changed: a correction or cancellation is a letter of its own.';

create table stay.deeds (
  citizen_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  kind text not null
    constraint deed_is_known check (kind in ('ended-by-hand', 'window-extended', 'window-suspended', 'window-resumed')),
  at timestamptz not null,
  ends_at timestamptz,
  reason text,
  by_person_id uuid not null,
  by_name text not null,
  by_function text not null,
  by_unit_id uuid not null,
  recorded_at timestamptz not null,
  primary key (citizen_id, id),
  constraint an_extension_has_an_end check ((kind = 'window-extended') = (ends_at is not null))
);
comment on table stay.deeds is
  'What a person has done to a stay: ended it because the hospital never did (at: when it ended), or moved the 72-hour window. Never changed.';

grant select, insert, update on stay.stays to sammenhaeng_program;
grant select, insert on stay.notifications, stay.deeds to sammenhaeng_program;
