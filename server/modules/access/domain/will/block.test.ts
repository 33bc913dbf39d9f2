import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { type BlockAim, type BlockWish, type KeptBlock, liftBlock, setBlock } from './block.ts'
import { standingOf } from './standing.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const nurse = '00000000-0000-7000-8000-000000000001' as PersonId
const team = '00000000-0000-7000-8000-000000000002' as OrganisationId
const hoursOn = (hours: number) => instant(epoch(now) + hours * 3_600_000)

function wish(aim: BlockAim, more: Partial<BlockWish> = {}): BlockWish {
  return { aim, way: 'own-page', doesKeepAlerts: true, ...more }
}

const everything = wish({ target: 'everything' })

function kept(one: BlockWish, at = now): KeptBlock {
  const block = setBlock([], one, at)
  if (!block.ok) throw new Error(block.refusal.code)
  return block.value
}

describe('a citizen blocks', () => {
  test.each<[string, BlockAim]>([
    ['a nurse', { target: 'person', personId: nurse }],
    ['a team with those below it', { target: 'unit', unitId: team }],
    ['what comes from a ward', { target: 'source', unitId: team }],
    [
      'what was written in a period',
      { target: 'period', dataFrom: '2020-01-01' as DanishDate, dataTo: '2020-12-31' as DanishDate },
    ],
    ['everything', { target: 'everything' }],
  ])('%s, from this moment until it is lifted', (_, aim) => {
    expect(setBlock([], wish(aim), now)).toMatchObject({ ok: true, value: { aim, from: now, to: null } })
  })

  test('by letter or phone only everything; face to face and on the own page whatever they wish', () => {
    const aim = { target: 'unit', unitId: team } as const
    for (const way of ['letter', 'phone'] as const) {
      expect(setBlock([], wish(aim, { way }), now)).toMatchObject({
        refusal: { code: 'block-must-be-total' },
      })
      expect(setBlock([], wish({ target: 'everything' }, { way }), now).ok).toBe(true)
    }
    expect(setBlock([], wish(aim, { way: 'in-person' }), now).ok).toBe(true)
  })

  test('never for a time that has passed, nor with an end before its beginning', () => {
    expect(setBlock([], { ...everything, from: hoursOn(-1) }, now)).toMatchObject({
      refusal: { code: 'block-begins-in-the-past' },
    })
    expect(setBlock([], { ...everything, from: hoursOn(2), to: hoursOn(1) }, now)).toMatchObject({
      refusal: { code: 'block-ends-before-it-begins' },
    })
    const aim = {
      target: 'period',
      dataFrom: '2021-01-01' as DanishDate,
      dataTo: '2020-01-01' as DanishDate,
    } as const
    expect(setBlock([], wish(aim), now)).toMatchObject({ refusal: { code: 'block-period-backwards' } })
  })

  test('not twice what is blocked already; a longer or wider block than the one there is goes through', () => {
    const short = kept({ ...everything, to: hoursOn(24) })
    expect(setBlock([kept(everything)], { ...everything, to: hoursOn(24) }, now)).toMatchObject({
      refusal: { code: 'block-stands-already' },
    })
    expect(setBlock([short], everything, now).ok).toBe(true)
    expect(setBlock([kept(everything)], { ...everything, doesKeepAlerts: false }, now).ok).toBe(true)
    expect(setBlock([kept(wish({ target: 'unit', unitId: team }))], everything, now).ok).toBe(true)
    expect(
      setBlock([kept(wish({ target: 'unit', unitId: team }))], wish({ target: 'source', unitId: team }), now)
        .ok,
    ).toBe(true)
  })

  test('what a mother has set for her child stands beside what the child sets: hers may be lifted, and theirs stays', () => {
    const hers = kept({ ...everything, way: 'representative' })
    expect(setBlock([hers], everything, now).ok).toBe(true)
    expect(setBlock([kept(everything)], { ...everything, way: 'representative' }, now).ok).toBe(false)
  })

  test('anew after lifting, and lifts only what holds or is to come', () => {
    const block = kept(everything)
    const lifted = liftBlock(block, hoursOn(1))
    if (!lifted.ok) throw new Error(lifted.refusal.code)
    const over = { ...block, ...lifted.value }
    expect(standingOf(over, hoursOn(1))).toBe('over')
    expect(liftBlock(over, hoursOn(2))).toMatchObject({ refusal: { code: 'block-lifted-already' } })
    expect(setBlock([over], everything, hoursOn(2)).ok).toBe(true)
    expect(liftBlock(kept({ ...everything, from: hoursOn(5) }), hoursOn(1)).ok).toBe(true)
  })

  test('until the second: what ends at noon blocks at one millisecond before and not at noon', () => {
    const block = kept({ ...everything, to: hoursOn(4) })
    expect(standingOf(block, instant(epoch(hoursOn(4)) - 1))).toBe('in-force')
    expect(standingOf(block, hoursOn(4))).toBe('over')
  })

  test('and at any moment a block is coming, in force or over, in that order', () => {
    const hours = fc.integer({ min: 0, max: 1_000 })
    fc.assert(
      fc.property(hours, hours, fc.option(hours), hours, (from, length, ended, at) => {
        const block = {
          ...kept(everything),
          from: hoursOn(from),
          to: hoursOn(from + length + 1),
          endedAt: ended === null ? null : hoursOn(ended),
        }
        const order = ['coming', 'in-force', 'over']
        const [one, later] = [standingOf(block, hoursOn(at)), standingOf(block, hoursOn(at + 1))]
        expect(order.indexOf(later)).toBeGreaterThanOrEqual(order.indexOf(one))
      }),
    )
  })
})
