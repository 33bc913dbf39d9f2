import { z } from 'zod'
import { accessActions, dataKinds } from '../kernel/access-words.ts'
import { type RefusalCodes, route } from './route.ts'

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
    kind: z.enum(['professional', 'citizen', 'service', 'system']),
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
