import type { Constraint, Definitions, FhirObject } from './finding.ts'

/** What a Reference may point to: a profile, or any resource of a type, which then need not be looked up. */
export interface Target {
  readonly url: string
  readonly type: string | undefined
}

/** One type an element may have, and what is asked of values of it. */
export interface TypeRule {
  readonly code: string
  readonly kind: 'primitive' | 'complex' | 'backbone' | 'resource'
  /** The value must keep at least one of these. */
  readonly profiles: readonly string[]
  /** What a Reference of it may point to: one of these. */
  readonly targets: readonly Target[]
  readonly aggregation: readonly string[]
}

export interface Discriminator {
  readonly type: string
  readonly path: string
}

export interface Slicing {
  readonly discriminators: readonly Discriminator[]
  readonly rules: 'open' | 'closed' | 'openAtEnd'
  readonly isOrdered: boolean
}

export interface BindingRule {
  readonly strength: string
  readonly valueSet: string
}

/** An element of a definition: a node of the tree that the ids of a snapshot spell. */
export interface ElementNode {
  readonly shape: Shape
  readonly id: string
  /** FHIR path without slices, as in `Patient.identifier.value`. */
  readonly path: string
  /** The name as FHIRPath says it: `value` for `value[x]`. */
  readonly name: string
  readonly isChoice: boolean
  readonly isList: boolean
  readonly min: number
  readonly max: number
  readonly types: readonly TypeRule[]
  readonly contentReference?: string
  readonly fixed?: unknown
  readonly pattern?: unknown
  readonly maxLength?: number
  readonly minValue?: unknown
  readonly maxValue?: unknown
  readonly binding?: BindingRule
  readonly constraints: readonly Constraint[]
  readonly isModifier: boolean
  readonly slicing?: Slicing
  /** Children that the snapshot itself spells out, slices apart. */
  readonly children: readonly ElementNode[]
  readonly slices: readonly ElementNode[]
  readonly sliceName?: string
  /** The element this is a slice of. */
  readonly sliceOf?: ElementNode
}

/** A StructureDefinition made ready: its tree, and how it is called in findings. */
export interface Shape {
  readonly url: string
  /** `url|version`. */
  readonly canonical: string
  /** The FHIR type it is about: Patient, Identifier, Extension. */
  readonly type: string
  readonly isResource: boolean
  /** The plain definition of a type, which every value of the type must keep anyway. */
  readonly isBase: boolean
  readonly isModifier: boolean
  readonly contexts: readonly { readonly type: string; readonly expression: string }[]
  readonly root: ElementNode
}

const base = 'http://hl7.org/fhir/StructureDefinition/'

/** Primitive types of R4 (http://hl7.org/fhir/R4/datatypes.html). */
const primitives = new Set([
  ...[
    'base64Binary',
    'boolean',
    'canonical',
    'code',
    'date',
    'dateTime',
    'decimal',
    'id',
    'instant',
    'integer',
  ],
  ...['markdown', 'oid', 'positiveInt', 'string', 'time', 'unsignedInt', 'uri', 'url', 'uuid', 'xhtml'],
])

/** Complex types of R4 that elements are made of; what is neither here nor primitive is looked up. */
const complexes = new Set([
  ...[
    'Address',
    'Age',
    'Annotation',
    'Attachment',
    'CodeableConcept',
    'Coding',
    'ContactDetail',
    'ContactPoint',
  ],
  ...['Contributor', 'Count', 'DataRequirement', 'Distance', 'Dosage', 'Duration', 'Expression', 'Extension'],
  ...[
    'HumanName',
    'Identifier',
    'Meta',
    'Money',
    'Narrative',
    'ParameterDefinition',
    'Period',
    'Quantity',
    'Range',
  ],
  ...[
    'Ratio',
    'Reference',
    'RelatedArtifact',
    'SampledData',
    'Signature',
    'Timing',
    'TriggerDefinition',
    'UsageContext',
  ],
])

export const isPrimitive = (type: string): boolean => primitives.has(type)

export const withoutVersion = (canonical: string): string => {
  const bar = canonical.indexOf('|')
  return bar < 0 ? canonical : canonical.slice(0, bar)
}

export const urlOfType = (type: string): string => (type.includes('/') ? type : base + type)

