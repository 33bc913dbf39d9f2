import type { Shape } from './compile.ts'
import { definitionOf, judgeContext } from './extension.ts'
import type { FhirObject } from './finding.ts'
import type { Walk } from './judging.ts'
import { report } from './judging.ts'
import { isFixed, keepsPattern } from './pattern.ts'
import type { ChildTable, Entry, Plan, Required, Site } from './plan.ts'
import { judgeReference } from './reference.ts'
import type { PlannedSlice, Slicer } from './slicing.ts'

const isObject = (value: unknown): value is FhirObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Deeper than any message; a value that goes on has been made to. */
const deepest = 200

/** Judges the parts of a value by a table of what there may be. */
export function judgeChildren(walk: Walk, value: FhirObject, plan: Plan): void {
  const table = walk.judging.plans.tableOf(plan)
  const around = walk.around
  const aroundValue = walk.aroundValue
  walk.around = plan.site
  walk.aroundValue = value
  let choices: Entry[] | undefined
  for (const name in value) {
    const entry = table.byName.get(name)
    if (entry === undefined) {
      judgeUnknown(walk, name, table, plan)
      continue
    }
    const isBeside = entry.partnerName !== undefined && value[entry.partnerName] !== undefined
    if (isBeside) continue
    if (entry.node.isChoice) {
      const other = choices?.find((one) => one.node === entry.node)
      if (other)
        reportAt(walk, entry.node.name, () => report(walk, 'error', 'structure', 'choice', entry.node))
      else choices = [...(choices ?? []), entry]
    }
    if (entry.partnerName !== undefined) judgeElement(walk, entry, undefined, value[name])
    else
      judgeElement(
        walk,
        entry,
        value[name],
        entry.siblingName === undefined ? undefined : value[entry.siblingName],
      )
  }
  for (const required of table.required) if (!isThere(value, required)) judgeAbsent(walk, required)
  walk.around = around
  walk.aroundValue = aroundValue
}

const isThere = (value: FhirObject, { names }: Required): boolean => {
  for (const name of names) if (value[name] !== undefined && value[name] !== null) return true
  return false
}

function reportAt(walk: Walk, name: string | number, tellIt: () => void): void {
  walk.path.push(name)
  tellIt()
  walk.path.pop()
}

/** Names of elements are words, with a digit or two at most, as in `valueBase64Binary`. */
const isName = /^_?[A-Za-z]{2}(?:[A-Za-z]|[0-9]{1,2}(?![0-9])){0,38}$/

/** A name that is not in the definition is repeated only when it is shaped as names of elements are. */
function judgeUnknown(walk: Walk, name: string, table: ChildTable, plan: Plan): void {
  if (name === 'resourceType' && plan.site.type.kind === 'resource') return
  const plain = name.startsWith('_') ? name.slice(1) : name
  const choice = table.choices.find((one) => plain.startsWith(one) && /^[A-Z]/.test(plain.slice(one.length)))
  if (isName.test(name)) reportAt(walk, plain, () => tellUnknown(walk, choice !== undefined, plan))
  else tellUnknown(walk, choice !== undefined, plan)
}

const tellUnknown = (walk: Walk, isChoice: boolean, plan: Plan): void =>
  report(walk, 'error', 'structure', isChoice ? 'choice' : 'element-unknown', plan.site.node)

function judgeAbsent(walk: Walk, { node }: Required): void {
  walk.path.push(node.name)
  if (node.min > 0) report(walk, 'error', 'required', 'min', node)
  else
    for (const slice of node.slices)
      if (slice.min > 0) report(walk, 'error', 'required', 'slice-min', slice, slice.sliceName)
  walk.path.pop()
}

/** One element of a value: single or list, with what stands beside primitives in `_name`. */
function judgeElement(walk: Walk, entry: Entry, value: unknown, sibling: unknown): void {
  const { node } = entry
  walk.path.push(node.name)
  if (walk.path.length > deepest) report(walk, 'fatal', 'too-costly', 'cannot-tell', node)
  else if (node.isList) judgeList(walk, entry, value, sibling)
  else if (Array.isArray(value) || Array.isArray(sibling))
    report(walk, 'error', 'structure', 'json-shape', node)
  else if (value === null || (value === undefined && !isObject(sibling)))
    report(walk, 'error', 'structure', 'empty', node)
  else {
    if (node.max < 1) report(walk, 'error', 'structure', 'max', node)
    const { slicer } = walk.judging.plans.planOf(entry)
    if (slicer) judgeSliced(walk, entry, slicer, [value], [sibling])
    else judgeItem(walk, entry, value, sibling)
  }
  walk.path.pop()
}

