import { describe, expect, test } from 'vitest'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { delegate, endDelegation } from './delegation.ts'
import { isOfManagement, permit, withdrawPermission } from './permission.ts'
import { aYearAfter } from './standing.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const days = (count: number) => instant(epoch(now) + count * 86_400_000)
const forSecretaries = { kind: 'technical-help', functions: ['secretary'] } as const

describe('a delegated task', () => {
  test('holds from now or later until its end, for a year at most', () => {
    expect(delegate({ until: days(30) }, now)).toMatchObject({ value: { from: now, to: days(30) } })
    expect(delegate({ from: days(-3), until: days(30) }, now)).toMatchObject({ value: { from: now } })
    expect(delegate({ from: days(3), until: days(30) }, now)).toMatchObject({ value: { from: days(3) } })
    expect(delegate({ until: days(0) }, now)).toMatchObject({
      refusal: { code: 'delegation-ends-before-it-begins' },
    })
    expect(delegate({ until: days(366) }, now)).toMatchObject({
      refusal: { code: 'delegation-longer-than-a-year' },
    })
  })

  test('is taken back once', () => {
    const term = { from: now, to: days(30), endedAt: null }
    expect(endDelegation(term, days(1)).ok).toBe(true)
    expect(endDelegation({ ...term, endedAt: days(1) }, days(2)).ok).toBe(false)
    expect(endDelegation(term, days(30)).ok).toBe(false)
  })
})

describe('a permission of the management', () => {
  test('holds for a year at most and can be withdrawn once', () => {
    expect(permit({ ...forSecretaries, to: days(365) }, 'unit-leader', now)).toMatchObject({
      value: { to: aYearAfter(now) },
    })
    expect(permit({ ...forSecretaries, to: days(366) }, 'unit-leader', now)).toMatchObject({
      refusal: { code: 'permission-longer-than-a-year' },
    })
    expect(permit({ ...forSecretaries, to: days(-1) }, 'unit-leader', now)).toMatchObject({
      refusal: { code: 'permission-ends-before-it-begins' },
    })
    const term = { from: now, to: days(30), endedAt: null }
    expect(withdrawPermission(term, days(1)).ok).toBe(true)
    expect(withdrawPermission({ ...term, endedAt: days(1) }, days(2)).ok).toBe(false)
  })

  test('is given by leaders, directors and the owner of a practice, and by nobody else', () => {
    expect(['unit-leader', 'health-director', 'general-practitioner'].every(isOfManagement)).toBe(true)
    expect(['home-nurse', 'secretary', 'operator', 'mayor'].some(isOfManagement)).toBe(false)
  })
})

test('a year after 29 February is 28 February', () => {
  expect(aYearAfter('2028-02-29T10:00:00.000Z' as Instant)).toBe('2029-02-28T10:00:00.000Z')
})
