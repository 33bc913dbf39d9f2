import type { ProfessionalActor } from '../../../contract/actor.ts'
import { explainAccessRoute } from '../../../contract/citizen-explanation.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { explainAccess } from './use-cases/explain-access.ts'

export const citizenExplanationRoutes: readonly MountedRoute[] = [
  answer(explainAccessRoute, (shell, { actor, body }) =>
    explainAccess(shell, actor as ProfessionalActor, body),
  ),
]
