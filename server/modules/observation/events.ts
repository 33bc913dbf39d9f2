import type { OrganisationId, ResultLetterId } from '../../../kernel/ids.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'

/** Results have been told, corrected or cancelled. No values: who may read them asks. */
export type ObservationsChanged = OutboxEvent<
  'observations-changed',
  {
    readonly letterId: ResultLetterId
    readonly activity: 'new' | 'modified' | 'retracted'
    readonly toUnitId: OrganisationId | null
  }
>
