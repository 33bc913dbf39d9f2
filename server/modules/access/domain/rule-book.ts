import { type DataKind, dataKinds } from '../../../../kernel/access-words.ts'
import { endOfDay, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Job, type Jobs, jobOf } from './job.ts'
import type { Rule, RuleCondition, Who } from './rule.ts'
import type { Standards } from './situation.ts'
import { type Asker, type Workplace, workplaces } from './vocabulary.ts'

/** A rule made ready: its days as moments, and its conditions for each kind of data picked out. */
export interface ReadyRule {
  readonly rule: Rule
  readonly from: Instant
  readonly to: Instant | null
  /** The conditions asked when this shelf's data are wanted. */
  readonly conditions: readonly RuleCondition['condition'][]
}

/** The rules that speak of one kind of asker and one kind of data, in the handbook's order. */
export interface Shelf {
  readonly absoluteDenials: readonly ReadyRule[]
  readonly exemptions: readonly ReadyRule[]
  readonly permits: readonly ReadyRule[]
  readonly blocks: readonly ReadyRule[]
  readonly overrides: readonly ReadyRule[]
  readonly defaults: readonly ReadyRule[]
}

/** What somebody is in the eyes of the rules. */
export interface Standing {
  readonly actorKind: Asker['kind']
  readonly job: Job
  readonly workplace: Workplace
}

/** The law as the program has read it: every rule, and the few that can matter to a question found at once. */
export interface RuleBook {
  /** Every paragraph in use, in the order of the file; which of them hold on a day is asked for each question. */
  readonly rules: readonly Rule[]
  readonly jobs: Jobs
  readonly standards: Standards
  shelf(standing: Standing, kind: DataKind): Shelf
}

/** Orders rules for speed: a shelf is put together the first time it is asked for, and there are few. */
export function compileBook(rules: readonly Rule[], jobs: Jobs, standards: Standards): RuleBook {
  const ready = rules.map((rule) => ({
    rule,
    from: startOfDay(rule.validFrom),
    to: rule.validTo === null ? null : endOfDay(rule.validTo),
  }))
  const shelves = new Map<string, (Shelf | undefined)[]>()

  function shelf(standing: Standing, kind: DataKind): Shelf {
    const { actorKind, job, workplace } = standing
    const whose = actorKind === 'professional' ? job.function : `${actorKind} ${job.function}`
    let row = shelves.get(whose)
    if (row === undefined) {
      row = []
      shelves.set(whose, row)
    }
    const index = workplaces.indexOf(workplace) * dataKinds.length + dataKinds.indexOf(kind)
    let found = row[index]
    if (found === undefined) {
      found = fill(standing, kind)
      row[index] = found
    }
    return found
  }

  function fill(standing: Standing, kind: DataKind): Shelf {
    const mine = ready.filter(({ rule }) => rule.data.includes(kind) && speaksOfStanding(rule.who, standing))
    const at = (stage: Rule['stage']): ReadyRule[] =>
      mine
        .filter(({ rule }) => rule.stage === stage)
        .map((one) => ({ ...one, conditions: conditionsFor(one.rule, kind) }))
    return {
      absoluteDenials: at('absolute-denial'),
      exemptions: at('exemption'),
      permits: at('permit'),
      blocks: at('block'),
      overrides: at('override'),
      defaults: at('default'),
    }
  }

  return { rules, jobs, standards, shelf }
}

export function conditionsFor(rule: Rule, kind: DataKind): readonly RuleCondition['condition'][] {
  return rule.conditions
    .filter(({ data }) => data === undefined || data.includes(kind))
    .map(({ condition }) => condition)
}

/** The rule speaks of such askers. Work, profession, function and place are those of professionals and other systems. */
export function speaksOfStanding(who: Who, { actorKind, job, workplace }: Standing): boolean {
  if (!who.actors.includes(actorKind)) return false
  if (who.work !== undefined && !who.work.includes(job.work)) return false
  if (who.profession !== undefined && (job.profession === null || !who.profession.includes(job.profession)))
    return false
  if (who.functions !== undefined && !who.functions.includes(job.function)) return false
  if (who.exceptFunctions?.includes(job.function)) return false
  return who.at === undefined || who.at.includes(workplace)
}

/** How the rules see the asker. */
export function standingOf(jobs: Jobs, actor: Asker, workplace: Workplace): Standing {
  const isAtWork = actor.kind === 'professional' || actor.kind === 'service'
  return {
    actorKind: actor.kind,
    job: jobOf(jobs, isAtWork ? actor.function : ''),
    workplace: isAtWork ? workplace : 'other',
  }
}
