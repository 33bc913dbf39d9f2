import type { CitizenId, StayId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Module } from '../../platform/module.ts'
import type { Shell } from '../../platform/shell.ts'
import type { StayStatus } from './domain/fold-stay.ts'
import { type ResponsibilityPeriod, treatmentResponsibility } from './domain/responsibility.ts'
import { tellEndedWindowsJob } from './jobs.ts'
import { applyListener, formsListener, reportListener, tellListener, toldListener } from './listeners.ts'
import { stayRoutes } from './routes.ts'
import { listStayRows } from './store.ts'
import { readCourse } from './use-cases/read-course.ts'

export type { StayStatus } from './domain/fold-stay.ts'
export type { ResponsibilityPeriod } from './domain/responsibility.ts'
export type { StayChange, StayChanged, StayTold } from './events.ts'

/** Who is medically responsible for the citizen, period by period. The caller has asked `access`. */
export async function listResponsibility(
  shell: Shell,
  citizenId: CitizenId,
): Promise<ResponsibilityPeriod[]> {
  const { stays } = await readCourse(shell, citizenId)
  return treatmentResponsibility(
    stays.map(({ state }) => state),
    stays.flatMap(({ window }) => (window === undefined ? [] : [window])),
  )
}

/** When a stay was, as it is known now: of the last spell. */
export interface StayTimes {
  readonly citizenId: CitizenId
  readonly stayId: StayId
  readonly status: StayStatus
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}

/** When some citizens' stays were. The caller has asked `access`, or hears of it as the house. */
export async function listStayTimes(shell: Shell, citizenIds: readonly CitizenId[]): Promise<StayTimes[]> {
  const rows = await listStayRows(shell.db, citizenIds)
  return rows.map(({ citizenId, stayId, status, startedAt, endedAt }) => ({
    citizenId,
    stayId,
    status,
    startedAt,
    endedAt,
  }))
}

export const stayModule: Module = {
  word: 'stay',
  routes: stayRoutes,
  listeners: [applyListener, tellListener, toldListener, formsListener, reportListener],
  jobs: [tellEndedWindowsJob],
}
