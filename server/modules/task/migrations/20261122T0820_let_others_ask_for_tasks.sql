-- Runs beside the old program: yes.

alter table task.tasks
  add column asked_by text,
  add column ask_key text,
  add column meant_for_id uuid,
  add column meant_for_name text,
  add constraint ask_is_whole check (num_nulls(asked_by, ask_key) in (0, 2)),
  add constraint who_it_is_meant_for_is_named check (num_nulls(meant_for_id, meant_for_name) in (0, 2)),
  add constraint a_task_has_one_source check (asked_by is null or pathway_id is null),
  add constraint one_task_per_ask unique (citizen_id, asked_by, ask_key);
comment on column task.tasks.asked_by is
  'The module that asked for the task, beside the pathways; ask_key is what that module calls it. meant_for is the person it is addressed to; the unit has it all the same.';
