import { z } from 'zod'
import type { NeededScope } from '../kernel/service-scope.ts'

/** How a refusal is answered on the wire: 422, 404, 403, 409 or 503. */
export type RefusalCategory = 'invalid' | 'unknown' | 'forbidden' | 'conflict' | 'unavailable'

/** The refusal codes of a module with their categories; codes are unique across modules. */
export type RefusalCodes = Readonly<Record<string, RefusalCategory>>

/** Why a route is called. Every route states one; the access record keeps it. */
export type Purpose =
  | 'treatment'
  | 'own-record'
  | 'administration'
  | 'steering'
  | 'operation'
  | 'session'
  | 'message-exchange'
  | 'control'

type Shape = z.ZodType

/** One address of the API: what it takes, what it answers, why it is called, and how it may refuse. */
export interface Route<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
> {
  /** Unique, kebab-case, the verb a person would recognise: `accept-handoff`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `:name` for the parts that vary. No CPR number is ever part of an address. */
  readonly path: `/api/v1/${string}`
  readonly purpose: Purpose
  readonly summary: string
  /** Who may call it before any question about a citizen is asked. */
  readonly for: readonly ('professional' | 'citizen' | 'anyone')[]
  /** The scope another system must hold to call it. A route without one is for people only. */
  readonly scope?: NeededScope
  /** A POST that only reads, so that what is asked for stays out of the address: never answered from what was kept. */
  readonly isLookUp?: true
  /** How often one person may call it in a minute, where the common limit is too wide: what could be used to go through people. */
  readonly mostPerMinute?: number
  /** What the answer calls itself, where it is not plain JSON: a FHIR resource, or a file to be saved (`fileAnswer`). */
  readonly answersAs?: 'application/fhir+json' | 'file'
  /** How many bytes a body may have, where what is sent is a file or a whole programme: else the limit all routes share. */
  readonly largestBody?: number
  /** A deed the security log tells of also when it is granted: an override, a new key. */
  readonly isWatched?: true
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  readonly refusals: RefusalCodes
}

/** A route, typed as it is written. Writes (anything but GET) carry a request id in the header `idempotency-key`. */
export function route<
  const Params extends Shape = z.ZodVoid,
  const Query extends Shape = z.ZodVoid,
  const Body extends Shape = z.ZodVoid,
  const Answer extends Shape = Shape,
>(declared: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return declared
}

/** A file to be saved: what a route answers that `answersAs` one, by itself or in the one part that is not null. */
export const fileAnswer = z.object({
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.instanceof(Uint8Array),
})
export type FileAnswer = z.output<typeof fileAnswer>

/** What a caller gives to a route, part by part. */
export type ParamsOf<R extends Route> = R extends Route<infer P, Shape, Shape, Shape> ? z.output<P> : never
export type QueryOf<R extends Route> = R extends Route<Shape, infer Q, Shape, Shape> ? z.output<Q> : never
export type BodyOf<R extends Route> = R extends Route<Shape, Shape, infer B, Shape> ? z.output<B> : never
export type AnswerOf<R extends Route> = R extends Route<Shape, Shape, Shape, infer A> ? z.output<A> : never

/** Refusals any route may give, whatever its module. */
export const commonRefusals = {
  'not-signed-in': 'forbidden',
  'not-for-your-role': 'forbidden',
  'scope-not-held': 'forbidden',
  'stale-page': 'forbidden',
  'request-from-elsewhere': 'forbidden',
  'request-in-the-clear': 'forbidden',
  'request-id-missing': 'invalid',
  'request-id-used-differently': 'conflict',
  'input-invalid': 'invalid',
  'address-unknown': 'unknown',
  'too-many-requests': 'unavailable',
  'database-away': 'unavailable',
  'our-mistake': 'unavailable',
} as const satisfies RefusalCodes

/** A refusal as it travels: RFC 9457 problem+json with our stable code. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
}
