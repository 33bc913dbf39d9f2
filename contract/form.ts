import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const at = z.string()
const instant = z.iso.datetime({ offset: true })
const bilingual = z.object({ da: z.string(), en: z.string() })
const code = z.string().max(60)

/** The kinds of data an answer may be of. Who a form is about is never asked: that is known. */
export const formKinds = [
  'PLAN',
  'FUN',
  'MED',
  'REC',
  'PSY',
  'LAB',
  'WND',
  'GOP',
  'SOC',
  'PREV',
  'REL',
  'DIR',
  'PRO',
  'APP',
  'ADM',
] as const
export type FormKind = (typeof formKinds)[number]

export const itemTypes = [
  'group',
  /** A text to read, nothing to answer. */
  'display',
  'boolean',
  'choice',
  /** One of the options, or words of one's own. */
  'open-choice',
  'integer',
  'decimal',
  /** A number in the item's unit. */
  'quantity',
  'date',
  'dateTime',
  /** One line. */
  'string',
  'text',
  /** Worked out of other answers; nobody writes it. */
  'score',
] as const
export type ItemType = (typeof itemTypes)[number]

export const formRefusals = {
  'form-unknown': 'unknown',
  'form-response-unknown': 'unknown',
  'form-not-for-you': 'forbidden',
  'form-not-yours': 'forbidden',
  'form-subject-missing': 'invalid',
  'form-subject-unknown': 'unknown',
  /** Some of the answers written are of a kind this reader may not write. */
  'form-part-not-yours': 'forbidden',
  'form-item-unknown': 'invalid',
  'form-answer-wrong-type': 'invalid',
  /** Somebody else has written the same items meanwhile: `items`, `by`, `at`, `revision`. Nothing was saved and nothing is lost. */
  'form-draft-changed-meanwhile': 'conflict',
  'form-no-draft': 'conflict',
  'form-draft-open-already': 'conflict',
  /** What was to be confirmed is not what is told any more. */
  'form-suggestion-changed': 'conflict',
  /** `faults`: which items stand in the way, each with the rule. */
  'form-not-complete': 'invalid',
  'form-not-signed': 'conflict',
  'form-nothing-changed': 'conflict',
  'form-in-error': 'conflict',
  'form-reason-missing': 'invalid',
  'form-happened-later': 'invalid',
  'form-happened-too-long-ago': 'invalid',
  'form-not-sent-to-you': 'forbidden',
  'form-version-unknown': 'unknown',
  'form-unit-not-yours': 'forbidden',
  'questionnaire-not-understood': 'invalid',
  'questionnaire-response-not-understood': 'invalid',
} as const satisfies RefusalCodes

// ------------------------------------------------------------------------------------------------ what a form asks

export const conditionOperators = ['=', '!=', '>', '<', '>=', '<=', 'exists'] as const

/** An answer: yes or no, a number (in the item's unit), a date, a text, the code of an option; words of one's own as `{ text }`. */
export const answerValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(20_000),
  z.strictObject({ text: z.string().max(2_000) }),
])
export type AnswerValue = z.output<typeof answerValue>

/** One line of a form. Items stand in the order they are drawn in; `parentId` says which group an item lies in. */
export const formItemView = z.object({
  linkId: z.string(),
  parentId: z.string().nullable(),
  /** The repeating group around it (or itself, when it is one): its answers have a row of their own for each time. */
  repeatingGroupId: z.string().nullable(),
  type: z.enum(itemTypes),
  text: bilingual,
  help: bilingual.nullable(),
  /** A list of other words for the same, as ICF `d450` or LOINC. */
  codes: z.array(z.object({ system: z.string(), code: z.string(), display: z.string().nullable() })),
  kind: z.enum(formKinds),
  isRequired: z.boolean(),
  /** Several answers, or several times for a group. */
  repeats: z.boolean(),
  options: z.array(z.object({ code: z.string(), text: bilingual })),
  /** Asked only when this holds. A question that is not asked has no answer, whatever was written before. */
  enableWhen: z
    .object({
      behavior: z.enum(['all', 'any']),
      conditions: z.array(
        z.object({ linkId: z.string(), operator: z.enum(conditionOperators), value: answerValue }),
      ),
    })
    .nullable(),
  /** UCUM code and how people write it. */
  unit: z.object({ code: z.string(), text: z.string() }).nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  maxLength: z.number().nullable(),
  /** It may be prefilled: there is something to look for in `suggestions`. */
  isPrefilled: z.boolean(),
  /** Of a score: which instrument, and which item answers which of its questions. */
  score: z
    .object({
      instrument: z.string(),
      name: bilingual,
      version: z.string(),
      inputs: z.array(z.object({ name: z.string(), linkId: z.string() })),
      /** Whose it is and on what terms, to be shown with it. */
      credit: bilingual,
    })
    .nullable(),
})
export type FormItemView = z.output<typeof formItemView>

