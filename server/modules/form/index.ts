import type { Module } from '../../platform/module.ts'
import { enterLetters, hearOfDelivery } from './listeners.ts'
import { formRoutes } from './routes.ts'

export type { KnownFact } from './domain/check-form.ts'
export type { HouseSource } from './domain/prefill.ts'
export type { FormEnteredInError, FormSigned, SignedFact } from './events.ts'
export { signatureKey } from './events.ts'
export type { Subject, ToldByOthers } from './store.ts'
export {
  type FormVersion,
  listFormVersions,
  listStandingFacts,
  type StandingFact,
} from './use-cases/list-signed.ts'
export { type KnownFacts, loadForms, publishForms } from './use-cases/publish-forms.ts'
export { recordTold } from './use-cases/tell-others.ts'
export { recordSubjects } from './use-cases/tell-subjects.ts'
export { writeAsTold } from './use-cases/write-as-told.ts'

/** Forms are loaded by who knows the facts they may tell: see `loadForms`. */
export const formModule: Module = {
  word: 'form',
  routes: formRoutes,
  listeners: [hearOfDelivery, enterLetters],
}
