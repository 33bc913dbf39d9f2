import { z } from 'zod'
import {
  administrationRoutes,
  cardReasons,
  caveCertainties,
  caveSeverities,
  doseUnits,
  highRiskGroups,
  lineStatuses,
  medicineForms,
  medicineParties,
  reconciliationConditions,
  supplyAnswers,
  weekdays,
} from '../kernel/medicine-words.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

export {
  administrationRoutes,
  cardReasons,
  doseUnits,
  highRiskGroups,
  lineStatuses,
  medicineForms,
  medicineParties,
  reconciliationConditions,
  supplyAnswers,
  weekdays,
}

const id = z.uuid()
const day = z.iso.date()
const bilingual = z.object({ da: z.string(), en: z.string() })

/** Anatomical Therapeutic Chemical code of WHO, fifth level: the substance; fourth where WHO has no fifth (A12AX). */
const atc = z.string().regex(/^[A-Z]\d{2}[A-Z]{2}(\d{2})?$/, 'an ATC code is written A10BA02')

export const medicationRefusals = {
  'reconciliation-unknown': 'unknown',
  'reconciliation-stay-unknown': 'unknown',
  'medicine-line-unknown': 'unknown',
  'medicine-only-prescriber': 'forbidden',
  'medicine-only-treating-party': 'forbidden',
  'medicine-reason-missing': 'invalid',
  'medicine-doses-missing': 'invalid',
  'medicine-doses-not-wanted': 'invalid',
  'medicine-dose-not-changed': 'conflict',
  'medicine-dose-impossible': 'invalid',
  'medicine-on-list-already': 'conflict',
  'medicine-not-on-list': 'conflict',
  'medicine-pause-not-ahead': 'invalid',
  'medicine-stop-before-start': 'invalid',
  'medicine-follow-up-past': 'invalid',
  /** It goes against CAVE: the doctor says why it is given all the same. */
  'medicine-cave-reason-missing': 'invalid',
  'medicine-list-changed-meanwhile': 'conflict',
  'medicine-lines-unclear': 'conflict',
  'medicine-lists-differ': 'conflict',
  'medicine-confirmed-already': 'conflict',
  /** Nobody has said how the citizen has enough until a pharmacy is open. */
  'medicine-supply-open': 'conflict',
  'medicine-supply-unanswered': 'invalid',
  'medicine-supply-in-the-past': 'invalid',
  'medicine-supply-only-ward': 'forbidden',
  'medicine-at-home-already': 'conflict',
  'medicine-list-not-yours-to-give': 'forbidden',
  'dispensing-list-only-municipality': 'forbidden',
  'dose-dispensing-none': 'conflict',
  'dose-dispensing-paused-already': 'conflict',
  'dose-dispensing-not-paused': 'conflict',
  'fmk-only-prescriber': 'forbidden',
  'fmk-reconciled-already': 'conflict',
  'fmk-changes-waiting': 'conflict',
  'fmk-away': 'unavailable',
  /** Not an answer of ours: why a change waits. */
  'fmk-fault': 'unavailable',
  'medicine-bundle-unreadable': 'invalid',
} as const satisfies RefusalCodes

const amount = z.number().min(0).max(999)

/** How much, and when. Amounts count the line's `unit`. */
export const doseShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('schedule'),
    morning: amount,
    noon: amount,
    evening: amount,
    night: amount,
    /** Only on these days, as methotrexate once a week; null is every day. */
    on: z.array(z.enum(weekdays)).min(1).max(7).nullable(),
  }),
  z.strictObject({
    kind: z.literal('as-needed'),
    amount: z.number().positive().max(999),
    mostTimesADay: z.int().min(1).max(24).nullable(),
  }),
  /** By a scheme that stands elsewhere, as warfarin by INR. */
  z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(300) }),
])
export type DoseView = z.output<typeof doseShape>

const shortText = z.string().trim().min(1).max(200)

