import { z } from 'zod'
import { functionDomainCodes, potentials, qualifiers } from '../kernel/functioning.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const date = z.iso.date()

/** The four types of rehabilitation plan (pathways B). */
export const gopTypes = ['GENERAL_BASIC', 'GENERAL_ADVANCED', 'SPECIALISED', 'REHAB_SPECIALISED'] as const

/**
 * Where a plan is. `returned`: the sender has it again. `received`: the municipality, or the hospital for specialised training,
 * has said so. `ended`: training is over, the final status is to be given. `closed`: nothing more will come.
 */
export const rehabStatuses = ['draft', 'sent', 'returned', 'received', 'started', 'ended', 'closed'] as const

export const rehabRefusals = {
  'rehab-plan-unknown': 'unknown',
  'rehab-plan-type-missing': 'invalid',
  'rehab-plan-text-missing': 'invalid',
  'rehab-plan-consent-missing': 'invalid',
  /** No rule lets it be sent there, or the citizen has objected: which of the two is not said. */
  'rehab-plan-may-not-be-told': 'forbidden',
  'rehab-plan-only-hospital': 'forbidden',
  'rehab-plan-not-yours': 'forbidden',
  'rehab-stay-unknown': 'unknown',
  'rehab-receiver-unknown': 'unknown',
  'rehab-receiver-the-same': 'invalid',
  'rehab-sent-already': 'conflict',
  'rehab-not-sent': 'conflict',
  'rehab-received-already': 'conflict',
  'rehab-not-received': 'conflict',
  'rehab-closed': 'conflict',
  'rehab-paused': 'conflict',
  'rehab-not-paused': 'conflict',
  'rehab-started-already': 'conflict',
  'rehab-not-started': 'conflict',
  'rehab-ended-already': 'conflict',
  'rehab-not-ended': 'conflict',
  'rehab-final-status-missing': 'conflict',
  'rehab-final-status-read': 'conflict',
  'rehab-provider-not-for-type': 'invalid',
  'rehab-private-choice-not-open': 'conflict',
  'rehab-choice-waits': 'conflict',
  'rehab-no-choice-waits': 'conflict',
  'rehab-choice-of-another': 'forbidden',
  'rehab-type-needs-hospital': 'forbidden',
  'rehab-type-unchanged': 'invalid',
  'rehab-date-impossible': 'invalid',
  'rehab-tries-too-few': 'conflict',
  'rehab-contact-had': 'conflict',
  'rehab-only-own-doctor': 'forbidden',
  'assessment-empty': 'invalid',
  'assessment-domain-twice': 'invalid',
  'assessment-unknown': 'unknown',
  'assessment-not-yours': 'forbidden',
  'assessment-corrected-already': 'conflict',
  'assessment-by-no-party': 'forbidden',
  'difference-none': 'conflict',
} as const satisfies RefusalCodes

const unit = z.object({ unitId: id, name: z.string(), phone: z.string().nullable() })

/** Something that may or may not be done now, and why not. */
const may = z.object({ may: z.boolean(), because: z.string().nullable() })

const text = z.string().trim().max(4000)

/** What a plan says (B2). The texts may be empty while it is a draft. */
export const planContent = z.strictObject({
  gopType: z.enum(gopTypes).nullable(),
  /** The training can only be done at the hospital: no choice of a private supplier. */
  mustBeAtHospital: z.boolean(),
  functionBefore: text,
  functionNow: text,
  needs: text,
  whatToTrain: text,
  restrictions: text,
  /** Specialised types only: what all of life needs. */
  wholeLifeNeeds: text,
  /** For reasons of health the training must begin no later than this. */
  startNoLaterThan: date.nullable(),
  /** For reasons of health it cannot begin before this: the seven days count from it. */
  startNotBefore: date.nullable(),
  contactMunicipality: text,
  contactRegion: text,
})
export type PlanContent = z.output<typeof planContent>

const consent = z.strictObject({
  givenBy: z.enum(['citizen', 'representative']),
  /** Who consented for a citizen who permanently cannot. */
  representative: z.string().trim().max(200),
  /** The own doctor is told too. */
  isToDoctor: z.boolean(),
})

