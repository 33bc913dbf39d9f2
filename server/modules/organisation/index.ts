import type { Module } from '../../platform/module.ts'
import type { Problem } from './domain/check-geography.ts'
import { organisationRoutes } from './routes.ts'
import { loadGeography } from './use-cases/geography.ts'

export type { Problem } from './domain/check-geography.ts'
export type { AreaModel } from './domain/geography.ts'
export type { LadderRung, Person, Role } from './domain/person.ts'
export type { Room, Sector, Unit, UnitKind } from './domain/unit.ts'
export type { Belonging } from './domain/where-belongs.ts'
export {
  escalationLadder,
  findMailbox,
  findServiceUnit,
  findUnit,
  findUnitByGln,
  findUnitBySor,
  getUnit,
  listUnits,
  unitsWithin,
} from './use-cases/find-units.ts'
export { listAreas, loadGeography, whereBelongs } from './use-cases/geography.ts'
export {
  findPersonBySubject,
  getPerson,
  grantRole,
  type NewPerson,
  type NewRole,
  registerPerson,
  rolesOf,
} from './use-cases/people.ts'
export { type NewUnit, registerUnit, setEscalationLadder } from './use-cases/register-unit.ts'

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
