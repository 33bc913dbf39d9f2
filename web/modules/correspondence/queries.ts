import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  countCorrespondenceRoute,
  getThreadRoute,
  listCitizenCorrespondenceRoute,
  listCorrespondenceCategoriesRoute,
  listCorrespondenceDraftsRoute,
  listCorrespondenceReceiversRoute,
  listCorrespondenceRoute,
  openThreadRoute,
} from '../../../contract/correspondence.ts'
import { call } from '../../app/api.ts'
import { type InboxView, showOf } from './views.ts'

/** The threads of the units one acts for, the latest first. All lie under `['correspondence', unit]`, as the live topic says. */
export function inboxQuery(unitId: string, view: InboxView) {
  return infiniteQueryOptions({
    queryKey: ['correspondence', unitId, 'list', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listCorrespondenceRoute, { query: { show: showOf[view], after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** How many threads are unread, to be answered, and late. */
export function correspondenceCountsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['correspondence', unitId, 'counts'],
    queryFn: ({ signal }) => call(countCorrespondenceRoute, { query: {} }, { signal }),
  })
}

/** The threads about one citizen, the latest first. */
export function citizenCorrespondenceQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'correspondence'],
    queryFn: ({ signal }) => call(listCitizenCorrespondenceRoute, { params: { citizenId } }, { signal }),
  })
}

/** One thread with its letters and what the reader may do; with a reason where the rules ask for one. */
export function threadQuery(citizenId: string, threadId: string, reason?: string) {
  const params = { citizenId, threadId }
  return queryOptions({
    queryKey: ['citizen', citizenId, 'thread', threadId, reason ?? ''],
    queryFn: ({ signal }) =>
      reason === undefined
        ? call(getThreadRoute, { params }, { signal })
        : call(openThreadRoute, { params, body: { reason } }, { signal }),
    // What was opened with a reason is not kept for the next who looks.
    ...(reason !== undefined && { gcTime: 0 }),
  })
}

/** What the reader has begun to write about the citizen and not sent. It changes under the hand of the reader alone. */
export function draftsQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'letter-drafts'],
    queryFn: async ({ signal }) =>
      (await call(listCorrespondenceDraftsRoute, { params: { citizenId } }, { signal })).drafts,
  })
}

/** Whom one could write to: those suggested for the citizen, or what fits a search. */
export function receiversQuery(citizenId: string, search: string) {
  const asked = search.trim()
  return queryOptions({
    queryKey: ['citizen', citizenId, 'receivers', asked],
    queryFn: async ({ signal }) => {
      const query = asked.length < 2 ? {} : { search: asked }
      const answer = await call(
        listCorrespondenceReceiversRoute,
        { params: { citizenId }, query },
        { signal },
      )
      return answer.receivers
    },
  })
}

/** What a letter can be about. The list changes a few times a year. */
export const categoriesQuery = queryOptions({
  queryKey: ['correspondence-categories'],
  staleTime: 60 * 60_000,
  queryFn: async ({ signal }) => (await call(listCorrespondenceCategoriesRoute, {}, { signal })).categories,
})