/** A medicine with its dose, as somebody writes it on a list. The web copies name, strength and form from the catalogue. */
export const medicineBody = z.strictObject({
  /** The order of the medicine card this is; left out for what has none yet. */
  orderId: id.nullable().default(null),
  atc,
  name: shortText,
  /** `500 mg`, `100 IE/ml`; as the package says. */
  strength: z.string().trim().max(100),
  form: z.enum(medicineForms),
  unit: z.enum(doseUnits),
  route: z.enum(administrationRoutes),
  dose: doseShape,
  /** What it is for, in words the citizen knows: `mod forhøjet blodtryk`. */
  indication: z.string().trim().max(200),
  /** How to take it: `med mad`, `et glas vand til`. */
  instruction: z.string().trim().max(300).default(''),
  startOn: day.nullable().default(null),
  /** Last day. */
  stopOn: day.nullable().default(null),
  /** Packed by the pharmacy in dose bags. */
  isDoseDispensed: z.boolean().default(false),
})
export type MedicineBody = z.input<typeof medicineBody>

const who = z.object({
  personId: id.nullable(),
  name: z.string(),
  function: z.string().nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
})

/** Something that may or may not be done now, and why not. */
const may = z.object({ may: z.boolean(), because: z.string().nullable() })

export const medicineEntryView = z.object({
  orderId: id.nullable(),
  atc: z.string(),
  name: z.string(),
  strength: z.string(),
  form: z.enum(medicineForms),
  unit: z.enum(doseUnits),
  route: z.enum(administrationRoutes),
  dose: doseShape,
  /** The dose in words: `1 tablet morgen og aften`. */
  doseText: bilingual,
  indication: z.string(),
  instruction: z.string(),
  startOn: z.string().nullable(),
  stopOn: z.string().nullable(),
  isPaused: z.boolean(),
  /** First day it is to be taken again; null when not paused, or until further notice. */
  pausedUntil: z.string().nullable(),
  isDoseDispensed: z.boolean(),
  prescriber: who.nullable(),
})
export type MedicineEntryView = z.output<typeof medicineEntryView>

const differenceView = z.object({
  differenceId: id,
  rowKey: z.string(),
  name: z.string(),
  isHighRisk: z.boolean(),
  /** Which way the municipality's dispensing list differs from the medicine card. */
  kind: z.enum(['missing-at-home', 'only-at-home', 'dose', 'given-though-paused']),
  /** open: a prescriber must decide; decided: the municipality must dispense by it; solved: the lists agree. */
  status: z.enum(['open', 'decided', 'solved']),
  foundAt: z.string(),
  foundBy: who,
  /** Whom the task is addressed to. */
  prescriber: who,
  dueAt: z.string(),
  decidedAt: z.string().nullable(),
  solvedAt: z.string().nullable(),
})

/** What the citizen does not tolerate, in short. */
const caveInShort = z.object({
  caveId: id,
  name: z.string(),
  reaction: z.string(),
  severity: z.enum(caveSeverities),
  certainty: z.enum(caveCertainties),
})

/** A medicine on the lists side by side. A row is a substance in a form; a list may have it in more than one strength. */
export const medicineRowView = z.object({
  /** `A10BA02-tablet`: the row's name in addresses. */
  rowKey: z.string(),
  atc: z.string(),
  name: z.string(),
  form: z.enum(medicineForms),
  highRisk: z.enum(highRiskGroups).nullable(),
  /** What it goes against of what the citizen does not tolerate. */
  cave: z.array(caveInShort),
  /** Before the stay. */
  before: z.array(medicineEntryView),
  /** As the hospital has it for the discharge. */
  discharge: z.array(medicineEntryView),
  /** Until the hospital has decided it, `discharge` has it as it was before. */
  isDischargeDecided: z.boolean(),
  /** The medicine card (FMK) as last read. */
  now: z.array(medicineEntryView),
  /** What the municipality dispenses; null when it has not told, or gives no medicine. */
  dispensing: z.array(medicineEntryView).nullable(),
  status: z.enum(lineStatuses),
  isDecided: z.boolean(),
  /** What comparing the lists suggests; a person decides. */
  proposed: z.enum(lineStatuses).nullable(),
  pausedUntil: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why it is given against CAVE. */
  caveReason: z.string().nullable(),
  decidedBy: who.nullable(),
  decidedAt: z.string().nullable(),
  followUp: z
    .object({
      party: z.enum(medicineParties).nullable(),
      by: z.string(),
      on: z.string().nullable(),
      what: z.string(),
      /** The unit that has the task; null where nobody could be asked by a task. */
      askedOf: z.string().nullable(),
    })
    .nullable(),
  /** Whether the medicine card says what was decided. */
  card: z.object({
    status: z.enum(['agrees', 'waiting', 'refused']),
    because: z.enum(cardReasons).nullable(),
  }),
  difference: differenceView.nullable(),
  mayDecide: may,
})
export type MedicineRowView = z.output<typeof medicineRowView>

