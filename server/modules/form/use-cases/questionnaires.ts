import type { FormView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { ContentError, understand } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listRoles, listServiceCodes } from '../../agreement/index.ts'
import { findForm, publishedForms } from '../current-forms.ts'
import { formShape } from '../document.ts'
import { checkForm } from '../domain/check-form.ts'
import type { Form } from '../domain/form.ts'
import { asLicensed } from '../domain/licence.ts'
import { printQuestionnaire } from '../fhir/print-questionnaire.ts'
import { readQuestionnaire } from '../fhir/read-questionnaire.ts'
import type { Json } from '../fhir/words.ts'
import { viewForm } from '../view-form.ts'
import { writeForm } from '../write-form.ts'

/** A version of a form as a FHIR R4 Questionnaire, as this house may show it. */
export async function printForm(
  shell: Shell,
  code: string,
  version: number,
): Promise<Result<Record<string, unknown>, Refusal<'form-unknown'>>> {
  const form = findForm(await publishedForms(shell), code, version)
  return form === undefined
    ? refused('form-unknown', { form: code, version })
    : ok({ ...printQuestionnaire(form) })
}

/**
 * A FHIR R4 Questionnaire as the text of a draft, and as the screen would draw it. Nothing is kept: a person reads it, says who
 * writes it and what it is of, and lays it in `content/forms`.
 */
export async function readForm(
  shell: Shell,
  questionnaire: Json,
): Promise<Result<{ text: string; form: FormView }, Refusal<'questionnaire-not-understood'>>> {
  const read = readQuestionnaire(questionnaire, {
    kind: 'PLAN',
    about: 'citizen',
    writtenBy: ['municipality'],
    validFrom: danishDateOf(shell.clock.now()),
  })
  if (!read.ok) return read
  const text = writeForm(read.value)
  const understood = understoodAgain(text)
  if (!understood.ok) return understood
  const faults = checkForm(understood.value, {
    // What it tells the pathways is checked where facts are known: when it is published.
    facts: {},
    roles: new Set(listRoles().keys()),
    services: await listServiceCodes(shell),
    forms: new Map((await publishedForms(shell)).map((form) => [form.code, form])),
  }).filter(({ rule }) => rule !== 'fact-unknown')
  if (faults.length > 0)
    return refused('questionnaire-not-understood', {
      faults: faults.map(({ path, rule, text: why }) => ({ at: path.join('.'), text: `${rule}: ${why}` })),
    })
  const licences = new Set(shell.settings.INSTRUMENT_LICENCES)
  return ok({ text, form: viewForm(asLicensed(understood.value, licences)) })
}

/** The draft as its file would be understood: what the file cannot say is refused here and not when it is published. */
function understoodAgain(text: string): Result<Form, Refusal<'questionnaire-not-understood'>> {
  try {
    return ok(understand({ name: 'questionnaire', text }, formShape).value)
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    return refused('questionnaire-not-understood', {
      faults: fault.faults.map(({ line, rule, text: why }) => ({
        at: `line ${line}`,
        text: `${rule}: ${why}`,
      })),
    })
  }
}
