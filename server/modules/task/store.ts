import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { CitizenId, HandoffId, OrganisationId, PersonId, TaskId } from '../../../kernel/ids.ts'
import { type Instant, instant } from '../../../kernel/instant.ts'
import type { Reason } from '../../../kernel/reason.ts'
import type { Row } from '../../platform/db/schema.gen.ts'
import { type Fragment, join, sql } from '../../platform/db/sql.ts'
import { type OutboxEvent, publishing } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Escalation } from './domain/escalation.ts'
import type {
  Acceptance,
  Ask,
  ByPerson,
  EscalationSubject,
  MeantFor,
  Origin,
  Priority,
  Rung,
  TaskDeadline,
  TaskEvent,
} from './domain/event.ts'
import type { Handoff, HandoffStatus } from './domain/handoff.ts'
import { nextAttentionAt } from './domain/let-time-pass.ts'
import type { HandoffStanding, Standing } from './domain/may.ts'
import type { DeclineReason } from './domain/reason-code.ts'
import { fold, type TaskState, type TaskStatus } from './domain/task.ts'

/** The address of a task: everything about a citizen is found by the citizen. */
export interface TaskKey {
  readonly citizenId: CitizenId
  readonly taskId: TaskId
}

/** The address of a hand-off. */
export interface HandoffKey extends TaskKey {
  readonly handoffId: HandoffId
}

/** A hand-off as lists show it. */
export interface ListedHandoff extends HandoffStanding {
  readonly message: string
  readonly answered: Handoff['answered']
  readonly declined: { readonly reason: DeclineReason; readonly text: string } | null
  readonly offeredAt: Instant
  readonly answerDueAt: Instant
  readonly closedAt: Instant | null
}

/** A task as lists show it: enough to tell what it is, how it stands and who may do what. */
export interface ListedTask extends TaskKey, Standing {
  readonly serviceCode: string
  readonly title: Bilingual
  readonly priority: Priority
  readonly deadline: TaskDeadline | null
  readonly breachedAt: Instant | null
  readonly origin: Origin | null
  readonly origins: readonly Origin[]
  readonly ask: Ask | null
  readonly meantFor: MeantFor | null
  readonly reasons: readonly Reason[]
  /** The latest hand-off, or none. */
  readonly handoffs: readonly ListedHandoff[]
  readonly escalations: readonly Pick<Escalation, 'subject' | 'rung' | 'raisedAt' | 'takenBy'>[]
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly version: number
}

/** The whole history of a task in order; empty when there is no such task. Does not wait for whoever is changing it. */
export async function listEvents(shell: Shell, { citizenId, taskId }: TaskKey): Promise<TaskEvent[]> {
  const rows = await shell.db.query<{ data: TaskEvent }>(sql`
    select data
    from task.events
    where citizen_id = ${citizenId} and task_id = ${taskId}
    order by sequence`)
  return rows.map(({ data }) => data)
}

/** The task as it stands, held until the transaction ends: whoever comes next sees what this one did. */
export async function lockTask(shell: Shell, key: TaskKey): Promise<TaskState | undefined> {
  const events = await lockEvents(shell, key)
  return events.length === 0 ? undefined : fold(events)
}

/** The whole history of a task in order, held until the transaction ends; empty when there is no such task. */
export async function lockEvents(shell: Shell, { citizenId, taskId }: TaskKey): Promise<TaskEvent[]> {
  const { events } = await shell.db.one<{ events: TaskEvent[] | null }>(
    sql`select task.lock_history(${citizenId}, ${taskId}) as events`,
  )
  return events ?? []
}

export async function findTaskByOrigin(
  shell: Shell,
  citizenId: CitizenId,
  origin: Origin,
): Promise<TaskId | undefined> {
  const row = await shell.db.maybe<{ id: TaskId }>(sql`
    select id
    from task.tasks
    where citizen_id = ${citizenId}
      and pathway_id = ${origin.pathwayId}
      and step_id = ${origin.stepId}
      and occurrence = ${origin.occurrence}
    union all
    select task_id
    from task.added_origins
    where citizen_id = ${citizenId}
      and pathway_id = ${origin.pathwayId}
      and step_id = ${origin.stepId}
      and occurrence = ${origin.occurrence}`)
  return row?.id
}