const isObject = (value: unknown): value is FhirObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): readonly FhirObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Every shape asked for, compiled once. Definitions may lead round in circles: a shape names others by url only. */
export interface Shapes {
  readonly definitions: Definitions
  /** By url or `url|version`; undefined when the definition is not at hand or has no snapshot. */
  byUrl(canonical: string): Shape | undefined
  byType(type: string): Shape | undefined
}

export function shapesOf(definitions: Definitions): Shapes {
  const known = new Map<string, Shape>()
  const byUrl = (canonical: string): Shape | undefined => {
    const shape = known.get(canonical)
    if (shape) return shape
    const url = withoutVersion(canonical)
    // A message may claim a version we do not hold; the set decides which one it is judged by.
    const definition = definitions.structure(canonical) ?? definitions.structure(url)
    // Neither misses nor made-up versions are kept: a sender may name any number of them.
    if (!definition || !isObject(definition.snapshot)) return undefined
    const exact = canonicalOf(definition)
    const found = known.get(exact) ?? compile(definition, definitions)
    known.set(exact, found)
    if (canonical === url) known.set(url, found)
    return found
  }
  return { definitions, byUrl, byType: (type) => byUrl(urlOfType(type)) }
}

const canonicalOf = ({ url, version }: FhirObject): string =>
  typeof version === 'string' ? `${text(url) ?? ''}|${version}` : (text(url) ?? '')

type Draft = { -readonly [Name in keyof ElementNode]: ElementNode[Name] } & {
  children: ElementNode[]
  slices: ElementNode[]
}

/** Reads a snapshot into a tree by its element ids: `a.b:slice.c`, `b:slice/again`, `value[x]:valueString`. */
function compile(definition: FhirObject, definitions: Definitions): Shape {
  const url = text(definition.url) ?? ''
  const type = text(definition.type) ?? ''
  const elements = objects((definition.snapshot as FhirObject).element)
  const isResource = definition.kind === 'resource'
  const shape = {
    url,
    canonical: canonicalOf(definition),
    type,
    isResource,
    isBase: definition.derivation !== 'constraint',
    isModifier: elements[0]?.isModifier === true,
    contexts: objects(definition.context).map((context) => ({
      type: text(context.type) ?? '',
      expression: text(context.expression) ?? '',
    })),
    root: undefined as unknown as ElementNode,
  }
  const nodes = new Map<string, Draft>()
  for (const element of elements) {
    const id = text(element.id) ?? text(element.path) ?? ''
    const node = draftOf(element, id, shape, definitions)
    nodes.set(id, node)
  }
  for (const [id, node] of nodes) {
    const dot = id.lastIndexOf('.')
    if (dot < 0) {
      shape.root = node
      continue
    }
    const parentId = id.slice(0, dot)
    const parent = nodes.get(parentId)
    if (!parent) continue
    const own = id.slice(dot + 1)
    const colon = own.indexOf(':')
    if (colon < 0) {
      parent.children.push(node)
      continue
    }
    const elementId = `${parentId}.${own.slice(0, colon)}`
    const name = own.slice(colon + 1)
    const slash = name.lastIndexOf('/')
    const sliced =
      (slash < 0 ? undefined : nodes.get(`${elementId}:${name.slice(0, slash)}`)) ?? nodes.get(elementId)
    if (!sliced) continue
    node.sliceName = name
    node.sliceOf = sliced
    sliced.slices.push(node)
  }
  return shape
}

