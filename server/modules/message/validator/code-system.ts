import type { FhirObject } from './finding.ts'

/** One code with what a value set may ask of it. */
export interface Concept {
  readonly code: string
  readonly displays: ReadonlySet<string>
  /** Every code it is a kind of, near and far. */
  readonly ancestors: ReadonlySet<string>
  readonly isInactive: boolean
  readonly properties: ReadonlyMap<string, readonly string[]>
}

/** A code system made ready to be asked. */
export interface Codes {
  /** All its codes are here: one that is not does not exist. */
  readonly isComplete: boolean
  readonly concepts: Iterable<Concept>
  find(code: string): Concept | undefined
}

interface Draft {
  readonly code: string
  readonly displays: Set<string>
  readonly parents: Set<string>
  readonly properties: Map<string, string[]>
}

/** Reads a CodeSystem: its codes however deep, and its hierarchy whether nested or told by properties. */
export function codesOf(system: FhirObject): Codes {
  const drafts = new Map<string, Draft>()
  gather(objects(system.concept), undefined, drafts)
  for (const draft of drafts.values()) {
    for (const parent of draft.properties.get('subsumedBy') ?? []) draft.parents.add(parent)
    for (const parent of draft.properties.get('parent') ?? []) draft.parents.add(parent)
    for (const child of draft.properties.get('child') ?? []) drafts.get(child)?.parents.add(draft.code)
  }
  const concepts = new Map<string, Concept>()
  for (const draft of drafts.values())
    concepts.set(draft.code, {
      code: draft.code,
      displays: draft.displays,
      ancestors: ancestorsOf(draft, drafts),
      isInactive:
        draft.properties.get('inactive')?.includes('true') === true ||
        draft.properties.get('status')?.some((status) => status === 'retired' || status === 'inactive') ===
          true,
      properties: draft.properties,
    })
  const byFolded =
    system.caseSensitive === false
      ? new Map([...concepts.values()].map((concept) => [concept.code.toLowerCase(), concept]))
      : undefined
  return {
    isComplete: system.content === 'complete',
    concepts: concepts.values().toArray(),
    find: (code) => concepts.get(code) ?? byFolded?.get(code.toLowerCase()),
  }
}

function gather(
  concepts: readonly FhirObject[],
  parent: string | undefined,
  drafts: Map<string, Draft>,
): void {
  for (const concept of concepts) {
    const { code } = concept
    if (typeof code !== 'string') continue
    const draft: Draft = drafts.get(code) ?? {
      code,
      displays: new Set(),
      parents: new Set(),
      properties: new Map(),
    }
    drafts.set(code, draft)
    if (parent !== undefined) draft.parents.add(parent)
    if (typeof concept.display === 'string') draft.displays.add(foldedDisplay(concept.display))
    for (const { value } of objects(concept.designation))
      if (typeof value === 'string') draft.displays.add(foldedDisplay(value))
    for (const property of objects(concept.property)) {
      const said = saidBy(property)
      if (typeof property.code !== 'string' || said === undefined) continue
      const values = draft.properties.get(property.code) ?? []
      values.push(said)
      draft.properties.set(property.code, values)
    }
    gather(objects(concept.concept), code, drafts)
  }
}

function saidBy(property: FhirObject): string | undefined {
  for (const [name, value] of Object.entries(property)) {
    if (!name.startsWith('value')) continue
    if (typeof value === 'object' && value !== null) return String((value as FhirObject).code ?? '')
    return String(value)
  }
  return undefined
}

function ancestorsOf(draft: Draft, drafts: ReadonlyMap<string, Draft>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...draft.parents]
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (found.has(parent)) continue
    found.add(parent)
    open.push(...(drafts.get(parent)?.parents ?? []))
  }
  return found
}

/** Displays are compared without regard to capitals and white space, as terminology servers do. */
export function foldedDisplay(display: string): string {
  return display.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

export function objects(value: unknown): readonly FhirObject[] {
  return Array.isArray(value)
    ? value.filter(
        (item): item is FhirObject => typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : []
}
