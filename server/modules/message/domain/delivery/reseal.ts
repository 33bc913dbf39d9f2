import type { Instant } from '../../../../../kernel/instant.ts'
import { isObject, type Json, type JsonObject } from '../fhir.ts'
import { narrative } from '../profiles/medcom/compose.ts'

/** A new envelope around the same letter. */
export interface Seal {
  readonly letterId: string
  readonly envelopeId: string
  readonly at: Instant
}

/**
 * The same letter in a new envelope: MessageHeader.id and everything it says stay; Bundle.id, Bundle.timestamp and the times of
 * the letter's own Provenance are those of this sending (messages, section 2).
 */
export function reseal(bundle: JsonObject, { letterId, envelopeId, at }: Seal): JsonObject {
  const entries = Array.isArray(bundle.entry) ? bundle.entry : []
  return {
    ...bundle,
    id: envelopeId,
    timestamp: at,
    entry: entries.map((entry: Json) =>
      isObject(entry) && isObject(entry.resource) && isOwnStep(entry.resource, letterId)
        ? { ...entry, resource: sentAt(entry.resource, at) }
        : entry,
    ),
  }
}

function isOwnStep(resource: JsonObject, letterId: string): boolean {
  const [target] = Array.isArray(resource.target) ? resource.target : []
  return (
    resource.resourceType === 'Provenance' &&
    isObject(target) &&
    typeof target.reference === 'string' &&
    target.reference.endsWith(`MessageHeader/${letterId}`)
  )
}

/** A text that repeats the time is written anew with it. */
function sentAt(provenance: JsonObject, at: Instant): JsonObject {
  return {
    ...provenance,
    ...(provenance.text !== undefined && { text: narrative('generated', `${activityOf(provenance)} ${at}`) }),
    ...(provenance.occurredDateTime !== undefined && { occurredDateTime: at }),
    recorded: at,
  }
}

function activityOf({ activity }: JsonObject): string {
  const [coding] = isObject(activity) && Array.isArray(activity.coding) ? activity.coding : []
  return isObject(coding) && typeof coding.code === 'string' ? coding.code : ''
}
