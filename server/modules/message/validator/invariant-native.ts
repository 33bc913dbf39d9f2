import type { FhirObject, InvariantContext, InvariantScope } from './finding.ts'
import { isSafeNarrative } from './narrative.ts'
import { checkOfPrimitive } from './primitive.ts'

/** Undefined: not to be told without the engine. */
export type NativeRule = (node: unknown, context: InvariantContext) => boolean | undefined

/**
 * The rules that stand on nearly every element, written out: by the engine they would take longer than all the rest. Each is
 * found by the exact text of its expression, and a test holds each to the engine's answers.
 */
export function isKeptNatively(expression: string, scope: InvariantScope): NativeRule | undefined {
  const place = onlyAt[expression]
  if (place !== undefined && place !== scope.path) return undefined
  return byExpression[expression] ?? matching(expression, scope) ?? checkDigit(expression, scope)
}

/** Elsewhere `value` is another kind of element: one of a choice, or not. */
const onlyAt: Readonly<Record<string, string>> = {
  'extension.exists() != value.exists()': 'Extension',
  'value.empty() or system.exists()': 'ContactPoint',
}

/** The expressions that are written out. */
export const nativeExpressions = (): readonly string[] => Object.keys(byExpression)

const byExpression: Readonly<Record<string, NativeRule>> = {
  'hasValue() or (children().count() > id.count())': hasContent,
  'hasValue() or (children().count() > id.count()) or $this is Parameters': hasContent,
  'extension.exists() != value.exists()': (node) =>
    onObject(node, (said) => has(said, 'extension') !== hasChoice(said, 'value')),
  'contained.contained.empty()': withoutContained,
  "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()":
    containedAreReferred,
  'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()': withoutContained,
  'contained.meta.security.empty()': withoutContained,
  'text.`div`.exists()': (node) => onObject(node, (said) => has(part(said, 'text'), 'div')),
  'htmlChecks()': narrativeIsSafe,
  "where(use = 'home').empty()": (node) =>
    onObject(node, (said) => (typeof said.use === 'string' ? said.use !== 'home' : undefined)),
  '(identifier.count() + name.count()) > 0': (node) =>
    onObject(node, (said) => has(said, 'identifier') || has(said, 'name')),
  'name.exists() or telecom.exists() or address.exists() or organization.exists()': (node) =>
    onObject(node, (said) => ['name', 'telecom', 'address', 'organization'].some((name) => has(said, name))),
  'value.empty() or system.exists()': (node) =>
    onObject(node, (said) => !has(said, 'value') || has(said, 'system')),
  'data.empty() or contentType.exists()': (node) =>
    onObject(node, (said) => !has(said, 'data') || has(said, 'contentType')),
  'code.empty() or system.exists()': (node) =>
    onObject(node, (said) => !has(said, 'code') || has(said, 'system')),
  'start.hasValue().not() or end.hasValue().not() or (start <= end)': (node) =>
    onObject(node, (said) => (hasValue(said.start) && hasValue(said.end) ? undefined : true)),
  "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))":
    (node) =>
      onObject(node, ({ reference }) =>
        typeof reference === 'string' && !reference.startsWith('#') ? true : undefined,
      ),
  "total.empty() or (type = 'searchset') or (type = 'history')": (node) =>
    onObject(node, (said) => (has(said, 'total') ? undefined : true)),
  "entry.search.empty() or (type = 'searchset')": (node) => everyEntryLacks(node, 'search'),
  "entry.all(request.exists() = (%resource.type = 'batch' or %resource.type = 'transaction' or %resource.type = 'history'))":
    (node) => (isMessage(node) ? everyEntryLacks(node, 'request') : undefined),
  "entry.all(response.exists() = (%resource.type = 'batch-response' or %resource.type = 'transaction-response' or %resource.type = 'history'))":
    (node) => (isMessage(node) ? everyEntryLacks(node, 'response') : undefined),
  "(type = 'history') or entry.where(fullUrl.exists()).select(fullUrl&resource.meta.versionId).isDistinct()":
    hasDistinctUrls,
  "type = 'document' implies (identifier.system.exists() and identifier.value.exists())": notDocument,
  "type = 'document' implies (timestamp.hasValue())": notDocument,
  "type = 'document' implies entry.first().resource.is(Composition)": notDocument,
  "type = 'message' implies entry.first().resource.is(MessageHeader)": (node) =>
    isMessage(node) && part(part(entriesOf(node)[0], 'resource'), 'resourceType') === 'MessageHeader'
      ? true
      : undefined,
  'resource.exists() or request.exists() or response.exists()': (node) =>
    onObject(node, (said) => ['resource', 'request', 'response'].some((name) => has(said, name))),
  "fullUrl.contains('/_history/').not()": withoutHistory,
  "fullUrl.exists() implies fullUrl.contains('/_history/').not()": withoutHistory,
}

let lastText: string | undefined
let lastAnswer = true

/** Two rules ask the same of the same text, one after the other. */
function narrativeIsSafe(node: unknown): boolean | undefined {
  if (typeof node !== 'string') return undefined
  if (node !== lastText) {
    lastAnswer = isSafeNarrative(node)
    lastText = node
  }
  return lastAnswer
}

function hasContent(node: unknown): boolean | undefined {
  if (node === null || node === undefined) return undefined
  if (typeof node !== 'object') return true
  if (Array.isArray(node)) return undefined
  for (const [name, value] of Object.entries(node))
    if (name !== 'id' && name !== '_id' && name !== 'resourceType' && isThere(value)) return true
  return false
}

