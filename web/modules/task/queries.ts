import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  countWorkRoute,
  getTaskRoute,
  listCitizenTasksRoute,
  listEscalationsRoute,
  listOffersRoute,
  listWorklistRoute,
} from '../../../contract/task.ts'
import { call } from '../../app/api.ts'
import type { WorklistView } from './views.ts'

const asked = {
  mine: { taken: 'by-me' },
  enhed: {},
  tilbud: {},
  overskredet: { due: 'overdue' },
} as const satisfies Record<WorklistView, object>

/** Open tasks, the soonest due first, a page at a time. All worklists lie under `['worklist', unit]`, as the live topic says. */
export function worklistQuery(unitId: string, view: WorklistView) {
  return infiniteQueryOptions({
    queryKey: ['worklist', unitId, 'tasks', view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listWorklistRoute, { query: { ...asked[view], after: pageParam } }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** Hand-offs that wait: for our answer, or for the answer of others. */
export function offersQuery(unitId: string, direction: 'incoming' | 'outgoing') {
  return queryOptions({
    queryKey: ['worklist', unitId, 'offers', direction],
    queryFn: async ({ signal }) => (await call(listOffersRoute, { query: { direction } }, { signal })).tasks,
  })
}

/** Tasks about which somebody here has been called and the cause remains. */
export function escalationsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['worklist', unitId, 'escalations'],
    queryFn: async ({ signal }) => (await call(listEscalationsRoute, { query: {} }, { signal })).tasks,
  })
}

export function countsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['worklist', unitId, 'counts'],
    queryFn: ({ signal }) => call(countWorkRoute, { query: {} }, { signal }),
  })
}

/** Who has what for one citizen. */
export function citizenTasksQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'tasks'],
    queryFn: async ({ signal }) =>
      (await call(listCitizenTasksRoute, { params: { citizenId } }, { signal })).tasks,
  })
}

/** One task with its history. */
export function taskQuery(citizenId: string, taskId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'task', taskId],
    queryFn: ({ signal }) => call(getTaskRoute, { params: { citizenId, taskId } }, { signal }),
  })
}
