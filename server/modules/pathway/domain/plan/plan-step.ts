import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import { isoWeek } from '../../../../../kernel/danish-calendar.ts'
import type { OrganisationId, PathwayId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'

/** A step that a pathway has called for and that is not over. */
export interface OpenStep {
  readonly pathwayId: PathwayId
  readonly programmeCode: string
  readonly programme: Bilingual
  readonly stepId: string
  readonly occurrence: number
  readonly title: Bilingual
  readonly plain: Bilingual
  readonly serviceCode: string
  readonly holderId: OrganisationId
  readonly offeredToId: OrganisationId | null
  readonly dueAt: Instant | null
}

/** One thing to be done, with every pathway that calls for it. */
export interface PlanStep extends Pick<OpenStep, 'title' | 'plain' | 'holderId' | 'offeredToId' | 'dueAt'> {
  readonly origins: readonly Pick<OpenStep, 'pathwayId' | 'programme' | 'stepId' | 'occurrence'>[]
}

/**
 * What is to be done, the soonest due first and what has no deadline last. The same service, of the same owner, in the same
 * week, called for by two programmes, is one thing with two origins (pathways O); tasks are shared by the same rule.
 */
export function planSteps(steps: readonly OpenStep[]): PlanStep[] {
  const groups: OpenStep[][] = []
  for (const step of inOrder(steps)) {
    const group = groups.find((one) => one.every((other) => isSameWork(other, step)))
    if (group === undefined) groups.push([step])
    else group.push(step)
  }
  return groups.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { title, plain, holderId, offeredToId, dueAt } = first
    const origins = group.map(({ pathwayId, programme, stepId, occurrence }) => ({
      pathwayId,
      programme,
      stepId,
      occurrence,
    }))
    return [{ title, plain, holderId, offeredToId, dueAt, origins }]
  })
}

function inOrder(steps: readonly OpenStep[]): OpenStep[] {
  const placeOf = ({ dueAt, pathwayId, stepId }: OpenStep) => `${dueAt ?? '~'} ${pathwayId} ${stepId}`
  return steps.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
}

function isSameWork(one: OpenStep, other: OpenStep): boolean {
  return (
    one.programmeCode !== other.programmeCode &&
    one.serviceCode === other.serviceCode &&
    one.holderId === other.holderId &&
    one.offeredToId === other.offeredToId &&
    weekOf(one) === weekOf(other)
  )
}

function weekOf({ dueAt }: OpenStep): string | undefined {
  return dueAt === null ? undefined : isoWeek(danishDateOf(dueAt))
}