const formHead = z.object({ code, version: z.number(), title: bilingual })

export const formView = formHead.extend({
  purpose: bilingual,
  /** What a filled-in one is about: this citizen in general, a stay, a rehabilitation plan. */
  about: z.enum(['citizen', 'stay', 'rehabilitation-plan']),
  /** Services it does the paperwork of: a task with such a service offers the form. */
  services: z.array(z.string()),
  writtenBy: z.array(z.enum(['hospital', 'municipality', 'general-practice', 'private-supplier', 'citizen'])),
  /** Roles it is sent to when signed. */
  receivers: z.array(z.object({ role: z.string(), name: bilingual })),
  items: z.array(formItemView),
})
export type FormView = z.output<typeof formView>

export const formsView = z.object({
  forms: z.array(formView.omit({ items: true }).extend({ validFrom: z.string(), isInForce: z.boolean() })),
})
export type FormsView = z.output<typeof formsView>

// ------------------------------------------------------------------------------------------------ what was answered

const who = z.object({
  name: z.string(),
  function: z.string().nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  isCitizen: z.boolean(),
  /** Written by the program from what is told already; no person has looked through it. */
  isProgram: z.boolean(),
})

/** Where something already told comes from. */
const sourceView = z.object({
  /** `citizen`, `story`, `relative`, `practice`, `municipality`, `stay`, `form`. */
  kind: z.string(),
  /** As people read it: `Indlæggelsesrapport, Hjemmesygeplejen Gladsaxe`. */
  text: bilingual,
  /** When it was told; its age is counted from here. */
  toldAt: at.nullable(),
})

const answerView = z.object({
  linkId: z.string(),
  /** Which time, from 0, inside a repeating group; 0 outside. */
  row: z.number(),
  values: z.array(answerValue),
  /** It was taken over from what was told, and confirmed with the citizen then. */
  source: sourceView.nullable(),
  confirmedAt: at.nullable(),
  /** Against the signed version before: `NYT` on the screen. Null when it is the same, or when there is none before. */
  news: z.enum(['added', 'changed']).nullable(),
  before: z.array(answerValue).nullable(),
})
export type FormAnswerView = z.output<typeof answerView>

const suggestionView = z.object({
  linkId: z.string(),
  row: z.number(),
  values: z.array(answerValue),
  source: sourceView,
})
export type FormSuggestionView = z.output<typeof suggestionView>

const scoreView = z.object({
  linkId: z.string(),
  row: z.number(),
  instrument: z.string(),
  version: z.string(),
  /** Null while something is missing. */
  score: z.number().nullable(),
  band: z.object({ code: z.string(), text: bilingual }).nullable(),
  /** Names of what is missing: see `inputs` of the item. */
  missing: z.array(z.string()),
  /** Something a person must act on now, whatever the score: `ask-about-suicide`. */
  flags: z.array(z.object({ code: z.string(), text: bilingual })),
})
export type FormScoreView = z.output<typeof scoreView>

/** What a response says of one kind of data. */
const partView = z.object({
  answers: z.array(answerView),
  /** Already told: to be confirmed, not asked again. Only in a draft, and only where nothing is answered yet. */
  suggestions: z.array(suggestionView),
  scores: z.array(scoreView),
  /** Answered in the version before and not any more. */
  removed: z.array(z.object({ linkId: z.string(), row: z.number(), before: z.array(answerValue) })),
})
export type FormPartView = z.output<typeof partView>

const part = <Kind extends FormKind>(kind: Kind) => ofKind(kind, partView.nullable())
const parts = z.object({
  PLAN: part('PLAN'),
  FUN: part('FUN'),
  MED: part('MED'),
  REC: part('REC'),
  PSY: part('PSY'),
  LAB: part('LAB'),
  WND: part('WND'),
  GOP: part('GOP'),
  SOC: part('SOC'),
  PREV: part('PREV'),
  REL: part('REL'),
  DIR: part('DIR'),
  PRO: part('PRO'),
  APP: part('APP'),
  ADM: part('ADM'),
})
export type FormParts = z.output<typeof parts>

