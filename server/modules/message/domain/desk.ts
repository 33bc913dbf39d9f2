import type { DataKind } from '../../../../kernel/access-words.ts'
import type { Standard } from './judge.ts'

/** Functions whose work it is to deal with letters; nobody else of the organisation needs the originals (GDPR article 5). */
const deskFunctions: ReadonlySet<string> = new Set(['message-desk', 'secretary', 'medical-secretary'])

export function isAtDesk({ function: job }: { readonly function: string }): boolean {
  return deskFunctions.has(job)
}

/**
 * Whether somebody sorts what comes to the whole organisation. Everybody else sees the letters to their own units: that
 * somebody was in hospital is not told from room to room (law handbook, part 2).
 */
export function sortsForAll({ function: job }: { readonly function: string }): boolean {
  return job === 'message-desk'
}

/** Categories of correspondence that are of psychiatry or addiction: their letters are as strict as that record. */
const psychiatric: ReadonlySet<string> = new Set([
  'alcohol-and-drug-treatment',
  'psychiatry-social-disability',
])

/**
 * What kind of data the original of a letter is. A notification tells no more than that somebody is in hospital (RSL § 12 c),
 * which is what the desk needs; all else, and anybody else who asks for it, asks for the record.
 */
export function kindOfOriginal(
  { standard, code }: { readonly standard: Standard | null; readonly code: string | null },
  reader: { readonly function: string },
): DataKind {
  if (standard === 'care-communication' && code !== null && psychiatric.has(code)) return 'PSY'
  return standard === 'hospital-notification' && isAtDesk(reader) ? 'ADM' : 'REC'
}
