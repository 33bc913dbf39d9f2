import type { StepDifference } from './compare.ts'
import { isDifferent } from './compare.ts'

/** How many pathways, and nothing of whose they are. */
export interface StepTally {
  readonly inOld: number
  readonly inNew: number
  readonly onlyOld: number
  readonly onlyNew: number
  /** How many moved by how many minutes. */
  readonly shifts: Readonly<Record<string, number>>
  readonly gained: number
  readonly lost: number
  readonly otherUnit: number
  readonly endedOtherwise: number
}

export interface Tally {
  readonly pathways: number
  /** Those the other version would not have begun. */
  readonly notStarted: number
  readonly different: number
  readonly steps: Readonly<Record<string, StepTally>>
}

export const emptyTally: Tally = { pathways: 0, notStarted: 0, different: 0, steps: {} }

export const emptyStep: StepTally = {
  inOld: 0,
  inNew: 0,
  onlyOld: 0,
  onlyNew: 0,
  shifts: {},
  gained: 0,
  lost: 0,
  otherUnit: 0,
  endedOtherwise: 0,
}

/** One compared pathway. */
export interface Compared {
  readonly isStarted: boolean
  readonly differences: readonly StepDifference[]
  /** Steps that would have gone to another unit. */
  readonly otherUnit: ReadonlySet<string>
}

/** Counts one more pathway. */
export function count(tally: Tally, { isStarted, differences, otherUnit }: Compared): Tally {
  const steps = { ...tally.steps }
  for (const one of differences)
    steps[one.stepId] = countStep(steps[one.stepId] ?? emptyStep, one, otherUnit.has(one.stepId))
  const isOther = !isStarted || otherUnit.size > 0 || isDifferent(differences)
  return {
    pathways: tally.pathways + 1,
    notStarted: tally.notStarted + (isStarted ? 0 : 1),
    different: tally.different + (isOther ? 1 : 0),
    steps,
  }
}

function countStep(step: StepTally, one: StepDifference, isOtherUnit: boolean): StepTally {
  const asOne = (isSo: boolean) => (isSo ? 1 : 0)
  const shifts =
    one.shift === undefined
      ? step.shifts
      : { ...step.shifts, [one.shift]: (step.shifts[String(one.shift)] ?? 0) + 1 }
  return {
    inOld: step.inOld + asOne(one.isInOld),
    inNew: step.inNew + asOne(one.isInNew),
    onlyOld: step.onlyOld + asOne(one.isInOld && !one.isInNew),
    onlyNew: step.onlyNew + asOne(one.isInNew && !one.isInOld),
    shifts,
    gained: step.gained + asOne(one.deadline === 'gained'),
    lost: step.lost + asOne(one.deadline === 'lost'),
    otherUnit: step.otherUnit + asOne(isOtherUnit),
    endedOtherwise: step.endedOtherwise + asOne(one.isEndedOtherwise),
  }
}

/** How many moved one way, and the middle of how far; minutes are told without sign. */
export function movedBy(
  { shifts }: StepTally,
  way: 'earlier' | 'later',
): { readonly n: number; readonly medianMinutes: number | null } {
  const moved = Object.entries(shifts)
    .map(([minutes, n]) => ({ minutes: Number(minutes), n }))
    .filter(({ minutes }) => (way === 'earlier' ? minutes < 0 : minutes > 0))
    .map(({ minutes, n }) => ({ minutes: Math.abs(minutes), n }))
    .toSorted((one, other) => one.minutes - other.minutes)
  const n = moved.reduce((sum, one) => sum + one.n, 0)
  let passed = 0
  for (const one of moved) {
    passed += one.n
    if (passed * 2 >= n) return { n, medianMinutes: one.minutes }
  }
  return { n, medianMinutes: null }
}
