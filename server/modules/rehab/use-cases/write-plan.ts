import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { RehabView } from '../../../../contract/rehab.ts'
import type { CitizenId, RehabPlanId, StayId } from '../../../../kernel/ids.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { listStayTimes } from '../../stay/index.ts'
import { partyOf } from '../doer.ts'
import type { PlanContent, RehabEventOf } from '../domain/event.ts'
import { followStays } from '../domain/follow-neighbours.ts'
import { begin } from '../domain/plan.ts'
import { keep } from '../keep.ts'
import { lockCitizens } from '../store.ts'
import type { RehabRefused } from './rehab-refused.ts'
import { viewCourse } from './view-plans.ts'

/** The hospital begins a plan: of a stay, or at the end of an outpatient course (B1). */
export function writePlan(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  told: { readonly stayId: StayId | null; readonly content: PlanContent },
): Promise<Result<RehabView, RehabRefused>> {
  return shell.transaction(async (inner): Promise<Result<RehabView, RehabRefused>> => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'GOP',
      also: ['FUN'],
      purpose: 'treatment',
      action: 'write',
      object: 'write-rehabilitation-plan',
    })
    if (!granted.ok) return granted
    if (partyOf(await findUnit(inner, actor.unitId)) !== 'hospital')
      return refused('rehab-plan-only-hospital')
    await lockCitizens(inner.db, [citizenId])
    const stays = await listStayTimes(inner, [citizenId])
    const { stayId, content } = told
    if (stayId !== null && !stays.some((stay) => stay.stayId === stayId)) return refused('rehab-stay-unknown')
    const at = inner.clock.now()
    const { personId, name, unitId } = actor
    const written: RehabEventOf<'plan-written'> = {
      type: 'plan-written',
      at,
      by: { personId, name, unitId },
      citizenId,
      planId: inner.ids.next<RehabPlanId>(),
      stayId,
      senderUnitId: unitId,
      content,
    }
    await keep(inner, [], [written, ...followStays(begin(written), stays, at)])
    return ok(await viewCourse(inner, actor, citizenId, granted.value.kinds))
  })
}
