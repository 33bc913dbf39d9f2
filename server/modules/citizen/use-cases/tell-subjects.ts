import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordKinships, recordSubjects } from '../../access/index.ts'
import {
  forgetTold,
  listKnownRelatives,
  listSubjects,
  listUntold,
  takeForTelling,
} from '../store/subjects.ts'

/**
 * Tells access what its rules and the log control must know of these citizens, as things stand now: age, death, name and
 * address (which access keeps as keys), and who is close to them.
 */
export function tellSubjects(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    // Taken first, then read: of two tellers at once the later tells what it sees after the earlier.
    const taken = await takeForTelling(inner.db, citizenIds, now)
    if (taken.length === 0) return
    await recordSubjects(inner, await listSubjects(inner.db, taken, danishDateOf(now)))
    await recordKinships(inner, taken, await listKnownRelatives(inner.db, taken))
  })
}

const batch = 500
const mostBatches = 20

/** Tells of those who were registered before access asked for it, some thousands at a time. */
export async function tellUntold(shell: Shell): Promise<void> {
  for (let count = 0; count < mostBatches; count += 1) {
    const citizenIds = await listUntold(shell.db, batch)
    if (citizenIds.length === 0) return
    await tellSubjects(shell, citizenIds)
  }
}

/** After the secret of the keys has changed: everybody is told of anew, by the job above. Answers how many there are. */
export function tellEverybodyAnew(shell: Shell): Promise<number> {
  return forgetTold(shell.db)
}
