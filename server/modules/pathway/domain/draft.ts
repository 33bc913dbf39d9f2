import type { Branded } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

export type DraftId = Branded<'DraftId'>

/** A programme as it is written: the shape of a file in `content/programmes`. It may be wrong in any way. */
export type ProgrammeWriting = Readonly<Record<string, unknown>>

/** What can be done with a draft. */
export type DraftEvent =
  | {
      readonly type: 'begun'
      readonly code: string
      readonly basedOn: number | null
      readonly document: ProgrammeWriting
    }
  | { readonly type: 'saved'; readonly document: ProgrammeWriting }
  | { readonly type: 'published'; readonly version: number }
  | { readonly type: 'discarded' }

/** A draft as its events add up to. */
export interface Draft {
  readonly draftId: DraftId
  readonly code: string
  /** The published version it was made from; null when it began empty. */
  readonly basedOn: number | null
  /** Up by one each time it is saved: whoever changes it says which one they saw. */
  readonly revision: number
  readonly status: 'open' | 'published' | 'discarded'
  readonly publishedAs: number | null
  readonly document: ProgrammeWriting
}

export type DraftRefused = Refusal<'programme-changed-meanwhile' | 'programme-draft-closed'>

/** The draft after one more event. */
export function applyToDraft(draft: Draft, event: Exclude<DraftEvent, { type: 'begun' }>): Draft {
  switch (event.type) {
    case 'saved':
      return { ...draft, revision: draft.revision + 1, document: event.document }
    case 'published':
      return { ...draft, status: 'published', publishedAs: event.version }
    case 'discarded':
      return { ...draft, status: 'discarded' }
  }
}

export function beginDraft(draftId: DraftId, event: Extract<DraftEvent, { type: 'begun' }>): Draft {
  const { code, basedOn, document } = event
  return { draftId, code, basedOn, revision: 1, status: 'open', publishedAs: null, document }
}

/** Saves what somebody has written on top of the revision they saw, and on no other. The code of a draft never changes. */
export function saveDraft(
  draft: Draft,
  seen: number,
  document: ProgrammeWriting,
): Result<Extract<DraftEvent, { type: 'saved' }>, DraftRefused> {
  const open = openAt(draft, seen)
  if (!open.ok) return open
  return ok({ type: 'saved', document: { ...document, programme: draft.code } })
}

/** Publishes as a version, or discards: only what is open, and as it was last seen. */
export function closeDraft<Event extends Extract<DraftEvent, { type: 'published' | 'discarded' }>>(
  draft: Draft,
  seen: number,
  event: Event,
): Result<Event, DraftRefused> {
  const open = openAt(draft, seen)
  return open.ok ? ok(event) : open
}

function openAt({ status, revision }: Draft, seen: number): Result<undefined, DraftRefused> {
  if (status !== 'open') return refused('programme-draft-closed', { status })
  if (revision !== seen) return refused('programme-changed-meanwhile', { revision })
  return ok()
}