function withoutContained(node: unknown): boolean | undefined {
  return onObject(node, (said) => (has(said, 'contained') ? undefined : true))
}

/**
 * Each contained resource is referred to by what contains it, or refers to that. The engine never tells: it cannot read the
 * text of this rule as HL7 means it.
 */
function containedAreReferred(node: unknown): boolean | undefined {
  const contained = part(node, 'contained')
  if (!Array.isArray(contained)) return true
  const said = textsIn(node, new Set())
  return contained.every((one) => said.has(`#${String(part(one, 'id'))}`) || textsIn(one, new Set()).has('#'))
}

function textsIn(value: unknown, found: Set<string>): ReadonlySet<string> {
  if (typeof value === 'string') {
    if (value.startsWith('#')) found.add(value)
  } else if (typeof value === 'object' && value !== null)
    for (const inside of Object.values(value)) textsIn(inside, found)
  return found
}

function notDocument(node: unknown): boolean | undefined {
  return onObject(node, ({ type }) => (typeof type === 'string' && type !== 'document' ? true : undefined))
}

function withoutHistory(node: unknown): boolean | undefined {
  return onObject(node, ({ fullUrl }) =>
    typeof fullUrl === 'string' && !fullUrl.includes('/_history/') ? true : undefined,
  )
}

function isMessage(node: unknown): node is FhirObject {
  return part(node, 'type') === 'message'
}

function everyEntryLacks(node: unknown, name: string): boolean | undefined {
  return entriesOf(node).some((entry) => has(entry, name)) ? undefined : true
}

function hasDistinctUrls(node: unknown): boolean | undefined {
  const urls = new Set<string>()
  for (const entry of entriesOf(node)) {
    const url = part(entry, 'fullUrl')
    if (typeof url !== 'string' || urls.has(url)) return undefined
    urls.add(url)
  }
  return true
}

function entriesOf(node: unknown): readonly unknown[] {
  const entries = part(node, 'entry')
  return Array.isArray(entries) ? entries : []
}

function onObject(node: unknown, ask: (said: FhirObject) => boolean | undefined): boolean | undefined {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
    ? ask(node as FhirObject)
    : undefined
}

function part(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as FhirObject)[name] : undefined
}

/** Whether there is an element of that name: with a value, or with an extension only. */
function has(node: unknown, name: string): boolean {
  return isThere(part(node, name)) || isThere(part(node, `_${name}`))
}

function hasChoice(said: FhirObject, name: string): boolean {
  for (const key of Object.keys(said)) {
    const start = key.startsWith('_') ? 1 : 0
    if (key.length > start + name.length && key.startsWith(name, start) && isThere(said[key])) return true
  }
  return false
}

function hasValue(value: unknown): boolean {
  return typeof value === 'string'
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
}

const matchesCall = /^(\$this\.|value\.)?matches\('((?:[^'\\]|\\.)*)'\)$/

/** A rule that is one regular expression over a text: of the node itself, or of the `value` of an identifier. */
function matching(expression: string, { path }: InvariantScope): NativeRule | undefined {
  const call = matchesCall.exec(expression)
  const pattern = call?.[2] === undefined ? undefined : patternOf(call[2])
  if (call === null || pattern === undefined) return undefined
  const isOfChild = call[1] === 'value.' && checkOfPrimitive(path) === undefined
  return (node) => {
    const text = isOfChild ? part(node, 'value') : node
    return typeof text === 'string' ? pattern.test(text) : undefined
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' }

/** Java's `(?i)` at the start is a flag here. */
function patternOf(written: string): RegExp | undefined {
  const text = written.replaceAll(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escaped: string) =>
    escaped.length === 5
      ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
      : (escapes[escaped] ?? escaped),
  )
  const isFolded = text.startsWith('(?i)')
  try {
    return new RegExp(isFolded ? text.slice(4) : text, isFolded ? 'sui' : 'su')
  } catch {
    return undefined
  }
}

/** The sums of dk-core for location and company numbers, as they are spelled there but for white space. */
const sums = {
  gln: `(((10-${weighted([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3])}mod(10))mod(10))=substring(12,1).toInteger())`,
  cvr: `(${weighted([2, 7, 6, 5, 4, 3, 2, 1])}mod(11)=0)`,
}

function weighted(weights: readonly number[]): string {
  return `(${weights.map((weight, at) => `(substring(${at},1).toInteger()*${weight})`).join('+')})`
}

function checkDigit(expression: string, { path }: InvariantScope): NativeRule | undefined {
  if (checkOfPrimitive(path) === undefined) return undefined
  const text = expression.replaceAll(/\s+/g, '').replaceAll('value.', '')
  if (text === sums.gln) return (node) => digits(node, 13, isGln)
  return text === sums.cvr ? (node) => digits(node, 8, isCvr) : undefined
}

function digits(node: unknown, length: number, check: (said: string) => boolean): boolean | undefined {
  return typeof node === 'string' && node.length === length && /^\d+$/.test(node) ? check(node) : undefined
}

function isGln(said: string): boolean {
  let sum = 0
  for (let at = 0; at < 12; at++) sum += Number(said[at]) * (at % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10 === Number(said[12])
}

function isCvr(said: string): boolean {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1]
  return weights.reduce((sum, weight, at) => sum + weight * Number(said[at]), 0) % 11 === 0
}
