import { createHash } from 'node:crypto'
import type { SignedInActor } from '../../../contract/actor.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '../../../contract/route.ts'
import { type Branded, isId, type RequestId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refused } from '../../../kernel/result.ts'
import { holdsScope } from '../../../kernel/service-scope.ts'
import { sql } from '../db/sql.ts'
import type { Shell } from '../shell.ts'

/** The secret session id of the browser; only the identity module has a use for it. */
export type SessionKey = Branded<'SessionKey'>

/** The browser a request came from: what it is told to keep, once the deed is done. */
export interface AskingBrowser {
  /** From now on the browser comes with this session and no other. */
  keepSession(session: SessionKey): void
  /** The browser forgets its session and what it has stored of our pages. */
  forgetSession(): void
}

/** A request that has passed the contract: every part has the declared shape. */
export interface RouteRequest<R extends Route> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly actor: SignedInActor
  /** The caller's id of a write; the same id again is the same write. Empty for reads. */
  readonly requestId: RequestId
  readonly session: SessionKey
  readonly browser: AskingBrowser
}

/** What came over the wire, before it has been checked against the contract. */
export interface RawRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly actor: SignedInActor
  readonly requestId: string | undefined
  readonly session: SessionKey
  /** Absent when nobody's browser asks. */
  readonly browser?: AskingBrowser
}

const noBrowser: AskingBrowser = { keepSession: () => undefined, forgetSession: () => undefined }

/** A declared route with the use case that answers it. */
export interface MountedRoute {
  readonly route: Route
  call(shell: Shell, raw: RawRequest): Promise<Result<unknown>>
}

/**
 * Binds a declared route to its use case. Input is checked against the contract, and so is the answer: what the contract
 * does not name never leaves. A write runs in one transaction with its request id: the same id again gets the same answer
 * and nothing happens again; a clash between two writes at once is run again on what the other left behind. A look-up by POST
 * is no write: it is asked afresh, and nothing of it is kept.
 */
export function answer<R extends Route>(
  route: R,
  verb: (shell: Shell, request: RouteRequest<R>) => Promise<Result<AnswerOf<R>>>,
): MountedRoute {
  return {
    route,
    async call(shell, raw) {
      const read = readRequest(route, raw)
      if (!read.ok) return read
      const request = read.value as RouteRequest<R>
      const notFor = whyNotFor(route, raw.actor)
      if (notFor !== undefined) return notFor
      const reply =
        route.method === 'GET' || route.isLookUp === true
          ? await verb(shell, request)
          : await onceOnly(shell, route, request, (inner) => verb(inner, request))
      return reply.ok ? { ok: true, value: route.answer.parse(reply.value) } : reply
    },
  }
}

/** A person comes in by what they are, another system by a scope it was let in to; most routes are for people only. */
function whyNotFor(route: Route, actor: SignedInActor): Result<never> | undefined {
  if (actor.kind !== 'service')
    return route.for.includes(actor.kind) ? undefined : refused('not-for-your-role', { for: route.for })
  if (route.scope === undefined) return refused('not-for-your-role', { for: route.for })
  return holdsScope(actor.scopes, route.scope) ? undefined : refused('scope-not-held', { scope: route.scope })
}

function readRequest(route: Route, raw: RawRequest): Result<Omit<RouteRequest<Route>, never>> {
  const parts = { params: undefined as unknown, query: undefined as unknown, body: undefined as unknown }
  for (const part of ['params', 'query', 'body'] as const) {
    const shape = route[part]
    if (shape === undefined) continue
    const read = shape.safeParse(raw[part] ?? {})
    if (!read.success)
      return refused('input-invalid', {
        part,
        faults: read.error.issues.map((issue) => ({
          at: issue.path.join('.'),
          rule: issue.code,
          text: issue.message,
        })),
      })
    if (!isStorable(read.data))
      return refused('input-invalid', {
        part,
        faults: [{ at: '', rule: 'text', text: 'not Unicode text, or too deep' }],
      })
    parts[part] = read.data
  }
  if (route.method !== 'GET' && (raw.requestId === undefined || !isId(raw.requestId)))
    return refused('request-id-missing', { header: 'idempotency-key' })
  return {
    ok: true,
    value: {
      ...parts,
      actor: raw.actor,
      requestId: (raw.requestId ?? '') as RequestId,
      session: raw.session,
      browser: raw.browser ?? noBrowser,
    },
  }
}

/** How deep what is sent may be nested: far deeper than anybody writes, and too shallow to wear out whatever walks through it. */
const deepest = 64

/** Text the database can keep: no NUL, no half character. Its own complaint would repeat what was written. */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return depth < deepest && Object.values(value).every((one) => isStorable(one, depth + 1))
}

interface StoredAnswer {
  route: string
  fingerprint: string
  answer: Result<unknown, Refusal> | null
}

/** Serialisation failure, deadlock, or a unique rule another write met first: all mean "look again". */
const clashes = new Set(['40001', '40P01', '23505', '23P01'])

function isClash(fault: unknown): boolean {
  return clashes.has((fault as { code?: string } | undefined)?.code ?? '')
}

/** In another role it is another asker: what one role was answered is not told to the next. */
export function asker(actor: SignedInActor): string {
  return actor.kind === 'professional'
    ? `${actor.kind}:${actor.personId}:${actor.roleId}`
    : `${actor.kind}:${actor.personId}`
}

async function onceOnly<Value>(
  shell: Shell,
  route: Route,
  request: RouteRequest<Route>,
  work: (shell: Shell) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const actor = asker(request.actor)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.params, request.query, request.body]))
    .digest('base64url')
  for (let tries = 1; ; tries += 1)
    try {
      return await shell.transaction(async (inner) => {
        const isFirst = await inner.db.execute(sql`
          insert into platform.requests (actor, request_id, route, fingerprint)
          values (${actor}, ${request.requestId}, ${route.name}, ${fingerprint})
          on conflict do nothing`)
        if (isFirst === 0) {
          const stored = await inner.db.one<StoredAnswer>(sql`
            select route, fingerprint, answer
            from platform.requests
            where actor = ${actor} and request_id = ${request.requestId}`)
          if (stored.route !== route.name || stored.fingerprint !== fingerprint || stored.answer === null)
            return refused('request-id-used-differently')
          return stored.answer as Result<Value>
        }
        const reply = await work(inner)
        await inner.db.execute(sql`
          update platform.requests
          set answer = ${JSON.stringify(reply)}::jsonb
          where actor = ${actor} and request_id = ${request.requestId}`)
        return reply
      })
    } catch (fault) {
      if (!isClash(fault) || tries === 5) throw fault
    }
}

/** Answers are kept for a day: longer than any caller tries again. They may hold what concerns a person. */
export async function forgetAnsweredRequests(shell: Shell): Promise<void> {
  await shell.db.execute(sql`
    delete from platform.requests
    where created_at < now() - interval '1 day'`)
}
