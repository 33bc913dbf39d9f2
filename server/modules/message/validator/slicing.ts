import type { Discriminator, ElementNode, Shape, Slicing, TypeRule } from './compile.ts'
import { isPrimitive, withoutVersion } from './compile.ts'
import type { FhirObject } from './finding.ts'
import type { Walk } from './judging.ts'
import { isFixed, keepsPattern } from './pattern.ts'
import type { Plans } from './plan.ts'
import { childNodesOf, typesOf } from './plan.ts'

/** Tells whether a value belongs in a slice. The code is the type the value came as. */
type Matcher = (walk: Walk, value: unknown, code: string) => boolean

export interface PlannedSlice {
  readonly node: ElementNode
  /** Undefined when the definition does not say how the slice is known: then nothing is asked of it. */
  readonly matches: Matcher | undefined
  /** Slices within the slice. */
  readonly slicer: Slicer | undefined
}

export interface Slicer {
  readonly node: ElementNode
  readonly slicing: Slicing
  readonly slices: readonly PlannedSlice[]
  /** Takes what no other slice takes. */
  readonly otherwise: PlannedSlice | undefined
  /** Extensions are sliced by url: most of all slicings, and found without trying one after the other. */
  readonly byUrl: ReadonlyMap<string, PlannedSlice> | undefined
}

/** A snapshot may slice a choice by giving types their own lines, without saying that it is sliced. */
const byType: Slicing = { discriminators: [{ type: 'type', path: '$this' }], rules: 'open', isOrdered: false }
const byUrl: Slicing = { discriminators: [{ type: 'value', path: 'url' }], rules: 'open', isOrdered: false }

const isExtension = (node: ElementNode): boolean =>
  node.name === 'extension' || node.name === 'modifierExtension'

export function slicerOf(node: ElementNode, plans: Plans): Slicer {
  const slicing = node.slicing ?? inheritedSlicing(node)
  const slices = node.slices.map((slice) => plannedSlice(slice, slicing, plans))
  const isByUrl =
    isExtension(node) &&
    slicing.discriminators.length === 1 &&
    slicing.discriminators[0]?.path === 'url' &&
    !slicing.isOrdered
  const named = slices.filter(({ node }) => node.sliceName !== '@default')
  return {
    node,
    slicing,
    slices: named,
    otherwise: slices.find(({ node }) => node.sliceName === '@default'),
    byUrl: isByUrl
      ? new Map(named.flatMap((slice) => urlsOf(slice.node, plans).map((url) => [url, slice])))
      : undefined,
  }
}

function inheritedSlicing(node: ElementNode): Slicing {
  if (isExtension(node)) return byUrl
  if (node.isChoice) return byType
  // Slices within a slice are known as the slices beside it are, unless it says otherwise.
  return node.sliceOf?.slicing ? { ...node.sliceOf.slicing, rules: 'open' } : byType
}

const plannedSlice = (node: ElementNode, slicing: Slicing, plans: Plans): PlannedSlice => ({
  node,
  matches: matcherOf(node, slicing, plans),
  slicer: node.slices.length > 0 ? slicerOf(node, plans) : undefined,
})

function urlsOf(slice: ElementNode, plans: Plans): readonly string[] {
  const spelled = slice.children.find((child) => child.name === 'url')?.fixed
  if (typeof spelled === 'string') return [spelled]
  return slice.types.flatMap(({ profiles }) =>
    profiles.map((profile) => {
      const root = plans.shapes.byUrl(profile)?.root
      const url = root?.children.find((child) => child.name === 'url')?.fixed
      return typeof url === 'string' ? url : withoutVersion(profile)
    }),
  )
}

function matcherOf(slice: ElementNode, slicing: Slicing, plans: Plans): Matcher | undefined {
  const tests = slicing.discriminators.flatMap((one) => testOf(slice, one, plans) ?? [])
  if (tests.length === 0) return undefined
  const [only] = tests
  if (only && tests.length === 1) return only
  return (walk, value, code) => tests.every((test) => test(walk, value, code))
}

/** One line of a definition that a discriminator leads to, or the part of a pattern above it that speaks of it. */
interface Spot {
  readonly node: ElementNode
  readonly patterns: readonly unknown[]
}

type Step =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'resolve' }
  | { readonly kind: 'ofType'; readonly code: string }

/** The simple FHIRPath that discriminators may use (http://hl7.org/fhir/R4/profiling.html#discriminator). */
export function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = []
  const token =
    /\s*(?:(\$this)|(resolve)\(\s*\)|(extension)\(\s*['"]?([^'")]+)['"]?\s*\)|(?:ofType|as)\(\s*([\w.]+)\s*\)|([A-Za-z]\w*(?:\[x\])?))\s*(\.|$)/y
  let at = 0
  while (at < path.length) {
    token.lastIndex = at
    const found = token.exec(path)
    if (!found) return undefined
    const [whole, , resolve, extension, url, code, name] = found
    if (resolve) steps.push({ kind: 'resolve' })
    else if (extension && url !== undefined) steps.push({ kind: 'extension', url })
    else if (code !== undefined) steps.push({ kind: 'ofType', code: code.replace(/^(FHIR|System)\./, '') })
    else if (name !== undefined) steps.push({ kind: 'child', name: name.replace('[x]', '') })
    at += whole.length
  }
  return steps
}

