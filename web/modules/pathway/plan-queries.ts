import { queryOptions } from '@tanstack/react-query'
import { listAreasRoute } from '../../../contract/organisation.ts'
import { getPlanRoute } from '../../../contract/pathway-plan.ts'
import { call } from '../../app/api.ts'
import { danishToday } from '../../ui/danish-time.ts'

/** The citizen's one plan. */
export function planQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'plan'],
    queryFn: ({ signal }) => call(getPlanRoute, { params: { citizenId } }, { signal }),
  })
}

const byName = new Intl.Collator('da')

/** Every municipality of the country today, by name. */
export const municipalitiesQuery = queryOptions({
  queryKey: ['municipalities'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => {
    const query = { model: 'region' as const, on: danishToday() }
    const { areas } = await call(listAreasRoute, { query }, { signal })
    return areas
      .flatMap(({ municipalities }) => municipalities)
      .toSorted((one, other) => byName.compare(one.name, other.name))
  },
})
