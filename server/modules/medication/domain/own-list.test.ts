import { describe, expect, test } from 'vitest'
import type { ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { medicine } from './arbitrary.ts'
import type { Card } from './card.ts'
import { fold } from './fold.ts'
import type { Medicine } from './medicine.ts'
import { ownList } from './own-list.ts'

const insulin = medicine('A10AE04', 'Insulin glargin', { strength: '100 IE/ml', evening: 18 })
const metformin = medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 2 })
const halfMetformin = medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 1 })

function card(medicines: readonly Medicine[], version: string): Card {
  return {
    version,
    orders: medicines.map((one, index) => ({ ...one, orderId: `order-${index}`, version })),
    ordersChangedAt: instant('2026-06-01T08:00:00Z'),
    doseDispensing: { status: 'none', since: null, by: null, reason: '' },
    reconciled: null,
  }
}

/** Admitted with the one list, the card then with the other; nobody has decided anything. */
function undecided(before: readonly Medicine[], now: readonly Medicine[]) {
  const first = card(before, '0')
  const state = fold([
    { type: 'card-read', at: instant('2026-06-01T08:00:00Z'), card: first },
    {
      type: 'reconciliation-started',
      at: instant('2026-06-01T08:00:00Z'),
      reconciliationId: 'r' as ReconciliationId,
      stayId: 's' as StayId,
      before: first.orders,
      by: null,
    },
    { type: 'card-read', at: instant('2026-06-02T08:00:00Z'), card: card(now, '1') },
  ])
  return ownList(state, false, '2026-06-02' as DanishDate)
}

describe('the citizen’s own list while nobody has gone through it yet', () => {
  test('what all lists agree on is there with its dose: nobody is led to stop the insulin because a list waits', () => {
    const list = undecided([insulin, metformin], [insulin, metformin])
    expect(list.medicines.map(({ medicine: { name } }) => name).toSorted()).toEqual([
      'Insulin glargin',
      'Metformin',
    ])
    expect(list.unsettled).toEqual([])
  })

  test('what the lists differ about is something to ask about, without a dose to take by', () => {
    const list = undecided([insulin, metformin], [insulin, halfMetformin])
    expect(list.medicines.map(({ medicine: { name } }) => name)).toEqual(['Insulin glargin'])
    expect(list.unsettled).toMatchObject([{ name: 'Metformin' }])
  })
})
