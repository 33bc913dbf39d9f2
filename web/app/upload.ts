import type { AnswerOf, Problem, Route } from '../../contract/route.ts'
import { type Asked, addressOf, headersOf, newRequestId, Refused, Unreachable } from './api.ts'
import { learnRefusals } from './known-refusals.ts'

export interface UploadOptions {
  /** How much of the body has left the browser, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Calls a route with a large body and tells how far it has come. Throws as `call` does. */
export function upload<R extends Route>(
  route: R,
  asked: Asked<R>,
  { onProgress, signal }: UploadOptions,
): Promise<AnswerOf<R>> {
  const { params, query, body } = asked as { params?: Values; query?: Values; body?: unknown }
  return new Promise((resolve, reject) => {
    // fetch does not say how much it has sent.
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(route.path, params, query))
    for (const [name, value] of Object.entries(headersOf(route, newRequestId(), body)))
      request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as AnswerOf<R>)
      const isReason = request.getResponseHeader('content-type')?.startsWith('application/problem+json')
      if (!isReason) return reject(new Unreachable(`status ${request.status} without a reason`))
      void learnRefusals().then(() => reject(new Refused(request.response as Problem)))
    }
    request.onerror = () => reject(new Unreachable('no answer to an upload'))
    signal.addEventListener('abort', () => {
      request.abort()
      reject(signal.reason as Error)
    })
    request.send(JSON.stringify(body))
  })
}

type Values = Readonly<Record<string, unknown>>
