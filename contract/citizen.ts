import { z } from 'zod'
import { dataKinds } from '../kernel/access-words.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()

export const sexes = ['female', 'male', 'non-binary', 'unknown'] as const

/** Standing in the civil register, in words; the register's own codes stay at the edge (cpr.md, part 8). */
export const citizenStatuses = ['active', 'no-address', 'abroad', 'missing', 'cancelled', 'dead'] as const

export const storyKinds = ['matters', 'wish', 'resource'] as const

/** Refusals of a number a person has typed. The number itself is never repeated. */
const ofNumber = {
  'cpr-wrong-length': 'invalid',
  'cpr-wrong-characters': 'invalid',
  'cpr-impossible-date': 'invalid',
  'cpr-system-unknown': 'invalid',
} as const satisfies RefusalCodes

const ofStory = {
  'story-text-missing': 'invalid',
  'story-entry-unknown': 'unknown',
  'story-says-so-already': 'conflict',
} as const satisfies RefusalCodes

const ofMove = {
  'number-taken': 'conflict',
  'number-not-a-replacement': 'conflict',
  'number-moved-already': 'conflict',
  'number-not-moved': 'conflict',
  'number-moved-to-itself': 'conflict',
} as const satisfies RefusalCodes

export const citizenRefusals = {
  'citizen-unknown': 'unknown',
  ...ofNumber,
  ...ofStory,
  ...ofMove,
} as const satisfies RefusalCodes

/** Who a citizen is, as the top of every screen shows it. */
export const citizenView = ofKind(
  'ID',
  z.object({
    citizenId: id,
    name: z.string(),
    /** The valid CPR number or replacement number as people read it, `020160-9995`. */
    number: z.object({ kind: z.enum(['cpr', 'x-ecpr', 'd-ecpr']), shown: z.string() }).nullable(),
    birthDate: z.string().nullable(),
    sex: z.enum(sexes),
    status: z.enum(citizenStatuses),
    diedAt: z.string().nullable(),
    municipalityCode: z.string().nullable(),
    practice: z.object({ unitId: id, name: z.string(), phone: z.string().nullable() }).nullable(),
    address: z
      .object({ line: z.string(), postalCode: z.string(), district: z.string().nullable() })
      .nullable(),
    /** Why there is no address: it is protected and this role has no need of it, or there is none. */
    addressWithheld: z.enum(['protected', 'none']).nullable(),
    isProtected: z.boolean(),
    /** The citizen this record was moved to when the right number became known. */
    movedTo: id.nullable(),
    /** The kinds of data this reader may open, so that the page asks for no part that would be refused. */
    opens: z.array(z.enum(dataKinds)),
    /** Something is not shown to this reader. */
    withheld: z.boolean(),
  }),
)
export type CitizenView = z.output<typeof citizenView>

const source = z.object({
  kind: z.enum(['professional', 'citizen', 'system']),
  name: z.string(),
  function: z.string().nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
})

export const storyEntryView = z.object({
  id,
  kind: z.enum(storyKinds),
  text: z.string(),
  /** Whose words they are, whoever wrote them down. */
  saidBy: z.enum(['citizen', 'relative', 'professional']),
  toldBy: source,
  toldAt: z.string(),
  /** Every wording, the first first; the last is the one in force. */
  versions: z.array(z.object({ text: z.string(), by: source, at: z.string() })),
  /** Who has asked the citizen whether it still holds, for the wording in force. */
  confirmations: z.array(z.object({ by: source, at: z.string() })),
})
export type StoryEntryView = z.output<typeof storyEntryView>
export type StorySourceView = z.output<typeof source>

const storyAnswer = ofKind('PLAN', z.object({ entries: z.array(storyEntryView) }))
const citizenParams = z.object({ citizenId: id })
const entryParams = z.object({ citizenId: id, entryId: id })
const everyone = ['professional', 'citizen'] as const

export const getCitizenRoute = route({
  name: 'get-citizen',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId',
  purpose: 'treatment',
  summary: 'Who the citizen is; the address only for those who need it',
  for: everyone,
  scope: 'system/Patient.r',
  params: citizenParams,
  answer: citizenView,
  refusals: accessRefusals,
})

