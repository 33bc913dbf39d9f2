import { queryOptions } from '@tanstack/react-query'
import { listStaysRoute, listWardPatientsRoute } from '../../../contract/stay.ts'
import { call } from '../../app/api.ts'

/** The stays of a citizen, and who answers for the treatment. */
export function staysQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'stays'],
    queryFn: ({ signal }) => call(listStaysRoute, { params: { citizenId } }, { signal }),
  })
}

/** Who is in the ward, and whom it still answers for. Lies under `['ward', unit]`, as the live topic says. */
export function wardQuery(unitId: string) {
  return queryOptions({
    queryKey: ['ward', unitId],
    queryFn: async ({ signal }) => (await call(listWardPatientsRoute, { query: {} }, { signal })).patients,
  })
}
