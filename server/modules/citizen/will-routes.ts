import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import {
  declareRelationByNumberRoute,
  listRepresentedRoute,
  openOverrideByNumberRoute,
  recordConsentRoute,
  recordRepresentationRoute,
} from '../../../contract/citizen-will.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import {
  declareRelationByNumber,
  listRepresented,
  openOverrideByNumber,
  recordConsent,
  recordRepresentation,
} from './use-cases/will.ts'

export const citizenWillRoutes: readonly MountedRoute[] = [
  answer(recordConsentRoute, (shell, { actor, params, body }) =>
    recordConsent(shell, actor, params.citizenId as CitizenId, body),
  ),
  answer(recordRepresentationRoute, (shell, { actor, params, body }) =>
    recordRepresentation(shell, actor as ProfessionalActor, params.citizenId as CitizenId, body),
  ),
  answer(openOverrideByNumberRoute, (shell, { actor, body }) =>
    openOverrideByNumber(shell, actor as ProfessionalActor, body),
  ),
  answer(declareRelationByNumberRoute, (shell, { actor, body }) =>
    declareRelationByNumber(shell, actor as ProfessionalActor, body),
  ),
  answer(listRepresentedRoute, (shell, { actor }) => listRepresented(shell, actor as CitizenActor)),
]