/** The deeds of a plan, each by the button it has. */
export const rehabDeeds = [
  'revise',
  'send',
  'receive',
  'return',
  'forward',
  'contact',
  'offer-start',
  'choose-provider',
  'accept-course',
  'decline-course',
  'pause',
  'resume',
  'start',
  'give-midway-status',
  'change-type',
  'end',
  'give-final-status',
  'read-final-status',
  'close-without-contact',
  'assess',
  'settle-difference',
] as const
export type RehabDeed = (typeof rehabDeeds)[number]

/** The dates of the seven days (B5, B6): day 0, the last day in time, and the first day of the right. */
const clockView = z.object({
  /** Null until the discharge is known. */
  dayZero: date.nullable(),
  latestStart: date.nullable(),
  /** The first day the citizen may choose a private supplier when no start has been offered in time; null for types without. */
  rightFrom: date.nullable(),
  /** `waiting`: no offer yet, and time left. `citizen-wish`: offered in time, later because the citizen wished so. */
  state: z.enum(['unknown', 'waiting', 'on-time', 'citizen-wish', 'late', 'paused']),
  /** The citizen may choose a private supplier today. */
  isRightOpen: z.boolean(),
  offeredStart: date.nullable(),
  /** Which day of the clock it is today; 0 is the day of discharge. */
  dayToday: z.int().nullable(),
})

const byView = z.object({ name: z.string(), unitName: z.string().nullable() })

const historyView = z.object({
  sequence: z.int(),
  type: z.string(),
  at: z.string(),
  by: byView.nullable(),
  /** What was said; null when nothing was. */
  text: z.string().nullable(),
  /** The unit it went to, or was about. */
  unitName: z.string().nullable(),
  /** A day it names. */
  on: date.nullable(),
  /** A word of its closed list: a type, a reason, an outcome. */
  word: z.string().nullable(),
})

export const assessmentParties = ['hospital', 'municipality', 'gp'] as const

const domainView = z.object({
  code: z.enum(functionDomainCodes),
  qualifier: z.literal(qualifiers),
  note: z.string(),
})

const assessmentView = z.object({
  assessmentId: id,
  party: z.enum(assessmentParties),
  assessedOn: date,
  by: byView,
  recordedAt: z.string(),
  domains: z.array(domainView),
  function: z.string(),
  trainingNeed: z.string(),
  rehabNeed: z.string(),
  potential: z.enum(potentials),
  /** The assessment this one puts right, and why; the original is kept. */
  corrects: id.nullable(),
  correctionReason: z.string().nullable(),
  isCorrected: z.boolean(),
  mayCorrect: may,
})
export type AssessmentView = z.output<typeof assessmentView>

const differenceView = z.object({
  code: z.enum(functionDomainCodes),
  /** The parties furthest from each other, and how many steps. */
  least: z.enum(assessmentParties),
  most: z.enum(assessmentParties),
  steps: z.int(),
})

const settlementView = z.object({
  settledAt: z.string(),
  by: byView.nullable(),
  codes: z.array(z.enum(functionDomainCodes)),
  how: z.enum(['aligned', 'agreed-to-differ']),
  reason: z.string(),
})

const functioningView = z.object({
  /** All, corrected ones too, the newest first. */
  assessments: z.array(assessmentView),
  /** Two steps or more between the latest of two parties, and not settled. */
  differences: z.array(differenceView),
  settlements: z.array(settlementView),
})

const providerKinds = ['own', 'other-municipality', 'private', 'hospital'] as const

