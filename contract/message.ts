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
  /** A letter of ours that has been settled: received, or closed by a person. */
  'letter-settled': 'conflict',
  /** The receiver has answered that it cannot be taken in: sent again unchanged it would get the same answer. */
  'letter-refused': 'conflict',
  /** It is on its way, or its answer is not due yet. */
  'letter-under-way': 'conflict',
  'no-mailbox': 'unknown',
  'mailbox-number-invalid': 'invalid',
  'mailbox-address-invalid': 'invalid',
  /** Neither the unit nor one above it has a location number and a SOR code. */
  'sender-has-no-mailbox': 'conflict',
  'standard-not-taken': 'conflict',
  /** The receiver works here: what is meant for it never leaves the house. */
  'receiver-is-inside': 'conflict',
  /** What was to be sent breaks the rules of its own standard, so it was not sent. */
  'letter-breaks-rules': 'invalid',
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

/** How far a letter of ours has come. */
export const outgoingState = z.enum([
  /** Waits for its turn, or for the next try. */
  'waiting',
  /** On its way this very moment. */
  'sending',
  /** Handed over; the receiver has not answered yet. */
  'awaiting',
  'acknowledged',
  /** The receiver, or the network before it, would not have it. It is never sent again unchanged by itself. */
  'refused',
  /** Sent as often as the rules allow, and nobody has answered. */
  'unanswered',
  /** A person has closed it, or sent it another way. */
  'closed',
])
export type OutgoingState = z.output<typeof outgoingState>

/** A letter of ours on the message desk. Never holds a CPR number or what the letter says about the citizen. */
export const outgoingView = z.object({
  id,
  createdAt: z.string(),
  /** Which module asked for it. */
  askedBy: z.string(),
  standard: z.string(),
  version: z.string(),
  format: z.enum(['json', 'xml', 'edifact', 'oioxml']),
  /** What kind of letter within the standard: the category of a care communication, the code of a notification. */
  code: z.string().nullable(),
  letterId: z.string(),
  fromUnitId: id,
  receiverUnitId: id.nullable(),
  receiver: z.object({ name: z.string().nullable(), sor: z.string().nullable(), gln: z.string().nullable() }),
  state: outgoingState,
  /** Somebody must act: it is refused, unanswered, or has been on its way for too long. */
  needsPerson: z.boolean(),
  /** In one or two plain sentences: where the letter is, why, and what happens next. */
  explanation: bilingual,
  /** How often it has been handed over. */
  sendings: z.int(),
  /** When it was last handed over. */
  sentAt: z.string().nullable(),
  /** When it is tried again, or when an answer is due; null when nothing happens by itself. */
  nextAt: z.string().nullable(),
  answer: z.enum(['ok', 'fatal-error', 'transient-error']).nullable(),
  /** Who is called now, from the unit's own ladder; null while nobody is. */
  calling: z
    .object({ name: z.string(), function: z.string(), phone: z.string(), since: z.string() })
    .nullable(),
  byteLength: z.int(),
})
export type OutgoingView = z.output<typeof outgoingView>

/** One step in the history of a letter of ours, oldest first. */
export const outgoingStep = z.object({
  at: z.string(),
  kind: z.enum([
    'queued',
    'sending',
    'handed-over',
    'not-handed-over',
    'turned-away',
    'interrupted',
    'answered',
    'contradicted',
    'unanswered',
    'escalated',
    'retried',
    'forwarded',
    'closed',
    'looked',
  ]),
  text: bilingual,
  /** Bundle.id of that sending; new every time. */
  envelopeId: z.string().nullable(),
  /** Who did it, when a person did. */
  personId: id.nullable(),
  /** What the receiver said was wrong: rule and place, never what the letter said. */
  issues: z.array(
    z.object({ severity: z.string(), code: z.string(), expression: z.string().nullable(), text: bilingual }),
  ),
})
export type OutgoingStep = z.output<typeof outgoingStep>

/** What the actor may do now; when not, why not. */
const deedView = z.object({ isAllowed: z.boolean(), why: bilingual.nullable() })

const sendingParams = z.object({ sendingId: id })

