import { queryOptions } from '@tanstack/react-query'
import { getMyShiftRoute, getUnitRoute, listUnitsRoute } from '../../../contract/organisation.ts'
import { call } from '../../app/api.ts'

const anHour = 60 * 60_000

/** One unit with its sector and phones. */
export function unitQuery(unitId: string) {
  return queryOptions({
    queryKey: ['unit', unitId],
    staleTime: anHour,
    queryFn: ({ signal }) => call(getUnitRoute, { params: { unitId } }, { signal }),
  })
}

/** Units whose name fits what is typed; those that do the service first when nothing is typed. */
export function unitSearchQuery(search: string, service?: string) {
  return queryOptions({
    queryKey: ['units', search, service],
    staleTime: anHour,
    queryFn: async ({ signal }) => {
      const query = search === '' ? { service, limit: 20 } : { search, limit: 20 }
      return (await call(listUnitsRoute, { query }, { signal })).units
    },
  })
}

/** The units of the municipality or hospital one works for that can do something for a citizen. */
export function unitsOfPartyQuery(unitId: string) {
  return queryOptions({
    queryKey: ['units-of-party', unitId],
    staleTime: anHour,
    queryFn: async ({ signal }) => {
      const own = await call(getUnitRoute, { params: { unitId } }, { signal })
      const { units } = await call(listUnitsRoute, { query: { sector: own.sector, limit: 500 } }, { signal })
      return units.filter(({ party }) => party.id === own.party.id)
    },
  })
}

/** Whether I am at work now in the role I have chosen. */
export function myShiftQuery(roleId: string) {
  return queryOptions({
    queryKey: ['my-shift', roleId],
    queryFn: async ({ signal }) => (await call(getMyShiftRoute, {}, { signal })).shift,
  })
}
