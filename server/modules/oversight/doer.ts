import type { ProfessionalActor } from '../../../contract/actor.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { getUnit, unitsAbove, unitsWithin } from '../organisation/index.ts'
import { control } from './control-parameters.ts'
import type { Doer } from './domain/reviewer.ts'
import type { Reader } from './store/notices.ts'

export type NotReviewer = Refusal<'oversight-not-for-your-role'>

/** The signed-in person as one who may review, answer and keep the register of breaches in their own party. */
export async function reviewerOf(shell: Shell, actor: ProfessionalActor): Promise<Result<Doer, NotReviewer>> {
  const { reviewers } = await control()
  if (!reviewers.includes(actor.function))
    return refused('oversight-not-for-your-role', { functions: reviewers })
  const { partyId } = await getUnit(shell, actor.unitId)
  return ok({
    personId: actor.personId,
    name: actor.name,
    function: actor.function,
    unitId: actor.unitId,
    partyId,
    unitChain: await unitsAbove(shell, actor.unitId),
  })
}

/** Which notices are the signed-in person's: those of their function, and as leader those about the units they lead. */
export async function readerOf(shell: Shell, actor: ProfessionalActor): Promise<Reader> {
  const { leaders } = await control()
  const { partyId } = await getUnit(shell, actor.unitId)
  const ledUnitIds = leaders.includes(actor.function) ? await unitsWithin(shell, actor.unitId) : []
  return { partyId, function: actor.function, ledUnitIds }
}
