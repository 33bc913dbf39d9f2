import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import type { Constraint, FhirObject, Invariant, InvariantContext, InvariantScope } from './finding.ts'
import { isKeptNatively } from './invariant-native.ts'
import { isSafeNarrative } from './narrative.ts'
import { checkOfPrimitive } from './primitive.ts'

/** The engine's view of a piece of data, with the type it has in R4. */
interface Node {
  readonly data: unknown
  readonly constructor: {
    makeResNode?(engine: unknown, data: unknown, parent: null, path: null, sibling: null, type: null): unknown
  }
}

type Run = (node: unknown, variables: Record<string, unknown>) => unknown[]

/** What the functions that look beyond the node ask. Set for the time one expression runs: nothing here waits. */
let asking: InvariantContext | undefined
let wasUnsure = false

const functions = {
  resolve: {
    internalStructures: true,
    arity: { 0: [] },
    fn(this: unknown, inputs: readonly Node[]): unknown[] {
      return inputs.flatMap((input) => {
        const reference = referenceIn(input)
        const found = reference === undefined ? undefined : asking?.resolve(reference)
        if (found === undefined) return []
        return [input.constructor.makeResNode?.(this, found, null, null, null, null) ?? found]
      })
    },
  },
  conformsTo: {
    arity: { 1: ['String' as const] },
    fn: (inputs: readonly unknown[], profile: string): boolean[] =>
      inputs.map((input) => {
        const answer = asking?.conformsTo(input as FhirObject, profile) ?? 'cannot-tell'
        if (answer === 'cannot-tell') wasUnsure = true
        return answer !== false
      }),
  },
  memberOf: {
    arity: { 1: ['String' as const] },
    fn: (inputs: readonly unknown[], valueSet: string): boolean[] =>
      inputs.map((input) => {
        const answer = asking?.memberOf(input, valueSet) ?? 'unknown'
        if (answer === 'unknown') wasUnsure = true
        return answer !== 'out'
      }),
  },
  htmlChecks: {
    arity: { 0: [] },
    fn: (inputs: readonly unknown[]): boolean[] =>
      inputs.map((input) => typeof input !== 'string' || isSafeNarrative(input)),
  },
  htmlChecks2: {
    arity: { 0: [] },
    fn: (inputs: readonly unknown[]): boolean[] =>
      inputs.map((input) => typeof input !== 'string' || isSafeNarrative(input)),
  },
}

const options = { userInvocationTable: functions, resolveInternalTypes: false, traceFn: () => undefined }

/** Each expression is compiled once for each kind of place it stands in. */
const compiled = new Map<string, Run | undefined>()

/**
 * An invariant made ready to run: natively where the expression is one of those every element has, else by the FHIRPath
 * engine. No result counts as kept; a result that is not a Boolean counts as kept when there is one, as HL7 has it. What
 * cannot be read, or fails while it runs, tells nothing.
 */
export function invariantOf(constraint: Constraint, scope: InvariantScope): Invariant {
  const { expression } = constraint
  const native = isKeptNatively(expression, scope)
  if (native === undefined) return (node, context) => isKept(expression, scope, node, context)
  return (node, context) => native(node, context) ?? isKept(expression, scope, node, context)
}

/** By the engine alone: what every native rule is held against. */
export function isKept(
  expression: string,
  { path }: InvariantScope,
  node: unknown,
  context: InvariantContext,
): boolean | 'cannot-tell' {
  const key = `${path}\n${expression}`
  if (!compiled.has(key)) compiled.set(key, compile(expression, path))
  const run = compiled.get(key)
  if (run === undefined) return 'cannot-tell'
  const before = asking
  const unsureBefore = wasUnsure
  asking = context
  wasUnsure = false
  try {
    const result = run(node, { resource: context.resource, rootResource: context.rootResource })
    const isTrue = truthOf(result)
    return isTrue && wasUnsure ? 'cannot-tell' : isTrue
  } catch {
    return 'cannot-tell'
  } finally {
    asking = before
    wasUnsure = unsureBefore
  }
}

function compile(expression: string, path: string): Run | undefined {
  const isPrimitive = checkOfPrimitive(path) !== undefined
  const text = isPrimitive ? withoutValueStep(expression) : expression
  try {
    return fhirpath.compile({ base: path, expression: text }, r4, options) as Run
  } catch {
    return undefined
  }
}

/**
 * Older dk-core rules stand on a plain string and ask for its `value`: in HL7's own validator a primitive has such a child,
 * which is itself. Text in quotes is left alone.
 */
function withoutValueStep(expression: string): string {
  return expression
    .split(/('(?:[^'\\]|\\.)*')/)
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replaceAll(/(?<![\w.%$])value\b(?!\()/g, '$this'),
    )
    .join('')
}

function truthOf(result: readonly unknown[]): boolean {
  if (result.length !== 1) return true
  const value = dataOf(result[0])
  return typeof value === 'boolean' ? value : true
}

function dataOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'data' in item ? item.data : item
}

function referenceIn(input: unknown): string | undefined {
  const data = dataOf(input)
  if (typeof data === 'string') return data
  const reference = (data as { readonly reference?: unknown } | null)?.reference
  return typeof reference === 'string' ? reference : undefined
}
