import fc from 'fast-check'
import type { PathwayId, RehabPlanId, StayId, SubjectId } from '../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { type Advance, advance, type Issued } from './advance.ts'
import {
  describeKind,
  type Fact,
  type FactData,
  type FactKey,
  type FactKind,
  type FieldKind,
  factKinds,
} from './fact.ts'
import type { Programme } from './programme.ts'
import type { Subject } from './situation.ts'

export const stay = 'stay-1' as StayId
export const otherStay = 'stay-2' as StayId
export const plan = 'plan-1' as RehabPlanId
export const subject: Subject = { pathwayId: 'pathway-1' as PathwayId, subjectId: stay }

/** A fact about the stay. Times without a zone are Danish summer time. */
export function fact(kind: FactKind, at: string, data: FactData = {}, more: Partial<Fact> = {}): Fact {
  const when = instant(/Z$|[+-]\d\d:\d\d$/.test(at) ? at : `${at}+02:00`)
  const key = [kind, more.subjectId ?? stay, when, ...Object.values(data)].join(':') as FactKey
  return { key, kind, at: when, subjectId: stay, data, source: 'test', ...more }
}

export function stepDone(stepId: string, at: string, occurrence = 1): Fact {
  return fact('step-done', at, { pathwayId: subject.pathwayId, stepId, occurrence }, { subjectId: undefined })
}

/** The obligations after the changes of an advance were issued. */
export function issue(
  issued: readonly Issued[],
  { open, change, close, reopen, takeOver }: Advance,
): Issued[] {
  const standing = new Map(issued.map((one) => [one.stepId, one]))
  const amend = (stepId: string, more: Partial<Issued>) =>
    standing.set(stepId, { ...(standing.get(stepId) as Issued), ...more })
  for (const { stepId, outcome, isByTask } of close)
    amend(stepId, { state: outcome, isEndedByTask: isByTask })
  for (const { stepId, anchorAt, deadline } of change)
    amend(stepId, { anchorAt, isPaused: deadline === null })
  for (const { stepId } of reopen) amend(stepId, { state: 'open' })
  // As when the other unit turns out to be another: it is called for anew there.
  for (const { occurrence, reason: _, ...anew } of takeOver)
    standing.set(anew.stepId, { ...anew, occurrence: occurrence + 1, state: 'open' })
  for (const opening of open) standing.set(opening.stepId, { ...opening, state: 'open' })
  return [...standing.values()]
}

/** Tells facts in batches, one advance after each, as when messages come one by one. */
export function live(
  programme: Programme,
  batches: readonly (readonly Fact[])[],
  now: Instant,
  about = subject,
) {
  let told: Fact[] = []
  let issued: Issued[] = []
  let last = advance(programme, about, told, issued, now)
  for (const batch of batches) {
    told = [...told, ...batch]
    last = advance(programme, about, told, issued, now)
    issued = issue(issued, last)
  }
  return { last, issued }
}

const start = Date.parse('2026-06-01T08:00:00Z')
const hour = (hours: number): Instant => instant(start + hours * 3_600_000)

const anyAt = fc.nat(24 * 20).map(hour)

/** A fact of the kind as its fields allow, sensible or not, about the subject, another stay or nobody. */
function anyOfKind(kind: FactKind, programme: Programme): fc.Arbitrary<Fact> {
  const { about, data } = describeKind(kind)
  const fields = fc.record(
    Object.fromEntries(
      Object.entries(data).map(([field, holds]) => [field, anyValue(field, holds, programme)]),
    ),
  )
  const whose =
    about === 'stay' || about === 'subject'
      ? fc.constantFrom<SubjectId>(stay, stay, plan, otherStay)
      : about === 'any-subject'
        ? fc.constantFrom<SubjectId | undefined>(stay, plan, undefined)
        : fc.constant(undefined)
  return fc.tuple(anyAt, fields, whose).map(([at, some, subjectId]) => fact(kind, at, some, { subjectId }))
}

function anyValue(field: string, kind: FieldKind, programme: Programme): fc.Arbitrary<FactData[string]> {
  if (field === 'pathwayId') return fc.constant(subject.pathwayId)
  if (field === 'stepId') return fc.constantFrom(...programme.steps.map(({ id }) => id))
  if (field === 'occurrence') return fc.constantFrom(1, 2)
  if (field === 'reason') return fc.constant('REFUSED')
  if (field === 'partOf') return fc.constantFrom(undefined, stay)
  if (field === 'fact') return fc.constantFrom('stay-started', 'stay-ended')
  if (field === 'happenedAt') return anyAt
  if (field === 'form') return fc.constantFrom(...formsOf(programme), 'other')
  // What names another fact by its key names none here.
  if (field === 'cancels' || field === 'corrects') return fc.constant(undefined)
  if (kind === 'yes-no') return fc.option(fc.boolean(), { nil: undefined })
  if (kind === 'date') return anyAt.map((at) => at.slice(0, 10))
  return kind === 'text' ? fc.constant('some') : fc.constantFrom(...kind)
}

function formsOf({ steps }: Programme): string[] {
  return steps.flatMap(({ form }) => (form === undefined ? [] : [form.code]))
}

/** Facts that matter to a programme, sensible or not, after the one that begins it. Many are of the kinds it asks about. */
export function anyFactsFor(programme: Programme): fc.Arbitrary<Fact[]> {
  const text = JSON.stringify(programme)
  const all = Object.keys(factKinds) as FactKind[]
  const asked = all.filter(
    (kind) => text.includes(`"${kind}"`) || describeKind(kind).about === 'step' || kind.startsWith('stay-'),
  )
  const any = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...asked).chain((kind) => anyOfKind(kind, programme)) },
    { weight: 1, arbitrary: fc.constantFrom(...all).chain((kind) => anyOfKind(kind, programme)) },
  )
  const first = fact(programme.trigger.fact, hour(0), {
    class: 'admitted',
    reportRequested: true,
    gopType: 'GENERAL_ADVANCED',
    dayZero: '2026-06-01',
  })
  return fc.uniqueArray(any, { maxLength: 14, selector: ({ key }) => key }).map((facts) => [first, ...facts])
}

export const anyNow = fc.nat(24 * 80).map(hour)
