import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import { ruleBook } from '../../rule-book.ts'
import type { Workplace } from '../vocabulary.ts'
import { declareRelation, openedByDeclaration } from './declaration.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant

describe('a declared relation', () => {
  test('counts for the days the book says, from the moment it is declared', () => {
    expect(declareRelation({ reason: 'Akut besøg i klinikken' }, 14, now)).toMatchObject({
      value: { from: now, to: '2026-06-15T08:00:00.000Z' },
    })
  })

  test('needs at least ten characters of reason', () => {
    for (const reason of ['', 'besøg', '   ni tegn   '])
      expect(declareRelation({ reason }, 14, now)).toMatchObject({
        refusal: { code: 'declaration-reason-too-short' },
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
  ['general-practitioner', 'general-practice', true],
  ['practice-nurse', 'general-practice', true],
  ['pharmacist', 'pharmacy', true],
  ['ward-nurse', 'hospital', false],
  ['home-nurse', 'municipal-health', false],
  ['medical-secretary', 'general-practice', false],
  ['home-helper', 'elder-care', false],
  ['assessor', 'assessment', false],
])('given a %s in %s, then their word alone counts: %s', async (jobFunction, workplace, counts) => {
  const opened = openedByDeclaration(await ruleBook(), asker(jobFunction), workplace, now)
  expect(opened !== undefined).toBe(counts)
})
