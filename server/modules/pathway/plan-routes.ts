import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import {
  addGoalRoute,
  answerCoordinatorOfferRoute,
  changeGoalRoute,
  endGoalRoute,
  followUpGoalRoute,
  getPlanRoute,
  offerCoordinatorRoute,
  takeBackChangeRoute,
  tellChangeRoute,
} from '../../../contract/pathway-plan.ts'
import type { BodyOf } from '../../../contract/route.ts'
import type { CitizenId, GoalId, OrganisationId, PathwayId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { takeBackChange, tellChange, type Wanted } from './use-cases/plan-change.ts'
import { answerCoordinatorOffer, offerCoordinator } from './use-cases/plan-coordinator.ts'
import { addGoal, changeGoal, endGoal, followUpGoal } from './use-cases/plan-goals.ts'
import { viewPlan } from './use-cases/plan-view.ts'

function professional(actor: SignedInActor): ProfessionalActor {
  if (actor.kind !== 'professional') throw new Error('a route for professionals has let another in')
  return actor
}

function goalIds(params: { readonly citizenId: string; readonly goalId: string }): [CitizenId, GoalId] {
  return [params.citizenId as CitizenId, params.goalId as GoalId]
}

function wantedOf(body: BodyOf<typeof tellChangeRoute>): Wanted {
  const when = {
    text: body.text,
    happenedAt: body.happenedAt === undefined ? undefined : instant(body.happenedAt),
  }
  switch (body.kind) {
    case 'MOVED':
      return { ...when, kind: body.kind, toMunicipality: body.toMunicipality, hasConsent: body.hasConsent }
    case 'TRANSFERRED':
      return {
        ...when,
        kind: body.kind,
        pathwayId: body.pathwayId as PathwayId,
        toUnitId: body.toUnitId as OrganisationId,
      }
    default:
      return { ...when, kind: body.kind, pathwayIds: body.pathwayIds as PathwayId[] }
  }
}

export const planRoutes: readonly MountedRoute[] = [
  answer(getPlanRoute, (shell, { actor, params }) => viewPlan(shell, actor, params.citizenId as CitizenId)),
  answer(addGoalRoute, (shell, { actor, params, body }) =>
    addGoal(shell, actor, params.citizenId as CitizenId, {
      text: body.text,
      saidBy: body.saidBy,
      storyEntryId: body.storyEntryId ?? null,
      ownerId: (body.ownerId ?? null) as OrganisationId | null,
      targetOn: (body.targetOn ?? null) as DanishDate | null,
    }),
  ),
  answer(changeGoalRoute, (shell, { actor, params, body }) =>
    changeGoal(shell, actor, ...goalIds(params), {
      text: body.text,
      ownerId: body.ownerId as OrganisationId | null,
      targetOn: body.targetOn as DanishDate | null,
    }),
  ),
  answer(followUpGoalRoute, (shell, { actor, params, body }) =>
    followUpGoal(shell, actor, ...goalIds(params), { text: body.text, progress: body.progress ?? null }),
  ),
  answer(endGoalRoute, (shell, { actor, params, body }) => endGoal(shell, actor, ...goalIds(params), body)),
  answer(offerCoordinatorRoute, (shell, { actor, params, body }) =>
    offerCoordinator(shell, professional(actor), params.citizenId as CitizenId, {
      toUnitId: body.toUnitId as OrganisationId,
      personId: body.personId as PersonId | undefined,
      text: body.text,
    }),
  ),
  answer(answerCoordinatorOfferRoute, (shell, { actor, params, body }) =>
    answerCoordinatorOffer(shell, professional(actor), params.citizenId as CitizenId, params.offerId, body),
  ),
  answer(tellChangeRoute, (shell, { actor, params, body }) =>
    tellChange(shell, professional(actor), params.citizenId as CitizenId, wantedOf(body)),
  ),
  answer(takeBackChangeRoute, (shell, { actor, params }) =>
    takeBackChange(shell, professional(actor), params.citizenId as CitizenId, params.changeId),
  ),
]
