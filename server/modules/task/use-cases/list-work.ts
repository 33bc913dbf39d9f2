import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { danishDateOf, endOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { scopeOf } from '../../access/index.ts'
import type { Priority } from '../domain/event.ts'
import { openHandoff } from '../domain/task.ts'
import * as store from '../store.ts'
import { viewTasks } from '../view.ts'

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

type ListAnswer = Result<{ tasks: TaskSummaryView[]; next: string | null }, Refusal<'task-unit-not-yours'>>

/** Open tasks of the units the person acts for, the soonest due first. The units are the whole of what may be seen. */
export function listWorklist(
  shell: Shell,
  actor: ProfessionalActor,
  wish: WorklistWish,
): Promise<ListAnswer> {
  const now = shell.clock.now()
  const filter: store.WorklistFilter = {
    ...(wish.services && { serviceCodes: wish.services }),
    ...(wish.priority && { priority: wish.priority }),
    ...(wish.taken && { personId: wish.taken === 'by-me' ? actor.personId : null }),
    ...(wish.due && { dueBy: wish.due === 'overdue' ? now : endOfDay(danishDateOf(now)) }),
  }
  return listPage(shell, actor, wish, {
    read: (unitIds, limit, after) => store.listWorklist(shell, unitIds, filter, limit, after),
    placeOf: ({ deadline, taskId }) => ({ at: deadline?.dueAt ?? 'infinity', id: taskId }),
  })
}

/** What the units have closed, the latest first. */
export function listClosedTasks(shell: Shell, actor: ProfessionalActor, page: Page): Promise<ListAnswer> {
  return listPage(shell, actor, page, {
    read: (unitIds, limit, before) => store.listClosed(shell, unitIds, limit, before),
    placeOf: ({ closedAt, taskId }) => ({ at: closedAt ?? '', id: taskId }),
  })
}

/** Hand-offs that wait: for our answer, or for the answer of others. */
export function listOffers(
  shell: Shell,
  actor: ProfessionalActor,
  page: Page & { readonly direction: 'incoming' | 'outgoing' },
): Promise<ListAnswer> {
  return listPage(shell, actor, page, {
    read: (unitIds, limit, after) => store.listOffers(shell, unitIds, page.direction, limit, after),
    placeOf: (task) => {
      const handoff = openHandoff(task)
      return { at: handoff?.answerDueAt ?? '', id: handoff?.id ?? '' }
    },
  })
}

/** Tasks about which somebody in the units has been called and the cause remains. */
export async function listEscalations(
  shell: Shell,
  actor: ProfessionalActor,
  { unitId, limit }: Page,
): Promise<Result<{ tasks: TaskSummaryView[] }, Refusal<'task-unit-not-yours'>>> {
  const unitIds = await unitsOf(shell, actor, unitId)
  if (!unitIds.ok) return unitIds
  const tasks = await store.listEscalated(shell, unitIds.value, limit)
  return ok({ tasks: await viewTasks(shell, actor, tasks) })
}

/** How many open tasks, late tasks and unanswered offers the units have. */
export async function countWork(
  shell: Shell,
  actor: ProfessionalActor,
  unitId?: OrganisationId,
): Promise<Result<{ open: number; overdue: number; offers: number }, Refusal<'task-unit-not-yours'>>> {
  const unitIds = await unitsOf(shell, actor, unitId)
  return unitIds.ok ? ok(await store.countWork(shell, unitIds.value, shell.clock.now())) : unitIds
}

async function unitsOf(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId | undefined,
): Promise<Result<readonly OrganisationId[], Refusal<'task-unit-not-yours'>>> {
  const scope = await scopeOf(shell, actor)
  if (unitId === undefined) return ok(scope)
  return scope.includes(unitId) ? ok([unitId]) : refused('task-unit-not-yours', { unitId })
}

interface ListReader {
  read(
    unitIds: readonly OrganisationId[],
    limit: number,
    from: store.Place | undefined,
  ): Promise<store.ListedTask[]>
  /** Where a row stands in the order of the list. */
  placeOf(task: store.ListedTask): store.Place
}

/** A page of a list over the person's units, and the place the next page begins after. */
async function listPage(
  shell: Shell,
  actor: ProfessionalActor,
  { unitId, after, limit }: Page,
  { read, placeOf }: ListReader,
): Promise<ListAnswer> {
  const unitIds = await unitsOf(shell, actor, unitId)
  if (!unitIds.ok) return unitIds
  const [at = '', id = ''] = after?.split('_') ?? []
  const found = await read(unitIds.value, limit + 1, after === undefined ? undefined : { at, id })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const place = last && placeOf(last)
  return ok({
    tasks: await viewTasks(shell, actor, shown),
    next: place ? `${place.at}_${place.id}` : null,
  })
}
