-- Runs beside the old program: yes (first release).

create schema task;
comment on schema task is 'Tasks, the hand-off of responsibility for them, and who is called when they are late.';
grant usage on schema task to sammenhaeng_program;

create table task.tasks (
  citizen_id uuid not null,
  id uuid not null,
  service_code text not null,
  title_da text not null,
  title_en text not null,
  priority text not null
    constraint priority_is_known check (priority in ('acute', 'same-day', 'routine')),
  status text not null
    constraint task_status_is_known check (status in ('open', 'completed', 'cancelled')),
  responsible_id uuid not null,
  person_id uuid,
  person_name text,
  due_at timestamptz,
  warn_at timestamptz,
  order_at timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
  breached_at timestamptz,
  attention_at timestamptz,
  pathway_id uuid,
  step_id text,
  occurrence integer,
  reasons jsonb not null,
  last_handoff_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version integer not null constraint version_counts_events check (version >= 1),
  primary key (citizen_id, id),
  constraint one_task_per_origin unique (pathway_id, step_id, occurrence, citizen_id),
  constraint person_is_named check (num_nulls(person_id, person_name) in (0, 2)),
  constraint origin_is_whole check (num_nulls(pathway_id, step_id, occurrence) in (0, 3)),
  constraint deadline_is_whole check (num_nulls(due_at, warn_at) in (0, 2)),
  constraint warning_comes_before_deadline check (warn_at <= due_at),
  constraint task_is_closed_unless_open check ((status = 'open') = (closed_at is null)),
  constraint only_open_task_awaits_the_clock check (status = 'open' or attention_at is null)
) with (fillfactor = 80);
comment on table task.tasks is
  'One task as its events add up to: a cache for reading. The responsible unit is always there and always one. attention_at is when time alone changes it next; order_at sorts tasks without a deadline last.';

create index worklist_of_unit on task.tasks (responsible_id, order_at, id)
  include (citizen_id, service_code, person_id, priority)
  where status = 'open';
create index worklist_of_person on task.tasks (responsible_id, person_id, order_at, id)
  include (citizen_id)
  where status = 'open' and person_id is not null;
create index closed_by_unit on task.tasks (responsible_id, closed_at desc, id desc)
  include (citizen_id)
  where status <> 'open';
create index tasks_awaiting_the_clock on task.tasks (attention_at) where attention_at is not null;

create table task.events (
  citizen_id uuid not null,
  task_id uuid not null,
  sequence integer not null constraint sequence_counts_from_one check (sequence >= 1),
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (citizen_id, task_id, sequence),
  constraint event_belongs_to_a_task foreign key (citizen_id, task_id) references task.tasks (citizen_id, id)
);
comment on table task.events is
  'One thing that happened to a task, never changed or removed: the program may only add and read. The number makes two writers at once impossible.';

create table task.handoffs (
  citizen_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  acceptance text not null
    constraint acceptance_is_known check (acceptance in ('on-answer', 'on-delivery')),
  status text not null
    constraint handoff_status_is_known check (status in (
      'offered', 'delivered', 'acknowledged', 'accepted', 'declined', 'withdrawn', 'expired')),
  message text not null,
  question text,
  answered jsonb,
  decline_reason text,
  decline_text text,
  returns_id uuid,
  offered_at timestamptz not null,
  answer_due_at timestamptz not null,
  closed_at timestamptz,
  primary key (citizen_id, id),
  constraint handoff_belongs_to_a_task foreign key (citizen_id, task_id) references task.tasks (citizen_id, id),
  constraint handoff_goes_to_another check (from_id <> to_id),
  constraint handoff_is_closed_unless_waiting
    check ((status in ('offered', 'delivered', 'acknowledged')) = (closed_at is null)),
  constraint declined_with_a_reason check ((status = 'declined') = (decline_reason is not null))
) with (fillfactor = 80);
comment on table task.handoffs is
  'One offer of responsibility as its events add up to: a cache for reading. Of one task at most one is open.';

create unique index one_open_handoff_per_task on task.handoffs (citizen_id, task_id) where closed_at is null;
create index offers_to_unit on task.handoffs (to_id, answer_due_at, id) include (citizen_id) where closed_at is null;
create index offers_from_unit on task.handoffs (from_id, answer_due_at, id) include (citizen_id) where closed_at is null;

create table task.escalations (
  citizen_id uuid not null,
  task_id uuid not null,
  sequence integer not null,
  subject text not null
    constraint escalation_subject_is_known check (subject in ('deadline', 'answer')),
  unit_id uuid not null,
  rung jsonb not null,
  raised_at timestamptz not null,
  next_at timestamptz,
  taken_by jsonb,
  solved_at timestamptz,
  primary key (citizen_id, task_id, sequence),
  constraint escalation_belongs_to_a_task foreign key (citizen_id, task_id) references task.tasks (citizen_id, id),
  constraint taken_escalation_calls_nobody_more check (taken_by is null or next_at is null)
) with (fillfactor = 80);
comment on table task.escalations is
  'Somebody called because a task is late or an offer is not answered: a cache for reading. sequence is the event that began it, rung the last one called with name and phone, unit_id the unit of that rung.';

create unique index one_open_escalation_per_subject
  on task.escalations (citizen_id, task_id, subject) where solved_at is null;
create index open_escalations_of_unit
  on task.escalations (unit_id, raised_at, task_id) include (citizen_id) where solved_at is null;

create function task.lock_history(of_citizen uuid, of_task uuid) returns jsonb
language plpgsql volatile
as $$
begin
  perform from task.tasks where citizen_id = of_citizen and id = of_task for no key update;
  return (
    select jsonb_agg(data order by sequence)
    from task.events
    where citizen_id = of_citizen and task_id = of_task
  );
end
$$;
comment on function task.lock_history is
  'Waits for whoever is changing the task and then reads its events. One statement would read what stood before the wait; here each has a look of its own.';

grant select, insert, update on task.tasks, task.handoffs, task.escalations to sammenhaeng_program;
grant select, insert on task.events to sammenhaeng_program;
