import { queryOptions } from '@tanstack/react-query'
import { listFirstContactsRoute, listStaysRoute, listWardPatientsRoute } from '../../../contract/stay.ts'
import { call } from '../../app/api.ts'
import { untilNextChange } from './pages/responsible-now.ts'

const longestWait = 24 * 3_600_000

/** The stays of a citizen, and who answers for the treatment. */
export function staysQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'stays'],
    queryFn: ({ signal }) => call(listStaysRoute, { params: { citizenId } }, { signal }),
    // Asked again when another takes over the treatment. A longer wait than a timer can hold is cut: it is asked once more.
    refetchInterval: ({ state: { data } }) => {
      const wait = data && untilNextChange(data)
      return wait === undefined ? false : Math.min(wait + 1_000, longestWait)
    },
  })
}

/** Who is in the ward, and whom it still answers for. Lies under `['ward', unit]`, as the live topic says. */
export function wardQuery(unitId: string) {
  return queryOptions({
    queryKey: ['ward', unitId],
    queryFn: async ({ signal }) => (await call(listWardPatientsRoute, { query: {} }, { signal })).patients,
  })
}

/** A municipality's citizens in hospital. Lies under `['worklist', unit]`: what the unit owes them changes with its tasks. */
export function inHospitalQuery(unitId: string) {
  return queryOptions({
    queryKey: ['worklist', unitId, 'in-hospital'],
    queryFn: async ({ signal }) =>
      (await call(listWardPatientsRoute, { query: { whose: 'municipality' } }, { signal })).patients,
    // A stay that begins or ends is told to the wards and not to every room of a municipality.
    refetchInterval: 60_000,
  })
}

/** Who has come home and waits for the first contact from the unit. */
export function firstContactsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['worklist', unitId, 'first-contacts'],
    queryFn: async ({ signal }) => (await call(listFirstContactsRoute, { query: {} }, { signal })).contacts,
  })
}
