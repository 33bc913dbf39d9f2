import type { FhirObject } from './finding.ts'
import type { BundleIndex, Judging, ResourceRecord, Walk } from './judging.ts'
import { report } from './judging.ts'

const isObject = (value: unknown): value is FhirObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The type a resource says it is, when R4 has such a type: nothing else that stands there is to be repeated. */
export function typeOf(judging: Judging, resource: FhirObject): string {
  const { resourceType } = resource
  if (typeof resourceType !== 'string') return 'Resource'
  const shape = judging.shapes.byType(resourceType)
  // A profile of the type has an address, which is no name of a type.
  return shape?.isResource && shape.type === resourceType ? resourceType : 'Resource'
}

export function newRecord(
  judging: Judging,
  resource: FhirObject,
  place: string,
  from: {
    readonly fullUrl?: string
    readonly container?: ResourceRecord
    readonly bundle?: BundleIndex | undefined
  },
): ResourceRecord {
  const record: ResourceRecord = {
    resource,
    type: typeOf(judging, resource),
    place,
    fullUrl: from.fullUrl,
    container: from.container,
    bundle: from.bundle,
    ownEntries: undefined,
    verdicts: new Map(),
    context: undefined,
  }
  judging.records.set(resource, record)
  if (record.type === 'Bundle') record.ownEntries = indexOf(judging, record)
  return record
}

/** Writes down what the entries of a Bundle hold, by full url and by type and id. The first of two alike counts. */
function indexOf(judging: Judging, bundle: ResourceRecord): BundleIndex {
  const entries: ResourceRecord[] = []
  const byFullUrl = new Map<string, ResourceRecord>()
  const byTypeAndId = new Map<string, ResourceRecord>()
  const index: BundleIndex = { record: bundle, entries, byFullUrl, byTypeAndId }
  const list = Array.isArray(bundle.resource.entry) ? bundle.resource.entry : []
  for (const [at, entry] of list.entries()) {
    if (!isObject(entry) || !isObject(entry.resource)) continue
    const { resource, fullUrl } = entry
    const type = typeOf(judging, resource)
    const place = `${bundle.place}.entry[${at}].resource.ofType(${type})`
    const record = newRecord(judging, resource, place, {
      bundle: index,
      ...(typeof fullUrl === 'string' ? { fullUrl } : {}),
    })
    entries.push(record)
    if (typeof fullUrl === 'string' && !byFullUrl.has(fullUrl)) byFullUrl.set(fullUrl, record)
    const local = typeof resource.id === 'string' ? `${type}/${resource.id}` : undefined
    if (local !== undefined && !byTypeAndId.has(local)) byTypeAndId.set(local, record)
  }
  return index
}

const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/
const restful = /^(?:https?:\/\/.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/

/** Rules of messages and documents that stand in words beside the definition (http://hl7.org/fhir/R4/bundle.html). */
export function judgeBundle(walk: Walk, isType: (name: string) => boolean): void {
  const { resource } = walk.record
  const { type } = resource
  const entries: readonly unknown[] = Array.isArray(resource.entry) ? resource.entry : []
  const isMessage = type === 'message'
  const isDocument = type === 'document'
  walk.path.push('entry')
  if (isMessage || isDocument) {
    const first = entries[0]
    const held = isObject(first) && isObject(first.resource) ? first.resource.resourceType : undefined
    if (entries.length === 0) report(walk, 'error', 'required', 'bundle-first', undefined)
    else if (held !== (isMessage ? 'MessageHeader' : 'Composition')) {
      walk.path.push(0)
      report(walk, 'error', 'structure', 'bundle-first', undefined)
      walk.path.pop()
    } else if (isMessage) judgeFocus(walk)
  }
  const mayDoWithout =
    type === 'transaction' || type === 'transaction-response' || type === 'batch' || type === 'batch-response'
  for (const [at, entry] of entries.entries()) {
    if (!isObject(entry)) continue
    walk.path.push(at)
    judgeFullUrl(walk, entry, mayDoWithout, isType)
    walk.path.pop()
  }
  walk.path.pop()
}

/** What a message is about is in the message, whether or not its profile says so. */
function judgeFocus(walk: Walk): void {
  const header = walk.record.ownEntries?.entries[0]
  const focus: readonly unknown[] = Array.isArray(header?.resource.focus) ? header.resource.focus : []
  for (const [at, one] of focus.entries()) {
    if (!header || !isObject(one) || typeof one.reference !== 'string') continue
    if (walk.judging.resolve(header, one.reference)) continue
    walk.path.push(0, 'resource', 'focus', at)
    report(walk, 'error', 'not-found', 'reference-unresolved', undefined)
    walk.path.length -= 4
  }
}

/** An entry is known by its full url: absolute, and where it is a RESTful address, that of the very resource. */
function judgeFullUrl(
  walk: Walk,
  entry: FhirObject,
  mayDoWithout: boolean,
  isType: (name: string) => boolean,
): void {
  const { fullUrl, resource } = entry
  if (fullUrl === undefined) {
    if (!mayDoWithout && isObject(resource))
      report(walk, 'error', 'required', 'full-url', undefined, 'missing')
    return
  }
  if (typeof fullUrl !== 'string') return
  walk.path.push('fullUrl')
  // Published messages break this one, and are held to be good: their references lead where they should all the same.
  if (!absolute.test(fullUrl)) report(walk, 'warning', 'value', 'full-url', undefined, 'absolute')
  const parts = restful.exec(fullUrl)
  if (
    parts &&
    isObject(resource) &&
    isType(parts[1] ?? '') &&
    (parts[1] !== resource.resourceType || parts[2] !== resource.id)
  )
    report(walk, 'error', 'value', 'full-url', undefined, 'id')
  walk.path.pop()
}
