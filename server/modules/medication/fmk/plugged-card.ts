import { setTimeout as wait } from 'node:timers/promises'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Card } from '../domain/card.ts'
import {
  type CardAnswer,
  CardAwayError,
  type CardRequest,
  type CardsChanged,
  type MedicineCardService,
} from './port.ts'
import { type SimulatedCardService, simulateCardService } from './simulator.ts'

/** How long we wait for the card, in milliseconds: people stand by the screen. */
const patience = 5_000

/** The simulator, until the real card is plugged in. */
export const simulator: SimulatedCardService = simulateCardService()

let plugged: { service: MedicineCardService; patience: number } = { service: simulator, patience }

/** From now on this is the medicine card of the house. */
export function plugIn(service: MedicineCardService, waits = patience): void {
  plugged = { service, patience: waits }
}

/** The card as it is now. Throws CardAwayError when it does not answer in time. */
export function fetchCard(shell: Shell, citizenId: CitizenId): Promise<Card> {
  return inTime(plugged.service.fetchCard(shell, citizenId))
}

/** Whose cards have changed since. Throws CardAwayError when the feed does not answer in time. */
export function listChanged(shell: Shell, cursor: string | null, limit: number): Promise<CardsChanged> {
  return inTime(plugged.service.listChanged(shell, cursor, limit))
}

/** Asks the card for a change. Throws CardAwayError when it does not answer in time: it may have done it all the same. */
export function changeCard(shell: Shell, citizenId: CitizenId, request: CardRequest): Promise<CardAnswer> {
  return inTime(plugged.service.change(shell, citizenId, request))
}

async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  const done = new AbortController()
  const late = wait(plugged.patience, undefined, { signal: done.signal }).then(() => {
    throw new CardAwayError('the medicine card did not answer in time')
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    done.abort()
    late.catch(() => undefined)
  }
}
