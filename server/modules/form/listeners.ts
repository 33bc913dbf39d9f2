import type { FormResponseId, OrganisationId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterAcknowledged, LetterClosed, LetterFailed, OlderLetterReceived } from '../message/index.ts'
import { enterOlderLetter } from './older-letters/enter-letter.ts'
import { insertOutsideSending, type OutsideState } from './store.ts'

type Settled = DeliveredEvent & (LetterAcknowledged | LetterFailed | LetterClosed)

/** What became of a document that went to a unit outside. */
export const hearOfDelivery: Listener = {
  name: 'form.hear-of-delivery',
  on: ['letter-acknowledged', 'letter-failed', 'letter-closed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events as readonly Settled[]) {
      const { citizenId, data, occurredAt } = event
      const { askedBy, key } = data.instead ?? data
      const [responseId, version, unitId] = key.split(' ')
      if (askedBy !== 'form' || citizenId === null || responseId === undefined || unitId === undefined)
        continue
      await insertOutsideSending(shell.db, {
        citizenId,
        responseId: responseId as FormResponseId,
        unitId: unitId as OrganisationId,
        version: Number(version),
        at: occurredAt,
        state: stateAfter(event),
      })
    }
  },
}

function stateAfter(event: Settled): OutsideState {
  switch (event.type) {
    case 'letter-acknowledged':
      return event.data.instead ? 'another-way' : 'acknowledged'
    case 'letter-failed':
      return 'failed'
    case 'letter-closed':
      return event.data.forwardedAs === null ? 'closed' : 'another-way'
  }
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