/** What a step calls for, as far as it tells where it belongs. */
export interface WantedWork extends Origin {
  readonly citizenId: CitizenId
  readonly serviceCode: string
  readonly responsibleId: OrganisationId
}

/**
 * Where what some steps call for belongs: the task each has already, and the open tasks that may be the same work. The citizens
 * are held until the transaction ends, always in one order.
 */
export async function findPlaces(
  shell: Shell,
  wanted: readonly WantedWork[],
): Promise<{ readonly own: TaskId | null; readonly alike: readonly TaskId[] }[]> {
  const rows = wanted.map(
    ({ citizenId, pathwayId, stepId, occurrence, serviceCode, responsibleId }, number) => ({
      number,
      citizen_id: citizenId,
      pathway_id: pathwayId,
      step_id: stepId,
      occurrence,
      service_code: serviceCode,
      responsible_id: responsibleId,
    }),
  )
  const found = await shell.db.query<{
    number: number
    place: { own: TaskId | null; alike: TaskId[] | null }
  }>(sql`
    select number, task.find_place(citizen_id, pathway_id, step_id, occurrence, service_code, responsible_id) as place
    from (
      select *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        number integer, citizen_id uuid, pathway_id uuid, step_id text, occurrence integer, service_code text,
        responsible_id uuid)
      order by citizen_id, number
    ) as wanted`)
  return found
    .toSorted((one, other) => one.number - other.number)
    .map(({ place: { own, alike } }) => ({ own, alike: alike ?? [] }))
}

/** Keeps that a task has a step of another pathway for its origin too. */
export async function insertOrigin(
  shell: Shell,
  { citizenId, taskId }: TaskKey,
  { pathwayId, stepId, occurrence }: Origin,
): Promise<void> {
  await shell.db.execute(sql`
    insert into task.added_origins (citizen_id, pathway_id, step_id, occurrence, task_id)
    values (${citizenId}, ${pathwayId}, ${stepId}, ${occurrence}, ${taskId})`)
}

export async function findTaskByAsk(
  shell: Shell,
  citizenId: CitizenId,
  { askedBy, askKey }: Ask,
): Promise<TaskId | undefined> {
  const row = await shell.db.maybe<{ id: TaskId }>(sql`
    select id
    from task.tasks
    where citizen_id = ${citizenId}
      and asked_by = ${askedBy}
      and ask_key = ${askKey}`)
  return row?.id
}

/** What has happened to a task, as it was (a new one was not) and as it is. */
interface TaskChange {
  readonly before: TaskState | undefined
  readonly after: TaskState
  readonly events: readonly TaskEvent[]
}

/**
 * Saves new tasks with their first events and tells what has happened, in one statement.
 * @returns those that are new; of the others the pathway's step, or what was asked for, has its task already: of them nothing is
 * saved or told
 */
export async function insertTasks(
  shell: Shell,
  opened: readonly { readonly task: TaskState; readonly events: readonly TaskEvent[] }[],
  told: readonly OutboxEvent<string, { readonly taskId: TaskId }>[],
): Promise<ReadonlySet<TaskId>> {
  const rows = opened.map(({ task }) => ({
    ...standing(task),
    citizen_id: task.citizenId,
    id: task.taskId,
    service_code: task.serviceCode,
    title_da: task.title.da,
    title_en: task.title.en,
    pathway_id: task.origin?.pathwayId,
    step_id: task.origin?.stepId,
    occurrence: task.origin?.occurrence,
    asked_by: task.ask?.askedBy,
    ask_key: task.ask?.askKey,
    meant_for_id: task.meantFor?.id,
    meant_for_name: task.meantFor?.name,
    reasons: task.reasons,
    opened_at: task.openedAt,
  }))
  const kept = await shell.db.query<{ id: TaskId }>(sql`
    with kept as (
      insert into task.tasks (
        citizen_id, id, service_code, title_da, title_en, priority, status, responsible_id, person_id, person_name,
        due_at, warn_at, breached_at, attention_at, pathway_id, step_id, occurrence, asked_by, ask_key, meant_for_id, meant_for_name,
        reasons, last_handoff_id, opened_at, closed_at, version)
      select citizen_id, id, service_code, title_da, title_en, priority, status, responsible_id, person_id, person_name,
        due_at, warn_at, breached_at, attention_at, pathway_id, step_id, occurrence, asked_by, ask_key, meant_for_id, meant_for_name,
        reasons, last_handoff_id, opened_at, closed_at, version
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        citizen_id uuid, id uuid, service_code text, title_da text, title_en text, pathway_id uuid, step_id text,
        occurrence integer, asked_by text, ask_key text, meant_for_id uuid, meant_for_name text, opened_at timestamptz,
        ${standingColumns})
      on conflict do nothing
      returning citizen_id, id
    ), ${appending(opened.map(({ task, events }) => ({ before: undefined, after: task, events })))},
    told as (
      ${publishing(shell, told)}
      where exists (select from kept where kept.id = (data ->> 'taskId')::uuid)
    )
    select id from kept`)
  return new Set(kept.map(({ id }) => id))
}

