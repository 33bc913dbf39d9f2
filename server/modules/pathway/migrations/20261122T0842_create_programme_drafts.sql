-- Runs beside the old program: yes.

create table pathway.programme_draft_events (
  draft_id uuid not null,
  sequence integer not null constraint draft_sequence_counts_from_one check (sequence >= 1),
  type text not null
    constraint type_of_draft_event_is_known check (type in ('begun', 'saved', 'published', 'discarded')),
  at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  data jsonb not null,
  primary key (draft_id, sequence)
);
comment on table pathway.programme_draft_events is
  'One thing done with a draft of a programme, by whom, with the whole text when it was begun or saved. Never changed.';

create table pathway.programme_drafts (
  id uuid primary key,
  code text not null,
  based_on integer,
  revision integer not null constraint revision_counts_from_one check (revision >= 1),
  status text not null constraint draft_status_is_known check (status in ('open', 'published', 'discarded')),
  published_as integer,
  document jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  constraint only_a_published_draft_has_a_version check ((published_as is not null) = (status = 'published'))
);
comment on table pathway.programme_drafts is
  'A draft of the next version of a programme, as its events add up to: a cache. Revision goes up by one at each saving.';
create unique index one_open_draft_per_programme on pathway.programme_drafts (code) where status = 'open';

create table pathway.programme_trials (
  id uuid primary key,
  code text not null,
  old_version integer not null,
  new_version integer,
  old_document jsonb not null,
  new_document jsonb not null,
  status text not null
    constraint trial_status_is_known check (status in ('running', 'finished', 'stopped-at-limit')),
  began_at timestamptz not null,
  until timestamptz not null,
  begun_by uuid not null,
  pathways integer not null,
  done integer not null,
  after_citizen_id uuid,
  after_id uuid,
  tally jsonb not null,
  constraint a_draft_has_no_version_yet check (new_version is null or new_version >= 1)
);
comment on table pathway.programme_trials is
  'Two versions of a programme compared on recorded pathways, how far the walk has come, and what it has counted: numbers only, never whose.';

grant select, insert on pathway.programme_draft_events to sammenhaeng_program;
grant select, insert, update on pathway.programme_drafts, pathway.programme_trials to sammenhaeng_program;
