import type { Instant } from '../../../../kernel/instant.ts'
import { isTooLongAgo } from '../../../../kernel/late-entry.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { answersOf, keyOf } from './answer.ts'
import { isNews, newsOf } from './compare.ts'
import { askedAnswers, faultsOf } from './complete.ts'
import type { Form } from './form.ts'
import { isByProgram, latestOf, type Response, type ResponseEvent, type Writer } from './response.ts'
import { type Known, scoresOf } from './score.ts'
import { factsOf, tellAgain } from './tell.ts'

export type DecideRefused = Refusal<
  | 'form-no-draft'
  | 'form-draft-changed-meanwhile'
  | 'form-not-complete'
  | 'form-nothing-changed'
  | 'form-happened-later'
  | 'form-happened-too-long-ago'
  | 'form-draft-open-already'
  | 'form-not-signed'
  | 'form-in-error'
  | 'form-reason-missing'
>

type EventOf<Type extends ResponseEvent['type']> = Extract<ResponseEvent, { type: Type }>
type Decided<Type extends ResponseEvent['type']> = Result<EventOf<Type>, DecideRefused>

/**
 * Signs the draft as the signer saw it: nothing missing, nothing outside its limits, and nothing written by somebody else since.
 * What is no longer asked is left out.
 */
export function sign(
  form: Form,
  response: Response,
  told: { readonly revision: number; readonly happenedAt?: Instant | undefined },
  known: Known,
  by: Writer,
  at: Instant,
): Result<{ readonly event: EventOf<'signed'>; readonly takenBack: readonly string[] }, DecideRefused> {
  const { draft } = response
  if (response.enteredInError !== null) return refused('form-in-error')
  if (draft === null) return refused('form-no-draft')
  if (draft.revision !== told.revision)
    return refused('form-draft-changed-meanwhile', {
      items: [...draft.touched]
        .filter(([, { revision }]) => revision > told.revision)
        .flatMap(([key]) => draft.answers.get(key) ?? [])
        .map(({ linkId, row }) => ({ linkId, row })),
      by: draft.savedBy.name,
      at: draft.savedAt,
      revision: draft.revision,
    })
  if (told.happenedAt !== undefined && told.happenedAt > at) return refused('form-happened-later')
  if (told.happenedAt !== undefined && isTooLongAgo(told.happenedAt, at))
    return refused('form-happened-too-long-ago')
  const faults = faultsOf(form, draft.answers, known)
  if (faults.length > 0) return refused('form-not-complete', { faults })
  const answers = askedAnswers(form, draft.answers, known)
  const before = latestOf(response)
  // That a person stands by what the program wrote is news, also where not a word is changed.
  if (before !== undefined && !isByProgram(before.by) && !isNews(newsOf(before.answers, answers)))
    return refused('form-nothing-changed')
  const version = (before?.version ?? 0) + 1
  const happened = factsOf(form, answers, known)
  // What is signed as done has been done, also where an answer says when: nobody tells ahead that a treatment is finished.
  if (happened.some((fact) => fact.at !== null && fact.at > at)) return refused('form-happened-later')
  if (happened.some((fact) => fact.at !== null && isTooLongAgo(fact.at, at)))
    return refused('form-happened-too-long-ago')
  const { facts, takenBack } = tellAgain(
    before?.facts ?? [],
    happened,
    (index) => `form ${response.id} ${version}.${index + 1}`,
  )
  return ok({
    event: {
      type: 'signed',
      version,
      answers,
      facts,
      scores: scoresOf(form, answersOf(answers), known),
      happenedAt: told.happenedAt ?? null,
      by,
      at,
    },
    takenBack,
  })
}

/**
 * Signs what is told already, in the name of the unit and with no person behind it: what nobody has told is left out, and so is an
 * answer that breaks a limit of the form. It tells no facts: nothing has been done before a person has looked (design, law 7).
 */
export function signAsTold(
  form: Form,
  response: Response,
  known: Known,
  by: Writer,
  at: Instant,
): Decided<'signed'> {
  if (response.draft === null) return refused('form-no-draft')
  const wrong = new Set(
    faultsOf(form, response.draft.answers, known)
      .filter(({ rule }) => rule !== 'required')
      .map(keyOf),
  )
  const answers = askedAnswers(form, response.draft.answers, known).filter((one) => !wrong.has(keyOf(one)))
  if (answers.length === 0) return refused('form-nothing-changed')
  return ok({
    type: 'signed',
    version: response.versions.length + 1,
    answers,
    facts: [],
    scores: scoresOf(form, answersOf(answers), known),
    happenedAt: null,
    by,
    at,
  })
}

/** Begins a new version of what is signed. */
export function beginAmendment(
  response: Response,
  reason: string,
  by: Writer,
  at: Instant,
): Decided<'amendment-begun'> {
  if (response.enteredInError !== null) return refused('form-in-error')
  if (response.draft !== null) return refused('form-draft-open-already')
  if (response.versions.length === 0) return refused('form-not-signed')
  if (reason.trim() === '') return refused('form-reason-missing')
  return ok({ type: 'amendment-begun', reason: reason.trim(), by, at })
}

/**
 * The task has gone to another team after the program wrote: the team goes on with the same document, and with what a colleague has
 * begun in it. What a person has signed stays with the team of that person. Undefined where it cannot be taken over.
 */
export function takeOver(response: Response, by: Writer, at: Instant): EventOf<'taken-over'> | undefined {
  const latest = latestOf(response)
  const isOfProgram = latest !== undefined && isByProgram(latest.by) && response.enteredInError === null
  return isOfProgram ? { type: 'taken-over', by, at } : undefined
}

/** Puts the open draft away. What was signed stays as it was. */
export function discard(response: Response, by: Writer, at: Instant): Decided<'draft-discarded'> {
  return response.draft === null ? refused('form-no-draft') : ok({ type: 'draft-discarded', by, at })
}

/** Says that what was signed is wrong as a whole. It stays visible, and what it told is taken back. */
export function enterInError(
  response: Response,
  reason: string,
  by: Writer,
  at: Instant,
): Decided<'entered-in-error'> {
  if (response.enteredInError !== null) return refused('form-in-error')
  if (response.versions.length === 0) return refused('form-not-signed')
  if (reason.trim() === '') return refused('form-reason-missing')
  return ok({ type: 'entered-in-error', reason: reason.trim(), by, at })
}

/** Why each deed could not be done now; undefined when it could. For the buttons of the screen. */
export function hindrances(
  form: Form,
  response: Response,
  known: Known,
): Readonly<
  Record<'save' | 'sign' | 'discard' | 'amend' | 'enterInError', DecideRefused['code'] | undefined>
> {
  const { draft, versions, enteredInError } = response
  const noDraft = enteredInError !== null ? 'form-in-error' : draft === null ? 'form-no-draft' : undefined
  const notSigned =
    enteredInError !== null ? 'form-in-error' : versions.length === 0 ? 'form-not-signed' : undefined
  return {
    save: noDraft,
    sign: noDraft ?? (isComplete(form, response, known) ? undefined : 'form-not-complete'),
    discard: noDraft,
    amend: notSigned ?? (draft === null ? undefined : 'form-draft-open-already'),
    enterInError: notSigned,
  }
}

function isComplete(form: Form, { draft }: Response, known: Known): boolean {
  return draft !== null && faultsOf(form, draft.answers, known).length === 0
}
