import { locks, oneAtATime } from '../../platform/db/lock.ts'
import type { Module } from '../../platform/module.ts'
import { prepareLogJob, remindOfConsentsJob, sealLogJob, verifyDeclaredJob } from './jobs.ts'
import { accessRoutes } from './routes.ts'
import { ruleBook } from './rule-book.ts'
import { enterEra } from './store/seals.ts'
import { sealLog } from './use-cases/seal-log.ts'
import { willRoutes } from './will-routes.ts'

export { decide, explain } from './domain/decide.ts'
export { fillLogText } from './domain/log-text.ts'
export type { Rule, Who } from './domain/rule.ts'
export { type RelationKind, relationKinds } from './domain/vocabulary.ts'
export type { BlockWish } from './domain/will/block.ts'
export type { ConsentReceiver } from './domain/will/consent.ts'
export { isOfManagement } from './domain/will/permission.ts'
export type { RepresentationRefused } from './domain/will/representation.ts'
export type { DeclaredRelationUnverified, OverrideOpened } from './events.ts'
export { nothingKnown } from './gather-facts.ts'
export { listRules, ruleBook, ruleText } from './rule-book.ts'
export type { Relation } from './store/relations.ts'
export {
  type AccessGrant,
  type AccessQuestion,
  type AccessRefused,
  allow,
  denyUnknown,
} from './use-cases/allow.ts'
export { liftMyBlock, registerBlock, type SetBlockRefused, setMyBlock } from './use-cases/blocks.ts'
export {
  type ConsentTold,
  type RecordConsentRefused,
  recordConsent,
  revokeConsent,
} from './use-cases/consents.ts'
export { type DeclareRelationRefused, declareRelation } from './use-cases/declare-relation.ts'
export { delegateTask, endDelegation } from './use-cases/delegations.ts'
export { expireLog } from './use-cases/expire-log.ts'
export {
  type AskAboutAccessRefused,
  askAboutAccess,
  explainAccess,
} from './use-cases/explain-access.ts'
export { kindsOpenTo, mayBeToldTo } from './use-cases/kinds-open-to.ts'
export { listRepresented, type Represented } from './use-cases/list-represented.ts'
export { type ListAsked, type ListScope, listScope } from './use-cases/list-scope.ts'
export { tellCitizens } from './use-cases/notices.ts'
export { onlyLooks } from './use-cases/only-looks.ts'
export {
  closeOverride,
  getMyOverride,
  type OpenOverrideRefused,
  type OverrideAsked,
  openOverride,
} from './use-cases/overrides.ts'
export { givePermission, listPermissions, withdrawPermission } from './use-cases/permissions.ts'
export { type ExemptionsPublished, publishExemptions } from './use-cases/publish-exemptions.ts'
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
export {
  endRepresentation,
  type RecordRepresentationRefused,
  type RepresentationTold,
  recordRepresentation,
} from './use-cases/representations.ts'
export { hasRelation, scopeOf } from './use-cases/scope-of.ts'

export { sealLog } from './use-cases/seal-log.ts'
export { type LogReport, verifyLog } from './use-cases/verify-log.ts'

export const accessModule: Module = {
  word: 'access',
  routes: [...accessRoutes, ...willRoutes],
  jobs: [prepareLogJob, sealLogJob, remindOfConsentsJob, verifyDeclaredJob],
  async start(shell) {
    await ruleBook()
    await prepareLogJob.run(shell)
    await oneAtATime(shell, locks.sealLog, enterEra)
    return {
      // What was written since the last minute is sealed before the door closes.
      async stop() {
        await sealLog(shell).catch((fault: unknown) =>
          shell.log.warn({ fault }, 'the log was not sealed at stop'),
        )
      },
    }
  },
}