const none: readonly unknown[] = []

function judgeList(walk: Walk, entry: Entry, value: unknown, sibling: unknown): void {
  const { node } = entry
  if ((value !== undefined && !Array.isArray(value)) || (sibling !== undefined && !Array.isArray(sibling)))
    report(walk, 'error', 'structure', 'json-shape', node)
  const items: readonly unknown[] = value === undefined ? none : Array.isArray(value) ? value : [value]
  const beside: readonly unknown[] = Array.isArray(sibling) ? sibling : none
  const length = Math.max(items.length, beside.length)
  if (length === 0) report(walk, 'error', 'structure', 'empty', node)
  else {
    if (length > node.max) report(walk, 'error', 'structure', 'max', node)
    if (length < node.min) report(walk, 'error', 'required', 'min', node)
    judgeItems(walk, entry, items, beside, length)
  }
}

function judgeItems(
  walk: Walk,
  entry: Entry,
  items: readonly unknown[],
  beside: readonly unknown[],
  length: number,
): void {
  const { slicer } = walk.judging.plans.planOf(entry)
  if (slicer) judgeSliced(walk, entry, slicer, items, beside)
  else
    for (let at = 0; at < length; at++) {
      walk.path.push(at)
      judgeItem(walk, entry, items[at], beside[at])
      walk.path.pop()
    }
}

/** How many went into each slice, and how far along an ordered list has come. */
interface Tally {
  readonly counts: number[]
  /** Of slices within slices: one tally for each slice that has any. */
  readonly within: (Tally | undefined)[]
  furthest: number
  isPastSlices: boolean
}

const newTally = ({ slices }: Slicer): Tally => ({
  counts: slices.map(() => 0),
  within: slices.map(({ slicer }) => slicer && newTally(slicer)),
  furthest: -1,
  isPastSlices: false,
})

/** Gives each item to the slice it belongs in, and holds the slices to their numbers, their order and their being all. */
function judgeSliced(
  walk: Walk,
  site: Site,
  slicer: Slicer,
  items: readonly unknown[],
  beside: readonly unknown[],
): void {
  const { isList } = site.node
  const tally = newTally(slicer)
  const length = Math.max(items.length, beside.length)
  for (let at = 0; at < length; at++) {
    if (isList) walk.path.push(at)
    judgeItem(walk, siteIn(walk, slicer, tally, site, items[at]), items[at], beside[at])
    if (isList) walk.path.pop()
  }
  judgeTally(walk, slicer, tally)
}

/** Where an item belongs: in a slice, in a slice within it, or in none. */
function siteIn(walk: Walk, slicer: Slicer, tally: Tally, site: Site, item: unknown): Site {
  const { slicing, slices } = slicer
  const slice = item === undefined || item === null ? undefined : sliceFor(walk, slicer, item, site.type.code)
  if (!slice) {
    tally.isPastSlices = true
    if (slicing.rules === 'closed' && slices.every(({ matches }) => matches))
      report(walk, 'error', 'structure', 'slicing-closed', slicer.node)
    return site
  }
  const index = slices.indexOf(slice)
  if (index >= 0) tally.counts[index] = (tally.counts[index] ?? 0) + 1
  const isLate =
    (slicing.isOrdered && index < tally.furthest) || (slicing.rules === 'openAtEnd' && tally.isPastSlices)
  if (isLate) report(walk, 'error', 'structure', 'slicing-order', slice.node, slice.node.sliceName)
  tally.furthest = Math.max(tally.furthest, index)
  const own = walk.judging.plans.siteOf(slice.node, site.type.code)
  if (!own) {
    report(walk, 'error', 'structure', 'choice', slice.node, slice.node.sliceName)
    return site
  }
  const within = tally.within[index]
  return slice.slicer && within ? siteIn(walk, slice.slicer, within, own, item) : own
}

function sliceFor(walk: Walk, slicer: Slicer, item: unknown, code: string): PlannedSlice | undefined {
  if (slicer.byUrl)
    return isObject(item) && typeof item.url === 'string' ? slicer.byUrl.get(item.url) : undefined
  for (const slice of slicer.slices) if (slice.matches?.(walk, item, code)) return slice
  return slicer.otherwise
}

