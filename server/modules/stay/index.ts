import type { CitizenId } from '../../../kernel/ids.ts'
import type { Module } from '../../platform/module.ts'
import type { Shell } from '../../platform/shell.ts'
import { type ResponsibilityPeriod, treatmentResponsibility } from './domain/responsibility.ts'
import { applyListener, tellListener, toldListener } from './listeners.ts'
import { stayRoutes } from './routes.ts'
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

export const stayModule: Module = {
  word: 'stay',
  routes: stayRoutes,
  listeners: [applyListener, tellListener, toldListener],
}
