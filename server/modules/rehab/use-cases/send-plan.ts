import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow, recordConsent } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findServiceUnit, findUnit, type Unit } from '../../organisation/index.ts'
import type { PlanConsent } from '../domain/event.ts'
import type { Plan } from '../domain/plan.ts'
import { ruleOf } from '../domain/plan-type.ts'

/** What a training unit of a municipality can be asked for. */
export const trainingService = 'training'
/** What a private place that trains by agreement can be asked for (SUL § 140(4)). */
export const privateTrainingService = 'private-training'

/**
 * Whose duty the training is: the hospital's own for specialised plans; else the municipality's training unit, the one a wrong
 * municipality has named, or that of where the citizen lives.
 */
export async function receiverOf(
  shell: Shell,
  plan: Plan,
  wished: OrganisationId | undefined,
): Promise<Unit | undefined> {
  const { gopType } = plan.content
  const on = danishDateOf(shell.clock.now())
  if (gopType !== null && ruleOf(gopType, on).side === 'hospital') return findUnit(shell, plan.senderUnitId)
  const named = wished ?? plan.rightUnitId
  if (named !== null && named !== undefined) {
    const unit = await findUnit(shell, named)
    return unit?.services.includes(trainingService) ? unit : undefined
  }
  const citizen = await getCitizen(shell, plan.citizenId)
  const municipalityCode = citizen?.municipalityCode
  if (municipalityCode === null || municipalityCode === undefined) return undefined
  return findServiceUnit(shell, { service: trainingService, municipalityCode, on })
}

/**
 * The citizen consents to the plan being sent, and it is: to who trains and, when they said so, to the own doctor (law P27; SUL
 * §§ 84, 140, 41(1)). Inside the hospital nothing is disclosed.
 */
export async function disclose(
  shell: Shell,
  actor: ProfessionalActor,
  plan: Plan,
  receiver: Unit,
  consent: PlanConsent,
): Promise<Result<void, Refusal<'rehab-plan-may-not-be-told' | 'rehab-plan-consent-missing'>>> {
  const { citizenId } = plan
  const sender = await findUnit(shell, plan.senderUnitId)
  const doctorUnitId = consent.isToDoctor ? (await getCitizen(shell, citizenId))?.gpUnitId : null
  const isInside = receiver.partyId === sender?.partyId && receiver.room === sender.room
  const told = [isInside ? null : receiver.id, doctorUnitId ?? null].filter((unitId) => unitId !== null)
  for (const unitId of told) {
    const given = await consentTo(shell, actor, citizenId, unitId, consent)
    if (!given.ok) return refused('rehab-plan-consent-missing', { because: given.refusal.code })
    const allowed = await allow(shell, {
      actor,
      citizenId,
      kind: 'GOP',
      also: ['ID'],
      purpose: 'continuity',
      action: 'push',
      flow: 'push',
      receiverUnitId: unitId,
      object: 'send-rehabilitation-plan',
    })
    if (!allowed.ok || allowed.value.withheld) return refused('rehab-plan-may-not-be-told', { unitId })
  }
  return ok(undefined)
}

function consentTo(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  unitId: OrganisationId,
  { givenBy, representative }: PlanConsent,
) {
  return recordConsent(shell, actor, citizenId, {
    receiver: async () => ok({ kind: 'unit', unitId, name: '' } as const),
    purpose: 'treatment',
    dataKinds: ['ID', 'GOP'],
    form: 'oral',
    givenBy,
    note: givenBy === 'citizen' ? 'Genoptræningsplan' : `Genoptræningsplan. Samtykke ved ${representative}`,
  })
}
