import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import {
  type DeclarationRefused,
  declareRelation as declare,
  openedByDeclaration,
} from '../domain/will/declaration.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { ruleBook } from '../rule-book.ts'
import { lockWill } from '../store/will.ts'
import { type AccessRefused, allow, denyUnknown } from './allow.ts'
import { endRelation, recordRelation } from './relations.ts'

export type DeclareRelationRefused = AccessRefused | DeclarationRefused | Refusal<'declaration-not-accepted'>

/**
 * A health person says why a citizen is here though no tie is known. It counts for some days, for that person alone, and only
 * where a rule of the book takes a word for it (P02 a visit, P08 at the counter); then it is verified or flagged. Somebody who
 * is not registered (undefined) is answered as somebody who may not be seen.
 */
export function declareRelation(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId | undefined,
  told: { readonly reason: string },
): Promise<Result<{ citizenId: CitizenId; from: Instant; to: Instant }, DeclareRelationRefused>> {
  return shell.transaction(async (inner) => {
    const book = await ruleBook()
    const now = inner.clock.now()
    const declared = declare(told, book.standards.declaredDays, now)
    if (!declared.ok) return declared
    const unit = await findUnit(inner, actor.unitId)
    const kind = unit && openedByDeclaration(book, actor, workplaceOf(unit), now)
    if (kind === undefined) return refused('declaration-not-accepted')
    const { reason, from, to } = declared.value
    const question = {
      actor,
      kind,
      purpose: 'treatment',
      action: 'read',
      object: 'declared-relation',
      reason,
    } as const
    if (citizenId === undefined) return denyUnknown(inner, question)
    await lockWill(inner, citizenId)
    const sourceId = inner.ids.next<string>()
    // The rules look at the ties there are: it is there before they are asked, and ends in the same moment when they say no.
    await recordRelation(inner, {
      citizenId,
      unitId: actor.unitId,
      personId: actor.personId,
      kind: 'declared',
      sourceId,
      from,
      to,
    })
    const granted = await allow(inner, { ...question, citizenId })
    if (!granted.ok) {
      await endRelation(inner, { citizenId, sourceId, kinds: ['declared'], at: now })
      return granted
    }
    return ok({ citizenId, from, to })
  })
}
