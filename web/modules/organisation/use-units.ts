import { useQueries } from '@tanstack/react-query'
import type { UnitView } from '../../../contract/organisation.ts'
import { unitQuery } from './queries.ts'

/** The units behind some ids, as they come. One that is not found is left out. */
export function useUnits(ids: readonly string[]): {
  readonly units: ReadonlyMap<string, UnitView>
  readonly isPending: boolean
} {
  const unique = [...new Set(ids)]
  return useQueries({
    queries: unique.map((id) => unitQuery(id)),
    combine: (results) => ({
      units: new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
      isPending: results.some((result) => result.isPending),
    }),
  })
}