export const responseStatuses = ['draft', 'signed', 'amended', 'entered-in-error'] as const

const deliveryView = z.object({
  unit: z.object({ id, name: z.string() }),
  version: z.number(),
  /** `not-told`: no rule lets it be disclosed there, or the citizen has objected; which of the two is not said. */
  status: z.enum(['sent', 'not-told']),
  sentAt: at,
  readAt: at.nullable(),
  readBy: z.string().nullable(),
  /** How it reaches a unit outside the house; null for one inside, which has it at once. `no-way`: no letter can carry it there. */
  outside: z
    .enum([
      'no-way',
      'lacks-admission',
      'lacks-discharge',
      'waiting',
      'acknowledged',
      'failed',
      'another-way',
      'closed',
    ])
    .nullable(),
})

/** Something that may or may not be done now, and the refusal it would get. */
const may = z.object({ may: z.boolean(), because: z.string().nullable() })

const responseHead = z.object({
  responseId: id,
  form: formHead,
  /** The stay or plan it is about. */
  subjectId: id.nullable(),
  status: z.enum(responseStatuses),
  /** The latest signed version; 0 while it has never been signed. */
  version: z.number(),
  startedAt: at,
  startedBy: who,
  signedAt: at.nullable(),
  signedBy: who.nullable(),
  /** When it was really done, where it was written down afterwards. */
  happenedAt: at.nullable(),
  /** The unit it is of. */
  unit: z.object({ id, name: z.string() }).nullable(),
  /** There is an open draft: the first, or of an amendment. Only its own unit knows of it. */
  hasDraft: z.boolean(),
  /** Parts are new since the version before. */
  hasNews: z.boolean(),
  deliveries: z.array(deliveryView),
  /** It was sent to a unit of the reader's, which has not said that it has read the latest version. */
  isUnreadByMe: z.boolean(),
})

export const formResponsesView = ofKind(
  'PLAN',
  z.object({
    /** The newest first; those entered in error stay, marked. */
    responses: z.array(responseHead),
    /** Forms the reader may fill in about this citizen. */
    mayStart: z.array(formHead.extend({ about: formView.shape.about, services: formView.shape.services })),
  }),
)
export type FormResponsesView = z.output<typeof formResponsesView>

export const formResponseView = ofKind(
  'PLAN',
  responseHead.extend({
    /** The version shown; null when the open draft is. */
    shownVersion: z.number().nullable(),
    draft: z
      .object({
        /** Given back with every save: how much of the draft the writer had seen. */
        revision: z.number(),
        savedAt: at,
        savedBy: who,
        /** The signed version it amends; 0 for a first. */
        amends: z.number(),
        reason: z.string().nullable(),
      })
      .nullable(),
    parts,
    /** What stands in the way of signing the draft. Empty when it may be signed. */
    faults: z.array(z.object({ linkId: z.string(), row: z.number(), rule: z.string() })),
    versions: z.array(
      z.object({
        version: z.number(),
        signedAt: at,
        signedBy: who,
        happenedAt: at.nullable(),
        /** Why it was amended. */
        reason: z.string().nullable(),
      }),
    ),
    enteredInError: z.object({ at, by: who, reason: z.string() }).nullable(),
    actions: z.object({
      save: may,
      sign: may,
      discard: may,
      amend: may,
      enterInError: may,
      giveReceipt: may,
    }),
    /** Something is not shown to this reader. */
    withheld: z.boolean(),
  }),
)
export type FormResponseView = z.output<typeof formResponseView>

/** A row of "Nye dokumenter": something sent to a unit. */
const deliveryRowView = z.object({
  responseId: id,
  citizenId: id,
  name: ofKind('ID', z.string().nullable()),
  birthDate: ofKind('ID', z.string().nullable()),
  /** Null only in a row of a citizen who has blocked the reader. */
  form: formHead.nullable(),
  version: z.number(),
  /** It changes one that was sent before. */
  isUpdate: z.boolean(),
  /** What was sent is wrong as a whole, and must not be used. */
  isInError: z.boolean(),
  from: z.string(),
  unit: z.object({ id, name: z.string() }),
  sentAt: at,
  readAt: at.nullable(),
  readBy: z.string().nullable(),
  withheld: z.boolean(),
  isBlocked: z.boolean(),
})
export const formDeliveriesView = ofKind('PLAN', z.object({ deliveries: z.array(deliveryRowView) }))
export type FormDeliveriesView = z.output<typeof formDeliveriesView>

