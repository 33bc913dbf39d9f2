import type { ProgrammeWriting } from './domain/draft.ts'
import type { Exception, PublishedProgramme, Takeover } from './domain/programme.ts'

/**
 * A published programme written as a file has it, to be the beginning of a draft. What every programme shares is left out: it is
 * read into the draft as into any file.
 */
export function writeProgramme(programme: PublishedProgramme): ProgrammeWriting {
  const { code, standard: _standard, retiredOn: _retiredOn, exceptions, takeovers = [], ...rest } = programme
  const isOwn = ({ isShared }: Exception | Takeover) => isShared === undefined
  const ownTakeovers = takeovers.filter(isOwn)
  const own = {
    ...rest,
    exceptions: exceptions.filter(isOwn),
    ...(ownTakeovers.length > 0 && { takeovers: ownTakeovers }),
  }
  return { programme: code, ...(writeAnchors(own) as object) }
}

/** An anchor is one word where it is written: `stay-ended`, `discharge-expected.on`, `A7.done`. */
function writeAnchors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeAnchors)
  if (typeof value !== 'object' || value === null) return value
  if ('doneStep' in value) return `${String(value.doneStep)}.done`
  if ('kind' in value) return 'field' in value ? `${String(value.kind)}.${String(value.field)}` : value.kind
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writeAnchors(one)]))
}
