import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { type OutboxEvent, publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { medicineRules } from '../catalogue.ts'
import type { MedicineCardChanged } from '../events.ts'
import * as fmk from '../fmk/plugged-card.ts'
import { CardAwayError } from '../fmk/port.ts'
import { keep, lockKnown } from '../keep.ts'
import * as store from '../store/card-feed.ts'

/** As many as are told of in one go; what is left comes the next minute. */
const most = 500

/**
 * Reads on in the feed of changed cards and has those read anew that are followed here: what another prescriber writes is seen
 * without anybody asking. While the feed does not answer, or answers nonsense, it is tried with growing pauses, and the pages
 * say since when the lists are not known to be fresh.
 */
export function followCardFeed(shell: Shell): Promise<void> {
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    const feed = await store.lockFeed(inner.db, now)
    if (feed === undefined || feed.nextTryAt > now) return
    const read = await fmk.listChanged(inner, feed.cursor, most).catch((fault: unknown) => ({ fault }))
    if ('fault' in read) {
      const failures = feed.failures + 1
      const { pauses } = (await medicineRules()).cardRetry
      const minutes = pauses[Math.min(failures, pauses.length) - 1] ?? 1
      const nextTryAt = instant(epoch(now) + minutes * 60_000)
      const lastFault = read.fault instanceof CardAwayError ? 'away' : 'unreadable'
      await store.saveFeed(inner.db, { ...feed, failures, nextTryAt, lastFault })
      inner.log.warn({ failures, fault: read.fault }, 'the feed of changed medicine cards could not be read')
      return
    }
    const followed = await store.listFollowed(inner.db, [...new Set(read.citizenIds)])
    await publish(
      inner,
      followed.map((citizenId): OutboxEvent & MedicineCardChanged => ({
        type: 'medicine-card-changed',
        citizenId,
        occurredAt: now,
        data: {},
      })),
    )
    const { cursor } = read
    await store.saveFeed(inner.db, { cursor, readAt: now, failures: 0, nextTryAt: now, lastFault: null })
  })
}

/**
 * Reads a card that has changed. One that is as it was known, such as after a change of our own, says nothing new.
 * @throws CardAwayError when the card does not answer: the listener is tried again, and at last a person is asked
 */
export function readChangedCard(shell: Shell, citizenId: CitizenId): Promise<void> {
  return shell.transaction(async (inner) => {
    const known = await lockKnown(inner, citizenId)
    const card = await fmk.fetchCard(inner, citizenId)
    if (card.version === known.state.card?.version) return
    await keep(inner, known, [{ type: 'card-read', at: inner.clock.now(), card }])
  })
}
