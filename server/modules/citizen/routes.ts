import type { CitizenActor, UnitActor } from '../../../contract/actor.ts'
import {
  confirmStoryRoute,
  correctStoryRoute,
  getAfterDeathWishRoute,
  getCitizenRoute,
  getMeRoute,
  listStoryRoute,
  sayAfterDeathWishRoute,
  searchCitizenRoute,
  tellStoryRoute,
} from '../../../contract/citizen.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { sayAfterDeathWish, viewAfterDeathWish } from './use-cases/after-death-wish.ts'
import { confirmStory, correctStory, listStory, tellStory } from './use-cases/story.ts'
import { searchCitizen, viewCitizen, viewMe } from './use-cases/view-citizen.ts'

export const citizenRoutes: readonly MountedRoute[] = [
  answer(getCitizenRoute, (shell, { actor, params }) =>
    viewCitizen(shell, actor, params.citizenId as CitizenId),
  ),
  answer(getMeRoute, (shell, { actor }) => viewMe(shell, actor as CitizenActor)),
  answer(searchCitizenRoute, (shell, { actor, body }) => searchCitizen(shell, actor as UnitActor, body)),
  answer(listStoryRoute, (shell, { actor, params }) =>
    listStory(shell, actor, params.citizenId as CitizenId),
  ),
  answer(tellStoryRoute, (shell, { actor, params, body }) =>
    tellStory(shell, actor, params.citizenId as CitizenId, body),
  ),
  answer(confirmStoryRoute, (shell, { actor, params }) =>
    confirmStory(shell, actor, params.citizenId as CitizenId, params.entryId),
  ),
  answer(correctStoryRoute, (shell, { actor, params, body }) =>
    correctStory(shell, actor, params.citizenId as CitizenId, params.entryId, body.text),
  ),
  answer(getAfterDeathWishRoute, (shell, { actor }) => viewAfterDeathWish(shell, actor as CitizenActor)),
  answer(sayAfterDeathWishRoute, (shell, { actor, body }) =>
    sayAfterDeathWish(shell, actor as CitizenActor, body.isInformationRefused),
  ),
]
