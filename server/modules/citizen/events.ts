import type { CitizenId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'

/** Something about who the citizen is has changed; what, in words. Read the citizen anew for the values. */
export type CitizenChanged = OutboxEvent<'citizen-changed', { readonly what: readonly string[] }>

/** The citizen has died, or (null) a death told before was a mistake. */
export type CitizenDeathChanged = OutboxEvent<'citizen-death-changed', { readonly diedAt: Instant | null }>

/** The register tells of another municipality from a day on. The first one known of a citizen comes from nowhere. */
export type ResidenceChanged = OutboxEvent<
  'residence-changed',
  {
    readonly fromMunicipality: string | null
    readonly toMunicipality: string
    readonly from: DanishDate
  }
>

/** A record under a replacement number was moved to the citizen with the right number, or the move was undone. */
export type RecordMoved = OutboxEvent<
  'record-moved',
  { readonly kind: 'moved' | 'undone'; readonly from: CitizenId; readonly to: CitizenId }
>

/** The story was told, confirmed or corrected. */
export type StoryChanged = OutboxEvent<
  'story-changed',
  { readonly entryId: string; readonly type: 'told' | 'confirmed' | 'corrected' }
>

export function citizenChanged(citizenId: CitizenId, at: Instant, what: readonly string[]): CitizenChanged {
  return { type: 'citizen-changed', citizenId, occurredAt: at, data: { what } }
}
