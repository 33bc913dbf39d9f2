import { z } from 'zod'
import { parseDanishDate } from '../kernel/danish-calendar.ts'
import { type RefusalCodes, route } from './route.ts'

export const agreementRefusals = {
  'community-unknown': 'unknown',
  'service-unknown': 'unknown',
  'nobody-responsible': 'conflict',
  'hospital-not-registered': 'conflict',
} as const satisfies RefusalCodes

const date = z
  .string()
  .refine((text) => parseDanishDate(text) !== undefined, 'must be a day such as 2026-06-05')
const bilingual = z.object({ da: z.string(), en: z.string() })
const timeLimit = z.object({
  amount: z.number(),
  unit: z.enum(['minute', 'hour', 'day', 'workday', 'week', 'month', 'year']),
  at: z.string().optional(),
})
const municipality = z.object({ code: z.string(), name: z.string() })

/** One link of the chain that tells why something is so. */
export const reasonView = z.object({
  kind: z.enum(['decision', 'clause', 'law', 'default', 'fact']),
  text: bilingual,
  ref: z.string().optional(),
})
export type ReasonView = z.output<typeof reasonView>

/** A health agreement in a line: whose it is, and who has ratified it by the day asked about. */
export const agreementView = z.object({
  id: z.string(),
  version: z.number(),
  name: bilingual,
  validFrom: date,
  validTo: date,
  parties: z.array(
    z.object({
      kind: z.enum(['municipality', 'region', 'general-practice']),
      name: z.string(),
      /** Null until the party has ratified. */
      ratifiedOn: date.nullable(),
    }),
  ),
})

export const communityView = z.object({
  id: z.string(),
  municipalities: z.array(municipality),
  agreement: agreementView,
})
export type CommunityView = z.output<typeof communityView>

/** Who does what: one service, one answer, and the municipalities where it is the answer. */
export const responsibilityView = z.object({
  service: z.object({ code: z.string(), name: bilingual, kind: z.string() }),
  municipalities: z.array(municipality),
  who: z.object({ role: z.string(), name: bilingual }),
  /** The clause that says so; null where law or practice does. */
  clause: z.object({ number: z.string(), text: bilingual }).nullable(),
  decision: z.string().nullable(),
  since: date.nullable(),
  /** Who had it before, if it was another. */
  before: z.object({ role: z.string(), name: bilingual }).nullable(),
  acceptance: z.enum(['on-answer', 'on-delivery']),
  answerWithin: timeLimit,
  doneWithin: timeLimit.nullable(),
  reasons: z.array(reasonView),
})
export type ResponsibilityView = z.output<typeof responsibilityView>

const everyone = ['professional', 'citizen'] as const

export const listCommunitiesRoute = route({
  name: 'list-communities',
  method: 'GET',
  path: '/api/v1/communities',
  purpose: 'steering',
  summary: 'Communities with a health agreement on a day, with their parties',
  for: everyone,
  query: z.object({ on: date.optional() }),
  answer: z.object({ communities: z.array(communityView) }),
  refusals: {},
})

export const listResponsibilitiesRoute = route({
  name: 'list-responsibilities',
  method: 'GET',
  path: '/api/v1/communities/:communityId/responsibilities',
  purpose: 'steering',
  summary: 'Who does what in a community on a day, and by which clause',
  for: everyone,
  params: z.object({ communityId: z.string() }),
  query: z.object({ on: date.optional() }),
  answer: z.object({ on: date, community: communityView, responsibilities: z.array(responsibilityView) }),
  refusals: { 'community-unknown': agreementRefusals['community-unknown'] },
})
