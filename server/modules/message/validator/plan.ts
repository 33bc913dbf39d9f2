import type { ElementNode, Shape, Shapes, TypeRule } from './compile.ts'
import { isPrimitive } from './compile.ts'
import type { Binding, Constraint, Invariant, PrimitiveCheck, Terminology } from './finding.ts'
import { invariantOf } from './invariant.ts'
import { checkOfPrimitive } from './primitive.ts'
import type { Slicer } from './slicing.ts'

/** An element as values of one type meet it. The rest of it is worked out when the first value comes. */
export interface Site {
  readonly node: ElementNode
  readonly type: TypeRule
  plan: Plan | undefined
}

/** A name in JSON and what it leads to. */
export interface Entry extends Site {
  /** `_name`, where ids and extensions of a primitive stand; undefined for what is not primitive. */
  readonly siblingName: string | undefined
  /** For a `_name`: the name it stands beside. */
  readonly partnerName: string | undefined
}

export interface Required {
  readonly node: ElementNode
  readonly names: readonly string[]
}

export interface ChildTable {
  readonly byName: ReadonlyMap<string, Entry>
  readonly required: readonly Required[]
  /** Names of choice elements, to tell a type that is not allowed here from a name nobody knows. */
  readonly choices: readonly string[]
}

export interface PlannedConstraint {
  readonly constraint: Constraint
  readonly keeps: Invariant
}

/** All that is to be done with a value at a site. */
export interface Plan {
  readonly site: Site
  readonly constraints: readonly PlannedConstraint[]
  readonly binding: Binding | undefined
  readonly check: PrimitiveCheck | undefined
  /** What `typeof` says of a well-formed value of a primitive. */
  readonly jsonType: 'string' | 'number' | 'boolean' | undefined
  /** Whether the definition itself says something of the parts, beyond what their type says. */
  readonly hasOwnChildren: boolean
  readonly profiles: readonly Shape[]
  readonly unknownProfiles: readonly string[]
  readonly slicer: Slicer | undefined
  children: ChildTable | undefined
}

export interface Plans {
  readonly shapes: Shapes
  readonly terminology: Terminology
  planOf(site: Site): Plan
  tableOf(plan: Plan): ChildTable
  /** The site of a definition's root: what the definition says of a whole value. */
  rootOf(shape: Shape): Site
  /** The site a slice gives values of a type; undefined when the slice does not take the type. */
  siteOf(node: ElementNode, code: string): Site | undefined
}

/** `slicerOf` looks into definitions through these plans, and is handed in so that the two need not know each other. */
export function plansOf(
  shapes: Shapes,
  terminology: Terminology,
  slicerOf: (node: ElementNode, plans: Plans) => Slicer,
): Plans {
  const roots = new Map<Shape, Site>()
  const sites = new Map<ElementNode, Map<string, Site | undefined>>()
  const plans: Plans = {
    shapes,
    terminology,
    planOf: (site) => {
      site.plan ??= plan(site, plans, slicerOf)
      return site.plan
    },
    tableOf: (made) => {
      made.children ??= tableOf(childNodesOf(made.site, shapes))
      return made.children
    },
    rootOf: (shape) => {
      let site = roots.get(shape)
      if (!site) {
        site = { node: shape.root, type: rootType(shape), plan: undefined }
        roots.set(shape, site)
      }
      return site
    },
    siteOf: (node, code) => {
      let ofNode = sites.get(node)
      if (!ofNode) {
        ofNode = new Map()
        sites.set(node, ofNode)
      }
      if (!ofNode.has(code)) {
        const type = typesOf(node).find((one) => one.code === code || one.kind === 'resource')
        ofNode.set(code, type && { node, type, plan: undefined })
      }
      return ofNode.get(code)
    },
  }
  return plans
}

const nothing = { profiles: [], targets: [], aggregation: [] } as const
const backbone: readonly TypeRule[] = [{ ...nothing, code: 'BackboneElement', kind: 'backbone' }]

const rootType = (shape: Shape): TypeRule => ({
  ...nothing,
  code: shape.type,
  kind: shape.isResource ? 'resource' : isPrimitive(shape.type) ? 'primitive' : 'complex',
})

/** A slice that names no type has those of what it is a slice of; what only refers to another element is a part. */
export function typesOf(node: ElementNode): readonly TypeRule[] {
  if (node.types.length > 0) return node.types
  return node.sliceOf ? typesOf(node.sliceOf) : backbone
}

const isRoot = (node: ElementNode): boolean => node === node.shape.root

