import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { isObject, type Json, type JsonObject, textOf } from '../fhir.ts'
import { fhirOfXml } from './fhir-of-xml.ts'
import { scanJson } from './scan-json.ts'
import { type TextRefused, textOfBytes } from './text-of-bytes.ts'
import { readXml, type XmlElement, type XmlRefused } from './xml.ts'

/** How a message was written, and so how it is answered unless the sender asks otherwise. */
export type MessageFormat = 'json' | 'xml'

export interface ReadBundle {
  readonly format: MessageFormat
  readonly bundle: JsonObject
  /** What it was written as, when it was XML: some of it JSON cannot say. */
  readonly xml?: XmlElement
}

export interface ReadingLimits {
  readonly bytes: number
  /** Objects and lists inside one another; a MedCom message uses about fifteen, narrative in XML some more. */
  readonly depth: number
}

export type ReadRefused =
  | TextRefused
  | XmlRefused
  | Refusal<
      | 'message-too-large'
      | 'message-neither-json-nor-xml'
      | 'json-broken'
      | 'json-name-repeated'
      | 'message-not-fhir'
      | 'not-a-bundle'
    >

/**
 * Turns the bytes of a message into a Bundle, JSON and XML alike, or says why they cannot be one. Nothing of what was sent
 * is repeated in a refusal: it may hold a CPR number.
 */
export function readBundle(
  bytes: Uint8Array,
  limits: ReadingLimits,
  contentType?: string,
): Result<ReadBundle, ReadRefused> {
  if (bytes.length > limits.bytes) return refused('message-too-large', { limit: limits.bytes })
  const text = textOfBytes(bytes, contentType)
  if (!text.ok) return text
  const first = /\S/.exec(text.value)?.[0]
  if (first === undefined) return refused('message-empty')
  if (first !== '{' && first !== '<') return refused('message-neither-json-nor-xml')
  const root = first === '<' ? readXml(text.value, limits.depth) : undefined
  if (root?.ok === false) return root
  const resource = root === undefined ? readJson(text.value, limits) : fhirOfXml(root.value)
  if (!resource.ok) return resource
  if (textOf(resource.value.resourceType) === undefined) return refused('message-not-fhir')
  if (resource.value.resourceType !== 'Bundle') return refused('not-a-bundle')
  return ok({
    format: root === undefined ? 'json' : 'xml',
    bundle: resource.value,
    ...(root && { xml: root.value }),
  })
}

function readJson(text: string, limits: ReadingLimits): Result<JsonObject, ReadRefused> {
  const fault = scanJson(text, limits.depth)
  if (fault === 'too-deep') return refused('message-too-deep', { deepest: limits.depth })
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return refused('json-broken')
  }
  if (fault === 'name-repeated') return refused('json-name-repeated')
  return isObject(value) ? ok(value) : refused('message-not-fhir')
}
