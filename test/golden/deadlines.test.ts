import { describe, expect, test } from 'vitest'
import { clockTimeOf, danishDateOf, endOfDay } from '../../kernel/copenhagen-time.ts'
import { type DanishCalendar, danishCalendar } from '../../kernel/danish-calendar.ts'
import { dueAt, type TimeLimit } from '../../kernel/deadline.ts'
import type { CitizenId, OrganisationId, PathwayId, RehabPlanId, StayId } from '../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../kernel/instant.ts'
import { giveConsent } from '../../server/modules/access/domain/will/consent.ts'
import { readControl } from '../../server/modules/oversight/control-parameters.ts'
import { dueFrom } from '../../server/modules/oversight/domain/lateness.ts'
import { advance } from '../../server/modules/pathway/domain/advance.ts'
import type { Fact, FactData, FactKey, FactKind } from '../../server/modules/pathway/domain/fact.ts'
import { shippedProgramme } from '../../server/modules/pathway/shipped-programmes.ts'
import type { StayState } from '../../server/modules/stay/domain/fold-stay.ts'
import { openWindow } from '../../server/modules/stay/domain/window.ts'

/**
 * The deadlines of the handbook, pathways part P, each by the rule that counts it in the house: a discharge on Friday 5 June
 * 2026 at 14:00, Constitution Day, which is no workday unless a community says so.
 */
const stayId = 'stay' as StayId
const planId = 'plan' as RehabPlanId
const pathwayId = 'pathway' as PathwayId
const ward = 'ward' as OrganisationId

const summer = (time: string): Instant => instant(`${time}+02:00`)
const discharge = summer('2026-06-05T14:00')
/** With Constitution Day as a workday. */
const worked: DanishCalendar = { daysOff: [] }

const admission = shippedProgramme('acute-admission-and-discharge', 2)
const rehabilitation = shippedProgramme('rehabilitation', 1)

function fact(kind: FactKind, at: Instant, data: FactData = {}, subjectId: Fact['subjectId'] = stayId): Fact {
  return { key: `${kind} ${at}` as FactKey, kind, at, subjectId, data, source: 'golden' }
}

/** A citizen admitted three days before, frail, who needs rehabilitation and goes home to municipal nursing. */
const facts = (home: Instant): Fact[] => [
  fact('stay-started', instant(Date.parse(home) - 72 * 3_600_000), { class: 'admitted' }),
  fact('frailty-found', instant(Date.parse(home) - 3_600_000)),
  fact('rehabilitation-needed', instant(Date.parse(home) - 3_600_000)),
  fact('stay-ended', home, { over24h: true, toMunicipalNursing: true }),
]
const planSent = (home: Instant): Fact =>
  fact('rehabilitation-plan-sent', home, { gopType: 'GENERAL_BASIC', dayZero: danishDateOf(home) }, planId)

/** When a step of a programme is due, as the engine calls for it. */
function stepDue(
  of: typeof admission,
  stepId: string,
  subjectId: Fact['subjectId'],
  told: readonly Fact[],
  home: Instant,
  calendar: DanishCalendar = danishCalendar,
): Instant {
  const now = instant(Date.parse(home) + 60_000)
  const { open } = advance(of, { pathwayId, subjectId: subjectId as StayId }, told, [], now)
  const anchorAt = open.find((one) => one.stepId === stepId)?.anchorAt
  const due = of.steps.find(({ id }) => id === stepId)?.due
  if (anchorAt === undefined || due === undefined) throw new Error(`${stepId} is not called for`)
  return dueAt(anchorAt, due, calendar).dueAt
}

const ofStay = (stepId: string, calendar?: DanishCalendar) =>
  stepDue(admission, stepId, stayId, facts(discharge), discharge, calendar)

/** The end of the window in which the ward has the treatment. */
function windowEnd(home: Instant): Instant {
  const stay = {
    spells: [
      {
        startedAt: instant(Date.parse(home) - 72 * 3_600_000),
        endedAt: home,
        endedFrom: ward,
        ending: 'home',
        classes: [{ class: 'IMP', from: home }],
      },
    ],
  } as unknown as StayState
  const window = openWindow(stay, { isSomatic: true, isInMunicipalNursing: true })
  if (typeof window === 'string') throw new Error(window)
  return window.endsAt
}

/** An answer to a wound, and a status of it, as tele-wound counts them (pathways G); counted by the kernel alone. */
const counted = (limit: TimeLimit, calendar?: DanishCalendar) => dueAt(discharge, limit, calendar).dueAt

