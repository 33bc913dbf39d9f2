import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../../../grading.ts'
import { grade } from '../../grading.ts'
import { judge } from '../../judge.ts'
import { xmlOfFhir } from '../../printing/xml-of-fhir.ts'
import { readBundle } from '../../reading/read-bundle.ts'
import { observationFacts } from './arbitrary.ts'
import type { HomeCareObservationFacts } from './facts.ts'
import { parseHomeCareObservation } from './parse.ts'
import { printHomeCareObservation } from './print.ts'

const limits = { bytes: 1_000_000, depth: 100 }
const grading = await loadGrading()

function print(facts: HomeCareObservationFacts) {
  let count = 0
  return printHomeCareObservation(facts, () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  })
}

describe('results we write are results we read', () => {
  test('printing and then reading gives the same facts and breaks no rule: new, corrected and cancelled', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(observationFacts, (facts) => {
        met.add(facts.activity)
        const { facts: read, issues } = parseHomeCareObservation(print(facts))
        expect(issues).toEqual([])
        expect(read).toEqual(facts)
      }),
      { numRuns: 300 },
    )
    expect(met.size).toBe(3)
  })

  test('it is the same through bytes of JSON and of XML', () => {
    fc.assert(
      fc.property(observationFacts, (facts) => {
        const bundle = print(facts)
        for (const text of [JSON.stringify(bundle), xmlOfFhir(bundle)]) {
          const read = readBundle(Buffer.from(text), limits)
          if (!read.ok) throw new Error(read.refusal.code)
          expect(parseHomeCareObservation(read.value.bundle)).toEqual({ facts, issues: [] })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('what we send breaks no rule, graded as strictly as we grade ourselves', () => {
    fc.assert(
      fc.property(observationFacts, (facts) => {
        const judged = judge(print(facts), grading, 'whenSending')
        expect(judged.blocking).toEqual([])
        expect(judged.observation).toEqual(facts)
      }),
      { numRuns: 60 },
    )
  })
})

describe('results with faults', () => {
  const [facts] = fc.sample(
    observationFacts.filter(
      ({ activity, results }) => activity === 'modified' && results[0]?.value?.kind === 'number',
    ),
    { numRuns: 1, seed: 3 },
  )
  if (facts === undefined) throw new Error('no facts')

  // biome-ignore lint/suspicious/noExplicitAny: the test breaks a message wherever it likes
  type Loose = any

  const cases: [string, string, boolean, (of: (type: string) => Loose) => void][] = [
    [
      'a code that is neither NPU nor MedCom’s',
      'result-code',
      true,
      (of) => {
        of('Observation').code.coding[0].system = 'http://loinc.org'
      },
    ],
    [
      'a number that is no number',
      'result-value-unreadable',
      true,
      (of) => {
        of('Observation').valueQuantity = { unit: 'mmol/L' }
      },
    ],
    [
      'a comparator nobody knows',
      'result-value-unreadable',
      true,
      (of) => {
        of('Observation').valueQuantity.comparator = '~'
      },
    ],
    [
      'a result that is yes or no',
      'result-value-kind',
      true,
      (of) => {
        of('Observation').valueBoolean = true
      },
    ],
    [
      'a correction of nothing',
      'corrects-missing',
      true,
      (of) => {
        delete of('Provenance').entity
      },
    ],
    [
      'a text of more than 12 letters',
      'result-value-long',
      false,
      (of) => {
        delete of('Observation').valueQuantity
        of('Observation').valueString = 'kunne ikke måles i dag'
      },
    ],
    [
      'a sender that is no acute function',
      'producer-code',
      false,
      (of) => {
        const [producer] = of('Organizations').filter((one: Loose) => one.identifier.length === 3)
        producer.identifier.pop()
      },
    ],
  ]

  test.each(cases)('%s is found (%s); it stops the letter: %s', (_, rule, isStopped, change) => {
    const bundle = JSON.parse(JSON.stringify(print(facts)))
    const resources = bundle.entry.map((entry: Loose) => entry.resource)
    change((type) =>
      type === 'Organizations'
        ? resources.filter(
            (one: Loose) => one.resourceType === 'Organization' && one.meta.profile[0].includes('producer'),
          )
        : resources.find((one: Loose) => one.resourceType === type),
    )
    const { facts: read, issues } = parseHomeCareObservation(bundle)
    expect(issues.map((issue) => issue.rule)).toContain(rule)
    const blocking = grade(issues, grading).blocking.map((issue) => issue.rule)
    expect(blocking.includes(rule as (typeof blocking)[number])).toBe(isStopped)
    if (!isStopped) expect(read).toBeDefined()
  })
})
