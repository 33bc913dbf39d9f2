import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })

export const stayStatuses = [
  'acute-ambulant',
  'admitted',
  'on-leave',
  'ended',
  'dead',
  'cancelled',
  'unknown',
] as const

export const stayRefusals = {
  'stay-unknown': 'unknown',
  'stay-over-already': 'conflict',
  'stay-end-impossible': 'invalid',
  'stay-followed-by-another': 'conflict',
  'stay-reason-missing': 'invalid',
  'stay-unit-not-yours': 'forbidden',
  'stay-not-yours': 'forbidden',
  'expected-discharge-not-ahead': 'invalid',
  'finished-treatment-outside-stay': 'invalid',
  'window-none': 'conflict',
  'window-over': 'conflict',
  'window-end-not-later': 'invalid',
  'window-already-suspended': 'conflict',
  'window-not-suspended': 'conflict',
  'window-not-yours': 'forbidden',
  'window-decided-so-already': 'conflict',
  'window-doctor-decides': 'forbidden',
  'stay-not-ended-by-hand': 'conflict',
} as const satisfies RefusalCodes

/** Where a ward says the citizen went when discharged: it decides whether the 72 hours follow. */
export const destinations = [
  'own-home-with-nursing',
  'own-home',
  'temporary-place',
  'nursing-home',
  'elsewhere',
] as const

const place = z.object({ unitId: id.nullable(), name: z.string() })

/** Something that may or may not be done now, and why not. */
const may = z.object({ may: z.boolean(), because: z.string().nullable() })

const spellView = z.object({
  startedAt: z.string(),
  /** The letter about the start has not come; the time is from a later letter. */
  isStartImplied: z.boolean(),
  endedAt: z.string().nullable(),
  ending: z.enum(['home', 'death', 'by-hand']).nullable(),
  places: z.array(z.object({ place, from: z.string() })),
  classes: z.array(z.object({ class: z.enum(['EMER', 'IMP']), from: z.string() })),
  leaves: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
})

const historyLineView = z.object({
  /** The stored letter, for those who may read it. */
  messageId: id,
  /** One of MedCom's 18: `STIN`, `RE_SLHJ`, `AN_MORS` … */
  code: z.string(),
  eventAt: z.string(),
  sentAt: z.string(),
  place,
  mark: z.enum(['in-force', 'corrected', 'cancelled', 'cancellation', 'without-effect']),
  isTargetUnknown: z.boolean(),
})

const windowView = z.object({
  status: z.enum(['open', 'extended', 'suspended', 'closed', 'transferred']),
  openedAt: z.string(),
  endsAt: z.string(),
  until: z.string(),
  ward: place,
  /** Answered day and night until the end. */
  phone: z.string().nullable(),
  mayExtend: may,
})
export type WindowView = z.output<typeof windowView>

/** What the citizen will need, as the hospital sees it before the discharge. */
export const needs = [
  'discharge-conference',
  'rehabilitation',
  'frailty',
  'same-day-help',
  'acute-nursing',
  'follow-up',
] as const

const tellingView = z.object({
  by: z.string(),
  unitId: id,
  toldAt: z.string(),
})

/** A time the hospital has told, with who and when. */
const toldTimeView = tellingView.extend({ at: z.string() })

const needView = tellingView.extend({ need: z.enum(needs) })

const earlierTellingView = tellingView.extend({
  about: z.enum(['expected-discharge', 'treatment-finished', ...needs]),
  at: z.string().nullable(),
  isTakenBack: z.boolean(),
})

/**
 * That the citizen is or was in hospital, and who answers for the treatment. What the hospital tells of the way home is more
 * than that (RSL § 12 c): it is of the plan.
 */
