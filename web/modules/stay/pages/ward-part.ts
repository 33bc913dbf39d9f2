import type { WardPatientView } from '../../../../contract/stay.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { instant } from '../../../../kernel/instant.ts'
import type { WardView } from '../views.ts'

/** The patients of one part of the list, in the order they must be thought of. */
export function partOf(
  patients: readonly WardPatientView[],
  view: WardView,
  now: number,
): readonly WardPatientView[] {
  const today = danishDateOf(instant(now))
  const isToday = (at: string | null) => at !== null && danishDateOf(instant(at)) === today
  switch (view) {
    case 'inde':
      return patients.filter(({ endedAt }) => endedAt === null)
    case 'idag':
      return patients
        .filter(({ endedAt, expectedDischargeAt }) => isToday(endedAt ?? expectedDischargeAt))
        .toSorted((one, other) => compare(goesHomeAt(one), goesHomeAt(other)))
    case 'faerdige':
      return patients
        .filter(({ endedAt, treatmentFinishedAt }) => endedAt === null && treatmentFinishedAt !== null)
        .toSorted((one, other) => compare(one.treatmentFinishedAt, other.treatmentFinishedAt))
    case 'efter':
      return patients
        .filter(({ windowUntil }) => windowUntil !== null && Date.parse(windowUntil) > now)
        .toSorted((one, other) => compare(one.windowUntil, other.windowUntil))
  }
}

function goesHomeAt({ endedAt, expectedDischargeAt }: WardPatientView): string | null {
  return endedAt ?? expectedDischargeAt
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0
}