const confirmationView = z.object({
  party: z.enum(medicineParties),
  isConfirmed: z.boolean(),
  by: who.nullable(),
  at: z.string().nullable(),
  /** It was confirmed and then a line changed: which, and when. */
  fellAway: z.object({ rowKey: z.string(), name: z.string(), at: z.string() }).nullable(),
  mayConfirm: may,
})

/** What the citizen needs until a pharmacy is open, for each day they may come home on. */
const supplyView = z.object({
  answered: z
    .object({
      homeOn: z.string(),
      until: z.string(),
      lines: z.array(z.object({ rowKey: z.string(), how: z.enum(supplyAnswers) })),
      by: who,
      at: z.string(),
      /** No line has changed since, and the day has not passed. */
      holds: z.boolean(),
    })
    .nullable(),
  /** Today and the two days after it. */
  days: z.array(
    z.object({
      homeOn: z.string(),
      /** The last day to cover. */
      until: z.string(),
      needs: z.array(
        z.object({
          rowKey: z.string(),
          name: z.string(),
          strength: z.string(),
          unit: z.enum(doseUnits),
          /** Units; null where the dose is a scheme that stands elsewhere. */
          amount: z.number().nullable(),
          /** As it was before the stay, so that the citizen may well have it. */
          isAsBefore: z.boolean(),
        }),
      ),
    }),
  ),
  mayAnswer: may,
})

export const reconciliationView = z.object({
  reconciliationId: id,
  stayId: id,
  startedAt: z.string(),
  dischargedAt: z.string().nullable(),
  confirmations: z.array(confirmationView),
  /** Each of the four conditions, in the order they stand in the handbook. */
  conditions: z.array(z.object({ condition: z.enum(reconciliationConditions), isMet: z.boolean() })),
  /** Null when the citizen is at home. */
  supply: supplyView.nullable(),
  isDone: z.boolean(),
  /** First time all four held with the own doctor and the municipality behind them after the discharge. */
  doneAt: z.string().nullable(),
  mayMarkReconciled: may,
})

const doseDispensingView = z.object({
  status: z.enum(['none', 'active', 'paused']),
  since: z.string().nullable(),
  by: who.nullable(),
  reason: z.string().nullable(),
  mayPause: may,
  mayResume: may,
})

const cardChangeView = z.object({
  changeId: id,
  what: z.enum([
    'create-order',
    'change-order',
    'stop-order',
    'pause-order',
    'resume-order',
    'mark-reconciled',
    'pause-dose-dispensing',
    'resume-dose-dispensing',
  ]),
  rowKey: z.string().nullable(),
  name: z.string().nullable(),
  status: z.enum(['waiting', 'refused']),
  /** Why the medicine card refused, or does not answer. */
  because: z.enum(cardReasons).nullable(),
  wantedAt: z.string(),
  attempts: z.int(),
})

export const medicinesView = ofKind(
  'MED',
  z.object({
    citizenId: id,
    /** Changes with every line that changes; a confirmation is of one version. */
    version: z.int(),
    card: z.object({
      readAt: z.string().nullable(),
      /** Until when the card is known to be as shown: others' changes are followed. */
      freshAt: z.string().nullable(),
      /** The card does not tell of changes right now. */
      isFeedBehind: z.boolean(),
      reconciled: z.object({ at: z.string(), by: who }).nullable(),
      /** Changed since it was marked reconciled. */
      isChangedSince: z.boolean(),
      /** Decided here and not yet on the card, or refused by it. */
      changes: z.array(cardChangeView),
    }),
    doseDispensing: doseDispensingView,
    dispensingList: z
      .object({ isHelped: z.boolean(), statedAt: z.string(), statedBy: who, isChangedSince: z.boolean() })
      .nullable(),
    maySetDispensingList: may,
    /** The newest stay's; none before the first. */
    reconciliation: reconciliationView.nullable(),
    mayStart: may,
    rows: z.array(medicineRowView),
    /** Differences between the parties' lists: those not solved, then the solved, the newest first. */
    differences: z.array(differenceView),
    listGiven: z
      .object({ how: z.enum(['printed', 'handed', 'seen']), at: z.string(), by: who, isCurrent: z.boolean() })
      .nullable(),
    mayGiveList: may,
    /** Something is not shown to this reader. */
    withheld: z.boolean(),
  }),
)
export type MedicinesView = z.output<typeof medicinesView>

