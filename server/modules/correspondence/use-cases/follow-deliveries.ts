import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { DeliveredEvent } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { LetterAcknowledged, LetterClosed, LetterFailed } from '../../message/index.ts'
import type { LetterId } from '../domain/letter.ts'
import { fold } from '../domain/thread.ts'
import { keep } from '../keep.ts'
import { findThreadOf, listHistories, lockCitizen } from '../store.ts'

type Told = DeliveredEvent & (LetterAcknowledged | LetterFailed | LetterClosed)

const reasons: Readonly<Record<LetterFailed['data']['reason'], Bilingual>> = {
  refused: { da: 'Modtageren har afvist brevet.', en: 'The receiver has refused the letter.' },
  'turned-away': { da: 'Brevet kunne ikke afleveres hos modtageren.', en: 'The letter was turned away.' },
  unanswered: {
    da: 'Modtageren har ikke kvitteret for brevet.',
    en: 'The receiver has not acknowledged the letter.',
  },
  'not-reached': {
    da: 'Modtageren kan ikke nås lige nu. Der prøves stadig.',
    en: 'The receiver cannot be reached just now. It is still tried.',
  },
}

const sentOn: Bilingual = {
  da: 'Beskedvagten har sendt brevet videre til en anden modtager.',
  en: 'The message desk has sent the letter on to another receiver.',
}
const closed: Bilingual = {
  da: 'Beskedvagten har lukket brevet. Det er ikke kommet frem herfra.',
  en: 'The message desk has closed the letter. It has not arrived from here.',
}

function reasonOf(event: Told): Bilingual | null {
  switch (event.type) {
    case 'letter-acknowledged':
      return null
    case 'letter-failed':
      return reasons[event.data.reason]
    case 'letter-closed':
      return event.data.forwardedAs === null ? closed : sentOn
  }
}

/** How a letter of ours fared outside. Told again it changes nothing; a late acknowledgement goes before a failure. */
export async function followDeliveries(shell: Shell, events: readonly Told[]): Promise<void> {
  for (const event of events) {
    const { citizenId, data } = event
    if (data.askedBy !== 'correspondence' || citizenId === null) continue
    await lockCitizen(shell.db, citizenId)
    const letterId = data.key as LetterId
    const threadId = await findThreadOf(shell.db, citizenId, letterId)
    if (threadId === undefined) continue
    const history = (await listHistories(shell.db, citizenId, [threadId])).get(threadId) ?? []
    const known = fold(history).letters.find((letter) => letter.letterId === letterId)?.delivery
    const state = event.type === 'letter-acknowledged' ? 'delivered' : 'failed'
    const reason = reasonOf(event)
    if (known?.state === 'delivered' || (known?.state === state && known.reason?.da === reason?.da)) continue
    await keep(shell, { citizenId, threadId }, history, [
      { type: 'delivery-told', at: event.occurredAt, letterId, state, reason },
    ])
  }
}
