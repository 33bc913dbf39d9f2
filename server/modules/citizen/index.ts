import type { Module } from '../../platform/module.ts'
import { citizenExplanationRoutes } from './explanation-routes.ts'
import { tellAccessOfSubjects, tellRelations } from './listeners.ts'
import { citizenRoutes } from './routes.ts'
import { tellUntold } from './use-cases/tell-subjects.ts'
import { citizenWillRoutes } from './will-routes.ts'

export type { SaidBy, StoryKind } from './domain/story.ts'
export type {
  CitizenChanged,
  CitizenDeathChanged,
  RecordMoved,
  ResidenceChanged,
  StoryChanged,
} from './events.ts'
export type { Address, KnownTo, RegisterStatus, Relative, Sex } from './store.ts'
export {
  type Citizen,
  countCitizensOf,
  findByCpr,
  findByNumber,
  getCitizen,
  isKnownTo,
  listByCpr,
  listCitizens,
  listKnownTo,
  listNumbersOf,
  listOpenAddresses,
  listRelatives,
  recordKnownTo,
  recordRelative,
} from './use-cases/citizens.ts'
export { listMovedFrom, type MoveRefused, recordNumber, undoNumberMove } from './use-cases/move-number.ts'
export { recordDeath } from './use-cases/record-death.ts'
export {
  type CitizenChange,
  changeCitizen,
  type NewCitizen,
  type RegisterRefused,
  registerCitizen,
} from './use-cases/register-citizen.ts'
export { listMatters, readStory, tellStory } from './use-cases/story.ts'
export { tellPractices } from './use-cases/tell-practices.ts'
export { tellEverybodyAnew, tellSubjects } from './use-cases/tell-subjects.ts'

export const citizenModule: Module = {
  word: 'citizen',
  routes: [...citizenRoutes, ...citizenExplanationRoutes, ...citizenWillRoutes],
  listeners: [tellRelations, tellAccessOfSubjects],
  jobs: [{ name: 'citizen.tell-untold', run: tellUntold }],
}
