import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { isBlocked } from './block.ts'
import type { Condition } from './condition.ts'
import { readCondition, speaksOf } from './conditions.ts'
import type { ConditionReport, Decision, Explanation, RuleReport, Stage } from './decision.ts'
import { isInForceFor, isWaivable } from './exemption.ts'
import { type ReadyRule, type RuleBook, type Shelf, standingOf } from './rule-book.ts'
import { bestLevel, type Situation, situate, type Tie } from './situation.ts'
import type { Evidence, Exemption, Facts, Question } from './vocabulary.ts'

/**
 * The answer of the law, in the handbook's order: absolute denials, trials, permits, the citizen's blocks, overrides, and
 * closed by default. Fewer facts never give more access.
 */
export function decide(book: RuleBook, question: Question, facts: Facts, at: Instant): Decision {
  const standing = standingOf(book.jobs, question.actor, facts.workplace)
  const situation = situate(question, facts, at, book.standards)
  return answer(situation, book.shelf(standing, question.kind))
}

function answer(situation: Situation, shelf: Shelf): Decision {
  for (const one of shelf.absoluteDenials)
    if (answers(one, situation)) return denied(one, 'absolute-denial', situation, shelf)

  const trial = situation.facts.exemptions.length === 0 ? undefined : findTrial(situation, shelf)
  if (trial !== undefined) return granted(trial.rule, 'exemption', situation, trial)

  let isStopped = false
  for (const one of shelf.permits) {
    if (!answers(one, situation)) continue
    if (one.rule.isBlockable === false || !isBlocked(situation)) return granted(one, 'permit', situation)
    isStopped = true
  }

  const denials = isStopped ? shelf.blocks : shelf.defaults
  const denial = denials.find((one) => answers(one, situation))
  if (denial === undefined) throw new Error('the last rule always answers')
  if (denial.rule.isLiftable && situation.facts.override !== null) {
    const opening = shelf.overrides.find((one) => answers(one, situation))
    if (opening !== undefined) return granted(opening, 'override', situation)
  }
  return denied(denial, denial.rule.stage, situation, shelf)
}

/** The rule is in force, speaks of this question, and all it asks for holds. */
function answers(one: ReadyRule, situation: Situation): boolean {
  if (!concerns(one, situation)) return false
  for (const condition of one.conditions) if (!condition.holds(situation)) return false
  return true
}

/** In force now, and about such a purpose, flow and action. Who and what data, the shelf has seen to. */
function concerns({ rule, from, to }: ReadyRule, { question, at }: Situation): boolean {
  if (at < from || (to !== null && at > to)) return false
  if (rule.flow !== 'both' && rule.flow !== flowOf(question)) return false
  return rule.purposes.includes(question.purpose) && rule.actions.includes(question.action)
}

/** To push is to disclose, whatever else is said. */
function flowOf({ flow, action }: Question): 'pull' | 'push' {
  return action === 'push' ? 'push' : flow
}

interface Trial {
  /** The rule that says a trial may (P43). */
  readonly rule: ReadyRule
  readonly exemption: Exemption
  /** The conditions that held in place of the ordinary ones. */
  readonly conditions: readonly Condition[]
}

/** A trial in force that waives what an ordinary rule asks, when its own conditions hold and nobody has objected. */
function findTrial(situation: Situation, shelf: Shelf): Trial | undefined {
  const rule = shelf.exemptions.find((one) => concerns(one, situation))
  if (rule === undefined) return undefined
  for (const exemption of situation.facts.exemptions) {
    if (!isInForceFor(exemption, situation)) continue
    const own = replacementsOf(exemption)
    if (own === undefined) continue
    for (const waived of shelf.permits) {
      if (!exemption.ruleIdsWaived.includes(waived.rule.id)) continue
      if (!isWaivable(waived.rule) || !concerns(waived, situation)) continue
      if (waived.rule.isBlockable !== false && isBlocked(situation)) continue
      const conditions = [...waived.conditions.filter(staysInATrial), ...own]
      if (conditions.every((one) => one.holds(situation))) return { rule, exemption, conditions }
    }
  }
  return undefined
}

/** Necessity is never waived, however a trial is written. */
function staysInATrial(condition: Condition): boolean {
  return speaksOf(condition, ['necessary'])
}

const replacements = new WeakMap<Exemption, readonly Condition[] | null>()

