import type { Instant } from '../../../../kernel/instant.ts'
import type { Card, CardOrder } from '../domain/card.ts'
import type { Medicine, Who } from '../domain/medicine.ts'
import type { CardAnswer, CardRefusal, CardRequest } from './port.ts'

/** What the simulated card says to a request, and how it is afterwards: its documented behaviour, without a database. */
export function changeCard(
  card: Card,
  { deed, by, cardVersion }: CardRequest,
  now: Instant,
  nextId: () => string,
): CardAnswer {
  if (cardVersion !== card.version) return refuse('card-version-old')
  const version = versionAt(now, nextId)
  const at = (orders: readonly CardOrder[]): CardAnswer =>
    done(withBags({ ...card, version, orders, ordersChangedAt: now }, by, now))
  const onOrder = (orderId: string, change: (order: CardOrder) => Medicine | CardRefusal): CardAnswer => {
    const order = card.orders.find((one) => one.orderId === orderId)
    const changed = order === undefined ? 'order-unknown' : change(order)
    if (typeof changed === 'string') return refuse(changed)
    const next = { ...changed, orderId, version: versionAt(now, nextId) }
    return at(card.orders.map((one) => (one === order ? next : one)))
  }
  switch (deed.what) {
    case 'create-order': {
      if (!isPackable(deed.medicine)) return refuse('order-dose-not-structured')
      const order = { ...deed.medicine, orderId: nextId(), version: versionAt(now, nextId) }
      return at([...card.orders, order])
    }
    case 'change-order':
      if (!isPackable(deed.medicine)) return refuse('order-dose-not-structured')
      // The whole order is written over, pause and all: what the sender leaves out is gone (FMK, opdater lægemiddelordination).
      return onOrder(deed.orderId, () => deed.medicine)
    case 'stop-order':
      return card.orders.some(({ orderId }) => orderId === deed.orderId)
        ? at(card.orders.filter(({ orderId }) => orderId !== deed.orderId))
        : refuse('order-unknown')
    case 'pause-order':
      return onOrder(deed.orderId, (order) =>
        order.pausedUntil === deed.until ? 'order-paused-already' : { ...order, pausedUntil: deed.until },
      )
    case 'resume-order':
      return onOrder(deed.orderId, (order) =>
        order.pausedUntil === null ? 'order-not-paused' : { ...order, pausedUntil: null },
      )
    case 'mark-reconciled':
      return done({ ...card, version, reconciled: { at: now, by } })
    case 'pause-dose-dispensing':
    case 'resume-dose-dispensing': {
      const status = deed.what === 'pause-dose-dispensing' ? 'paused' : 'active'
      if (card.doseDispensing.status === 'none') return refuse('card-without-dose-dispensing')
      if (card.doseDispensing.status === status) return refuse('dose-dispensing-stands-so')
      return done({ ...card, version, doseDispensing: { status, since: now, by, reason: deed.reason } })
    }
  }
}

function done(card: Card): CardAnswer {
  return { isDone: true, card }
}

function refuse(because: CardRefusal): CardAnswer {
  return { isDone: false, because }
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
