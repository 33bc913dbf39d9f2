import type { Module } from '../../platform/module.ts'
import { agreementRoutes } from './routes.ts'
import { loadAgreements } from './use-cases/publish-agreements.ts'

export type { Acceptance, Priority } from './domain/service.ts'
export { listCommunities, listResponsibilities } from './use-cases/list-responsibilities.ts'
export { listServiceCodes } from './use-cases/list-service-codes.ts'
export { listServices, type ServiceOffered } from './use-cases/list-services.ts'
export { listRoles, placeRoles } from './use-cases/place-roles.ts'
export { bringIntoForce, loadAgreements } from './use-cases/publish-agreements.ts'
export {
  type NobodyResponsible,
  type Responsible,
  resolve,
  resolveMany,
  type ServiceQuestion,
} from './use-cases/resolve.ts'

export const agreementModule: Module = {
  word: 'agreement',
  routes: agreementRoutes,
  async start(shell) {
    await loadAgreements(shell)
    return undefined
  },
}
