import type {
  BreachView,
  ExplanationView,
  OversightNoticeView,
  QuestionTaskView,
  QuestionView,
  ReviewedLookView,
  ReviewSummaryView,
  ReviewView,
} from '../../../contract/oversight.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { fillLogText, ruleText } from '../access/index.ts'
import { escalationLadder, findUnit } from '../organisation/index.ts'
import { control } from './control-parameters.ts'
import {
  authorityDueAt,
  authorityStanding,
  type BreachEvent,
  citizensStanding,
  isOverdue,
  missingOf,
} from './domain/breach.ts'
import type { ReviewId } from './domain/ids.ts'
import { isLate } from './domain/lateness.ts'
import { noticeText } from './domain/notice-text.ts'
import * as questions from './domain/question.ts'
import { type ReviewEvent, statusOf } from './domain/review.ts'
import { may } from './domain/review-deeds.ts'
import type { Doer } from './domain/reviewer.ts'
import type { RegisteredBreach } from './store/breaches.ts'
import { type Look, listLooks } from './store/looks.ts'
import type { ReadNotice } from './store/notices.ts'
import { findReview, type ListedReview, listLooksOf, listReviewEvents } from './store/reviews.ts'

async function named(shell: Shell, id: OrganisationId): Promise<{ id: OrganisationId; name: string }> {
  return { id, name: (await findUnit(shell, id))?.name ?? '' }
}

/** Null when it may be done, otherwise the refusal it would get. */
function possible(result: Result<undefined>): { code: string; data: Record<string, unknown> } | null {
  return result.ok ? null : { code: result.refusal.code, data: { ...result.refusal.data } }
}

export async function viewReviewSummary(
  shell: Shell,
  doer: Doer,
  review: ListedReview,
): Promise<ReviewSummaryView> {
  const now = shell.clock.now()
  const { reviews } = await control()
  const { reviewed, reviewer, decision } = review
  return {
    id: review.reviewId,
    kind: review.kind,
    why: reviews[review.kind].name,
    status: statusOf(review),
    person: {
      id: reviewed.id,
      name: reviewed.name,
      function: reviewed.function,
      unit: await named(shell, reviewed.unitId),
    },
    period: review.period,
    lookCount: review.lookCount,
    citizenCount: review.citizenCount,
    reviewer: reviewer && { id: reviewer.personId, name: reviewer.name },
    openedAt: review.openedAt,
    dueAt: review.dueAt,
    warnAt: review.warnAt,
    isOverdue: decision === null && isLate(review, now),
    escalations: review.escalations,
    outcome: decision?.outcome ?? null,
    actions: {
      take: possible(may(review, 'take', doer, now)),
      release: possible(may(review, 'release', doer, now)),
      ask: possible(may(review, 'ask', doer, now)),
      decide: possible(may(review, 'decide', doer, now)),
    },
  }
}

/** One review with its history. Throws when there is none. */
export async function viewReview(shell: Shell, doer: Doer, reviewId: ReviewId): Promise<ReviewView> {
  const [review, events] = await Promise.all([findReview(shell, reviewId), listReviewEvents(shell, reviewId)])
  if (review === undefined) throw new Error(`there is no review ${reviewId}`)
  return {
    ...(await viewReviewSummary(shell, doer, review)),
    history: events.flatMap((event) => viewReviewEvent(event, review)),
    words: review.decision?.words ?? null,
    breachId: review.decision?.breachId ?? null,
    questionId: review.questionId,
  }
}

type ReviewEntry = ReviewView['history'][number]

function viewReviewEvent(event: ReviewEvent, review: ListedReview): ReviewEntry[] {
  const { at } = event
  switch (event.type) {
    case 'review-opened':
      return [{ type: 'opened', at, by: null, text: null }]
    case 'review-taken':
      return [{ type: 'taken', at, by: event.by.name, text: null }]
    case 'review-released':
      return [{ type: 'released', at, by: event.by.name, text: null }]
    case 'explanation-asked':
      return [{ type: 'asked', at, by: event.by.name, text: event.question }]
    case 'explanation-given':
      return [{ type: 'answered', at, by: review.reviewed.name, text: event.answer }]
    case 'review-escalated':
      return [{ type: 'escalated', at, by: null, text: event.to }]
    case 'review-decided':
      return [
        { type: 'decided', at, by: event.by.name, text: event.words },
        ...(event.breachId === null ? [] : [{ type: 'breach-opened' as const, at, by: null, text: null }]),
        ...(event.citizensTold === 0
          ? []
          : [{ type: 'citizens-told' as const, at, by: null, text: `${event.citizensTold}` }]),
      ]
  }
}

/** One record of the log. The citizen's name only where the rules gave it. */
export async function viewLook(shell: Shell, look: Look, name: string | null): Promise<ReviewedLookView> {
  const rule = await ruleText(look.ruleId, look.at)
  const said = fillLogText(rule?.text ?? { da: look.ruleId, en: look.ruleId }, look.reason)
  return {
    recordId: look.recordId,
    at: look.at,
    citizen: { id: look.citizenId, name },
    outcome: look.outcome,
    action: look.action,
    kind: look.dataKind,
    object: look.object,
    purpose: look.purpose,
    unit: look.unitId && (await named(shell, look.unitId)),
    function: look.function,
    ruleId: look.ruleId,
    rule: said.text,
    evidence: look.evidence,
    evidenceLevel: look.evidenceLevel,
    reason: said.reason,
  }
}

