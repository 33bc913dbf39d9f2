import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { RehabDeedBody, RehabView } from '../../../../contract/rehab.ts'
import type { CitizenId, OrganisationId, RehabPlanId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { professionalOf } from '../doer.ts'
import { decide, type RehabCommand } from '../domain/decide.ts'
import type { PlanContent } from '../domain/event.ts'
import type { Plan } from '../domain/plan.ts'
import { keep } from '../keep.ts'
import { lockPlan } from '../read-plans.ts'
import { kindOfProvider } from './list-providers.ts'
import type { RehabRefused } from './rehab-refused.ts'
import { disclose, receiverOf, trainingService } from './send-plan.ts'
import { viewCourse } from './view-plans.ts'

/** Which plan, and who wants something done to it. */
export interface OnPlan {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  readonly planId: RehabPlanId
}

/**
 * The one way a professional changes a plan: may they at all, how does it stand, does the domain let them, save, show it as it
 * is now. The access record says which deed it was.
 */
export function doDeed(
  shell: Shell,
  { actor, citizenId, planId }: OnPlan,
  body: RehabDeedBody,
): Promise<Result<RehabView, RehabRefused>> {
  return shell.transaction(async (inner): Promise<Result<RehabView, RehabRefused>> => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'GOP',
      also: ['FUN'],
      purpose: 'treatment',
      action: 'write',
      object: `rehabilitation-${body.deed}`,
    })
    if (!granted.ok) return granted
    const found = await lockPlan(inner, citizenId, planId)
    if (found === undefined) return refused('rehab-plan-unknown')
    const { plan, history } = found
    const doctorUnitId = (await getCitizen(inner, citizenId))?.gpUnitId ?? null
    const command = await commandOf(inner, plan, body, doctorUnitId)
    if (!command.ok) return command
    const doer = await professionalOf(inner, actor, doctorUnitId)
    const decision = decide(plan, command.value, doer, inner.clock.now())
    if (!decision.ok) return decision
    if (command.value.deed === 'send') {
      const { receiverUnitId, consent } = command.value
      const receiver = await findUnit(inner, receiverUnitId)
      if (receiver === undefined) return refused('rehab-receiver-unknown')
      const told = await disclose(inner, actor, plan, receiver, consent)
      if (!told.ok) return told
    }
    await keep(inner, history, decision.value)
    return ok(await viewCourse(inner, actor, citizenId, granted.value.kinds))
  })
}

/** What the body asks for, in the words of the domain, with the units it names found. */
async function commandOf(
  shell: Shell,
  plan: Plan,
  body: RehabDeedBody,
  doctorUnitId: OrganisationId | null,
): Promise<Result<RehabCommand, RehabRefused>> {
  switch (body.deed) {
    case 'send': {
      const receiver = await receiverOf(shell, plan, body.receiverUnitId as OrganisationId | undefined)
      if (receiver === undefined) return refused('rehab-receiver-unknown')
      return ok({ deed: 'send', receiverUnitId: receiver.id, consent: body.consent })
    }
    case 'revise':
      return ok({ deed: 'revise', content: body.content as PlanContent })
    case 'forward': {
      const unit = await findUnit(shell, body.rightUnitId as OrganisationId)
      if (unit === undefined || !unit.services.includes(trainingService))
        return refused('rehab-receiver-unknown')
      return ok({ deed: 'forward', rightUnitId: unit.id, reason: body.reason })
    }
    case 'choose-provider': {
      const unit = await findUnit(shell, body.unitId as OrganisationId)
      const kind = unit && kindOfProvider(unit, plan)
      if (unit === undefined || kind === undefined) return refused('rehab-receiver-unknown')
      return ok({ deed: 'choose-provider', unitId: unit.id, kind })
    }
    case 'give-final-status':
      return ok({ ...body, doctorUnitId })
    case 'offer-start':
      return ok({ ...body, on: body.on as DanishDate })
    case 'pause':
      return ok({ ...body, since: body.since as DanishDate })
    case 'resume':
    case 'start':
    case 'end':
      return ok({ ...body, on: body.on as DanishDate })
    case 'close-without-contact':
      return ok({ ...body, letterSentOn: body.letterSentOn as DanishDate })
    default:
      return ok(body)
  }
}