function testOf(slice: ElementNode, discriminator: Discriminator, plans: Plans): Matcher | undefined {
  const steps = stepsOf(discriminator.path)
  if (!steps) return undefined
  const sources = follow(slice, steps, plans)
  const tests = sources.flatMap((spots) => {
    const criteria = spots.flatMap((spot) => criterionOf(spot, discriminator.type, plans) ?? [])
    return criteria.length === 0 ? [] : [criteria]
  })
  if (tests.length === 0) return undefined
  return (walk, value, code) => {
    const reached = valuesAt(walk, value, code, steps)
    return tests.every((criteria) => criteria.some((holds) => holds(walk, reached)))
  }
}

interface Reached {
  readonly value: unknown
  /** Type it came as, where JSON says it: a choice or a resource. Empty otherwise. */
  readonly code: string
}

type Criterion = (walk: Walk, reached: readonly Reached[]) => boolean

/**
 * What a line of the definition says that can tell a slice from others. As HL7's validator reads it: a fixed value, else a
 * pattern, else a required binding, else that the element must be there or must not.
 */
function criterionOf(spot: Spot, kind: string, plans: Plans): Criterion | undefined {
  const { node } = spot
  if (kind === 'type') return ofTypes(node, plans)
  if (kind === 'profile') return ofProfiles(node, plans)
  if (kind !== 'exists') {
    if (node.fixed !== undefined)
      return (_, reached) => reached.some(({ value }) => isFixed(value, node.fixed))
    if (node.pattern !== undefined)
      return (_, reached) => reached.some(({ value }) => keepsPattern(value, node.pattern))
    if (spot.patterns.length > 0)
      return (_, reached) =>
        reached.some(({ value }) => spot.patterns.some((pattern) => keepsPattern(value, pattern)))
    if (node.binding?.strength === 'required') {
      const binding = plans.terminology.bindingOf(node.binding.valueSet)
      return (_, reached) => reached.some(({ value }) => binding(value) === 'in')
    }
  }
  if (node.max === 0) return (_, reached) => reached.length === 0
  return node.min > 0 ? (_, reached) => reached.length > 0 : undefined
}

const isRoot = (node: ElementNode): boolean => node === node.shape.root
const isAny = (code: string): boolean => code === 'Resource' || code === 'DomainResource'

function ofTypes(node: ElementNode, plans: Plans): Criterion | undefined {
  const codes = new Set(
    isRoot(node) ? [node.shape.type] : typesOf(node).flatMap((type) => codesOf(type, plans)),
  )
  if (codes.size === 0) return undefined
  if ([...codes].some(isAny)) return (_, reached) => reached.length > 0
  // What JSON does not name the type of has the only type the element can have.
  return (_, reached) => reached.some(({ code }) => code === '' || codes.has(code))
}

const codesOf = (type: TypeRule, plans: Plans): readonly string[] =>
  isAny(type.code) && type.profiles.length > 0
    ? type.profiles.map((profile) => plans.shapes.byUrl(profile)?.type ?? type.code)
    : [type.code]

function ofProfiles(node: ElementNode, plans: Plans): Criterion | undefined {
  const shapes = isRoot(node)
    ? [node.shape]
    : typesOf(node).flatMap(({ profiles }) =>
        profiles.flatMap((profile) => plans.shapes.byUrl(profile) ?? []),
      )
  if (shapes.length === 0) return undefined
  return (walk, reached) => reached.some(({ value }) => shapes.some((shape) => keeps(walk, value, shape)))
}

function keeps(walk: Walk, value: unknown, shape: Shape): boolean {
  if (!shape.isResource) return walk.judging.keepsPart(walk, value, shape)
  if (!isObject(value)) return false
  if (!isAny(shape.type) && value.resourceType !== shape.type) return false
  return walk.judging.keeps(walk.judging.recordOf(walk, value), shape)
}

/**
 * Where a discriminator leads in the definition of a slice. Each source is one definition that speaks of the place (the
 * slice itself, a profile of its type) and all of them count; within a source several lines may be reached, as when the path
 * goes through an element that is itself sliced, and one of them is enough.
 */
function follow(slice: ElementNode, steps: readonly Step[], plans: Plans): readonly (readonly Spot[])[] {
  let sources = withProfiles([{ node: slice, patterns: [] }], plans)
  for (const step of steps) sources = sources.flatMap((spots) => next(spots, step, plans))
  return sources
}

