-- Runs beside the old program: yes.

create schema form;
comment on schema form is 'Forms as versions of content, and what people have answered in them.';
grant usage on schema form to sammenhaeng_program;

create table form.definitions (
  code text not null,
  version integer not null,
  checksum text not null,
  document jsonb not null,
  published_at timestamptz not null,
  primary key (code, version),
  constraint version_counts_from_one check (version >= 1)
);
comment on table form.definitions is 'One published version of a form. Never changed: a change is a new version.';

create table form.subjects (
  citizen_id uuid not null,
  id uuid not null,
  kind text not null constraint subject_is_known check (kind in ('stay', 'rehabilitation-plan')),
  part_of uuid,
  unit_id uuid,
  started_at timestamptz,
  ended_at timestamptz,
  expected_discharge_at timestamptz,
  treatment_finished_at timestamptz,
  window_until timestamptz,
  told_at timestamptz not null,
  primary key (citizen_id, id)
);
comment on table form.subjects is
  'What a form can be about besides the citizen, as the module that knows it tells it: a stay or a rehabilitation plan, with the unit that has it and the times that need not be asked again.';

create table form.responses (
  citizen_id uuid not null,
  id uuid not null,
  form_code text not null,
  form_version integer not null,
  subject_id uuid,
  unit_id uuid,
  status text not null
    constraint response_status_is_known
      check (status in ('draft', 'signed', 'amended', 'entered-in-error', 'discarded')),
  version integer not null,
  has_draft boolean not null,
  has_news boolean not null,
  started_at timestamptz not null,
  started_by jsonb not null,
  signed_at timestamptz,
  signed_by jsonb,
  happened_at timestamptz,
  primary key (citizen_id, id),
  foreign key (form_code, form_version) references form.definitions (code, version),
  constraint a_signed_response_has_a_version check ((version > 0) = (signed_at is not null))
);
comment on table form.responses is
  'One filled-in form, or one being filled in, as a list shows it: a cache of its events. unit_id: whose it is; none when the citizen has written it.';
create unique index one_first_draft_per_unit
  on form.responses (citizen_id, form_code, subject_id, unit_id) nulls not distinct
  where status = 'draft';

create table form.response_events (
  citizen_id uuid not null,
  response_id uuid not null,
  sequence integer not null,
  type text not null
    constraint response_event_is_known
      check (type in (
        'started', 'saved', 'signed', 'amendment-begun', 'draft-discarded', 'entered-in-error', 'read')),
  at timestamptz not null,
  by jsonb not null,
  data jsonb not null,
  primary key (citizen_id, response_id, sequence),
  foreign key (citizen_id, response_id) references form.responses (citizen_id, id)
);
comment on table form.response_events is
  'One thing that happened to a response: begun, saved, signed, amended, put away, entered in error, read by a receiver. Never changed.';

create table form.deliveries (
  citizen_id uuid not null,
  response_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  status text not null constraint delivery_status_is_known check (status in ('sent', 'not-told')),
  is_superseded boolean not null default false,
  is_in_error boolean not null default false,
  sent_at timestamptz not null,
  read_at timestamptz,
  read_by text,
  primary key (citizen_id, response_id, unit_id, version),
  foreign key (citizen_id, response_id) references form.responses (citizen_id, id),
  constraint what_is_read_names_its_reader check ((read_at is null) = (read_by is null))
);
comment on table form.deliveries is
  'A signed version sent to a unit, or not told because no rule or no citizen allows it. read_at: the unit has said that it has read it, as the event read has it. is_superseded: a later version was sent.';
create index deliveries_unread on form.deliveries (unit_id, sent_at)
  where read_at is null and status = 'sent' and not is_superseded;
create index deliveries_read on form.deliveries (unit_id, read_at) where read_at is not null;

grant select, insert on form.definitions, form.response_events to sammenhaeng_program;
grant select, insert, update on form.subjects, form.responses, form.deliveries to sammenhaeng_program;
