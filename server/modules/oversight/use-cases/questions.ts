import type { CitizenActor, ProfessionalActor } from '../../../../contract/actor.ts'
import type { QuestionInHandView, QuestionTaskView, QuestionView } from '../../../../contract/oversight.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { control } from '../control-parameters.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import type { QuestionId, ReviewId } from '../domain/ids.ts'
import * as domain from '../domain/question.ts'
import type { Doer } from '../domain/reviewer.ts'
import { keepQuestion, tieReviewer } from '../keep.ts'
import { findLook } from '../store/looks.ts'
import { cut, parseAfter } from '../store/page.ts'
import * as store from '../store/questions.ts'
import { viewMyQuestion, viewQuestionTask } from '../view.ts'
import { openReview } from './open-review.ts'
import { partyOf } from './run-rules.ts'
import { showLooks } from './show-looks.ts'

export type AskRefused =
  | AccessRefused
  | Refusal<'question-about-unknown-look' | 'question-about-nobodys-look' | 'question-asked-already'>

/** “I do not understand this look”: the party of the unit that looked must answer within the deadline. */
export function askAboutLook(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
  asked: { readonly recordId: string; readonly at: Instant; readonly text: string },
): Promise<Result<QuestionView, AskRefused>> {
  return shell.transaction(async (inner) => {
    const allowed = await allowOwn(inner, actor, citizenId)
    if (!allowed.ok) return allowed
    const { recordId, at, text } = asked
    const look = await findLook(inner, { citizenId, recordId, at })
    if (look === undefined) return refused('question-about-unknown-look')
    const { personId, unitId, partyId } = look
    if (personId === null || unitId === null) return refused('question-about-nobodys-look')
    if ((await store.findQuestionAbout(inner, citizenId, recordId)) !== undefined)
      return refused('question-asked-already')
    const parameters = await control()
    const event = domain.ask(
      {
        citizenId,
        questionId: inner.ids.next<QuestionId>(),
        recordId,
        lookedAt: at,
        unitId,
        partyId: await partyOf(inner, { partyId, unitId }),
        lookedById: personId,
        text,
      },
      inner.clock.now(),
      parameters,
    )
    const question = domain.fold([event])
    await store.insertQuestion(inner, question, event, domain.attentionAt(question, parameters))
    await signal(inner, [`oversight:${question.partyId}`, `citizen:${citizenId}`])
    return ok(await viewMyQuestion(inner, question))
  })
}

/** What a citizen has asked, and the answers. */
export async function listMyQuestions(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
): Promise<Result<{ questions: QuestionView[] }, AccessRefused>> {
  const allowed = await allowOwn(shell, actor, citizenId)
  if (!allowed.ok) return allowed
  const questions = await store.listQuestionsOf(shell, citizenId)
  return ok({ questions: await Promise.all(questions.map((question) => viewMyQuestion(shell, question))) })
}

/** To ask about a record is to read it: nobody writes in a log. */
function allowOwn(shell: Shell, actor: CitizenActor, citizenId: CitizenId) {
  return allow(shell, {
    actor,
    citizenId,
    kind: 'LOG',
    purpose: 'own-record',
    action: 'read',
    object: 'log-question',
  })
}

