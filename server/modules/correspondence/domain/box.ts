import type { OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { latestOf, type Thread } from './thread.ts'

/** A thread as it lies with one unit of ours. */
export interface Box {
  readonly unitId: OrganisationId
  /** The unit has been sent a letter of it; else it has only written. */
  readonly isReceiver: boolean
  readonly hasSent: boolean
  readonly unread: number
  /** Since when the oldest unread letter has lain there. */
  readonly unreadSince: Instant | null
  /** Until when the unit is to answer. */
  readonly answerDueAt: Instant | null
  /** A letter of the unit's did not come through, and nothing newer was sent. */
  readonly hasFailed: boolean
  readonly latestAt: Instant
  /** Until when what was sent to it ties the unit to the citizen; none while something is unread or to be answered. */
  readonly tiedFrom: Instant | null
  readonly tiedUntil: Instant | null
}

/** How long a letter that was read and needs no answer ties its receiver to the citizen: as a document does (law, part 10). */
export const tieInDays = 30
const day = 86_400_000

/** The thread with each of our units that has a part in it. */
export function boxesOf(thread: Thread): Box[] {
  const units = new Set(
    thread.letters.flatMap(({ from, to, direction }) => [
      ...(from.unitId !== null && direction !== 'in' ? [from.unitId] : []),
      ...(to.unitId !== null && direction !== 'out' ? [to.unitId] : []),
    ]),
  )
  return [...units].map((unitId) => boxOf(thread, unitId))
}

function boxOf(thread: Thread, unitId: OrganisationId): Box {
  const received = thread.letters.filter(({ to, direction }) => to.unitId === unitId && direction !== 'out')
  const sent = thread.letters.filter(({ from, direction }) => from.unitId === unitId && direction !== 'in')
  const unread = received.filter(({ readBy }) => readBy === null)
  const mustAnswer = thread.wish?.by.unitId === unitId && received.length > 0
  const lastSeen = latestTime(
    received.flatMap(({ receivedAt, readBy }) => [receivedAt, ...(readBy ? [readBy.at] : [])]),
  )
  return {
    unitId,
    isReceiver: received.length > 0,
    hasSent: sent.length > 0,
    unread: unread.length,
    unreadSince: unread.map(({ receivedAt }) => receivedAt).toSorted()[0] ?? null,
    answerDueAt: mustAnswer ? (thread.wish?.dueAt ?? null) : null,
    hasFailed: sent.at(-1)?.delivery.state === 'failed',
    latestAt: latestOf(thread).sentAt,
    tiedFrom: received.map(({ receivedAt }) => receivedAt).toSorted()[0] ?? null,
    tiedUntil:
      lastSeen === undefined || unread.length > 0 || mustAnswer
        ? null
        : instant(epoch(lastSeen) + tieInDays * day),
  }
}

function latestTime(times: readonly Instant[]): Instant | undefined {
  return times.toSorted().at(-1)
}

/** Something has lain unread for more than a day. */
export function isUnreadLong({ unreadSince }: Pick<Box, 'unreadSince'>, now: Instant): boolean {
  return unreadSince !== null && epoch(now) - epoch(unreadSince) > day
}