export const stayView = z.object({
  stayId: id,
  status: z.enum(stayStatuses),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  place: place.nullable(),
  municipalUnitId: id,
  spells: z.array(spellView),
  history: z.array(historyLineView),
  endingsByHand: z.array(
    z.object({
      endedAt: z.string(),
      recordedAt: z.string(),
      by: z.string(),
      reason: ofKind('PLAN', z.string().nullable()),
      /** Where the ward says the citizen went; null where somebody else found that the citizen was home. */
      destination: ofKind('PLAN', z.enum(destinations).nullable()),
      mark: z.enum(['in-force', 'overtaken', 'undone']),
      undone: ofKind('PLAN', z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable()),
    }),
  ),
  isAttentionNeeded: z.boolean(),
  window: windowView.nullable(),
  /** Why there is no 72-hour responsibility after this stay; null while there is, or while it cannot be said. */
  noWindow: z.string().nullable(),
  mayEndByHand: may,
  /** Whether the actor may say, as the hospital, that the citizen has gone home. */
  mayDischarge: may,
  /** Whether the actor may take back the ending by hand that the stay stands on. */
  mayUndoEnd: may,
  /** A doctor has decided that there will be no 72-hour responsibility for this dying citizen: who, what they are, and why. */
  windowWaived: ofKind(
    'PLAN',
    z
      .object({
        by: z.string(),
        role: z.object({ da: z.string(), en: z.string() }),
        at: z.string(),
        reason: z.string(),
      })
      .nullable(),
  ),
  /** Whether the actor may decide it, or take it back. */
  mayWaive: may,
  /** When the hospital expects the citizen to go home. */
  expectedDischarge: ofKind('PLAN', toldTimeView.nullable()),
  /** Since when the hospital has no more to do. */
  treatmentFinished: ofKind('PLAN', toldTimeView.nullable()),
  /** What the hospital says the citizen will need. */
  needs: ofKind('PLAN', z.array(needView).nullable()),
  /** What it said before of all this: replaced or taken back, the newest first. */
  toldBefore: ofKind('PLAN', z.array(earlierTellingView).nullable()),
  /** Whether the actor may tell of what the discharge needs. */
  mayTell: may,
  /** Something is not shown to this reader. */
  withheld: z.boolean(),
})
export type StayView = z.output<typeof stayView>

const responsibilityView = z.object({
  party: z.enum(['hospital', 'own-doctor', 'ambulance']),
  place: place.nullable(),
  basis: z.enum(['stay', 'window-after-discharge', 'emergency-call', 'own-doctor']),
  /** Where whoever has the responsibility now is reached; null for what is over, and where no number is known. */
  phone: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
})

export const staysView = ofKind(
  'ADM',
  z.object({
    stays: z.array(stayView),
    /** The server's clock when it answered: who answers for the treatment now is not for the reader's clock to say. */
    now: z.string(),
    /** Who is medically responsible, period by period; the last is now or until something happens. */
    responsibility: z.array(responsibilityView),
  }),
)
export type StaysView = z.output<typeof staysView>

/** A task somebody's units have not done yet. */
const owedView = z.object({
  taskId: id,
  serviceCode: z.string(),
  title: z.object({ da: z.string(), en: z.string() }),
  dueAt: z.string().nullable(),
  isLate: z.boolean(),
})
export type OwedView = z.output<typeof owedView>

/** A row of the ward's list, or of the municipality's of its citizens in hospital. */
export const wardPatientView = z.object({
  stayId: id,
  citizenId: id,
  name: ofKind('ID', z.string().nullable()),
  birthDate: ofKind('ID', z.string().nullable()),
  status: z.enum(stayStatuses),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  place,
  isAttentionNeeded: z.boolean(),
  /** After discharge: until when the ward still has the treatment. */
  windowUntil: z.string().nullable(),
  expectedDischargeAt: ofKind('PLAN', z.string().nullable()),
  /** Since when the hospital has no more to do, while the citizen is still there. */
  treatmentFinishedAt: ofKind('PLAN', z.string().nullable()),
  /** Midnights since then. */
  finishedDays: ofKind('PLAN', z.number().nullable()),
  /** What the reader's own units still owe before the way home is safe, the soonest due first. */
  missing: ofKind('APP', z.array(owedView).nullable()),
  /** Something is not shown to this reader. */
  withheld: z.boolean(),
  /** The citizen has blocked the reader: the row stays, without what it says. */
  isBlocked: z.boolean(),
})
export type WardPatientView = z.output<typeof wardPatientView>
export const wardView = ofKind('ADM', z.object({ patients: z.array(wardPatientView) }))

const citizenParams = z.object({ citizenId: id })
const stayParams = z.object({ citizenId: id, stayId: id })
const reason = z.string().max(500)

export const listStaysRoute = route({
  name: 'list-stays',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/stays',
  purpose: 'treatment',
  summary: 'The stays of a citizen with their history, and who is responsible for the treatment',
  for: ['professional', 'citizen'],
  scope: 'system/Encounter.s',
  params: citizenParams,
  answer: staysView,
  refusals: accessRefusals,
})

