import { randomUUID } from 'node:crypto'
import type { SignedInActor } from '../../contract/actor.ts'
import type { FormResponseView } from '../../contract/form.ts'
import type { CitizenId, SubjectId } from '../../kernel/ids.ts'
import { formModule } from '../../server/modules/form/index.ts'
import type { SessionKey } from '../../server/platform/http/answer.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { must } from './task-stage.ts'

/** One request to a route about forms, as the browser would send it. Throws when it is refused. */
export async function askForm(
  shell: Shell,
  actor: SignedInActor,
  name: string,
  params: { readonly citizenId: CitizenId; readonly responseId?: string },
  body: object,
): Promise<FormResponseView> {
  const mounted = formModule.routes?.find(({ route }) => route.name === name)
  if (mounted === undefined) throw new Error(`there is no route ${name}`)
  const raw = { params, query: {}, body, actor, requestId: randomUUID(), session: '' as SessionKey }
  return must(await mounted.call(shell, raw)) as FormResponseView
}

export type DocumentAnswers = Readonly<Record<string, string | number | boolean>>

/** Begins a form about a subject, answers it and signs it. */
export async function writeDocument(
  shell: Shell,
  actor: SignedInActor,
  about: { readonly citizenId: CitizenId; readonly subjectId: SubjectId },
  form: string,
  answers: DocumentAnswers,
): Promise<FormResponseView> {
  const { citizenId, subjectId } = about
  const begun = await askForm(shell, actor, 'start-form-response', { citizenId }, { form, subjectId })
  return signDocument(shell, actor, citizenId, begun, answers)
}

/** Answers an open draft and signs it. */
export async function signDocument(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  { responseId, draft }: FormResponseView,
  answers: DocumentAnswers,
): Promise<FormResponseView> {
  const params = { citizenId, responseId }
  const changes = Object.entries(answers).map(([linkId, value]) => ({ linkId, values: [value] }))
  const saved = await askForm(shell, actor, 'save-form-draft', params, {
    revision: draft?.revision ?? 0,
    changes,
  })
  return askForm(shell, actor, 'sign-form-response', params, { revision: saved.draft?.revision ?? 0 })
}
