import {
  degreeOf,
  type FunctionDomain,
  functionDomainCodes,
  type Potential,
  type Qualifier,
} from '../../../../kernel/functioning.ts'
import type { AssessmentId, RehabPlanId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { By, ByPerson } from './event.ts'
import type { Party } from './may.ts'

export interface AssessedDomain {
  readonly code: FunctionDomain
  readonly qualifier: Qualifier
  readonly note: string
}

/** How one party sees what the citizen can do and needs, on a day. Kept as it was given: a correction is another. */
export interface Assessment {
  readonly assessmentId: AssessmentId
  readonly planId: RehabPlanId
  readonly party: Party
  readonly assessedOn: DanishDate
  readonly recordedAt: Instant
  readonly by: ByPerson
  readonly domains: readonly AssessedDomain[]
  readonly function: string
  readonly trainingNeed: string
  readonly rehabNeed: string
  readonly potential: Potential
  readonly corrects: AssessmentId | null
  readonly correctionReason: string | null
}

export type AssessRefused = Refusal<
  | 'assessment-empty'
  | 'assessment-domain-twice'
  | 'assessment-unknown'
  | 'assessment-not-yours'
  | 'assessment-corrected-already'
  | 'rehab-date-impossible'
>

/** An assessment that may stand beside those there are, or a refusal. */
export function assess(
  assessment: Assessment,
  known: readonly Assessment[],
  today: DanishDate,
): Result<Assessment, AssessRefused> {
  const { domains, assessedOn, corrects, party } = assessment
  if (domains.length === 0) return refused('assessment-empty')
  const codes = domains.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) return refused('assessment-domain-twice', { code: twice })
  if (assessedOn > today) return refused('rehab-date-impossible', { on: assessedOn })
  if (corrects !== null) {
    const original = known.find(({ assessmentId }) => assessmentId === corrects)
    if (original === undefined) return refused('assessment-unknown')
    if (original.party !== party) return refused('assessment-not-yours')
    if (isCorrected(original, known)) return refused('assessment-corrected-already')
  }
  return ok(assessment)
}

/** Another assessment has put this one right. */
export function isCorrected({ assessmentId }: Assessment, known: readonly Assessment[]): boolean {
  return known.some(({ corrects }) => corrects === assessmentId)
}

/** Two parties see the same domain at least two steps apart. */
export interface Difference {
  readonly code: FunctionDomain
  readonly least: Party
  readonly most: Party
  readonly steps: number
}

/** So many steps are a difference that somebody must look at (pathways B). */
export const stepsApart = 2

/** The latest of each party that stands: by the day of the assessment, and of the same day the one recorded last. */
export function latestOf(known: readonly Assessment[]): Assessment[] {
  const latest = new Map<Party, Assessment>()
  const inOrder = known
    .filter((one) => !isCorrected(one, known))
    .toSorted(
      (one, other) =>
        compare(one.assessedOn, other.assessedOn) ||
        compare(one.recordedAt, other.recordedAt) ||
        compare(one.assessmentId, other.assessmentId),
    )
  for (const one of inOrder) latest.set(one.party, one)
  return [...latest.values()]
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Where the parties see it two steps apart or more. What nobody specified differs from nothing. */
export function differencesBetween(known: readonly Assessment[]): Difference[] {
  const latest = latestOf(known)
  return functionDomainCodes.flatMap((code): Difference[] => {
    const degrees = latest.flatMap(({ party, domains }) => {
      const found = domains.find((domain) => domain.code === code)
      const degree = found && degreeOf(found.qualifier)
      return degree === undefined ? [] : [{ party, degree }]
    })
    const [least] = degrees.toSorted((one, other) => one.degree - other.degree)
    const most = degrees.toSorted((one, other) => one.degree - other.degree).at(-1)
    if (least === undefined || most === undefined) return []
    const steps = most.degree - least.degree
    return steps < stepsApart ? [] : [{ code, least: least.party, most: most.party, steps }]
  })
}

/** Someone, and what they settled, when: those views have been talked over. */
export interface SettledDomains {
  readonly at: Instant
  readonly by: By
  readonly codes: readonly FunctionDomain[]
}

/** The differences nobody has settled since the views they are between were given. */
export function openDifferences(
  known: readonly Assessment[],
  settled: readonly SettledDomains[],
): Difference[] {
  const latest = latestOf(known)
  return differencesBetween(known).filter(({ code }) => {
    const newest = latest
      .filter(({ domains }) => domains.some((domain) => domain.code === code))
      .map(({ recordedAt }) => recordedAt)
      .toSorted()
      .at(-1)
    return !settled.some(({ at, codes }) => codes.includes(code) && newest !== undefined && at >= newest)
  })
}
