import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, PathwayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { inForceOn, publishedProgrammes, versionOf } from '../current-programmes.ts'
import { isTrigger } from '../domain/advance.ts'
import { holds, judge } from '../domain/condition.ts'
import { type Fact, inOrder } from '../domain/fact.ts'
import { mayStart, type Together } from '../domain/plan/together.ts'
import { prepareFacts } from '../domain/prepare.ts'
import type { PublishedProgramme } from '../domain/programme.ts'
import { situationOf } from '../domain/situation.ts'
import {
  type FactsOf,
  insertFacts,
  insertPathways,
  listFactsOf,
  listPathwaysOf,
  lockCitizens,
  type Pathway,
} from '../store.ts'
import { togetherRules } from '../together.ts'
import { advancePathways, type Course } from './advance-pathways.ts'

/**
 * Keeps what has happened to a citizen, starts the programmes it triggers, and calls for what should now be done. One
 * transaction, with the citizen held; facts told before change nothing, so the same telling twice is the same as once.
 */
export async function recordFacts(shell: Shell, citizenId: CitizenId, facts: readonly Fact[]): Promise<void> {
  await recordFactsOf(shell, [{ citizenId, facts }])
}

/** The same for many citizens in one transaction: as few statements as for one, and all or none. */
export async function recordFactsOf(shell: Shell, told: readonly FactsOf[]): Promise<void> {
  const some = told.filter(({ facts }) => facts.length > 0)
  if (some.length === 0) return
  await shell.transaction(async (inner) => {
    const now = inner.clock.now()
    await lockCitizens(inner.db, [...new Set(some.map(({ citizenId }) => citizenId))])
    const changed = [...(await insertFacts(inner.db, some, now))]
    if (changed.length === 0) return
    const programmes = await publishedProgrammes(inner)
    const together = await togetherRules()
    const courses = await readCourses(inner, changed)
    const begun = courses.map((course) => ({
      course,
      started: begin(inner, programmes, together, course.facts, course.pathways, now),
    }))
    await insertPathways(
      inner.db,
      begun.flatMap(({ course: { citizenId }, started }) =>
        started.map((pathway) => ({ citizenId, pathway })),
      ),
    )
    await advancePathways(
      inner,
      begun.map(({ course, started }) => ({ ...course, pathways: [...course.pathways, ...started] })),
    )
  })
}

/**
 * The clock may have changed what should be done for a citizen. Nothing happens when it has not, or when somebody else has
 * looked meanwhile.
 */
export async function lookAgain(shell: Shell, citizenId: CitizenId): Promise<void> {
  await shell.transaction(async (inner) => {
    await lockCitizens(inner.db, [citizenId])
    await advancePathways(inner, await readCourses(inner, [citizenId]))
  })
}

/** Everything told about citizens who are held, and their pathways. */
export async function readCourses(shell: Shell, citizenIds: readonly CitizenId[]): Promise<Course[]> {
  const [facts, pathways] = [
    await listFactsOf(shell.db, citizenIds),
    await listPathwaysOf(shell.db, citizenIds),
  ]
  return citizenIds.map((citizenId) => ({
    citizenId,
    facts: facts.get(citizenId) ?? [],
    pathways: pathways.get(citizenId) ?? [],
  }))
}

/** A pathway for each stay or plan that triggers a programme, is included, may be started by those it is part of, and has none yet. */
function begin(
  shell: Shell,
  programmes: readonly PublishedProgramme[],
  together: Together,
  told: readonly Fact[],
  running: readonly Pathway[],
  now: Instant,
): Pathway[] {
  const triggers = new Set(programmes.map(({ trigger }) => trigger.fact))
  const prepared = prepareFacts(told)
  const started: Pathway[] = []
  for (const fact of inOrder(told.filter(({ kind }) => triggers.has(kind)))) {
    const { subjectId } = fact
    if (subjectId === undefined) continue
    for (const programme of inForceOn(programmes, danishDateOf(fact.at))) {
      if (!isTrigger(programme, fact)) continue
      const isThere = [...running, ...started].some(
        (one) => one.programmeCode === programme.code && one.subjectId === subjectId,
      )
      if (isThere) continue
      const pathwayId = shell.ids.next<PathwayId>()
      const situation = situationOf({ pathwayId, subjectId }, prepared)
      if (!holds(programme.inclusion, judge(programme, situation, now))) continue
      const starters = [...running, ...started].filter((one) => one.subjectId === fact.data.partOf)
      const families = starters.map(
        (one) => versionOf(programmes, one.programmeCode, one.programmeVersion).family,
      )
      if (!mayStart(families, programme.family, together)) continue
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
