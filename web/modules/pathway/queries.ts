import { queryOptions } from '@tanstack/react-query'
import { listPathwaysRoute } from '../../../contract/pathway.ts'
import { call } from '../../app/api.ts'

/** The citizen's pathways, running and over. */
export function pathwaysQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'pathways'],
    queryFn: async ({ signal }) =>
      (await call(listPathwaysRoute, { params: { citizenId } }, { signal })).pathways,
  })
}
