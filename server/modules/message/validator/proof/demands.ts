import type { FhirObject } from '../finding.ts'
import type { Example, Standard } from './corpus.ts'
import { definitionsOf } from './judge.ts'
import { copyOf, isNode, listOf, type Node, nodesAt } from './nodes.ts'
import { goodOf } from './seeding.ts'

/** A message that breaks one line of a profile it says it keeps. */
export interface BrokenDemand {
  readonly example: Example
  /** `medcom-core-patient: Patient.name min`. */
  readonly demand: string
  readonly bundle: Node
}

interface Line {
  readonly id: string
  readonly path: string
  readonly min: number
  readonly max: string
  readonly maxLength?: number
  readonly type?: readonly { readonly code: string }[]
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

/** Value sets whose codes nobody has at hand: every language, every MIME type. */
const boundless = /\/(all-languages|languages|mimetypes|currencies|ucum)/

/** Elements every type has: a message cannot be without the first, and the others say nothing. */
const ofEverything = /\.(id|extension|modifierExtension|contained|resourceType)$/

/**
 * Breaks every line of every profile the good messages say they keep, one at a time and each once: what is mandatory is taken
 * away, what is prohibited added, what is fixed changed, what is bound given a code of nobody's, what is too long lengthened.
 * Slices are left to the kinds of faults that know them.
 */
export function* breakEveryDemand(standard: Standard): Generator<BrokenDemand> {
  const done = new Set<string>()
  for (const example of goodOf(standard)) {
    for (const [profile, lines] of profilesIn(standard, example.bundle)) {
      for (const line of lines) {
        for (const [what, deed] of deedsOf(line)) {
          const demand = `${profile.slice(profile.lastIndexOf('/') + 1)}: ${line.id} ${what}`
          if (done.has(demand)) continue
          const bundle = copyOf(example.bundle)
          const owners = ownersOf(bundle, profile, line.path)
          if (!owners.some(([owner, name]) => deed(owner, name))) continue
          done.add(demand)
          yield { example, demand, bundle }
        }
      }
    }
  }
}

function profilesIn(standard: Standard, bundle: FhirObject): Map<string, readonly Line[]> {
  const found = new Map<string, readonly Line[]>()
  const resources = [bundle, ...nodesAt(bundle, '*')]
  for (const resource of resources)
    for (const profile of profilesOf(resource)) {
      const definition = definitionsOf(standard).structure(profile)
      const snapshot = definition?.snapshot as { readonly element: readonly Line[] } | undefined
      if (snapshot !== undefined) found.set(profile, snapshot.element)
    }
  return found
}

function profilesOf(resource: Node): string[] {
  const { profile } = isNode(resource.meta) ? resource.meta : {}
  return listOf(profile).filter((url) => typeof url === 'string')
}

/** The objects that hold an element in the resources that claim a profile, and the name it has there. */
function ownersOf(bundle: Node, profile: string, path: string): [owner: Node, name: string][] {
  const [type = '', ...steps] = path.split('.')
  const last = steps.pop()
  const name = last?.replace('[x]', '')
  if (last === undefined || name === undefined) return []
  const resources = (type === 'Bundle' ? [bundle] : nodesAt(bundle, type)).filter((resource) =>
    profilesOf(resource).includes(profile),
  )
  let owners = resources
  for (const step of steps)
    owners = owners.flatMap((owner) =>
      namesOf(owner, step).flatMap((known) => listOf(owner[known]).filter(isNode)),
    )
  return owners.map((owner) => [owner, namesOf(owner, last)[0] ?? name])
}

function namesOf(owner: Node, step: string): string[] {
  if (!step.endsWith('[x]')) return Object.keys(owner).filter((name) => name === step)
  return Object.keys(owner).filter((name) => new RegExp(`^${step.slice(0, -3)}[A-Z]`).test(name))
}

type Deed = (owner: Node, name: string) => boolean

function* deedsOf(line: Line): Generator<[what: string, deed: Deed]> {
  if (line.id.includes(':') || !line.path.includes('.')) return
  const { type = [], binding } = line
  if (line.min > 0 && line.max !== '0') yield ['is mandatory', takeAway]
  if (line.max === '0') yield ['is prohibited', addTo(type[0]?.code ?? 'string')]
  if (ofEverything.test(line.path)) return
  if (line.max === '1') yield ['may stand once', double]
  if (Object.keys(line).some((key) => /^(fixed|pattern)/.test(key))) yield ['is fixed', makeOther]
  if (line.maxLength !== undefined) yield ['is no longer', lengthen(line.maxLength)]
  if (binding?.strength === 'required' && binding.valueSet !== undefined && !boundless.test(binding.valueSet))
    yield ['is a code of a list', makeUnknown]
}

/** Something must be left: an object with nothing in it is another fault. */
const takeAway: Deed = (owner, name) => {
  if (owner[name] === undefined) return false
  delete owner[name]
  if (Object.keys(owner).length === 0) owner.id = 'x'
  return true
}

const addTo =
  (type: string): Deed =>
  (owner, name) => {
    const isPrimitive = /^[a-z]|^http/.test(type)
    owner[name] = isPrimitive ? 'x' : type === 'Reference' ? { display: 'x' } : { id: 'x' }
    return true
  }

const double: Deed = (owner, name) => {
  const value = owner[name]
  if (value === undefined) return false
  owner[name] = Array.isArray(value) ? [...value, ...copyOf(value)] : [value, copyOf(value)]
  return true
}

const makeOther: Deed = (owner, name) => {
  const value = owner[name]
  if (typeof value === 'string') owner[name] = `${value}x`
  else if (isNode(value)) return Object.keys(value).some((inner) => makeOther(value, inner))
  else if (Array.isArray(value))
    return value
      .filter(isNode)
      .map((one) => makeOther({ one }, 'one'))
      .some(Boolean)
  else return false
  return true
}

const lengthen =
  (most: number): Deed =>
  (owner, name) => {
    if (typeof owner[name] !== 'string') return false
    owner[name] = 'x'.repeat(most + 1)
    return true
  }

const makeUnknown: Deed = (owner, name) => {
  const value = owner[name]
  if (value === undefined) return false
  if (typeof value === 'string') {
    owner[name] = 'nobodys-code'
    return true
  }
  let changed = false
  for (const one of listOf(value).filter(isNode))
    for (const coding of one.coding === undefined ? [one] : listOf(one.coding).filter(isNode))
      if (typeof coding.code === 'string') {
        coding.code = 'nobodys-code'
        changed = true
      }
  return changed
}
