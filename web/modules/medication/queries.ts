import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  getMedicineHistoryRoute,
  getMedicineListRoute,
  getMedicinesRoute,
  searchMedicinesRoute,
} from '../../../contract/medication.ts'
import { getCaveRoute, searchCaveSubstancesRoute } from '../../../contract/medication-cave.ts'
import { call } from '../../app/api.ts'

/** The medicine of a citizen, line by line, with what is agreed and what differs. */
export function medicinesQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'medicines'],
    queryFn: ({ signal }) => call(getMedicinesRoute, { params: { citizenId } }, { signal }),
  })
}

/** The citizen's own list in plain words. */
export function medicineListQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'medicine-list'],
    queryFn: ({ signal }) => call(getMedicineListRoute, { params: { citizenId } }, { signal }),
  })
}

/** Everything that has happened to the lists, the newest first. */
export function medicineHistoryQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'medicine-history'],
    queryFn: async ({ signal }) =>
      (await call(getMedicineHistoryRoute, { params: { citizenId } }, { signal })).entries,
  })
}

/** Medicines of the catalogue by name, substance or ATC code; from two letters on. The catalogue changes with a release. */
export function catalogueQuery(text: string) {
  const search = text.trim()
  return queryOptions({
    queryKey: ['medicine-catalogue', search],
    enabled: search.length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call(searchMedicinesRoute, { query: { search, limit: 20 } }, { signal })).medicines,
  })
}

/** What the citizen does not tolerate. */
export function caveQuery(citizenId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'cave'],
    queryFn: ({ signal }) => call(getCaveRoute, { params: { citizenId } }, { signal }),
  })
}

/** Substances and groups of them by what people call them; from two letters on. */
export function substancesQuery(text: string) {
  const search = text.trim()
  return queryOptions({
    queryKey: ['cave-substances', search],
    enabled: search.length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call(searchCaveSubstancesRoute, { query: { search, limit: 12 } }, { signal })).substances,
  })
}
