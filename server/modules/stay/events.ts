import type { CitizenId, OrganisationId, StayId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { StayStatus } from './domain/fold-stay.ts'
import type { ToldAbout } from './domain/telling.ts'

/** What the newest letter or deed did; `changed` for the 72-hour window. The status is what counts now. */
export type StayChange =
  | 'started'
  | 'left-on-leave'
  | 'returned'
  | 'ended'
  | 'died'
  | 'corrected'
  | 'cancelled'
  | 'window-changed'

/** The hospital has told something of a stay, or taken it back. */
export type StayTold = OutboxEvent<
  'stay-told',
  { readonly stayId: StayId; readonly about: ToldAbout; readonly isTakenBack: boolean }
> & { readonly citizenId: CitizenId }

/** A stay is not as it was. Letters come in any order: the status is what all of them say together. */
export type StayChanged = OutboxEvent<
  'stay-changed',
  {
    readonly stayId: StayId
    readonly change: StayChange
    readonly status: StayStatus
    /** When what changed it happened. */
    readonly at: Instant
    /** The hospital unit responsible now or last; undefined when its SOR code is not known to us. */
    readonly unitId?: OrganisationId
    readonly municipalUnitId: OrganisationId
  }
> & { readonly citizenId: CitizenId }
