import type { AnswerOf, Problem, Route } from '../../contract/route.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { learnRefusals } from './known-refusals.ts'

/** The server answered no: a stable code and what the screen needs to explain it. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly data: Readonly<Record<string, unknown>>

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'Refused'
    this.code = problem.code
    this.status = problem.status
    this.data = problem.data
  }
}

/** No answer: the network or the server is away. Worth another try. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'Unreachable'
  }
}

type PartOf<R extends Route, Part extends 'params' | 'query' | 'body'> =
  NonNullable<R[Part]> extends { readonly _zod: { readonly input: infer Input } } ? Input : never

type Given<R extends Route, Part extends 'params' | 'query' | 'body'> = [undefined] extends [PartOf<R, Part>]
  ? { readonly [name in Part]?: undefined }
  : { readonly [name in Part]: PartOf<R, Part> }

/** What a caller gives to a route: exactly the parts it declares. */
export type Asked<R extends Route> = Given<R, 'params'> & Given<R, 'query'> & Given<R, 'body'>

let csrfToken = ''

/** Keeps the token of the session, which every write must carry. */
export function keepCsrfToken(token: string): void {
  csrfToken = token
}

/** After this long without a key or a touch, in milliseconds, what the page asks for it asks by itself. */
const presentFor = 60_000
let touchedAt = 0
if (typeof addEventListener === 'function')
  for (const kind of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(kind, () => (touchedAt = performance.now()), { capture: true, passive: true })

function isInBackground(): boolean {
  return performance.now() - touchedAt > presentFor
}

/** A new request id: one per deed of a person, the same again when that deed is sent again. */
export function newRequestId(): RequestId {
  return crypto.randomUUID() as RequestId
}

/** Calls a route. Throws Refused when the server says no and Unreachable when nobody answers. */
export async function call<R extends Route>(
  route: R,
  asked: Asked<R>,
  options: { readonly requestId?: RequestId; readonly signal?: AbortSignal } = {},
): Promise<AnswerOf<R>> {
  const reply = await send(route, asked, options)
  if (reply.ok) return (await reply.json()) as AnswerOf<R>
  throw await refusalOf(reply)
}

/** Calls a route that answers with a file. Throws as `call` does. */
export async function callForFile<R extends Route>(
  route: R,
  asked: Asked<R>,
  signal: AbortSignal,
): Promise<Blob> {
  const reply = await send(route, asked, { signal })
  if (reply.ok) return reply.blob()
  throw await refusalOf(reply)
}

async function send(
  route: Route,
  asked: unknown,
  options: { readonly requestId?: RequestId; readonly signal?: AbortSignal },
): Promise<Response> {
  const parts = asked as { params?: Values; query?: Values; body?: unknown }
  return fetch(addressOf(route.path, parts.params, parts.query), {
    method: route.method,
    credentials: 'same-origin',
    headers: headersOf(route, options.requestId, parts.body),
    ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
    ...(options.signal && { signal: options.signal }),
  }).catch((fault: unknown) => {
    if (options.signal?.aborted) throw fault
    throw new Unreachable(fault)
  })
}

/** What goes with a call: for a write the token of the page and the id of the deed. */
export function headersOf(
  route: Pick<Route, 'method'>,
  requestId: RequestId | undefined,
  body: unknown,
): Record<string, string> {
  return {
    accept: 'application/json',
    // A screen nobody is at keeps itself fresh, but keeps nobody signed in.
    ...(isInBackground() && { 'x-in-background': '1' }),
    ...(route.method !== 'GET' && {
      'x-csrf-token': csrfToken,
      'idempotency-key': requestId ?? newRequestId(),
    }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
}

async function refusalOf(reply: Response): Promise<Error> {
  if (!reply.headers.get('content-type')?.startsWith('application/problem+json'))
    return new Unreachable(`status ${reply.status} without a reason`)
  const [problem] = await Promise.all([reply.json() as Promise<Problem>, learnRefusals()])
  return new Refused(problem)
}

type Values = Readonly<Record<string, unknown>>

/** The address of a call: named parts filled in, absent parts of the query left out. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null) asked.append(name, String(each))
  return asked.size === 0 ? filled : `${filled}?${asked}`
}
