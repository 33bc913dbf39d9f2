import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Card, CardDeed } from '../domain/card.ts'
import type { Who } from '../domain/medicine.ts'

/**
 * The national medicine card (Fælles Medicinkort, FMK) as we need it. What is documented of it and what we assume stands in
 * README.md beside. A card that does not answer, or not in time, throws `CardAwayError`; all else is an answer.
 */
export interface MedicineCardService {
  /** The card as it is; an empty one for a citizen who has none. */
  fetchCard(shell: Shell, citizenId: CitizenId): Promise<Card>
  /**
   * Whose cards have changed after the cursor, others' changes and our own, and the cursor to ask from next time. With null it
   * begins where the feed begins. May name a citizen twice.
   */
  listChanged(shell: Shell, cursor: string | null, limit: number): Promise<CardsChanged>
  /** Does it to the card, whole or not at all, and answers the card as it is then. */
  change(shell: Shell, citizenId: CitizenId, request: CardRequest): Promise<CardAnswer>
}

export interface CardsChanged {
  readonly citizenIds: readonly CitizenId[]
  readonly cursor: string | null
}

export interface CardRequest {
  readonly deed: CardDeed
  /** Who decided it: the card keeps it with the order (ModifiedBy). */
  readonly by: Who
  /** The version of the card the sender has seen; with an older one it is refused, so that nobody writes over what they have not read. */
  readonly cardVersion: string
}

/** What the card says to a request. Its refusals are facts about another system: they never answer a request of our own. */
export type CardAnswer =
  | { readonly isDone: true; readonly card: Card }
  | { readonly isDone: false; readonly because: CardRefusal }

export type CardRefusal =
  | 'card-version-old'
  | 'order-unknown'
  | 'order-paused-already'
  | 'order-not-paused'
  | 'order-dose-not-structured'
  | 'card-without-dose-dispensing'
  | 'dose-dispensing-stands-so'

/** The card cannot be reached, or does not answer in time. Whether it did what was asked is not known. */
export class CardAwayError extends Error {
  override readonly name = 'CardAwayError'
}

export const emptyCard: Card = {
  version: '0',
  orders: [],
  ordersChangedAt: null,
  doseDispensing: { status: 'none', since: null, by: null, reason: '' },
  reconciled: null,
}