/** Saves what has happened to a locked task, the rows that cache it, and tells it, in one statement. */
export async function saveTask(
  shell: Shell,
  before: TaskState,
  after: TaskState,
  events: readonly TaskEvent[],
  told: readonly OutboxEvent[],
): Promise<void> {
  await shell.db.one(sql`
    with kept as (
      update task.tasks as task
      set status = row.status,
        responsible_id = row.responsible_id,
        person_id = row.person_id,
        person_name = row.person_name,
        due_at = row.due_at,
        warn_at = row.warn_at,
        breached_at = row.breached_at,
        attention_at = row.attention_at,
        priority = row.priority,
        origins = row.origins,
        reasons = coalesce(row.reasons, task.reasons),
        last_handoff_id = row.last_handoff_id,
        closed_at = row.closed_at,
        version = row.version
      from jsonb_to_record(${JSON.stringify(standing(after))}::jsonb) as row (${standingColumns})
      where task.citizen_id = ${after.citizenId} and task.id = ${after.taskId} and task.version = ${before.version}
      returning task.citizen_id, task.id
    ), ${appending([{ before, after, events }])},
    told as (${publishing(shell, told)})
    select 1 from kept`)
}

/** The part of a task's row that changes. */
function standing(task: TaskState) {
  return {
    status: task.status,
    responsible_id: task.responsibleId,
    person_id: task.person?.id,
    person_name: task.person?.name,
    due_at: task.deadline?.dueAt,
    warn_at: task.deadline?.warnAt,
    breached_at: task.breachedAt,
    attention_at: nextAttentionAt(task),
    priority: task.priority,
    // Of a task that was never merged the row says it once, as it was opened.
    origins: task.isMerged ? task.origins : null,
    reasons: task.isMerged ? task.reasons : null,
    last_handoff_id: task.handoffs.at(-1)?.id,
    closed_at: task.closedAt,
    version: task.version,
  }
}

const standingColumns = sql`
  status text, responsible_id uuid, person_id uuid, person_name text, due_at timestamptz, warn_at timestamptz,
  breached_at timestamptz, attention_at timestamptz, priority text, origins jsonb, reasons jsonb, last_handoff_id uuid,
  closed_at timestamptz, version integer`

