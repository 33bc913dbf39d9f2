import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../../../kernel/instant.ts'
import type { Json } from '../../fhir.ts'
import { xmlOfFhir } from '../../printing/xml-of-fhir.ts'
import { readBundle } from '../../reading/read-bundle.ts'
import type { AcknowledgementFacts } from './facts.ts'
import { parseAcknowledgement } from './parse.ts'
import { printAcknowledgement } from './print.ts'

const moment = fc
  .integer({ min: 1_700_000_000, max: 1_800_000_000 })
  .map((seconds) => instant(seconds * 1000))
const mailbox = fc.constantFrom(
  { sor: '265161000016000', gln: '5790000209354', name: 'Medicinsk afdeling, Åbenrå' },
  { sor: '953741000016009', gln: '5790001348120' },
)
const issue = fc.constantFrom<AcknowledgementFacts['issues'][number]>(
  {
    severity: 'error',
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    text: 'Opholdets start mangler.',
    expression: 'Bundle.entry[2]',
  },
  { severity: 'error', type: 'not-found', details: 'MSG_Receiver_Identifier_UNKNOWN' },
)

const facts: fc.Arbitrary<AcknowledgementFacts> = fc
  .record({
    ids: fc.uniqueArray(fc.uuid(), { minLength: 3, maxLength: 3 }),
    sentAt: moment,
    code: fc.constantFrom<AcknowledgementFacts['code']>('ok', 'fatal-error', 'transient-error'),
    sender: mailbox,
    receiver: mailbox,
    activity: fc.constantFrom('admit-inpatient', 'revise-admit-inpatient', 'discharge-inpatient-home'),
    issues: fc.array(issue, { minLength: 1, maxLength: 3 }),
    earlierBy: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(({ ids: [envelopeId = '', letterId = '', answers = ''], activity, earlierBy, issues, ...rest }) => ({
    ...rest,
    envelopeId,
    letterId,
    answers,
    answered: { letterId: answers, sentAt: instant(Date.parse(rest.sentAt) - earlierBy * 1000), activity },
    issues: rest.code === 'ok' ? [] : issues,
  }))

function print(what: AcknowledgementFacts) {
  let count = 0
  return printAcknowledgement(what, () => {
    count += 1
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`
  })
}

describe('an acknowledgement', () => {
  test('printing and then reading gives the same facts and breaks no rule, in JSON and in XML', () => {
    fc.assert(
      fc.property(facts, (what) => {
        expect(parseAcknowledgement(print(what))).toEqual({ facts: what, issues: [] })
        const read = readBundle(Buffer.from(xmlOfFhir(print(what))), { bytes: 1e6, depth: 100 })
        expect(read.ok && parseAcknowledgement(read.value.bundle).facts).toEqual(what)
      }),
    )
  })

  test('has two steps of history: that of the letter answered, and its own which follows it', () => {
    const [what] = fc.sample(facts, { numRuns: 1, seed: 1 })
    if (what === undefined) throw new Error('no facts')
    const entries = print(what).entry as {
      resource: { resourceType: string; activity: Json; entity?: Json }
    }[]
    const steps = entries.map(({ resource }) => resource).filter((one) => one.resourceType === 'Provenance')
    expect(steps).toHaveLength(2)
    expect(JSON.stringify(steps[1])).toContain('"code":"acknowledgement"')
    expect(JSON.stringify(steps[1]?.entity)).toContain(what.answers)
  })

  test('a negative one without a reason, or one that answers nothing, breaks the rules', () => {
    const [what] = fc.sample(facts, { numRuns: 1, seed: 2 })
    if (what === undefined) throw new Error('no facts')
    const rules = (broken: AcknowledgementFacts) =>
      parseAcknowledgement(print(broken)).issues.map(({ rule }) => rule)
    expect(rules({ ...what, code: 'fatal-error', issues: [] })).toEqual(['outcome-missing'])
    const { answered: _, ...alone } = what
    expect(rules(alone)).toContain('provenance-not-two')
  })
})

const example = join(
  import.meta.dirname,
  '../../../../../../../shared/medcom/acknowledgement/ig_transient_error.json',
)
const comparing = existsSync(example) ? test : test.skip

comparing(
  'an acknowledgement of ours has the elements of MedCom’s own example, and no others but our texts',
  () => {
    const [what] = fc.sample(facts, { numRuns: 1, seed: 3 })
    if (what === undefined) throw new Error('no facts')
    const published = elementsOf(JSON.parse(readFileSync(example, 'utf8')))
    const ours = elementsOf(
      print({
        ...what,
        code: 'transient-error',
        issues: [{ severity: 'error', type: 'value', details: 'MSG_Mailbox_Out_Of_Operation' }],
      }),
    )
    expect([...ours].filter((path) => !published.has(path))).toEqual([])
    expect([...published].filter((path) => !ours.has(path))).toEqual([])
  },
)

/** The paths of all elements, by kind of resource. */
function elementsOf(value: Json, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) elementsOf(one, path, found)
  else if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, Json>
    const here = typeof object.resourceType === 'string' ? object.resourceType : path
    for (const [name, inside] of Object.entries(object)) elementsOf(inside, `${here}.${name}`, found)
  } else found.add(path)
  return found
}
