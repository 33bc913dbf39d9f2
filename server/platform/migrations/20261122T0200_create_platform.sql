-- Runs beside the old program: yes (first release).

-- The program steps down to this role on every connection: what is append-only, it can insert and read but not change.
do $$
begin
  if not exists (select from pg_roles where rolname = 'sammenhaeng_program') then
    create role sammenhaeng_program nologin;
  end if;
  execute format('grant sammenhaeng_program to %I', current_user);
exception
  when insufficient_privilege then
    raise exception 'the database user may not create roles; let an administrator run: create role sammenhaeng_program nologin; grant sammenhaeng_program to %;', current_user;
end
$$;

grant usage on schema platform to sammenhaeng_program;
grant select on platform.migrations to sammenhaeng_program;

create table platform.outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null,
  listener text not null,
  type text not null,
  citizen_id uuid,
  data jsonb not null,
  occurred_at timestamptz not null,
  attempts smallint not null default 0,
  next_try_at timestamptz not null default now(),
  parked_at timestamptz,
  last_fault text
);
comment on table platform.outbox is
  'One event waiting for one listener. Written in the transaction of the deed, removed in the transaction of its effect. A parked row waits for a person.';
create index outbox_waiting on platform.outbox (listener, id) where parked_at is null;
create index outbox_parked on platform.outbox (parked_at) where parked_at is not null;
-- The queue is always being emptied: plans and dead rows must not lag behind.
alter table platform.outbox set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

create table platform.requests (
  actor text not null,
  request_id uuid not null,
  route text not null,
  fingerprint text not null,
  status smallint,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor, request_id)
);
comment on table platform.requests is
  'A write that has been answered: the same request id from the same actor gets the same answer again, and nothing happens twice.';
create index requests_by_age on platform.requests (created_at);

grant select, insert, update, delete on platform.outbox, platform.requests to sammenhaeng_program;
