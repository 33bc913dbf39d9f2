import { z } from 'zod'
import {
  caveCertainties,
  caveEndings,
  caveKinds,
  caveSeverities,
  caveTellers,
} from '../kernel/medicine-words.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

export { caveCertainties, caveEndings, caveKinds, caveSeverities, caveTellers }

const id = z.uuid()
const day = z.iso.date()
const shortText = z.string().trim().min(1).max(200)

export const caveRefusals = {
  'cave-unknown': 'unknown',
  'cave-substance-unknown': 'invalid',
  'cave-known-already': 'conflict',
  'cave-told-ahead': 'invalid',
  'cave-only-clinician': 'forbidden',
  'cave-only-prescriber': 'forbidden',
  /** Something is known: then it cannot be said that nothing is. */
  'cave-stands': 'conflict',
  'cave-changed-meanwhile': 'conflict',
} as const satisfies RefusalCodes

const who = z.object({
  personId: id.nullable(),
  name: z.string(),
  function: z.string().nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
})

/** Something that may or may not be done now, and why not. */
const may = z.object({ may: z.boolean(), because: z.string().nullable() })

const told = z.object({ by: z.enum(caveTellers), on: z.string() })

const content = {
  name: z.string(),
  /** Beginnings of ATC codes; empty for what is no medicine. */
  atc: z.array(z.string()),
  kind: z.enum(caveKinds),
  reaction: z.string(),
  severity: z.enum(caveSeverities),
  certainty: z.enum(caveCertainties),
}

const caveEntryView = z.object({
  caveId: id,
  ...content,
  told,
  writtenBy: who,
  writtenAt: z.string(),
  /** The clinician who stands behind it as it is. */
  assessed: z.object({ by: who, at: z.string() }).nullable(),
  ended: z.object({ as: z.enum(caveEndings), reason: z.string(), by: who, at: z.string() }).nullable(),
  /** Its versions, the first first. */
  history: z.array(
    z.object({
      type: z.enum(['cave-written', 'cave-assessed', 'cave-ended']),
      at: z.string(),
      by: who,
      content: z.object(content).nullable(),
      ended: z.enum(caveEndings).nullable(),
      reason: z.string(),
    }),
  ),
})
export type CaveEntryView = z.output<typeof caveEntryView>

/** What a citizen does not tolerate. */
export const caveView = ofKind(
  'MED',
  z.object({
    citizenId: id,
    version: z.int(),
    /** Those that count, the most dangerous first. */
    entries: z.array(caveEntryView),
    /** Refuted, or entered in error: they count no more and are never deleted. */
    ended: z.array(caveEntryView),
    /** Somebody has asked and nothing is known; null when nobody has asked, and when something is known. */
    noneKnown: z.object({ told, by: who, at: z.string() }).nullable(),
    mayAssess: may,
    mayRefute: may,
  }),
)
export type CaveView = z.output<typeof caveView>

export const caveSubstanceView = z.object({
  code: z.string(),
  name: z.string(),
  /** A group of substances, such as penicillins. */
  isGroup: z.boolean(),
})
export type CaveSubstanceView = z.output<typeof caveSubstanceView>

/** What is told; the substance by its code in the catalogue, or in people's own words alone. */
const caveBody = {
  code: z.string().trim().max(40).nullable().default(null),
  name: shortText,
  kind: z.enum(caveKinds).default('not-known'),
  reaction: z.string().trim().max(300).default(''),
  severity: z.enum(caveSeverities).default('not-known'),
}

const ofCitizen = z.object({ citizenId: id })
const ofEntry = z.object({ citizenId: id, caveId: id })
const cave = '/api/v1/citizens/:citizenId/cave' as const
const refusals = { ...accessRefusals, ...caveRefusals }
const professional = ['professional'] as const
const deed = { method: 'POST', purpose: 'treatment', answer: caveView, refusals } as const
const reason = z.string().trim().min(1).max(500)
/** The version the reader saw. */
const version = z.int().min(0).optional()

export const searchCaveSubstancesRoute = route({
  name: 'search-cave-substances',
  method: 'GET',
  path: '/api/v1/substances',
  purpose: 'treatment',
  summary: 'Find a substance, or a group of them, that somebody may not tolerate',
  for: ['professional', 'citizen'],
  query: z.object({
    search: z.string().trim().min(2).max(100),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  answer: z.object({ substances: z.array(caveSubstanceView), source: z.string() }),
  refusals: {},
})

export const getCaveRoute = route({
  name: 'get-cave',
  method: 'GET',
  path: cave,
  purpose: 'treatment',
  summary: 'What the citizen does not tolerate (CAVE), who said so, and how sure it is',
  for: ['professional', 'citizen'],
  params: ofCitizen,
  answer: caveView,
  refusals: accessRefusals,
})

export const tellCaveRoute = route({
  ...deed,
  name: 'tell-cave',
  path: cave,
  summary: 'Tell of something the citizen does not tolerate; what a citizen tells is assessed by a clinician',
  for: ['professional', 'citizen'],
  params: ofCitizen,
  body: z.strictObject({
    ...caveBody,
    /** More than told only by a clinician. */
    certainty: z.enum(caveCertainties).default('told'),
    /** Who said so, and when; a citizen’s own telling is the citizen’s, today. */
    toldBy: z.enum(caveTellers).default('citizen'),
    toldOn: day.nullable().default(null),
  }),
})

export const assessCaveRoute = route({
  ...deed,
  name: 'assess-cave',
  path: `${cave}/:caveId/assess`,
  summary: 'A clinician says how sure it is, and puts it right; what it said before stays to be read',
  for: professional,
  params: ofEntry,
  body: z.strictObject({
    version,
    ...caveBody,
    certainty: z.enum(caveCertainties).exclude(['told']),
    reason: z.string().trim().max(500).default(''),
  }),
})

export const endCaveRoute = route({
  ...deed,
  name: 'end-cave',
  path: `${cave}/:caveId/end`,
  summary: 'It is not so, or was never of this citizen; with a reason, and it stays to be read',
  for: professional,
  params: ofEntry,
  body: z.strictObject({ version, as: z.enum(caveEndings), reason }),
})

export const stateNoKnownCaveRoute = route({
  ...deed,
  name: 'state-no-known-cave',
  path: `${cave}/none-known`,
  summary: 'The citizen was asked, and nothing is known that they do not tolerate',
  for: professional,
  params: ofCitizen,
  body: z.strictObject({ toldBy: z.enum(caveTellers), toldOn: day.nullable().default(null) }),
})

export const caveRoutes = [
  searchCaveSubstancesRoute,
  getCaveRoute,
  tellCaveRoute,
  assessCaveRoute,
  endCaveRoute,
  stateNoKnownCaveRoute,
]
