import { describe, expect, test } from 'vitest'
import { momentAt } from '../../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import {
  endOfRepresentation,
  endRepresentation,
  isReviewDue,
  type RepresentationWish,
  recordRepresentation,
  standingOfRepresentation,
} from './representation.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const child = '00000000-0000-7000-8000-000000000001' as CitizenId
const mother = '00000000-0000-7000-8000-000000000002' as CitizenId
const day = (text: string) => text as DanishDate

const asParent: RepresentationWish = {
  citizenId: child,
  representativeCitizenId: mother,
  kind: 'parent',
  dataKinds: ['ID', 'PLAN'],
  doesCoverHealth: true,
  inForceFrom: day('2026-05-01'),
}
const asGuardian: RepresentationWish = { ...asParent, kind: 'guardian', reviewOn: day('2027-05-01') }

function recorded(wish: RepresentationWish, bornOn: DanishDate | null = day('2012-03-10')) {
  const result = recordRepresentation([], bornOn, wish, now)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('a parent', () => {
  const bornOn = day('2012-03-10')

  test('acts until the last moment before the child turns fifteen, in Copenhagen', () => {
    const parent = recorded(asParent, bornOn)
    const birthday = momentAt(day('2027-03-10'), '00:00')
    expect(endOfRepresentation(parent, bornOn)).toBe(birthday)
    expect(standingOfRepresentation(parent, bornOn, instant(epoch(birthday) - 1))).toBe('in-force')
    expect(standingOfRepresentation(parent, bornOn, birthday)).toBe('over')
  })

  test('of somebody who is fifteen today is not recorded, nor of somebody whose birth date is not known', () => {
    expect(recordRepresentation([], day('2011-06-01'), asParent, now)).toMatchObject({
      refusal: { code: 'child-is-fifteen' },
    })
    expect(recordRepresentation([], day('2011-06-02'), asParent, now).ok).toBe(true)
    expect(recordRepresentation([], null, asParent, now)).toMatchObject({
      refusal: { code: 'child-birth-date-unknown' },
    })
  })

  test('of a child born on 29 February loses access on 28 February: never a day later than the birthday', () => {
    const born = day('2012-02-29')
    expect(endOfRepresentation(recorded(asParent, born), born)).toBe(momentAt(day('2027-02-28'), '00:00'))
  })

  test('kept out for the sake of the child is out at once, and cannot be kept out twice', () => {
    const parent = recorded(asParent, bornOn)
    const ended = endRepresentation(parent, bornOn, now)
    if (!ended.ok) throw new Error(ended.refusal.code)
    const out = { ...parent, ...ended.value }
    expect(standingOfRepresentation(out, bornOn, now)).toBe('over')
    expect(endRepresentation(out, bornOn, now)).toMatchObject({
      refusal: { code: 'representation-ended-already' },
    })
  })

  test('whose child later has no known birth date acts no longer', () => {
    expect(standingOfRepresentation(recorded(asParent, bornOn), null, now)).toBe('over')
  })
})

describe('a guardian or holder of a power', () => {
  test('is recorded once it is in force, with a day to look at it again within a year', () => {
    expect(recordRepresentation([], null, asGuardian, now).ok).toBe(true)
    expect(
      recordRepresentation([], null, { ...asGuardian, inForceFrom: day('2026-06-02') }, now),
    ).toMatchObject({ refusal: { code: 'representation-not-begun' } })
    expect(recordRepresentation([], null, { ...asGuardian, reviewOn: undefined }, now)).toMatchObject({
      refusal: { code: 'representation-review-missing' },
    })
    for (const reviewOn of [day('2026-05-31'), day('2027-06-02')])
      expect(recordRepresentation([], null, { ...asGuardian, reviewOn }, now)).toMatchObject({
        refusal: { code: 'representation-review-too-late' },
      })
  })

  test('of somebody above fifteen stays: only a parent goes by age', () => {
    const guardian = recorded(asGuardian, day('1940-01-01'))
    expect(endOfRepresentation(guardian, day('1940-01-01'))).toBeNull()
    expect(standingOfRepresentation(guardian, day('1940-01-01'), now)).toBe('in-force')
  })

  test('is due for review on the day, and not while it is over', () => {
    const guardian = recorded(asGuardian)
    const may = instant('2027-05-01T08:00:00.000Z')
    expect(isReviewDue(guardian, null, now)).toBe(false)
    expect(isReviewDue(guardian, null, may)).toBe(true)
    expect(isReviewDue({ ...guardian, endedAt: now }, null, may)).toBe(false)
  })

  test('is not recorded twice, and nobody acts for themselves', () => {
    expect(recordRepresentation([recorded(asGuardian)], null, asGuardian, now)).toMatchObject({
      refusal: { code: 'representation-stands-already' },
    })
    expect(
      recordRepresentation([], null, { ...asGuardian, representativeCitizenId: child }, now),
    ).toMatchObject({ refusal: { code: 'nobody-acts-for-themselves' } })
  })

  test('with an end ends with its last day, and never before it begins', () => {
    const guardian = recorded({ ...asGuardian, lastDay: day('2026-12-31') })
    expect(guardian.to).toBe(momentAt(day('2027-01-01'), '00:00'))
    expect(recordRepresentation([], null, { ...asGuardian, lastDay: day('2026-04-30') }, now)).toMatchObject({
      refusal: { code: 'representation-ends-before-it-begins' },
    })
  })
})
