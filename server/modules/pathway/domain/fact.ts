import type { Branded, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/** The same fact has the same key, however often and by whomever it is told. */
export type FactKey = Branded<'FactKey'>

/** What a field may hold; a list is every word it may be. */
export type FieldKind = 'text' | 'yes-no' | 'date' | readonly string[]

export interface KindOfFact {
  /**
   * `citizen` concerns every pathway of the citizen; `stay` the pathways of that stay; `step` one step of one pathway;
   * `subject` the pathways about what it names, and about what that is `partOf` (a plan is part of a stay); `any-subject`
   * the same, and without a subject every pathway of the citizen.
   */
  readonly about: 'citizen' | 'stay' | 'step' | 'subject' | 'any-subject'
  /** Told twice, which one do deadlines count from? A stay that begins acute and goes on admitted began the first time. */
  readonly counts: 'first' | 'latest'
  readonly data: Readonly<Record<string, FieldKind>>
  /** A fact of this kind takes back those of another, told up to then or named by key in `cancels`; `named` only the one named. */
  readonly takesBack?: string
}

const ofStay = { about: 'stay', counts: 'latest' } as const
const ofStep = {
  about: 'step',
  counts: 'latest',
  data: { pathwayId: 'text', stepId: 'text', occurrence: 'text', reason: 'text' },
} as const
const ofSubject = { about: 'subject', counts: 'latest' } as const
const ofAny = { about: 'any-subject', counts: 'latest' } as const
/** What the fact's subject is part of: the stay of a rehabilitation plan. */
const partOf = { partOf: 'text' } as const
const nothingMore = { ...ofSubject, data: partOf } as const
const takingBack = { ...ofStay, data: { cancels: 'text' } } as const

/** Every kind of fact a programme may speak of, with the fields of its data. */
export const factKinds = {
  'stay-started': {
    about: 'stay',
    counts: 'first',
    data: {
      class: ['admitted', 'acute-ambulant'],
      unitId: 'text',
      reportRequested: 'yes-no',
      referredByGp: 'yes-no',
      knownToMunicipality: 'yes-no',
    },
  },
  'stay-left-on-leave': { ...ofStay, data: { unitId: 'text' } },
  'stay-returned': { ...ofStay, data: { unitId: 'text' } },
  'stay-ended': {
    ...ofStay,
    data: {
      unitId: 'text',
      over24h: 'yes-no',
      toMunicipalNursing: 'yes-no',
    },
  },
  'stay-cancelled': { ...takingBack, takesBack: 'stay-started' },
  'stay-end-cancelled': { ...takingBack, takesBack: 'stay-ended' },
  'leave-cancelled': { ...takingBack, takesBack: 'stay-left-on-leave' },
  'return-cancelled': { ...takingBack, takesBack: 'stay-returned' },
  'stay-corrected': { ...ofStay, data: { corrects: 'text', fact: 'text', happenedAt: 'text' } },
  'citizen-died': { about: 'citizen', counts: 'latest', data: {} },
  'death-cancelled': {
    about: 'citizen',
    counts: 'latest',
    data: { cancels: 'text' },
    takesBack: 'citizen-died',
  },
  'discharge-expected': { ...ofStay, data: { on: 'date' } },
  'care-plan-expected': { ...ofStay, data: {} },
  'discharge-conference-needed': { ...ofStay, data: {} },
  'same-day-help-needed': { ...ofStay, data: {} },
  'treatment-finished': { ...ofStay, data: {} },
  'rehabilitation-needed': { ...ofStay, data: {} },
  'frailty-found': { ...ofStay, data: {} },
  'acute-nursing-needed': { ...ofStay, data: {} },
  'follow-up-recommended': { ...ofStay, data: {} },
  'help-needed-after-discharge': { ...ofStay, data: {} },
  'fact-taken-back': { ...ofAny, data: { cancels: 'text', ...partOf }, takesBack: 'named' },
  // --- forms and answers
  'form-signed': { ...ofSubject, data: { form: 'text', responseId: 'text', ...partOf } },
  'care-plan-answered': {
    ...ofStay,
    data: { answer: ['can-receive', 'needs-more-time', 'questions'] },
  },
  // --- what stands in the way of coming home
  'discharge-unsafe': { ...ofStay, data: {} },
  /** Somebody has reached the citizen at home. A visit in vain is none. */
  'first-contact-held': { ...ofStay, data: {} },
  'citizen-not-home': { ...ofStay, data: {} },
  'no-key': { ...ofStay, data: {} },
  'aids-missing': { ...ofStay, data: {} },
  // --- medicine
  'medicines-reconciled-at-discharge': { ...ofStay, data: {} },
  'medicines-reconciled-after-discharge': { ...ofStay, data: {} },
  'medicine-difference-found': { ...ofStay, data: { isHighRisk: 'yes-no' } },
  'medicine-differences-solved': { ...ofStay, data: {} },
  'dose-dispensing-paused': { ...ofStay, data: {} },
  'dose-dispensing-resumed': { ...ofStay, data: {} },
  'medicines-confirmed': { ...ofStay, data: { party: ['hospital', 'gp', 'municipality'] } },
  // --- the 72 hours
  'treatment-window-ended': { ...ofStay, data: {} },
  // --- rehabilitation
  'rehabilitation-plan-sent': {
    ...ofSubject,
    data: {
      gopType: ['GENERAL_BASIC', 'GENERAL_ADVANCED', 'SPECIALISED', 'REHAB_SPECIALISED'],
      dayZero: 'date',
      ...partOf,
    },
  },
  'rehabilitation-plan-incomplete': nothingMore,
  'rehabilitation-contacted': nothingMore,
  'rehabilitation-start-offered': { ...ofSubject, data: { on: 'date', isCitizenWish: 'yes-no', ...partOf } },
  'rehabilitation-provider-chosen': { ...ofSubject, data: { isPrivate: 'yes-no', ...partOf } },
  'rehabilitation-started': nothingMore,
  'rehabilitation-forwarded': nothingMore,
  'rehabilitation-paused': nothingMore,
  'rehabilitation-resumed': nothingMore,
  'rehabilitation-midway-given': nothingMore,
  'rehabilitation-ended': nothingMore,
  'rehabilitation-final-status-sent': nothingMore,
  'functional-difference-found': nothingMore,
  'functional-difference-settled': nothingMore,
  /** What treatment is for now; `comfort` sets routine controls aside. */
  'treatment-level-set': {
    about: 'citizen',
    counts: 'latest',
    data: { level: ['full', 'no-resuscitation', 'no-intensive-care', 'comfort'] },
  },
  // --- what may happen to any pathway (pathways 0)
  'citizen-moved': { ...ofAny, data: { fromMunicipality: 'text', toMunicipality: 'text', ...partOf } },
  'citizen-transferred': { ...ofStay, data: { unitId: 'text' } },
  'consent-withdrawn': { ...ofAny, data: partOf },
  'pathway-refused': { ...ofAny, data: partOf },
  'contact-lost': { ...ofAny, data: partOf },
  'step-done': ofStep,
  'step-cancelled': ofStep,
  'step-reopened': ofStep,
  'handoff-accepted': ofStep,
  'handoff-declined': ofStep,
} as const satisfies Readonly<Record<string, KindOfFact>>

export type FactKind = keyof typeof factKinds

export interface FactData {
  readonly [field: string]: string | number | boolean | null | undefined
}

/** Something that happened, told by the module that knows. Facts are kept as told; what takes one back is another fact. */
export interface Fact {
  readonly key: FactKey
  readonly kind: FactKind
  /** When it happened, not when we heard. Of a cancellation or correction: when it was stated. */
  readonly at: Instant
  /** The stay or rehabilitation plan it is about; facts about the citizen have none. */
  readonly subjectId?: SubjectId | undefined
  /** Ids, codes and times; never a CPR number. Fields: `factKinds`. */
  readonly data: FactData
  /** Where we have it from: `message <id>`, `task <id>`, `ward`. */
  readonly source: string
}

export function isFactKind(text: string): text is FactKind {
  return Object.hasOwn(factKinds, text)
}

/** What is known of a kind, with the width of every kind. */
export function describeKind(kind: FactKind): KindOfFact {
  return factKinds[kind]
}

/** Order of events: by when they happened; at the same moment a beginning before an end, then by key so that none is by chance. */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (one, other) =>
      compare(one.at, other.at) || rank(one.kind) - rank(other.kind) || compare(one.key, other.key),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function rank(kind: FactKind): number {
  return kind === 'stay-started' ? 0 : kind === 'stay-ended' ? 2 : 1
}