function plan(site: Site, plans: Plans, slicerOf: (node: ElementNode, plans: Plans) => Slicer): Plan {
  const { node, type } = site
  const { shapes } = plans
  const dataType =
    !isRoot(node) && (type.kind === 'complex' || type.kind === 'primitive')
      ? shapes.byType(type.code)
      : undefined
  const constraints = new Map<string, PlannedConstraint>()
  const scope = {
    path: isRoot(node) ? node.shape.type : type.kind === 'backbone' ? partPath(node, shapes) : type.code,
  }
  for (const constraint of [...node.constraints, ...(dataType?.root.constraints ?? [])]) {
    const key = `${constraint.key} ${constraint.expression}`
    if (!constraints.has(key)) constraints.set(key, { constraint, keeps: invariantOf(constraint, scope) })
  }
  const found = type.kind === 'resource' && isRoot(node) ? [] : type.profiles.map((url) => shapes.byUrl(url))
  const isBound = node.binding !== undefined && node.binding.strength !== 'example'
  return {
    site,
    constraints: [...constraints.values()],
    binding: isBound && node.binding ? plans.terminology.bindingOf(node.binding.valueSet) : undefined,
    check: type.kind === 'primitive' ? checkOfPrimitive(type.code) : undefined,
    jsonType: type.kind === 'primitive' ? jsonTypeOf(type.code) : undefined,
    hasOwnChildren: ownChildren(node, shapes).length > 0,
    profiles: found.filter((shape) => shape !== undefined),
    unknownProfiles: type.profiles.filter((_, at) => found[at] === undefined),
    slicer: node.slices.length > 0 || node.slicing?.rules === 'closed' ? slicerOf(node, plans) : undefined,
    children: undefined,
  }
}

/** Path of a part in the type that defines it, as FHIRPath's model names it. */
function partPath(node: ElementNode, shapes: Shapes): string {
  const referred = node.children.length === 0 ? referredBy(node, shapes) : undefined
  return (referred ?? node).path.replace('[x]', '')
}

const numbers = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt'])
const jsonTypeOf = (code: string): 'string' | 'number' | 'boolean' =>
  code === 'boolean' ? 'boolean' : numbers.has(code) ? 'number' : 'string'

/** `contentReference`: an element built as another one, in the same definition or in the one it names. */
function referredBy(node: ElementNode, shapes: Shapes): ElementNode | undefined {
  const reference = node.contentReference
  if (reference === undefined) return undefined
  const hash = reference.indexOf('#')
  const id = reference.slice(hash + 1)
  const shape = hash > 0 ? shapes.byUrl(reference.slice(0, hash)) : node.shape
  return findNode(node.shape.root, id) ?? (shape && findNode(shape.root, id))
}

function findNode(root: ElementNode, id: string): ElementNode | undefined {
  if (root.id === id) return root
  for (const child of root.children) {
    const found = id === child.id || id.startsWith(`${child.id}.`) ? findNode(child, id) : undefined
    if (found) return found
  }
  return undefined
}

/** What the definition spells out below a node; a slice that spells nothing is built as what it is a slice of. */
function ownChildren(node: ElementNode, shapes: Shapes): readonly ElementNode[] {
  if (node.children.length > 0) return node.children
  const referred = referredBy(node, shapes)
  if (referred) return referred.children
  return node.sliceOf && node.sliceOf.name === node.name && !node.sliceOf.isChoice
    ? ownChildren(node.sliceOf, shapes)
    : []
}

const nameOf = (node: ElementNode): string => (node.isChoice ? `${node.name}[x]` : node.name)

/** The parts a value may have: those the definition spells out, and the rest as the type has them. */
export function childNodesOf(site: Site, shapes: Shapes): readonly ElementNode[] {
  const { node, type } = site
  const own = ownChildren(node, shapes)
  if (isRoot(node) || type.kind === 'resource') return own
  const ofType = shapes.byType(type.code)?.root.children ?? []
  const isWhole = type.kind === 'backbone' && own.length > 0
  const spelled = new Set(own.map(nameOf))
  const all = isWhole ? own : [...own, ...ofType.filter((child) => !spelled.has(nameOf(child)))]
  // A primitive's own value stands where the element stands, and its parts in the `_name` beside it.
  return type.kind === 'primitive' ? all.filter((child) => child.name !== 'value') : all
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function tableOf(nodes: readonly ElementNode[]): ChildTable {
  const byName = new Map<string, Entry>()
  const required: Required[] = []
  const choices: string[] = []
  for (const node of nodes) {
    const names: string[] = []
    if (node.isChoice) choices.push(node.name)
    for (const type of node.isChoice ? typesOf(node) : typesOf(node).slice(0, 1)) {
      const name = node.isChoice ? node.name + capital(type.code) : node.name
      const siblingName = type.kind === 'primitive' ? `_${name}` : undefined
      byName.set(name, { node, type, plan: undefined, siblingName, partnerName: undefined })
      names.push(name)
      if (siblingName === undefined) continue
      byName.set(siblingName, { node, type, plan: undefined, siblingName, partnerName: name })
      names.push(siblingName)
    }
    if (node.min > 0 || node.slices.some((slice) => slice.min > 0)) required.push({ node, names })
  }
  return { byName, required, choices }
}
