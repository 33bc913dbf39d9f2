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

const takenElsewhere: Bilingual = {
  da: 'Beskedvagten har sendt brevet til en anden modtager, som har fået det.',
  en: 'The message desk has sent the letter to another receiver, who has received it.',
}
const failedElsewhere: Bilingual = {
  da: 'Beskedvagten har sendt brevet til en anden modtager, men det er heller ikke kommet frem.',
  en: 'The message desk has sent the letter to another receiver, but it has not arrived there either.',
}

function reasonOf(event: Told): Bilingual | null {
  if (event.data.instead && event.type !== 'letter-closed')
    return event.type === 'letter-acknowledged' ? takenElsewhere : failedElsewhere
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
    const { askedBy, key } = data.instead ?? data
    if (askedBy !== 'correspondence' || citizenId === null) continue
    await lockCitizen(shell.db, citizenId)
    const letterId = key as LetterId
    const threadId = await findThreadOf(shell.db, citizenId, letterId)
    if (threadId === undefined) continue
    const history = (await listHistories(shell.db, citizenId, [threadId])).get(threadId) ?? []
    const known = fold(history).letters.find((letter) => letter.letterId === letterId)?.delivery
    // Another has it: whom it was written to has not.
    const state = event.type === 'letter-acknowledged' && !data.instead ? 'delivered' : 'failed'
    const reason = reasonOf(event)
    if (known?.state === 'delivered' || (known?.state === state && known.reason?.da === reason?.da)) continue
    await keep(shell, { citizenId, threadId }, history, [
      { type: 'delivery-told', at: event.occurredAt, letterId, state, reason },
    ])
  }
}
