import { setTimeout as pause } from 'node:timers/promises'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Card } from '../domain/card.ts'
import { listChangedCards } from '../store/card-feed.ts'
import * as store from '../store.ts'
import { changeCard } from './change-card.ts'
import { CardAwayError, emptyCard, type MedicineCardService } from './port.ts'

/** What may be wrong with the card: it does not answer, late, does what is asked and the answer is lost, or answers nonsense. */
export type CardFault = 'down' | 'slow' | 'answer-lost' | 'garbled'

export interface SimulatedCardService extends MedicineCardService {
  /** From now on, until it is mended with null. */
  breakDown(fault: CardFault | null): void
  /** The card is as told, as if another system had written it. For stories and tests. */
  write(shell: Shell, citizenId: CitizenId, card: Card): Promise<void>
}

/** How late a slow card answers, in milliseconds: later than anybody waits. */
const slowness = 60_000

/** The national medicine card as far as it is documented, with cards kept in tables of its own. */
export function simulateCardService(): SimulatedCardService {
  let fault: CardFault | null = null
  const strain = async (): Promise<void> => {
    if (fault === 'down') throw new CardAwayError('the simulated card is down')
    if (fault === 'garbled') throw new SyntaxError('the simulated card answered nonsense')
    if (fault === 'slow') await pause(slowness, undefined, { ref: false })
  }
  return {
    breakDown(next) {
      fault = next
    },
    async fetchCard(shell, citizenId) {
      await strain()
      return (await store.findSimulatedCard(shell.db, citizenId)) ?? emptyCard
    },
    async listChanged(shell, cursor, limit) {
      await strain()
      const [at, citizenId] = cursor?.split(' ') ?? []
      const after = at && citizenId ? { at: instant(at), citizenId } : undefined
      const changed = await listChangedCards(shell.db, after, limit)
      const last = changed.at(-1)
      return {
        citizenIds: changed.map((one) => one.citizenId),
        cursor: last === undefined ? cursor : `${last.changedAt} ${last.citizenId}`,
      }
    },
    async change(shell, citizenId, request) {
      await strain()
      await store.lockSimulatedCard(shell.db, citizenId)
      const now = shell.clock.now()
      const card = (await store.findSimulatedCard(shell.db, citizenId)) ?? emptyCard
      const changed = changeCard(card, request, now, () => shell.ids.next<string>())
      if (!changed.isDone) return changed
      await store.saveSimulatedCard(shell.db, citizenId, changed.card, now)
      if (fault === 'answer-lost') throw new CardAwayError('the answer of the simulated card was lost')
      return changed
    },
    async write(shell, citizenId, card) {
      await store.saveSimulatedCard(shell.db, citizenId, card, shell.clock.now())
    },
  }
}