function judgeTally(walk: Walk, slicer: Slicer, tally: Tally): void {
  for (const [index, slice] of slicer.slices.entries()) {
    const count = tally.counts[index] ?? 0
    const within = tally.within[index]
    judgeNumber(walk, slice, count)
    if (count > 0 && slice.slicer && within) judgeTally(walk, slice.slicer, within)
  }
}

function judgeNumber(walk: Walk, { node, matches }: PlannedSlice, count: number): void {
  if (!matches) {
    if (node.min > 0) report(walk, 'information', 'incomplete', 'cannot-tell', node, node.sliceName)
    return
  }
  if (count < node.min) report(walk, 'error', 'required', 'slice-min', node, node.sliceName)
  if (count > node.max) report(walk, 'error', 'structure', 'slice-max', node, node.sliceName)
}

/** One value at one site: of a primitive, a data type, a part, or a resource. */
function judgeItem(walk: Walk, site: Site, value: unknown, sibling: unknown): void {
  const { kind } = site.type
  const plan = walk.judging.plans.planOf(site)
  if (kind === 'primitive') judgePrimitive(walk, plan, value, sibling)
  else if (!isObject(value))
    report(walk, 'error', 'structure', value === null || value === undefined ? 'empty' : 'type', site.node)
  else if (kind === 'resource') {
    judgeConstraints(walk, plan, value)
    walk.judging.judgeHeld(walk, value, site)
  } else judgePart(walk, plan, value)
}

/** A value with parts: what the definition spells out, what the profiles of its type say, and its own rules. */
function judgePart(walk: Walk, plan: Plan, value: FhirObject): void {
  const { node, type } = plan.site
  if (isEmpty(value)) report(walk, 'error', 'structure', 'empty', node)
  judgeValue(walk, plan, value)
  if (type.code === 'Extension') judgeExtension(walk, plan, value)
  else {
    const [only] = plan.profiles
    const isByProfileAlone = !plan.hasOwnChildren && only !== undefined && type.profiles.length === 1
    if (!isByProfileAlone) judgeChildren(walk, value, plan)
    judgeProfiles(walk, plan, value)
  }
  if (type.code === 'Reference') judgeReference(walk, value, node, type)
  else if (type.code === 'Coding') judgeCoding(walk, plan, value)
  else if (type.code === 'Identifier') judgeSystem(walk, plan, value)
  judgeConstraints(walk, plan, value)
}

function isEmpty(value: FhirObject): boolean {
  for (const _ in value) return false
  return true
}

const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/

/** The system of a code or number is known the world over, and so an absolute address. */
function judgeSystem(walk: Walk, { site }: Plan, { system }: FhirObject): void {
  if (typeof system !== 'string' || system === '' || absolute.test(system)) return
  walk.path.push('system')
  report(walk, 'error', 'value', 'primitive-format', site.node, 'uri')
  walk.path.pop()
}

/** A code that its own system does not have is wrong wherever it stands. */
function judgeCoding(walk: Walk, plan: Plan, value: FhirObject): void {
  const { site } = plan
  judgeSystem(walk, plan, value)
  const verdict = walk.judging.terminology.judgeCoding(value)
  if (verdict === 'code-unknown') {
    walk.path.push('code')
    report(walk, 'error', 'code-invalid', 'code-unknown', site.node)
    walk.path.pop()
  } else if (verdict === 'display') {
    walk.path.push('display')
    report(walk, 'warning', 'code-invalid', 'display', site.node)
    walk.path.pop()
  }
}

/** The value must keep one of the profiles its type names here. */
function judgeProfiles(walk: Walk, plan: Plan, value: FhirObject): void {
  const { profiles, unknownProfiles, site } = plan
  for (const url of unknownProfiles)
    report(walk, 'information', 'not-found', 'profile-unknown', site.node, url)
  const [only] = profiles
  if (!only || unknownProfiles.length > 0) return
  if (profiles.length === 1) judgeByShape(walk, only, value)
  else if (!profiles.some((shape) => walk.judging.keepsPart(walk, value, shape)))
    report(walk, 'error', 'structure', 'profile-mismatch', site.node, only.url)
}

/** Judges a value that is no resource by a whole definition. */
export function judgeByShape(walk: Walk, shape: Shape, value: FhirObject): void {
  const plan = walk.judging.plans.planOf(walk.judging.plans.rootOf(shape))
  judgeValue(walk, plan, value)
  judgeChildren(walk, value, plan)
  judgeConstraints(walk, plan, value)
}

