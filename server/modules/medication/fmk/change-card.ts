import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Card, CardOrder } from '../domain/card.ts'
import type { Medicine, Who } from '../domain/medicine.ts'
import type { CardRefused, CardRequest } from './port.ts'

/** What the simulated card says to a request, and how it is afterwards: its documented behaviour, without a database. */
export function changeCard(
  card: Card,
  { deed, by, cardVersion }: CardRequest,
  now: Instant,
  nextId: () => string,
): Result<Card, CardRefused> {
  if (cardVersion !== card.version) return refused('card-version-old', { version: card.version })
  const version = versionAt(now, nextId)
  const at = (orders: readonly CardOrder[]): Result<Card, CardRefused> =>
    ok(withBags({ ...card, version, orders, ordersChangedAt: now }, by, now))
  switch (deed.what) {
    case 'create-order': {
      if (!isPackable(deed.medicine)) return refused('order-dose-not-structured')
      const order = { ...deed.medicine, orderId: nextId(), version: versionAt(now, nextId) }
      return at([...card.orders, order])
    }
    case 'change-order':
      if (!isPackable(deed.medicine)) return refused('order-dose-not-structured')
      // The whole order is written over, pause and all: what the sender leaves out is gone (FMK, opdater lægemiddelordination).
      return onOrder(
        card,
        deed.orderId,
        () => ok({ ...deed.medicine, orderId: deed.orderId }),
        at,
        now,
        nextId,
      )
    case 'stop-order':
      return card.orders.some(({ orderId }) => orderId === deed.orderId)
        ? at(card.orders.filter(({ orderId }) => orderId !== deed.orderId))
        : refused('order-unknown')
    case 'pause-order':
      return onOrder(card, deed.orderId, (order) => pause(order, deed.until), at, now, nextId)
    case 'resume-order':
      return onOrder(
        card,
        deed.orderId,
        (order) =>
          order.pausedUntil === null ? refused('order-not-paused') : ok({ ...order, pausedUntil: null }),
        at,
        now,
        nextId,
      )
    case 'mark-reconciled':
      return ok({ ...card, version, reconciled: { at: now, by } })
    case 'pause-dose-dispensing':
    case 'resume-dose-dispensing': {
      const status = deed.what === 'pause-dose-dispensing' ? 'paused' : 'active'
      if (card.doseDispensing.status === 'none') return refused('card-without-dose-dispensing')
      if (card.doseDispensing.status === status) return refused('dose-dispensing-stands-so', { status })
      return ok({ ...card, version, doseDispensing: { status, since: now, by, reason: deed.reason } })
    }
  }
}

function pause(order: CardOrder, until: CardOrder['pausedUntil']): Result<Medicine, CardRefused> {
  if (order.pausedUntil === until) return refused('order-paused-already')
  return ok({ ...order, pausedUntil: until })
}

function onOrder(
  card: Card,
  orderId: string,
  change: (order: CardOrder) => Result<Medicine, CardRefused>,
  at: (orders: readonly CardOrder[]) => Result<Card, CardRefused>,
  now: Instant,
  nextId: () => string,
): Result<Card, CardRefused> {
  const order = card.orders.find((one) => one.orderId === orderId)
  if (order === undefined) return refused('order-unknown')
  const changed = change(order)
  if (!changed.ok) return changed
  const version = versionAt(now, nextId)
  return at(card.orders.map((one) => (one === order ? { ...changed.value, orderId, version } : one)))
}

/** A time and a number of its own, as the card's own versions are; opaque to whoever reads it. */
function versionAt(now: Instant, nextId: () => string): string {
  return `${Date.parse(now)}-${nextId().slice(-12)}`
}

/** The machine that packs bags reads a structured dose only. */
function isPackable({ isDoseDispensed, dose }: Medicine): boolean {
  return !isDoseDispensed || dose.kind === 'schedule'
}

/** Dose bags begin with the first order that is packed and end with the last. */
function withBags(card: Card, by: Who, now: Instant): Card {
  const isPacked = card.orders.some(({ isDoseDispensed }) => isDoseDispensed)
  const { status } = card.doseDispensing
  if (isPacked === (status !== 'none')) return card
  const next = isPacked ? ('active' as const) : ('none' as const)
  return { ...card, doseDispensing: { status: next, since: now, by, reason: '' } }
}
