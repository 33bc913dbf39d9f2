import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import type { RuleId } from '../../rules.ts'
import { child, children, text } from './element.ts'

/** The resources of a Bundle, findable by kind and by reference. */
export interface Entries {
  readonly all: readonly Element[]
  ofType(type: string): readonly Element[]
  /** The resource a reference text points at, inside this Bundle. */
  find(reference: string): Element | undefined
}

/** Reads the entries of a Bundle. Two entries for the same resource are an issue: which one would count? */
export function readEntries(bundle: Element, issues: Issues): Entries {
  const all: Element[] = []
  const byAddress = new Map<string, Element>()
  const byType = new Map<string, Element[]>()
  const entries = children(bundle, 'entry', issues)
  if (entries.length === 0) issues.add('entries-missing', `${bundle.path}.entry`)
  for (const entry of entries) {
    const resource = child(entry, 'resource', issues)
    const type = resource === undefined ? undefined : text(resource, 'resourceType', issues)
    if (resource === undefined || type === undefined) {
      issues.add('entry-without-resource', entry.path)
      continue
    }
    all.push(resource)
    const same = byType.get(type)
    if (same === undefined) byType.set(type, [resource])
    else same.push(resource)
    const id = text(resource, 'id', issues)
    const address = id === undefined ? undefined : `${type}/${id}`
    const fullUrl = text(entry, 'fullUrl', issues)
    const isTwice = isTaken(byAddress, address, resource)
    if (isTaken(byAddress, fullUrl === address ? undefined : fullUrl, resource) || isTwice)
      issues.add('entry-twice', entry.path)
  }
  return {
    all,
    ofType: (type) => byType.get(type) ?? [],
    find(reference) {
      const plain = withoutHistory(reference)
      const found = byAddress.get(plain)
      if (found !== undefined) return found
      if (plain.startsWith('urn:uuid:')) return all.find(({ node }) => node.id === plain.slice(9))
      // An absolute address may point at an entry known by its kind and id, and the other way round.
      const [type, id] = plain.split('/').slice(-2)
      return id === undefined ? undefined : byAddress.get(`${type}/${id}`)
    },
  }
}

function isTaken(byAddress: Map<string, Element>, address: string | undefined, resource: Element): boolean {
  if (address === undefined) return false
  if (byAddress.has(address)) return true
  byAddress.set(address, resource)
  return false
}

/** A reference may name a version of what it points at; in a message there is only one. */
function withoutHistory(reference: string): string {
  const at = reference.indexOf('/_history/')
  return at === -1 ? reference : reference.slice(0, at)
}

/** The id a reference ends in: `MessageHeader/abc` and `https://…/MessageHeader/abc` give `abc`. */
export function idOfReference(reference: string): string {
  const plain = withoutHistory(reference)
  return plain.startsWith('urn:uuid:') ? plain.slice(9) : plain.slice(plain.lastIndexOf('/') + 1)
}

/** The resource an element refers to. One that is missing, outside the Bundle or of another kind is an issue. */
export function follow(
  of: Element,
  name: string,
  type: string,
  entries: Entries,
  issues: Issues,
  whenMissing: RuleId = 'reference-missing',
): Element | undefined {
  const reference = child(of, name, issues)
  if (reference === undefined) {
    issues.add(whenMissing, `${of.path}.${name}`)
    return undefined
  }
  return followReference(reference, type, entries, issues)
}

/** The resource a Reference points at. */
export function followReference(
  reference: Element,
  type: string,
  entries: Entries,
  issues: Issues,
): Element | undefined {
  const words = text(reference, 'reference', issues)
  if (words === undefined) {
    issues.add('reference-missing', `${reference.path}.reference`)
    return undefined
  }
  const found = entries.find(words)
  if (found === undefined) issues.add('reference-unresolved', `${reference.path}.reference`)
  else if (found.node.resourceType !== type) issues.add('reference-wrong-type', `${reference.path}.reference`)
  else return found
  return undefined
}
