import type { CitizenActor } from '../../../../contract/actor.ts'
import type { RehabView } from '../../../../contract/rehab.ts'
import type { CitizenId, OrganisationId, RehabPlanId } from '../../../../kernel/ids.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { decide } from '../domain/decide.ts'
import { keep } from '../keep.ts'
import { lockPlan } from '../read-plans.ts'
import { kindOfProvider } from './list-providers.ts'
import type { RehabRefused } from './rehab-refused.ts'
import { viewCourse } from './view-plans.ts'

/** The citizen, or who acts for them, chooses where to train (B6). The chosen place is asked, and has not said yes by this. */
export function chooseProvider(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
  told: { readonly planId: RehabPlanId; readonly unitId: OrganisationId },
): Promise<Result<RehabView, RehabRefused>> {
  return shell.transaction(async (inner): Promise<Result<RehabView, RehabRefused>> => {
    // A choice is the citizen's own word in the plan; what they then are shown is read as they read everything.
    const asked = {
      actor,
      citizenId,
      purpose: 'own-record',
      object: 'choose-rehabilitation-provider',
    } as const
    const written = await allow(inner, { ...asked, kind: 'PLAN', action: 'write' })
    if (!written.ok) return written
    const shown = await allow(inner, { ...asked, kind: 'GOP', also: ['FUN'], action: 'read' })
    if (!shown.ok) return shown
    const found = await lockPlan(inner, citizenId, told.planId)
    if (found === undefined || found.plan.status === 'draft') return refused('rehab-plan-unknown')
    const { plan, history } = found
    const unit = await findUnit(inner, told.unitId)
    const kind = unit && kindOfProvider(unit, plan)
    if (unit === undefined || kind === undefined) return refused('rehab-receiver-unknown')
    const doer = { kind: 'citizen', personId: actor.personId, name: actor.name } as const
    const command = { deed: 'choose-provider', unitId: unit.id, kind } as const
    const decision = decide(plan, command, doer, inner.clock.now())
    if (!decision.ok) return decision
    await keep(inner, history, decision.value)
    return ok(await viewCourse(inner, actor, citizenId, shown.value.kinds))
  })
}
