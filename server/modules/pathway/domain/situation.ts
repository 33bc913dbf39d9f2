import type { OrganisationId, PathwayId, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { describeKind, type Fact, type FactKind, inOrder } from './fact.ts'

/** What a pathway is about: one stay, or one rehabilitation plan, of one citizen. */
export interface Subject {
  readonly pathwayId: PathwayId
  readonly subjectId: SubjectId
}

/** What counts for a pathway now: nothing taken back, corrections applied, and of a stay that began anew only the present spell. */
export interface Situation {
  readonly facts: readonly Fact[]
  /** Starts of the citizen's other stays: a readmission shows there. */
  readonly otherStarts: readonly Fact[]
  /** True when the citizen was sent home and came back within the same stay. */
  readonly hadEarlierSpell: boolean
}

/** Works out the situation from everything told about a citizen, in whatever order it was told. */
export function situationOf(subject: Subject, told: readonly Fact[]): Situation {
  const standing = corrected(notTakenBack(inOrder(told)))
  const own = standing.filter((fact) => concerns(fact, subject))
  const spell = presentSpell(own)
  return {
    facts: spell === undefined ? own : own.filter((fact) => isCitizens(fact) || fact.at >= spell),
    otherStarts: standing.filter(
      ({ kind, subjectId }) => kind === 'stay-started' && subjectId !== subject.subjectId,
    ),
    hadEarlierSpell: spell !== undefined,
  }
}

function isCitizens(fact: Fact): boolean {
  return describeKind(fact.kind).about === 'citizen'
}

function concerns(fact: Fact, { pathwayId, subjectId }: Subject): boolean {
  switch (describeKind(fact.kind).about) {
    case 'citizen':
      return true
    case 'stay':
      return fact.subjectId === subjectId
    case 'subject':
      return fact.subjectId === subjectId || fact.data.partOf === subjectId
    case 'any-subject':
      return fact.subjectId === undefined || fact.subjectId === subjectId || fact.data.partOf === subjectId
    case 'step':
      return fact.data.pathwayId === pathwayId
  }
}

function notTakenBack(facts: readonly Fact[]): Fact[] {
  const backs = facts.filter(({ kind }) => describeKind(kind).takesBack !== undefined)
  if (backs.length === 0) return [...facts]
  return facts.filter((fact) => !backs.some((back) => takesBack(back, fact)))
}

function takesBack(back: Fact, fact: Fact): boolean {
  const kind = describeKind(back.kind).takesBack
  if (!isCitizens(back) && back.subjectId !== fact.subjectId) return false
  const named = back.data.cancels
  if (kind === 'named') return fact.key === named
  if (kind !== fact.kind) return false
  return named === undefined || named === null ? fact.at <= back.at : fact.key === named
}

/** Corrections in the order they were stated: the last word about a field counts. The one corrected is named, or the latest. */
function corrected(facts: readonly Fact[]): Fact[] {
  const corrections = facts.filter(({ kind }) => kind === 'stay-corrected')
  if (corrections.length === 0) return [...facts]
  const standing = [...facts]
  for (const { subjectId, data } of corrections) {
    const { corrects, fact: kind, happenedAt, ...fields } = data
    const index = standing.findLastIndex((fact) =>
      corrects === undefined || corrects === null
        ? fact.kind === kind && fact.subjectId === subjectId
        : fact.key === corrects,
    )
    const fact = standing[index]
    if (fact === undefined) continue
    const at = typeof happenedAt === 'string' ? (happenedAt as Instant) : fact.at
    standing[index] = { ...fact, at, data: { ...fact.data, ...fields } }
  }
  return inOrder(standing)
}

/** When the present spell began, if an earlier one has ended; undefined while there is only one. */
function presentSpell(facts: readonly Fact[]): Instant | undefined {
  let isOver = false
  let began: Instant | undefined
  for (const { kind, at } of facts) {
    if (kind === 'stay-ended') isOver = true
    else if (kind === 'stay-started' && isOver) {
      isOver = false
      began = at
    }
  }
  return began
}

/** The fact of a kind that counts: the first or the latest, as the kind says. */
export function factThatCounts(situation: Situation, kind: FactKind): Fact | undefined {
  return describeKind(kind).counts === 'first'
    ? situation.facts.find((fact) => fact.kind === kind)
    : situation.facts.findLast((fact) => fact.kind === kind)
}

/** The latest fact of a kind about a step. */
export function latestOfStep(situation: Situation, kind: FactKind, stepId: string): Fact | undefined {
  return situation.facts.findLast((fact) => fact.kind === kind && fact.data.stepId === stepId)
}

/** The ward that has or last had the citizen in this stay. Leave moves nobody to another ward. */
export function stayUnitOf(situation: Situation): OrganisationId | undefined {
  const told = situation.facts.findLast(
    ({ kind, data }) =>
      (kind === 'stay-started' || kind === 'stay-returned' || kind === 'stay-ended') &&
      typeof data.unitId === 'string',
  )
  return told?.data.unitId as OrganisationId | undefined
}
