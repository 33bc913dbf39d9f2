import { dueAt } from '../../../../kernel/deadline.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { type Advance, advance, type Issued } from './advance.ts'
import { type Fact, inOrder } from './fact.ts'
import type { Programme } from './programme.ts'
import type { Subject } from './situation.ts'

/** How one time of a step went: when it was called for, by when it was to be done, and how it stood in the end. */
export interface StepCourse {
  readonly stepId: string
  readonly occurrence: number
  readonly calledForAt: Instant
  readonly dueAt?: Instant
  readonly state: 'open' | 'done' | 'withdrawn'
}

/** The clock may open things between two facts; a programme that keeps asking for it is not followed for ever. */
const mostLooks = 100

/**
 * What a programme would have called for, had these facts come one by one as they happened and the clock been looked at between
 * them. Pure and total. Deadlines are the programme's own: what an agreement sets for a service is the same for any version.
 */
export function replay(
  programme: Programme,
  subject: Subject,
  facts: readonly Fact[],
  until: Instant,
): StepCourse[] {
  const told: Fact[] = []
  let issued: Issued[] = []
  const course = new Map<string, StepCourse>()
  let next: Instant | undefined
  const look = (now: Instant) => {
    const changes = advance(programme, subject, told, issued, now)
    issued = follow(programme, course, issued, changes, now)
    next = changes.nextLookAt
  }
  const looks = { left: mostLooks }
  const lookUntil = (moment: Instant) => {
    while (next !== undefined && next < moment && looks.left > 0) {
      looks.left -= 1
      // A length of time has passed only after its last moment.
      look(instant(epoch(next) + 1))
    }
  }
  const ordered = inOrder(facts).filter(({ at }) => at <= until)
  ordered.forEach((fact, index) => {
    lookUntil(fact.at)
    told.push(fact)
    // What happens at the same moment is seen together.
    if (ordered[index + 1]?.at !== fact.at) look(fact.at)
  })
  lookUntil(until)
  look(until)
  return [...course.values()]
}

/** Issues what an advance changes, and writes it down. */
function follow(
  programme: Programme,
  course: Map<string, StepCourse>,
  issued: readonly Issued[],
  { open, change, close, reopen }: Advance,
  now: Instant,
): Issued[] {
  const standing = new Map(issued.map((one) => [one.stepId, one]))
  const amend = (stepId: string, more: Partial<Issued>) => {
    const known = standing.get(stepId)
    if (known !== undefined) standing.set(stepId, { ...known, ...more })
  }
  const write = (
    { stepId, occurrence }: { stepId: string; occurrence: number },
    more: Partial<StepCourse>,
  ) => {
    const known = course.get(`${stepId} ${occurrence}`)
    if (known !== undefined) course.set(`${stepId} ${occurrence}`, { ...known, ...more })
  }
  for (const one of close) {
    amend(one.stepId, { state: one.outcome, isEndedByTask: one.isByTask })
    write(one, { state: one.outcome })
  }
  for (const one of reopen) {
    amend(one.stepId, { state: 'open' })
    write(one, { state: 'open' })
  }
  for (const one of change) {
    amend(one.stepId, { anchorAt: one.anchorAt })
    if (one.deadline !== null) write(one, { dueAt: one.deadline.dueAt })
  }
  for (const { stepId, occurrence, anchorAt } of open) {
    const limit = programme.steps.find(({ id }) => id === stepId)?.due
    const deadline = limit && anchorAt && dueAt(anchorAt, limit)
    standing.set(stepId, {
      stepId,
      occurrence,
      state: 'open',
      ...(anchorAt && { anchorAt }),
      ...(limit && { limit }),
    })
    course.set(`${stepId} ${occurrence}`, {
      stepId,
      occurrence,
      calledForAt: now,
      state: 'open',
      ...(deadline && { dueAt: deadline.dueAt }),
    })
  }
  return [...standing.values()]
}

/** What a step of one pathway would have been under another version. */
export interface StepDifference {
  readonly stepId: string
  readonly isInOld: boolean
  readonly isInNew: boolean
  /** How much later the deadline would have been, in minutes; less than nothing is earlier. */
  readonly shift?: number
  readonly deadline?: 'gained' | 'lost'
  readonly isEndedOtherwise: boolean
}

/** Compares two courses of one pathway, step by step. Only the last time of a step counts: it is what stood in the end. */
export function compareCourses(old: readonly StepCourse[], renewed: readonly StepCourse[]): StepDifference[] {
  const ids = new Set([...old, ...renewed].map(({ stepId }) => stepId))
  return [...ids].map((stepId) => {
    const before = old.findLast((one) => one.stepId === stepId)
    const after = renewed.findLast((one) => one.stepId === stepId)
    const isBoth = before !== undefined && after !== undefined
    const shift = isBoth && before.dueAt && after.dueAt ? epoch(after.dueAt) - epoch(before.dueAt) : 0
    const deadline =
      isBoth && !before.dueAt && after.dueAt
        ? 'gained'
        : isBoth && before.dueAt && !after.dueAt
          ? 'lost'
          : undefined
    return {
      stepId,
      isInOld: before !== undefined,
      isInNew: after !== undefined,
      ...(shift !== 0 && { shift: Math.round(shift / 60_000) }),
      ...(deadline && { deadline }),
      isEndedOtherwise: isBoth && before.state !== after.state,
    }
  })
}

/** Whether a pathway would have gone otherwise at all. */
export function isDifferent(differences: readonly StepDifference[]): boolean {
  return differences.some(
    (one) =>
      one.isInOld !== one.isInNew ||
      one.shift !== undefined ||
      one.deadline !== undefined ||
      one.isEndedOtherwise,
  )
}