function next(spots: readonly Spot[], step: Step, plans: Plans): readonly (readonly Spot[])[] {
  const reached = spots.flatMap((spot) => nextSpots(spot, step, plans))
  return reached.length === 0 ? [] : withProfiles(reached, plans)
}

function nextSpots(spot: Spot, step: Step, plans: Plans): readonly Spot[] {
  const { node } = spot
  switch (step.kind) {
    case 'child': {
      const patterns = partsOf(spot, step.name)
      return childrenOf(node, plans).flatMap((child) =>
        child.name === step.name ? [child, ...child.slices].map((one) => ({ node: one, patterns })) : [],
      )
    }
    case 'extension':
      return childrenOf(node, plans).flatMap((child) =>
        child.name === 'extension'
          ? child.slices
              .filter((one) => urlsOf(one, plans).includes(step.url))
              .map((one) => ({ node: one, patterns: [] }))
          : [],
      )
    case 'resolve':
      return typesOf(node).flatMap(({ targets }) =>
        targets.flatMap((target) => {
          const shape = plans.shapes.byUrl(target.url)
          return shape ? [{ node: shape.root, patterns: [] }] : []
        }),
      )
    case 'ofType':
      return [spot]
  }
}

/** The profiles a type names say more of the same place, and what they say counts beside what the slice says. */
function withProfiles(spots: readonly Spot[], plans: Plans): readonly (readonly Spot[])[] {
  const profiled = spots.flatMap(({ node, patterns }) =>
    isRoot(node)
      ? []
      : node.types.flatMap(({ kind, profiles }) => {
          const shape =
            kind !== 'primitive' && profiles.length === 1 ? plans.shapes.byUrl(profiles[0] ?? '') : undefined
          return shape ? [{ node: shape.root, patterns }] : []
        }),
  )
  return profiled.length === 0 ? [spots] : [spots, profiled]
}

const childrenOf = (node: ElementNode, plans: Plans): readonly ElementNode[] => {
  const seen = new Set<string>()
  const types = isRoot(node) ? [undefined] : typesOf(node)
  return types.flatMap((type) => {
    const site = type ? plans.siteOf(node, type.code) : plans.rootOf(node.shape)
    const children = site ? childNodesOf(site, plans.shapes) : []
    return children.filter((child) => !seen.has(child.id) && seen.add(child.id))
  })
}

/** What a fixed value or pattern of an element says of one of its parts. */
function partsOf({ node, patterns }: Spot, name: string): readonly unknown[] {
  const all = [
    ...patterns,
    ...(node.fixed === undefined ? [] : [node.fixed]),
    ...(node.pattern === undefined ? [] : [node.pattern]),
  ]
  return all.flatMap((one) => {
    const part = isObject(one) ? one[name] : undefined
    return part === undefined ? [] : Array.isArray(part) ? part : [part]
  })
}

const isObject = (value: unknown): value is FhirObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const codeOf = (value: unknown, code: string): string =>
  isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : code

function valuesAt(walk: Walk, value: unknown, code: string, steps: readonly Step[]): readonly Reached[] {
  let reached: readonly Reached[] =
    value === undefined || value === null ? [] : [{ value, code: codeOf(value, code) }]
  for (const step of steps) reached = reached.flatMap((one) => stepTo(walk, one, step))
  return reached
}

function stepTo(walk: Walk, { value, code }: Reached, step: Step): readonly Reached[] {
  if (step.kind === 'ofType') return code === '' || code === step.code ? [{ value, code }] : []
  if (step.kind === 'resolve') {
    const reference = isObject(value) ? value.reference : value
    const found = typeof reference === 'string' ? walk.judging.resolve(walk.record, reference) : undefined
    return found ? [{ value: found.resource, code: found.type }] : []
  }
  if (!isObject(value)) return []
  if (step.kind === 'extension') {
    const extensions = Array.isArray(value.extension) ? value.extension : []
    return extensions.flatMap((one) =>
      isObject(one) && one.url === step.url ? [{ value: one, code: 'Extension' }] : [],
    )
  }
  const direct = value[step.name]
  if (direct !== undefined) return membersOf(direct, '')
  for (const name in value) {
    const type = name.startsWith(step.name) ? name.slice(step.name.length) : ''
    if (/^[A-Z]/.test(type)) return membersOf(value[name], typeNamed(type))
  }
  return []
}

const membersOf = (value: unknown, code: string): readonly Reached[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    one === null ? [] : [{ value: one, code: codeOf(one, code) }],
  )

/** `valueString` holds a string, `valueCoding` a Coding. */
const typeNamed = (capitalised: string): string => {
  const small = capitalised.charAt(0).toLowerCase() + capitalised.slice(1)
  return isPrimitive(small) ? small : capitalised
}
