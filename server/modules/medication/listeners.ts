import type { CitizenId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { CitizenDeathChanged } from '../citizen/index.ts'
import { readChangedCard } from './use-cases/follow-card-feed.ts'
import { followStays } from './use-cases/follow-stays.ts'
import { hearOfDeath } from './use-cases/hear-of-death.ts'
import { sendToCard } from './use-cases/send-to-card.ts'
import { tellForms } from './use-cases/tell-forms.ts'
import { tellPathway } from './use-cases/tell-pathway.ts'

function citizensOf(events: readonly DeliveredEvent[]): CitizenId[] {
  const ids = events.flatMap(({ citizenId }) => (citizenId === null ? [] : [citizenId]))
  return [...new Set(ids)].toSorted()
}

/** A stay begins, ends or goes on: so does the reconciliation of its medicine. */
export const stayListener: Listener = {
  name: 'medication.follow-stays',
  on: ['stay-changed'],
  handle: (shell, events) => followStays(shell, citizensOf(events)),
}

/** Something decided waits for the medicine card. */
export const cardListener: Listener = {
  name: 'medication.send-to-card',
  on: ['medicine-card-changes-wanted'],
  async handle(shell, events) {
    for (const citizenId of citizensOf(events)) await sendToCard(shell, citizenId)
  },
}

/** Somebody else has written on the card. */
export const changedCardListener: Listener = {
  name: 'medication.read-changed-card',
  on: ['medicine-card-changed'],
  async handle(shell, events) {
    for (const citizenId of citizensOf(events)) await readChangedCard(shell, citizenId)
  },
}

/** Death stops what was asked about the lists (pathways 0); a mistaken one no longer. */
export const deathListener: Listener = {
  name: 'medication.hear-of-death',
  on: ['citizen-death-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, data } of events as readonly (DeliveredEvent & CitizenDeathChanged)[])
      if (citizenId !== null) await hearOfDeath(shell, citizenId, data.diedAt !== null)
  },
}

/** What happens to the medicine are facts of the pathway. */
export const pathwayListener: Listener = {
  name: 'medication.tell-pathway',
  on: ['medicines-changed'],
  handle: (shell, events) => tellPathway(shell, citizensOf(events)),
}

/** What is on the list is suggested where a form asks for it. */
export const formsListener: Listener = {
  name: 'medication.tell-forms',
  on: ['medicines-changed'],
  handle: (shell, events) => tellForms(shell, citizensOf(events)),
}
