import type { UnitActor } from '../../../contract/actor.ts'
import type { DataKind } from '../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { allow } from '../access/index.ts'
import { findUnit } from '../organisation/index.ts'

/** What an offer tells, and whom: the receiver reads whose task it is, what it is, and the words sent with it. */
export interface Disclosing {
  readonly fromUnitId: OrganisationId
  readonly toUnitId: OrganisationId
  readonly message: string
}

/**
 * An offer discloses: it needs a rule of its own (SUL § 41(2)), and the citizen may object. Inside one room of one party
 * nothing is disclosed. Whoever is refused is not told which of the two it was: a block is the citizen's own matter.
 */
export async function mayTell(
  shell: Shell,
  actor: UnitActor,
  citizenId: CitizenId,
  { fromUnitId, toUnitId, message }: Disclosing,
): Promise<Result<void, Refusal<'handoff-may-not-be-told'>>> {
  const [from, to] = [await findUnit(shell, fromUnitId), await findUnit(shell, toUnitId)]
  if (from !== undefined && from.partyId === to?.partyId && from.room === to.room) return ok(undefined)
  const told: DataKind[] = message.trim() === '' ? ['ID'] : ['ID', 'PLAN']
  const allowed = await allow(shell, {
    actor,
    citizenId,
    kind: 'APP',
    also: told,
    purpose: 'continuity',
    action: 'push',
    flow: 'push',
    receiverUnitId: toUnitId,
    object: 'offer-handoff',
  })
  return allowed.ok && !allowed.value.withheld
    ? ok(undefined)
    : refused('handoff-may-not-be-told', { toId: toUnitId })
}
