import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FhirObject, InvariantContext } from './finding.ts'
import { invariantOf, isKept } from './invariant.ts'
import { isKeptNatively, nativeExpressions } from './invariant-native.ts'

const practitioner: FhirObject = { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Lund' }] }
const role: FhirObject = {
  resourceType: 'PractitionerRole',
  id: 'r',
  practitioner: { reference: 'Practitioner/p' },
  code: [{ coding: [{ code: 'nurse' }] }],
}
const held: Record<string, FhirObject> = { 'Practitioner/p': practitioner, 'PractitionerRole/r': role }

function contextOf(resource: FhirObject, more: Partial<InvariantContext> = {}): InvariantContext {
  return {
    resource,
    rootResource: resource,
    resolve: (reference) => held[reference],
    conformsTo: (one, profile) => one.resourceType === profile,
    memberOf: (value) => (value === 'wound' ? 'in' : 'out'),
    ...more,
  }
}

const keeps = (
  expression: string,
  path: string,
  node: unknown,
  context = contextOf({ resourceType: 'Bundle' }),
) => invariantOf({ key: 'x', severity: 'error', expression }, { path })(node, context)

describe('an invariant', () => {
  test('follows references, also through the resource it finds', () => {
    const reference = { reference: 'PractitionerRole/r' }
    expect(keeps('reference.resolve().practitioner.resolve().name.exists()', 'Reference', reference)).toBe(
      true,
    )
    expect(keeps('resolve().code.coding.code.exists()', 'Reference', reference)).toBe(true)
    expect(keeps('resolve().ofType(PractitionerRole).exists()', 'Reference', reference)).toBe(true)
    expect(keeps('resolve().ofType(CareTeam).exists()', 'Reference', reference)).toBe(false)
    expect(keeps('resolve().exists()', 'Reference', { reference: 'Practitioner/gone' })).toBe(false)
  })

  test('asks whether a resource conforms and whether a code is in a set', () => {
    const bundle = { resourceType: 'Bundle', entry: [{ resource: role }] }
    const context = contextOf(bundle)
    expect(keeps("entry[0].resource.conformsTo('PractitionerRole')", 'Bundle', bundle, context)).toBe(true)
    expect(keeps("entry[0].resource.conformsTo('Patient')", 'Bundle', bundle, context)).toBe(false)
    expect(keeps("$this.memberOf('care')", 'code', 'wound')).toBe(true)
    expect(keeps("$this.memberOf('care')", 'code', 'other')).toBe(false)
  })

  test('tells nothing when what it asks cannot be told, when it cannot be read and when it fails', () => {
    const unsure = contextOf(
      { resourceType: 'Bundle' },
      { memberOf: () => 'unknown', conformsTo: () => 'cannot-tell' },
    )
    expect(keeps("memberOf('care')", 'code', 'wound', unsure)).toBe('cannot-tell')
    expect(keeps('entry.(', 'Bundle', {})).toBe('cannot-tell')
    expect(keeps('%nowhere.exists()', 'Bundle', {})).toBe('cannot-tell')
    expect(keeps("'a' + 1 > 2", 'Bundle', {})).toBe('cannot-tell')
  })

  test('is kept when it gives no result, and when it gives something that is not true or false', () => {
    expect(keeps("identifier.value.matches('x')", 'Patient', { resourceType: 'Patient' })).toBe(true)
    expect(keeps('id', 'Patient', { resourceType: 'Patient', id: 'a' })).toBe(true)
    expect(keeps('name.given', 'Patient', { resourceType: 'Patient', name: [{ given: ['a', 'b'] }] })).toBe(
      true,
    )
  })

  test('that asks a plain text for its value is asked of the text itself, as in HL7’s validator', () => {
    expect(keeps("value.matches('^[0-9]{8}$')", 'string', '12345678')).toBe(true)
    expect(keeps("value.matches('^[0-9]{8}$')", 'string', '1234567')).toBe(false)
    expect(isKept("value.matches('^value$')", { path: 'string' }, 'value', contextOf({}))).toBe(true)
    expect(keeps('(value.substring(0,1).toInteger()*2) = 4', 'string', '2')).toBe(true)
  })

  test('reads Java’s sign for “capitals do not count”', () => {
    expect(keeps("$this.matches('(?i)^urn:uuid:[a-f]+$')", 'uri', 'urn:uuid:ABC')).toBe(true)
  })

  test('sees the resource it stands in, also from a part of it', () => {
    const bundle = { resourceType: 'Bundle', type: 'message', entry: [{ fullUrl: 'x' }] }
    expect(keeps("%resource.type = 'message'", 'Bundle.entry', bundle.entry[0], contextOf(bundle))).toBe(true)
  })

  test('of Danish location and company numbers counts the check digit', () => {
    const weigh = (weights: readonly number[]): string =>
      weights.map((weight, at) => `(substring(${at},1).toInteger()*${weight})`).join('+')
    const gln = `((\n(10-((${weigh([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]).slice(1, -1)}))mod(10))mod(10))=substring(12,1).toInteger())`
    const cvr = `((\n    ${weigh([2, 7, 6, 5, 4, 3, 2, 1])}) mod(11)=0)`
    expect(isKeptNatively(gln, { path: 'string' })).toBeDefined()
    expect(isKeptNatively(cvr, { path: 'string' })).toBeDefined()
    const digits = fc.stringMatching(/^\d{13}$/)
    fc.assert(
      fc.property(digits, (text) => {
        const context = contextOf({})
        expect(keeps(gln, 'string', text)).toBe(isKept(gln, { path: 'string' }, text, context))
        const short = text.slice(0, 8)
        expect(keeps(cvr, 'string', short)).toBe(isKept(cvr, { path: 'string' }, short, context))
      }),
      { numRuns: 60 },
    )
  })
})

/** Small pieces of FHIR, of the shapes the native rules look at, whole and broken. */
const text = fc.constantFrom('a', 'home', '#x', 'document', 'message', 'searchset', 'urn:uuid:1/_history/2')
const extension = fc.record({ url: fc.constant('u'), valueString: text }, { requiredKeys: ['url'] })
const part = (names: readonly string[], value: fc.Arbitrary<unknown> = text) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length })
const entry = fc.record(
  {
    fullUrl: text,
    resource: fc.constantFrom<unknown>(
      { resourceType: 'MessageHeader' },
      { resourceType: 'Patient', meta: { versionId: '1' } },
    ),
    request: fc.constant({ method: 'GET' }),
    response: fc.constant({ status: '200' }),
    search: fc.constant({ mode: 'match' }),
  },
  { requiredKeys: [] },
)
const shapes: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Bundle: fc
    .record(
      {
        type: text,
        total: fc.nat(),
        entry: fc.array(entry, { minLength: 1, maxLength: 3 }),
        timestamp: fc.constant('2026-01-01T00:00:00Z'),
      },
      { requiredKeys: ['type'] },
    )
    .map((bundle) => ({ resourceType: 'Bundle', ...bundle })),
  'Bundle.entry': entry,
  Extension: fc.oneof(
    fc.record({ url: text, valueString: text }, { requiredKeys: ['url'] }),
    fc.record(
      { url: text, valueBoolean: fc.boolean(), extension: fc.array(extension, { minLength: 1 }) },
      { requiredKeys: ['url'] },
    ),
    fc.record(
      { url: text, _valueCode: fc.record({ extension: fc.tuple(extension) }) },
      { requiredKeys: ['url'] },
    ),
  ),
  HumanName: part(['id', 'family', 'text', 'use']),
  Identifier: part(['id', 'system', 'value']),
  Reference: part(['reference', 'display']),
  Period: part(['start', 'end'], fc.constantFrom('2026-01-01', '2026-01-02', '2025-12-31')),
  ContactPoint: part(['system', 'value', 'use']),
  'Organization.telecom': part(['use', 'value']),
  Attachment: part(['data', 'contentType', 'title']),
  Quantity: part(['code', 'system', 'unit']),
  Organization: fc
    .record(
      {
        name: text,
        identifier: fc.tuple(fc.constant({ value: 'x' })),
        text: fc.constantFrom<unknown>({ status: 'generated', div: '<div>x</div>' }, { status: 'empty' }),
      },
      { requiredKeys: [] },
    )
    .map((one) => ({ resourceType: 'Organization', ...one })),
  'Patient.contact': part(['name', 'telecom', 'gender'], fc.constant([{ text: 'x' }])),
}

