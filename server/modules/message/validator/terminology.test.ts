import { describe, expect, test } from 'vitest'
import { address, codeSystem, definitionsOf, valueSet } from './definitions-for-tests.ts'
import type { FhirObject } from './finding.ts'
import { createTerminology } from './terminology.ts'

const care = codeSystem(
  'care',
  [
    {
      code: 'nursing',
      display: 'Sygepleje',
      designation: [{ language: 'en', value: 'Nursing care' }],
      concept: [
        { code: 'wound', display: 'Sårpleje', property: [{ code: 'place', valueCode: 'home' }] },
        { code: 'medicine', property: [{ code: 'inactive', valueBoolean: true }] },
      ],
    },
    { code: 'help', property: [{ code: 'place', valueCode: 'home' }] },
    { code: 'shopping', property: [{ code: 'subsumedBy', valueCode: 'help' }] },
  ],
  { caseSensitive: true },
)
const piece = codeSystem('piece', [{ code: 'known' }], { content: 'fragment' })

const sets: Record<string, FhirObject> = {
  all: { include: [{ system: address('care') }] },
  listed: { include: [{ system: address('care'), concept: [{ code: 'wound' }, { code: 'help' }] }] },
  kinds: {
    include: [{ system: address('care'), filter: [{ property: 'concept', op: 'is-a', value: 'nursing' }] }],
  },
  below: {
    include: [
      { system: address('care'), filter: [{ property: 'concept', op: 'descendent-of', value: 'help' }] },
    ],
  },
  notKinds: {
    include: [
      { system: address('care'), filter: [{ property: 'concept', op: 'is-not-a', value: 'nursing' }] },
    ],
  },
  atHome: { include: [{ system: address('care'), filter: [{ property: 'place', op: '=', value: 'home' }] }] },
  placed: {
    include: [{ system: address('care'), filter: [{ property: 'place', op: 'exists', value: 'true' }] }],
  },
  either: {
    include: [{ system: address('care'), filter: [{ property: 'code', op: 'in', value: 'help,wound' }] }],
  },
  spelled: {
    include: [{ system: address('care'), filter: [{ property: 'code', op: 'regex', value: 's.*' }] }],
  },
  without: {
    include: [{ system: address('care') }],
    exclude: [{ system: address('care'), concept: [{ code: 'help' }] }],
  },
  both: { include: [{ valueSet: [address('kinds'), address('atHome')] }] },
  active: { inactive: false, include: [{ system: address('care') }] },
  strange: {
    include: [
      { system: 'http://snomed.info/sct', filter: [{ property: 'concept', op: 'is-a', value: '1' }] },
    ],
  },
  mixed: {
    include: [{ system: 'http://snomed.info/sct' }, { system: address('care'), concept: [{ code: 'help' }] }],
  },
  fragment: { include: [{ system: address('piece') }] },
  mime: { include: [{ system: 'urn:ietf:bcp:13' }] },
  circle: { include: [{ valueSet: [address('circle')] }] },
}
const terminology = createTerminology(
  definitionsOf(
    care,
    piece,
    ...Object.entries(sets).map(([name, compose]) => valueSet(name, compose)),
    valueSet(
      'expanded',
      { include: [{ system: 'http://snomed.info/sct', filter: [{ property: 'x', op: '=', value: 'y' }] }] },
      { expansion: { contains: [{ system: 'http://snomed.info/sct', code: '22298006' }] } },
    ),
  ),
)
const codes = ['nursing', 'wound', 'medicine', 'help', 'shopping', 'other']
const inSet = (set: string, system = address('care')): string[] =>
  codes.filter((code) => terminology.bindingOf(address(set))({ system, code }) === 'in')

describe('a code is in a value set', () => {
  test.each([
    ['all', ['nursing', 'wound', 'medicine', 'help', 'shopping']],
    ['listed', ['wound', 'help']],
    ['kinds', ['nursing', 'wound', 'medicine']],
    ['below', ['shopping']],
    ['notKinds', ['help', 'shopping']],
    ['atHome', ['wound', 'help']],
    ['placed', ['wound', 'help']],
    ['either', ['wound', 'help']],
    ['spelled', ['shopping']],
    ['without', ['nursing', 'wound', 'medicine', 'shopping']],
    ['both', ['wound']],
    ['active', ['nursing', 'wound', 'help', 'shopping']],
  ])('%s holds what its rules say, however deep the code stands', (set, expected) => {
    expect(inSet(set)).toEqual(expected)
    expect(inSet(set, 'https://example.dk/another-system')).toEqual([])
  })

  test('a plain code is looked for in every system of the set', () => {
    const holds = terminology.bindingOf(address('listed'))
    expect([holds('wound'), holds('nursing')]).toEqual(['in', 'out'])
  })

  test('a concept is in when any of its codings is, and out when it has none', () => {
    const holds = terminology.bindingOf(address('listed'))
    const coding = (code: string) => ({ system: address('care'), code })
    expect(holds({ coding: [coding('nursing'), coding('wound')] })).toBe('in')
    expect(holds({ coding: [coding('nursing')] })).toBe('out')
    expect(holds({ text: 'sårpleje' })).toBe('out')
    expect(holds({ code: 'wound' })).toBe('out')
  })

  test('what is not at hand cannot be told, and is never called wrong', () => {
    const sct = { system: 'http://snomed.info/sct', code: '22298006' }
    expect(terminology.bindingOf(address('strange'))(sct)).toBe('unknown')
    expect(terminology.bindingOf(address('mixed'))(sct)).toBe('unknown')
    expect(terminology.bindingOf(address('fragment'))({ system: address('piece'), code: 'new' })).toBe(
      'unknown',
    )
    expect(terminology.bindingOf(address('fragment'))({ system: address('piece'), code: 'known' })).toBe('in')
    expect(terminology.bindingOf(address('missing'))(sct)).toBe('unknown')
    expect(terminology.bindingOf(address('circle'))(sct)).toBe('unknown')
    expect(terminology.bindingOf(address('strange'))({ system: address('care'), code: 'help' })).toBe('out')
  })

  test('an expansion that came with the set counts where its rules cannot be followed', () => {
    const holds = terminology.bindingOf(address('expanded'))
    expect(holds({ system: 'http://snomed.info/sct', code: '22298006' })).toBe('in')
    expect(holds({ system: 'http://snomed.info/sct', code: '1' })).toBe('out')
  })

  test('media types are known by their grammar alone', () => {
    const holds = terminology.bindingOf(address('mime'))
    expect([holds('application/pdf'), holds('pdf')]).toEqual(['unknown', 'out'])
  })
})

describe('a coding by its own code system', () => {
  test('is unknown only where the whole system is at hand; a name in any language will do', () => {
    const judge = (code: string, display?: string, system = address('care')) =>
      terminology.judgeCoding({ system, code, ...(display && { display }) })
    expect(judge('nursing')).toBe('known')
    expect(judge('nursing', 'sygepleje ')).toBe('known')
    expect(judge('nursing', 'Nursing care')).toBe('known')
    expect(judge('nursing', 'Rengøring')).toBe('display')
    expect(judge('Nursing')).toBe('code-unknown')
    expect(judge('new', undefined, address('piece'))).toBe('unknown')
    expect(judge('1', undefined, 'http://loinc.org')).toBe('unknown')
    // A word every object knows is no system either.
    expect(judge('1', undefined, 'constructor')).toBe('unknown')
  })
})
