import { queryOptions } from '@tanstack/react-query'
import {
  getRehabilitationRoute,
  listRehabilitationProvidersRoute,
  listRehabilitationRoute,
} from '../../../contract/rehab.ts'
import { call } from '../../app/api.ts'

/** The rehabilitation of a citizen: plans with their days, who has them, and function as three parties see it. */
export function rehabilitationQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'rehabilitation'],
    queryFn: ({ signal }) => call(getRehabilitationRoute, { params: { citizenId } }, { signal }),
  })
}

/** Who could train by a plan, and why some cannot be chosen today. */
export function providersQuery(citizenId: string, planId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'rehabilitation-providers', planId],
    queryFn: async ({ signal }) =>
      (await call(listRehabilitationProvidersRoute, { params: { citizenId, planId } }, { signal })).providers,
  })
}

/** The plans a unit has. Lies under `['worklist', unit]`: a plan that moves is told to both. */
export function rehabilitationListQuery(unitId: string) {
  return queryOptions({
    queryKey: ['worklist', unitId, 'rehabilitation'],
    queryFn: async ({ signal }) => (await call(listRehabilitationRoute, { query: {} }, { signal })).plans,
  })
}