/** The citizen's own list, in plain words: to print, and to read on a phone. */
export const medicineListView = ofKind(
  'MED',
  z.object({
    citizenId: id,
    name: ofKind('ID', z.string().nullable()),
    birthDate: ofKind('ID', z.string().nullable()),
    version: z.int(),
    madeAt: z.string(),
    medicines: z.array(
      z.object({
        rowKey: z.string(),
        name: z.string(),
        strength: z.string(),
        form: z.enum(medicineForms),
        formText: bilingual,
        /** What it is for. */
        forWhat: z.string(),
        /** When and how much: `1 tablet morgen og aften`. */
        when: bilingual,
        /** How: `Synkes med vand. Tages med mad.` */
        how: bilingual,
        isAsNeeded: z.boolean(),
        isDoseDispensed: z.boolean(),
        highRisk: z.enum(highRiskGroups).nullable(),
        /** What is new to the citizen since before the stay. */
        news: z.enum(['new', 'dose-changed']).nullable(),
        why: z.string().nullable(),
      }),
    ),
    notNow: z.array(
      z.object({
        rowKey: z.string(),
        name: z.string(),
        strength: z.string(),
        kind: z.enum(['paused', 'stopped']),
        until: z.string().nullable(),
        why: z.string().nullable(),
      }),
    ),
    /** Not settled yet: ask before taking it. */
    unsettled: z.array(z.object({ rowKey: z.string(), name: z.string(), strength: z.string() })),
    /** What the citizen does not tolerate, and whether somebody has asked. */
    cave: z.object({ entries: z.array(caveInShort), noneKnownOn: z.string().nullable() }),
    /** Who to ask. */
    contact: ofKind('ADM', z.object({ name: z.string(), phone: z.string().nullable() }).nullable()),
    isDoseDispensingPaused: z.boolean(),
    /** All lines settled and the medicine card marked reconciled. */
    isReconciled: z.boolean(),
    withheld: z.boolean(),
  }),
)
export type MedicineListView = z.output<typeof medicineListView>

export const medicineHistoryView = ofKind(
  'MED',
  z.object({
    entries: z.array(
      z.object({
        sequence: z.int(),
        type: z.enum([
          'card-read',
          'reconciliation-started',
          'stay-ended',
          'stay-resumed',
          'line-decided',
          'dispensing-list-stated',
          'party-confirmed',
          'supply-answered',
          'list-given',
          'dose-dispensing-paused',
          'dose-dispensing-resumed',
          'reconciled-marked',
          'card-change-answered',
          'difference-found',
          'difference-decided',
          'difference-solved',
        ]),
        at: z.string(),
        by: who.nullable(),
        rowKey: z.string().nullable(),
        name: z.string().nullable(),
        status: z.enum(lineStatuses).nullable(),
        party: z.enum(medicineParties).nullable(),
        reason: z.string().nullable(),
        /** Why it was given against CAVE. */
        caveReason: z.string().nullable(),
        /** The doses it was decided to be. */
        doses: z.array(bilingual),
        /** Decided anew later: this one no longer counts, and stays to be seen. */
        isReplaced: z.boolean(),
        /** Of an answer of the medicine card: refused, and why. */
        refusedBecause: z.enum(cardReasons).nullable(),
      }),
    ),
  }),
)
export type MedicineHistoryView = z.output<typeof medicineHistoryView>

export const catalogueMedicineView = z.object({
  code: z.string(),
  atc: z.string(),
  substance: z.string(),
  name: z.string(),
  strength: z.string(),
  form: z.enum(medicineForms),
  unit: z.enum(doseUnits),
  route: z.enum(administrationRoutes),
  highRisk: z.enum(highRiskGroups).nullable(),
  mayBeDoseDispensed: z.boolean(),
})
export type CatalogueMedicineView = z.output<typeof catalogueMedicineView>