export const listWardPatientsRoute = route({
  name: 'list-ward-patients',
  method: 'GET',
  path: '/api/v1/stays',
  purpose: 'treatment',
  summary:
    'Who is in the ward and whom it answers for in the 72 hours after; or a municipality’s citizens in hospital. With what is missing',
  for: ['professional'],
  query: z.object({
    /** Who is in the ward, or which citizens of the municipality are in hospital, wherever it is, and came home today. */
    whose: z.enum(['ward', 'municipality']).default('ward'),
    /** One of the own units, with those below it; all the own units when left out. */
    unit: id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: wardView,
  refusals: stayRefusals,
})

/** Somebody who has come home and waits for the first contact (pathways A16). */
export const firstContactView = z.object({
  citizenId: id,
  name: ofKind('ID', z.string().nullable()),
  birthDate: ofKind('ID', z.string().nullable()),
  /** Null when it is protected: it then stands on the citizen's own page, for those who go there. */
  address: ofKind('ID', z.string().nullable()),
  /** When the citizen came home, and from where. */
  dischargedAt: ofKind('ADM', z.string().nullable()),
  ward: ofKind('ADM', place.nullable()),
  /** The ward answers day and night until then. */
  wardPhone: ofKind('ADM', z.string().nullable()),
  windowUntil: ofKind('ADM', z.string().nullable()),
  task: owedView,
  /** Somebody else has it still and waits for an answer from here. */
  isOffered: z.boolean(),
  /** Who has taken it on. */
  takenBy: z.string().nullable(),
  withheld: z.boolean(),
  isBlocked: z.boolean(),
})
export type FirstContactView = z.output<typeof firstContactView>
export const firstContactsView = ofKind('APP', z.object({ contacts: z.array(firstContactView) }))

export const listFirstContactsRoute = route({
  name: 'list-first-contacts',
  method: 'GET',
  path: '/api/v1/first-contacts',
  purpose: 'treatment',
  summary: 'Who has come home from hospital and waits for the first contact, the soonest due first',
  for: ['professional'],
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  answer: firstContactsView,
  refusals: {},
})

export const tellOfStayRoute = route({
  name: 'tell-of-stay',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/told',
  purpose: 'treatment',
  summary:
    'The hospital tells when it expects the discharge, that treatment is finished, or what will be needed',
  for: ['professional'],
  params: stayParams,
  /** `at: null` and `isNeeded: false` take it back. */
  body: z.discriminatedUnion('about', [
    z.strictObject({ about: z.literal('expected-discharge'), at: instant.nullable() }),
    z.strictObject({
      about: z.literal('treatment-finished'),
      at: z.union([instant, z.literal('now')]).nullable(),
    }),
    z.strictObject({ about: z.enum(needs), isNeeded: z.boolean() }),
  ]),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const endStayByHandRoute = route({
  name: 'end-stay-by-hand',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/end',
  purpose: 'treatment',
  summary: 'The citizen is home and the hospital never said so',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({ endedAt: instant, reason }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const dischargeByHandRoute = route({
  name: 'discharge-by-hand',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/discharge',
  purpose: 'treatment',
  summary: 'The ward says that the citizen has gone home, and where to; the 72 hours follow by their rule',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({
    dischargedAt: z.union([instant, z.literal('now')]),
    destination: z.enum(destinations),
  }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const undoEndByHandRoute = route({
  name: 'undo-end-by-hand',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/end/undo',
  purpose: 'treatment',
  summary: 'An ending by hand was a mistake: it stays visible, with the reason, and no longer counts',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({ reason }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const extendWindowRoute = route({
  name: 'extend-window',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/window/extend',
  purpose: 'treatment',
  summary: 'The ward keeps the treatment for longer than 72 hours',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({ endsAt: instant, reason }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const suspendWindowRoute = route({
  name: 'suspend-window',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/window/suspend',
  purpose: 'treatment',
  summary: 'An ambulance has been called and has the citizen',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({ reason }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const resumeWindowRoute = route({
  name: 'resume-window',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/window/resume',
  purpose: 'treatment',
  summary: 'The ambulance has left; the ward has the citizen again',
  for: ['professional'],
  params: stayParams,
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const waiveWindowRoute = route({
  name: 'waive-window',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/stays/:stayId/window/waive',
  purpose: 'treatment',
  summary:
    'A doctor of the hospital decides that a dying citizen goes home without the 72-hour responsibility, or takes it back',
  for: ['professional'],
  params: stayParams,
  body: z.strictObject({ isWaived: z.boolean(), reason }),
  answer: staysView,
  refusals: { ...accessRefusals, ...stayRefusals },
})

export const stayRoutes = [
  listStaysRoute,
  listWardPatientsRoute,
  listFirstContactsRoute,
  tellOfStayRoute,
  endStayByHandRoute,
  dischargeByHandRoute,
  undoEndByHandRoute,
  extendWindowRoute,
  suspendWindowRoute,
  resumeWindowRoute,
  waiveWindowRoute,
]
