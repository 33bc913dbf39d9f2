-- Runs beside the old program: yes (first release).

create schema access;
comment on schema access is 'Who may look at whom, by which rule, and the trace of every look.';
grant usage on schema access to sammenhaeng_program;

create table access.relations (
  citizen_id uuid not null,
  unit_id uuid not null,
  kind text not null
    constraint relation_kind_is_known
      check (kind in ('stay', 'window', 'gp', 'task', 'offer', 'plan', 'care', 'notice')),
  source_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  told_at timestamptz not null,
  primary key (citizen_id, unit_id, kind, source_id)
);
comment on table access.relations is
  'What ties a unit to a citizen, as the module that knows it has told: source_id is its stay, task or citizen. Told again, it holds what was told last; each look keeps the evidence it rested on.';
create index relations_by_unit on access.relations (unit_id, citizen_id);

create table access.records (
  citizen_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null
    constraint actor_is_a_person_or_the_program check (actor_kind in ('professional', 'citizen', 'system')),
  person_id uuid,
  actor_name text not null,
  role_id uuid,
  function text,
  unit_id uuid,
  action text not null
    constraint action_is_known check (action in ('read', 'write', 'search', 'print', 'push')),
  data_kind text not null,
  object text,
  purpose text not null,
  flow text not null constraint flow_is_pull_or_push check (flow in ('pull', 'push')),
  outcome text not null constraint look_is_granted_or_denied check (outcome in ('granted', 'denied')),
  rule_id text not null,
  evidence_kind text,
  evidence_unit_id uuid,
  evidence_source_id uuid,
  evidence_is_open boolean,
  primary key (citizen_id, at, id),
  constraint a_person_looked_or_the_program check ((actor_kind = 'system') = (person_id is null))
) partition by range (at);
comment on table access.records is
  'One look at, or deed on, a citizen''s data, granted or denied, with who, what, why, by which rule and on what evidence. Never changed.';

-- Months are made ahead at every start and every night; what falls outside them is kept all the same.
create table access.records_other partition of access.records default;
comment on table access.records_other is 'The records of months nobody had made room for.';

create function access.prepare_months(first_day date, months int) returns int
language plpgsql security definer set search_path = pg_catalog
as $$
declare
  month_start date;
  name text;
  made int := 0;
begin
  for ahead in 0..months - 1 loop
    month_start := date_trunc('month', first_day)::date + make_interval(months => ahead);
    name := 'records_' || to_char(month_start, 'YYYY_MM');
    if to_regclass('access.' || name) is null then
      begin
        execute format(
          'create table access.%I partition of access.records for values from (%L) to (%L)',
          name, month_start, month_start + interval '1 month');
        made := made + 1;
      exception
        -- Records of that month were kept before the month was made: they stay where they are.
        when check_violation then null;
      end;
    end if;
  end loop;
  return made;
end
$$;
comment on function access.prepare_months is 'Makes the monthly parts of access.records from the month of a day on; answers how many were missing.';

grant select, insert, update on access.relations to sammenhaeng_program;
grant select, insert on access.records to sammenhaeng_program;
grant execute on function access.prepare_months to sammenhaeng_program;
