import { judgeBundle, newRecord, typeOf } from './bundle.ts'
import type { Shape } from './compile.ts'
import { shapesOf } from './compile.ts'
import { judgeByShape } from './element.ts'
import type { BareFinding, Definitions, FhirObject, InvariantContext } from './finding.ts'
import type { Judging, ResourceRecord, Verdict, Walk } from './judging.ts'
import { newVerdict, report, spell, tell } from './judging.ts'
import type { Plans, Site } from './plan.ts'
import { plansOf } from './plan.ts'
import { resolveReference } from './reference.ts'
import { slicerOf } from './slicing.ts'
import { createTerminology } from './terminology.ts'

const isObject = (value: unknown): value is FhirObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The definitions made ready, shared by all resources that are judged by them. */
export function preparePlans(definitions: Definitions): Plans {
  return plansOf(shapesOf(definitions), createTerminology(definitions), slicerOf)
}

/** Judges a resource by a profile, or by its type and the profiles it says it keeps. */
export function judgeWhole(
  plans: Plans,
  resource: FhirObject,
  profile: string | undefined,
): readonly BareFinding[] {
  const judging: Judging = {
    plans,
    shapes: plans.shapes,
    terminology: plans.terminology,
    records: new Map(),
    resolve: (from, reference) =>
      resolveReference(from, reference, (container, id) => containedIn(judging, container, id)),
    judge: (record, shape) => judgeRecord(judging, record, shape),
    keeps: (record, shape) => {
      const verdict = judgeRecord(judging, record, shape)
      return !verdict.isDone || verdict.errors === 0
    },
    keepsPart: (walk, value, shape) => keepsPart(walk, value, shape),
    judgeHeld,
    contextOf,
    recordOf: (walk, held) =>
      judging.records.get(held) ?? newRecord(judging, held, spell(walk.record.place, walk.path), {}),
  }
  const record = newRecord(judging, resource, typeOf(judging, resource), {})
  const walk = walkOf(judging, record, undefined)
  walk.verdict.isTold = true
  judgeClaims(walk, record, profile)
  return gathered(judging, walk.verdict)
}

const walkOf = (judging: Judging, record: ResourceRecord, shape: Shape | undefined): Walk => ({
  judging,
  record,
  path: [],
  verdict: newVerdict(shape),
  around: undefined,
  aroundValue: undefined,
})

/** By the profile asked for, the profiles it claims, and where there are none of its type, by its type. */
function judgeClaims(walk: Walk, record: ResourceRecord, profile: string | undefined): void {
  const { judging } = walk
  const base = isAbstract(record.type) ? undefined : judging.shapes.byType(record.type)
  if (base) judgeBy(walk, record, profile, base)
  else report(walk, 'fatal', 'structure', 'resource-type', undefined)
}

/** No resource is just a resource. */
const isAbstract = (type: string): boolean => type === 'Resource' || type === 'DomainResource'

function judgeBy(walk: Walk, record: ResourceRecord, profile: string | undefined, base: Shape): void {
  const { judging } = walk
  const asked = profile === undefined ? [] : [profile]
  const meta = isObject(record.resource.meta) ? record.resource.meta : undefined
  const claimed = Array.isArray(meta?.profile) ? meta.profile.filter((one) => typeof one === 'string') : []
  const shapes = new Set<Shape>()
  for (const url of [...asked, ...claimed]) {
    const shape = judging.shapes.byUrl(url)
    // A claim that cannot be looked up is not repeated: nobody but the sender knows what stands in it.
    if (!shape) report(walk, url === profile ? 'fatal' : 'warning', 'not-found', 'profile-unknown', undefined)
    else if (shape.type !== record.type)
      report(walk, 'error', 'structure', 'profile-mismatch', undefined, shape.url)
    else shapes.add(shape)
  }
  // A snapshot says all that the type says, so the type itself is asked only when there is no profile.
  if (shapes.size === 0) shapes.add(base)
  for (const shape of shapes) {
    const verdict = judgeRecord(judging, record, shape)
    walk.verdict.errors += verdict.errors
    walk.verdict.further.push(verdict)
    if (walk.verdict.isTold) tell(verdict)
  }
}

