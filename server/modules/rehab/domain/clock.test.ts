import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { type ClockFacts, readClock } from './clock.ts'

const day = (text: string) => text as DanishDate
const discharge = day('2026-06-05')

function facts(told: Partial<ClockFacts> = {}): ClockFacts {
  return { dayZero: discharge, hasPrivateChoice: true, offers: [], pauses: [], isOver: false, ...told }
}

describe('the seven days', () => {
  test('a discharge on Friday 5 June 2026 is in time until Friday 12 June, and gives the right on the 13th', () => {
    expect(readClock(facts(), discharge)).toMatchObject({
      dayToday: 0,
      latestStart: '2026-06-12',
      rightFrom: '2026-06-13',
      state: 'waiting',
      isRightOpen: false,
    })
  })

  test('nothing is late on day 7, and everything is on day 8', () => {
    expect(readClock(facts(), day('2026-06-12'))).toMatchObject({ state: 'waiting', isRightOpen: false })
    expect(readClock(facts(), day('2026-06-13'))).toMatchObject({
      state: 'late',
      isRightOpen: true,
      dayToday: 8,
    })
  })

  test('an offer on day 3 of a start on day 7 is in time, also when the citizen never comes', () => {
    const offers = [{ on: day('2026-06-12'), offeredOn: day('2026-06-08'), isCitizenWish: false }]
    expect(readClock(facts({ offers }), day('2026-07-01'))).toMatchObject({
      state: 'on-time',
      isRightOpen: false,
    })
  })

  test('an offer of a start on day 8 is late, and the citizen may choose from that day', () => {
    const offers = [{ on: day('2026-06-13'), offeredOn: day('2026-06-08'), isCitizenWish: false }]
    expect(readClock(facts({ offers }), day('2026-06-12'))).toMatchObject({
      state: 'late',
      isRightOpen: false,
    })
    expect(readClock(facts({ offers }), day('2026-06-13'))).toMatchObject({
      state: 'late',
      isRightOpen: true,
    })
  })

  test('a later start the citizen asked for in time is in time', () => {
    const offers = [{ on: day('2026-06-22'), offeredOn: day('2026-06-09'), isCitizenWish: true }]
    expect(readClock(facts({ offers }), day('2026-06-20'))).toMatchObject({
      state: 'citizen-wish',
      isRightOpen: false,
    })
  })

  test('a wish written down when the days had run out does not make up for them', () => {
    const offers = [{ on: day('2026-06-22'), offeredOn: day('2026-06-15'), isCitizenWish: true }]
    expect(readClock(facts({ offers }), day('2026-06-15'))).toMatchObject({
      state: 'late',
      isRightOpen: true,
    })
  })

  test('a specialised plan gives no right to a private supplier, however late', () => {
    expect(readClock(facts({ hasPrivateChoice: false }), day('2026-07-01'))).toMatchObject({
      state: 'late',
      rightFrom: undefined,
      isRightOpen: false,
    })
  })

  test('three days in hospital again move the last day by three', () => {
    const pauses = [{ since: day('2026-06-08'), to: day('2026-06-11') }]
    expect(readClock(facts({ pauses }), day('2026-06-14'))).toMatchObject({
      latestStart: '2026-06-15',
      rightFrom: '2026-06-16',
      state: 'waiting',
    })
  })

  test('days that two pauses tell of hold the right back once, in whatever order they are told', () => {
    const pauses = [
      { since: day('2026-06-08'), to: day('2026-06-11') },
      { since: day('2026-06-07'), to: day('2026-06-10') },
      { since: day('2026-06-08'), to: day('2026-06-11') },
    ]
    for (const told of [pauses, pauses.toReversed()])
      expect(readClock(facts({ pauses: told }), day('2026-06-20'))).toMatchObject({
        latestStart: '2026-06-16',
        isRightOpen: true,
      })
  })

  test('while the citizen is in hospital nothing runs out', () => {
    const pauses = [{ since: day('2026-06-08') }]
    expect(readClock(facts({ pauses }), day('2026-08-01'))).toMatchObject({
      state: 'paused',
      isRightOpen: false,
    })
  })

  test('where the day of discharge counts as the first, the last day is a day earlier', () => {
    expect(readClock(facts(), discharge, 'discharge-is-day-one').latestStart).toBe('2026-06-11')
  })

  test('without a discharge there are no dates yet', () => {
    expect(readClock(facts({ dayZero: undefined }), discharge)).toMatchObject({
      latestStart: undefined,
      state: 'unknown',
      isRightOpen: false,
    })
  })
})

describe('whatever is offered', () => {
  const someDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(discharge, days))
  const offers = fc.array(fc.record({ on: someDay, offeredOn: someDay, isCitizenWish: fc.boolean() }), {
    maxLength: 4,
  })
  const pauses = fc.array(
    fc
      .tuple(fc.integer({ min: -5, max: 20 }), fc.integer({ min: 0, max: 10 }))
      .map(([from, nights]) => ({ since: addDays(discharge, from), to: addDays(discharge, from + nights) })),
    { maxLength: 3 },
  )

  test('an offer in time and an open right never stand together', () => {
    fc.assert(
      fc.property(offers, pauses, someDay, (told, rested, today) => {
        const clock = readClock(facts({ offers: told, pauses: rested }), today)
        if (clock.isRightOpen) expect(clock.state).toBe('late')
        if (clock.isRightOpen) expect(today >= (clock.rightFrom ?? '')).toBe(true)
      }),
    )
  })

  test('another offer never makes it worse, and their order does not matter', () => {
    fc.assert(
      fc.property(offers, offers, someDay, (first, more, today) => {
        const rank = { 'on-time': 0, 'citizen-wish': 1, waiting: 2, late: 3, paused: 4, unknown: 5 }
        const before = readClock(facts({ offers: first }), today)
        const after = readClock(facts({ offers: [...first, ...more] }), today)
        if (first.length > 0) expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state])
        expect(readClock(facts({ offers: [...more, ...first] }), today)).toEqual(after)
      }),
    )
  })

  test('the right begins the day after the last day in time', () => {
    fc.assert(
      fc.property(pauses, someDay, (rested, today) => {
        const clock = readClock(facts({ pauses: rested }), today)
        expect(clock.rightFrom).toBe(clock.latestStart && addDays(clock.latestStart, 1))
      }),
    )
  })
})