// ------------------------------------------------------------------------------------------------ routes

const everyone = ['professional', 'citizen'] as const
const citizenParams = z.object({ citizenId: id })
const responseParams = z.object({ citizenId: id, responseId: id })
const reason = z.string().max(500)
const refusals = { ...accessRefusals, ...formRefusals }
/** A FHIR resource as JSON: its shape is FHIR's. */
const fhirResource = z.record(z.string(), z.unknown())

/** Written into a draft: all the answers of one item in one row. No values takes the answer away. */
const change = z.strictObject({
  linkId: z.string().max(200),
  row: z.number().int().min(0).max(199).default(0),
  values: z.array(answerValue).max(100),
  /** It is the suggestion, confirmed with the citizen: its source is kept. */
  isConfirmation: z.boolean().default(false),
})
/** In a repeating group a row goes with all that is in it; those after it move up. */
const rowRemoval = z.strictObject({
  removeRow: z.strictObject({ groupId: z.string().max(200), row: z.number().int().min(0) }),
})
export const draftChange = z.union([change, rowRemoval])
export type DraftChange = z.output<typeof draftChange>

export const listFormsRoute = route({
  name: 'list-forms',
  method: 'GET',
  path: '/api/v1/forms',
  purpose: 'administration',
  summary: 'Every published form with its versions',
  for: everyone,
  answer: formsView,
  refusals: formRefusals,
})

export const getFormRoute = route({
  name: 'get-form',
  method: 'GET',
  path: '/api/v1/forms/:code/versions/:version',
  purpose: 'administration',
  summary: 'What a version of a form asks; items of instruments this house has no licence for are left out',
  for: everyone,
  params: z.object({ code, version: z.coerce.number().int().min(1) }),
  answer: formView,
  refusals: formRefusals,
})

export const getQuestionnaireRoute = route({
  name: 'get-questionnaire',
  method: 'GET',
  path: '/api/v1/forms/:code/versions/:version/questionnaire',
  purpose: 'administration',
  summary: 'The form as a FHIR R4 Questionnaire',
  answersAs: 'application/fhir+json',
  for: everyone,
  params: z.object({ code, version: z.coerce.number().int().min(1) }),
  answer: fhirResource,
  refusals: formRefusals,
})

export const readQuestionnaireRoute = route({
  name: 'read-questionnaire',
  method: 'POST',
  path: '/api/v1/forms/read-questionnaire',
  isLookUp: true,
  purpose: 'administration',
  summary:
    'A FHIR R4 Questionnaire as the text of a draft form; what we cannot keep is refused with its place',
  for: ['professional'],
  body: z.strictObject({ questionnaire: fhirResource }),
  answer: z.object({
    /** The draft of a file for content/forms. */
    text: z.string(),
    form: formView,
  }),
  refusals: formRefusals,
})

export const listFormResponsesRoute = route({
  name: 'list-form-responses',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/form-responses',
  purpose: 'treatment',
  summary:
    'Documents about a citizen: who wrote what when, who has it and has read it; and what may be begun',
  for: everyone,
  params: citizenParams,
  query: z.object({ form: code.optional(), subjectId: id.optional() }),
  answer: formResponsesView,
  refusals,
})

export const startFormResponseRoute = route({
  name: 'start-form-response',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses',
  purpose: 'treatment',
  summary: 'Begin a form, or go on with the draft the unit has begun about the same',
  for: everyone,
  params: citizenParams,
  body: z.strictObject({
    form: code,
    /** The version in force when left out. */
    version: z.number().int().min(1).optional(),
    subjectId: id.optional(),
    /** The step of the pathway it is done for. */
    origin: z
      .strictObject({ pathwayId: id, stepId: z.string().max(20), occurrence: z.number().int() })
      .optional(),
  }),
  answer: formResponseView,
  refusals,
})

export const getFormResponseRoute = route({
  name: 'get-form-response',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId',
  purpose: 'treatment',
  summary: 'A document: the open draft to its own unit, else the latest signed version, or the one asked for',
  for: everyone,
  params: responseParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  answer: formResponseView,
  refusals,
})

