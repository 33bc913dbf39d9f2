import { queryOptions } from '@tanstack/react-query'
import { listMySessionsRoute } from '../../../contract/identity.ts'
import { call } from '../../app/api.ts'
import { keyOf } from '../../app/live.ts'

/** Every place the person is signed in. */
export function mySessionsQuery(personId: string) {
  return queryOptions({
    queryKey: keyOf(`person:${personId}`),
    queryFn: () => call(listMySessionsRoute, {}),
  })
}
