import type { FormResponseId, OrganisationId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterOfAsker } from '../message/index.ts'
import { insertOutsideSending } from './store.ts'

/** What became of a document that went to a unit outside. */
export const hearOfDelivery: Listener = {
  name: 'form.hear-of-delivery',
  on: ['letter-acknowledged', 'letter-failed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { type, citizenId, data, occurredAt } of events) {
      const { askedBy, key } = data as LetterOfAsker
      const [responseId, version, unitId] = key.split(' ')
      if (askedBy !== 'form' || citizenId === null || responseId === undefined || unitId === undefined)
        continue
      await insertOutsideSending(shell.db, {
        citizenId,
        responseId: responseId as FormResponseId,
        unitId: unitId as OrganisationId,
        version: Number(version),
        at: occurredAt,
        state: type === 'letter-acknowledged' ? 'acknowledged' : 'failed',
      })
    }
  },
}