export const saveFormDraftRoute = route({
  name: 'save-form-draft',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/save',
  purpose: 'treatment',
  summary: 'Save what was written since the last time; refused when somebody else has written the same items',
  for: everyone,
  params: responseParams,
  body: z.strictObject({ revision: z.number().int().min(0), changes: z.array(draftChange).max(500) }),
  answer: formResponseView,
  refusals,
})

export const signFormResponseRoute = route({
  name: 'sign-form-response',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/sign',
  purpose: 'treatment',
  summary: 'Sign the draft: it becomes a version nobody can change, and is sent to its receivers',
  for: everyone,
  params: responseParams,
  body: z.strictObject({
    revision: z.number().int().min(0),
    /** When it was really done, when it is written down afterwards (SYSTEM_DOWN). */
    happenedAt: instant.optional(),
  }),
  answer: formResponseView,
  refusals,
})

export const discardFormDraftRoute = route({
  name: 'discard-form-draft',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/discard',
  purpose: 'treatment',
  summary: 'Put the open draft away; what was signed stays as it was',
  for: everyone,
  params: responseParams,
  answer: formResponsesView,
  refusals,
})

export const amendFormResponseRoute = route({
  name: 'amend-form-response',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/amend',
  purpose: 'treatment',
  summary: 'Begin a new version of a signed document; what changes will be marked as new',
  for: everyone,
  params: responseParams,
  body: z.strictObject({ reason }),
  answer: formResponseView,
  refusals,
})

export const enterFormInErrorRoute = route({
  name: 'enter-form-in-error',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/enter-in-error',
  purpose: 'treatment',
  summary: 'Say that a signed document is wrong (wrong citizen, wrong form); it stays visible and marked',
  for: everyone,
  params: responseParams,
  body: z.strictObject({ reason }),
  answer: formResponseView,
  refusals,
})

export const receiptFormResponseRoute = route({
  name: 'receipt-form-response',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/receipt',
  purpose: 'treatment',
  summary: 'Say that the unit has read what was sent to it; the sender sees it',
  for: ['professional'],
  params: responseParams,
  body: z.strictObject({ version: z.number().int().min(1) }),
  answer: formResponseView,
  refusals,
})

export const listFormDeliveriesRoute = route({
  name: 'list-form-deliveries',
  method: 'GET',
  path: '/api/v1/form-deliveries',
  purpose: 'treatment',
  summary:
    'New documents: what was sent to the unit and nobody there has said to have read, the oldest first',
  for: ['professional'],
  query: z.object({
    /** One of the own units, with those below it; all the own units when left out. */
    unit: id.optional(),
    /** `read`: what has been read lately, the newest first. */
    show: z.enum(['unread', 'read']).default('unread'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: formDeliveriesView,
  refusals: formRefusals,
})

export const getQuestionnaireResponseRoute = route({
  name: 'get-questionnaire-response',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/form-responses/:responseId/questionnaire-response',
  purpose: 'treatment',
  summary: 'The latest signed version as a FHIR R4 QuestionnaireResponse',
  answersAs: 'application/fhir+json',
  for: everyone,
  params: responseParams,
  answer: ofKind('PLAN', fhirResource),
  refusals,
})

export const takeInQuestionnaireResponseRoute = route({
  name: 'take-in-questionnaire-response',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/form-responses/take-in',
  purpose: 'treatment',
  summary: 'A FHIR R4 QuestionnaireResponse as a draft, for a person to read and sign',
  for: everyone,
  params: citizenParams,
  body: z.strictObject({ questionnaireResponse: fhirResource, subjectId: id.optional() }),
  answer: formResponseView,
  refusals,
})

export const formRoutes = [
  listFormsRoute,
  getFormRoute,
  getQuestionnaireRoute,
  readQuestionnaireRoute,
  listFormResponsesRoute,
  startFormResponseRoute,
  getFormResponseRoute,
  saveFormDraftRoute,
  signFormResponseRoute,
  discardFormDraftRoute,
  amendFormResponseRoute,
  enterFormInErrorRoute,
  receiptFormResponseRoute,
  listFormDeliveriesRoute,
  getQuestionnaireResponseRoute,
  takeInQuestionnaireResponseRoute,
]
