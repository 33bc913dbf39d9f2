import type { CitizenId, OrganisationId, RehabPlanId } from '../../../kernel/ids.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { PlanStatus } from './domain/plan.ts'

/** A rehabilitation plan is not as it was: sent, offered, begun, paused, ended. No texts, no names. */
export type RehabilitationChanged = OutboxEvent<
  'rehabilitation-changed',
  {
    readonly planId: RehabPlanId
    readonly status: PlanStatus
    readonly ownerUnitId: OrganisationId
    /** What happened, by the names of the events of a plan. */
    readonly what: readonly string[]
  }
> & { readonly citizenId: CitizenId }
