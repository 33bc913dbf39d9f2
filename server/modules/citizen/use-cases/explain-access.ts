import type { ExplanationView } from '../../../../contract/access.ts'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { explainAccessRoute } from '../../../../contract/citizen-explanation.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type { CprRefused } from '../../../../kernel/cpr.ts'
import type { PersonId, RoleId } from '../../../../kernel/ids.ts'
import { instant } from '../../../../kernel/instant.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AskAboutAccessRefused, askAboutAccess } from '../../access/index.ts'
import { findByTyped } from './will.ts'

/** Could this person see this of the citizen with that number, at that moment, and why. */
export async function explainAccess(
  shell: Shell,
  actor: ProfessionalActor,
  asked: BodyOf<typeof explainAccessRoute>,
): Promise<Result<ExplanationView, AskAboutAccessRefused | CprRefused>> {
  const { number, personId, roleId, at, ...rest } = asked
  const found = await findByTyped(shell, number)
  if (!found.ok) return found
  return askAboutAccess(shell, actor, found.value, {
    ...rest,
    personId: personId as PersonId,
    roleId: roleId as RoleId,
    at: at === undefined ? undefined : instant(at),
  })
}
