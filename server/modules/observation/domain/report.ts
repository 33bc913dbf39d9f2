import type { OrganisationId, ResultLetterId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/** What came out: a number with its unit, or a text of at most 12 characters (HomeCareObservation 1.2). */
export type ResultValue =
  | {
      readonly kind: 'number'
      readonly value: number
      readonly comparator?: '<' | '<=' | '>' | '>='
      readonly unit?: string
    }
  | { readonly kind: 'text'; readonly text: string }

/** One result. */
export interface MeasuredResult {
  readonly code: string
  readonly system: 'npu' | 'mcs'
  readonly name: string
  readonly takenAt: Instant | null
  /** Null when there is none: a result that could not be had, with the reason in the note. */
  readonly value: ResultValue | null
  readonly note: string | null
}

/** A file that came with a letter; its bytes lie in the letter as it came. */
export interface ResultFile {
  readonly index: number
  readonly title: string
  readonly contentType: string | null
  /** Null when the letter does not hold the bytes: a link. */
  readonly byteLength: number | null
}

export interface Signature {
  readonly name: string
  readonly role: string | null
  readonly phone: string | null
}

export interface LetterContent {
  readonly results: readonly MeasuredResult[]
  readonly files: readonly ResultFile[]
  readonly issuedAt: Instant
  /** A comment to the whole; of a cancellation, why. */
  readonly conclusion: string | null
  readonly signature: Signature | null
  /** The citizen has refused that the results are shared further. */
  readonly isSharingRefused: boolean
}

/** One telling of results. */
export interface ResultLetter {
  readonly id: ResultLetterId
  /** What tells one sender's letters from another's. */
  readonly senderKey: string
  readonly letterId: string
  readonly activity: 'new' | 'modified' | 'retracted'
  /** The letter it corrects or cancels. */
  readonly about: string | null
  readonly sentAt: Instant
  readonly fromUnitId: OrganisationId | null
  readonly toUnitId: OrganisationId | null
  readonly content: LetterContent
}

/** Results with every correction of them. */
export interface Report<Letter extends ResultLetter = ResultLetter> {
  /** `final`; `corrected`: a later letter counts; `cancelled`: nothing of it counts, and it stays visible. */
  readonly status: 'final' | 'corrected' | 'cancelled'
  /** The letter whose results count; of a cancelled report the last one that did. */
  readonly current: Letter
  /** Why it was cancelled. */
  readonly cancellation: Letter | null
  /** Every letter, oldest first. */
  readonly letters: readonly Letter[]
}

/**
 * Letters put together into reports: a correction and a cancellation belong to the letter they are about, by the same sender.
 * The order they come in is of no matter; a correction of something that never came stands by itself. The newest report first.
 */
export function foldReports<Letter extends ResultLetter>(letters: readonly Letter[]): Report<Letter>[] {
  const byLetter = new Map(letters.map((letter) => [keyOf(letter, letter.letterId), letter]))
  const reports = Map.groupBy(letters, (letter) => rootOf(letter, byLetter))
  return [...reports.values()]
    .map(reportOf)
    .toSorted(
      (one, other) =>
        compare(other.current.sentAt, one.current.sentAt) || compare(other.current.id, one.current.id),
    )
}

function keyOf({ senderKey }: ResultLetter, letterId: string): string {
  return `${senderKey} ${letterId}`
}

function rootOf<Letter extends ResultLetter>(letter: Letter, byLetter: ReadonlyMap<string, Letter>): Letter {
  const seen = new Set<Letter>()
  let root = letter
  while (root.about !== null && !seen.has(root)) {
    seen.add(root)
    const before = byLetter.get(keyOf(root, root.about))
    if (before === undefined) return root
    root = before
  }
  // Letters that are about each other in a ring mean nothing: the one whose id is lowest holds them together.
  if (seen.has(root)) return [...seen].toSorted((a, b) => (a.letterId < b.letterId ? -1 : 1))[0] ?? root
  return root
}

function reportOf<Letter extends ResultLetter>(unsorted: readonly Letter[]): Report<Letter> {
  const letters = inOrder(unsorted)
  const cancellation = letters.findLast(({ activity }) => activity === 'retracted') ?? null
  const counting = letters.filter(({ activity }) => activity !== 'retracted')
  const current = counting.at(-1) ?? letters.at(-1)
  if (current === undefined) throw new Error('a report has a letter')
  const status = cancellation !== null ? 'cancelled' : counting.length > 1 ? 'corrected' : 'final'
  return { status, current, cancellation, letters }
}

/** By the time of sending; a letter that changes another comes after it whatever the clocks of two systems say. */
function inOrder<Letter extends ResultLetter>(letters: readonly Letter[]): Letter[] {
  const byId = new Map(letters.map((letter) => [letter.letterId, letter]))
  const place = (letter: Letter): { readonly at: string; readonly steps: number } => {
    let at: string = letter.sentAt
    let steps = 0
    for (let one = letter; one.about !== null && steps < letters.length; steps += 1) {
      const before = byId.get(one.about)
      if (before === undefined) break
      if (before.sentAt > at) at = before.sentAt
      one = before
    }
    return { at, steps }
  }
  return letters
    .map((letter) => ({ letter, ...place(letter) }))
    .toSorted((a, b) => compare(a.at, b.at) || a.steps - b.steps || compare(a.letter.id, b.letter.id))
    .map(({ letter }) => letter)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
