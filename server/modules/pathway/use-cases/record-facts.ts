import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, PathwayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { inForceOn, publishedProgrammes } from '../current-programmes.ts'
import { isTrigger } from '../domain/advance.ts'
import { holds } from '../domain/condition.ts'
import { type Fact, inOrder } from '../domain/fact.ts'
import type { Programme } from '../domain/programme.ts'
import { situationOf } from '../domain/situation.ts'
import { insertFacts, insertPathways, listFacts, listPathways, lockCitizen, type Pathway } from '../store.ts'
import { advancePathways } from './advance-pathways.ts'

/**
 * Keeps what has happened to a citizen, starts the programmes it triggers, and calls for what should now be done. One
 * transaction, with the citizen held; facts told before change nothing, so the same telling twice is the same as once.
 */
export async function recordFacts(shell: Shell, citizenId: CitizenId, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await shell.transaction(async (inner) => {
    const now = inner.clock.now()
    await lockCitizen(inner.db, citizenId)
    if ((await insertFacts(inner.db, citizenId, facts, now)) === 0) return
    const told = await listFacts(inner.db, citizenId)
    const running = await listPathways(inner.db, citizenId)
    const started = begin(inner, await publishedProgrammes(inner), told, running, now)
    await insertPathways(inner.db, citizenId, started)
    await advancePathways(inner, citizenId, [...running, ...started], told)
  })
}

/**
 * The clock may have changed what should be done for a citizen. Nothing happens when it has not, or when somebody else has
 * looked meanwhile.
 */
export async function lookAgain(shell: Shell, citizenId: CitizenId): Promise<void> {
  await shell.transaction(async (inner) => {
    await lockCitizen(inner.db, citizenId)
    const pathways = await listPathways(inner.db, citizenId)
    await advancePathways(inner, citizenId, pathways, await listFacts(inner.db, citizenId))
  })
}

/** A pathway for each stay that triggers a programme, is included and has none yet. */
function begin(
  shell: Shell,
  programmes: readonly Programme[],
  told: readonly Fact[],
  running: readonly Pathway[],
  now: Instant,
): Pathway[] {
  const started: Pathway[] = []
  for (const fact of inOrder(told)) {
    const { subjectId } = fact
    if (subjectId === undefined) continue
    for (const programme of inForceOn(programmes, danishDateOf(fact.at))) {
      if (!isTrigger(programme, fact)) continue
      const isThere = [...running, ...started].some(
        (one) => one.programmeCode === programme.code && one.subjectId === subjectId,
      )
      if (isThere) continue
      const pathwayId = shell.ids.next<PathwayId>()
      const situation = situationOf({ pathwayId, subjectId }, told)
      if (!holds(programme.inclusion, { programme, situation, now })) continue
      started.push({
        pathwayId,
        programmeCode: programme.code,
        programmeVersion: programme.version,
        subjectId,
        startedAt: fact.at,
        status: 'running',
        stoppedBy: null,
        nextLookAt: null,
      })
    }
  }
  return started
}
