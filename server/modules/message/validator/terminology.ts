import { type Codes, type Concept, codesOf, foldedDisplay, objects } from './code-system.ts'
import type { Binding, CodingVerdict, Definitions, FhirObject, Membership, Terminology } from './finding.ts'

/** Whether one code is in a set. Without a system (a plain `code`) the code is looked for in every system of the set. */
type Test = (system: string | undefined, code: string) => Membership

/**
 * Systems whose codes follow a grammar and are listed nowhere: what breaks the grammar is no code of theirs, and whether
 * the rest exists cannot be told here.
 */
const grammars: ReadonlyMap<string, RegExp> = new Map([
  ['urn:ietf:bcp:13', /^[\w.+!#$&^-]+\/[\w.+!#$&^-]+(\s*;.*)?$/],
  ['urn:ietf:bcp:47', /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/],
])

/**
 * Answers from the value sets and code systems at hand, each made ready once and asked often. What would need a code system
 * that is not here, or not here whole, is answered `unknown`.
 */
export function createTerminology(definitions: Definitions): Terminology {
  const systems = new Map<string, Codes>()
  const tests = new Map<string, Test>()

  // Only what is there is kept: a message may name any system it likes.
  const systemOf = (url: string): Codes | undefined => {
    const known = systems.get(url)
    if (known !== undefined) return known
    const definition = definitions.codeSystem(url)
    if (definition === undefined || !Array.isArray(definition.concept)) return undefined
    const codes = codesOf(definition)
    systems.set(url, codes)
    return codes
  }
  const testOf = (url: string): Test => {
    const known = tests.get(url)
    if (known !== undefined) return known
    // A set that names itself, near or far, is left undecided in that place.
    tests.set(url, () => 'unknown')
    const set = definitions.valueSet(url)
    const test = set === undefined ? () => 'unknown' as const : testOfSet(set, systemOf, testOf)
    tests.set(url, test)
    return test
  }
  return {
    bindingOf: (valueSet) => bindingOf(testOf(valueSet)),
    judgeCoding: (coding) => judgeCoding(coding, systemOf),
  }
}

function bindingOf(test: Test): Binding {
  const ofCoding = (coding: FhirObject): Membership =>
    typeof coding.system === 'string' && typeof coding.code === 'string'
      ? test(coding.system, coding.code)
      : 'out'
  return (value) => {
    if (typeof value === 'string') return test(undefined, value)
    if (typeof value !== 'object' || value === null) return 'out'
    const said = value as FhirObject
    if (Array.isArray(said.coding) || 'text' in said)
      return anyOf(objects(said.coding), (coding) => ofCoding(coding))
    // A Quantity is bound by its unit; one without a coded unit says nothing a set could hold.
    if ('value' in said && said.code === undefined) return 'unknown'
    return ofCoding(said)
  }
}

function judgeCoding(coding: FhirObject, systemOf: (url: string) => Codes | undefined): CodingVerdict {
  const { system, code, display } = coding
  if (typeof system !== 'string' || typeof code !== 'string') return 'unknown'
  const codes = systemOf(system)
  if (codes === undefined) return grammars.get(system)?.test(code) === false ? 'code-unknown' : 'unknown'
  const concept = codes.find(code)
  if (concept === undefined) return codes.isComplete ? 'code-unknown' : 'unknown'
  const isNamed = typeof display !== 'string' || concept.displays.size === 0
  return isNamed || concept.displays.has(foldedDisplay(display)) ? 'known' : 'display'
}

function testOfSet(
  set: FhirObject,
  systemOf: (url: string) => Codes | undefined,
  testOf: (url: string) => Test,
): Test {
  const compose = (set.compose ?? {}) as FhirObject
  const includes = objects(compose.include).map((part) => testOfPart(part, systemOf, testOf))
  const excludes = objects(compose.exclude).map((part) => testOfPart(part, systemOf, testOf))
  const expanded = expansionOf(set)
  const withInactive = compose.inactive !== false
  return (system, code) => {
    if (includes.length === 0) return expanded?.(system, code) ?? 'unknown'
    const included = anyOf(includes, (test) => test(system, code))
    const answer = included === 'unknown' && expanded !== undefined ? expanded(system, code) : included
    if (answer === 'out') return 'out'
    const excluded = anyOf(excludes, (test) => test(system, code))
    if (excluded === 'in') return 'out'
    if (!withInactive && system !== undefined && systemOf(system)?.find(code)?.isInactive) return 'out'
    return excluded === 'unknown' ? 'unknown' : answer
  }
}

/** A part of a set: codes of one system, listed or chosen by filters or all, that are in every set it imports. */
function testOfPart(
  part: FhirObject,
  systemOf: (url: string) => Codes | undefined,
  testOf: (url: string) => Test,
): Test {
  const imported = strings(part.valueSet).map((url) => testOf(url))
  const { system } = part
  const own = typeof system === 'string' ? testOfSystem(system, part, systemOf) : undefined
  const tests = own === undefined ? imported : [own, ...imported]
  return (asked, code) => (tests.length === 0 ? 'out' : allOf(tests, (test) => test(asked, code)))
}

function testOfSystem(system: string, part: FhirObject, systemOf: (url: string) => Codes | undefined): Test {
  const isAsked = (asked: string | undefined): boolean => asked === undefined || asked === system
  const listed = objects(part.concept)
  if (listed.length > 0) {
    const codes = new Set(listed.map(({ code }) => code))
    return (asked, code) => {
      if (!isAsked(asked)) return 'out'
      if (codes.has(code)) return 'in'
      // Where capitals do not count, the code is known to the system by its own spelling.
      const spelled = systemOf(system)?.find(code)?.code
      return spelled !== undefined && codes.has(spelled) ? 'in' : 'out'
    }
  }
  const filters = objects(part.filter).map(filterOf)
  return (asked, code) => {
    if (!isAsked(asked)) return 'out'
    const codes = systemOf(system)
    if (codes === undefined) return grammars.get(system)?.test(code) === false ? 'out' : 'unknown'
    const concept = codes.find(code)
    if (concept === undefined) return codes.isComplete ? 'out' : 'unknown'
    const kept = allOf(filters, (filter) => filter(concept, codes))
    return kept === 'out' && !codes.isComplete ? 'unknown' : kept
  }
}

/** A filter of a value set (http://hl7.org/fhir/R4/valueset-filter-operator.html). */
function filterOf({ property, op, value }: FhirObject): (concept: Concept, codes: Codes) => Membership {
  const name = String(property)
  const wanted = String(value)
  const list = wanted.split(',').map((item) => item.trim())
  const said = (concept: Concept): readonly string[] =>
    name === 'concept' || name === 'code'
      ? [concept.code]
      : name === 'display'
        ? [...concept.displays]
        : (concept.properties.get(name) ?? [])
  const when = (keeps: (concept: Concept, codes: Codes) => boolean) => (concept: Concept, codes: Codes) =>
    keeps(concept, codes) ? ('in' as const) : ('out' as const)
  const isKind = (concept: Concept): boolean => concept.code === wanted || concept.ancestors.has(wanted)
  switch (op) {
    case 'is-a':
      return when(isKind)
    case 'descendent-of':
      return when((concept) => concept.ancestors.has(wanted))
    case 'is-not-a':
      return when((concept) => !isKind(concept))
    case 'generalizes':
      return when(
        (concept, codes) =>
          concept.code === wanted || codes.find(wanted)?.ancestors.has(concept.code) === true,
      )
    case '=':
      return when((concept) => said(concept).includes(wanted))
    case 'in':
      return when((concept) => said(concept).some((item) => list.includes(item)))
    case 'not-in':
      return when((concept) => !said(concept).some((item) => list.includes(item)))
    case 'exists':
      return when((concept) => said(concept).length > 0 === (wanted === 'true'))
    case 'regex': {
      const pattern = patternOf(wanted)
      return pattern === undefined
        ? () => 'unknown'
        : when((concept) => said(concept).some((item) => pattern.test(item)))
    }
    default:
      return () => 'unknown'
  }
}

function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 'u')
  } catch {
    return undefined
  }
}

