import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Role } from './person.ts'
import type { Unit } from './unit.ts'

/** Who says so and why; kept with the end. */
export interface EndReason {
  readonly byName: string
  readonly reason: string
}

/**
 * The last day of a role that is ended. Yesterday ends it at once, also one that has not begun; further back is refused, for
 * what was opened in it has been opened.
 */
export function endRoleOn(
  role: Role,
  lastOn: DanishDate,
  today: DanishDate,
): Result<DanishDate, Refusal<'role-ended-already' | 'end-too-early'>> {
  const earliest = addDays(today, -1)
  if (role.validTo !== null && role.validTo <= lastOn)
    return refused('role-ended-already', { lastOn: role.validTo })
  if (lastOn < earliest) return refused('end-too-early', { earliest })
  return ok(lastOn)
}

/** What must be settled before a unit is closed. */
export interface LeftBehind {
  /** Open tasks and waiting hand-offs at the unit or below it. */
  readonly openWork: number
  /** Citizens who have it as their practice. */
  readonly citizens: number
  /** Units below it that are open. */
  readonly unitsBelow: readonly Unit[]
}

export type ClosureRefused = Refusal<
  | 'unit-closed-already'
  | 'unit-has-units-below'
  | 'unit-has-open-work'
  | 'unit-has-citizens'
  | 'unit-successor-missing'
  | 'unit-successor-unfit'
>

/**
 * A unit is closed only when nothing is left alone: nothing open in it, and another unit does each of its services for each
 * municipality it served.
 */
export function checkClosure(
  unit: Unit,
  successor: Unit | undefined,
  left: LeftBehind,
  today: DanishDate,
): Result<undefined, ClosureRefused> {
  if (unit.validTo !== null && unit.validTo < today)
    return refused('unit-closed-already', { lastOn: unit.validTo })
  if (left.unitsBelow.length > 0)
    return refused('unit-has-units-below', { units: left.unitsBelow.map(({ name }) => name) })
  if (left.openWork > 0) return refused('unit-has-open-work', { count: left.openWork })
  if (left.citizens > 0) return refused('unit-has-citizens', { count: left.citizens })
  if (successor === undefined)
    return unit.services.length === 0
      ? ok()
      : refused('unit-successor-missing', { services: [...unit.services] })
  const missing = {
    services: unit.services.filter((service) => !successor.services.includes(service)),
    municipalities: unit.serves.filter((code) => !successor.serves.includes(code)),
  }
  const isOpen = successor.validFrom <= today && (successor.validTo === null || successor.validTo >= today)
  return successor.id === unit.id ||
    !isOpen ||
    missing.services.length > 0 ||
    (unit.services.length > 0 && missing.municipalities.length > 0)
    ? refused('unit-successor-unfit', { isOpen, ...missing })
    : ok()
}
