import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../../../grading.ts'
import { grade } from '../../grading.ts'
import { xmlOfFhir } from '../../printing/xml-of-fhir.ts'
import { readBundle } from '../../reading/read-bundle.ts'
import { notificationFacts } from './arbitrary.ts'
import type { HospitalNotificationFacts } from './facts.ts'
import { parseHospitalNotification } from './parse.ts'
import { printHospitalNotification } from './print.ts'

const limits = { bytes: 1_000_000, depth: 100 }
const grading = await loadGrading()

function print(facts: HospitalNotificationFacts) {
  let count = 0
  const newId = () => {
    count += 1
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
  }
  return printHospitalNotification(facts, { newId, family: 'Elmer', given: ['Bruno', 'Test'] })
}

describe('a notification we write is a notification we read', () => {
  test('printing and then reading gives the same facts and breaks no rule, for all 18 codes', () => {
    const codes = new Set<string>()
    fc.assert(
      fc.property(notificationFacts, (facts) => {
        codes.add(facts.code)
        const { facts: read, issues } = parseHospitalNotification(print(facts))
        expect(issues).toEqual([])
        expect(read).toEqual(facts)
      }),
      { numRuns: 600 },
    )
    expect(codes.size).toBe(18)
  })

  test('it is the same through bytes of JSON and of XML', () => {
    fc.assert(
      fc.property(notificationFacts, (facts) => {
        const bundle = print(facts)
        for (const text of [JSON.stringify(bundle), xmlOfFhir(bundle)]) {
          const read = readBundle(Buffer.from(text), limits)
          if (!read.ok) throw new Error(read.refusal.code)
          expect(parseHospitalNotification(read.value.bundle)).toEqual({ facts, issues: [] })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('what we send breaks no rule, graded as strictly as we grade ourselves', () => {
    fc.assert(
      fc.property(notificationFacts, (facts) => {
        const { issues } = parseHospitalNotification(print(facts))
        expect(grade(issues, grading, 'whenSending').blocking).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
