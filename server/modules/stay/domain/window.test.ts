import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { aarhus, anyLetters, hour, letter } from './arbitrary.ts'
import { foldStay, type StayState } from './fold-stay.ts'
import { treatmentResponsibility } from './responsibility.ts'
import {
  extendWindow,
  foldWindow,
  openWindow,
  resumeWindow,
  suspendWindow,
  type WindowFact,
  type WindowOpening,
} from './window.ts'

const atHome = { isSomatic: true, isInMunicipalNursing: true }
const twoDays = foldStay([letter('STIN', 0), letter('SLHJ', 48)])

function opened(stay: StayState): WindowOpening {
  const window = openWindow(stay, atHome)
  if (typeof window === 'string') throw new Error(window)
  return window
}

function inCopenhagen(at: Instant): string {
  return new Intl.DateTimeFormat('da-DK', {
    timeZone: 'Europe/Copenhagen',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
}

describe('when the 72 hours begin', () => {
  test('given a discharge after two days to municipal nursing, then the ward has the treatment for 72 hours more', () => {
    expect(openWindow(twoDays, atHome)).toEqual({ openedAt: hour(48), endsAt: hour(120), place: aarhus })
  })

  test('given a discharge on Saturday 14:00 before the clocks go back, then the ward has it until Tuesday 13:00', () => {
    const dischargedAt = instant('2026-10-24T14:00:00+02:00')
    const stay = foldStay([
      letter('STIN', 0),
      letter('SLHJ', 0, { eventAt: dischargedAt, periodEnd: dischargedAt }),
    ])
    expect(inCopenhagen(opened(stay).openedAt)).toContain('lørdag')
    expect(inCopenhagen(opened(stay).endsAt)).toMatch(/tirsdag.*13\.00/)
  })

  test('given a stay of exactly 24 hours, then there is no window; a minute more opens it', () => {
    expect(openWindow(foldStay([letter('STIN', 0), letter('SLHJ', 24)]), atHome)).toBe('stay-too-short')
    const minuteLater = instant(Date.parse(hour(24)) + 60_000)
    const longer = foldStay([letter('STIN', 0), letter('SLHJ', 24, { eventAt: minuteLater })])
    expect(openWindow(longer, atHome)).toMatchObject({ openedAt: minuteLater })
  })

  test.each([
    ['the citizen is still in hospital', [letter('STIN', 0)], atHome, 'not-ended'],
    ['the citizen died', [letter('STIN', 0), letter('MORS', 48)], atHome, 'died'],
    ['the citizen was never admitted', [letter('STAA', 0), letter('SLHJ', 48)], atHome, 'never-admitted'],
    [
      'the stay was psychiatric',
      [letter('STIN', 0), letter('SLHJ', 48)],
      { ...atHome, isSomatic: false },
      'psychiatric',
    ],
    [
      'the citizen gets no municipal nursing',
      [letter('STIN', 0), letter('SLHJ', 48)],
      { ...atHome, isInMunicipalNursing: false },
      'no-municipal-nursing',
    ],
  ] as const)('given that %s, then there is no window', (_why, letters, conditions, answer) => {
    expect(openWindow(foldStay(letters), conditions)).toBe(answer)
  })

  test('given a discharge that is cancelled, then there is no window', () => {
    const cancelled = letter('SLHJ', 48, { change: 'cancellation', cancels: 'SLHJ-48', sentAt: hour(49) })
    expect(openWindow(foldStay([letter('STIN', 0), letter('SLHJ', 48), cancelled]), atHome)).toBe('not-ended')
  })
})

describe('the course of the window', () => {
  const opening = opened(twoDays)

  test('given nothing happens, then it is open until the last minute and closed from the end', () => {
    expect(foldWindow(opening, [], hour(119)).status).toBe('open')
    expect(foldWindow(opening, [], hour(120)).status).toBe('closed')
  })

  test('given the ward extends it, then it ends later', () => {
    const fact = extendWindow(
      foldWindow(opening, [], hour(60)),
      { endsAt: hour(144), reason: 'Afventer svar på blodprøver' },
      hour(60),
    )
    expect(fact.ok).toBe(true)
    const facts = fact.ok ? [fact.value] : []
    expect(foldWindow(opening, facts, hour(130))).toMatchObject({ status: 'extended', endsAt: hour(144) })
    expect(foldWindow(opening, facts, hour(144)).status).toBe('closed')
  })

  test('given the window is over, when the ward extends it, then it is refused', () => {
    const over = foldWindow(opening, [], hour(121))
    expect(extendWindow(over, { endsAt: hour(144), reason: '' }, hour(121))).toMatchObject({
      refusal: { code: 'window-over' },
    })
  })

  test('given an earlier end, when the ward extends, then it is refused', () => {
    const open = foldWindow(opening, [], hour(60))
    expect(extendWindow(open, { endsAt: hour(119), reason: '' }, hour(60))).toMatchObject({
      refusal: { code: 'window-end-not-later' },
    })
  })

  test('given 112 is called, then the window is suspended until the ward has the citizen again, and its end stands', () => {
    const open = foldWindow(opening, [], hour(60))
    const suspended = suspendWindow(open, 'Brystsmerter, 112', hour(60))
    const facts: WindowFact[] = suspended.ok ? [suspended.value] : []
    const during = foldWindow(opening, facts, hour(61))
    expect(during.status).toBe('suspended')
    const resumed = resumeWindow(during, hour(62))
    if (resumed.ok) facts.push(resumed.value)
    expect(foldWindow(opening, facts, hour(63))).toMatchObject({ status: 'open', endsAt: hour(120) })
  })

  test('given a new stay begins, then responsibility has moved and the window is over', () => {
    const moved = foldWindow(opening, [{ kind: 'transferred', at: hour(70) }], hour(71))
    expect(moved).toMatchObject({ status: 'transferred', until: hour(70) })
  })
})

describe('who is responsible for the treatment', () => {
  test('given stay, discharge and 72 hours, then the hospital, then the ward, then the own doctor', () => {
    const window = foldWindow(opened(twoDays), [], hour(50))
    expect(treatmentResponsibility([twoDays], [window])).toEqual([
      { party: 'hospital', basis: 'stay', place: aarhus, from: hour(0), to: hour(48) },
      { party: 'hospital', basis: 'window-after-discharge', place: aarhus, from: hour(48), to: hour(120) },
      { party: 'own-doctor', basis: 'own-doctor', from: hour(120) },
    ])
  })

  test('given 112 in the 72 hours, then the ambulance has it while the window is suspended', () => {
    const facts: WindowFact[] = [
      { kind: 'suspended', at: hour(60), reason: '112' },
      { kind: 'resumed', at: hour(61) },
    ]
    const parties = treatmentResponsibility([twoDays], [foldWindow(opened(twoDays), facts, hour(70))])
    expect(parties.map((period) => period.basis)).toEqual([
      'stay',
      'window-after-discharge',
      'emergency-call',
      'window-after-discharge',
      'own-doctor',
    ])
  })

  test('given death, then nobody is responsible for treatment after it', () => {
    const dead = foldStay([letter('STIN', 0), letter('MORS', 48)])
    expect(treatmentResponsibility([dead], []).at(-1)?.to).toBe(hour(48))
  })

  test('given any stays and windows, then exactly one is responsible at every moment from the first start on', () => {
    const anyFacts = fc.array(
      fc.record({
        kind: fc.constantFrom('extended', 'suspended', 'resumed', 'transferred'),
        at: fc.integer({ min: 0, max: 100 }),
        endsAt: fc.integer({ min: 60, max: 160 }),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(fc.array(anyLetters, { maxLength: 3 }), anyFacts, (episodes, facts) => {
        const stays = episodes.map((letters) => foldStay(letters))
        const windowFacts = facts.map(({ kind, at, endsAt }) => ({
          kind,
          at: hour(at),
          endsAt: hour(endsAt),
          reason: '',
        }))
        const windows = stays
          .map((stay) => openWindow(stay, atHome, { lastsHours: 72, stayOverHours: 0 }))
          .filter((opening) => typeof opening !== 'string')
          .map((opening) => foldWindow(opening, windowFacts, hour(200)))
        const periods = treatmentResponsibility(stays, windows)
        periods.forEach((period, index) => {
          const next = periods[index + 1]
          if (period.to !== undefined) expect(period.from < period.to).toBe(true)
          if (next !== undefined) expect(period.to).toBe(next.from)
        })
        const starts = stays.flatMap((stay) => stay.spells).map((spell) => spell.startedAt)
        const isDead = stays.some((stay) => stay.status === 'dead')
        if (starts.length > 0 && !isDead) {
          expect(periods[0]?.from).toBe(starts.sort()[0])
          expect(periods.at(-1)?.to).toBeUndefined()
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('given facts about a window in any order, then the window is the same', () => {
    const facts: WindowFact[] = [
      { kind: 'extended', at: hour(60), endsAt: hour(144), reason: '' },
      { kind: 'suspended', at: hour(70), reason: '112' },
      { kind: 'resumed', at: hour(71) },
      { kind: 'transferred', at: hour(130) },
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: 4 }), (shuffled) => {
        expect(foldWindow(opened(twoDays), shuffled, hour(140))).toEqual(
          foldWindow(opened(twoDays), facts, hour(140)),
        )
      }),
    )
  })
})
