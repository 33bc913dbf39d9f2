import type { Instant } from '../../../../kernel/instant.ts'

/** What a source (a stay, the register) says about the death: when, or that it was a mistake. */
export interface DeathFact {
  readonly id: string
  readonly sourceId: string
  readonly diedAt: Instant | null
  readonly recordedAt: Instant
}

/**
 * When the citizen died, or undefined while alive. Each source counts with what it said last; of several times the earliest
 * stands. A death can be told late, corrected and taken back (cpr.md, part 8).
 */
export function foldDeath(facts: readonly DeathFact[]): Instant | undefined {
  const last = new Map<string, DeathFact>()
  for (const fact of facts) {
    const known = last.get(fact.sourceId)
    if (known === undefined || isLater(fact, known)) last.set(fact.sourceId, fact)
  }
  return [...last.values()]
    .flatMap(({ diedAt }) => (diedAt === null ? [] : [diedAt]))
    .sort()
    .at(0)
}

/** What one source says now; undefined when it has said nothing. */
export function saidBySource(facts: readonly DeathFact[], sourceId: string): Instant | null | undefined {
  const own = facts.filter((fact) => fact.sourceId === sourceId)
  return own.length === 0 ? undefined : (foldDeath(own) ?? null)
}

function isLater(one: DeathFact, other: DeathFact): boolean {
  return one.recordedAt !== other.recordedAt ? one.recordedAt > other.recordedAt : one.id > other.id
}