export const rehabPlanView = z.object({
  planId: id,
  stayId: id.nullable(),
  status: z.enum(rehabStatuses),
  version: z.int(),
  content: planContent,
  /** What is another than in the version before. */
  changed: z.array(z.string()),
  sentAt: z.string().nullable(),
  consent: consent.nullable(),
  /** The one unit that has it now. */
  owner: unit,
  /** The unit that wrote it. */
  sender: unit,
  /** Who has the duty to train, or to see that it is done. */
  receiver: unit.nullable(),
  /** Who trains, once chosen; `waits` until they have said yes. */
  provider: z.object({ unit, kind: z.enum(providerKinds), state: z.enum(['waits', 'accepted']) }).nullable(),
  clock: clockView,
  paused: z.object({ since: date, reason: z.string() }).nullable(),
  startedOn: date.nullable(),
  goals: z.string().nullable(),
  midwayDueOn: date.nullable(),
  endedOn: date.nullable(),
  finalStatusDueAt: z.string().nullable(),
  finalStatus: z
    .object({ text: z.string(), handOver: z.string(), isRead: z.boolean(), at: z.string() })
    .nullable(),
  history: z.array(historyView),
  functioning: ofKind('FUN', functioningView.nullable()),
  deeds: z.array(z.object({ deed: z.enum(rehabDeeds) }).extend(may.shape)),
  /** Something is not shown to this reader. */
  withheld: z.boolean(),
})
export type RehabPlanView = z.output<typeof rehabPlanView>

export const rehabView = ofKind(
  'GOP',
  z.object({ plans: z.array(rehabPlanView), mayWrite: may, withheld: z.boolean() }),
)
export type RehabView = z.output<typeof rehabView>

/** A row of a unit's list: whose day is next. */
export const rehabRowView = z.object({
  citizenId: id,
  planId: id,
  name: ofKind('ID', z.string().nullable()),
  birthDate: ofKind('ID', z.string().nullable()),
  status: z.enum(rehabStatuses),
  gopType: z.enum(gopTypes).nullable(),
  dayZero: date.nullable(),
  latestStart: date.nullable(),
  rightFrom: date.nullable(),
  clockState: clockView.shape.state,
  /** The citizen has chosen the reader's unit, which has not answered. */
  isChoiceWaiting: z.boolean(),
  isPaused: z.boolean(),
  withheld: z.boolean(),
  /** The citizen has blocked the reader: the row stays, without what it says. */
  isBlocked: z.boolean(),
})
export const rehabListView = ofKind('GOP', z.object({ plans: z.array(rehabRowView) }))
export type RehabRowView = z.output<typeof rehabRowView>

export const providersView = z.object({
  providers: z.array(
    z.object({
      unit,
      kind: z.enum(providerKinds),
      mayChoose: may,
    }),
  ),
})
export type ProvidersView = z.output<typeof providersView>

const citizenParams = z.object({ citizenId: id })
const planParams = z.object({ citizenId: id, planId: id })
const refusals = { ...accessRefusals, ...rehabRefusals } as const
const said = z.string().trim().min(1).max(2000)

export const getRehabilitationRoute = route({
  name: 'get-rehabilitation',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/rehabilitation',
  purpose: 'treatment',
  summary:
    'The rehabilitation plans of a citizen, their dates, who has them, and how the parties see the function',
  for: ['professional', 'citizen'],
  params: citizenParams,
  answer: rehabView,
  refusals,
})