function judgeExtension(walk: Walk, plan: Plan, value: FhirObject): void {
  const { site } = plan
  const shape = definitionOf(walk, value, site)
  if (shape) {
    judgeContext(walk, shape, site)
    judgeByShape(walk, shape, value)
    if (plan.hasOwnChildren) judgeChildren(walk, value, plan)
  } else judgeChildren(walk, value, plan)
  for (const other of plan.profiles) if (other !== shape) judgeByShape(walk, other, value)
  const hasParts = value.extension !== undefined
  if (hasParts === hasValue(value)) report(walk, 'error', 'invariant', 'invariant', site.node, 'ext-1')
}

function hasValue(extension: FhirObject): boolean {
  for (const name in extension) if (name.startsWith('value') || name.startsWith('_value')) return true
  return false
}

function judgePrimitive(walk: Walk, plan: Plan, value: unknown, sibling: unknown): void {
  const { node } = plan.site
  const isGiven = value !== undefined && value !== null
  if (isGiven) {
    if (typeof value !== plan.jsonType) report(walk, 'error', 'structure', 'type', node, plan.site.type.code)
    else if (value === '') report(walk, 'error', 'structure', 'empty', node)
    else if (plan.check && !plan.check(value))
      report(walk, 'error', 'value', 'primitive-format', node, plan.site.type.code)
    else {
      judgeValue(walk, plan, value)
      judgeConstraints(walk, plan, value)
    }
  }
  if (sibling !== undefined && sibling !== null) {
    if (!isObject(sibling)) report(walk, 'error', 'structure', 'json-shape', node)
    else if (isEmpty(sibling) || (!isGiven && sibling.extension === undefined))
      report(walk, 'error', 'structure', 'empty', node)
    else judgeChildren(walk, sibling, plan)
  } else if (!isGiven) report(walk, 'error', 'structure', 'empty', node)
  else if (plan.hasOwnChildren)
    for (const required of walk.judging.plans.tableOf(plan).required) judgeAbsent(walk, required)
}

/** What is asked of the value as a whole: fixed, pattern, length, limits, and the codes it may be. */
function judgeValue(walk: Walk, plan: Plan, value: unknown): void {
  const { node } = plan.site
  if (node.fixed !== undefined && !isFixed(value, node.fixed)) report(walk, 'error', 'value', 'fixed', node)
  if (node.pattern !== undefined && !keepsPattern(value, node.pattern))
    report(walk, 'error', 'value', 'pattern', node)
  if (node.maxLength !== undefined && typeof value === 'string' && lengthOf(value) > node.maxLength)
    report(walk, 'error', 'too-long', 'max-length', node)
  if (node.minValue !== undefined && isBelow(value, node.minValue))
    report(walk, 'error', 'value', 'min-value', node)
  if (node.maxValue !== undefined && isBelow(node.maxValue, value))
    report(walk, 'error', 'value', 'max-value', node)
  if (plan.binding) judgeBinding(walk, plan, value)
}

/** Counted in characters, not in the halves JavaScript keeps some of them in. */
const lengthOf = (text: string): number => [...text].length

function isBelow(value: unknown, limit: unknown): boolean {
  if (typeof value === 'number' && typeof limit === 'number') return value < limit
  if (typeof value !== 'string' || typeof limit !== 'string') return false
  const shared = Math.min(value.length, limit.length)
  return value.slice(0, shared) < limit.slice(0, shared)
}

function judgeBinding(walk: Walk, { binding, site }: Plan, value: unknown): void {
  const rule = site.node.binding
  if (!binding || !rule) return
  const membership = binding(value)
  if (membership === 'in') return
  if (membership === 'unknown') {
    if (rule.strength === 'required')
      report(walk, 'information', 'not-supported', 'cannot-tell', site.node, rule.valueSet)
    return
  }
  const severity =
    rule.strength === 'required' ? 'error' : rule.strength === 'extensible' ? 'warning' : 'information'
  report(walk, severity, 'code-invalid', 'binding', site.node, rule.valueSet)
}

export function judgeConstraints(walk: Walk, plan: Plan, value: unknown): void {
  if (plan.constraints.length === 0 || value === undefined || value === null) return
  const context = walk.judging.contextOf(walk)
  for (const { constraint, keeps } of plan.constraints) {
    const answer = keeps(value, context)
    if (answer === true) continue
    if (answer === false)
      report(walk, constraint.severity, 'invariant', 'invariant', plan.site.node, constraint.key)
    else report(walk, 'information', 'incomplete', 'cannot-tell', plan.site.node, constraint.key)
  }
}
