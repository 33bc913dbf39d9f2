import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { isOnList, type Medicine, type RowKey, rowKeyOf, type Who } from './medicine.ts'
import { regimenOf } from './regimen.ts'

/** An order on the medicine card. Every change gives it a new version; other orders keep theirs. */
export interface CardOrder extends Medicine {
  readonly orderId: string
  readonly version: string
}

/** The medicine card (FMK) as it was read. */
export interface Card {
  /** Changes with everything that changes on the card. */
  readonly version: string
  /** All that is not stopped, paused ones too. */
  readonly orders: readonly CardOrder[]
  /** When an order was last created, changed, paused or stopped; null on an empty card. */
  readonly ordersChangedAt: Instant | null
  readonly doseDispensing: DoseDispensing
  /** Who last said that the card is right, and when. */
  readonly reconciled: { readonly at: Instant; readonly by: Who } | null
}

/** Whether the pharmacy packs dose bags. */
export interface DoseDispensing {
  readonly status: 'none' | 'active' | 'paused'
  readonly since: Instant | null
  readonly by: Who | null
  readonly reason: string
}

/** Something to be done to the card. An order is always told whole: what is left out would be gone. */
export type CardDeed =
  | { readonly what: 'create-order'; readonly medicine: Medicine }
  | { readonly what: 'change-order'; readonly orderId: string; readonly medicine: Medicine }
  | { readonly what: 'stop-order'; readonly orderId: string; readonly reason: string }
  | {
      readonly what: 'pause-order'
      readonly orderId: string
      readonly until: DanishDate | 'further-notice'
      readonly reason: string
    }
  | { readonly what: 'resume-order'; readonly orderId: string }
  | { readonly what: 'mark-reconciled' }
  | { readonly what: 'pause-dose-dispensing'; readonly reason: string }
  | { readonly what: 'resume-dose-dispensing'; readonly reason: string }

/** A change wanted of the card: kept with the deed that wants it, and sent until the card has answered. */
export interface CardChange {
  readonly changeId: string
  readonly deed: CardDeed
  readonly rowKey: RowKey | null
  /** Of what, for people: the medicine's name. */
  readonly name: string | null
  /** The version of the order the decision was made on; of marking the card, when its orders last changed; none for what is new. */
  readonly orderVersion: string | null
}

/** What is on the card on a day, paused orders too. */
export function ordersOn(card: Card | undefined, on: DanishDate): readonly CardOrder[] {
  return card?.orders.filter((order) => isOnList(order, on)) ?? []
}

/** Whether the card already says what the change asks for: an answer of ours may have been lost on the way back. */
export function isDoneOn(card: Card, deed: CardDeed): boolean {
  switch (deed.what) {
    case 'create-order': {
      const wanted = contentOf(deed.medicine)
      return card.orders.some((order) => contentOf(order) === wanted)
    }
    case 'change-order': {
      const order = card.orders.find(({ orderId }) => orderId === deed.orderId)
      return order !== undefined && contentOf(order) === contentOf(deed.medicine)
    }
    case 'stop-order':
      return card.orders.every(({ orderId }) => orderId !== deed.orderId)
    case 'pause-order':
      return card.orders.some((one) => one.orderId === deed.orderId && one.pausedUntil === deed.until)
    case 'resume-order':
      return card.orders.some((one) => one.orderId === deed.orderId && one.pausedUntil === null)
    case 'mark-reconciled':
      return false
    case 'pause-dose-dispensing':
      return card.doseDispensing.status === 'paused'
    case 'resume-dose-dispensing':
      return card.doseDispensing.status === 'active'
  }
}

/** All that people decide about a medicine, without who and which order. */
export function contentOf(medicine: Medicine): string {
  const { atc, name, strength, form, unit, route, indication, instruction } = medicine
  const { startOn, stopOn, pausedUntil, isDoseDispensed } = medicine
  const words = [atc, name, strength, form, unit, route, indication, instruction]
  return JSON.stringify([...words, doseOf(medicine), startOn, stopOn, pausedUntil, isDoseDispensed])
}

function doseOf({ dose }: Medicine): readonly unknown[] {
  switch (dose.kind) {
    case 'schedule':
      return [dose.morning, dose.noon, dose.evening, dose.night, dose.on]
    case 'as-needed':
      return [dose.amount, dose.mostTimesADay]
    case 'text':
      return [dose.text]
  }
}

/**
 * What a list says of a line whatever the day: amounts, pauses and days. Two lists that say the same are the same agreement,
 * also when words about them differ.
 */
export function agreementOf(medicines: readonly Medicine[]): string {
  return medicines
    .map(({ stopOn, pausedUntil, ...one }) => {
      const regimen = regimenOf([{ ...one, stopOn: null, pausedUntil: null }], someDay)
      return JSON.stringify([rowKeyOf(one), regimen, stopOn, pausedUntil])
    })
    .toSorted()
    .join()
}

/** The regimen of what neither ends nor pauses is the same on every day. */
const someDay = '2000-01-01' as DanishDate
