import type { SignedInActor } from '../../../../contract/actor.ts'
import type { ProvidersView } from '../../../../contract/rehab.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, RehabPlanId } from '../../../../kernel/ids.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { listUnits, type Unit } from '../../organisation/index.ts'
import { doerOf } from '../doer.ts'
import type { ProviderKind } from '../domain/event.ts'
import { whyNot, whyNotProvider } from '../domain/may.ts'
import type { Plan } from '../domain/plan.ts'
import { readCourse } from '../read-plans.ts'
import type { RehabRefused } from './rehab-refused.ts'
import { privateTrainingService, trainingService } from './send-plan.ts'

/** What sort of provider a unit would be for this plan; undefined for one that trains nobody. */
export function kindOfProvider(unit: Unit, plan: Plan): ProviderKind | undefined {
  if (unit.services.includes(privateTrainingService)) return 'private'
  if (unit.services.includes(trainingService))
    return unit.id === plan.receiverUnitId ? 'own' : 'other-municipality'
  return unit.room === 'hospital' && unit.id === plan.receiverUnitId ? 'hospital' : undefined
}

const order: Readonly<Record<ProviderKind, number>> = {
  own: 0,
  hospital: 1,
  'other-municipality': 2,
  private: 3,
}

/** Who could train the citizen by this plan, and why some cannot be chosen today (B4, B6). */
export async function listProviders(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  planId: RehabPlanId,
): Promise<Result<ProvidersView, RehabRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'GOP',
    purpose: 'treatment',
    action: 'read',
    object: 'rehabilitation-providers',
  })
  if (!granted.ok) return granted
  const found = (await readCourse(shell, citizenId)).plans.find(({ plan }) => plan.planId === planId)
  if (found === undefined) return refused('rehab-plan-unknown')
  const { plan } = found
  const today = danishDateOf(shell.clock.now())
  const doctorUnitId = (await getCitizen(shell, citizenId))?.gpUnitId ?? null
  const doer = await doerOf(shell, actor, doctorUnitId)
  const notNow = whyNot(plan, 'choose-provider', doer, today)
  const units = await listTrainingUnits(shell)
  const providers = units.flatMap((unit) => {
    const kind = kindOfProvider(unit, plan)
    if (kind === undefined) return []
    const because = notNow ?? whyNotProvider(plan, kind, today) ?? null
    const { id: unitId, name } = unit
    const phone = unit.phone ?? unit.dutyPhone
    return [{ unit: { unitId, name, phone }, kind, mayChoose: { may: because === null, because } }]
  })
  return ok({ providers: providers.toSorted((one, other) => order[one.kind] - order[other.kind]) })
}

/** Every unit that trains, of municipalities and by agreement. */
async function listTrainingUnits(shell: Shell): Promise<Unit[]> {
  return [
    ...(await listUnits(shell, { service: trainingService })),
    ...(await listUnits(shell, { service: privateTrainingService })),
  ]
}
