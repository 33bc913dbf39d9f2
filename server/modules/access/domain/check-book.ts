import { dataKinds } from '../../../../kernel/access-words.ts'
import type { Jobs } from './job.ts'
import type { Fault } from './parameter.ts'
import { nameOf, type Rule, type RuleCondition } from './rule.ts'
import { type Standing, speaksOfStanding } from './rule-book.ts'
import { workplaces } from './vocabulary.ts'

/**
 * What is wrong with rules that can each be read: dead ones, contradictions, two versions of one paragraph at once, and what
 * a reader would miss. Paths begin with the place of the rule in the file.
 */
export function checkBook(rules: readonly Rule[], jobs: Jobs): Fault[] {
  const standings = allStandings(jobs)
  const whom = new Map(
    rules.map((rule) => [rule, new Set(standings.filter((one) => speaksOfStanding(rule.who, one)))]),
  )
  const spokenOf = (rule: Rule): ReadonlySet<Standing> => whom.get(rule) ?? new Set()
  return [
    ...rules.flatMap((rule, index) =>
      [
        ...checkAlone(rule, jobs),
        ...checkReach(rule, spokenOf(rule)),
        ...checkAmong(rule, rules.slice(0, index), rules, spokenOf),
      ].map((one) => ({ ...one, path: [index, ...one.path] })),
    ),
    ...checkClosing(rules),
  ]
}

function allStandings(jobs: Jobs): Standing[] {
  const unlisted = {
    function: '',
    name: { da: '', en: '' },
    work: 'none',
    profession: null,
    reach: 'room',
  } as const
  const atWork = [...jobs.values(), unlisted].flatMap((job) =>
    workplaces.flatMap((workplace) =>
      (['professional', 'service'] as const).map((actorKind) => ({ actorKind, job, workplace })),
    ),
  )
  const others = (['citizen', 'system'] as const).map((actorKind) => ({
    actorKind,
    job: unlisted,
    workplace: 'other' as const,
  }))
  return [...atWork, ...others]
}

function broken(rule: string, text: string, ...path: (string | number)[]): Fault {
  return { path, rule, text }
}

/** What a paragraph must say, whatever the others say. */
function checkAlone(rule: Rule, jobs: Jobs): Fault[] {
  const faults: Fault[] = []
  const unknown = [...(rule.who.functions ?? []), ...(rule.who.exceptFunctions ?? [])].filter(
    (one) => !jobs.has(one),
  )
  for (const one of unknown) faults.push(broken('function-unknown', `${one} is not in functions.yaml`, 'who'))
  if (rule.confidence === 'to-verify' && rule.toVerify === null)
    faults.push(broken('verify-missing', 'say what is to be verified and what is then changed', 'confidence'))
  if (rule.confidence === 'certain' && rule.toVerify !== null)
    faults.push(broken('verify-without-doubt', 'what is certain has nothing to verify', 'verify'))
  if ((rule.says === 'permits') !== (rule.isBlockable !== null))
    faults.push(
      broken(
        'blockable-of-permits',
        'a permit, and only a permit, says whether a citizen may block it',
        'id',
      ),
    )
  if (rule.isLiftable && (rule.says === 'permits' || rule.stage === 'absolute-denial'))
    faults.push(
      broken(
        'absolute-is-not-lifted',
        'only a block and what is closed by default can be lifted',
        'liftable',
      ),
    )
  const isPermitStage = ['permit', 'exemption', 'override'].includes(rule.stage)
  if (isPermitStage !== (rule.says === 'permits'))
    faults.push(
      broken('stage-of-the-other-side', `a rule that ${rule.says} is not asked as ${rule.stage}`, 'stage'),
    )
  if (
    rule.stage === 'override' &&
    rule.actions.some((one) => one === 'write' || one === 'push' || one === 'export')
  )
    faults.push(broken('override-is-read-only', 'what is opened by override is only read', 'actions'))
  if (rule.validTo !== null && rule.validTo < rule.validFrom)
    faults.push(broken('ends-before-it-begins', `${rule.validFrom} to ${rule.validTo}`, 'valid_to'))
  return faults
}