describe('the rules that are written out', () => {
  test('say that a contained resource must be referred to, or refer to what contains it', () => {
    const [dom3 = ''] = nativeExpressions().filter((expression) =>
      expression.startsWith('contained.where((('),
    )
    const holder = (contained: FhirObject, more: FhirObject = {}) => ({
      resourceType: 'Organization',
      contained: [contained],
      ...more,
    })
    const alone = holder({ resourceType: 'Practitioner', id: 'alone' })
    const told = holder({ resourceType: 'Practitioner', id: 'a' }, { partOf: { reference: '#a' } })
    const telling = holder({ resourceType: 'Organization', id: 'a', partOf: { reference: '#' } })
    expect([alone, told, telling].map((one) => keeps(dom3, 'Organization', one, contextOf(one)))).toEqual([
      false,
      true,
      true,
    ])
  })

  for (const expression of nativeExpressions())
    test(`say what the FHIRPath engine says: ${expression.slice(0, 60)}`, () => {
      for (const [path, shape] of Object.entries(shapes)) {
        const native = isKeptNatively(expression, { path })
        fc.assert(
          fc.property(shape, (node) => {
            const context = contextOf(path === 'Bundle' ? (node as FhirObject) : { resourceType: 'Bundle' })
            const answer = native?.(node, context)
            if (answer === undefined) return
            const engine = isKept(expression, { path }, node, context)
            if (engine !== 'cannot-tell') expect([path, node, answer]).toEqual([path, node, engine])
          }),
          { numRuns: 25 },
        )
      }
    })

  test('say of narrative what the engine says', () => {
    const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`
    for (const [inside, isSafe] of [
      ['<p>Hej</p>', true],
      ['<script>x</script>', false],
      ['<p onclick="x">y</p>', false],
      ['', false],
    ] as const)
      expect([inside, keeps('htmlChecks()', 'xhtml', div(inside))]).toEqual([inside, isSafe])
  })
})