/** The parts of a statement that add events and follow up hand-offs and escalations, once the rows of their tasks are `kept`. */
function appending(changes: readonly TaskChange[]): Fragment {
  const events = changes.flatMap((change) =>
    change.events.map((event, place) => ({
      task_id: change.after.taskId,
      sequence: change.after.version - change.events.length + place + 1,
      event,
    })),
  )
  return sql`appended as (
      insert into task.events (citizen_id, task_id, sequence, type, at, data)
      select kept.citizen_id, kept.id, row.sequence, row.event ->> 'type', (row.event ->> 'at')::timestamptz, row.event
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as row (task_id uuid, sequence integer, event jsonb)
      join kept on kept.id = row.task_id
    ), offered as (
      insert into task.handoffs (
        citizen_id, id, task_id, from_id, to_id, acceptance, status, message, question, answered, decline_reason,
        decline_text, returns_id, offered_at, answer_due_at, closed_at)
      select kept.citizen_id, row.id, kept.id, row.from_id, row.to_id, row.acceptance, row.status, row.message,
        row.question, row.answered, row.decline_reason, row.decline_text, row.returns_id, row.offered_at,
        row.answer_due_at, row.closed_at
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(handoffRows))}::jsonb) as row (
        task_id uuid, id uuid, from_id uuid, to_id uuid, acceptance text, status text, message text, question text,
        answered jsonb, decline_reason text, decline_text text, returns_id uuid, offered_at timestamptz, answer_due_at timestamptz,
        closed_at timestamptz)
      join kept on kept.id = row.task_id
      on conflict (citizen_id, id) do update
      set status = excluded.status,
        question = excluded.question,
        answered = excluded.answered,
        decline_reason = excluded.decline_reason,
        decline_text = excluded.decline_text,
        answer_due_at = excluded.answer_due_at,
        closed_at = excluded.closed_at
    ), solved as (
      update task.escalations as escalation
      set solved_at = row.at, next_at = null
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(solvedRows))}::jsonb) as row (
        task_id uuid, sequence integer, at timestamptz)
      join kept on kept.id = row.task_id
      where escalation.citizen_id = kept.citizen_id
        and escalation.task_id = kept.id
        and escalation.sequence = row.sequence
    ), called as (
      insert into task.escalations (
        citizen_id, task_id, sequence, subject, unit_id, rung, raised_at, next_at, taken_by)
      select kept.citizen_id, kept.id, row.sequence, row.subject, row.unit_id, row.rung, row.raised_at, row.next_at,
        row.taken_by
      from jsonb_to_recordset(${JSON.stringify(changes.flatMap(escalationRows))}::jsonb) as row (
        task_id uuid, sequence integer, subject text, unit_id uuid, rung jsonb, raised_at timestamptz, next_at timestamptz,
        taken_by jsonb)
      join kept on kept.id = row.task_id
      on conflict (citizen_id, task_id, sequence) do update
      set unit_id = excluded.unit_id,
        rung = excluded.rung,
        raised_at = excluded.raised_at,
        next_at = excluded.next_at,
        taken_by = excluded.taken_by
    )`
}

/** The hand-offs that something has happened to. */
function handoffRows({ after, events }: TaskChange) {
  const touched = new Set(events.map((event) => ('handoffId' in event ? event.handoffId : undefined)))
  return after.handoffs
    .filter(({ id }) => touched.has(id))
    .map((handoff) => ({ task_id: after.taskId, ...handoffRow(handoff) }))
}

/** The escalations that were open and are no more. */
function solvedRows({ before, after, events }: TaskChange) {
  const open = new Set(after.escalations.map(({ sequence }) => sequence))
  return (before?.escalations ?? [])
    .filter(({ sequence }) => !open.has(sequence))
    .map(({ sequence }) => ({ task_id: after.taskId, sequence, at: events.at(-1)?.at }))
}

/** The escalations that are new or not as they were. */
function escalationRows({ before, after }: TaskChange) {
  return after.escalations
    .filter((escalation) => !before?.escalations.includes(escalation))
    .map((escalation) => ({ task_id: after.taskId, ...escalationRow(escalation) }))
}

function handoffRow(handoff: Handoff): Record<string, unknown> {
  return {
    id: handoff.id,
    from_id: handoff.fromId,
    to_id: handoff.toId,
    acceptance: handoff.acceptance,
    status: handoff.status,
    message: handoff.message,
    question: handoff.question,
    answered: handoff.answered,
    decline_reason: handoff.declined?.reason,
    decline_text: handoff.declined?.text,
    returns_id: handoff.returns,
    offered_at: handoff.offeredAt,
    answer_due_at: handoff.answerDueAt,
    closed_at: handoff.closedAt,
  }
}

function escalationRow(escalation: Escalation): Record<string, unknown> {
  return {
    sequence: escalation.sequence,
    subject: escalation.subject,
    unit_id: escalation.rung.unitId,
    rung: escalation.rung,
    raised_at: escalation.raisedAt,
    next_at: escalation.nextAt,
    taken_by: escalation.takenBy,
  }
}

/** The task that has waited longest for what time alone changes, held for this sweeper; another sweeper gets another. */
export async function claimDueTask(
  shell: Shell,
  at: Instant,
  except: readonly TaskId[],
): Promise<TaskKey | undefined> {
  return shell.db.maybe<TaskKey>(sql`
    select citizen_id as "citizenId", id as "taskId"
    from task.tasks
    where attention_at <= ${at} and id <> all(${except}::uuid[])
    order by attention_at
    limit 1
    for no key update skip locked`)
}

/** Where a page of a list begins: after the row with this place in the order. */
export interface Place {
  readonly at: string
  readonly id: string
}

/** Whose tasks a list may show: of these units, and of which citizens. */
export interface Scope {
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of no other citizens. */
  readonly only: readonly CitizenId[] | null
  readonly hidden: readonly CitizenId[]
}

