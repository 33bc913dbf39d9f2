import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { OverrideReason } from './domain/vocabulary.ts'

/** A health person has opened a citizen (P20, P21). What they wrote stands with the override, not here. */
export type OverrideOpened = OutboxEvent<
  'override-opened',
  {
    readonly overrideId: string
    readonly reasonCode: OverrideReason
    readonly personId: PersonId
    readonly roleId: RoleId
    readonly unitId: OrganisationId
    readonly expiresAt: Instant
  }
>

export function overrideOpened(override: {
  readonly id: string
  readonly citizenId: CitizenId
  readonly reasonCode: OverrideReason
  readonly personId: PersonId
  readonly roleId: RoleId
  readonly unitId: OrganisationId
  readonly openedAt: Instant
  readonly expiresAt: Instant
}): OverrideOpened {
  const { id, citizenId, reasonCode, personId, roleId, unitId, openedAt, expiresAt } = override
  return {
    type: 'override-opened',
    citizenId,
    occurredAt: openedAt,
    data: { overrideId: id, reasonCode, personId, roleId, unitId, expiresAt },
  }
}

/** What a person declared has come to its end, and nobody who knows of ties has told of one meanwhile: the looks are reviewed. */
export type DeclaredRelationUnverified = OutboxEvent<
  'declared-relation-unverified',
  {
    readonly sourceId: string
    readonly personId: PersonId
    readonly unitId: OrganisationId
    readonly from: Instant
    readonly to: Instant
  }
>

export function declaredRelationUnverified(
  { citizenId, ...data }: DeclaredRelationUnverified['data'] & { readonly citizenId: CitizenId },
  at: Instant,
): DeclaredRelationUnverified {
  return { type: 'declared-relation-unverified', citizenId, occurredAt: at, data }
}
