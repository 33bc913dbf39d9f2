import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { ruleBook } from '../../rule-book.ts'
import type { Workplace } from '../vocabulary.ts'
import { closeOverride, isOverrideOpen, mayOverride, openOverride } from './override.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const reason = 'Bevidstløs på gaden, ukendt medicin'
const later = (ms: number) => instant(epoch(now) + ms)
const hours = 3_600_000

function opened(reasonCode: 'UNCONSCIOUS' | 'CONSENT_NOW' = 'UNCONSCIOUS') {
  const result = openOverride({ reasonCode, reason }, now)
  if (!result.ok) throw new Error(result.refusal.code)
  return { ...result.value, endedAt: null }
}

describe('an override', () => {
  test('opens for four hours and is over at the second', () => {
    const override = opened()
    expect(override.expiresAt).toBe('2026-06-01T12:00:00.000Z')
    expect(isOverrideOpen(override, now)).toBe(true)
    expect(isOverrideOpen(override, later(4 * hours - 1))).toBe(true)
    expect(isOverrideOpen(override, later(4 * hours))).toBe(false)
  })

  test('of necessity is explained in at least twenty characters; blanks around do not count', () => {
    for (const short of ['', 'Akut', `  ${'x'.repeat(19)}  `])
      expect(openOverride({ reasonCode: 'INCAPABLE', reason: short }, now)).toMatchObject({
        refusal: { code: 'override-reason-too-short', data: { least: 20 } },
      })
    expect(openOverride({ reasonCode: 'INCAPABLE', reason: 'x'.repeat(20) }, now).ok).toBe(true)
  })

  test('with the citizen’s consent now needs no words', () => {
    expect(openOverride({ reasonCode: 'CONSENT_NOW', reason: '' }, now).ok).toBe(true)
  })

  test('is closed by the person before its time, once', () => {
    const override = opened()
    expect(closeOverride(override, later(hours))).toMatchObject({ value: { endedAt: later(hours) } })
    const closed = { ...override, endedAt: later(hours) }
    expect(isOverrideOpen(closed, later(hours))).toBe(false)
    expect(closeOverride(closed, later(2 * hours))).toMatchObject({
      refusal: { code: 'override-over-already' },
    })
    expect(closeOverride(override, later(5 * hours))).toMatchObject({
      refusal: { code: 'override-over-already' },
    })
  })
})

const asker = (jobFunction: string) => ({
  kind: 'professional' as const,
  personId: '00000000-0000-7000-8000-000000000001' as PersonId,
  unitId: '00000000-0000-7000-8000-000000000002' as OrganisationId,
  function: jobFunction,
})

test.each<[string, Workplace, boolean]>([
  ['ward-nurse', 'hospital', true],
  ['acute-nurse', 'municipal-health', true],
  ['general-practitioner', 'general-practice', true],
  ['medical-secretary', 'hospital', false],
  ['assessor', 'assessment', false],
  ['job-centre-worker', 'job-centre', false],
  ['operator', 'operator', false],
  ['mayor', 'governance', false],
])('given a %s in %s, then an override opens: %s', async (jobFunction, workplace, mayOpen) => {
  for (const code of ['UNCONSCIOUS', 'CONSENT_NOW'] as const)
    expect(mayOverride(await ruleBook(), asker(jobFunction), workplace, opened(code))).toBe(mayOpen)
})
