import type { DataKind } from '../../../../kernel/access-words.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays, addMonths } from '../../../../kernel/danish-calendar.ts'
import { type DanishDate, epoch, type Instant } from '../../../../kernel/instant.ts'
import type { Level } from './decision.ts'
import type { Job } from './job.ts'
import type { Length } from './parameter.ts'
import type { Evidence, Facts, Question, RelationKind } from './vocabulary.ts'

const day = 86_400_000

/** The numbers the rules are measured with (`content/access/evidence.yaml`); none stands in code. */
export interface Standards {
  /** How strong each tie is while it is open, and after it has ended, and what it is called. */
  readonly relations: Readonly<
    Record<RelationKind, { readonly open: Level; readonly ended: Level; readonly name: Bilingual }>
  >
  /** So long an ended tie counts on (D10: 30 days is design). */
  readonly daysAfterEnd: number
  /** So long a declared tie counts while it waits to be verified. */
  readonly declaredDays: number
  /** So many letters at least are a reason in words. */
  readonly reasonLength: number
  /** Ties that are a person's own and follow them from role to role. */
  readonly inAnyRole: ReadonlySet<RelationKind>
  /** Data that tell how things are now: without a date of their own they count as of today when a period is blocked. */
  readonly currentData: ReadonlySet<DataKind>
  /** Data that come from the citizen or the register and from no unit: never from a blocked source. */
  readonly sourcelessData: ReadonlySet<DataKind>
  /** Data a citizen can keep visible for safety when blocking (law, part 9). */
  readonly alertData: ReadonlySet<DataKind>
}

/** A question and all that is known, at a moment: what every condition is put to. */
export interface Situation {
  readonly question: Question
  readonly facts: Facts
  readonly at: Instant
  /** `at` in milliseconds. */
  readonly now: number
  readonly job: Job
  readonly standards: Standards
}

/** Whether a tie counts for this asker: told of a unit of theirs, and of themselves if it is one person's. */
export function isOfAsker(evidence: Evidence, { question: { actor }, facts, standards }: Situation): boolean {
  if (actor.kind === 'system') return evidence.personId === null
  if (evidence.personId !== null) {
    if (evidence.personId !== actor.personId) return false
    if (standards.inAnyRole.has(evidence.relation)) return true
  }
  return facts.unitIds.includes(evidence.unitId)
}

export function isOpen({ relation, from, to }: Evidence, { now, standards }: Situation): boolean {
  const begins = epoch(from)
  if (begins > now || (to !== null && epoch(to) <= now)) return false
  return relation !== 'declared' || now < begins + standards.declaredDays * day
}

/** How strong a tie is at this moment: 4 active now … 0 nothing (law, part 10). */
export function levelOf(evidence: Evidence, situation: Situation): Level {
  if (!isOfAsker(evidence, situation)) return 0
  const { now, standards } = situation
  const { open, ended } = standards.relations[evidence.relation]
  if (isOpen(evidence, situation)) return open
  if (evidence.to === null || ended === 0) return 0
  const end = epoch(evidence.to)
  return end <= now && now <= end + standards.daysAfterEnd * day ? ended : 0
}

/** The strongest tie there is. */
export function bestLevel(situation: Situation): Level {
  let best: Level = 0
  for (const one of situation.facts.evidence) {
    const level = levelOf(one, situation)
    if (level > best) best = level
  }
  return best
}

/** The same day so much later; years and months by the calendar. */
export function later(date: DanishDate, { amount, unit }: Length): DanishDate {
  if (unit === 'day') return addDays(date, amount)
  return addMonths(date, unit === 'month' ? amount : 12 * amount)
}

/** True until so long after a moment, by the calendar on a Danish wall. */
export function isWithin(length: Length, since: Instant, { at }: Situation): boolean {
  return danishDateOf(at) <= later(danishDateOf(since), length)
}
