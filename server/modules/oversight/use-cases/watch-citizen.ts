import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, denyUnknown, watchSubject } from '../../access/index.ts'
import { findByCpr } from '../../citizen/index.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'

/**
 * Every look at this citizen is reviewed from now on, or no longer: somebody in the news, a threatened person (law, part 8).
 * Why stands in the log. Somebody who is not registered is answered like one who may not be looked at.
 */
export function watchCitizen(
  shell: Shell,
  actor: ProfessionalActor,
  asked: { readonly number: string; readonly isWatched: boolean; readonly why: string },
): Promise<Result<{ isWatched: boolean }, NotReviewer | AccessRefused>> {
  return shell.transaction(async (inner) => {
    const doer = await reviewerOf(inner, actor)
    if (!doer.ok) return doer
    const question = {
      actor,
      kind: 'LOG',
      purpose: 'control',
      action: 'write',
      object: 'watch',
      reason: asked.why,
    } as const
    const citizenId = await findByCpr(inner, asked.number)
    if (citizenId === undefined) return denyUnknown(inner, question)
    const granted = await allow(inner, { ...question, citizenId })
    if (!granted.ok) return granted
    await watchSubject(inner, citizenId, asked.isWatched)
    return ok({ isWatched: asked.isWatched })
  })
}
