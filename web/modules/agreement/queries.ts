import { queryOptions } from '@tanstack/react-query'
import { listCommunitiesRoute, listResponsibilitiesRoute } from '../../../contract/agreement.ts'
import { call } from '../../app/api.ts'

/** Communities with a health agreement on a day, `2026-11-21`. */
export function communitiesQuery(on: string) {
  return queryOptions({
    queryKey: ['communities', on],
    queryFn: async ({ signal }) =>
      (await call(listCommunitiesRoute, { query: { on } }, { signal })).communities,
  })
}

/** Who does what in a community on a day. */
export function responsibilitiesQuery(communityId: string, on: string) {
  return queryOptions({
    queryKey: ['communities', on, communityId],
    enabled: communityId !== '',
    queryFn: ({ signal }) =>
      call(listResponsibilitiesRoute, { params: { communityId }, query: { on } }, { signal }),
  })
}
