import type { FormsView, FormView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findForm, publishedForms } from '../current-forms.ts'
import { viewForm, viewForms } from '../view-form.ts'

/** Every published version of every form. */
export async function listForms(shell: Shell): Promise<Result<FormsView, never>> {
  return ok(viewForms(await publishedForms(shell), danishDateOf(shell.clock.now())))
}

/** What a version asks, as this house may show it. */
export async function getForm(
  shell: Shell,
  code: string,
  version: number,
): Promise<Result<FormView, Refusal<'form-unknown'>>> {
  const form = findForm(await publishedForms(shell), code, version)
  return form === undefined ? refused('form-unknown', { form: code, version }) : ok(viewForm(form))
}
