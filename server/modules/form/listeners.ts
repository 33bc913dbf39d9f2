import type { FormResponseId, OrganisationId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterOfAsker, OlderLetterReceived } from '../message/index.ts'
import { enterOlderLetter } from './older-letters/enter-letter.ts'
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

/** A discharge letter or a report has come from another system: it is a document like any other. */
export const enterLetters: Listener = {
  name: 'form.enter-older-letters',
  on: ['older-letter-received'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, data } of events)
      if (citizenId !== null) await enterOlderLetter(shell, citizenId, data as OlderLetterReceived['data'])
  },
}
