import { type ElementNode, type Shape, type TypeRule, urlOfType } from './compile.ts'
import type { FhirObject } from './finding.ts'
import type { BundleIndex, ResourceRecord, Verdict, Walk } from './judging.ts'
import { report, tell } from './judging.ts'

/** A RESTful address: what stands before the type, the type, the id, and the version if one is named. */
const restful = /^(?:(.*)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/

/**
 * Finds what a reference leads to: `#id` among what the resource contains; an absolute address by the full urls of the
 * Bundle; a relative one against the full url of the resource that says it, else by type and id
 * (http://hl7.org/fhir/R4/bundle.html#references). Nothing outside the message is fetched.
 */
export function resolveReference(
  from: ResourceRecord,
  reference: string,
  contained: (container: ResourceRecord, id: string) => ResourceRecord | undefined,
): ResourceRecord | undefined {
  const holder = from.container ?? from
  if (reference.startsWith('#')) return reference === '#' ? holder : contained(holder, reference.slice(1))
  const hash = reference.indexOf('#')
  const address = hash < 0 ? reference : reference.slice(0, hash)
  for (let bundle = bundleOf(holder); bundle; bundle = bundle.record.bundle) {
    const found = findIn(bundle, holder, address)
    if (found) return found
  }
  return undefined
}

/** A Bundle's own elements speak of its entries. */
const bundleOf = (record: ResourceRecord): BundleIndex | undefined =>
  record.ownEntries ?? record.bundle ?? record.container?.bundle

function findIn(bundle: BundleIndex, from: ResourceRecord, address: string): ResourceRecord | undefined {
  const exact = bundle.byFullUrl.get(address)
  if (exact) return exact
  const parts = restful.exec(address)
  if (!parts) return undefined
  const [, root, type = '', id = '', version] = parts
  const local = `${type}/${id}`
  const base = root ?? (from.fullUrl === undefined ? undefined : restful.exec(from.fullUrl)?.[1])
  const found =
    (base === undefined ? undefined : bundle.byFullUrl.get(`${base}/${local}`)) ??
    (root === undefined ? bundle.byTypeAndId.get(local) : undefined)
  return found && (version === undefined || versionOf(found.resource) === version) ? found : undefined
}

const versionOf = (resource: FhirObject): unknown => (resource.meta as FhirObject | undefined)?.versionId

/** The type a reference names in its text, when it is written as a RESTful address of a type of R4. */
export function typeInAddress(reference: string): string | undefined {
  return restful.exec(reference)?.[2]
}

/** What an element that refers asks of the resource it refers to. */
export function judgeReference(walk: Walk, value: FhirObject, node: ElementNode, type: TypeRule): void {
  const { reference } = value
  // A reference by identifier or by name only leads nowhere that could be looked at.
  if (typeof reference !== 'string') return
  const found = walk.judging.resolve(walk.record, reference)
  const isContained = reference.startsWith('#')
  const { aggregation } = type
  const mayBeElsewhere = aggregation.length === 0 || aggregation.includes('referenced')
  if (!found) {
    // Outside of any Bundle there is nothing it could have been bundled with.
    const isMissing = isContained || (!mayBeElsewhere && bundleOf(walk.record) !== undefined)
    report(walk, isMissing ? 'error' : 'information', 'not-found', 'reference-unresolved', node)
    const named = isContained ? undefined : typeInAddress(reference)
    if (named !== undefined) judgeTargetType(walk, named, node, type)
    return
  }
  const mode = isContained ? 'contained' : 'bundled'
  if (
    aggregation.length > 0 &&
    !aggregation.includes(mode) &&
    !(mode === 'bundled' && aggregation.includes('referenced'))
  )
    report(walk, 'error', 'structure', 'aggregation', node, mode)
  judgeSaidType(walk, value.type, found, node)
  if (type.targets.length > 0) judgeTarget(walk, found, node, type)
}

/** The type written beside a reference is that of the resource it leads to. What is written is not repeated. */
function judgeSaidType(walk: Walk, says: unknown, found: ResourceRecord, node: ElementNode): void {
  if (typeof says !== 'string' || says === found.type || says === urlOfType(found.type)) return
  report(walk, 'error', 'structure', 'reference-type', node, found.type)
}

const isAny = (type: string): boolean => type === 'Resource' || type === 'DomainResource'

function judgeTargetType(walk: Walk, named: string, node: ElementNode, { targets }: TypeRule): void {
  if (targets.length === 0) return
  for (const target of targets) {
    const type = target.type ?? walk.judging.shapes.byUrl(target.url)?.type
    if (type === undefined || isAny(type) || type === named) return
  }
  if (walk.judging.shapes.byType(named)?.isResource)
    report(walk, 'error', 'structure', 'reference-target', node, named)
}

/** The resource it leads to must keep one of the profiles named, as HL7's validator has it: its type alone is not enough. */
function judgeTarget(walk: Walk, found: ResourceRecord, node: ElementNode, { targets }: TypeRule): void {
  const candidates: Shape[] = []
  let isUnknown = false
  for (const { url, type } of targets) {
    // The resource is judged by its own type where it stands.
    if (type === found.type || (type !== undefined && isAny(type))) return
    if (type !== undefined) continue
    const shape = walk.judging.shapes.byUrl(url)
    if (!shape) isUnknown = true
    else if (shape.type === found.type) candidates.push(shape)
  }
  const [only] = candidates
  if (!only) {
    if (isUnknown) report(walk, 'information', 'not-found', 'profile-unknown', node)
    else report(walk, 'error', 'structure', 'reference-target', node, found.type)
    return
  }
  const verdicts = candidates.map((shape) => walk.judging.judge(found, shape))
  const kept = verdicts.find((verdict) => !verdict.isDone || verdict.errors === 0)
  const [first] = verdicts
  if (kept) lean(walk, kept)
  else if (verdicts.length === 1 && first && !isUnknown) {
    // What it breaks is told where it breaks it; here only that this is why it matters.
    lean(walk, first)
    report(walk, 'information', 'structure', 'reference-target', node, only.url)
  } else if (!isUnknown) report(walk, 'error', 'structure', 'reference-target', node, only.url)
}

/** What is said of the other resource counts, and is told when this is. */
function lean(walk: Walk, verdict: Verdict): void {
  walk.verdict.further.push(verdict)
  if (walk.verdict.isTold) tell(verdict)
}
