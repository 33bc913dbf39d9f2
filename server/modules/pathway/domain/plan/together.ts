import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { Family } from '../family.ts'
import type {
  Condition,
  Exception,
  FactCondition,
  Pause,
  Programme,
  Step,
  WithdrawReason,
} from '../programme.ts'

/** From the one fact until the other the deadlines of these kinds of pathway stand still. */
export interface SharedPause {
  readonly families: readonly Family[]
  readonly from: FactCondition
  readonly until: FactCondition
  /** Steps with a provision of law behind them keep their deadlines. */
  readonly sparesDuties?: true
  readonly text: Bilingual
}

/** What ends steps of these kinds of pathway because another matters more. */
export interface SharedStop {
  readonly families: readonly Family[]
  readonly reason: WithdrawReason
  readonly when: Condition
  /** Only steps of these services. */
  readonly services?: readonly string[]
  readonly text: Bilingual
}

/** How pathways of one citizen run together (pathways O). */
export interface Together {
  readonly version: number
  /** Programmes whose file does not say which family they are of. */
  readonly families: Readonly<Record<string, Family>>
  /** Which kinds of pathway one kind may start. */
  readonly starts: Readonly<Partial<Record<Family, readonly Family[]>>>
  readonly pauses: readonly SharedPause[]
  readonly stops: readonly SharedStop[]
  /** Whose coordinator goes before whose. */
  readonly coordinators: readonly Family[]
}

/** Which kind of pathway a programme is; undefined where nobody has said. */
export function familyOf({ code, family }: Pick<Programme, 'code' | 'family'>, together: Together) {
  return family ?? together.families[code]
}

/** The programme with what the others do to it read into it: pauses and stops like its own. */
export function readTogether<Of extends Programme>(programme: Of, together: Together): Of {
  const family = familyOf(programme, together)
  if (family === undefined) return programme
  const pauses = together.pauses
    .filter((one) => one.families.includes(family))
    .flatMap((one) => pauseOf(one, programme.steps))
  const stops = together.stops
    .filter((one) => one.families.includes(family))
    .flatMap((one) => stopOf(one, programme.steps))
  return {
    ...programme,
    family,
    ...(pauses.length > 0 && { pauses: [...(programme.pauses ?? []), ...pauses] }),
    exceptions: [...programme.exceptions, ...stops],
  }
}

function pauseOf({ from, until, sparesDuties, text }: SharedPause, steps: readonly Step[]): Pause[] {
  if (!sparesDuties) return [{ from, until, text }]
  const resting = steps.filter(({ legal }) => legal.length === 0).map(({ id }) => id)
  return resting.length === 0 ? [] : [{ from, until, text, steps: resting }]
}

function stopOf({ reason, when, services, text }: SharedStop, steps: readonly Step[]): Exception[] {
  if (services === undefined) return [{ reason, when, text }]
  const ended = steps.filter(({ service }) => services.includes(service)).map(({ id }) => id)
  return ended.length === 0 ? [] : [{ reason, when, text, steps: ended }]
}

/**
 * True when a pathway of one of these kinds may start one of that kind. One that starts by itself, or of a kind nobody has
 * named, asks nobody.
 */
export function mayStart(
  starters: readonly (Family | undefined)[],
  family: Family | undefined,
  together: Together,
): boolean {
  const named = starters.filter((one) => one !== undefined)
  if (family === undefined || named.length === 0) return true
  return named.some((one) => together.starts[one]?.includes(family))
}

/** Programmes in the order in which theirs is the coordinator. */
export function byCoordinator<Of>(
  running: readonly Of[],
  of: (one: Of) => Family | undefined,
  together: Together,
): Of[] {
  const rank = (one: Of): number => {
    const family = of(one)
    const place = family === undefined ? -1 : together.coordinators.indexOf(family)
    return place < 0 ? together.coordinators.length : place
  }
  return running.toSorted((one, other) => rank(one) - rank(other))
}
