import type { DataKind } from '../../../../kernel/access-words.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays, addMonths } from '../../../../kernel/danish-calendar.ts'
import { type DanishDate, epoch, type Instant } from '../../../../kernel/instant.ts'
import type { Level } from './decision.ts'
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
  /** What of other data warns of harm, by what is looked at, and can be kept visible in the same way. */
  readonly alertObjects: ReadonlySet<string>
}

/** A tie that counts for the asker, as it stands at the moment of the look. */
export interface Tie {
  readonly evidence: Evidence
  readonly isOpen: boolean
  /** 4 active now … 0 nothing (law, part 10). */
  readonly level: Level
  /** When it ended, in milliseconds; null while it has not. */
  readonly endedAt: number | null
}

/** A question and all that is known, at a moment: what every condition is put to. */
export interface Situation {
  readonly question: Question
  readonly facts: Facts
  readonly at: Instant
  /** `at` in milliseconds. */
  readonly now: number
  readonly standards: Standards
  /** The asker's ties to the citizen, those that have ended too. */
  readonly ties: readonly Tie[]
}

export function situate(question: Question, facts: Facts, at: Instant, standards: Standards): Situation {
  const now = epoch(at)
  const ties: Tie[] = []
  for (const evidence of facts.evidence)
    if (isOfAsker(evidence, question, facts, standards)) ties.push(tieAt(evidence, now, standards))
  return { question, facts, at, now, standards, ties }
}

/** Whether a tie counts for this asker: told of a unit of theirs, and of themselves if it is one person's. */
function isOfAsker(evidence: Evidence, { actor }: Question, facts: Facts, standards: Standards): boolean {
  if (actor.kind === 'system') return evidence.personId === null
  if (evidence.personId !== null) {
    if (evidence.personId !== actor.personId) return false
    if (standards.inAnyRole.has(evidence.relation)) return true
  }
  return facts.unitIds.includes(evidence.unitId)
}

function tieAt(evidence: Evidence, now: number, standards: Standards): Tie {
  const { relation, from, to } = evidence
  const begins = epoch(from)
  const ends = to === null ? Number.POSITIVE_INFINITY : epoch(to)
  const lasts = relation === 'declared' ? begins + standards.declaredDays * day : ends
  const isOpen = begins <= now && now < ends && now < lasts
  const { open, ended } = standards.relations[relation]
  const isFollowedUp = ends <= now && now <= ends + standards.daysAfterEnd * day
  return {
    evidence,
    isOpen,
    level: isOpen ? open : isFollowedUp ? ended : 0,
    endedAt: ends <= now ? ends : null,
  }
}

/** The strongest tie there is. */
export function bestLevel({ ties }: Situation): Level {
  let best: Level = 0
  for (const { level } of ties) if (level > best) best = level
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
