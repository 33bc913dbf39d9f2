import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { reasonView } from './agreement.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const at = z.string()
const day = z.iso.date()
const moment = z.iso.datetime({ offset: true })
const bilingual = z.object({ da: z.string(), en: z.string() })
const named = z.object({ id, name: z.string() })

export const planRefusals = {
  'goal-unknown': 'unknown',
  'goal-text-missing': 'invalid',
  'goal-says-so-already': 'conflict',
  'goal-over-already': 'conflict',
  'goal-after-death': 'conflict',
  'goal-target-behind': 'invalid',
  'goal-owner-unknown': 'unknown',
} as const satisfies RefusalCodes

export const coordinatorRefusals = {
  'coordinator-not-yours': 'forbidden',
  'coordinator-none': 'conflict',
  'coordinator-already': 'conflict',
  'coordinator-offered-already': 'conflict',
  'coordinator-receiver-unknown': 'unknown',
  'coordinator-may-not-be-told': 'forbidden',
  'coordinator-offer-unknown': 'unknown',
  'coordinator-offer-over': 'conflict',
} as const satisfies RefusalCodes

export const changeRefusals = {
  'change-ahead': 'invalid',
  'change-too-long-ago': 'invalid',
  'change-after-death': 'conflict',
  'change-text-missing': 'invalid',
  'change-pathway-unknown': 'unknown',
  'change-pathway-over': 'conflict',
  'change-municipality-unknown': 'unknown',
  'change-moved-nowhere': 'conflict',
  'change-receiver-unknown': 'unknown',
  'change-unknown': 'unknown',
  'change-taken-back-already': 'conflict',
} as const satisfies RefusalCodes

/** Who said or wrote something. */
const source = z.object({ name: z.string(), function: z.string().nullable(), unit: named.nullable() })

/** A unit one can phone. */
const contactUnit = z.object({ id, name: z.string(), sector: z.string(), phone: z.string().nullable() })

export const progresses = ['better', 'same', 'worse'] as const
export const goalStatuses = ['active', 'reached', 'given-up'] as const

export const goalView = z.object({
  id,
  text: z.string(),
  saidBy: z.enum(['citizen', 'relative', 'professional']),
  /** The line of the story it was taken from: it was not asked about again. */
  storyEntryId: id.nullable(),
  /** Who works for it: the citizen, or a unit. */
  owner: named.nullable(),
  targetOn: at.nullable(),
  status: z.enum(goalStatuses),
  addedBy: source,
  addedAt: at,
  /** Earlier wordings, the first first. */
  earlier: z.array(z.object({ text: z.string(), by: source, at })),
  followUps: z.array(z.object({ text: z.string(), progress: z.enum(progresses).nullable(), by: source, at })),
  ended: z.object({ text: z.string(), by: source, at }).nullable(),
})
export type GoalView = z.output<typeof goalView>

/** What the citizen has told matters and nobody has made a goal of: to be confirmed, not asked again. */
const toldMatterView = z.object({
  storyEntryId: id,
  text: z.string(),
  saidBy: z.enum(['citizen', 'relative', 'professional']),
  toldBy: z.string(),
  /** When it was told or last confirmed. */
  asOf: at,
})
export type ToldMatterView = z.output<typeof toldMatterView>

/** Why this one is the coordinator. */
export const coordinatorBases = ['admitted', 'appointed', 'programme', 'own-doctor', 'municipality'] as const

const coordinatorOfferView = z.object({
  id,
  from: named,
  to: named,
  person: named.nullable(),
  text: z.string(),
  by: source,
  at,
  /** Whose answer it waits for. */
  waitsFor: named,
  mayAnswer: z.boolean(),
  mayWithdraw: z.boolean(),
})

/** The one who keeps the threads together (tovholder). Exactly one at every moment while the citizen lives. */
export const coordinatorView = z.object({
  unit: contactUnit,
  person: named.nullable(),
  basis: z.enum(coordinatorBases),
  since: at.nullable(),
  reasons: z.array(reasonView),
  /** A hand-over that waits for an answer. The present coordinator has it until then. */
  offer: coordinatorOfferView.nullable(),
  mayOffer: z.boolean(),
})
export type CoordinatorView = z.output<typeof coordinatorView>

