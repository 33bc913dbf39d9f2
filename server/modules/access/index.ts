import type { Module } from '../../platform/module.ts'
import { prepareLogJob } from './jobs.ts'
import { accessRoutes } from './routes.ts'
import { ruleTexts } from './rule-texts.ts'

export { decisionsFor } from './domain/decide.ts'
export type { RelationKind } from './domain/vocabulary.ts'
export type { Relation } from './store.ts'
export {
  type AccessGrant,
  type AccessQuestion,
  type AccessRefused,
  allow,
  denyUnknown,
} from './use-cases/allow.ts'
export { type ListScope, listScope } from './use-cases/list-scope.ts'
export { type Disclosure, recordDisclosures } from './use-cases/record-disclosures.ts'
export { recordListed } from './use-cases/record-listed.ts'
export {
  type Kinship,
  recordKinships,
  recordOwnRecord,
  recordSubjects,
  type Subject,
  watchSubject,
} from './use-cases/record-subjects.ts'
export { endRelation, recordRelation, recordRelations, replaceRelations } from './use-cases/relations.ts'
export { hasRelation, scopeOf } from './use-cases/scope-of.ts'

export const accessModule: Module = {
  word: 'access',
  routes: accessRoutes,
  jobs: [prepareLogJob],
  async start(shell) {
    await ruleTexts()
    await prepareLogJob.run(shell)
    return undefined
  },
}