/** A trial's own conditions; undefined, so that it opens nothing, when one of them cannot be read or there is none. */
function replacementsOf(exemption: Exemption): readonly Condition[] | undefined {
  let read = replacements.get(exemption)
  if (read === undefined) {
    const readings = exemption.replacementConditions.map(readCondition)
    const conditions = readings.flatMap((one) => (one.faults === undefined ? [one.value] : []))
    read = conditions.length > 0 && conditions.length === readings.length ? conditions : null
    replacements.set(exemption, read)
  }
  return read ?? undefined
}

function granted(one: ReadyRule, stage: Stage, situation: Situation, trial?: Trial): Decision {
  const conditions = trial?.conditions ?? one.conditions
  const ties: Tie[] = []
  let consentId: string | null = null
  for (const condition of conditions) {
    if (condition.ties !== undefined) ties.push(...condition.ties(situation))
    consentId ??= condition.consent?.(situation)?.id ?? null
  }
  const [strongest, ...more] = strongestFirst(ties)
  return {
    outcome: 'granted',
    ruleId: one.rule.id,
    stage,
    evidence: strongest === undefined ? [] : [strongest, ...more].map(({ evidence }) => evidence),
    level: strongest?.level ?? 0,
    consentId,
    overrideId: stage === 'override' ? (situation.facts.override?.id ?? null) : null,
    exemptionId: trial?.exemption.id ?? null,
    mayBeOverridden: false,
  }
}

function denied({ rule }: ReadyRule, stage: Stage, situation: Situation, shelf: Shelf): Decision {
  return {
    outcome: 'denied',
    ruleId: rule.id,
    stage,
    evidence: strongestFirst(situation.ties).map(({ evidence }) => evidence),
    level: bestLevel(situation),
    consentId: null,
    overrideId: null,
    exemptionId: null,
    mayBeOverridden: rule.isLiftable && shelf.overrides.some((one) => concerns(one, situation)),
  }
}

function strongestFirst(ties: readonly Tie[]): readonly Tie[] {
  return ties.length < 2 ? ties : [...new Set(ties)].sort(compare)
}

/** By strength, and then by what they are: the same facts in any order give the same answer. */
function compare(one: Tie, other: Tie): number {
  if (one.level !== other.level) return other.level - one.level
  const [left, right] = [keyOf(one.evidence), keyOf(other.evidence)]
  return left < right ? -1 : left > right ? 1 : 0
}

function keyOf({ relation, unitId, sourceId, from, to, personId }: Evidence): string {
  return `${relation} ${unitId} ${sourceId} ${from} ${to ?? ''} ${personId ?? ''}`
}

/** The same answer, and for every rule which of its conditions held, which failed, and on which facts. */
export function explain(book: RuleBook, question: Question, facts: Facts, at: Instant): Explanation {
  const standing = standingOf(book.jobs, question.actor, facts.workplace)
  const situation = situate(question, facts, at, book.standards)
  const shelf = book.shelf(standing, question.kind)
  const ready = new Map(onShelf(shelf).map((one) => [one.rule, one]))
  const isTrial = facts.exemptions.length > 0 && findTrial(situation, shelf) !== undefined
  const rules = book.rules.map((rule): RuleReport => {
    const one = ready.get(rule)
    const isConcerned = one !== undefined && concerns(one, situation)
    const conditions = [
      ...(one?.conditions ?? rule.conditions.map(({ condition }) => condition)).map((condition) =>
        report(condition, situation),
      ),
      ...(rule.isBlockable === true ? [objection(situation)] : []),
    ]
    const isHeld = isConcerned && conditions.every(({ held }) => held)
    return {
      ruleId: rule.id,
      says: rule.says,
      concerns: isConcerned,
      held: rule.stage === 'exemption' ? isTrial : isHeld,
      conditions,
    }
  })
  return { at, decision: answer(situation, shelf), rules }
}

function onShelf(shelf: Shelf): readonly ReadyRule[] {
  const { absoluteDenials, exemptions, permits, blocks, overrides, defaults } = shelf
  return [...absoluteDenials, ...exemptions, ...permits, ...blocks, ...overrides, ...defaults]
}

function report(condition: Condition, situation: Situation): ConditionReport {
  return {
    condition: condition.words,
    held: condition.holds(situation),
    facts: condition.found(situation),
  }
}

const noObjection: Bilingual = { da: 'borgeren har ikke spærret', en: 'the citizen has not objected' }

function objection(situation: Situation): ConditionReport {
  const isStopped = isBlocked(situation)
  return {
    condition: noObjection,
    held: !isStopped,
    facts: isStopped
      ? { da: 'en spærring rammer', en: 'a block meets it' }
      : {
          da: `ingen af ${situation.facts.blocks.length} spærringer rammer`,
          en: `none of ${situation.facts.blocks.length} blocks meets it`,
        },
  }
}
