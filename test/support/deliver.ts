import { messageToken } from './house.ts'

/** What the FHIR door answered. */
export interface Delivery {
  readonly status: number
  /** Code of the Acknowledgement; undefined when the answer was no acknowledgement. */
  readonly code: 'ok' | 'transient-error' | 'fatal-error' | undefined
  /** The rules or reasons told, each as its Danish text. */
  readonly texts: readonly string[]
  readonly body: string
}

/** Delivers a message at the door as a hospital's system does. Throws when the server cannot be reached. */
export async function deliver(
  address: string,
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
): Promise<Delivery> {
  const response = await fetch(new URL('/fhir/$process-message', address), {
    method: 'POST',
    headers: {
      'content-type': 'application/fhir+json',
      accept: 'application/fhir+json',
      authorization: `Bearer ${messageToken}`,
      ...headers,
    },
    body,
  })
  const text = await response.text()
  return { status: response.status, ...readAnswer(text), body: text }
}

interface Outcome {
  readonly resourceType: string
  readonly response?: { readonly code: Delivery['code'] }
  readonly issue?: readonly { readonly details?: { readonly text?: string } }[]
  readonly entry?: readonly { readonly resource: Outcome }[]
}

function readAnswer(text: string): Pick<Delivery, 'code' | 'texts'> {
  if (text === '') return { code: undefined, texts: [] }
  const answer = JSON.parse(text) as Outcome
  const resources = answer.entry?.map(({ resource }) => resource) ?? [answer]
  return {
    code: resources.find(({ resourceType }) => resourceType === 'MessageHeader')?.response?.code,
    texts: resources.flatMap(({ issue = [] }) => issue.map(({ details }) => details?.text ?? '')),
  }
}
