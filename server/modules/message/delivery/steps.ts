import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import { signal, type Topic } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { escalationLadder } from '../../organisation/index.ts'
import { applyAll, type DeliveryRules } from '../domain/delivery/decide.ts'
import type { Called, OutgoingEvent } from '../domain/delivery/event.ts'
import type { Outgoing } from '../domain/delivery/outgoing.ts'
import { type LockedLetter, listFirsts, type OutgoingLetter, saveSteps } from '../store/outgoing.ts'
import type { LetterAcknowledged, LetterClosed, LetterFailed, LetterOfAsker } from './events.ts'

export function deliveryRules(shell: Shell): DeliveryRules {
  return { resends: shell.settings.MESSAGE_RESENDS }
}

/** From 0 up to, not including, 1: spreads what failed together. */
export function chanceOf(shell: Shell): number {
  return Number.parseInt(shell.ids.next<string>().slice(-8), 16) / 2 ** 32
}

/** What has come about for one letter. */
export interface Move {
  readonly locked: LockedLetter
  readonly events: readonly OutgoingEvent[]
}

/**
 * Saves what has come about for locked letters, and tells it: to the askers, and to the message desks that have them on their
 * screens. All in the open transaction.
 */
export async function saveMoves(shell: Shell, moves: readonly Move[]): Promise<void> {
  const steps = moves.map(({ locked: { letter, state }, events }) => ({
    id: letter.id,
    letter,
    before: state,
    events,
    after: applyAll(state, events),
  }))
  await saveSteps(shell, steps)
  const firsts = await firstsOf(shell, steps)
  await publish(
    shell,
    steps.flatMap(({ letter, before, events, after }) =>
      tell(letter, firsts.get(letter.id) ?? null, before, events, after),
    ),
  )
  const seen = steps.filter(
    ({ before, after }) => before.status !== after.status || before.fails !== after.fails,
  )
  const topics = new Set(seen.map(({ letter }): Topic => `messages:${letter.fromUnitId}`))
  if (topics.size > 0) await signal(shell, [...topics])
}

/** The first letter of each that stands in the place of another, however often it was sent on. */
async function firstsOf(
  shell: Shell,
  steps: readonly { readonly letter: OutgoingLetter }[],
): Promise<ReadonlyMap<MessageId, FirstLetter>> {
  const ids = steps.flatMap(({ letter: { id, insteadOf } }) => (insteadOf === null ? [] : [id]))
  return ids.length === 0
    ? new Map()
    : new Map((await listFirsts(shell, ids)).map(({ letter, ...first }) => [letter, first]))
}

type FirstLetter = NonNullable<LetterOfAsker['instead']>

function tell(
  letter: OutgoingLetter,
  instead: FirstLetter | null,
  before: Outgoing,
  events: readonly OutgoingEvent[],
  after: Outgoing,
): (LetterAcknowledged | LetterFailed | LetterClosed)[] {
  const of: LetterOfAsker = {
    askedBy: letter.askedBy,
    key: letter.key,
    sendingId: letter.id,
    letterId: letter.letterId,
    standard: letter.standard,
    fromUnitId: letter.fromUnitId,
    instead,
  }
  const { hasFailed } = after
  const about = { citizenId: letter.citizenId, occurredAt: after.decidedAt }
  const told: (LetterAcknowledged | LetterFailed | LetterClosed)[] = []
  let fails = before.fails
  for (const event of events)
    if (event.kind === 'escalated' && event.why !== fails) {
      fails = event.why
      const calling = event.called && { name: event.called.name, function: event.called.function }
      told.push({ ...about, type: 'letter-failed', data: { ...of, reason: event.why, calling } })
    } else if (event.kind === 'closed')
      told.push({
        ...about,
        type: 'letter-closed',
        data: { ...of, hasFailed, forwardedAs: event.forwardedAs ?? null },
      })
  if (after.status === 'acknowledged' && before.status !== 'acknowledged')
    told.push({ ...about, type: 'letter-acknowledged', data: { ...of, hasFailed } })
  return told
}

/** Who is called for a unit, the first first. */
export async function ladderOf(shell: Shell, unitId: OrganisationId): Promise<Called[]> {
  const rungs = await escalationLadder(shell, unitId)
  return rungs.toSorted((a, b) => a.step - b.step)
}
