-- Runs beside the old program: yes.

alter table task.tasks add column origins jsonb;
comment on column task.tasks.origins is
  'The steps of pathways that call for a task which was merged from several, as its events add up to. Null for a task with the one origin its row names.';

create table task.added_origins (
  citizen_id uuid not null,
  pathway_id uuid not null,
  step_id text not null,
  occurrence integer not null,
  task_id uuid not null,
  constraint a_step_has_one_task primary key (citizen_id, pathway_id, step_id, occurrence),
  constraint origin_is_of_a_task foreign key (citizen_id, task_id) references task.tasks (citizen_id, id)
);
comment on table task.added_origins is
  'A step of another pathway that called for work somebody had already: the task has it for an origin too. Never changed; the events of the task tell whether it still wants it.';

create index open_work_of_citizen on task.tasks (citizen_id, service_code, responsible_id)
  where status = 'open' and pathway_id is not null;

create function task.find_place(
  of_citizen uuid, of_pathway uuid, of_step text, of_occurrence integer, of_service text, of_unit uuid
) returns jsonb
language plpgsql volatile
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('task ' || of_citizen, 0));
  return jsonb_build_object(
    'own', (
      select id
      from task.tasks
      where citizen_id = of_citizen and pathway_id = of_pathway and step_id = of_step and occurrence = of_occurrence
      union all
      select task_id
      from task.added_origins
      where citizen_id = of_citizen and pathway_id = of_pathway and step_id = of_step and occurrence = of_occurrence
      limit 1
    ),
    'alike', (
      select jsonb_agg(id order by opened_at, id)
      from task.tasks
      where citizen_id = of_citizen
        and service_code = of_service
        and responsible_id = of_unit
        and status = 'open'
        and pathway_id is not null
    )
  );
end
$$;
comment on function task.find_place is
  'The task a step of a pathway has already, and the open tasks that may be the same work. Whoever opens a task for the citizen waits until the other who does has finished: then each sees what the other opened.';

grant select, insert on task.added_origins to sammenhaeng_program;
