import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBreachEntry, breachOpened, doer, later, start, testControl } from './arbitrary.ts'
import {
  attentionAt,
  authorityDueAt,
  authorityStanding,
  type BreachEntry,
  type BreachEvent,
  type BreachState,
  citizensStanding,
  fold,
  follow,
  isOverdue,
  letTimePass,
  missingOf,
  openBreach,
  write,
} from './breach.ts'
import { byOf } from './review-deeds.ts'

const by = byOf(doer('Dan'))
const terms = testControl.breach

function fresh(awareAt = start): BreachState {
  const result = openBreach({ ...breachOpened, awareAt }, 'Et brev gik til en nabo.', by, later(1))
  if (!result.ok) throw new Error(result.refusal.code)
  return fold(result.value)
}

function written(breach: BreachState, entries: readonly BreachEntry[], hours = 2): BreachState {
  let state = breach
  for (const entry of entries) {
    const result = write(state, entry, by, later(hours), terms)
    if (!result.ok) throw new Error(result.refusal.code)
    state = follow(state, result.value)
  }
  return state
}

const risk = (of: 'none' | 'risk' | 'high') => ({ type: 'risk', risk: of, text: 'Vurderet' }) as const
const told = { type: 'authority-told', toldAt: later(2), reference: '2026-31-0001' } as const
const close = { type: 'closed', text: 'Rutinen er ændret.' } as const

describe('a breach of personal data security', () => {
  test('must be told to the authority within 72 hours of knowing, weekends and holidays too', () => {
    const christmas = '2026-12-24T20:00:00.000Z' as typeof start
    expect(authorityDueAt({ awareAt: christmas }, terms)).toBe('2026-12-27T20:00:00.000Z')
  })

  test('runs from when the party knew, not from when it was written down', () => {
    expect(authorityDueAt(fresh(start), terms)).toBe(later(72))
  })

  test('nobody can know of it later than now', () => {
    expect(openBreach({ ...breachOpened, awareAt: later(2) }, 'x', by, later(1))).toMatchObject({
      refusal: { code: 'breach-aware-later' },
    })
  })

  test('with no risk to anybody is closed without telling, once it is written why', () => {
    const breach = written(fresh(), [risk('none')])
    expect(write(breach, close, by, later(3), terms)).toMatchObject({
      refusal: { code: 'breach-authority-untold' },
    })
    const reasoned = written(breach, [{ type: 'authority-not-told', text: 'Krypteret fil' }])
    expect(authorityStanding(reasoned, terms)).toBe('not-needed')
    expect(written(reasoned, [close]).closedAt).toBe(later(2))
  })

  test('with a risk is told to the authority, and telling late is seen as late for good', () => {
    const breach = written(fresh(), [risk('risk')])
    expect(
      write(breach, { type: 'authority-not-told', text: 'Ikke nødvendigt' }, by, later(3), terms),
    ).toMatchObject({ refusal: { code: 'breach-authority-untold' } })
    expect(authorityStanding(written(breach, [told]), terms)).toBe('told')
    const late = written(breach, [{ ...told, toldAt: later(80) }], 80)
    expect(authorityStanding(late, terms)).toBe('told-late')
    expect(authorityStanding(written(late, [{ ...told, toldAt: later(81) }], 81), terms)).toBe('told-late')
  })

  test('with a high risk asks that the citizens are told, or that it is written why not', () => {
    const breach = written(fresh(), [risk('high'), told])
    expect(citizensStanding(breach)).toBe('untold')
    expect(write(breach, close, by, later(3), terms)).toMatchObject({
      refusal: { code: 'breach-citizens-untold' },
    })
    expect(citizensStanding(written(breach, [{ type: 'citizens-not-told', text: 'Krypteret' }]))).toBe(
      'not-needed',
    )
    const toldToo = written(breach, [
      { type: 'citizens-told', toldAt: later(2), count: 3, text: 'Brev' },
      close,
    ])
    expect(toldToo.closedAt).not.toBeNull()
  })

  test('assessed anew as a risk, must be told after all', () => {
    const calm = written(fresh(), [risk('none'), { type: 'authority-not-told', text: 'Krypteret fil' }])
    expect(attentionAt(calm, testControl)).toBeNull()
    const worse = written(calm, [risk('risk')])
    expect(missingOf(worse, terms)).toEqual(['authority'])
    expect(attentionAt(worse, testControl)).toBe(later(24))
  })

  test('that is closed is closed', () => {
    const closed = written(fresh(), [risk('risk'), told, close])
    expect(write(closed, { type: 'facts', text: 'Mere' }, by, later(3), terms)).toMatchObject({
      refusal: { code: 'breach-closed' },
    })
  })

  test('those above are told after 24, 48, 66 and 72 hours and then every day, until the authority is', () => {
    let breach = fresh()
    const times: number[] = []
    for (let hour = 1; hour < 150; hour += 1) {
      const event = letTimePass(breach, later(hour), testControl)
      if (event === undefined) continue
      times.push(hour)
      breach = follow(breach, event)
    }
    expect(times).toEqual([24, 48, 66, 72, 96, 120, 144])
  })

  test('found late, it is told of once and not for every hour that has passed', () => {
    const result = openBreach(breachOpened, 'Et brev gik til en nabo.', by, later(100))
    if (!result.ok) throw new Error(result.refusal.code)
    const breach = fold(result.value)
    const event = letTimePass(breach, later(100), testControl)
    expect(event).toMatchObject({ to: 'data-protection-officer' })
    if (event !== undefined)
      expect(letTimePass(follow(breach, event), later(101), testControl)).toBeUndefined()
  })

  test('whatever is written, what is missing says exactly whether it may be closed, and the clock never stops by itself', () => {
    fc.assert(
      fc.property(fc.array(anyBreachEntry, { maxLength: 15 }), (entries) => {
        const first = openBreach(breachOpened, 'Et brev gik til en nabo.', by, start)
        if (!first.ok) throw new Error(first.refusal.code)
        const events: BreachEvent[] = [...first.value]
        for (const entry of entries) {
          const breach = fold(events)
          const result = write(breach, entry, by, later(400), terms)
          if (entry.type === 'closed')
            expect(result.ok).toBe(breach.closedAt === null && missingOf(breach, terms).length === 0)
          if (result.ok) events.push(result.value)
        }
        const breach = fold(events)
        expect(breach.version).toBe(events.length)
        const isUntold = breach.closedAt === null && authorityStanding(breach, terms) === 'untold'
        expect(attentionAt(breach, testControl) !== null).toBe(isUntold)
        expect(isOverdue(breach, later(73), terms)).toBe(isUntold)
        if (breach.closedAt !== null && breach.risk !== 'none') expect(breach.authority).not.toBe('not')
      }),
      { numRuns: 500 },
    )
  })
})