/** One thing to be done, whatever number of pathways call for it. */
export const planStepView = z.object({
  title: bilingual,
  /** The same in words for the citizen. */
  plain: bilingual,
  dueAt: at.nullable(),
  /** Who has it. */
  unit: contactUnit,
  /** Who has been asked to take it. */
  offeredTo: named.nullable(),
  /** The pathways that call for it; two where a duplicate was merged. */
  origins: z.array(
    z.object({ pathwayId: id, stepId: z.string(), occurrence: z.number(), programme: bilingual }),
  ),
})
export type PlanStepView = z.output<typeof planStepView>

export const changeKinds = ['MOVED', 'REFUSED', 'NO_CONTACT', 'TRANSFERRED', 'CONSENT_WITHDRAWN'] as const

/** A change that people have told of: what, when it was so, and when it was written down. */
const changeView = z.object({
  id,
  kind: z.enum(changeKinds),
  happenedAt: at,
  toldAt: at,
  by: source,
  text: z.string(),
  /** The pathways it is about; empty when it is about all of them. */
  pathways: z.array(z.object({ pathwayId: id, programme: bilingual })),
  to: z.string().nullable(),
  takenBack: z.object({ by: source, at }).nullable(),
})
export type ChangeView = z.output<typeof changeView>

/** The one plan of a citizen, whatever number of pathways run. */
export const planView = ofKind(
  'PLAN',
  z.object({
    goals: z.array(goalView),
    toldMatters: z.array(toldMatterView),
    /** Null before anything has happened that somebody must keep together, and after a death. */
    coordinator: coordinatorView.nullable(),
    /** What is to be done, the soonest due first. */
    steps: z.array(planStepView),
    /** Whom to phone: the coordinator first. */
    contacts: z.array(
      z.object({
        kind: z.enum(['coordinator', 'own-doctor', 'unit']),
        unit: contactUnit,
        person: z.string().nullable(),
        /** What they do for the citizen now. */
        does: z.array(bilingual),
      }),
    ),
    pathways: z.array(
      z.object({
        pathwayId: id,
        programme: z.object({ code: z.string(), version: z.number(), name: bilingual }),
        subjectId: id,
        status: z.enum(['running', 'ended', 'stopped']),
        /** Why its deadlines rest, when another pathway makes them rest. */
        restsBecause: bilingual.nullable(),
      }),
    ),
    changes: z.array(changeView),
    mayWrite: z.boolean(),
  }),
)
export type PlanView = z.output<typeof planView>

const citizenParams = z.object({ citizenId: id })
const goalParams = z.object({ citizenId: id, goalId: id })
const everyone = ['professional', 'citizen'] as const
const professional = ['professional'] as const
const words = z.string().max(2_000)

export const getPlanRoute = route({
  name: 'get-plan',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/plan',
  purpose: 'treatment',
  summary: 'The citizen’s one plan: goals, what comes next, whom to call and who keeps it together',
  for: everyone,
  params: citizenParams,
  answer: planView,
  refusals: accessRefusals,
})

export const addGoalRoute = route({
  name: 'add-goal',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/plan/goals',
  purpose: 'treatment',
  summary: 'A goal in the citizen’s own words, or made of what the citizen has told matters',
  for: everyone,
  params: citizenParams,
  body: z.strictObject({
    text: words,
    saidBy: z.enum(['citizen', 'relative', 'professional']).default('citizen'),
    storyEntryId: id.optional(),
    /** The unit that works for it; the citizen when left out. */
    ownerId: id.optional(),
    targetOn: day.optional(),
  }),
  answer: planView,
  refusals: { ...accessRefusals, ...planRefusals },
})

export const changeGoalRoute = route({
  name: 'change-goal',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/plan/goals/:goalId/change',
  purpose: 'treatment',
  summary: 'New words, owner or target date; the earlier ones stay visible',
  for: everyone,
  params: goalParams,
  body: z.strictObject({ text: words, ownerId: id.nullable(), targetOn: day.nullable() }),
  answer: planView,
  refusals: { ...accessRefusals, ...planRefusals },
})

