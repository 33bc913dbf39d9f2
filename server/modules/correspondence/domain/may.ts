import type { OrganisationId } from '../../../../kernel/ids.ts'
import { answerGoesTo, latestOf, sidesOf, type Thread, unreadBy } from './thread.ts'

/** Who asks: the units whose correspondence is theirs too, and whether their work writes letters. */
export interface Doer {
  readonly unitIds: readonly OrganisationId[]
  /** Those who only look (students, secretaries) write none. */
  readonly mayWrite: boolean
}

export const threadDeeds = [
  'reply',
  'forward',
  'markRead',
  'markUnread',
  'wantAnswer',
  'clearAnswer',
] as const
export type ThreadDeed = (typeof threadDeeds)[number]

/** Why a deed cannot be done now. The same rules grey a button and refuse a deed. */
export type Barrier =
  | 'thread-of-others'
  | 'correspondence-not-for-your-work'
  | 'correspondence-receiver-unregistered'
  | 'no-answer-wanted'
  | 'thread-nothing-unread'
  | 'thread-nothing-received'

/** What stands in the way of a deed; null when nothing does. */
export function barrierTo(deed: ThreadDeed, thread: Thread, { unitIds, mayWrite }: Doer): Barrier | null {
  const isTheirs = sidesOf(thread).some(({ unitId }) => unitId !== null && unitIds.includes(unitId))
  if (!isTheirs) return 'thread-of-others'
  switch (deed) {
    case 'reply': {
      if (!mayWrite) return 'correspondence-not-for-your-work'
      const goesTo = answerGoesTo(thread, unitIds)
      if (goesTo === undefined) return 'thread-of-others'
      return goesTo.to.unitId === null ? 'correspondence-receiver-unregistered' : null
    }
    case 'forward':
      return mayWrite ? null : 'correspondence-not-for-your-work'
    case 'wantAnswer':
      return mayWrite ? null : 'correspondence-not-for-your-work'
    case 'markRead':
      return unreadBy(thread, unitIds).length > 0 ? null : 'thread-nothing-unread'
    case 'markUnread':
      return receivedBy(thread, unitIds) === undefined ? 'thread-nothing-received' : null
    case 'clearAnswer':
      return thread.wish === null ? 'no-answer-wanted' : null
  }
}

/** The latest letter these units were sent that somebody there has read. */
export function receivedBy(thread: Thread, unitIds: readonly OrganisationId[]) {
  return thread.letters.findLast(
    ({ to, readBy }) => readBy !== null && to.unitId !== null && unitIds.includes(to.unitId),
  )
}

/** Our unit in the thread: the one the latest letter concerns, else the first of ours in it. */
export function ownUnitIn(thread: Thread, unitIds: readonly OrganisationId[]): OrganisationId | null {
  const { from, to } = latestOf(thread)
  const sides = [to, from, ...sidesOf(thread)]
  return sides.find(({ unitId }) => unitId !== null && unitIds.includes(unitId))?.unitId ?? null
}