/** So many looks are repeated to the person who is asked about them. */
const looksRecalled = 25

/** What a person is asked about their own looks: when, what and why, but not at whom. */
export async function viewExplanation(shell: Shell, review: ListedReview): Promise<ExplanationView> {
  const { explanation, decision } = review
  if (explanation === null) throw new Error('nobody has asked for an explanation')
  const { reviews } = await control()
  const keys = await listLooksOf(shell, review.reviewId, { after: null, limit: looksRecalled })
  const looks = await listLooks(shell, keys.slice(0, looksRecalled))
  return {
    reviewId: review.reviewId,
    kind: review.kind,
    why: reviews[review.kind].name,
    askedAt: explanation.askedAt,
    askedBy: explanation.askedBy,
    question: explanation.question,
    answer: explanation.answer,
    answeredAt: explanation.answeredAt,
    dueAt: explanation.dueAt,
    isDecided: decision !== null,
    outcome: decision?.outcome ?? null,
    looks: await Promise.all(
      looks.map(async ({ at, action, dataKind: kind, object, purpose, unitId }) => ({
        at,
        action,
        kind,
        object,
        purpose,
        unit: unitId && (await named(shell, unitId)),
      })),
    ),
  }
}

/** A question as the citizen who asked reads it: who answered is a role, never a name. */
export async function viewMyQuestion(shell: Shell, question: questions.QuestionState): Promise<QuestionView> {
  const { answer } = question
  return {
    id: question.questionId,
    recordId: question.recordId,
    lookedAt: question.lookedAt,
    status: questions.statusOf(question),
    text: question.text,
    askedAt: question.askedAt,
    party: await named(shell, question.partyId),
    dueAt: question.dueAt,
    isOverdue: answer === null && isLate(question, shell.clock.now()),
    answer: answer?.text ?? null,
    answeredAt: answer?.at ?? null,
    answeredBy: answer?.function ?? null,
    isReviewed: question.reviewId !== null,
  }
}

export async function viewQuestionTask(
  shell: Shell,
  doer: Doer,
  question: questions.QuestionState,
): Promise<QuestionTaskView> {
  const now = shell.clock.now()
  const { reviewer } = question
  return {
    id: question.questionId,
    status: questions.statusOf(question),
    unit: await named(shell, question.unitId),
    askedAt: question.askedAt,
    dueAt: question.dueAt,
    warnAt: question.warnAt,
    isOverdue: question.answer === null && isLate(question, now),
    escalations: question.escalations,
    reviewer: reviewer && { id: reviewer.personId, name: reviewer.name },
    reviewId: question.reviewId,
    actions: {
      take: possible(questions.may(question, 'take', doer, now)),
      answer: possible(questions.may(question, 'answer', doer, now)),
      review: possible(questions.may(question, 'review', doer, now)),
    },
  }
}

export async function viewBreach(
  shell: Shell,
  { number, state, history }: RegisteredBreach,
): Promise<BreachView> {
  const { breach: terms } = await control()
  return {
    id: state.breachId,
    number: `${state.openedAt.slice(0, 4)}-${number}`,
    title: state.title,
    party: await named(shell, state.partyId),
    status: state.closedAt === null ? 'open' : 'closed',
    awareAt: state.awareAt,
    authorityDueAt: authorityDueAt(state, terms),
    isOverdue: isOverdue(state, shell.clock.now(), terms),
    risk: state.risk,
    missing: missingOf(state, terms),
    authority: authorityStanding(state, terms),
    citizens: citizensStanding(state),
    escalations: state.escalations,
    reviewId: state.reviewId,
    history: history.map((event) => ({
      type: event.type,
      at: event.at,
      by: event.by?.name ?? null,
      text: textOf(event),
    })),
  }
}

function textOf(event: BreachEvent): string | null {
  switch (event.type) {
    case 'opened':
      return event.title
    case 'risk':
      return `${event.risk}: ${event.text}`
    case 'authority-told':
      return [event.toldAt, event.reference].filter((part) => part !== '').join(' · ')
    case 'citizens-told':
      return `${event.toldAt} · ${event.count} · ${event.text}`
    case 'escalated':
      return event.to
    default:
      return event.text
  }
}

export async function viewNotice(shell: Shell, notice: ReadNotice): Promise<OversightNoticeView> {
  const { kind, aboutId } = notice
  const [rung] = await escalationLadder(shell, notice.unitId)
  return {
    id: notice.id,
    kind,
    text: noticeText(kind),
    at: notice.at,
    unit: await named(shell, notice.unitId),
    reviewId:
      kind.startsWith('review') || kind === 'training-needed' || kind === 'nobody-to-review' ? aboutId : null,
    questionId: kind === 'question-overdue' ? aboutId : null,
    breachId: kind.startsWith('breach') ? aboutId : null,
    phone: rung === undefined ? null : { name: rung.name, phone: rung.phone },
    seen: notice.seen,
  }
}
