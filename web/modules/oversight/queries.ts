import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  countOversightRoute,
  getArticle30Route,
  getBreachRoute,
  getQuestionRoute,
  getReviewRoute,
  listBreachesRoute,
  listMyExplanationsRoute,
  listMyQuestionsRoute,
  listOversightNoticesRoute,
  listQuestionsRoute,
  listReviewLooksRoute,
  listReviewsRoute,
} from '../../../contract/oversight.ts'
import { call } from '../../app/api.ts'

/** All of the control of one's own party lies under `['oversight', unit]`, as the live topic says. */
const keyOf = (unitId: string, ...rest: readonly string[]) => ['oversight', unitId, ...rest]

export type ReviewFilter = 'open' | 'mine' | 'decided'
export type QuestionFilter = 'open' | 'mine' | 'answered'

export function reviewsQuery(unitId: string, status: ReviewFilter) {
  return infiniteQueryOptions({
    queryKey: keyOf(unitId, 'reviews', status),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listReviewsRoute, { query: { status, after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function reviewQuery(unitId: string, reviewId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'review', reviewId),
    queryFn: ({ signal }) => call(getReviewRoute, { params: { reviewId } }, { signal }),
  })
}

/** The looks under review. Each showing is itself logged, so it is asked for only by whoever has taken the review. */
export function reviewLooksQuery(unitId: string, reviewId: string) {
  return infiniteQueryOptions({
    queryKey: keyOf(unitId, 'review-looks', reviewId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listReviewLooksRoute, { params: { reviewId }, query: { after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function questionsQuery(unitId: string, status: QuestionFilter) {
  return infiniteQueryOptions({
    queryKey: keyOf(unitId, 'questions', status),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listQuestionsRoute, { query: { status, after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function questionQuery(unitId: string, questionId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'question', questionId),
    queryFn: ({ signal }) => call(getQuestionRoute, { params: { questionId } }, { signal }),
  })
}

export function breachesQuery(unitId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'breaches'),
    queryFn: async ({ signal }) =>
      (await call(listBreachesRoute, { query: { status: 'all' } }, { signal })).breaches,
  })
}

export function breachQuery(unitId: string, breachId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'breach', breachId),
    queryFn: ({ signal }) => call(getBreachRoute, { params: { breachId } }, { signal }),
  })
}

export function article30Query(unitId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'article-30'),
    queryFn: ({ signal }) => call(getArticle30Route, { query: {} }, { signal }),
  })
}

/** How much waits: for the queue, and of explanations asked of me. */
export function oversightCountsQuery(unitId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'counts'),
    queryFn: ({ signal }) => call(countOversightRoute, {}, { signal }),
  })
}

export function myExplanationsQuery(unitId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'my-explanations'),
    queryFn: async ({ signal }) => (await call(listMyExplanationsRoute, {}, { signal })).explanations,
  })
}

export function oversightNoticesQuery(unitId: string) {
  return queryOptions({
    queryKey: keyOf(unitId, 'notices'),
    queryFn: async ({ signal }) => (await call(listOversightNoticesRoute, { query: {} }, { signal })).notices,
  })
}

/** What a citizen has asked about looks at their data. */
export function myQuestionsQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'log-questions'],
    queryFn: async ({ signal }) =>
      (await call(listMyQuestionsRoute, { params: { citizenId } }, { signal })).questions,
  })
}
