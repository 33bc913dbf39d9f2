import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CitizenId, OrganisationId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { type ConsentWish, expiresSoon, giveConsent, revokeConsent, statusOfConsent } from './consent.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const bruno = '00000000-0000-7000-8000-000000000001' as CitizenId
const lise = '00000000-0000-7000-8000-000000000002' as CitizenId
const jobCentre = '00000000-0000-7000-8000-000000000003' as OrganisationId
const days = (count: number, from: Instant = now) => instant(epoch(from) + count * 86_400_000)

const toLise: ConsentWish = {
  citizenId: bruno,
  receiver: { kind: 'relative', citizenId: lise, name: 'Lise' },
  purpose: 'support',
  dataKinds: ['PLAN', 'APP'],
  form: 'oral',
}

function given(wish: ConsentWish = toLise, at = now) {
  const consent = giveConsent(wish, at)
  if (!consent.ok) throw new Error(consent.refusal.code)
  return consent.value
}

describe('a consent', () => {
  test('holds for a year when nobody says otherwise, and then lapses by itself', () => {
    const consent = given()
    expect(consent.to).toBe('2027-06-01T08:00:00.000Z')
    expect(statusOfConsent(consent, instant(epoch(consent.to) - 1))).toBe('valid')
    expect(statusOfConsent(consent, consent.to)).toBe('lapsed')
  })

  test('holds through its last day in Copenhagen', () => {
    expect(given({ ...toLise, lastDay: '2026-06-10' as DanishDate }).to).toBe('2026-06-10T22:00:00.000Z')
  })

  test('for more than a year is refused with the section and the latest day', () => {
    expect(giveConsent({ ...toLise, lastDay: '2027-06-02' as DanishDate }, now)).toMatchObject({
      refusal: {
        code: 'consent-longer-than-a-year',
        data: { basis: 'SUL 44(2)', latestDay: '2027-06-01' },
      },
    })
  })

  test('never lasts longer than a year, whatever the day and the hour it is given', () => {
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (at, length) => {
        const from = instant(at)
        const lastDay = days(length, from).slice(0, 10) as DanishDate
        const consent = giveConsent({ ...toLise, lastDay }, from)
        if (!consent.ok) return
        const yearLater = new Date(from)
        yearLater.setUTCFullYear(yearLater.getUTCFullYear() + 1)
        expect(epoch(consent.value.to)).toBeLessThanOrEqual(yearLater.getTime())
      }),
    )
  })

  test('for a day that has passed is refused', () => {
    expect(giveConsent({ ...toLise, lastDay: '2026-05-31' as DanishDate }, now)).toMatchObject({
      refusal: { code: 'consent-expired-from-the-start' },
    })
  })

  test('to the job centre must be in writing; to a relative a spoken word is enough', () => {
    const wish: ConsentWish = {
      ...toLise,
      receiver: { kind: 'unit', unitId: jobCentre, name: 'Jobcenter' },
      purpose: 'employment',
    }
    expect(giveConsent(wish, now)).toMatchObject({ refusal: { code: 'consent-must-be-written' } })
    expect(giveConsent({ ...wish, form: 'written' }, now).ok).toBe(true)
    expect(giveConsent(toLise, now).ok).toBe(true)
  })

  test('to a relative is for support and nothing else, and nobody consents to themselves', () => {
    expect(giveConsent({ ...toLise, purpose: 'treatment' }, now)).toMatchObject({
      refusal: { code: 'consent-purpose-not-for-receiver' },
    })
    expect(
      giveConsent({ ...toLise, receiver: { kind: 'relative', citizenId: bruno, name: 'Bruno' } }, now),
    ).toMatchObject({ refusal: { code: 'consent-receiver-is-the-citizen' } })
  })

  test('can be taken back once, and then it is neither valid nor lapsed', () => {
    const consent = given()
    const revoked = revokeConsent(consent, days(3))
    expect(revoked).toMatchObject({ ok: true, value: { endedAt: days(3) } })
    const ended = { ...consent, endedAt: days(3) }
    expect(statusOfConsent(ended, days(2))).toBe('valid')
    expect(statusOfConsent(ended, days(3))).toBe('revoked')
    expect(revokeConsent(ended, days(4))).toMatchObject({ refusal: { code: 'consent-ended-already' } })
  })

  test('says 30 days before that it lapses soon, and no longer once it has', () => {
    const consent = given()
    expect(expiresSoon(consent, days(-31, consent.to))).toBe(false)
    expect(expiresSoon(consent, days(-30, consent.to))).toBe(true)
    expect(expiresSoon(consent, consent.to)).toBe(false)
  })
})
