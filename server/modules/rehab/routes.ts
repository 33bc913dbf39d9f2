import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import {
  assessFunctionRoute,
  chooseRehabilitationProviderRoute,
  doRehabilitationDeedRoute,
  getRehabilitationRoute,
  listRehabilitationProvidersRoute,
  listRehabilitationRoute,
  writeRehabilitationPlanRoute,
} from '../../../contract/rehab.ts'
import type { AssessmentId, CitizenId, OrganisationId, RehabPlanId, StayId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { PlanContent } from './domain/event.ts'
import { assessFunction } from './use-cases/assess-function.ts'
import { chooseProvider } from './use-cases/choose-provider.ts'
import { doDeed } from './use-cases/do-deed.ts'
import { listPlans } from './use-cases/list-plans.ts'
import { listProviders } from './use-cases/list-providers.ts'
import { getRehabilitation } from './use-cases/view-plans.ts'
import { writePlan } from './use-cases/write-plan.ts'

export const rehabRoutes: readonly MountedRoute[] = [
  answer(getRehabilitationRoute, (shell, { actor, params }) =>
    getRehabilitation(shell, actor, params.citizenId as CitizenId),
  ),
  answer(listRehabilitationRoute, (shell, { actor, query }) =>
    listPlans(shell, actor as ProfessionalActor, query),
  ),
  answer(listRehabilitationProvidersRoute, (shell, { actor, params }) =>
    listProviders(shell, actor, params.citizenId as CitizenId, params.planId as RehabPlanId),
  ),
  answer(writeRehabilitationPlanRoute, (shell, { actor, params, body }) =>
    writePlan(shell, actor as ProfessionalActor, params.citizenId as CitizenId, {
      stayId: body.stayId as StayId | null,
      content: body.content as PlanContent,
    }),
  ),
  answer(doRehabilitationDeedRoute, (shell, { actor, params, body }) =>
    doDeed(
      shell,
      {
        actor: actor as ProfessionalActor,
        citizenId: params.citizenId as CitizenId,
        planId: params.planId as RehabPlanId,
      },
      body,
    ),
  ),
  answer(chooseRehabilitationProviderRoute, (shell, { actor, params, body }) =>
    chooseProvider(shell, actor as CitizenActor, params.citizenId as CitizenId, {
      planId: params.planId as RehabPlanId,
      unitId: body.unitId as OrganisationId,
    }),
  ),
  answer(assessFunctionRoute, (shell, { actor, params, body: { corrects, ...body } }) =>
    assessFunction(
      shell,
      {
        actor: actor as ProfessionalActor,
        citizenId: params.citizenId as CitizenId,
        planId: params.planId as RehabPlanId,
      },
      {
        ...body,
        assessedOn: body.assessedOn as DanishDate,
        ...(corrects && {
          corrects: { reason: corrects.reason, assessmentId: corrects.assessmentId as AssessmentId },
        }),
      },
    ),
  ),
]
