import type { ResultLetterId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterOfAsker } from '../message/index.ts'
import { insertDelivery } from './store.ts'
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

/** What became of a letter of ours. */
export const deliveryListener: Listener = {
  name: 'observation.hear-of-delivery',
  on: ['letter-acknowledged', 'letter-failed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { type, citizenId, data, occurredAt } of events) {
      const { askedBy, key } = data as LetterOfAsker
      if (askedBy !== 'observation' || citizenId === null) continue
      await insertDelivery(shell.db, {
        citizenId,
        letter: key as ResultLetterId,
        at: occurredAt,
        state: type === 'letter-acknowledged' ? 'acknowledged' : 'failed',
        reason: type === 'letter-failed' ? String((data as { reason?: string }).reason ?? '') : null,
      })
    }
  },
}
