import type { ProgrammeWriting } from './domain/draft.ts'
import type { Programme } from './domain/programme.ts'

/** A published programme written as a file has it, to be the beginning of a draft. What every programme shares is left out. */
export function writeProgramme(programme: Programme): ProgrammeWriting {
  const { code, standard: _, ...rest } = programme
  return { programme: code, ...(writeAnchors(rest) as object) }
}

/** An anchor is one word where it is written: `stay-ended`, `discharge-expected.on`, `A7.done`. */
function writeAnchors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeAnchors)
  if (typeof value !== 'object' || value === null) return value
  if ('doneStep' in value) return `${String(value.doneStep)}.done`
  if ('kind' in value) return 'field' in value ? `${String(value.kind)}.${String(value.field)}` : value.kind
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writeAnchors(one)]))
}
