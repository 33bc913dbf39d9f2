import { type DanishCalendar, danishCalendar } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  addWalked,
  countWalked,
  deleteMissed,
  finishReevaluation,
  insertMissed,
  insertReevaluation,
  keepProgress,
  latestReason,
  listMissed,
  listNextCitizens,
  listUnfinished,
  lockReevaluation,
  type Reevaluation,
  type ReevaluationId,
} from '../store/reevaluations.ts'
import { lockFree } from '../store.ts'
import { advancePathways } from './advance-pathways.ts'
import { lookAgain, readCourses } from './record-facts.ts'

/** Citizens to a stretch: few enough that nobody who treats one of them waits noticeably. */
const stretch = 50

/** Asks for running pathways to be worked out anew, in stretches beside the live work. @param programme its code; all when left out */
export async function askReevaluation(
  shell: Shell,
  { programme, reason }: { readonly programme?: string | undefined; readonly reason: string },
): Promise<ReevaluationId> {
  const id = shell.ids.next<ReevaluationId>()
  await insertReevaluation(shell.db, { id, programmeCode: programme ?? null, reason }, shell.clock.now())
  return id
}

/**
 * Works out running pathways anew, from the first citizen to the last: what should stand now, and what that changes. A stop on
 * the way loses nothing: whoever walks next goes on from the last stretch that was kept.
 * @param isStopping asked between stretches
 * @returns how many citizens were worked out
 */
export async function reevaluateRunning(
  shell: Shell,
  ask: { readonly programme?: string | undefined; readonly reason: string },
  isStopping: () => boolean = () => false,
): Promise<number> {
  const id = await askReevaluation(shell, ask)
  await walk(shell, id, isStopping)
  return countWalked(shell.db, id)
}

/** Goes on with every walk that has not come to its end. @param isStopping asked between stretches */
export async function goOnReevaluating(shell: Shell, isStopping: () => boolean): Promise<void> {
  for (const id of await listUnfinished(shell.db)) await walk(shell, id, isStopping)
}

/** Which days are days off decides every deadline counted in workdays: another calendar than last time is a reason to walk. */
export async function reevaluateOnOtherCalendar(
  shell: Shell,
  calendar: DanishCalendar = danishCalendar,
): Promise<void> {
  const reason = `${calendarReason}${calendar.daysOff.toSorted().join(', ')}`
  await shell.transaction(async (inner) => {
    if ((await latestReason(inner.db, calendarReason)) !== reason) await askReevaluation(inner, { reason })
  })
}

const calendarReason = 'days off: '

async function walk(shell: Shell, id: ReevaluationId, isStopping: () => boolean): Promise<void> {
  for (let at: Walked = 'on-the-way'; at !== 'finished' && !isStopping(); )
    at = at === 'on-the-way' ? await walkStretch(shell, id) : await lookAtMissed(shell, id)
}

/** `at-the-end`: everybody has been come by; those passed over are left. */
type Walked = 'on-the-way' | 'at-the-end' | 'finished'

/** One stretch in one transaction, with how far it came. Citizens somebody else holds are passed over. */
async function walkStretch(shell: Shell, id: ReevaluationId): Promise<Walked> {
  try {
    return await stepForward(shell, id, async (inner, walked, citizenIds) => {
      const free = await lockFree(inner.db, citizenIds)
      await workOut(inner, free, walked)
      return free
    })
  } catch (fault) {
    shell.log.warn({ fault }, 'a stretch of pathways could not be worked out; they are taken one by one')
    return stepForward(shell, id, async () => [])
  }
}

function stepForward(
  shell: Shell,
  id: ReevaluationId,
  work: (inner: Shell, walked: Reevaluation, citizenIds: readonly CitizenId[]) => Promise<CitizenId[]>,
): Promise<Walked> {
  return shell.transaction(async (inner) => {
    const walked = await lockReevaluation(inner.db, id)
    if (walked === undefined) return 'finished'
    const next = await listNextCitizens(inner.db, walked, stretch)
    const last = next.at(-1)
    if (last === undefined) return 'at-the-end'
    const done = new Set(await work(inner, walked, next))
    const passedOver = next.filter((citizenId) => !done.has(citizenId))
    await insertMissed(inner.db, id, passedOver)
    await keepProgress(inner.db, id, { after: last, more: done.size })
    return 'on-the-way'
  })
}

/** Those passed over, each in a transaction of its own. One that cannot be worked out waits for its next fact, and is logged. */
async function lookAtMissed(shell: Shell, id: ReevaluationId): Promise<Walked> {
  const missed = await listMissed(shell.db, id, stretch)
  for (const citizenId of missed)
    try {
      await shell.transaction(async (inner) => {
        await lookAgain(inner, citizenId)
        if (await deleteMissed(inner.db, id, citizenId)) await addWalked(inner.db, id, 1)
      })
    } catch (fault) {
      shell.log.warn({ fault }, 'a pathway could not be worked out anew')
      await deleteMissed(shell.db, id, citizenId)
    }
  if (missed.length > 0) return 'at-the-end'
  await finishReevaluation(shell.db, id, shell.clock.now())
  return 'finished'
}

async function workOut(
  shell: Shell,
  citizenIds: readonly CitizenId[],
  { programmeCode }: Reevaluation,
): Promise<void> {
  if (citizenIds.length === 0) return
  const courses = await readCourses(shell, citizenIds)
  await advancePathways(
    shell,
    courses.map((course) => ({
      ...course,
      pathways: course.pathways.filter(
        ({ status, programmeCode: code }) =>
          status === 'running' && (programmeCode === null || code === programmeCode),
      ),
    })),
  )
}
