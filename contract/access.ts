import { z } from 'zod'
import { accessActions, dataKinds } from '../kernel/access-words.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

/**
 * Codes of a denied look. Hidden and missing answer alike, so that nobody learns who is registered. Each carries `ruleId`,
 * `basis` (the provision as a Dane would cite it), `text` (the log text, `da` and `en`) `mayOverride`: the reader could open
 * it by an override (P20, P21), and `mayDeclare`: by saying why the citizen is here (P02, P08). None says what there is.
 */
export const accessRefusals = {
  'no-relation': 'forbidden',
  /** The citizen has objected; an override may open it. Says nothing of what is withheld. */
  'blocked-by-citizen': 'forbidden',
  'not-for-your-work': 'forbidden',
  'not-your-own-record': 'forbidden',
} as const satisfies RefusalCodes

const bilingual = z.object({ da: z.string(), en: z.string() })

/** One look at a citizen's data, as the citizen reads it: all that was looked at in the same moment for the same reason. */
export const accessRecordView = ofKind(
  'LOG',
  z.object({
    id: z.uuid(),
    at: z.string(),
    outcome: z.enum(['granted', 'denied']),
    action: z.enum(accessActions),
    /** What was asked for; `kinds` has with it what was shown beside it. */
    kind: z.enum(dataKinds),
    kinds: z.array(z.enum(dataKinds)),
    /** What was looked at or done, in a word of the program: `story`, `worklist`. */
    object: z.string().nullable(),
    purpose: z.string(),
    who: z.object({
      kind: z.enum(['professional', 'citizen', 'service', 'system']),
      /** Role and unit; the name where the house shows it, of another system, and of who acted for the citizen. */
      name: z.string().nullable(),
      function: z.string().nullable(),
      unitId: z.uuid().nullable(),
      unitName: z.string().nullable(),
      /** The citizen themselves; another citizen acted for them. */
      isSelf: z.boolean(),
    }),
    /** Who was told, when something was disclosed to a unit. */
    receiver: z.object({ unitId: z.uuid(), unitName: z.string() }).nullable(),
    ruleId: z.string(),
    why: bilingual,
    law: z.string().nullable(),
    /** The tie it rested on: `stay`, `task`. */
    evidence: z.string().nullable(),
    /** Why, where words were written for it and `why` does not hold them. */
    reason: bilingual.nullable(),
    isOverride: z.boolean(),
    exemptionId: z.string().nullable(),
  }),
)
export type AccessRecordView = z.output<typeof accessRecordView>

const place = z.string().regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z(_[0-9a-f-]{36})?$/)
const recordsQuery = z.object({
  /** The `next` of the page before: only what is older. */
  before: place.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  from: z.iso.date().optional(),
  /** Last day. */
  to: z.iso.date().optional(),
  /** A unit, with those below it. */
  unitId: z.uuid().optional(),
  function: z.string().max(100).optional(),
  action: z.enum(accessActions).optional(),
  kind: z.enum(dataKinds).optional(),
  outcome: z.enum(['granted', 'denied']).optional(),
  /** Without the citizen's own looks at themselves. */
  by: z.literal('others').optional(),
})
const recordsAnswer = ofKind(
  'LOG',
  z.object({
    records: z.array(accessRecordView),
    next: z.string().nullable(),
    /** The first day that can be asked for. */
    backTo: z.string(),
  }),
)

export const listMyAccessRecordsRoute = route({
  name: 'list-my-access-records',
  method: 'GET',
  path: '/api/v1/me/access-records',
  purpose: 'own-record',
  summary: 'Who has looked at my data, when, and by what right: the newest first',
  for: ['citizen'],
  query: recordsQuery,
  answer: recordsAnswer,
  refusals: accessRefusals,
})

export const listAccessRecordsForRoute = route({
  name: 'list-access-records-for',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/access-records',
  purpose: 'own-record',
  summary: 'Who has looked at the data of somebody I act for, where the log is part of what I may see',
  for: ['citizen'],
  params: z.object({ citizenId: z.uuid() }),
  query: recordsQuery,
  answer: recordsAnswer,
  refusals: accessRefusals,
})

export const recordPrintRoute = route({
  name: 'record-print',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/prints',
  purpose: 'treatment',
  summary: 'A page about a citizen is printed: written in the log before it goes to the printer',
  for: ['professional', 'citizen'],
  params: z.object({ citizenId: z.uuid() }),
  body: z.strictObject({ page: z.enum(['citizen', 'my-pathway', 'access-log']) }),
  answer: z.object({ recordId: z.uuid() }),
  refusals: accessRefusals,
})

/** Asking about the access of others is for those who control the log, about people of their own party. */
export const accessControlRefusals = {
  'only-log-control': 'forbidden',
  'role-not-of-your-party': 'unknown',
  'moment-not-past': 'invalid',
} as const satisfies RefusalCodes

export const findAccessPeopleRoute = route({
  name: 'find-access-people',
  method: 'POST',
  path: '/api/v1/access/people',
  purpose: 'administration',
  summary:
    'People who work, or worked, in the own party on a day, by a part of their name: to ask about their access',
  for: ['professional'],
  isLookUp: true,
  body: z.strictObject({
    name: z.string().trim().min(2).max(100),
    /** Today, when left out. */
    on: z.iso.date().optional(),
  }),
  answer: z.object({
    people: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        roleId: z.uuid(),
        function: z.string(),
        unitId: z.uuid(),
        unitName: z.string(),
      }),
    ),
  }),
  refusals: accessControlRefusals,
})

/** A condition put to the facts of that moment. */
const conditionView = z.object({ condition: bilingual, held: z.boolean(), facts: bilingual })

export const ruleReportView = z.object({
  ruleId: z.string(),
  title: bilingual,
  text: bilingual,
  law: z.string(),
  says: z.enum(['permits', 'denies']),
  confidence: z.enum(['certain', 'to-verify']),
  held: z.boolean(),
  conditions: z.array(conditionView),
})

export const accessExplanationView = ofKind(
  'LOG',
  z.object({
    at: z.string(),
    who: z.object({
      personId: z.uuid(),
      name: z.string(),
      function: z.string(),
      unitName: z.string(),
      workplace: z.string(),
    }),
    kind: z.enum(dataKinds),
    outcome: z.enum(['granted', 'denied']),
    /** Where in the handbook's order the answer was found. */
    stage: z.string(),
    rule: ruleReportView,
    /** What the answer rested on, or what was found and was not enough. */
    evidence: z.array(
      z.object({
        kind: z.string(),
        unitName: z.string(),
        from: z.string(),
        to: z.string().nullable(),
      }),
    ),
    level: z.int(),
    mayOverride: z.boolean(),
    /** The other rules that speak of such a question, those that were nearest first: what held and what was missing. */
    others: z.array(ruleReportView),
  }),
)
export type ExplanationView = z.output<typeof accessExplanationView>

export const accessRoutes = [listMyAccessRecordsRoute, listAccessRecordsForRoute, findAccessPeopleRoute]
