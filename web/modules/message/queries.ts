import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getLetterRoute, listLettersRoute } from '../../../contract/message.ts'
import { call } from '../../app/api.ts'
import type { LetterFilter } from './letter-filter.ts'

/** Letters to the own organisation, the newest first. All lie under `['messages', unit]`, as the live topic says. */
export function lettersQuery(unitId: string, status: LetterFilter) {
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
