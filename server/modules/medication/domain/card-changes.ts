import { type Card, type CardChange, type CardDeed, type CardOrder, contentOf } from './card.ts'
import { type Medicine, type RowKey, rowKeyOf } from './medicine.ts'

/**
 * What must be done to the card for a line to become as decided. An order that goes on keeps its id; what is more than before
 * is created, what is fewer is stopped. Nothing when the card says it already.
 */
export function changesFor(
  card: Card | undefined,
  rowKey: RowKey,
  after: readonly Medicine[],
  reason: string,
  nextId: () => string,
): CardChange[] {
  const orders = (card?.orders ?? []).filter((order) => rowKeyOf(order) === rowKey)
  const pairs = pair(orders, after)
  const changes: CardChange[] = []
  const add = (deed: CardDeed, order: CardOrder | undefined, name: string) =>
    changes.push({ changeId: nextId(), deed, rowKey, name, orderVersion: order?.version ?? null })
  for (const { order, medicine } of pairs) {
    if (order === undefined && medicine !== undefined) {
      add({ what: 'create-order', medicine: { ...medicine, orderId: null } }, undefined, medicine.name)
    } else if (order !== undefined && medicine === undefined) {
      add({ what: 'stop-order', orderId: order.orderId, reason }, order, order.name)
    } else if (order !== undefined && medicine !== undefined) {
      const deed = deedBetween(order, { ...medicine, orderId: order.orderId }, reason)
      if (deed !== undefined) add(deed, order, medicine.name)
    }
  }
  return changes
}

function deedBetween(order: CardOrder, medicine: Medicine, reason: string): CardDeed | undefined {
  const { orderId } = order
  if (contentOf(order) === contentOf(medicine)) return undefined
  const isOnlyPause =
    contentOf({ ...order, pausedUntil: null }) === contentOf({ ...medicine, pausedUntil: null })
  if (!isOnlyPause) return { what: 'change-order', orderId, medicine }
  const until = medicine.pausedUntil
  return until === null ? { what: 'resume-order', orderId } : { what: 'pause-order', orderId, until, reason }
}

interface Pair {
  readonly order: CardOrder | undefined
  readonly medicine: Medicine | undefined
}

/** First those that name their order, then the rest in the order they stand. */
function pair(orders: readonly CardOrder[], medicines: readonly Medicine[]): Pair[] {
  const named = medicines.flatMap((medicine): Required<Pair>[] => {
    const order = orders.find(({ orderId }) => orderId === medicine.orderId)
    return order === undefined ? [] : [{ order, medicine }]
  })
  const otherOrders = orders.filter((order) => named.every((one) => one.order !== order))
  const otherMedicines = medicines.filter((medicine) => named.every((one) => one.medicine !== medicine))
  const rest = Array.from({ length: Math.max(otherOrders.length, otherMedicines.length) }, (_, index) => ({
    order: otherOrders[index],
    medicine: otherMedicines[index],
  }))
  return [...named, ...rest]
}
