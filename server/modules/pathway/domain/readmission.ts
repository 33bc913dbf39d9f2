import { dueAt } from '../../../../kernel/deadline.ts'
import type { PathwayId } from '../../../../kernel/ids.ts'
import { factThatCounts, type Situation } from './situation.ts'

/** A new stay so soon after a discharge is a readmission, and the two pathways are shown together (pathways A, I02). */
const readmission = { amount: 30, unit: 'day' } as const

export interface Placed {
  readonly pathwayId: PathwayId
  readonly situation: Situation
}

/** The pathway this one is a readmission after: of those whose stay ended at most 30 days before, the latest. */
export function readmittedFrom(pathway: Placed, others: readonly Placed[]): PathwayId | undefined {
  const startedAt = factThatCounts(pathway.situation, 'stay-started')?.at
  if (startedAt === undefined) return undefined
  let latest: { readonly pathwayId: PathwayId; readonly endedAt: string } | undefined
  for (const { pathwayId, situation } of others) {
    const endedAt = factThatCounts(situation, 'stay-ended')?.at
    if (pathwayId === pathway.pathwayId || endedAt === undefined) continue
    if (endedAt > startedAt || startedAt > dueAt(endedAt, readmission).dueAt) continue
    if (latest === undefined || endedAt > latest.endedAt) latest = { pathwayId, endedAt }
  }
  return latest?.pathwayId
}
