import type { TaskSummaryView } from '../../contract/task.ts'
import { pickCitizens } from '../bars/pick.ts'
import { citizenAddresses, openScreens } from '../bars/screens.ts'
import type { Bench } from '../bench.ts'
import { actorOf } from './verbs.ts'

/** A row that does not say what its history adds up to: nothing measured on it would be worth knowing. */
export class UnsoundPopulationError extends Error {
  override readonly name = 'UnsoundPopulationError'
}

/**
 * Opens citizens from all over as their doctor would, and holds every task in the list against its own history: the rows were
 * copied, and must be what the modules would have written.
 * @returns how many tasks were held against their history
 */
export async function checkPopulation(
  bench: Pick<Bench, 'shell' | 'database'>,
  count: number,
): Promise<number> {
  const screens = await openScreens(bench)
  let checked = 0
  for (const { citizenId, endings } of await pickCitizens(bench.database, count)) {
    const cookie = await screens.signIn(actorOf('general-practice', endings))
    for (const address of citizenAddresses(citizenId)) await screens.get(cookie, address)
    const list = await screens.get(cookie, `/api/v1/citizens/${citizenId}/tasks`)
    for (const listed of (JSON.parse(list) as { tasks: TaskSummaryView[] }).tasks) {
      const address = `/api/v1/citizens/${citizenId}/tasks/${listed.id}`
      const folded = JSON.parse(await screens.get(cookie, address)) as TaskSummaryView
      if (standing(listed) !== standing(folded))
        throw new UnsoundPopulationError(`${address}: listed ${standing(listed)}, folded ${standing(folded)}`)
      checked += 1
    }
  }
  await screens.close()
  return checked
}

function standing({
  citizen,
  title,
  status,
  responsible,
  person,
  deadline,
  breachedAt,
  handoff,
  version,
}: TaskSummaryView) {
  return JSON.stringify({
    citizen,
    title,
    status,
    responsible,
    person,
    deadline,
    breachedAt,
    handoff,
    version,
  })
}