export const listOutgoingRoute = route({
  name: 'list-outgoing-letters',
  method: 'GET',
  path: '/api/v1/outgoing-letters',
  purpose: 'administration',
  summary: 'Letters the own organisation has sent, the newest first; those that need a person first of all',
  for: professionals,
  query: z.object({
    /** waiting: not handed over yet. sent: handed over, no answer yet. failed: a person must act. settled: done. */
    status: z.enum(['waiting', 'sent', 'failed', 'settled', 'all']).default('failed'),
    /** The last id of the page before. */
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ letters: z.array(outgoingView), next: id.nullable() }),
  refusals: messageRefusals,
})

export const getOutgoingRoute = route({
  name: 'get-outgoing-letter',
  method: 'GET',
  path: '/api/v1/outgoing-letters/:sendingId',
  purpose: 'administration',
  summary: 'One letter of ours: where it is and why, every try and every answer, and what may be done',
  for: professionals,
  params: sendingParams,
  answer: z.object({
    letter: outgoingView,
    steps: z.array(outgoingStep),
    deeds: z.object({ open: deedView, retry: deedView, forward: deedView, close: deedView }),
    /** Whom the actor may send it to instead. */
    receivers: z.array(z.object({ id, name: z.string(), partyName: z.string() })),
  }),
  refusals: messageRefusals,
})

export const viewOutgoingOriginalRoute = route({
  name: 'view-outgoing-original',
  method: 'GET',
  path: '/api/v1/outgoing-letters/:sendingId/original',
  purpose: 'administration',
  summary: 'The letter exactly as it was written; the look is recorded',
  for: professionals,
  params: sendingParams,
  answer: z.object({ contentType: z.string(), sha256: z.string(), text: z.string() }),
  refusals: { ...messageRefusals, ...accessRefusals },
})

const outgoingAnswer = z.object({ letter: outgoingView })

export const retryOutgoingRoute = route({
  name: 'retry-outgoing-letter',
  method: 'POST',
  path: '/api/v1/outgoing-letters/:sendingId/retry',
  purpose: 'administration',
  summary: 'Sends a letter of ours again at once: same letter, new envelope',
  for: professionals,
  params: sendingParams,
  answer: outgoingAnswer,
  refusals: messageRefusals,
})

export const forwardOutgoingRoute = route({
  name: 'forward-outgoing-letter',
  method: 'POST',
  path: '/api/v1/outgoing-letters/:sendingId/forward',
  purpose: 'administration',
  summary:
    'Sends what a letter of ours says to another receiver instead, as a new letter; the first one is closed',
  for: professionals,
  params: sendingParams,
  body: z.strictObject({ toUnitId: id, reason: z.string().trim().min(3).max(500) }),
  answer: z.object({ letter: outgoingView, forwardedAs: outgoingView }),
  refusals: { ...messageRefusals, ...accessRefusals },
})

export const closeOutgoingRoute = route({
  name: 'close-outgoing-letter',
  method: 'POST',
  path: '/api/v1/outgoing-letters/:sendingId/close',
  purpose: 'administration',
  summary: 'Closes a letter of ours with a reason, when it has been dealt with another way',
  for: professionals,
  params: sendingParams,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  answer: outgoingAnswer,
  refusals: messageRefusals,
})

export const countLettersRoute = route({
  name: 'count-letters',
  method: 'GET',
  path: '/api/v1/letter-counts',
  purpose: 'administration',
  summary: 'How many letters lie where on the message desk, in and out',
  for: professionals,
  answer: z.object({
    incoming: z.object({ parked: z.int() }),
    outgoing: z.object({ waiting: z.int(), sent: z.int(), failed: z.int() }),
    /** The published packages of some standard are not loaded: what comes is judged only by what we read ourselves. */
    isFullValidationOff: z.boolean(),
  }),
  refusals: messageRefusals,
})

export const messageRoutes = [
  listLettersRoute,
  getLetterRoute,
  viewOriginalRoute,
  retryLetterRoute,
  closeLetterRoute,
  listOutgoingRoute,
  getOutgoingRoute,
  viewOutgoingOriginalRoute,
  retryOutgoingRoute,
  forwardOutgoingRoute,
  closeOutgoingRoute,
  countLettersRoute,
]
