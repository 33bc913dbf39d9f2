import { z } from 'zod'
import { dataKinds } from '../kernel/access-words.ts'
import { parseDanishDate } from '../kernel/danish-calendar.ts'
import { accessRefusals } from './access.ts'
import {
  accessWillRefusals,
  consentPurposes,
  consentView,
  declarationTerms,
  declaredRelationView,
  overrideTerms,
  overrideView,
  representationKindNames,
  representationView,
} from './access-will.ts'
import { citizenRefusals } from './citizen.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

// The citizen's will where somebody is named by a CPR number: the number stays in the body, and the module that keeps
// numbers reads it.

const id = z.uuid()
const day = z
  .string()
  .max(10)
  .refine((text) => parseDanishDate(text) !== undefined, 'must be a day such as 2026-06-05')
const number = z.string().max(20)
const name = z.string().trim().min(1).max(200)
const scope = z
  .array(z.enum(dataKinds))
  .min(1)
  .max(dataKinds.length)
  .refine((kinds) => new Set(kinds).size === kinds.length, 'must name each kind once')

export const citizenWillRefusals = {
  /** No citizen has this number and this name; which of the two does not fit is not told. */
  'relative-not-found': 'unknown',
} as const satisfies RefusalCodes

const ofNumber = {
  'cpr-wrong-length': citizenRefusals['cpr-wrong-length'],
  'cpr-wrong-characters': citizenRefusals['cpr-wrong-characters'],
  'cpr-impossible-date': citizenRefusals['cpr-impossible-date'],
  'cpr-system-unknown': citizenRefusals['cpr-system-unknown'],
} as const satisfies RefusalCodes

/** A person by CPR number and name: both must fit, so that a wrong digit never lets a stranger in. */
const relative = z.object({ number, name })

export const consentReceiver = z.discriminatedUnion('kind', [
  relative.extend({ kind: z.literal('relative') }),
  z.object({ kind: z.literal('unit'), unitId: id }),
  z.object({ kind: z.literal('person'), personId: id }),
  /** Somebody without a sign-in here, an employer or an insurance company: for disclosures only. */
  z.object({ kind: z.literal('named'), name }),
])

const refusals = {
  ...accessRefusals,
  ...accessWillRefusals,
  ...citizenWillRefusals,
  ...ofNumber,
} as const satisfies RefusalCodes

export const recordConsentRoute = route({
  name: 'record-consent',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/consents',
  purpose: 'treatment',
  summary: 'The citizen consents that somebody is told something, for a year at most',
  for: ['professional', 'citizen'],
  params: z.object({ citizenId: id }),
  body: z.strictObject({
    receiver: consentReceiver,
    purpose: z.enum(consentPurposes),
    dataKinds: scope,
    form: z.enum(['written', 'oral']),
    /** Who said so to the professional who writes it; a citizen who writes it is the one. */
    givenBy: z.enum(['citizen', 'representative']).default('citizen'),
    note: z.string().trim().max(500).default(''),
    /** The last day it holds; a year from now when left out. */
    lastDay: day.optional(),
  }),
  answer: consentView,
  refusals,
})

export const recordRepresentationRoute = route({
  name: 'record-representation',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/representations',
  purpose: 'treatment',
  summary: 'Somebody acts for the citizen by law or document: parent, guardian, power, nearest relative',
  for: ['professional'],
  params: z.object({ citizenId: id }),
  body: z.strictObject({
    kind: z.enum(representationKindNames),
    representative: relative,
    dataKinds: scope,
    doesCoverHealth: z.boolean(),
    /** What was seen, and where it is: `Familieretshusets afgørelse af 3. marts 2026`. Never a number. */
    document: z.string().trim().min(3).max(500),
    inForceFrom: day,
    lastDay: day.optional(),
    /** When somebody looks at it again; for all but parents. */
    reviewOn: day.optional(),
  }),
  answer: representationView,
  refusals,
})

export const openOverrideByNumberRoute = route({
  name: 'open-override-by-number',
  method: 'POST',
  path: '/api/v1/citizens/open-override',
  purpose: 'treatment',
  summary: 'Open a citizen of necessity who is here and not in our care: only the number is known',
  for: ['professional'],
  mostPerMinute: 10,
  isWatched: true,
  body: overrideTerms.extend({ number }),
  answer: overrideView,
  refusals,
})

export const declareRelationByNumberRoute = route({
  name: 'declare-relation-by-number',
  method: 'POST',
  path: '/api/v1/citizens/declare-relation',
  purpose: 'treatment',
  summary: 'Say why one has a citizen here of whom only the number is known',
  for: ['professional'],
  mostPerMinute: 10,
  body: declarationTerms.extend({ number }),
  answer: declaredRelationView,
  refusals,
})

/** Somebody whose course of care I may see, and why. */
export const representedView = z.object({
  citizenId: id,
  name: ofKind('ID', z.string().nullable()),
  /** By what right: as parent, guardian, holder of a power, nearest relative, or by their consent. */
  as: z.enum([...representationKindNames, 'consent']),
  dataKinds: z.array(z.enum(dataKinds)),
  /** The end, when one is known: the consent lapses, the child turns fifteen. */
  to: z.string().nullable(),
  /** May set blocks and give consents for them: a parent of a child below 15, a guardian, the holder of a lasting power. */
  mayDecide: z.boolean(),
})
export type RepresentedView = z.output<typeof representedView>

export const listRepresentedRoute = route({
  name: 'list-represented',
  method: 'GET',
  path: '/api/v1/me/represented',
  purpose: 'own-record',
  summary: 'Whose course of care I may see: those I act for, and those who have consented',
  for: ['citizen'],
  answer: z.object({ represented: z.array(representedView) }),
  refusals: accessRefusals,
})

export const citizenWillRoutes = [
  recordConsentRoute,
  recordRepresentationRoute,
  openOverrideByNumberRoute,
  declareRelationByNumberRoute,
  listRepresentedRoute,
]
