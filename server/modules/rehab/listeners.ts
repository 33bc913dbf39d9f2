import type { CitizenId } from '../../../kernel/ids.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { applyDeaths, applyStays, tellPathway } from './use-cases/follow-neighbours.ts'

/** A stay begins, ends or is corrected: the seven days count from the discharge, and rest in hospital. */
export const hearOfStays: Listener = {
  name: 'rehab.hear-of-stays',
  on: ['stay-changed'],
  handle: (shell, events) => applyStays(shell, citizensOf(events)),
}

export const hearOfDeaths: Listener = {
  name: 'rehab.hear-of-deaths',
  on: ['citizen-death-changed'],
  handle: (shell, events) => applyDeaths(shell, citizensOf(events)),
}

/** What has happened to a plan may call for a step, or mean that one is done. */
export const tellListener: Listener = {
  name: 'rehab.tell-pathway',
  on: ['rehabilitation-changed'],
  handle: (shell, events) => tellPathway(shell, citizensOf(events)),
}

function citizensOf(events: readonly DeliveredEvent[]): CitizenId[] {
  const ids = events.flatMap(({ citizenId }) => (citizenId === null ? [] : [citizenId]))
  return [...new Set(ids)].toSorted()
}
