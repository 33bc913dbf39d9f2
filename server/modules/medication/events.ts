import type { CitizenId } from '../../../kernel/ids.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { MedicineEvent } from './domain/event.ts'

/** Something has happened to a citizen's medicine lists: what kind of thing. What it says is read anew by those who may. */
export type MedicinesChanged = OutboxEvent<
  'medicines-changed',
  { readonly sequence: number; readonly types: readonly MedicineEvent['type'][] }
> & { readonly citizenId: CitizenId }

/** The feed of the medicine card says that a card has changed: it is read anew. */
export type MedicineCardChanged = OutboxEvent<'medicine-card-changed', Record<string, never>> & {
  readonly citizenId: CitizenId
}

/** Somebody has decided something the medicine card must be told. */
export type CardChangesWanted = OutboxEvent<'medicine-card-changes-wanted', Record<string, never>> & {
  readonly citizenId: CitizenId
}
