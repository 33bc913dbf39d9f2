import type { CitizenId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { tellPractices } from './use-cases/tell-practices.ts'
import { tellSubjects } from './use-cases/tell-subjects.ts'

function citizensOf(events: readonly DeliveredEvent[]): CitizenId[] {
  return [...new Set(events.flatMap(({ citizenId }) => (citizenId === null ? [] : [citizenId])))]
}

/** The own doctor may look: told anew whenever the register has changed. */
export const tellRelations: Listener = {
  name: 'citizen.tell-relations',
  on: ['citizen-changed'],
  handle: (shell, events: readonly DeliveredEvent[]) => tellPractices(shell, citizensOf(events)),
}

/** The rules ask for age and death, the log control for keys to compare with, and nobody looks at their family's record. */
export const tellAccessOfSubjects: Listener = {
  name: 'citizen.tell-subjects',
  on: ['citizen-changed', 'citizen-death-changed'],
  handle: (shell, events: readonly DeliveredEvent[]) => tellSubjects(shell, citizensOf(events)),
}
