import type { SignedInActor } from '../../../../contract/actor.ts'
import type { FormResponseView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, SubjectId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findForm, inForceOn, publishedForms } from '../current-forms.ts'
import { itemsOf } from '../domain/form.ts'
import { latestOf, statusOf } from '../domain/response.ts'
import { printResponseAsFhir } from '../fhir/print-response.ts'
import { questionnaireOf, readResponse } from '../fhir/read-response.ts'
import type { Json } from '../fhir/words.ts'
import { type ChangeRefused, saveDraft } from './change-response.ts'
import { askFor, type OnResponse, openResponse, type ResponseUnknown } from './open-response.ts'
import { type StartRefused, startResponse } from './start-response.ts'

/** The latest signed version as a FHIR R4 QuestionnaireResponse: of the kinds the reader may see. */
export async function printResponse(
  shell: Shell,
  on: OnResponse,
): Promise<Result<Record<string, unknown>, ResponseUnknown | Refusal<'form-not-signed'>>> {
  const open = await openResponse(shell, on, { action: 'read', object: 'questionnaire-response' })
  if (!open.ok) return open
  const { response, form, kinds, row } = open.value
  const version = latestOf(response)
  if (version === undefined) return refused('form-not-signed')
  return ok({
    ...printResponseAsFhir({
      response,
      citizenId: row.citizenId,
      form,
      status: statusOf(response) ?? 'draft',
      version,
      kinds,
    }),
  })
}

export type TakeInRefused =
  | StartRefused
  | ChangeRefused
  | Refusal<'questionnaire-response-not-understood' | 'form-draft-open-already'>

/** Takes a QuestionnaireResponse in as a draft. A person reads and signs it: what came by wire is nobody's word yet. */
export async function takeInResponse(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  told: { readonly resource: Json; readonly subjectId?: SubjectId | undefined },
): Promise<Result<FormResponseView, TakeInRefused>> {
  const { code, version } = questionnaireOf(told.resource)
  const forms = await publishedForms(shell)
  const form =
    version === undefined
      ? inForceOn(forms, danishDateOf(shell.clock.now())).find((one) => one.code === code)
      : findForm(forms, code, version)
  const asked = { action: 'write', object: 'take-in-questionnaire-response' } as const
  const granted = await askFor(shell, actor, citizenId, form, asked)
  if (!granted.ok) return granted
  if (form === undefined) return refused('form-unknown', { form: code })
  const answers = readResponse(form, told.resource)
  if (!answers.ok) return answers
  const closed = answers.value.find(({ linkId }) => {
    const kind = itemsOf(form).get(linkId)?.item.kind
    return kind !== undefined && !granted.value.has(kind)
  })
  if (closed !== undefined) return refused('form-part-not-yours', { linkId: closed.linkId })
  const begun = await startResponse(shell, actor, citizenId, {
    form: form.code,
    version: form.version,
    subjectId: told.subjectId,
  })
  if (!begun.ok) return begun
  // Somebody is writing already: their words are not mixed with what came by wire.
  if ((begun.value.draft?.revision ?? 0) > 0) return refused('form-draft-open-already')
  const { responseId } = begun.value
  return saveDraft(
    shell,
    { actor, citizenId, responseId: responseId as OnResponse['responseId'] },
    {
      revision: 0,
      changes: answers.value.map(({ linkId, row, values }) => ({
        linkId,
        row,
        values,
        isConfirmation: false,
      })),
    },
  )
}
