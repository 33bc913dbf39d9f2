import { type Chance, pick } from './chance.ts'

/** An object inside a message that may be changed. */
export type Node = { [name: string]: unknown }

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A copy of JSON, all the way down. By hand: the million copies of a long run take twice as long otherwise. */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (!isNode(value)) return value
  const copy: Node = {}
  for (const name of Object.keys(value)) copy[name] = copyOf((value as Node)[name])
  return copy as Value
}

export function entriesOf(bundle: Node): Node[] {
  return Array.isArray(bundle.entry) ? bundle.entry.filter(isNode) : []
}

export function resourcesOf(bundle: Node, type?: string): Node[] {
  return entriesOf(bundle)
    .map(({ resource }) => resource)
    .filter(isNode)
    .filter(({ resourceType }) => type === undefined || resourceType === type)
}

/** The objects at a path: `Bundle`, `MessageHeader.destination.receiver`, or `*` for every resource. */
export function nodesAt(bundle: Node, path: string): Node[] {
  const [type = '', ...steps] = path.split('.')
  let found = type === 'Bundle' ? [bundle] : resourcesOf(bundle, type === '*' ? undefined : type)
  for (const step of steps) found = found.flatMap((node) => listOf(node[step]).filter(isNode))
  return found
}

export function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** The extensions of a node whose url ends so. */
export function extensionsOf(node: Node, ending: string): Node[] {
  return listOf(node.extension)
    .filter(isNode)
    .filter(({ url }) => typeof url === 'string' && url.endsWith(ending))
}

/** The resource a Reference points at, by its last two words. */
export function targetOf(bundle: Node, reference: unknown): Node | undefined {
  if (!isNode(reference) || typeof reference.reference !== 'string') return undefined
  const [type, id] = reference.reference.split('/').slice(-2)
  const byUrl = entriesOf(bundle).find(({ fullUrl }) => fullUrl === reference.reference)
  if (byUrl !== undefined && isNode(byUrl.resource)) return byUrl.resource
  return resourcesOf(bundle, type).find((resource) => resource.id === id)
}

/** Changes a message in its place; false when there is nothing in it to change so. */
export type Change = (bundle: Node, chance: Chance) => boolean
export type Where = (node: Node, bundle: Node) => boolean

function parted(path: string): [owner: string, name: string] {
  const at = path.lastIndexOf('.')
  return [path.slice(0, at), path.slice(at + 1)]
}

function pickAt(bundle: Node, chance: Chance, path: string, where: Where): Node | undefined {
  return pick(
    nodesAt(bundle, path).filter((node) => where(node, bundle)),
    chance,
  )
}

const any: Where = () => true

/** Does something to one of the objects at a path. */
export function to(
  path: string,
  deed: (node: Node, bundle: Node, chance: Chance) => unknown,
  where = any,
): Change {
  return (bundle, chance) => {
    const node = pickAt(bundle, chance, path, where)
    return node !== undefined && deed(node, bundle, chance) !== false
  }
}

/** Takes an element away. `value[x]` takes whichever choice is there. */
export function without(path: string, where = any): Change {
  const [owner, name] = parted(path)
  const named = (node: Node): string[] =>
    name.endsWith('[x]')
      ? Object.keys(node).filter((known) => known.startsWith(name.slice(0, -3)))
      : Object.keys(node).filter((known) => known === name)
  return to(
    owner,
    (node) => {
      for (const known of named(node)) delete node[known]
    },
    (node, bundle) => named(node).length > 0 && where(node, bundle),
  )
}

/** Gives an element another value, whether it was there or not. */
export function put(path: string, value: unknown, where = any): Change {
  const [owner, name] = parted(path)
  return to(
    owner,
    (node) => {
      node[name] = copyOf(value)
    },
    where,
  )
}

/** Gives an element that is there another value. */
export function change(path: string, value: unknown, where = any): Change {
  const [, name] = parted(path)
  return put(path, value, (node, bundle) => node[name] !== undefined && where(node, bundle))
}

/** Adds one more to a list, or begins it. */
export function add(path: string, item: unknown, where = any): Change {
  const [owner, name] = parted(path)
  return to(
    owner,
    (node) => {
      node[name] = [...listOf(node[name]), copyOf(item)]
    },
    where,
  )
}

/** Repeats one of a list that is there. */
export function twice(path: string, where = any): Change {
  const [owner, name] = parted(path)
  return to(
    owner,
    (node, _, chance) => {
      const list = listOf(node[name])
      node[name] = [...list, copyOf(pick(list, chance))]
    },
    (node, bundle) => listOf(node[name]).length > 0 && where(node, bundle),
  )
}

/** Puts one more resource in the bundle, with an address made as the others are. */
export function addResource(bundle: Node, resource: Node): void {
  const first = entriesOf(bundle)[0]
  const base = String(first?.fullUrl ?? '')
    .split('/')
    .slice(0, -2)
    .map((part) => `${part}/`)
    .join('')
  const fullUrl = String(first?.fullUrl).startsWith('urn:')
    ? `urn:uuid:${String(resource.id)}`
    : `${base}${String(resource.resourceType)}/${String(resource.id)}`
  bundle.entry = [...listOf(bundle.entry), { fullUrl, resource }]
}
