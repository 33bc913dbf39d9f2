import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import {
  amendFormResponseRoute,
  discardFormDraftRoute,
  enterFormInErrorRoute,
  getFormResponseRoute,
  getFormRoute,
  getQuestionnaireResponseRoute,
  getQuestionnaireRoute,
  listFormDeliveriesRoute,
  listFormResponsesRoute,
  listFormsRoute,
  readQuestionnaireRoute,
  receiptFormResponseRoute,
  saveFormDraftRoute,
  signFormResponseRoute,
  startFormResponseRoute,
  takeInQuestionnaireResponseRoute,
} from '../../../contract/form.ts'
import type { CitizenId, FormResponseId, OrganisationId, PathwayId, SubjectId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { amendResponse, discardDraft, saveDraft } from './use-cases/change-response.ts'
import { getForm, listForms } from './use-cases/get-form.ts'
import { getResponse } from './use-cases/get-response.ts'
import { giveReceipt } from './use-cases/give-receipt.ts'
import { listDeliveries } from './use-cases/list-deliveries.ts'
import { listResponses } from './use-cases/list-responses.ts'
import type { OnResponse } from './use-cases/open-response.ts'
import { printResponse, takeInResponse } from './use-cases/questionnaire-responses.ts'
import { printForm, readForm } from './use-cases/questionnaires.ts'
import { enterResponseInError, signResponse } from './use-cases/sign-response.ts'
import type { Beginning } from './use-cases/start-response.ts'
import { startResponse } from './use-cases/start-response.ts'

function on(
  actor: SignedInActor,
  params: { readonly citizenId: string; readonly responseId: string },
): OnResponse {
  return {
    actor,
    citizenId: params.citizenId as CitizenId,
    responseId: params.responseId as FormResponseId,
  }
}

export const formRoutes: readonly MountedRoute[] = [
  answer(listFormsRoute, (shell) => listForms(shell)),
  answer(getFormRoute, (shell, { params }) => getForm(shell, params.code, params.version)),
  answer(getQuestionnaireRoute, (shell, { params }) => printForm(shell, params.code, params.version)),
  answer(readQuestionnaireRoute, (shell, { body }) => readForm(shell, body.questionnaire)),
  answer(listFormResponsesRoute, (shell, { actor, params, query }) =>
    listResponses(shell, actor, params.citizenId as CitizenId, {
      form: query.form,
      subjectId: query.subjectId as SubjectId | undefined,
    }),
  ),
  answer(startFormResponseRoute, (shell, { actor, params, body }) => {
    const { form, version, subjectId, origin } = body
    const told: Beginning = {
      form,
      version,
      subjectId: subjectId as SubjectId | undefined,
      origin: origin && { ...origin, pathwayId: origin.pathwayId as PathwayId },
    }
    return startResponse(shell, actor, params.citizenId as CitizenId, told)
  }),
  answer(getFormResponseRoute, (shell, { actor, params, query }) =>
    getResponse(shell, on(actor, params), query.version),
  ),
  answer(saveFormDraftRoute, (shell, { actor, params, body }) => saveDraft(shell, on(actor, params), body)),
  answer(signFormResponseRoute, (shell, { actor, params, body }) =>
    signResponse(shell, on(actor, params), {
      revision: body.revision,
      happenedAt: body.happenedAt === undefined ? undefined : instant(body.happenedAt),
    }),
  ),
  answer(discardFormDraftRoute, (shell, { actor, params }) => discardDraft(shell, on(actor, params))),
  answer(amendFormResponseRoute, (shell, { actor, params, body }) =>
    amendResponse(shell, on(actor, params), body.reason),
  ),
  answer(enterFormInErrorRoute, (shell, { actor, params, body }) =>
    enterResponseInError(shell, on(actor, params), body.reason),
  ),
  answer(receiptFormResponseRoute, (shell, { actor, params, body }) =>
    giveReceipt(shell, on(actor, params), body.version),
  ),
  answer(listFormDeliveriesRoute, (shell, { actor, query }) =>
    listDeliveries(shell, actor as ProfessionalActor, {
      unitId: query.unit as OrganisationId | undefined,
      show: query.show,
      limit: query.limit,
    }),
  ),
  answer(getQuestionnaireResponseRoute, (shell, { actor, params }) =>
    printResponse(shell, on(actor, params)),
  ),
  answer(takeInQuestionnaireResponseRoute, (shell, { actor, params, body }) =>
    takeInResponse(shell, actor, params.citizenId as CitizenId, {
      resource: body.questionnaireResponse,
      subjectId: body.subjectId as SubjectId | undefined,
    }),
  ),
]
