import type { ClientId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { ServiceScope } from '../../../../kernel/service-scope.ts'
import type { PublicKey } from './key-set.ts'
import type { Senders } from './senders.ts'

/** Another system, let in by the management of the unit it acts for. */
export interface Client {
  readonly id: ClientId
  readonly name: string
  readonly unitId: OrganisationId
  /** What it does there, as a role of a person says. */
  readonly function: string
  readonly scopes: readonly ServiceScope[]
  readonly validFrom: Instant
  readonly validTo: Instant
  /** The management's permission it stands on; none when it looks at nobody. */
  readonly permissionId: string | null
  readonly endedAt: Instant | null
  readonly approvedBy: string
  /** As they were told: the first first. */
  readonly keySets: readonly KeySet[]
  /** Whom beside its own unit it delivers letters for, to that unit. */
  readonly senders: Senders
}

/** Public keys, as the client gave them or where it publishes them. */
export interface KeySet {
  readonly number: number
  readonly source: KeySource
  readonly toldAt: Instant
  /** Until when the sets before this one hold. */
  readonly earlierUntil: Instant
}

export type KeySource =
  | { readonly kind: 'given'; readonly keys: readonly PublicKey[] }
  | { readonly kind: 'published'; readonly uri: string }

/** Whether a client is let in at a moment, to the second. */
export function isLetIn(client: Pick<Client, 'validFrom' | 'validTo' | 'endedAt'>, at: Instant): boolean {
  return client.validFrom <= at && at < client.validTo && (client.endedAt === null || at < client.endedAt)
}

/** The key sets that hold at a moment, the newest first: each holds until a later one says that it does not. */
export function keySetsAt(sets: readonly KeySet[], at: Instant): readonly KeySet[] {
  return sets
    .filter(
      (set) =>
        set.toldAt <= at && !sets.some((later) => later.number > set.number && later.earlierUntil <= at),
    )
    .toReversed()
}