const ofCitizen = z.object({ citizenId: id })
const ofReconciliation = z.object({ citizenId: id, reconciliationId: id })
const professional = ['professional'] as const
const citizen = '/api/v1/citizens/:citizenId' as const
const medicines = `${citizen}/medicines` as const
const reconciliation = `${medicines}/reconciliations/:reconciliationId` as const
const refusals = { ...accessRefusals, ...medicationRefusals }
const deed = {
  method: 'POST',
  purpose: 'treatment',
  for: professional,
  answer: medicinesView,
  refusals,
} as const
const reason = z.string().trim().max(500)
/** The version the reader saw: a change in between refuses instead of being acted on unseen. */
const version = z.int().min(0).optional()

export const searchMedicinesRoute = route({
  name: 'search-medicines',
  method: 'GET',
  path: '/api/v1/medicines',
  purpose: 'treatment',
  summary: 'Find a medicine in the catalogue by name, substance or ATC code',
  for: professional,
  query: z.object({
    search: z.string().trim().min(2).max(100),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.object({ medicines: z.array(catalogueMedicineView), source: z.string() }),
  refusals: {},
})

export const getMedicinesRoute = route({
  name: 'get-medicines',
  method: 'GET',
  path: medicines,
  purpose: 'treatment',
  summary:
    'The medicine before the stay, at discharge and now, line by line, with what is agreed and what differs',
  for: professional,
  params: ofCitizen,
  answer: medicinesView,
  refusals,
})

export const readCardRoute = route({
  ...deed,
  name: 'read-medicine-card',
  path: `${medicines}/read-card`,
  summary: 'Read the medicine card (FMK) anew',
  params: ofCitizen,
  body: z.strictObject({}),
})

export const startReconciliationRoute = route({
  ...deed,
  name: 'start-reconciliation',
  path: `${medicines}/reconciliations`,
  summary: 'Begin to reconcile the medicine of a stay; one that was begun already is answered as it is',
  params: ofCitizen,
  body: z.strictObject({ stayId: id }),
})

export const decideLineRoute = route({
  ...deed,
  name: 'decide-medicine-line',
  path: `${reconciliation}/lines/:rowKey`,
  summary: 'A doctor decides a line: unchanged, dose changed, new, stopped, paused or unclear',
  params: ofReconciliation.extend({ rowKey: z.string().regex(/^[A-Z]\d{2}[A-Z]{2}(\d{2})?-[a-z-]+$/) }),
  body: z.strictObject({
    version,
    status: z.enum(lineStatuses),
    /** Why; needed for all but unchanged. */
    reason: reason.default(''),
    /** Why it is given all the same; needed where it goes against CAVE. */
    caveReason: reason.default(''),
    /** For `new` and `dose-changed`: how it is to be from now on. */
    doses: z.array(medicineBody).max(5).default([]),
    /** For `paused`: first day it is taken again; null is until further notice. */
    pausedUntil: day.nullable().default(null),
    followUp: z
      .strictObject({
        /** A party gets a task; somebody else is only written down. */
        party: z.enum(medicineParties).nullable().default(null),
        by: shortText,
        on: day.nullable().default(null),
        what: shortText,
      })
      .nullable()
      .default(null),
  }),
})

export const stateDispensingListRoute = route({
  ...deed,
  name: 'state-dispensing-list',
  path: `${medicines}/dispensing-list`,
  summary: 'The municipality says what it dispenses, or that the citizen takes care of the medicine alone',
  params: ofCitizen,
  body: z.discriminatedUnion('isHelped', [
    z.strictObject({ isHelped: z.literal(true), doses: z.array(medicineBody).max(60) }),
    z.strictObject({ isHelped: z.literal(false) }),
  ]),
})

export const takeOverCardRoute = route({
  ...deed,
  name: 'dispense-by-medicine-card',
  path: `${medicines}/dispensing-list/by-card`,
  summary: 'The municipality dispenses exactly what the medicine card says now',
  params: ofCitizen,
  body: z.strictObject({ version }),
})

export const confirmMedicinesRoute = route({
  ...deed,
  name: 'confirm-medicines',
  path: `${reconciliation}/confirm`,
  summary:
    'The hospital, the own doctor or the municipality stands behind the list as it is; falls away when a line changes',
  params: ofReconciliation,
  body: z.strictObject({ version }),
})

export const answerSupplyRoute = route({
  ...deed,
  name: 'answer-medicine-supply',
  path: `${reconciliation}/supply`,
  summary: 'The ward says how the citizen has enough of each medicine until a pharmacy is open',
  params: ofReconciliation,
  body: z.strictObject({
    version,
    homeOn: day,
    lines: z.array(z.strictObject({ rowKey: z.string().max(50), how: z.enum(supplyAnswers) })).max(100),
  }),
})

export const markReconciledRoute = route({
  ...deed,
  name: 'mark-medicine-card-reconciled',
  path: `${reconciliation}/mark-reconciled`,
  summary: 'The medicine card is marked reconciled (afstemt)',
  params: ofReconciliation,
  body: z.strictObject({ version }),
})

export const pauseDoseDispensingRoute = route({
  ...deed,
  name: 'pause-dose-dispensing',
  path: `${medicines}/dose-dispensing/pause`,
  summary: 'The pharmacy packs no dose bags until it is resumed',
  params: ofCitizen,
  body: z.strictObject({ reason }),
})

export const resumeDoseDispensingRoute = route({
  ...deed,
  name: 'resume-dose-dispensing',
  path: `${medicines}/dose-dispensing/resume`,
  summary: 'The pharmacy packs dose bags again, by the list as it is now',
  params: ofCitizen,
  body: z.strictObject({ reason: reason.default('') }),
})

export const getMedicineListRoute = route({
  name: 'get-medicine-list',
  method: 'GET',
  path: `${citizen}/medicine-list`,
  purpose: 'treatment',
  summary: 'The citizen’s own medicine list in plain words: what for, when and how',
  for: ['professional', 'citizen'],
  params: ofCitizen,
  answer: medicineListView,
  refusals: accessRefusals,
})

export const giveMedicineListRoute = route({
  name: 'give-medicine-list',
  method: 'POST',
  path: `${citizen}/medicine-list/given`,
  purpose: 'treatment',
  summary: 'The citizen has the list: printed, handed over, or seen on their own page',
  for: ['professional', 'citizen'],
  params: ofCitizen,
  body: z.strictObject({ version: z.int().min(0), how: z.enum(['printed', 'handed', 'seen']) }),
  answer: medicineListView,
  refusals,
})

export const getMedicineHistoryRoute = route({
  name: 'get-medicine-history',
  method: 'GET',
  path: `${medicines}/history`,
  purpose: 'treatment',
  summary: 'Everything that has happened to the medicine lists, the newest first',
  for: professional,
  params: ofCitizen,
  answer: medicineHistoryView,
  refusals: accessRefusals,
})

/** A FHIR R4 Bundle; the shape is FHIR’s own and not repeated here. */
const fhirBundle = z.record(z.string(), z.unknown())

export const exportMedicinesRoute = route({
  name: 'export-medicines',
  method: 'GET',
  path: `${medicines}/fhir`,
  purpose: 'treatment',
  summary: 'A medicine list as a FHIR R4 Bundle: a List of MedicationStatement coded by ATC',
  for: professional,
  answersAs: 'application/fhir+json',
  params: ofCitizen,
  query: z.object({ list: z.enum(['before', 'discharge', 'now', 'dispensing']).default('now') }),
  answer: ofKind('MED', fhirBundle),
  refusals: accessRefusals,
})

export const importDispensingListRoute = route({
  ...deed,
  name: 'import-dispensing-list',
  path: `${medicines}/dispensing-list/fhir`,
  summary: 'The municipality’s dispensing list from its own system, as a FHIR R4 Bundle such as we export',
  params: ofCitizen,
  body: z.strictObject({ bundle: fhirBundle }),
})

export const medicationRoutes = [
  searchMedicinesRoute,
  getMedicinesRoute,
  readCardRoute,
  startReconciliationRoute,
  decideLineRoute,
  stateDispensingListRoute,
  takeOverCardRoute,
  confirmMedicinesRoute,
  answerSupplyRoute,
  markReconciledRoute,
  pauseDoseDispensingRoute,
  resumeDoseDispensingRoute,
  getMedicineListRoute,
  giveMedicineListRoute,
  getMedicineHistoryRoute,
  exportMedicinesRoute,
  importDispensingListRoute,
]
