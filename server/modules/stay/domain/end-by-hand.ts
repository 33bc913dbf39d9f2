import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Destination } from './destination.ts'
import { isInHospital, type Spell, type StayState } from './fold-stay.ts'
import type { EndingByHand } from './notification.ts'

export type EndByHandRefused = Refusal<'stay-over-already' | 'stay-end-impossible' | 'stay-reason-missing'>

/** Why a stay cannot be ended by hand, or undefined when it can. */
export function whyNotEndByHand(stay: StayState): 'stay-over-already' | undefined {
  return isInHospital(stay.status) ? undefined : 'stay-over-already'
}

interface EndCommand {
  readonly id: string
  readonly endedAt: Instant
  readonly reason: string
  readonly by: string
  readonly unitId: OrganisationId
}

/**
 * A person ends a stay because the hospital never did. Not before the last that is known of it nor in the future; should the
 * hospital's own letter come, it goes before.
 */
export function endByHand(
  stay: StayState,
  command: EndCommand,
  now: Instant,
): Result<EndingByHand, EndByHandRefused> {
  const reason = command.reason.trim()
  return reason === '' ? refused('stay-reason-missing') : end(stay, { ...command, reason }, now)
}

/**
 * The ward says that the citizen has gone home, when, and where to. What follows a discharge follows from it, the 72 hours too;
 * the hospital's own letter goes before it on the time when it comes.
 */
export function discharge(
  stay: StayState,
  command: Omit<EndCommand, 'reason'> & { readonly destination: Destination },
  now: Instant,
): Result<EndingByHand & { readonly destination: Destination }, EndByHandRefused> {
  return end(stay, { ...command, reason: '' }, now)
}

function end<Command extends EndCommand>(
  stay: StayState,
  command: Command,
  now: Instant,
): Result<Command & { readonly recordedAt: Instant }, EndByHandRefused> {
  const spell = stay.spells.at(-1)
  if (whyNotEndByHand(stay) !== undefined || spell === undefined) {
    return refused('stay-over-already', { status: stay.status })
  }
  const notBefore = lastKnown(spell)
  if (command.endedAt < notBefore || command.endedAt > now) {
    return refused('stay-end-impossible', { notBefore, now })
  }
  return ok({ ...command, recordedAt: now })
}

/** The last that is known to have happened while the citizen was there: an end before it would make a new stay of it. */
function lastKnown({ startedAt, places, classes, leaves }: Spell): Instant {
  const moments = [
    ...places.map(({ from }) => from),
    ...classes.map(({ from }) => from),
    ...leaves.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  ]
  return moments.reduce((latest, moment) => (moment > latest ? moment : latest), startedAt)
}

/** The ending by hand that a stay stands on; undefined when the stay goes on, or the hospital's own letter ended it. */
export function standingEnding(stay: StayState): EndingByHand | undefined {
  const endedAt = stay.spells.at(-1)?.endedAt
  return stay.endingsByHand.findLast(({ ending, mark }) => mark === 'in-force' && ending.endedAt === endedAt)
    ?.ending
}

/** An ending by hand was a mistake: the citizen is there still, or left at another time. */
export function undoEnding(
  stay: StayState,
  command: { readonly by: string; readonly reason: string },
  now: Instant,
): Result<
  { readonly undoes: string; readonly undone: NonNullable<EndingByHand['undone']> },
  Refusal<'stay-not-ended-by-hand' | 'stay-reason-missing'>
> {
  const ending = standingEnding(stay)
  if (ending === undefined) return refused('stay-not-ended-by-hand', { status: stay.status })
  const reason = command.reason.trim()
  if (reason === '') return refused('stay-reason-missing')
  return ok({ undoes: ending.id, undone: { at: now, by: command.by, reason } })
}
