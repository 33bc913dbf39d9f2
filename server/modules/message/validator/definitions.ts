import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseDefinitions, once, withoutVersion } from './definitions-base.ts'
import { slimmed } from './definitions-slim.ts'
import type { Definitions, FhirObject } from './finding.ts'

/** The definitions one message standard was published against, and the profile of its Bundle. */
export interface DefinitionSet {
  /** As `sets.json` names it: `carecommunication-v5`. */
  readonly standard: string
  /** Address of the profile the whole message is judged by. */
  readonly messageProfile: string
  readonly definitions: Definitions
}

/** Why a folder or package cannot be used; the message says which file and what to do. */
export class DefinitionsError extends Error {
  override readonly name = 'DefinitionsError'
}

type Kind = 'StructureDefinition' | 'ValueSet' | 'CodeSystem'
const kinds: ReadonlySet<unknown> = new Set<Kind>(['StructureDefinition', 'ValueSet', 'CodeSystem'])

/**
 * The definitions of some packages, those first in the list asked first, and of R4 behind them all. An address with a version
 * is answered by that version where it is at hand, else by the one the set has: a set holds one version of everything.
 */
export function createDefinitions(
  packages: readonly (readonly FhirObject[])[],
  base: Definitions = baseDefinitions(),
): Definitions {
  const known = new Map<string, FhirObject>()
  for (const resources of packages)
    for (const resource of resources) {
      const { resourceType, url, version } = resource
      if (!kinds.has(resourceType) || typeof url !== 'string') continue
      for (const key of [
        `${String(resourceType)} ${url}`,
        `${String(resourceType)} ${url}|${String(version)}`,
      ])
        if (isBetter(resource, known.get(key))) known.set(key, resource)
    }
  const find = (kind: Kind, url: string): FhirObject | undefined =>
    known.get(`${kind} ${url}`) ?? known.get(`${kind} ${withoutVersion(url)}`)
  return {
    structure: (url) => find('StructureDefinition', url) ?? base.structure(url),
    valueSet: (url) => find('ValueSet', url) ?? base.valueSet(url),
    codeSystem: (url) => find('CodeSystem', url) ?? base.codeSystem(url),
  }
}

/** First come, first kept; but a whole code system counts before a fragment of it. */
function isBetter(resource: FhirObject, earlier: FhirObject | undefined): boolean {
  if (earlier === undefined) return true
  return (
    resource.resourceType === 'CodeSystem' &&
    resource.content === 'complete' &&
    earlier.content !== 'complete'
  )
}

/** `sets.json`: which folders belong together, and which package each folder is. */
export interface SetsFile {
  readonly sets: Readonly<Record<string, { readonly message: string; readonly packages: readonly string[] }>>
  readonly packages?: Readonly<Record<string, { readonly name: string; readonly version: string }>>
}

/**
 * Reads a folder with `sets.json` and one folder for each package version. A set is read when it is first asked for.
 * @throws DefinitionsError when the folder is not laid out so
 */
export function loadDefinitionSets(folder: string): ReadonlyMap<string, () => DefinitionSet> {
  const { sets } = readSetsFile(folder)
  const read = new Map<string, readonly FhirObject[]>()
  const packageOf = (name: string): readonly FhirObject[] => {
    const resources = read.get(name) ?? readPackageFolder(join(folder, name))
    read.set(name, resources)
    return resources
  }
  return new Map(
    Object.entries(sets).map(([standard, { message, packages }]) => {
      return [
        standard,
        once(() => ({
          standard,
          messageProfile: messageProfileOf(packageOf(message), message),
          definitions: createDefinitions(packages.map(packageOf)),
        })),
      ]
    }),
  )
}

export function readSetsFile(folder: string): SetsFile {
  const file = join(folder, 'sets.json')
  if (!existsSync(file))
    throw new DefinitionsError(`${file} is missing: it says which packages belong together`)
  const { sets, packages } = readJson(file) as Partial<SetsFile>
  if (typeof sets !== 'object' || sets === null) throw new DefinitionsError(`${file} has no "sets"`)
  for (const [name, set] of Object.entries(sets))
    if (typeof set?.message !== 'string' || !Array.isArray(set.packages))
      throw new DefinitionsError(`${file}: "${name}" must have "message" and "packages"`)
  return { sets, ...(packages && { packages }) }
}

/** The definitions in a folder: of a package as published (with `package/`), or just the files. */
export function readPackageFolder(folder: string): readonly FhirObject[] {
  const inner = join(folder, 'package')
  const place = existsSync(inner) ? inner : folder
  if (!existsSync(place)) throw new DefinitionsError(`${place} is missing`)
  const names = readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return names
    .map((name) => readJson(join(place, name)) as FhirObject)
    .filter(isDefinition)
    .map(slimmed)
}

export function isDefinition(resource: FhirObject): boolean {
  return kinds.has(resource?.resourceType) && typeof resource.url === 'string'
}

/** The profile of a whole message is the one Bundle profile of its package. */
export function messageProfileOf(resources: readonly FhirObject[], name: string): string {
  const profiles = resources.filter(
    ({ resourceType, type, derivation }) =>
      resourceType === 'StructureDefinition' && type === 'Bundle' && derivation === 'constraint',
  )
  const [profile] = profiles
  if (profile === undefined || profiles.length > 1)
    throw new DefinitionsError(`${name} must have one profile of Bundle, and has ${profiles.length}`)
  return String(profile.url)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch {
    throw new DefinitionsError(`${file} cannot be read as JSON`)
  }
}
