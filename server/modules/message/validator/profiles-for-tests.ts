import { createDefinitions } from './definitions.ts'
import { baseDefinitions } from './definitions-base.ts'
import type { FhirObject, Finding } from './finding.ts'
import { compileValidator } from './index.ts'

/** A line of a profile: what it changes in the type, or adds as a slice. */
export type Line = FhirObject & { readonly id: string }

const r4 = 'http://hl7.org/fhir/StructureDefinition/'
export const own = (name: string): string => `https://profiles.test/${name}`

const pathOf = (id: string): string => id.replaceAll(/:[^.]+/g, '')
const parentOf = (id: string): string => id.slice(0, id.lastIndexOf('.'))
const linesOf = (type: string): readonly Line[] => {
  const snapshot = baseDefinitions().structure(r4 + type)?.snapshot as { readonly element: readonly Line[] }
  return snapshot.element
}

/** Writes the lines of a part below another line, as snapshots do where a profile looks inside. */
function copyBelow(lines: Map<string, Line>, from: readonly Line[], root: string, id: string): void {
  for (const line of from)
    if (line.id.startsWith(`${root}.`))
      lines.set(id + line.id.slice(root.length), { ...line, id: id + line.id.slice(root.length) })
}

function lookInside(lines: Map<string, Line>, id: string): void {
  if ([...lines.keys()].some((known) => known.startsWith(`${id}.`))) return
  const [type] = (lines.get(id)?.type ?? []) as readonly { readonly code: string }[]
  if (type) copyBelow(lines, linesOf(type.code), type.code, id)
}

/** A profile as a publisher's snapshot would have it: all lines of the type, changed and added to. */
export function profile(
  name: string,
  type: string,
  changes: readonly Line[],
  rest: FhirObject = {},
): FhirObject {
  const base = baseDefinitions().structure(r4 + type)
  const lines = new Map(linesOf(type).map((line) => [line.id, line]))
  for (const change of changes) {
    const { id } = change
    if (!lines.has(id)) lookInside(lines, parentOf(id))
    const sliced = lines.get(id) ?? lines.get(id.replace(/:[^.:]+$/, ''))
    const isSlice = sliced !== undefined && sliced.id !== id
    if (isSlice) copyBelow(lines, [...lines.values()], sliced.id, id)
    const { slicing: _, ...copied } = sliced ?? { id }
    lines.set(id, { ...(isSlice ? { ...copied, min: 0 } : sliced), path: pathOf(id), ...change })
  }
  return {
    resourceType: 'StructureDefinition',
    url: own(name),
    version: '1.0.0',
    type,
    kind: base?.kind,
    derivation: 'constraint',
    ...rest,
    snapshot: { element: [...lines.values()] },
  }
}

/** An extension that holds one value of one type. */
export const extension = (name: string, valueType: string, rest: FhirObject = {}): FhirObject =>
  profile(
    name,
    'Extension',
    [
      { id: 'Extension.extension', max: '0' },
      { id: 'Extension.url', fixedUri: own(name) },
      { id: 'Extension.value[x]', min: 1, type: [{ code: valueType }] },
    ],
    { context: [{ type: 'element', expression: 'Element' }], ...rest },
  )

export type Judge = (resource: unknown) => readonly string[]

/** Judges by the first of some definitions, and says what is wrong as `rule key at place`. */
export function judgeBy(definitions: readonly FhirObject[], worth = isWrong): Judge {
  const validator = compileValidator(createDefinitions([definitions]))
  const url = String(definitions[0]?.url)
  return (resource) =>
    validator
      .validate(resource as FhirObject, url)
      .filter(worth)
      .map(spelled)
}

export const isWrong = ({ severity }: Finding): boolean => severity === 'error' || severity === 'fatal'

const spelled = ({ rule, key, expression }: Finding): string =>
  `${rule}${key ? ` ${key}` : ''} at ${expression}`
