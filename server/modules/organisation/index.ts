import type { Module } from '../../platform/module.ts'
import type { Problem } from './domain/check-geography.ts'
import { organisationRoutes } from './routes.ts'
import { loadGeography } from './use-cases/geography.ts'

export type { Problem } from './domain/check-geography.ts'
export type { EndReason } from './domain/ending.ts'
export type { AreaModel } from './domain/geography.ts'
export type { LadderRung, Person, Role } from './domain/person.ts'
export type { Room, Sector, Unit, UnitKind } from './domain/unit.ts'
export type { Belonging } from './domain/where-belongs.ts'
export type { RotaProblem } from './read-rota.ts'
export type { PersonAtWork } from './store/roles.ts'
export { closeUnit, type FindLeftBehind } from './use-cases/close-unit.ts'
export { type CountOpenWork, endRole } from './use-cases/end-role.ts'
export {
  escalationLadder,
  findMailbox,
  findServiceUnit,
  findUnit,
  findUnitByGln,
  findUnitBySor,
  getUnit,
  listUnits,
  unitsAbove,
  unitsWithin,
} from './use-cases/find-units.ts'
export { listAreas, loadGeography, whereBelongs } from './use-cases/geography.ts'
export { importRota } from './use-cases/import-rota.ts'
export {
  findPersonBySubject,
  findRoleOn,
  getPerson,
  grantRole,
  listPeopleOf,
  type NewPerson,
  type NewRole,
  placeStudent,
  registerPerson,
  rolesOf,
} from './use-cases/people.ts'
export { type NewUnit, registerUnit, setEscalationLadder } from './use-cases/register-unit.ts'
export { isOnShift, type RoleFacts, roleFacts } from './use-cases/shifts.ts'

export const organisationModule: Module = {
  word: 'organisation',
  routes: organisationRoutes,
  async start(shell) {
    const loaded = await loadGeography(shell)
    if (!loaded.ok) throw new Error(`content/geography cannot be used:\n${listProblems(loaded.refusal.data)}`)
    return undefined
  },
}

function listProblems(data: Readonly<Record<string, unknown>>): string {
  return (data.problems as Problem[])
    .map(({ file, line, rule, text }) => `  ${file}:${line} ${rule}: ${text}`)
    .join('\n')
}
