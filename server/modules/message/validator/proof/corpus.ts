import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBundle } from '../../domain/reading/read-bundle.ts'
import type { FhirObject } from '../finding.ts'

/** MedCom's published messages and profiles. They are not part of this repository; beside it they are read. */
export const shared = join(import.meta.dirname, '../../../../../../shared/medcom')
export const definitions = join(shared, 'definitions')
export const isThere = existsSync(join(definitions, 'sets.json'))
/** Said in the name of every test that is left out. */
export const why = isThere ? '' : ' (left out: MedCom’s published messages are not beside the repository)'

/** As the sets of definitions are named. */
export const standards = [
  'hospitalnotification',
  'acknowledgement',
  'carecommunication-v5',
  'carecommunication-v4',
  'homecareobservation',
] as const
export type Standard = (typeof standards)[number]

const folders: Readonly<Record<Standard, string>> = {
  hospitalnotification: 'hospitalnotification',
  acknowledgement: 'acknowledgement',
  'carecommunication-v5': 'carecommunication',
  'carecommunication-v4': 'carecommunication-v4',
  homecareobservation: 'homecareobservation',
}

/**
 * The published examples that are not what they should be, each with the rule it breaks. What the lists of sources beside the
 * examples say; whoever adds one proves it from the text of the profile first.
 */
export const known: Readonly<Record<string, { readonly rule: string; readonly why: string }>> = {
  'hospitalnotification/TEK_FCC.json': {
    rule: 'min',
    why: 'wrong on purpose: event code and Encounter.class are missing',
  },
  'hospitalnotification/TEK_ID_2.json': {
    rule: 'invariant:uuidv5',
    why: 'the LPR3 identifier is a UUID of version 4, and lpr3-Identifier asks for version 5',
  },
  'acknowledgement/ACK_AE_C_fatal_error.json': {
    rule: 'binding',
    why: 'the code of the issue is of a code system that is no longer published',
  },
  'carecommunication-v4/R-Tek-Y-new-invalid.json': {
    rule: 'slice-min',
    why: 'wrong on purpose: there is no text',
  },
  'carecommunication-v4/S-E-new.json': {
    rule: 'invariant:medcom-careCommunication-7',
    why: 'the role of an author is told in words, which version 4 does not allow',
  },
  'carecommunication-v4/other-4f6ee254.json': {
    rule: 'invariant:medcom-careCommunication-7',
    why: 'the role of an author is told in words, which version 4 does not allow',
  },
}

/** Not an acknowledgement but what one answers: judged by the general messaging profile of the same set. */
export const plainMessages: Readonly<Record<string, string>> = {
  'acknowledgement/ig_empty_message_being_acknowledged.json':
    'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-message',
}

export interface Example {
  readonly standard: Standard
  /** Folder and file, as in `hospitalnotification/STIN_A.json`. */
  readonly name: string
  readonly path: string
}

/** The published messages of a standard, JSON first and then XML. */
export function examplesOf(standard: Standard): Example[] {
  const folder = folders[standard]
  return [
    [folder, '.json'],
    [`${folder}/xml`, '.xml'],
  ].flatMap(([place = '', ending = '']) => {
    const at = join(shared, place)
    if (!existsSync(at)) return []
    return readdirSync(at)
      .filter((file) => file.endsWith(ending))
      .sort()
      .map((file) => ({ standard, name: `${place}/${file}`, path: join(at, file) }))
  })
}

/** A message as the program reads it from a file, or from text. */
export function read(from: { readonly path: string } | { readonly text: string }): FhirObject {
  const bytes = 'path' in from ? readFileSync(from.path) : Buffer.from(from.text)
  const found = readBundle(bytes, { bytes: 100 * 1024 * 1024, depth: 100 })
  if (!found.ok) throw new Error(`${'path' in from ? from.path : 'text'}: ${found.refusal.code}`)
  return found.value.bundle
}

/** The examples that keep every rule: what faults are put into. */
export function goodExamplesOf(standard: Standard): (Example & { readonly bundle: FhirObject })[] {
  return examplesOf(standard)
    .filter(
      ({ name }) => name.endsWith('.json') && known[name] === undefined && plainMessages[name] === undefined,
    )
    .map((example) => ({ ...example, bundle: read(example) }))
}

export function readJson(path: string): FhirObject {
  return JSON.parse(readFileSync(path, 'utf8')) as FhirObject
}
