import fc from 'fast-check'
import type { PathwayId, StayId } from '../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { type Advance, advance, type Issued } from './advance.ts'
import type { Fact, FactData, FactKey, FactKind } from './fact.ts'
import type { Programme } from './programme.ts'
import type { Subject } from './situation.ts'

export const stay = 'stay-1' as StayId
export const otherStay = 'stay-2' as StayId
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
export function live(programme: Programme, batches: readonly (readonly Fact[])[], now: Instant) {
  let told: Fact[] = []
  let issued: Issued[] = []
  let last = advance(programme, subject, told, issued, now)
  for (const batch of batches) {
    told = [...told, ...batch]
    last = advance(programme, subject, told, issued, now)
    issued = issue(issued, last)
  }
  return { last, issued }
}

const start = Date.parse('2026-06-01T08:00:00Z')
const hour = (hours: number): Instant => instant(start + hours * 3_600_000)

const anyAt = fc.nat(24 * 20).map(hour)
const stepIds = ['A2', 'A3', 'A5', 'A7', 'A8', 'A12', 'A13', 'A14', 'A16', 'A17', 'A18', 'A19']

function of(
  kind: FactKind,
  data: fc.Arbitrary<FactData> = fc.constant({}),
  subjectId: StayId = stay,
): fc.Arbitrary<Fact> {
  return fc.tuple(anyAt, data).map(([at, some]) => fact(kind, at, some, { subjectId }))
}

const yesNo = fc.option(fc.boolean(), { nil: undefined })
const aboutStep = fc
  .record({ stepId: fc.constantFrom(...stepIds), occurrence: fc.constantFrom(1, 2) })
  .map((data) => ({ ...data, pathwayId: subject.pathwayId, reason: 'REFUSED' }))

/** Any fact at all, sensible or not. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  of(
    'stay-started',
    fc.record({ class: fc.constantFrom('admitted', 'acute-ambulant'), reportRequested: yesNo }),
  ),
  of('stay-started', fc.constant({ class: 'admitted' }), otherStay),
  of('stay-ended', fc.record({ over24h: yesNo, toMunicipalNursing: yesNo })),
  of('stay-left-on-leave'),
  of('stay-returned'),
  of('stay-cancelled'),
  of('stay-end-cancelled'),
  fc
    .tuple(anyAt, anyAt)
    .map(([at, happenedAt]) => fact('stay-corrected', at, { fact: 'stay-ended', happenedAt })),
  of('citizen-died'),
  of('death-cancelled'),
  anyAt.map((at) => fact('discharge-expected', at, { on: at.slice(0, 10) })),
  of('treatment-finished'),
  of('rehabilitation-needed'),
  of('frailty-found'),
  of('acute-nursing-needed'),
  of('follow-up-recommended'),
  of('step-done', aboutStep),
  of('step-cancelled', aboutStep),
  of('step-reopened', aboutStep),
)

export const anyFacts: fc.Arbitrary<Fact[]> = fc
  .uniqueArray(anyFact, { maxLength: 14, selector: ({ key }) => key })
  .map((facts) => [fact('stay-started', hour(0), { class: 'admitted', reportRequested: true }), ...facts])

export const anyNow = fc.nat(24 * 40).map(hour)
