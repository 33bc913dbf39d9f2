import type { FhirObject } from './finding.ts'

const neverRead = new Set([
  'text',
  'mapping',
  'differential',
  'contact',
  'publisher',
  'copyright',
  'useContext',
])
const neverReadOfElement = new Set([
  'alias',
  'code',
  'comment',
  'definition',
  'example',
  'isModifierReason',
  'isSummary',
  'mapping',
  'requirements',
  'short',
])

/** A definition without what only people read: half its size, and all that judging needs. */
export function slimmed(definition: FhirObject): FhirObject {
  const kept = without(definition, neverRead)
  const snapshot = kept.snapshot as { readonly element?: readonly FhirObject[] } | undefined
  if (!Array.isArray(snapshot?.element)) return kept
  return {
    ...kept,
    snapshot: { element: snapshot.element.map((element) => without(element, neverReadOfElement)) },
  }
}

function without(object: FhirObject, names: ReadonlySet<string>): FhirObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)))
}
