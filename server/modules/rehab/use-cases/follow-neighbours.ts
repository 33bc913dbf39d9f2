import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getCitizen } from '../../citizen/index.ts'
import { type FactKey, type FactKind, recordFacts } from '../../pathway/index.ts'
import { listStayTimes } from '../../stay/index.ts'
import { followDeath, followStays } from '../domain/follow-neighbours.ts'
import { factsOf } from '../domain/pathway-facts.ts'
import { keep } from '../keep.ts'
import { lockPlans, readCourse } from '../read-plans.ts'

/** The citizens' stays are not as they were: day 0, and whether the plans rest, follow from them. */
export async function applyStays(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const plans = await lockPlans(shell, citizenIds)
  if (plans.length === 0) return
  const stays = Map.groupBy(await listStayTimes(shell, citizenIds), ({ citizenId }) => citizenId)
  const at = shell.clock.now()
  for (const { plan, history } of plans) {
    const events = followStays(plan, stays.get(plan.citizenId) ?? [], at)
    if (events.length > 0) await keep(shell, history, events)
  }
}

/** A citizen has died, or has not. */
export async function applyDeaths(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const plans = await lockPlans(shell, citizenIds)
  const at = shell.clock.now()
  for (const { plan, history } of plans) {
    const citizen = await getCitizen(shell, plan.citizenId)
    const events = followDeath(plan, citizen?.diedAt !== null && citizen?.diedAt !== undefined, at)
    if (events.length > 0) await keep(shell, history, events)
  }
}

/** Tells `pathway` all that has happened to the citizens' plans, with stable keys: told twice it does no harm. */
export async function tellPathway(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  for (const citizenId of citizenIds) {
    const { plans } = await readCourse(shell, citizenId)
    const facts = plans.flatMap(({ history }) => factsOf(history))
    await recordFacts(
      shell,
      citizenId,
      facts.map((fact) => ({ ...fact, key: fact.key as FactKey, kind: fact.kind as FactKind })),
    )
  }
}
