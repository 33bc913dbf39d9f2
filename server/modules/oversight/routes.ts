import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import {
  acknowledgeOversightNoticeRoute,
  answerQuestionRoute,
  askAboutLookRoute,
  askForExplanationRoute,
  countOversightRoute,
  decideReviewRoute,
  getArticle30Route,
  getBreachRoute,
  getQuestionRoute,
  getReviewRoute,
  giveExplanationRoute,
  listBreachesRoute,
  listMyExplanationsRoute,
  listMyQuestionsRoute,
  listOversightNoticesRoute,
  listQuestionsRoute,
  listReviewLooksRoute,
  listReviewsRoute,
  openBreachRoute,
  printArticle30Route,
  releaseReviewRoute,
  reviewQuestionRoute,
  takeQuestionRoute,
  takeReviewRoute,
  watchCitizenRoute,
  writeBreachRoute,
} from '../../../contract/oversight.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../kernel/instant.ts'
import { answer } from '../../platform/http/answer.ts'
import type { BreachEntry } from './domain/breach.ts'
import type { BreachId, NoticeId, QuestionId, ReviewId } from './domain/ids.ts'
import { getArticle30, printArticle30 } from './use-cases/article-30.ts'
import { getBreach, listBreaches, openBreach, writeBreach } from './use-cases/breaches.ts'
import { askForExplanation, releaseReview, takeReview } from './use-cases/change-review.ts'
import { countOversight } from './use-cases/count-oversight.ts'
import { decideReview } from './use-cases/decide-review.ts'
import { giveExplanation, listMyExplanations } from './use-cases/explanations.ts'
import { listReviewLooks } from './use-cases/list-review-looks.ts'
import { getReview, listReviews } from './use-cases/list-reviews.ts'
import { acknowledgeOversightNotice, listOversightNotices } from './use-cases/notices.ts'
import {
  answerQuestion,
  askAboutLook,
  getQuestion,
  listMyQuestions,
  listQuestions,
  reviewQuestion,
  takeQuestion,
} from './use-cases/questions.ts'
import { watchCitizen } from './use-cases/watch-citizen.ts'

/** The contract lets nobody but professionals in, or nobody but citizens. */
const professional = ({ actor }: { actor: unknown }) => actor as ProfessionalActor
const citizen = ({ actor }: { actor: unknown }) => actor as CitizenActor

const reviewOf = ({ params }: { params: { reviewId: string } }) => params.reviewId as ReviewId
const questionOf = ({ params }: { params: { questionId: string } }) => params.questionId as QuestionId
const breachOf = ({ params }: { params: { breachId: string } }) => params.breachId as BreachId
const citizenOf = ({ params }: { params: { citizenId: string } }) => params.citizenId as CitizenId

export const oversightRoutes = [
  answer(listReviewsRoute, (shell, request) => listReviews(shell, professional(request), request.query)),
  answer(getReviewRoute, (shell, request) => getReview(shell, professional(request), reviewOf(request))),
  answer(listReviewLooksRoute, (shell, request) =>
    listReviewLooks(shell, professional(request), reviewOf(request), request.query),
  ),
  answer(takeReviewRoute, (shell, request) => takeReview(shell, professional(request), reviewOf(request))),
  answer(releaseReviewRoute, (shell, request) =>
    releaseReview(shell, professional(request), reviewOf(request)),
  ),
  answer(askForExplanationRoute, (shell, request) =>
    askForExplanation(shell, professional(request), reviewOf(request), request.body.question),
  ),
  answer(decideReviewRoute, (shell, request) =>
    decideReview(shell, professional(request), reviewOf(request), request.body),
  ),
  answer(listMyExplanationsRoute, (shell, request) => listMyExplanations(shell, professional(request))),
  answer(giveExplanationRoute, (shell, request) =>
    giveExplanation(shell, professional(request), reviewOf(request), request.body.answer),
  ),
  answer(askAboutLookRoute, (shell, request) =>
    askAboutLook(shell, citizen(request), citizenOf(request), {
      ...request.body,
      at: instant(request.body.at),
    }),
  ),
  answer(listMyQuestionsRoute, (shell, request) =>
    listMyQuestions(shell, citizen(request), citizenOf(request)),
  ),
  answer(listQuestionsRoute, (shell, request) => listQuestions(shell, professional(request), request.query)),
  answer(getQuestionRoute, (shell, request) =>
    getQuestion(shell, professional(request), questionOf(request)),
  ),
  answer(takeQuestionRoute, (shell, request) =>
    takeQuestion(shell, professional(request), questionOf(request)),
  ),
  answer(answerQuestionRoute, (shell, request) =>
    answerQuestion(shell, professional(request), questionOf(request), request.body.answer),
  ),
  answer(reviewQuestionRoute, (shell, request) =>
    reviewQuestion(shell, professional(request), questionOf(request), request.body.why),
  ),
  answer(listBreachesRoute, (shell, request) =>
    listBreaches(shell, professional(request), request.query.status),
  ),
  answer(getBreachRoute, (shell, request) => getBreach(shell, professional(request), breachOf(request))),
  answer(openBreachRoute, (shell, request) =>
    openBreach(shell, professional(request), {
      ...request.body,
      awareAt: request.body.awareAt === undefined ? undefined : instant(request.body.awareAt),
    }),
  ),
  answer(writeBreachRoute, (shell, request) =>
    writeBreach(shell, professional(request), breachOf(request), entryOf(request.body.entry)),
  ),
  answer(getArticle30Route, (shell, request) =>
    getArticle30(shell, professional(request), request.query.on as DanishDate | undefined),
  ),
  answer(printArticle30Route, (shell, request) =>
    printArticle30(shell, professional(request), {
      ...request.query,
      on: request.query.on as DanishDate | undefined,
    }),
  ),
  answer(listOversightNoticesRoute, (shell, request) =>
    listOversightNotices(shell, professional(request), request.query.limit),
  ),
  answer(acknowledgeOversightNoticeRoute, (shell, request) =>
    acknowledgeOversightNotice(shell, professional(request), request.params.noticeId as NoticeId),
  ),
  answer(watchCitizenRoute, (shell, request) => watchCitizen(shell, professional(request), request.body)),
  answer(countOversightRoute, (shell, request) => countOversight(shell, professional(request))),
]

/** Times as they came over the wire are ours from here: one form, in UTC. */
function entryOf<Entry extends object>(entry: Entry): BreachEntry {
  const told = 'toldAt' in entry ? { toldAt: instant(entry.toldAt as Instant) } : {}
  return { ...entry, ...told } as unknown as BreachEntry
}
