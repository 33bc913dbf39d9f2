import fc from 'fast-check'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { BreachEntry } from './breach.ts'
import type { Control } from './control.ts'
import type { BreachId, QuestionId, ReviewId } from './ids.ts'
import type { Doer } from './reviewer.ts'
import type { Candidate } from './sample.ts'

export const party = 'party' as OrganisationId
export const ward = 'ward' as OrganisationId
export const office = 'office' as OrganisationId
export const start = '2026-06-01T08:00:00.000Z' as Instant

const tenDays = { name: { da: 'x', en: 'x' }, due: { amount: 10, unit: 'workday' } } as const

/** Parameters as the shipped file has them, as far as the domain looks. */
export const testControl: Control = {
  reviewers: ['log-reviewer', 'data-protection-officer'],
  leaders: ['unit-leader'],
  escalation: {
    to: ['data-protection-officer', 'unit-leader'],
    againAfter: { amount: 2, unit: 'workday' },
  },
  question: { due: { amount: 7, unit: 'workday' } },
  breach: { authorityWithinHours: 72, remindAfterHours: [24, 48, 66, 72] },
  explanation: { due: { amount: 3, unit: 'workday' } },
  actions: ['read'],
  reviews: {
    override: { ...tenDays, due: { amount: 5, unit: 'workday' }, rules: ['P20'] },
    sample: { ...tenDays, shareOfPeople: 0.02, atLeastLooksAUnit: 25, atMostLooksAPerson: 25 },
    'same-surname': tenDays,
    'same-address': tenDays,
    colleague: tenDays,
    'no-evidence': { ...tenDays, levelAtMost: 2, purposes: ['treatment'], butNotRules: [] },
    mass: { ...tenDays, citizensADay: 60 },
    night: { ...tenDays, from: '22:00', to: '06:00', functions: ['secretary'], looksAtLeast: 1 },
    watched: tenDays,
    question: tenDays,
  },
}

export function doer(name: string, unitId: OrganisationId = office): Doer {
  return {
    personId: name as PersonId,
    name,
    function: 'log-reviewer',
    unitId,
    partyId: party,
    unitChain: [unitId, party],
  }
}

/** The nurse whose looks are reviewed. */
export const nurse = { id: 'nurse' as PersonId, name: 'Nanna', function: 'ward-nurse', unitId: ward } as const

export const opened = {
  reviewId: 'review' as ReviewId,
  kind: 'override',
  partyId: party,
  reviewed: nurse,
  period: '2026-06-01',
  subject: 'override',
  questionId: null,
} as const

export const asked = {
  citizenId: 'citizen' as CitizenId,
  questionId: 'question' as QuestionId,
  recordId: 'record',
  lookedAt: start,
  unitId: ward,
  partyId: party,
  lookedById: nurse.id,
  text: 'Hvorfor har afdelingen set på mig?',
} as const

export const breachOpened = {
  breachId: 'breach' as BreachId,
  partyId: party,
  unitId: ward,
  title: 'Brev sendt til forkert modtager',
  awareAt: start,
  reviewId: null,
} as const

/** Hours after the start. */
export function later(hours: number): Instant {
  return instant(epoch(start) + hours * 3_600_000)
}

/** Who tries what on a review or a question, so many hours after the time before. */
export const anyTries = fc.array(
  fc.record({
    deed: fc.constantFrom('take', 'release', 'ask', 'explain', 'decide', 'answer', 'review', 'wait'),
    who: fc.constantFrom(doer('Rie'), doer('Dan'), doer('nurse'), doer('Wanda', ward)),
    hours: fc.integer({ min: 0, max: 120 }),
    outcome: fc.constantFrom('justified', 'justified_training', 'unjustified'),
  }),
  { maxLength: 25 },
)

export const anyBreachEntry: fc.Arbitrary<BreachEntry> = fc.oneof(
  fc.record({ type: fc.constant('facts' as const), text: fc.string() }),
  fc.record({
    type: fc.constant('risk' as const),
    risk: fc.constantFrom('none' as const, 'risk' as const, 'high' as const),
    text: fc.string(),
  }),
  fc.record({
    type: fc.constant('authority-told' as const),
    toldAt: fc.integer({ min: 0, max: 400 }).map(later),
    reference: fc.string(),
  }),
  fc.record({ type: fc.constant('authority-not-told' as const), text: fc.string() }),
  fc.record({
    type: fc.constant('citizens-told' as const),
    toldAt: fc.integer({ min: 0, max: 400 }).map(later),
    count: fc.integer({ min: 1, max: 9 }),
    text: fc.string(),
  }),
  fc.record({ type: fc.constant('citizens-not-told' as const), text: fc.string() }),
  fc.record({ type: fc.constant('closed' as const), text: fc.string() }),
)

export const anyCandidates: fc.Arbitrary<Candidate[]> = fc
  .uniqueArray(
    fc.record({
      person: fc.integer({ min: 1, max: 80 }),
      unit: fc.integer({ min: 1, max: 6 }),
      looks: fc.integer({ min: 1, max: 60 }),
      lot: fc.stringMatching(/^[0-9a-f]{8}$/),
    }),
    { selector: ({ person, unit }) => `${person} ${unit}`, maxLength: 120 },
  )
  .map((drawn) =>
    drawn.map(({ person, unit, looks, lot }) => ({
      personId: `person ${person}` as PersonId,
      unitId: `unit ${unit}` as OrganisationId,
      partyId: `party ${unit % 2}` as OrganisationId,
      looks,
      lot,
    })),
  )
