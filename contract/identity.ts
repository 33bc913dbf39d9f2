import { z } from 'zod'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
export const language = z.enum(['da', 'en'])

export const identityRefusals = {
  'role-not-yours': 'forbidden',
  'person-unknown': 'forbidden',
  'person-without-role': 'forbidden',
  'sign-in-not-begun': 'invalid',
  'sign-in-refused': 'forbidden',
  'provider-away': 'unavailable',
  'session-unknown': 'unknown',
} as const satisfies RefusalCodes

/** Why another system is not let in, or its keys not changed. */
export const clientRefusals = {
  'client-unknown': 'unknown',
  'client-ended-already': 'conflict',
  'client-only-by-management': 'forbidden',
  'client-unit-unknown': 'unknown',
  'client-name-missing': 'invalid',
  'client-scope-unknown': 'invalid',
  /** Begins in the past, is over before it begins, or lasts longer than a year. */
  'client-term-unfit': 'invalid',
  'client-overlap-unfit': 'invalid',
  'client-sender-number': 'invalid',
  'client-keys-unreadable': 'invalid',
  'client-keys-none': 'invalid',
  'client-key-secret': 'invalid',
  'client-key-unfit': 'invalid',
  'client-key-ids': 'invalid',
  'client-keys-elsewhere': 'invalid',
  'client-keys-away': 'unavailable',
} as const satisfies RefusalCodes

const roleView = z.object({
  id,
  function: z.string(),
  unitId: id,
  unitName: z.string(),
  partyName: z.string(),
  sector: z.string(),
})

/** Who is signed in, in which role, and what they could be instead. */
export const sessionView = z.object({
  kind: z.enum(['professional', 'citizen']),
  person: z.object({ id, name: z.string() }),
  role: roleView.nullable(),
  roles: z.array(roleView),
  citizenId: id.nullable(),
  csrfToken: z.string(),
  /** AES-256 in base64: opens what this person's devices keep until there is a network. For memory only, never stored. */
  deviceKey: z.base64().nullable(),
  language,
  expiresAt: z.string(),
  isDemo: z.boolean(),
})
export type SessionView = z.output<typeof sessionView>
export type RoleView = z.output<typeof roleView>

const everyone = ['professional', 'citizen'] as const

export const getSessionRoute = route({
  name: 'get-session',
  method: 'GET',
  path: '/api/v1/session',
  purpose: 'session',
  summary: 'Who is signed in, in which role, with the token writes must carry',
  for: everyone,
  answer: sessionView,
  refusals: {},
})

export const chooseRoleRoute = route({
  name: 'choose-role',
  method: 'POST',
  path: '/api/v1/session/role',
  purpose: 'session',
  summary: 'Go on in another of the roles one has; what one may see follows the role',
  for: ['professional'],
  body: z.strictObject({ roleId: id }),
  answer: sessionView,
  refusals: identityRefusals,
})

export const chooseLanguageRoute = route({
  name: 'choose-language',
  method: 'PUT',
  path: '/api/v1/session/language',
  purpose: 'session',
  summary: 'Danish or English on screen',
  for: everyone,
  body: z.strictObject({ language }),
  answer: sessionView,
  refusals: {},
})

export const signOutRoute = route({
  name: 'sign-out',
  method: 'POST',
  path: '/api/v1/session/sign-out',
  purpose: 'session',
  summary: 'End this session, or every session of the person on every machine',
  for: everyone,
  body: z.strictObject({ everywhere: z.boolean().default(false) }),
  answer: z.object({ ended: z.int() }),
  refusals: {},
})

/** One place somebody is signed in. */
export const ownSessionView = z.object({
  id,
  signedInAt: z.string(),
  /** When somebody was last at the screen, to the minute. */
  seenAt: z.string(),
  /** When it is over at the latest. */
  expiresAt: z.string(),
  /** As in `Firefox, Windows`; null when the browser said nothing we know. */
  browser: z.string().nullable(),
  /** Where a professional is at work in it; null for a citizen. */
  unitName: z.string().nullable(),
  /** The one this is asked from. */
  isThis: z.boolean(),
})
export type OwnSessionView = z.output<typeof ownSessionView>

export const listMySessionsRoute = route({
  name: 'list-my-sessions',
  method: 'GET',
  path: '/api/v1/session/places',
  purpose: 'session',
  summary: 'Every place one is signed in, this one first',
  for: everyone,
  answer: z.array(ownSessionView),
  refusals: {},
})

export const endMySessionRoute = route({
  name: 'end-my-session',
  method: 'POST',
  path: '/api/v1/session/places/:sessionId/end',
  purpose: 'session',
  summary: 'Sign out at another place',
  for: everyone,
  params: z.object({ sessionId: id }),
  answer: z.object({ ended: z.int() }),
  refusals: { 'session-unknown': identityRefusals['session-unknown'] },
})

export const identityRoutes = [
  getSessionRoute,
  chooseRoleRoute,
  chooseLanguageRoute,
  signOutRoute,
  listMySessionsRoute,
  endMySessionRoute,
]