export const getMeRoute = route({
  name: 'get-me',
  method: 'GET',
  path: '/api/v1/me',
  purpose: 'own-record',
  summary: 'Who I am, for a signed-in citizen',
  for: ['citizen'],
  answer: citizenView,
  refusals: accessRefusals,
})

export const searchCitizenRoute = route({
  name: 'search-citizen',
  method: 'POST',
  path: '/api/v1/citizens/search',
  isLookUp: true,
  purpose: 'treatment',
  summary: 'Find a citizen by number; hidden and missing answer alike',
  for: ['professional'],
  mostPerMinute: 30,
  scope: 'system/Patient.s',
  body: z.strictObject({
    number: z.string().max(20),
    /** The register the number is from; the CPR register when left out. */
    system: z.string().max(60).optional(),
  }),
  answer: citizenView,
  refusals: { ...accessRefusals, ...ofNumber },
})

export const listStoryRoute = route({
  name: 'list-story',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/story',
  purpose: 'treatment',
  summary: 'What matters to the citizen, wishes and resources, told once',
  for: everyone,
  params: citizenParams,
  answer: storyAnswer,
  refusals: accessRefusals,
})

export const tellStoryRoute = route({
  name: 'tell-story',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/story',
  purpose: 'treatment',
  summary: 'Tell something once, so that nobody asks again',
  for: everyone,
  params: citizenParams,
  body: z.strictObject({
    kind: z.enum(storyKinds),
    text: z.string().max(2_000),
    saidBy: z.enum(['citizen', 'relative', 'professional']).default('citizen'),
  }),
  answer: storyAnswer,
  refusals: { ...accessRefusals, ...ofStory },
})

export const confirmStoryRoute = route({
  name: 'confirm-story',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/story/:entryId/confirm',
  purpose: 'treatment',
  summary: 'Say that it still holds',
  for: everyone,
  params: entryParams,
  answer: storyAnswer,
  refusals: { ...accessRefusals, ...ofStory },
})

export const correctStoryRoute = route({
  name: 'correct-story',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/story/:entryId/correct',
  purpose: 'treatment',
  summary: 'Put it in new words; the old ones stay visible',
  for: everyone,
  params: entryParams,
  body: z.strictObject({ text: z.string().max(2_000) }),
  answer: storyAnswer,
  refusals: { ...accessRefusals, ...ofStory },
})

/** What the citizen wishes their nearest relatives told after death. */
export const afterDeathWishView = ofKind(
  'DIR',
  z.object({
    /** Nearest relatives are not to be told of illness, cause and manner of death (SUL § 45). */
    isInformationRefused: z.boolean(),
    /** When it was said last; null when nothing has been said. */
    saidAt: z.string().nullable(),
  }),
)
export type AfterDeathWishView = z.output<typeof afterDeathWishView>

export const getAfterDeathWishRoute = route({
  name: 'get-after-death-wish',
  method: 'GET',
  path: '/api/v1/me/after-death-wish',
  purpose: 'own-record',
  summary: 'What I wish my nearest relatives told after my death',
  for: ['citizen'],
  answer: afterDeathWishView,
  refusals: accessRefusals,
})

export const sayAfterDeathWishRoute = route({
  name: 'say-after-death-wish',
  method: 'POST',
  path: '/api/v1/me/after-death-wish',
  purpose: 'own-record',
  summary:
    'Say that my nearest relatives are not to be told of illness and death afterwards, or take it back',
  for: ['citizen'],
  body: z.strictObject({ isInformationRefused: z.boolean() }),
  answer: afterDeathWishView,
  refusals: accessRefusals,
})

export const citizenRoutes = [
  getAfterDeathWishRoute,
  sayAfterDeathWishRoute,
  getCitizenRoute,
  getMeRoute,
  searchCitizenRoute,
  listStoryRoute,
  tellStoryRoute,
  confirmStoryRoute,
  correctStoryRoute,
]
