import { describe, expect, test } from 'vitest'
import type { ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { medicine, who } from './arbitrary.ts'
import { fold } from './fold.ts'
import { answerSupply, homeSupply, standingSupply } from './home-supply.ts'
import type { Medicine } from './medicine.ts'
import { confirm } from './stand-behind.ts'

const reconciliationId = 'r' as ReconciliationId
const at = instant('2026-06-12T08:00:00Z')
const by = who('Sofie Lund')
const friday = '2026-06-12' as DanishDate

function stateWith(medicines: readonly Medicine[]) {
  const orders = medicines.map((one, index) => ({ ...one, orderId: `order-${index}`, version: '1' }))
  const doseDispensing = { status: 'none', since: null, by: null, reason: '' } as const
  return fold([
    {
      type: 'card-read',
      at,
      card: { version: '1', orders, ordersChangedAt: at, doseDispensing, reconciled: null },
    },
    { type: 'reconciliation-started', at, reconciliationId, stayId: 's' as StayId, before: orders, by: null },
  ])
}

const metformin = medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 1, evening: 1 })

describe('enough medicine until a pharmacy is open', () => {
  test.each([
    ['a Monday', '2026-06-08', '2026-06-09', 4],
    ['a Friday', '2026-06-12', '2026-06-15', 8],
    ['the Wednesday before Maundy Thursday', '2027-03-24', '2027-03-30', 14],
    ['the day before Christmas Eve', '2026-12-23', '2026-12-28', 12],
  ])('home on %s, the citizen needs enough until the next workday', (_, homeOn, until, amount) => {
    const supply = homeSupply(stateWith([metformin]), homeOn as DanishDate)
    expect(supply).toMatchObject({ until, needs: [{ rowKey: 'A10BA02-tablet', amount }] })
  })

  test('what is taken on certain days counts those, as needed counts the most a day, and a scheme cannot be counted', () => {
    const weekly: Medicine = {
      ...medicine('L04AX03', 'Methotrexat'),
      dose: { kind: 'schedule', morning: 4, noon: 0, evening: 0, night: 0, on: ['mon'] },
    }
    const needed: Medicine = {
      ...medicine('N02BE01', 'Paracetamol'),
      dose: { kind: 'as-needed', amount: 2, mostTimesADay: 4 },
    }
    const scheme: Medicine = {
      ...medicine('B01AA03', 'Warfarin'),
      dose: { kind: 'text', text: 'efter INR' },
    }
    const { needs } = homeSupply(stateWith([weekly, needed, scheme]), friday)
    expect(needs.map((one) => [one.medicine.name, one.amount])).toEqual([
      ['Methotrexat', 4],
      ['Paracetamol', 32],
      ['Warfarin', null],
    ])
  })

  test('what is paused or over needs nothing', () => {
    const paused = { ...metformin, pausedUntil: 'further-notice' as const }
    expect(homeSupply(stateWith([paused]), friday).needs).toEqual([])
  })

  test('each medicine must be answered, and a day that has passed answers nothing', () => {
    const state = stateWith([metformin])
    const told = { reconciliationId, homeOn: friday, answers: new Map(), by }
    expect(answerSupply(state, told, at, friday)).toMatchObject({
      refusal: { code: 'medicine-supply-unanswered', data: { rows: ['A10BA02-tablet'] } },
    })
    const yesterday = { ...told, homeOn: '2026-06-11' as DanishDate }
    expect(answerSupply(state, yesterday, at, friday)).toMatchObject({
      refusal: { code: 'medicine-supply-in-the-past' },
    })
  })

  test('the hospital cannot stand behind the list before it is answered, and the answer falls when the day passes', () => {
    const before = stateWith([metformin])
    const decided = { type: 'line-decided', at, reconciliationId, rowKey: 'A10BA02-tablet' } as const
    const state = fold(
      [
        {
          ...decided,
          name: 'Metformin',
          status: 'unchanged',
          after: before.card?.orders ?? [],
          reason: '',
          followUp: null,
          by,
          party: 'hospital',
          changes: [],
        },
      ],
      before,
    )
    const byHospital = { party: 'hospital', by } as const
    expect(confirm(state, reconciliationId, byHospital, at, friday)).toMatchObject({
      refusal: { code: 'medicine-supply-open' },
    })
    const answers = new Map([['A10BA02-tablet', 'sent-along' as const]])
    const answered = answerSupply(state, { reconciliationId, homeOn: friday, answers, by }, at, friday)
    if (!answered.ok) throw new Error(answered.refusal.code)
    const after = fold([answered.value], state)
    expect(confirm(after, reconciliationId, byHospital, at, friday).ok).toBe(true)
    const [reconciliation] = after.reconciliations
    if (reconciliation === undefined) throw new Error('none')
    expect(standingSupply(after, reconciliation, '2026-06-13' as DanishDate)).toBeUndefined()
  })
})