/** As the handbook writes it: the weekday and date, and the clock where it is not the end of the day. */
function written(at: Instant): string {
  const on = danishDateOf(at)
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${on}T12:00:00Z`))
  const plain = day.replace(',', '')
  return at === endOfDay(on) ? plain : `${plain} ${clockTimeOf(at)}`
}

const { reviews } = await readControl()

describe('discharged on Friday 5 June 2026 at 14:00 (pathways P)', () => {
  test.each([
    // rule, by what counts it, expected
    ['72-hour window end', windowEnd(discharge), 'Monday 8 June 2026 14:00'],
    ['discharge letter ≤ 3 workdays', ofStay('A14'), 'Wednesday 10 June 2026'],
    ['GOP sent ≤ 24 h', ofStay('B3'), 'Saturday 6 June 2026 14:00'],
    [
      'GOP start ≤ 7 days',
      stepDue(rehabilitation, 'B5', planId, [planSent(discharge)], discharge),
      'Friday 12 June 2026',
    ],
    ['follow-up visit ≤ 7 days', ofStay('A19'), 'Friday 12 June 2026'],
    ['reconciliation, X = 7 days', ofStay('A18'), 'Friday 12 June 2026'],
    [
      'unlawful-override review ≤ 5 workdays (override Fri 5 June)',
      dueFrom(discharge, reviews.override.due).dueAt,
      'Friday 12 June 2026',
    ],
    ['wound status every 14 days', counted({ amount: 14, unit: 'day' }), 'Friday 19 June 2026'],
    ['wound reply next workday', counted({ amount: 1, unit: 'workday' }), 'Monday 8 June 2026'],
  ])('%s', (_, due, expected) => {
    expect(written(due)).toBe(expected)
  })

  test('consent, § 44, given 29 Feb 2028, lapses at latest 28 Feb 2029', () => {
    const given = giveConsent(
      {
        citizenId: 'citizen' as CitizenId,
        receiver: { kind: 'unit', unitId: ward, name: 'Jobcenter' },
        purpose: 'employment',
        dataKinds: ['PLAN'],
        form: 'written',
      },
      instant('2028-02-29T10:00:00+01:00'),
    )
    if (!given.ok) throw new Error(given.refusal.code)
    expect(danishDateOf(given.value.to)).toBe('2029-02-28' as DanishDate)
  })
})

describe('the same discharge where 5 June is a workday by setting', () => {
  test.each([
    ['discharge letter ≤ 3 workdays', ofStay('A14', worked), 'Wednesday 10 June 2026'],
    [
      'wound reply next workday, asked on Thursday 4 June',
      dueAt(summer('2026-06-04T14:00'), { amount: 1, unit: 'workday' }, worked).dueAt,
      'Friday 5 June 2026',
    ],
    [
      'and where it is none',
      dueAt(summer('2026-06-04T14:00'), { amount: 1, unit: 'workday' }).dueAt,
      'Monday 8 June 2026',
    ],
    [
      'discharge letter of a discharge on Wednesday 3 June',
      dueAt(summer('2026-06-03T14:00'), { amount: 3, unit: 'workday' }, worked).dueAt,
      'Monday 8 June 2026',
    ],
    [
      'and where 5 June is none',
      dueAt(summer('2026-06-03T14:00'), { amount: 3, unit: 'workday' }).dueAt,
      'Tuesday 9 June 2026',
    ],
  ])('%s', (_, due, expected) => {
    expect(written(due)).toBe(expected)
  })
})

test('Great Prayer Day 2024 was an ordinary workday: a reply asked for on Thursday 25 April is due on it', () => {
  expect(written(dueAt(summer('2024-04-25T14:00'), { amount: 1, unit: 'workday' }).dueAt)).toBe(
    'Friday 26 April 2024',
  )
})

describe('the night the clocks go back: discharged on Saturday 24 October 2026 at 14:00', () => {
  const home = summer('2026-10-24T14:00')
  test('72 hours end on Tuesday 27 October at 13:00', () => {
    expect(written(windowEnd(home))).toBe('Tuesday 27 October 2026 13:00')
  })
  test('the rehabilitation plan is sent by Sunday 25 October at 13:00, 24 hours later', () => {
    expect(written(stepDue(admission, 'B3', stayId, facts(home), home))).toBe('Sunday 25 October 2026 13:00')
  })
  test('what counts in days still ends with the day', () => {
    expect(written(stepDue(rehabilitation, 'B5', planId, [planSent(home)], home))).toBe(
      'Saturday 31 October 2026',
    )
  })
})
