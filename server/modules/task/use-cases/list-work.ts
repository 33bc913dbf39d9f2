import type { UnitActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type TaskSummaryView, taskPageView, tasksView } from '../../../../contract/task.ts'
import { danishDateOf, endOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type ListScope, listScope, type RelationKind, recordListed } from '../../access/index.ts'
import type { Priority } from '../domain/event.ts'
import { openHandoff } from '../domain/task.ts'
import * as store from '../store.ts'
import { viewTasks, withoutWhatItSays } from '../view.ts'

/** Which part of a list is wanted: of one unit or all the reader's units, from which place on, how many. */
export interface Page {
  readonly unitId?: OrganisationId | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

export interface WorklistWish extends Page {
  readonly services?: readonly string[] | undefined
  readonly taken?: 'by-me' | 'by-nobody' | undefined
  readonly priority?: Priority | undefined
  readonly due?: 'overdue' | 'today' | undefined
}

type ListRefused = Refusal<'task-unit-not-yours'>
type ListAnswer = Result<{ tasks: TaskSummaryView[]; next: string | null }, ListRefused>

/** Open tasks of the units the person acts for, the soonest due first. */
export function listWorklist(shell: Shell, actor: UnitActor, wish: WorklistWish): Promise<ListAnswer> {
  const now = shell.clock.now()
  const filter: store.WorklistFilter = {
    ...(wish.services && { serviceCodes: wish.services }),
    ...(wish.priority && { priority: wish.priority }),
    ...(wish.taken && { personId: wish.taken === 'by-me' ? actor.personId : null }),
    ...(wish.due && { dueBy: wish.due === 'overdue' ? now : endOfDay(danishDateOf(now)) }),
  }
  return listPage(shell, actor, wish, {
    object: 'worklist',
    via: ['task'],
    read: (scope, limit, after) => store.listWorklist(shell, scope, filter, limit, after),
    placeOf: ({ deadline, taskId }) => ({ at: deadline?.dueAt ?? 'infinity', id: taskId }),
  })
}

/** What the units have closed, the latest first, for as long as it ties them to the citizen. */
export function listClosedTasks(shell: Shell, actor: UnitActor, page: Page): Promise<ListAnswer> {
  return listPage(shell, actor, page, {
    object: 'closed-tasks',
    via: ['task'],
    isEnded: true,
    read: (scope, limit, before) => store.listClosed(shell, scope, followUpSince(shell), limit, before),
    placeOf: ({ closedAt, taskId }) => ({ at: closedAt ?? '', id: taskId }),
  })
}

/** An ended task ties for 30 days more, as long as a relation counts (D10). */
function followUpSince(shell: Shell): Instant {
  return instant(epoch(shell.clock.now()) - 30 * 24 * 3_600_000)
}

/** Hand-offs that wait: for our answer, or for the answer of others. */
export function listOffers(
  shell: Shell,
  actor: UnitActor,
  page: Page & { readonly direction: 'incoming' | 'outgoing' },
): Promise<ListAnswer> {
  const isIncoming = page.direction === 'incoming'
  return listPage(shell, actor, page, {
    object: isIncoming ? 'offers' : 'offered',
    via: [isIncoming ? 'offer' : 'task'],
    read: (scope, limit, after) => store.listOffers(shell, scope, page.direction, limit, after),
    placeOf: (task) => {
      const handoff = openHandoff(task)
      return { at: handoff?.answerDueAt ?? '', id: handoff?.id ?? '' }
    },
  })
}

/** Tasks about which somebody in the units has been called and the cause remains. */
export async function listEscalations(
  shell: Shell,
  actor: UnitActor,
  { unitId, limit }: Page,
): Promise<Result<{ tasks: TaskSummaryView[] }, ListRefused>> {
  const scope = await scopeOfList(shell, actor, { via: ['task', 'offer'] }, unitId)
  if (!scope.ok) return scope
  const found = await store.listEscalated(shell, scope.value, limit)
  const tasks = await showListed(shell, actor, 'escalations', scope.value, found)
  // An empty list is of nobody's data, also for whom the rules open nothing.
  return ok(tasks.length === 0 ? { tasks } : onlyShown(tasksView, { tasks }, scope.value.kinds))
}

/** How many open tasks, late tasks and unanswered offers our units have, as the lists would show them. */
export async function countWork(
  shell: Shell,
  actor: UnitActor,
  unitId?: OrganisationId,
): Promise<Result<{ open: number; overdue: number; offers: number }, ListRefused>> {
  const [tasks, offers] = await Promise.all([
    scopeOfList(shell, actor, { via: ['task'] }, unitId),
    scopeOfList(shell, actor, { via: ['offer'] }, unitId),
  ])
  if (!tasks.ok) return tasks
  if (!offers.ok) return offers
  return ok(await store.countWork(shell, tasks.value, offers.value, shell.clock.now()))
}

async function scopeOfList(
  shell: Shell,
  actor: UnitActor,
  ties: Ties,
  unitId: OrganisationId | undefined,
): Promise<Result<ListScope, ListRefused>> {
  const scope = await listScope(shell, actor, {
    kind: 'APP',
    also: ['ID', 'PLAN'],
    purpose: 'treatment',
    ...ties,
  })
  if (unitId === undefined) return ok(scope)
  return scope.unitIds.includes(unitId)
    ? ok({ ...scope, unitIds: [unitId] })
    : refused('task-unit-not-yours', { unitId })
}

/** What ties the reader's units to the citizens of a list. */
interface Ties {
  readonly via: readonly RelationKind[]
  readonly isEnded?: boolean
}

interface ListReader extends Ties {
  /** The list, in a word for the access log. */
  readonly object: string
  read(scope: ListScope, limit: number, from: store.Place | undefined): Promise<store.ListedTask[]>
  /** Where a row stands in the order of the list. */
  placeOf(task: store.ListedTask): store.Place
}

/** A page of a list over the person's units, and the place the next page begins after. */
async function listPage(
  shell: Shell,
  actor: UnitActor,
  { unitId, after, limit }: Page,
  { object, via, isEnded = false, read, placeOf }: ListReader,
): Promise<ListAnswer> {
  const scope = await scopeOfList(shell, actor, { via, isEnded }, unitId)
  if (!scope.ok) return scope
  const [at = '', id = ''] = after?.split('_') ?? []
  const found = await read(scope.value, limit + 1, after === undefined ? undefined : { at, id })
  const listed = found.slice(0, limit)
  const last = found.length > limit ? listed.at(-1) : undefined
  const tasks = await showListed(shell, actor, object, scope.value, listed)
  const place = last && placeOf(last)
  const next = place === undefined ? null : `${place.at}_${place.id}`
  if (tasks.length === 0) return ok({ tasks, next })
  return ok(onlyShown(taskPageView, { tasks, next }, scope.value.kinds))
}

/** The rows as they are shown, each citizen's look recorded: whole, or without what they say of one who is blocked. */
async function showListed(
  shell: Shell,
  actor: UnitActor,
  object: string,
  { blocked, kinds }: ListScope,
  listed: readonly store.ListedTask[],
): Promise<TaskSummaryView[]> {
  const isBlocked = new Set(blocked)
  const citizenIds = [...new Set(listed.map(({ citizenId }) => citizenId))]
  const [closedMeanwhile, tasks] = await Promise.all([
    recordListed(shell, {
      actor,
      kinds: ['APP', ...[...kinds].filter((kind) => kind !== 'APP')],
      purpose: 'treatment',
      object,
      citizenIds,
      masked: citizenIds.filter((citizenId) => isBlocked.has(citizenId)),
    }),
    viewTasks(shell, actor, listed),
  ])
  for (const citizenId of closedMeanwhile) isBlocked.add(citizenId)
  return tasks.map((task, place) => {
    const citizenId = listed[place]?.citizenId
    return citizenId !== undefined && isBlocked.has(citizenId) ? withoutWhatItSays(task) : task
  })
}
