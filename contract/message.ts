import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const bilingual = z.object({ da: z.string(), en: z.string() })

export const messageRefusals = {
  'letter-unknown': 'unknown',
  'letter-not-kept': 'unknown',
  'letter-not-parked': 'conflict',
  /** Only those who deal with letters open or handle one. */
  'letter-not-for-your-work': 'forbidden',
} as const satisfies RefusalCodes

/** What became of a letter: as it came in, or after a person has dealt with it. */
export const letterStatus = z.enum([
  'received',
  'parked',
  'not-relevant',
  'refused',
  'acknowledged',
  'closed',
])
export type LetterStatus = z.output<typeof letterStatus>

const issueView = z.object({
  rule: z.string(),
  /** FHIRPath of the element. */
  expression: z.string(),
  text: bilingual,
  isBlocking: z.boolean(),
})

/** A letter on the message desk. Never holds a CPR number or what the letter said about the citizen. */
export const letterView = z.object({
  id,
  receivedAt: z.string(),
  sentAt: z.string().nullable(),
  channel: z.enum(['http', 'folder', 'program']),
  standard: z.string().nullable(),
  /** For a hospital notification one of its 18 codes: `STIN`, `RE_SLHJ` … */
  code: z.string().nullable(),
  status: letterStatus,
  answer: z.enum(['ok', 'fatal-error', 'transient-error']).nullable(),
  /** MessageHeader.id and Bundle.id: what the sender calls it. */
  letterId: z.string(),
  envelopeId: z.string().nullable(),
  sender: z.object({ name: z.string().nullable(), sor: z.string().nullable(), gln: z.string().nullable() }),
  receiverUnitId: id.nullable(),
  byteLength: z.int(),
  issues: z.array(issueView),
  repeats: z.int(),
})
export type LetterView = z.output<typeof letterView>

/** What a person did with a letter. */
export const handlingView = z.object({
  at: z.string(),
  kind: z.enum(['looked', 'tried-again', 'taken-in', 'closed']),
  personId: id,
  reason: z.string().nullable(),
})

const professionals = ['professional'] as const
const letterParams = z.object({ letterId: id })

export const listLettersRoute = route({
  name: 'list-letters',
  method: 'GET',
  path: '/api/v1/letters',
  purpose: 'administration',
  summary: 'Letters that came to the own organisation, the newest first; parked ones wait for a person',
  for: professionals,
  query: z.object({
    status: z.enum(['parked', 'received', 'all']).default('parked'),
    /** The last id of the page before. */
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ letters: z.array(letterView), next: id.nullable() }),
  refusals: messageRefusals,
})

export const getLetterRoute = route({
  name: 'get-letter',
  method: 'GET',
  path: '/api/v1/letters/:letterId',
  purpose: 'administration',
  summary: 'One letter: what became of it, which rules it broke, and what people did with it',
  for: professionals,
  params: letterParams,
  answer: z.object({ letter: letterView, handlings: z.array(handlingView), mayBeHandled: z.boolean() }),
  refusals: messageRefusals,
})

export const viewOriginalRoute = route({
  name: 'view-original',
  method: 'GET',
  path: '/api/v1/letters/:letterId/original',
  purpose: 'administration',
  summary: 'The letter exactly as it came; the look is recorded',
  for: professionals,
  params: letterParams,
  answer: z.object({ contentType: z.string(), sha256: z.string(), text: z.string() }),
  refusals: {
    ...messageRefusals,
    ...accessRefusals,
  },
})

export const retryLetterRoute = route({
  name: 'retry-letter',
  method: 'POST',
  path: '/api/v1/letters/:letterId/retry',
  purpose: 'administration',
  summary: 'Reads a parked letter again: the citizen may be known by now, or the rules eased',
  for: professionals,
  params: letterParams,
  answer: z.object({ status: letterStatus, issues: z.array(issueView) }),
  refusals: messageRefusals,
})

export const closeLetterRoute = route({
  name: 'close-letter',
  method: 'POST',
  path: '/api/v1/letters/:letterId/close',
  purpose: 'administration',
  summary: 'Closes a parked letter with a reason, when it has been dealt with another way',
  for: professionals,
  params: letterParams,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  answer: z.object({ status: letterStatus }),
  refusals: messageRefusals,
})

export const messageRoutes = [
  listLettersRoute,
  getLetterRoute,
  viewOriginalRoute,
  retryLetterRoute,
  closeLetterRoute,
]