/** The questions one's own party must answer. Nothing in the list is about a citizen. */
export async function listQuestions(
  shell: Shell,
  actor: ProfessionalActor,
  asked: {
    readonly status: 'open' | 'mine' | 'answered'
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<Result<{ questions: QuestionTaskView[]; next: string | null }, NotReviewer>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const { partyId, personId: readerId } = doer.value
  const { status, after, limit } = asked
  const found = await store.listQuestions(shell, {
    partyId,
    readerId,
    status,
    after: parseAfter(after),
    limit,
  })
  const { items, next } = cut(found, limit, ({ questionId, dueAt, answer }) => ({
    at: status === 'answered' && answer !== null ? answer.at : dueAt,
    id: questionId,
  }))
  return ok({
    questions: await Promise.all(items.map((question) => viewQuestionTask(shell, doer.value, question))),
    next,
  })
}

export type ChangeQuestionRefused = NotReviewer | domain.QuestionRefused | Refusal<'question-unknown'>

/** One question; what the citizen wrote and the look itself are shown to whoever has it in hand. */
export function getQuestion(
  shell: Shell,
  actor: ProfessionalActor,
  questionId: QuestionId,
): Promise<Result<QuestionInHandView, ChangeQuestionRefused>> {
  return shell.transaction(async (inner) => {
    const held = await hold(inner, actor, questionId)
    return held.ok ? ok(await show(inner, actor, held.value.doer, held.value.question)) : held
  })
}

/** I answer it: the look is opened to me. */
export function takeQuestion(shell: Shell, actor: ProfessionalActor, questionId: QuestionId) {
  return change(shell, actor, questionId, async (inner, question, doer) =>
    domain.take(question, doer, inner.clock.now()),
  )
}

/** The answer, in plain words; it stands on the citizen's page at once. */
export function answerQuestion(shell: Shell, actor: ProfessionalActor, questionId: QuestionId, text: string) {
  return change(shell, actor, questionId, async (inner, question, doer) => {
    return domain.answer(question, doer, text, inner.clock.now())
  })
}

/** The look must be reviewed; the question is still to be answered. */
export function reviewQuestion(shell: Shell, actor: ProfessionalActor, questionId: QuestionId, why: string) {
  return change(shell, actor, questionId, async (inner, question, doer) => {
    const possible = domain.may(question, 'review', doer, inner.clock.now())
    if (!possible.ok) return possible
    const { citizenId, recordId, lookedAt: at } = question
    const look = await findLook(inner, { citizenId, recordId, at })
    if (look === undefined) throw new Error('a look somebody has asked about is gone')
    const opened = await openReview(inner, {
      kind: 'question',
      period: danishDateOf(at),
      subject: questionId,
      reviewed: {
        id: question.lookedById,
        name: look.personName,
        function: look.function,
        unitId: question.unitId,
      },
      partyId: question.partyId,
      questionId,
      at: inner.clock.now(),
      looks: [{ citizenId, recordId, at }],
    })
    if (opened === undefined) return refused('question-reviewed-already')
    return domain.sendToReview(
      question,
      doer,
      { why, reviewId: opened.reviewId satisfies ReviewId },
      inner.clock.now(),
    )
  })
}

async function hold(
  shell: Shell,
  actor: ProfessionalActor,
  questionId: QuestionId,
): Promise<
  Result<{ doer: Doer; question: domain.QuestionState }, NotReviewer | Refusal<'question-unknown'>>
> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const key = await store.findQuestionKey(shell, questionId)
  const question = key && (await store.lockQuestion(shell, key))
  if (question === undefined || question.partyId !== doer.value.partyId) return refused('question-unknown')
  return ok({ doer: doer.value, question })
}

function change(
  shell: Shell,
  actor: ProfessionalActor,
  questionId: QuestionId,
  want: (
    inner: Shell,
    question: domain.QuestionState,
    doer: Doer,
  ) => Promise<Result<domain.QuestionEvent, ChangeQuestionRefused>>,
): Promise<Result<QuestionInHandView, ChangeQuestionRefused>> {
  return shell.transaction(async (inner) => {
    const held = await hold(inner, actor, questionId)
    if (!held.ok) return held
    const { doer, question } = held.value
    const event = await want(inner, question, doer)
    if (!event.ok) return event
    const after = await keepQuestion(inner, question, event.value)
    await tieReviewer(inner, questionId, [after.citizenId], after.answer === null ? after.reviewer : null)
    return ok(await show(inner, actor, doer, after))
  })
}

async function show(
  shell: Shell,
  actor: ProfessionalActor,
  doer: Doer,
  question: domain.QuestionState,
): Promise<QuestionInHandView> {
  const task = await viewQuestionTask(shell, doer, question)
  const isInHand = question.answer === null && question.reviewer?.personId === doer.personId
  if (!isInHand) return { ...task, asked: null }
  const { citizenId, recordId, lookedAt: at, text } = question
  const { looks } = await showLooks(shell, actor, [{ citizenId, recordId, at }])
  const [look] = looks
  return { ...task, asked: look === undefined ? null : { text, look, answer: null } }
}
