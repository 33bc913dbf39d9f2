import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  countLettersRoute,
  getLetterRoute,
  getOutgoingRoute,
  listLettersRoute,
  listOutgoingRoute,
} from '../../../contract/message.ts'
import { call } from '../../app/api.ts'
import type { IncomingFilter, OutgoingFilter } from './letter-filter.ts'

/** Letters to the own organisation, the newest first. All lie under `['messages', unit]`, as the live topic says. */
export function lettersQuery(unitId: string, status: IncomingFilter) {
  return infiniteQueryOptions({
    queryKey: ['messages', unitId, 'list', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listLettersRoute, { query: { status, after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** One letter with the rules it broke and what people did with it. */
export function letterQuery(unitId: string, letterId: string) {
  return queryOptions({
    queryKey: ['messages', unitId, 'letter', letterId],
    queryFn: ({ signal }) => call(getLetterRoute, { params: { letterId } }, { signal }),
  })
}

/** Letters the own organisation has sent, the newest first. */
export function outgoingLettersQuery(unitId: string, status: OutgoingFilter) {
  return infiniteQueryOptions({
    queryKey: ['messages', unitId, 'outgoing', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listOutgoingRoute, { query: { status, after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** One letter of ours: where it is, every try and every answer, and what may be done. */
export function outgoingLetterQuery(unitId: string, sendingId: string) {
  return queryOptions({
    queryKey: ['messages', unitId, 'sending', sendingId],
    queryFn: ({ signal }) => call(getOutgoingRoute, { params: { sendingId } }, { signal }),
  })
}

/** How many letters lie where. */
export function letterCountsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['messages', unitId, 'counts'],
    queryFn: ({ signal }) => call(countLettersRoute, {}, { signal }),
  })
}