/** A rule about nobody, or about nothing, is never asked. */
function checkReach(rule: Rule, whom: ReadonlySet<Standing>): Fault[] {
  if (whom.size === 0) return [broken('rule-about-nobody', 'no function at no place is meant by who', 'who')]
  return rule.data.length === 0 ? [broken('rule-about-nothing', 'no data are meant', 'data')] : []
}

type SpokenOf = (rule: Rule) => ReadonlySet<Standing>

/** Against the others: a dead rule is told once. */
function checkAmong(rule: Rule, before: readonly Rule[], all: readonly Rule[], spokenOf: SpokenOf): Fault[] {
  if (spokenOf(rule).size === 0 || rule.data.length === 0) return []
  const faults: Fault[] = []
  const twin = before.find((one) => one.id === rule.id && one.part === rule.part && isMeeting(one, rule))
  if (twin !== undefined)
    faults.push(broken('two-versions-at-once', `${nameOf(rule)} stands twice in the same time`, 'id'))
  const shadow = before.find(
    (one) =>
      one.stage === rule.stage && one.isBlockable === rule.isBlockable && isWithin(rule, one, spokenOf),
  )
  if (shadow !== undefined)
    faults.push(broken('rule-never-first', `${nameOf(shadow)} answers whenever ${nameOf(rule)} would`, 'id'))
  if (rule.says === 'permits') {
    const denial = all.find((one) => one.stage === 'absolute-denial' && isWithin(rule, one, spokenOf))
    if (denial !== undefined)
      faults.push(broken('contradiction', `${nameOf(denial)} denies all that ${nameOf(rule)} permits`, 'id'))
  }
  return faults
}

function isMeeting(one: Rule, other: Rule): boolean {
  return (
    (one.validTo === null || other.validFrom <= one.validTo) &&
    (other.validTo === null || one.validFrom <= other.validTo)
  )
}

/** Whenever the inner rule would answer, the outer one would too. */
function isWithin(inner: Rule, outer: Rule, spokenOf: SpokenOf): boolean {
  return (
    isPart(inner.data, outer.data) &&
    isPart(inner.purposes, outer.purposes) &&
    isPart(inner.actions, outer.actions) &&
    (outer.flow === 'both' || outer.flow === inner.flow) &&
    outer.preset === null &&
    outer.validFrom <= inner.validFrom &&
    (outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo)) &&
    isPart([...spokenOf(inner)], spokenOf(outer)) &&
    outer.conditions.every((one) => isAskedBy(one, inner))
  )
}

function isPart<Word>(inner: readonly Word[], outer: readonly Word[] | ReadonlySet<Word>): boolean {
  const whole = new Set(outer)
  return inner.every((one) => whole.has(one))
}

/** The inner rule asks for the same thing too, or has none of the data it is asked for. */
function isAskedBy({ written, data }: RuleCondition, inner: Rule): boolean {
  if (data !== undefined && !data.some((kind) => inner.data.includes(kind))) return true
  return inner.conditions.some(
    (one) => one.written === written && (one.data === undefined || one.data === data),
  )
}

/** Who has no right sees nothing: the last rule of all says no to everybody, about everything, on every day. */
function checkClosing(rules: readonly Rule[]): Fault[] {
  const last = rules.findLast(({ stage }) => stage === 'default')
  const isClosing =
    last !== undefined &&
    last.says === 'denies' &&
    last.conditions.length === 0 &&
    last.who.actors.length === 4 &&
    last.preset === null &&
    last.validTo === null &&
    last.flow === 'both' &&
    isPart(dataKinds, last.data) &&
    rules.every(
      ({ purposes, actions, validFrom }) =>
        isPart(purposes, last.purposes) && isPart(actions, last.actions) && last.validFrom <= validFrom,
    )
  if (isClosing) return []
  return [
    broken(
      'closed-by-default',
      'the last rule must deny everything to everybody',
      Math.max(0, rules.length - 1),
    ),
  ]
}
