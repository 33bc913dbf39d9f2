import type { PathwayView } from '../../../../contract/pathway.ts'
import { danishToday } from '../../../ui/danish-time.ts'

const aDay = 24 * 60 * 60_000

/** The running pathway that began last, with its day counted as people do: the first day is day 1. */
export function runningPathway(
  pathways: readonly PathwayView[],
  now: number,
): { readonly pathway: PathwayView; readonly day: number } | undefined {
  const pathway = pathways
    .filter(({ status }) => status === 'running')
    .toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))[0]
  if (pathway === undefined) return undefined
  const first = Date.parse(danishToday(Date.parse(pathway.startedAt)))
  return { pathway, day: 1 + Math.round((Date.parse(danishToday(now)) - first) / aDay) }
}
