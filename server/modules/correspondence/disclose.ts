import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { allow } from '../access/index.ts'
import { findUnit } from '../organisation/index.ts'
import type { LetterKind } from './domain/letter.ts'

export type MayNotBeTold = Refusal<'correspondence-may-not-be-told'>

/** What a letter may be told for: as part of the course of care, else by the citizen's written consent. */
export const disclosurePurposes = ['continuity', 'other-purpose'] as const

/** What is told to whom about whom. */
export interface Disclosing {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  readonly kind: LetterKind
  readonly fromUnitId: OrganisationId
  readonly toUnitId: OrganisationId
  readonly reason?: string | undefined
}

/**
 * A letter discloses (decision 23): it needs a rule of its own, and the citizen may object. Asked first as part of the course of care
 * (SUL § 41), then by the citizen's written consent (§ 43). Inside one room of one party nothing is disclosed. Whoever is refused
 * is not told which of the two it was: a block is the citizen's own matter.
 */
export async function disclose(shell: Shell, told: Disclosing): Promise<Result<void, MayNotBeTold>> {
  const { actor, citizenId, kind, fromUnitId, toUnitId, reason } = told
  if (await isSameRoom(shell, fromUnitId, toUnitId)) return ok(undefined)
  for (const purpose of disclosurePurposes) {
    const allowed = await allow(shell, {
      actor,
      citizenId,
      kind,
      also: ['ID'],
      purpose,
      action: 'push',
      flow: 'push',
      receiverUnitId: toUnitId,
      object: 'send-correspondence',
      ...(reason && { reason }),
    })
    if (allowed.ok && !allowed.value.withheld) return ok(undefined)
  }
  return refused('correspondence-may-not-be-told', { toUnitId })
}

export async function isSameRoom(shell: Shell, a: OrganisationId, b: OrganisationId): Promise<boolean> {
  const [from, to] = [await findUnit(shell, a), await findUnit(shell, b)]
  return from !== undefined && from.room !== null && from.partyId === to?.partyId && from.room === to.room
}