/** The citizens a list may show, as a condition on their column; empty when it may show all. */
function shownCitizens({ only, hidden }: Scope): readonly Fragment[] {
  return [
    ...(only === null ? [] : [sql`citizen_id = any(${only}::uuid[])`]),
    ...(hidden.length === 0 ? [] : [sql`citizen_id <> all(${hidden}::uuid[])`]),
  ]
}

export interface WorklistFilter {
  readonly serviceCodes?: readonly string[]
  /** Taken on by this person, or by nobody (null). */
  readonly personId?: PersonId | null
  readonly priority?: Priority
  /** Due at or before. */
  readonly dueBy?: Instant
}

/** Open tasks of the units, the soonest due first and those without a deadline last. */
export async function listWorklist(
  shell: Shell,
  scope: Scope,
  filter: WorklistFilter,
  limit: number,
  after?: Place,
): Promise<ListedTask[]> {
  const wanted = join(
    [
      sql`responsible_id = unit.id and status = 'open'`,
      ...shownCitizens(scope),
      ...(after ? [sql`(order_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
      ...(filter.serviceCodes ? [sql`service_code = any(${filter.serviceCodes}::text[])`] : []),
      ...(filter.personId === null ? [sql`person_id is null`] : []),
      ...(filter.personId ? [sql`person_id = ${filter.personId}`] : []),
      ...(filter.priority ? [sql`priority = ${filter.priority}`] : []),
      ...(filter.dueBy ? [sql`order_at <= ${filter.dueBy}`] : []),
    ],
    ' and ',
  )
  // Each unit is read in order from its own stretch of the index and no further than the page; then the stretches merge.
  const rows = await shell.db.query<TaskRow>(sql`
    with page as (
      select found.citizen_id, found.id, found.order_at
      from unnest(${scope.unitIds}::uuid[]) as unit (id)
      cross join lateral (
        select citizen_id, id, order_at
        from task.tasks
        where ${wanted}
        order by order_at, id
        limit ${limit}
      ) as found
      order by found.order_at, found.id
      limit ${limit}
    )
    select ${taskColumns}
    from page
    join task.tasks as task on task.citizen_id = page.citizen_id and task.id = page.id
    order by page.order_at, page.id`)
  return rows.map(fromRow)
}

/** A task somebody has not done yet: enough to say what is missing. */
export interface OwedTask extends TaskKey {
  readonly serviceCode: string
  readonly title: Bilingual
  readonly dueAt: Instant | null
  readonly responsibleId: OrganisationId
  readonly personName: string | null
}

const owedColumns = sql`
  citizen_id as "citizenId", id as "taskId", service_code as "serviceCode",
  jsonb_build_object('da', title_da, 'en', title_en) as title, due_at as "dueAt",
  responsible_id as "responsibleId", person_name as "personName"`

/** Open tasks of these citizens that the units have, the soonest due first. */
export function listOwed(
  shell: Shell,
  unitIds: readonly OrganisationId[],
  citizenIds: readonly CitizenId[],
): Promise<OwedTask[]> {
  return shell.db.query<OwedTask>(sql`
    select ${owedColumns}
    from task.tasks
    where citizen_id = any(${citizenIds}::uuid[])
      and status = 'open'
      and responsible_id = any(${unitIds}::uuid[])
    order by order_at, id`)
}

/** Open tasks of some services that the units have or are offered, the soonest due first. */
export function listOwedOf(
  shell: Shell,
  scope: Scope,
  serviceCodes: readonly string[],
  limit: number,
): Promise<OwedTask[]> {
  const shown = join([sql`service_code = any(${serviceCodes}::text[])`, ...shownCitizens(scope)], ' and ')
  return shell.db.query<OwedTask>(sql`
    with owed as (
      select ${owedColumns}, order_at
      from task.tasks
      where responsible_id = any(${scope.unitIds}::uuid[]) and status = 'open' and ${shown}
    ), offered as (
      select ${owedColumns}, order_at
      from task.tasks
      where (citizen_id, id) in (
          select citizen_id, task_id
          from task.handoffs
          where to_id = any(${scope.unitIds}::uuid[]) and closed_at is null
        ) and status = 'open' and ${shown}
    )
    select "citizenId", "taskId", "serviceCode", title, "dueAt", "responsibleId", "personName"
    from (select * from owed union select * from offered) as found
    order by order_at, "taskId"
    limit ${limit}`)
}

/** What the units have closed after a moment, the latest first. */
export async function listClosed(
  shell: Shell,
  scope: Scope,
  since: Instant,
  limit: number,
  before?: Place,
): Promise<ListedTask[]> {
  const wanted = join(
    [
      sql`responsible_id = unit.id and status <> 'open' and closed_at > ${since}`,
      ...(before ? [sql`(closed_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`] : []),
      ...shownCitizens(scope),
    ],
    ' and ',
  )
  const rows = await shell.db.query<TaskRow>(sql`
    with page as (
      select found.citizen_id, found.id, found.closed_at
      from unnest(${scope.unitIds}::uuid[]) as unit (id)
      cross join lateral (
        select citizen_id, id, closed_at
        from task.tasks
        where ${wanted}
        order by closed_at desc, id desc
        limit ${limit}
      ) as found
      order by found.closed_at desc, found.id desc
      limit ${limit}
    )
    select ${taskColumns}
    from page
    join task.tasks as task on task.citizen_id = page.citizen_id and task.id = page.id
    order by page.closed_at desc, page.id desc`)
  return rows.map(fromRow)
}

/** Open tasks whose hand-off waits for these units to answer, or was sent by them; the answer soonest due first. */
export async function listOffers(
  shell: Shell,
  scope: Scope,
  direction: 'incoming' | 'outgoing',
  limit: number,
  after?: Place,
): Promise<ListedTask[]> {
  const wanted = join(
    [
      sql`closed_at is null`,
      direction === 'incoming' ? sql`to_id = unit.id` : sql`from_id = unit.id`,
      ...(after ? [sql`(answer_due_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
      ...shownCitizens(scope),
    ],
    ' and ',
  )
  const rows = await shell.db.query<TaskRow>(sql`
    with page as (
      select found.citizen_id, found.task_id, found.answer_due_at, found.id
      from unnest(${scope.unitIds}::uuid[]) as unit (id)
      cross join lateral (
        select citizen_id, task_id, answer_due_at, id
        from task.handoffs
        where ${wanted}
        order by answer_due_at, id
        limit ${limit}
      ) as found
      order by found.answer_due_at, found.id
      limit ${limit}
    )
    select ${taskColumns}
    from page
    join task.tasks as task on task.citizen_id = page.citizen_id and task.id = page.task_id
    order by page.answer_due_at, page.id`)
  return rows.map(fromRow)
}

/** Tasks about which somebody in the units has been called and the cause remains, the longest waiting first. */
export async function listEscalated(shell: Shell, scope: Scope, limit: number): Promise<ListedTask[]> {
  const wanted = join(
    [sql`solved_at is null and unit_id = any(${scope.unitIds}::uuid[])`, ...shownCitizens(scope)],
    ' and ',
  )
  const rows = await shell.db.query<TaskRow>(sql`
    with page as (
      select citizen_id, task_id, min(raised_at) as raised_at
      from task.escalations
      where ${wanted}
      group by citizen_id, task_id
      order by min(raised_at), task_id
      limit ${limit}
    )
    select ${taskColumns}
    from page
    join task.tasks as task on task.citizen_id = page.citizen_id and task.id = page.task_id
    order by page.raised_at, page.task_id`)
  return rows.map(fromRow)
}

/** Every task of one citizen: the open ones by deadline, then the closed ones, the latest first. */
export async function listOfCitizen(shell: Shell, citizenId: CitizenId): Promise<ListedTask[]> {
  const rows = await shell.db.query<TaskRow>(sql`
    select ${taskColumns}
    from task.tasks as task
    where task.citizen_id = ${citizenId}
    order by task.closed_at desc nulls first, task.order_at, task.id`)
  return rows.map(fromRow)
}

/** How many open tasks and how many waiting offers the lists would show. */
export async function countWork(
  shell: Shell,
  ofTasks: Scope,
  ofOffers: Scope,
  at: Instant,
): Promise<{ open: number; overdue: number; offers: number }> {
  const open = join(
    [sql`responsible_id = any(${ofTasks.unitIds}::uuid[]) and status = 'open'`, ...shownCitizens(ofTasks)],
    ' and ',
  )
  const offered = join(
    [sql`to_id = any(${ofOffers.unitIds}::uuid[]) and closed_at is null`, ...shownCitizens(ofOffers)],
    ' and ',
  )
  return shell.db.one(sql`
    select
      (select count(*) from task.tasks where ${open}) as open,
      (select count(*) from task.tasks where ${open} and order_at <= ${at}) as overdue,
      (select count(*) from task.handoffs where ${offered}) as offers`)
}

/** What a list needs of a task, its latest hand-off and its open escalations. The table must be named `task`. */
const taskColumns = sql`
  task.citizen_id, task.id, task.service_code, task.title_da, task.title_en, task.priority, task.status,
  task.responsible_id, task.person_id, task.person_name, task.due_at, task.warn_at, task.breached_at, task.pathway_id, task.step_id,
  task.occurrence, task.origins, task.asked_by, task.ask_key, task.meant_for_id, task.meant_for_name, task.reasons, task.opened_at, task.closed_at, task.version,
  (
    select to_jsonb(handoff)
    from task.handoffs as handoff
    where handoff.citizen_id = task.citizen_id and handoff.id = task.last_handoff_id
  ) as handoff,
  (
    select jsonb_agg(to_jsonb(escalation) order by escalation.subject)
    from task.escalations as escalation
    where escalation.citizen_id = task.citizen_id
      and escalation.task_id = task.id
      and escalation.solved_at is null
  ) as escalations`

type TaskRow = Omit<
  Row<
    'task.tasks',
    {
      id: TaskId
      priority: Priority
      status: TaskStatus
      responsible_id: OrganisationId
      meant_for_id: PersonId | null
      reasons: Reason[]
      origins: Origin[] | null
    }
  >,
  'order_at' | 'attention_at' | 'last_handoff_id'
> & { handoff: HandoffJson | null; escalations: EscalationJson[] | null }

/** Times inside JSON are as PostgreSQL writes them, with an offset. */
interface HandoffJson {
  id: HandoffId
  from_id: OrganisationId
  to_id: OrganisationId
  acceptance: Acceptance
  status: HandoffStatus
  message: string
  question: string | null
  answered: Handoff['answered']
  decline_reason: DeclineReason | null
  decline_text: string | null
  returns_id: HandoffId | null
  offered_at: string
  answer_due_at: string
  closed_at: string | null
}

interface EscalationJson {
  subject: EscalationSubject
  rung: Rung
  raised_at: string
  taken_by: ByPerson | null
}

function fromRow(row: TaskRow): ListedTask {
  const origins = originsOf(row)
  return {
    citizenId: row.citizen_id,
    taskId: row.id,
    serviceCode: row.service_code,
    title: { da: row.title_da, en: row.title_en },
    priority: row.priority,
    status: row.status,
    responsibleId: row.responsible_id,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    deadline: row.due_at && row.warn_at && { dueAt: row.due_at, warnAt: row.warn_at },
    breachedAt: row.breached_at,
    origin: origins[0] ?? null,
    origins,
    ask: row.asked_by === null ? null : { askedBy: row.asked_by, askKey: row.ask_key ?? '' },
    meantFor: row.meant_for_id === null ? null : { id: row.meant_for_id, name: row.meant_for_name ?? '' },
    reasons: row.reasons,
    handoffs: row.handoff === null ? [] : [fromHandoff(row.handoff)],
    escalations: (row.escalations ?? []).map((escalation) => ({
      subject: escalation.subject,
      rung: escalation.rung,
      raisedAt: instant(escalation.raised_at),
      takenBy: escalation.taken_by,
    })),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    version: row.version,
  }
}

function originsOf({ origins, pathway_id: pathwayId, step_id: stepId, occurrence }: TaskRow): Origin[] {
  if (origins !== null) return origins
  return pathwayId === null || stepId === null || occurrence === null
    ? []
    : [{ pathwayId, stepId, occurrence }]
}

function fromHandoff(row: HandoffJson): ListedHandoff {
  return {
    id: row.id,
    fromId: row.from_id,
    toId: row.to_id,
    acceptance: row.acceptance,
    status: row.status,
    message: row.message,
    question: row.question,
    answered: row.answered,
    declined: row.decline_reason && { reason: row.decline_reason, text: row.decline_text ?? '' },
    returns: row.returns_id,
    offeredAt: instant(row.offered_at),
    answerDueAt: instant(row.answer_due_at),
    closedAt: row.closed_at === null ? null : instant(row.closed_at),
  }
}
