import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoleId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { beginShift, compareRota, type RotaShift, type Shift, shiftAt } from './shift.ts'

const roleId = 'role' as RoleId
const at = (hour: number) => instant(epoch(instant('2026-06-01T00:00:00Z')) + hour * 3_600_000)
const shift = (from: number, to: number, toldThrough: Shift['toldThrough'] = 'rota'): Shift => ({
  id: `${from}-${to}`,
  roleId,
  from: at(from),
  to: at(to),
  toldThrough,
})

describe('a shift', () => {
  test('counts from its first moment and no longer at its last', () => {
    const day = [shift(7, 15)]
    expect(shiftAt(day, at(6.99))).toBeUndefined()
    expect(shiftAt(day, at(7))).toBeDefined()
    expect(shiftAt(day, at(14.99))).toBeDefined()
    expect(shiftAt(day, at(15))).toBeUndefined()
  })

  test('begun by oneself ends by itself after twelve hours', () => {
    expect(beginShift([], { id: 'new', roleId }, at(7))).toMatchObject({ value: { to: at(19) } })
    expect(beginShift([], { id: 'new', roleId, to: at(15) }, at(7))).toMatchObject({ value: { to: at(15) } })
  })

  test('cannot be begun for longer, backwards, or while one is running', () => {
    const begin = (held: Shift[], to: number) => beginShift(held, { id: 'new', roleId, to: at(to) }, at(7))
    expect(begin([], 19.01)).toMatchObject({ refusal: { code: 'shift-length-wrong', data: { hours: 12 } } })
    expect(begin([], 7)).toMatchObject({ refusal: { code: 'shift-length-wrong' } })
    expect(begin([shift(6, 14)], 15)).toMatchObject({
      refusal: { code: 'shift-begun-already', data: { to: at(14) } },
    })
    expect(begin([shift(0, 7)], 15)).toMatchObject({ ok: true })
  })
})

describe('a rota told anew', () => {
  test('adds what is new and takes out what is gone; what stands in both is left alone', () => {
    const known = [shift(7, 15), shift(31, 39)]
    const { added, removed } = compareRota(known, [shift(7, 15), shift(55, 63)])
    expect(added.map(({ from }) => from)).toEqual([at(55)])
    expect(removed.map(({ id }) => id)).toEqual(['31-39'])
  })

  test('does not touch a shift somebody has begun themselves', () => {
    expect(compareRota([shift(7, 15, 'self')], []).removed).toEqual([])
  })

  test('told twice changes nothing the second time', () => {
    const hour = fc.integer({ min: 0, max: 200 })
    const rotas = fc.array(
      fc.tuple(hour, fc.integer({ min: 1, max: 24 })).map(([from, hours]) => shift(from, from + hours)),
    )
    const asKnown = (rota: readonly RotaShift[]): Shift[] =>
      rota.map((one, index) => ({ ...one, id: String(index), toldThrough: 'rota' }))
    fc.assert(
      fc.property(rotas, rotas, (before, now) => {
        const { added, removed } = compareRota(before, now)
        const gone = new Set(removed)
        const after = [...before.filter((one) => !gone.has(one)), ...asKnown(added)]
        expect(compareRota(after, now)).toEqual({ added: [], removed: [] })
      }),
    )
  })
})