export const listRehabilitationRoute = route({
  name: 'list-rehabilitation',
  method: 'GET',
  path: '/api/v1/rehabilitation',
  purpose: 'treatment',
  summary: 'The open rehabilitation plans the own units have, the one with the nearest day first',
  for: ['professional'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  answer: rehabListView,
  refusals: rehabRefusals,
})

export const listRehabilitationProvidersRoute = route({
  name: 'list-rehabilitation-providers',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/rehabilitation/:planId/providers',
  purpose: 'treatment',
  summary: 'Who could train the citizen by this plan, and why some cannot be chosen today',
  for: ['professional', 'citizen'],
  params: planParams,
  answer: ofKind('GOP', providersView),
  refusals,
})

export const writeRehabilitationPlanRoute = route({
  name: 'write-rehabilitation-plan',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/rehabilitation',
  purpose: 'treatment',
  summary: 'The hospital begins a rehabilitation plan, of a stay or of an outpatient course',
  for: ['professional'],
  params: citizenParams,
  body: z.strictObject({ stayId: id.nullable(), content: planContent }),
  answer: rehabView,
  refusals,
})

/** What somebody does to a plan; what each asks for stands in the README of the module. */
export const rehabDeedBody = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('receive') }),
  z.strictObject({ deed: z.literal('revise'), content: planContent }),
  z.strictObject({
    deed: z.literal('send'),
    consent,
    /** The training unit of another municipality than the citizen's; the own when left out. */
    receiverUnitId: id.optional(),
  }),
  z.strictObject({ deed: z.literal('return'), missing: said }),
  z.strictObject({ deed: z.literal('forward'), rightUnitId: id, reason: said }),
  z.strictObject({
    deed: z.literal('contact'),
    outcome: z.enum(['reached', 'not-reached']),
    note: text,
  }),
  z.strictObject({ deed: z.literal('offer-start'), on: date, isCitizenWish: z.boolean(), note: text }),
  z.strictObject({ deed: z.literal('choose-provider'), unitId: id }),
  z.strictObject({ deed: z.literal('accept-course') }),
  z.strictObject({ deed: z.literal('decline-course'), reason: said }),
  z.strictObject({ deed: z.literal('pause'), since: date, reason: said }),
  z.strictObject({ deed: z.literal('resume'), on: date }),
  z.strictObject({
    deed: z.literal('start'),
    on: date,
    tests: text,
    /** The citizen's own goals, in their words. */
    goals: said,
    trainingPlan: said,
  }),
  z.strictObject({ deed: z.literal('give-midway-status'), status: said }),
  z.strictObject({ deed: z.literal('change-type'), gopType: z.enum(gopTypes), reason: said }),
  z.strictObject({
    deed: z.literal('end'),
    on: date,
    /** How the goals stand. */
    goals: said,
  }),
  z.strictObject({
    deed: z.literal('give-final-status'),
    status: said,
    handOver: z.enum(['nothing-more', 'maintenance', 'exercise', 'work']),
  }),
  z.strictObject({ deed: z.literal('read-final-status') }),
  z.strictObject({ deed: z.literal('close-without-contact'), letterSentOn: date }),
  z.strictObject({ deed: z.literal('settle-difference'), reason: said }),
])
export type RehabDeedBody = z.output<typeof rehabDeedBody>

export const doRehabilitationDeedRoute = route({
  name: 'do-rehabilitation-deed',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/rehabilitation/:planId/deeds',
  purpose: 'treatment',
  summary: 'Something is done with a rehabilitation plan: received, offered, begun, paused, ended …',
  for: ['professional'],
  params: planParams,
  body: rehabDeedBody,
  answer: rehabView,
  refusals,
})

export const chooseRehabilitationProviderRoute = route({
  name: 'choose-rehabilitation-provider',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/rehabilitation/:planId/choice',
  purpose: 'own-record',
  summary: 'The citizen chooses where to train',
  for: ['citizen'],
  params: planParams,
  body: z.strictObject({ unitId: id }),
  answer: rehabView,
  refusals,
})

export const assessFunctionRoute = route({
  name: 'assess-function',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/rehabilitation/:planId/assessments',
  purpose: 'treatment',
  summary:
    'Hospital, municipality or own doctor says how they see function, need and potential; or puts right what they said',
  for: ['professional'],
  params: planParams,
  body: z.strictObject({
    assessedOn: date,
    domains: z
      .array(
        z.strictObject({
          code: z.enum(functionDomainCodes),
          qualifier: z.literal(qualifiers),
          note: z.string().trim().max(500),
        }),
      )
      .max(functionDomainCodes.length),
    function: text,
    trainingNeed: text,
    rehabNeed: text,
    potential: z.enum(potentials),
    /** The own assessment this one puts right, and why. */
    corrects: z.strictObject({ assessmentId: id, reason: said }).optional(),
  }),
  answer: rehabView,
  refusals,
})

export const rehabRoutes = [
  getRehabilitationRoute,
  listRehabilitationRoute,
  listRehabilitationProvidersRoute,
  writeRehabilitationPlanRoute,
  doRehabilitationDeedRoute,
  chooseRehabilitationProviderRoute,
  assessFunctionRoute,
]
