import {
  beginProgrammeDraftRoute,
  beginProgrammeTrialRoute,
  checkProgrammeRoute,
  discardProgrammeDraftRoute,
  getPathwayRoute,
  getPlanDefinitionRoute,
  getProgrammeDraftRoute,
  getProgrammeRoute,
  getProgrammeTrialRoute,
  getProgrammeWordsRoute,
  listProgrammeDraftsRoute,
  listProgrammesRoute,
  publishProgrammeDraftRoute,
  retireProgrammeRoute,
  saveProgrammeDraftRoute,
} from '../../../contract/pathway-programme.ts'
import type { CitizenId, PathwayId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { DraftId } from './domain/draft.ts'
import type { TrialId } from './store/trials.ts'
import { getPathway } from './use-cases/get-pathway.ts'
import {
  beginProgrammeDraft,
  checkProgramme,
  discardProgrammeDraft,
  getProgrammeDraft,
  listProgrammeDrafts,
  publishProgrammeDraft,
  saveProgrammeDraft,
} from './use-cases/programme-draft.ts'
import { getProgrammeWords } from './use-cases/programme-words.ts'
import { retireVersion } from './use-cases/retire-version.ts'
import { beginProgrammeTrial, getProgrammeTrial, type TrialAsked } from './use-cases/try-programme.ts'
import { getPlanDefinition, getProgramme, listProgrammes } from './use-cases/view-programmes.ts'

/** Programmes as people read and write them. */
export const programmeRoutes: readonly MountedRoute[] = [
  answer(listProgrammesRoute, async (shell, { actor }) => ok(await listProgrammes(shell, actor))),
  answer(getProgrammeRoute, (shell, { actor, params, query }) =>
    getProgramme(shell, actor, { code: params.code, version: query.version }),
  ),
  answer(getPlanDefinitionRoute, (shell, { params }) => getPlanDefinition(shell, params)),
  answer(getProgrammeWordsRoute, (shell, { actor }) => getProgrammeWords(shell, actor)),
  answer(listProgrammeDraftsRoute, (shell, { actor }) => listProgrammeDrafts(shell, actor)),
  answer(beginProgrammeDraftRoute, (shell, { actor, body }) => beginProgrammeDraft(shell, actor, body)),
  answer(getProgrammeDraftRoute, (shell, { actor, params }) =>
    getProgrammeDraft(shell, actor, params.draftId as DraftId),
  ),
  answer(checkProgrammeRoute, (shell, { actor, body }) => checkProgramme(shell, actor, body.document)),
  answer(saveProgrammeDraftRoute, (shell, { actor, params, body }) =>
    saveProgrammeDraft(shell, actor, params.draftId as DraftId, body),
  ),
  answer(publishProgrammeDraftRoute, (shell, { actor, params, body }) =>
    publishProgrammeDraft(shell, actor, params.draftId as DraftId, {
      revision: body.revision,
      validFrom: body.validFrom as DanishDate,
    }),
  ),
  answer(discardProgrammeDraftRoute, (shell, { actor, params, body }) =>
    discardProgrammeDraft(shell, actor, params.draftId as DraftId, body.revision),
  ),
  answer(retireProgrammeRoute, (shell, { actor, params, body }) =>
    retireVersion(shell, actor, { ...params, on: body.on as DanishDate, reason: body.reason }),
  ),
  answer(beginProgrammeTrialRoute, (shell, { actor, body }) =>
    beginProgrammeTrial(shell, actor, body as TrialAsked),
  ),
  answer(getProgrammeTrialRoute, (shell, { actor, params }) =>
    getProgrammeTrial(shell, actor, params.trialId as TrialId),
  ),
  answer(getPathwayRoute, (shell, { actor, params }) =>
    getPathway(shell, actor, params.citizenId as CitizenId, params.pathwayId as PathwayId),
  ),
]
