import { z } from 'zod'
import { type RefusalCodes, route } from './route.ts'

/** Kinds of data, in the words of the law handbook's rule table. */
export const dataKinds = [
  /** Identity and contact. */
  'ID',
  /** That a citizen is admitted, on leave, discharged: no clinical content. */
  'ADM',
  'APP',
  'PLAN',
  'REC',
  'PSY',
  'MED',
  'LAB',
  'WND',
  'FUN',
  'GOP',
  'SOC',
  'PREV',
  'EMP',
  'REL',
  'DIR',
  'PRO',
  'LOG',
  'AGG',
] as const
export type DataKind = (typeof dataKinds)[number]

export const accessActions = [
  'read',
  'write',
  'search',
  /** Shown in a list among others. */
  'list',
  'print',
  'export',
  /** Disclosed to another (SUL §§ 41, 43, 45); all the rest is looking up (§§ 42 a, 42 d). */
  'push',
  'override',
  /** A decision with effect for the citizen: never the program's (GDPR article 22). */
  'decide',
] as const
export type AccessAction = (typeof accessActions)[number]

/**
 * What a look is for, in the words of the law handbook's rule table. The purpose of the route, or of the place the actor
 * works where that decides it; what is not one of these opens nothing.
 */
export const accessPurposes = [
  'treatment',
  'technical-help',
  'dispensing',
  'education',
  'advice',
  'overview',
  'practical-help',
  'help-assessment',
  'employment',
  'coordination',
  'continuity',
  'prevention',
  'other-purpose',
  'vital-interest',
  'own-record',
  'support',
  'representation',
  'custody',
  'after-death',
  'own-learning',
  'quality',
  'adverse-event',
  'supervision',
  'control',
  'planning',
  'trial',
  'research',
  'commercial',
  'private',
  'operation',
  'administration',
  'message-exchange',
] as const
export type AccessPurpose = (typeof accessPurposes)[number]

/** Codes of a denied look. Hidden and missing answer alike, so that nobody learns who is registered. */
export const accessRefusals = {
  'no-relation': 'forbidden',
  /** The citizen has objected; an override may open it. Says nothing of what is withheld. */
  'blocked-by-citizen': 'forbidden',
  'not-for-your-work': 'forbidden',
  'not-your-own-record': 'forbidden',
} as const satisfies RefusalCodes

/** One look at a citizen's data, as the citizen reads it. */
export const accessRecordView = z.object({
  id: z.uuid(),
  at: z.string(),
  outcome: z.enum(['granted', 'denied']),
  action: z.enum(accessActions),
  kind: z.enum(dataKinds),
  purpose: z.string(),
  /** Role and unit; a name is given on request (law, part 15, question 8). */
  who: z.object({
    kind: z.enum(['professional', 'citizen', 'system']),
    function: z.string().nullable(),
    unitId: z.uuid().nullable(),
    unitName: z.string().nullable(),
  }),
  ruleId: z.string(),
  why: z.object({ da: z.string(), en: z.string() }),
  law: z.string().nullable(),
})
export type AccessRecordView = z.output<typeof accessRecordView>

export const listMyAccessRecordsRoute = route({
  name: 'list-my-access-records',
  method: 'GET',
  path: '/api/v1/me/access-records',
  purpose: 'own-record',
  summary: 'Who has looked at my data, when, and by what right: the newest first',
  for: ['citizen'],
  query: z.object({
    before: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ records: z.array(accessRecordView) }),
  refusals: accessRefusals,
})

export const accessRoutes = [listMyAccessRecordsRoute]
