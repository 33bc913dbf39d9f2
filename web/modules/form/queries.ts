import { queryOptions } from '@tanstack/react-query'
import {
  getFormResponseRoute,
  getFormRoute,
  listFormDeliveriesRoute,
  listFormResponsesRoute,
  listFormsRoute,
} from '../../../contract/form.ts'
import { call } from '../../app/api.ts'

/** A published version never changes. */
const forever = Number.POSITIVE_INFINITY

/** What a version of a form asks. */
export function formQuery(code: string, version: number) {
  return queryOptions({
    queryKey: ['form', code, version],
    staleTime: forever,
    queryFn: ({ signal }) => call(getFormRoute, { params: { code, version } }, { signal }),
  })
}

/** Every form there is, without what it asks. */
export const formsQuery = queryOptions({
  queryKey: ['forms'],
  staleTime: 10 * 60_000,
  queryFn: async ({ signal }) => (await call(listFormsRoute, {}, { signal })).forms,
})

/** The documents about a citizen, and the forms the reader may begin. */
export function documentsQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'documents'],
    queryFn: ({ signal }) => call(listFormResponsesRoute, { params: { citizenId }, query: {} }, { signal }),
  })
}

/** One document: the open draft to its own unit, else the latest signed version or the one asked for. */
export function documentQuery(citizenId: string, responseId: string, version?: number) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'document', responseId, version ?? 'latest'],
    queryFn: ({ signal }) =>
      call(getFormResponseRoute, { params: { citizenId, responseId }, query: { version } }, { signal }),
  })
}

/** What was sent to the unit: not read yet, or read lately. */
export function deliveriesQuery(unitId: string, show: 'unread' | 'read') {
  return queryOptions({
    queryKey: ['worklist', unitId, 'documents', show],
    queryFn: async ({ signal }) =>
      (await call(listFormDeliveriesRoute, { query: { show } }, { signal })).deliveries,
  })
}
