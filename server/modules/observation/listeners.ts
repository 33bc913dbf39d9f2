import type { ResultLetterId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterAcknowledged, LetterClosed, LetterFailed } from '../message/index.ts'
import { type Delivery, insertDelivery } from './store.ts'
import { hearOfLetters } from './use-cases/hear-of-letters.ts'

/** A team outside has told of results, corrected some or cancelled some. */
export const hearListener: Listener = {
  name: 'observation.hear-of-letters',
  on: ['home-care-observation-received'],
  handle: (shell, events) =>
    hearOfLetters(
      shell,
      events.flatMap(({ citizenId, data }) => (citizenId === null ? [] : [{ citizenId, data }])),
    ),
}

type Settled = DeliveredEvent & (LetterAcknowledged | LetterFailed | LetterClosed)

/** What became of a letter of ours. */
export const deliveryListener: Listener = {
  name: 'observation.hear-of-delivery',
  on: ['letter-acknowledged', 'letter-failed', 'letter-closed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events as readonly Settled[]) {
      const { citizenId, data, occurredAt } = event
      const { askedBy, key } = data.instead ?? data
      if (askedBy !== 'observation' || citizenId === null) continue
      await insertDelivery(shell.db, {
        citizenId,
        letter: key as ResultLetterId,
        at: occurredAt,
        state: stateAfter(event),
        reason: event.type === 'letter-failed' ? event.data.reason : null,
      })
    }
  },
}

function stateAfter(event: Settled): Delivery['state'] {
  switch (event.type) {
    case 'letter-acknowledged':
      return event.data.instead ? 'another-way' : 'acknowledged'
    case 'letter-failed':
      return 'failed'
    case 'letter-closed':
      return event.data.forwardedAs === null ? 'closed' : 'another-way'
  }
}
