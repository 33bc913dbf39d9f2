import { queryOptions } from '@tanstack/react-query'
import {
  findUnitsToBlockRoute,
  getMyOverrideRoute,
  listBlockChoicesForRoute,
  listBlockChoicesRoute,
  listBlocksForRoute,
  listConsentsRoute,
  listDelegationsRoute,
  listMyBlocksRoute,
  listMyConsentsRoute,
  listMyNoticesRoute,
  listMyRepresentativesRoute,
  listPermissionsRoute,
  listRepresentationsRoute,
} from '../../../contract/access-will.ts'
import { listRepresentedRoute } from '../../../contract/citizen-will.ts'
import { call } from '../../app/api.ts'

/** Everything here lies under the citizen, so that a signal about the citizen fetches it again. */
function keyOf(citizenId: string, what: string): readonly string[] {
  return ['citizen', citizenId, 'will', what]
}

/** My own blocks, or those of somebody I act for. */
export function blocksQuery(citizenId: string, isForAnother: boolean) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'blocks'),
    queryFn: async ({ signal }) => {
      const asked = isForAnother
        ? call(listBlocksForRoute, { params: { citizenId } }, { signal })
        : call(listMyBlocksRoute, {}, { signal })
      return (await asked).blocks
    },
  })
}

/**
 * Whom one may want to block: those who have looked, and units one has a course with. For another nobody who has looked, where the
 * document does not cover the log.
 */
export function blockChoicesQuery(citizenId: string, isForAnother: boolean) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'block-choices'),
    queryFn: async ({ signal }) => {
      const asked = isForAnother
        ? call(listBlockChoicesForRoute, { params: { citizenId } }, { signal })
        : call(listBlockChoicesRoute, {}, { signal })
      const { units, people } = await asked
      return { units, people: people ?? [] }
    },
  })
}

/** Units by name; asked for from the second letter on. */
export function unitsToBlockQuery(search: string) {
  return queryOptions({
    queryKey: ['units-to-block', search],
    queryFn: async ({ signal }) =>
      (await call(findUnitsToBlockRoute, { query: { search } }, { signal })).units,
    enabled: search.trim().length >= 2,
  })
}

/** My own consents, or those of somebody I act for. */
export function consentsOfQuery(citizenId: string, isForAnother: boolean) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'consents'),
    queryFn: async ({ signal }) => {
      const asked = isForAnother
        ? call(listConsentsRoute, { params: { citizenId } }, { signal })
        : call(listMyConsentsRoute, {}, { signal })
      return (await asked).consents
    },
  })
}

export function myRepresentativesQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'representatives'),
    queryFn: async ({ signal }) => (await call(listMyRepresentativesRoute, {}, { signal })).representations,
  })
}

export function myNoticesQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'notices'),
    queryFn: async ({ signal }) => (await call(listMyNoticesRoute, {}, { signal })).notices,
  })
}

/** Whose course I may follow: those I act for, and those who have consented. */
export function representedQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'represented'),
    queryFn: async ({ signal }) => (await call(listRepresentedRoute, {}, { signal })).represented,
  })
}

/** My override of this citizen that is in force now. */
export function myOverrideQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'my-override'),
    queryFn: async ({ signal }) =>
      (await call(getMyOverrideRoute, { params: { citizenId } }, { signal })).override,
  })
}

/** For professionals: the consents of a citizen. */
export function consentsQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'staff-consents'),
    queryFn: async ({ signal }) =>
      (await call(listConsentsRoute, { params: { citizenId } }, { signal })).consents,
  })
}

export function representationsQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'staff-representations'),
    queryFn: async ({ signal }) =>
      (await call(listRepresentationsRoute, { params: { citizenId } }, { signal })).representations,
  })
}

export function delegationsQuery(citizenId: string) {
  return queryOptions({
    queryKey: keyOf(citizenId, 'delegations'),
    queryFn: async ({ signal }) =>
      (await call(listDelegationsRoute, { params: { citizenId } }, { signal })).delegations,
  })
}

/** What the management has permitted at a unit and below. */
export function permissionsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['permissions', unitId],
    queryFn: async ({ signal }) =>
      (await call(listPermissionsRoute, { params: { unitId } }, { signal })).permissions,
  })
}
