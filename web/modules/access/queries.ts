import { infiniteQueryOptions } from '@tanstack/react-query'
import { listMyAccessRecordsRoute } from '../../../contract/access.ts'
import { type Asked, call } from '../../app/api.ts'

/** Which looks the citizen wants to see. */
export type LookFilter = Pick<
  NonNullable<Asked<typeof listMyAccessRecordsRoute>['query']>,
  'from' | 'to' | 'kind' | 'outcome' | 'action' | 'by'
>

const aPage = 40

/** Who has looked at my data, the newest first. */
export function myAccessRecordsQuery(citizenId: string, filter: LookFilter = {}, limit: number = aPage) {
  return infiniteQueryOptions({
    queryKey: ['citizen', citizenId, 'access-records', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listMyAccessRecordsRoute, { query: { ...filter, before: pageParam, limit } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}
