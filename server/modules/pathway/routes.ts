import { listPathwaysRoute } from '../../../contract/pathway.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { planRoutes } from './plan-routes.ts'
import { programmeRoutes } from './programme-routes.ts'
import { viewPathways } from './use-cases/get-running.ts'

export const pathwayRoutes: readonly MountedRoute[] = [
  answer(listPathwaysRoute, (shell, { actor, params }) =>
    viewPathways(shell, actor, params.citizenId as CitizenId),
  ),
  ...planRoutes,
  ...programmeRoutes,
]
