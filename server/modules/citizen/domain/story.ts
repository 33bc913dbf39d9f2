import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

export type StoryKind = 'matters' | 'wish' | 'resource'
export type SaidBy = 'citizen' | 'relative' | 'professional'

/** Who wrote it down: a person in a role, or the citizen. */
export interface Source {
  readonly kind: 'professional' | 'citizen' | 'system'
  readonly personId: PersonId | null
  readonly name: string
  readonly function: string | null
  readonly unitId: OrganisationId | null
}

interface About {
  readonly id: string
  readonly entryId: string
  readonly by: Source
  readonly at: Instant
}

export type StoryEvent =
  | (About & {
      readonly type: 'told'
      readonly kind: StoryKind
      readonly saidBy: SaidBy
      readonly text: string
    })
  | (About & { readonly type: 'confirmed' })
  | (About & { readonly type: 'corrected'; readonly text: string })

/** One thing told once: what it says now, how it came to say so, and who has checked that it still holds. */
export interface StoryEntry {
  readonly id: string
  readonly kind: StoryKind
  readonly saidBy: SaidBy
  readonly text: string
  readonly toldBy: Source
  readonly toldAt: Instant
  readonly versions: readonly { readonly text: string; readonly by: Source; readonly at: Instant }[]
  /** For the wording in force; new words have to be confirmed anew. */
  readonly confirmations: readonly { readonly by: Source; readonly at: Instant }[]
}

/** The entries that the events tell of, the oldest first. Any order of events, repeats without harm. */
export function foldStory(events: readonly StoryEvent[]): StoryEntry[] {
  const inOrder = [...new Map(events.map((event) => [event.id, event])).values()].sort((one, other) =>
    one.at !== other.at
      ? one.at < other.at
        ? -1
        : 1
      : rank(one) - rank(other) || (one.id < other.id ? -1 : 1),
  )
  const entries = new Map<string, StoryEntry>()
  for (const event of inOrder) {
    const entry = entries.get(event.entryId)
    if (event.type === 'told') {
      const { kind, saidBy, text, by, at } = event
      if (entry !== undefined) continue
      entries.set(event.entryId, {
        id: event.entryId,
        kind,
        saidBy,
        text,
        toldBy: by,
        toldAt: at,
        versions: [{ text, by, at }],
        confirmations: [],
      })
    } else if (entry !== undefined) entries.set(entry.id, apply(entry, event))
  }
  return [...entries.values()]
}

/** At the same moment what was told comes first; ids grow with time and settle the rest. */
function rank(event: StoryEvent): number {
  return event.type === 'told' ? 0 : 1
}

function apply(entry: StoryEntry, event: Exclude<StoryEvent, { type: 'told' }>): StoryEntry {
  const { by, at } = event
  return event.type === 'confirmed'
    ? { ...entry, confirmations: [...entry.confirmations, { by, at }] }
    : {
        ...entry,
        text: event.text,
        versions: [...entry.versions, { text: event.text, by, at }],
        confirmations: [],
      }
}

type Stamp = About

/** Tells something once. Refuses empty words, and words an entry of the same kind already has. */
export function tellStory(
  entries: readonly StoryEntry[],
  told: { readonly kind: StoryKind; readonly saidBy: SaidBy; readonly text: string },
  stamp: Stamp,
): Result<StoryEvent, Refusal<'story-text-missing' | 'story-says-so-already'>> {
  const text = told.text.trim()
  if (text === '') return refused('story-text-missing')
  const same = entries.find((entry) => entry.kind === told.kind && isSame(entry.text, text))
  if (same !== undefined) return refused('story-says-so-already', { entryId: same.id })
  return ok({ ...stamp, ...told, text, type: 'told' })
}

/** Says that it still holds. May be said again later: the age of the last time is what readers look at. */
export function confirmStory(
  entries: readonly StoryEntry[],
  stamp: Stamp,
): Result<StoryEvent, Refusal<'story-entry-unknown'>> {
  return entries.some((entry) => entry.id === stamp.entryId)
    ? ok({ ...stamp, type: 'confirmed' })
    : refused('story-entry-unknown')
}

/** Puts it in new words; the old ones stay visible. */
export function correctStory(
  entries: readonly StoryEntry[],
  words: string,
  stamp: Stamp,
): Result<StoryEvent, Refusal<'story-entry-unknown' | 'story-text-missing' | 'story-says-so-already'>> {
  const text = words.trim()
  const entry = entries.find((one) => one.id === stamp.entryId)
  if (entry === undefined) return refused('story-entry-unknown')
  if (text === '') return refused('story-text-missing')
  if (entry.text === text) return refused('story-says-so-already', { entryId: entry.id })
  return ok({ ...stamp, type: 'corrected', text })
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, 'da', { sensitivity: 'accent' }) === 0
}
