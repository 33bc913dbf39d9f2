import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { RehabView } from '../../../../contract/rehab.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { AssessmentId } from '../../../../kernel/ids.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { professionalOf } from '../doer.ts'
import { type Assessment, assess, openDifferences } from '../domain/assessment.ts'
import type { RehabEvent } from '../domain/event.ts'
import { whyNot } from '../domain/may.ts'
import type { Plan } from '../domain/plan.ts'
import { keep } from '../keep.ts'
import { lockPlan } from '../read-plans.ts'
import { insertAssessment, listAssessments } from '../store.ts'
import { tellForms } from '../tell-forms.ts'
import type { OnPlan } from './do-deed.ts'
import type { RehabRefused } from './rehab-refused.ts'
import { viewCourse } from './view-plans.ts'

/** What a party says; who they are and when follows from who is signed in. */
export type Said = Pick<
  Assessment,
  'assessedOn' | 'domains' | 'function' | 'trainingNeed' | 'rehabNeed' | 'potential'
> & {
  readonly corrects?: { readonly assessmentId: AssessmentId; readonly reason: string } | undefined
}

/**
 * A party says how they see function, need and potential. Views two steps apart open a difference that the owner of the plan
 * is asked to settle; views that have met close it.
 */
export function assessFunction(
  shell: Shell,
  { actor, citizenId, planId }: OnPlan,
  { corrects, ...said }: Said,
): Promise<Result<RehabView, RehabRefused>> {
  return shell.transaction(async (inner): Promise<Result<RehabView, RehabRefused>> => {
    const asked = { actor, citizenId, purpose: 'treatment', object: 'assess-function' } as const
    const granted = await allow(inner, { ...asked, kind: 'FUN', also: ['GOP'], action: 'write' })
    if (!granted.ok) return granted
    if (!granted.value.kinds.has('GOP')) return refused('assessment-by-no-party')
    const found = await lockPlan(inner, citizenId, planId)
    if (found === undefined) return refused('rehab-plan-unknown')
    const { plan, history } = found
    const at = inner.clock.now()
    const doer = await professionalOf(inner, actor, (await getCitizen(inner, citizenId))?.gpUnitId ?? null)
    const because = whyNot(plan, 'assess', doer, danishDateOf(at))
    if (because !== undefined || doer.party === null) return refused(because ?? 'assessment-by-no-party')
    const known = (await listAssessments(inner.db, citizenId)).filter((one) => one.planId === planId)
    const assessment = assess(
      {
        ...said,
        assessmentId: inner.ids.next<AssessmentId>(),
        planId,
        party: doer.party,
        recordedAt: at,
        by: byOf(actor),
        corrects: corrects?.assessmentId ?? null,
        correctionReason: corrects?.reason ?? null,
      },
      known,
      danishDateOf(at),
    )
    if (!assessment.ok) return assessment
    await insertAssessment(inner.db, citizenId, assessment.value)
    await tellForms(inner, citizenId, [...known, assessment.value])
    await keep(inner, history, whatFollows(plan, [...known, assessment.value], byOf(actor), at))
    return ok(await viewCourse(inner, actor, citizenId, granted.value.kinds))
  })
}

function byOf({ personId, name, unitId }: ProfessionalActor): Assessment['by'] {
  return { personId, name, unitId }
}

/** What has come between the views, and what has gone. */
function whatFollows(
  plan: Plan,
  known: readonly Assessment[],
  by: Assessment['by'],
  at: Assessment['recordedAt'],
): RehabEvent[] {
  const now = openDifferences(known, plan.settlements).map(({ code }) => code)
  const found = now.filter((code) => !plan.differences.includes(code))
  const gone = plan.differences.filter((code) => !now.includes(code))
  return [
    ...(gone.length > 0
      ? [{ type: 'difference-settled', at, by, codes: gone, how: 'aligned', text: '' } as const]
      : []),
    ...(found.length > 0 ? [{ type: 'difference-found', at, by, codes: found } as const] : []),
  ]
}