function draftOf(element: FhirObject, id: string, shape: Shape, definitions: Definitions): Draft {
  const path = text(element.path) ?? id
  const last = path.slice(path.lastIndexOf('.') + 1)
  const isChoice = last.endsWith('[x]') || id.slice(id.lastIndexOf('.') + 1).includes('[x]')
  const choiceName = id.slice(id.lastIndexOf('.') + 1).replace(/\[x\].*$/, '')
  const isRoot = !path.includes('.')
  const baseMax = text((element.base as FhirObject | undefined)?.max) ?? text(element.max) ?? '1'
  const value = (prefix: string): unknown => {
    for (const name in element)
      if (name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length))) return element[name]
    return undefined
  }
  const binding = element.binding as FhirObject | undefined
  const slicing = element.slicing as FhirObject | undefined
  const node: Draft = {
    shape,
    id,
    path,
    name: isChoice ? choiceName : last,
    isChoice,
    isList: !isRoot && baseMax !== '1' && baseMax !== '0',
    min: typeof element.min === 'number' ? element.min : 0,
    max: element.max === '*' || element.max === undefined ? Number.POSITIVE_INFINITY : Number(element.max),
    types: objects(element.type).map((type) => typeRuleOf(type, path, shape, definitions)),
    constraints: objects(element.constraint).flatMap(constraintOf),
    isModifier: element.isModifier === true,
    children: [],
    slices: [],
  }
  const contentReference = text(element.contentReference)
  if (contentReference !== undefined) node.contentReference = contentReference
  const fixed = value('fixed')
  if (fixed !== undefined) node.fixed = fixed
  const pattern = value('pattern')
  if (pattern !== undefined) node.pattern = pattern
  if (typeof element.maxLength === 'number') node.maxLength = element.maxLength
  const minValue = value('minValue')
  if (minValue !== undefined) node.minValue = minValue
  const maxValue = value('maxValue')
  if (maxValue !== undefined) node.maxValue = maxValue
  const valueSet = text(binding?.valueSet)
  if (binding && valueSet !== undefined)
    node.binding = { strength: text(binding.strength) ?? 'example', valueSet }
  if (slicing)
    node.slicing = {
      discriminators: objects(slicing.discriminator).map((one) => ({
        type: text(one.type) ?? '',
        path: text(one.path) ?? '$this',
      })),
      rules: slicing.rules === 'closed' || slicing.rules === 'openAtEnd' ? slicing.rules : 'open',
      isOrdered: slicing.ordered === true,
    }
  return node
}

/** Constraints every element has, which the walk itself keeps: no empty elements; an extension has a value or parts. */
const keptByTheWalk = new Set(['ele-1', 'ext-1'])

const constraintOf = (constraint: FhirObject): readonly Constraint[] => {
  const key = text(constraint.key) ?? ''
  const expression = text(constraint.expression)
  if (expression === undefined || keptByTheWalk.has(key)) return []
  return [{ key, expression, severity: constraint.severity === 'warning' ? 'warning' : 'error' }]
}

function typeRuleOf(type: FhirObject, path: string, shape: Shape, definitions: Definitions): TypeRule {
  const code = typeCode(type, path, shape)
  return {
    code,
    kind: kindOf(code, definitions),
    profiles: strings(type.profile),
    targets: strings(type.targetProfile).map(targetOf),
    aggregation: strings(type.aggregation),
  }
}

/** Types of R4 begin with a capital, and HL7's own profiles of resources with a small letter. */
function targetOf(url: string): Target {
  const name = withoutVersion(url).startsWith(base) ? withoutVersion(url).slice(base.length) : ''
  return { url, type: /^[A-Z][A-Za-z]+$/.test(name) ? name : undefined }
}

/** FHIRPath's System.String stands for ids, urls of extensions and the like; an extension beside it says which. */
function typeCode(type: FhirObject, path: string, shape: Shape): string {
  const code = text(type.code) ?? ''
  if (!code.startsWith('http://hl7.org/fhirpath/System.')) return code
  // R4 publishes Resource.id as a string by mistake; its format is that of an id.
  if (shape.isResource && path.endsWith('.id') && path.indexOf('.') === path.lastIndexOf('.')) return 'id'
  const said = objects(type.extension).find(
    (one) => one.url === 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type',
  )
  const fhirType = text(said?.valueUrl) ?? text(said?.valueUri)
  if (fhirType !== undefined && primitives.has(fhirType)) return fhirType
  return path.endsWith('.url') ? 'uri' : code.endsWith('String') ? 'string' : shape.type
}

function kindOf(code: string, definitions: Definitions): TypeRule['kind'] {
  if (primitives.has(code)) return 'primitive'
  if (complexes.has(code)) return 'complex'
  if (code === 'BackboneElement' || code === 'Element') return 'backbone'
  if (code === 'Resource' || code === 'DomainResource') return 'resource'
  return definitions.structure(urlOfType(code))?.kind === 'resource' ? 'resource' : 'complex'
}
