import type { OrganisationId, PathwayId, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { describeKind, type Fact, type FactKind } from './fact.ts'
import { everything, type PreparedFacts, prepareFacts } from './prepare.ts'

/** What a pathway is about: one stay, or one rehabilitation plan, of one citizen. */
export interface Subject {
  readonly pathwayId: PathwayId
  readonly subjectId: SubjectId
}

/** Everything told about a citizen: as it was told, or prepared when several pathways ask. */
export type Told = readonly Fact[] | PreparedFacts

/** What counts for a pathway now: nothing taken back, corrections applied, and of a stay that began anew only the present spell. */
export interface Situation {
  readonly facts: readonly Fact[]
  readonly byKind: ReadonlyMap<FactKind, readonly Fact[]>
  /** The latest fact of a kind about a step, by `kind stepId`. */
  readonly ofSteps: ReadonlyMap<string, Fact>
  /** Starts and ends of the citizen's other stays: a readmission shows there. */
  readonly otherStays: readonly Fact[]
  /** True when the citizen was sent home and came back within the same stay. */
  readonly hadEarlierSpell: boolean
  /** Facts of the stay that the subject is part of: who the hospital is. */
  readonly stayFacts: readonly Fact[]
}

/** Works out the situation from everything told about a citizen, in whatever order it was told. */
export function situationOf(subject: Subject, told: Told): Situation {
  const { standing, placesOf } = 'standing' in told ? told : prepareFacts(told)
  const at = (whose: string): readonly number[] => placesOf.get(whose) ?? []
  const factsAt = (places: readonly number[]) => places.map((place) => standing[place] as Fact)
  const own = factsAt(
    [...at(everything), ...at(subject.subjectId), ...at(subject.pathwayId)].sort((one, other) => one - other),
  )
  const spell = presentSpell(own)
  const facts = spell === undefined ? own : own.filter((fact) => isCitizens(fact) || fact.at >= spell)
  const whole = wholeOf(subject, own)
  return {
    facts,
    ...indexed(facts),
    otherStays: standing.filter(
      ({ kind, subjectId }) =>
        (kind === 'stay-started' || kind === 'stay-ended') &&
        subjectId !== subject.subjectId &&
        subjectId !== whole,
    ),
    hadEarlierSpell: spell !== undefined,
    stayFacts: whole === undefined ? facts : factsAt(at(whole)),
  }
}

function indexed(facts: readonly Fact[]): Pick<Situation, 'byKind' | 'ofSteps'> {
  const byKind = new Map<FactKind, Fact[]>()
  const ofSteps = new Map<string, Fact>()
  for (const fact of facts) {
    const ofKind = byKind.get(fact.kind)
    if (ofKind === undefined) byKind.set(fact.kind, [fact])
    else ofKind.push(fact)
    if (fact.data.stepId !== undefined) ofSteps.set(`${fact.kind} ${fact.data.stepId}`, fact)
  }
  return { byKind, ofSteps }
}

/** The stay that a plan is part of, when it says so. */
function wholeOf({ subjectId }: Subject, own: readonly Fact[]): string | undefined {
  const part = own.find((fact) => fact.subjectId === subjectId && typeof fact.data.partOf === 'string')
  return part?.data.partOf as string | undefined
}

function isCitizens({ kind, subjectId }: Fact): boolean {
  const { about } = describeKind(kind)
  return about === 'citizen' || (about === 'any-subject' && subjectId === undefined)
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
export function factThatCounts({ byKind }: Situation, kind: FactKind): Fact | undefined {
  const facts = byKind.get(kind)
  return describeKind(kind).counts === 'first' ? facts?.[0] : facts?.at(-1)
}

/** The latest fact of a kind about a step. */
export function latestOfStep({ ofSteps }: Situation, kind: FactKind, stepId: string): Fact | undefined {
  return ofSteps.get(`${kind} ${stepId}`)
}

/** The ward that has or last had the citizen in the stay. Leave moves nobody to another ward. */
export function stayUnitOf({ stayFacts }: Situation): OrganisationId | undefined {
  const told = stayFacts.findLast(
    ({ kind, data }) => placing.includes(kind) && typeof data.unitId === 'string',
  )
  return told?.data.unitId as OrganisationId | undefined
}

const placing: readonly FactKind[] = ['stay-started', 'stay-returned', 'stay-ended', 'citizen-transferred']