export const followUpGoalRoute = route({
  name: 'follow-up-goal',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/plan/goals/:goalId/follow-ups',
  purpose: 'treatment',
  summary: 'How it goes with a goal',
  for: everyone,
  params: goalParams,
  body: z.strictObject({ text: words, progress: z.enum(progresses).optional() }),
  answer: planView,
  refusals: { ...accessRefusals, ...planRefusals },
})

export const endGoalRoute = route({
  name: 'end-goal',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/plan/goals/:goalId/end',
  purpose: 'treatment',
  summary: 'The goal is reached, or the citizen has given it up',
  for: everyone,
  params: goalParams,
  body: z.strictObject({ status: z.enum(['reached', 'given-up']), text: words.default('') }),
  answer: planView,
  refusals: { ...accessRefusals, ...planRefusals },
})

export const offerCoordinatorRoute = route({
  name: 'offer-coordinator',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/coordinator/offers',
  purpose: 'treatment',
  summary: 'Offer another unit to be the coordinator, or ask to become it; the other one answers',
  for: professional,
  params: citizenParams,
  body: z.strictObject({ toUnitId: id, personId: id.optional(), text: words.default('') }),
  answer: planView,
  refusals: { ...accessRefusals, ...coordinatorRefusals },
})

export const answerCoordinatorOfferRoute = route({
  name: 'answer-coordinator-offer',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/coordinator/offers/:offerId/answer',
  purpose: 'treatment',
  summary: 'Accept or decline to take over as coordinator, or take the offer back',
  for: professional,
  params: z.object({ citizenId: id, offerId: id }),
  body: z.strictObject({ answer: z.enum(['accept', 'decline', 'withdraw']), text: words.default('') }),
  answer: planView,
  refusals: { ...accessRefusals, ...coordinatorRefusals },
})

const toldWhen = { happenedAt: moment.optional(), text: words.default('') }

/** Something has changed for the citizen that concerns every step (pathways 0, standard exceptions). */
const changeBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('MOVED'),
    ...toldWhen,
    /** Four digits. */
    toMunicipality: z.string().regex(/^\d{4}$/),
    /** The citizen has said yes to passing on what is under way. */
    hasConsent: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('REFUSED'), ...toldWhen, pathwayIds: z.array(id).min(1).max(20) }),
  z.strictObject({ kind: z.literal('NO_CONTACT'), ...toldWhen, pathwayIds: z.array(id).min(1).max(20) }),
  z.strictObject({ kind: z.literal('TRANSFERRED'), ...toldWhen, pathwayId: id, toUnitId: id }),
  z.strictObject({
    kind: z.literal('CONSENT_WITHDRAWN'),
    ...toldWhen,
    pathwayIds: z.array(id).min(1).max(20),
  }),
])

export const tellChangeRoute = route({
  name: 'tell-change',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/changes',
  purpose: 'treatment',
  summary:
    'Moved, refused, not reached, transferred, consent withdrawn; with the time it was so, also when written down later',
  for: professional,
  params: citizenParams,
  body: changeBody,
  answer: planView,
  refusals: { ...accessRefusals, ...changeRefusals },
})

export const takeBackChangeRoute = route({
  name: 'take-back-change',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/changes/:changeId/take-back',
  purpose: 'treatment',
  summary: 'It was a mistake, or the citizen has thought again: what was stopped by it goes on',
  for: professional,
  params: z.object({ citizenId: id, changeId: id }),
  body: z.strictObject({}),
  answer: planView,
  refusals: { ...accessRefusals, ...changeRefusals },
})

export const planRoutes = [
  getPlanRoute,
  addGoalRoute,
  changeGoalRoute,
  followUpGoalRoute,
  endGoalRoute,
  offerCoordinatorRoute,
  answerCoordinatorOfferRoute,
  tellChangeRoute,
  takeBackChangeRoute,
]
