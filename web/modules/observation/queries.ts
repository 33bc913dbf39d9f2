import { queryOptions } from '@tanstack/react-query'
import { listObservationCodesRoute, listObservationsRoute } from '../../../contract/observation.ts'
import { call } from '../../app/api.ts'

/** The results of a citizen, with their corrections. */
export function observationsQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'observations'],
    queryFn: ({ signal }) => call(listObservationsRoute, { params: { citizenId } }, { signal }),
  })
}

/** What can be measured. Changes with the program only. */
export const observationCodesQuery = queryOptions({
  queryKey: ['observation-codes'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await call(listObservationCodesRoute, {}, { signal })).codes,
})