/** An expansion that came with the set; only used where its rules cannot be followed here. */
function expansionOf(set: FhirObject): Test | undefined {
  const contains = (set.expansion as FhirObject | undefined)?.contains
  if (!Array.isArray(contains)) return undefined
  const codes = new Set<string>()
  const gather = (items: readonly FhirObject[]): void => {
    for (const item of items) {
      if (item.abstract !== true && typeof item.code === 'string') {
        codes.add(`${String(item.system)}|${item.code}`)
        codes.add(`|${item.code}`)
      }
      gather(objects(item.contains))
    }
  }
  gather(objects(contains))
  return (system, code) => (codes.has(`${system ?? ''}|${code}`) ? 'in' : 'out')
}

function anyOf<Item>(items: readonly Item[], ask: (item: Item) => Membership): Membership {
  let answer: Membership = 'out'
  for (const item of items) {
    const one = ask(item)
    if (one === 'in') return 'in'
    if (one === 'unknown') answer = 'unknown'
  }
  return answer
}

function allOf<Item>(items: readonly Item[], ask: (item: Item) => Membership): Membership {
  let answer: Membership = 'in'
  for (const item of items) {
    const one = ask(item)
    if (one === 'out') return 'out'
    if (one === 'unknown') answer = 'unknown'
  }
  return answer
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