/** Judged once by each definition. Whoever comes round in a circle finds it under way, and takes it to hold. */
function judgeRecord(judging: Judging, record: ResourceRecord, shape: Shape): Verdict {
  const known = record.verdicts.get(shape)
  if (known) return known
  const walk = walkOf(judging, record, shape)
  record.verdicts.set(shape, walk.verdict)
  judgeByShape(walk, shape, record.resource)
  if (record.type === 'Bundle') judgeBundle(walk, (name) => judging.shapes.byType(name)?.isResource === true)
  walk.verdict.isDone = true
  return walk.verdict
}

function keepsPart(walk: Walk, value: unknown, shape: Shape): boolean {
  if (!isObject(value)) return false
  const told = walk.verdict
  walk.verdict = newVerdict(shape)
  judgeByShape(walk, shape, value)
  const { errors } = walk.verdict
  walk.verdict = told
  return errors === 0
}

/** A resource where it stands, by its own type and claims, and by a profile the element that holds it names. */
function judgeHeld(walk: Walk, value: FhirObject, site: Site): void {
  const { judging } = walk
  const { code, profiles } = site.type
  const type = typeOf(judging, value)
  if (code !== 'Resource' && code !== 'DomainResource' && type !== code)
    report(walk, 'error', 'structure', 'resource-type', site.node, code)
  const record = judging.records.get(value) ?? newContained(walk, value, type)
  judgeClaims(walk, record, undefined)
  const shapes = profiles.flatMap((profile) => judging.shapes.byUrl(profile) ?? [])
  if (shapes.length === 0 || shapes.length < profiles.length) return
  const fitting = shapes.filter((shape) => shape.type === type)
  const kept = fitting.find((shape) => judging.keeps(record, shape))
  if (kept) return
  report(walk, 'error', 'structure', 'profile-mismatch', site.node, shapes[0]?.url)
  const [only] = fitting
  if (!only || fitting.length > 1) return
  const verdict = judging.judge(record, only)
  walk.verdict.further.push(verdict)
  if (walk.verdict.isTold) tell(verdict)
}

function newContained(walk: Walk, resource: FhirObject, type: string): ResourceRecord {
  const isContained = walk.path.includes('contained')
  const place = `${spell(walk.record.place, walk.path)}.ofType(${type})`
  const from = isContained ? { container: walk.record } : {}
  return newRecord(walk.judging, resource, place, {
    ...from,
    bundle: walk.record.ownEntries ?? walk.record.bundle,
  })
}

function containedIn(judging: Judging, container: ResourceRecord, id: string): ResourceRecord | undefined {
  const list: readonly unknown[] = Array.isArray(container.resource.contained)
    ? container.resource.contained
    : []
  for (const [at, held] of list.entries()) {
    if (!isObject(held) || held.id !== id) continue
    const place = `${container.place}.contained[${at}].ofType(${typeOf(judging, held)})`
    return (
      judging.records.get(held) ?? newRecord(judging, held, place, { container, bundle: container.bundle })
    )
  }
  return undefined
}

/** What an invariant may ask; made once for each resource. */
function contextOf(walk: Walk): InvariantContext {
  const { judging, record } = walk
  record.context ??= {
    resource: record.resource,
    rootResource: (record.container ?? record).resource,
    resolve: (reference) => judging.resolve(record, reference)?.resource,
    conformsTo: (resource, profile) => {
      const shape = judging.shapes.byUrl(profile)
      if (!shape) return 'cannot-tell'
      if (!shape.isResource) return judging.keepsPart(walkOf(judging, record, shape), resource, shape)
      const asked =
        judging.records.get(resource) ?? newRecord(judging, resource, typeOf(judging, resource), {})
      if (asked.type !== shape.type || !judging.keeps(asked, shape)) return false
      // It holds as far as it goes; what it refers to must hold as well, and is told where it does not.
      tell(judgeRecord(judging, asked, shape))
      return true
    },
    memberOf: (value, valueSet) => judging.terminology.bindingOf(valueSet)(value),
  }
  return record.context
}

/** All that is to be told, resource by resource in the order of the message, each thing once. */
function gathered(judging: Judging, first: Verdict): readonly BareFinding[] {
  const seen = new Set<string>()
  const all: BareFinding[] = []
  const take = (findings: readonly BareFinding[]): void => {
    for (const finding of findings) {
      const key = `${finding.severity} ${finding.rule} ${finding.key ?? ''} ${finding.expression}`
      if (seen.has(key)) continue
      seen.add(key)
      all.push(finding)
    }
  }
  take(first.findings)
  for (const record of judging.records.values())
    for (const verdict of record.verdicts.values()) if (verdict.isTold) take(verdict.findings)
  return all
}
