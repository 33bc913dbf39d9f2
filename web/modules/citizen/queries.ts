import { queryOptions } from '@tanstack/react-query'
import { getCitizenRoute, getMeRoute, listStoryRoute } from '../../../contract/citizen.ts'
import { whereBelongsRoute } from '../../../contract/organisation.ts'
import { call } from '../../app/api.ts'
import { danishToday } from '../../ui/danish-time.ts'

/** Who a citizen is. Everything about a citizen lies under `['citizen', id]`, as its live topic says. */
export function citizenQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'who'],
    queryFn: ({ signal }) => call(getCitizenRoute, { params: { citizenId } }, { signal }),
  })
}

/** Who I am, for a signed-in citizen. */
export function meQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'me'],
    queryFn: ({ signal }) => call(getMeRoute, {}, { signal }),
  })
}

/** What matters, wishes and resources, each told once. */
export function storyQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'story'],
    queryFn: async ({ signal }) =>
      (await call(listStoryRoute, { params: { citizenId } }, { signal })).entries,
  })
}

/** The name of a municipality by its code of four digits. Names change about once in a generation. */
export function municipalityNameQuery(code: string | null) {
  return queryOptions({
    queryKey: ['municipality', code],
    enabled: code !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const query = { municipality: code ?? '', on: danishToday(), model: 'region' as const }
      return (await call(whereBelongsRoute, { query }, { signal })).municipality.name
    },
  })
}
