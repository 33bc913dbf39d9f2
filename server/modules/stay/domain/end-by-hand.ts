import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { isInHospital, type StayState } from './fold-stay.ts'
import type { EndingByHand } from './notification.ts'

export type EndByHandRefused = Refusal<'stay-over-already' | 'stay-end-impossible' | 'stay-reason-missing'>

/** Why a stay cannot be ended by hand, or undefined when it can. */
export function whyNotEndByHand(stay: StayState): 'stay-over-already' | undefined {
  return isInHospital(stay.status) ? undefined : 'stay-over-already'
}

/**
 * A person ends a stay because the hospital never did. Not before it began nor in the future; should the hospital's own
 * letter come, it goes before.
 */
export function endByHand(
  stay: StayState,
  command: {
    readonly id: string
    readonly endedAt: Instant
    readonly reason: string
    readonly by: string
    readonly unitId: OrganisationId
  },
  now: Instant,
): Result<EndingByHand, EndByHandRefused> {
  const spell = stay.spells.at(-1)
  if (whyNotEndByHand(stay) !== undefined || spell === undefined) {
    return refused('stay-over-already', { status: stay.status })
  }
  if (command.endedAt < spell.startedAt || command.endedAt > now) {
    return refused('stay-end-impossible', { startedAt: spell.startedAt, now })
  }
  const reason = command.reason.trim()
  return reason === '' ? refused('stay-reason-missing') : ok({ ...command, reason, recordedAt: now })
}
