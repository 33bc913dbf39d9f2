import { infiniteQueryOptions } from '@tanstack/react-query'
import { listMyAccessRecordsRoute } from '../../../contract/access.ts'
import { call } from '../../app/api.ts'

const aPage = 20

/** Who has looked at my data, the newest first. */
export function myAccessRecordsQuery(citizenId: string) {
  return infiniteQueryOptions({
    queryKey: ['citizen', citizenId, 'access-records'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal, pageParam }) =>
      (await call(listMyAccessRecordsRoute, { query: { before: pageParam, limit: aPage } }, { signal }))
        .records,
    getNextPageParam: (last) => (last.length < aPage ? undefined : last.at(-1)?.at),
  })
}
