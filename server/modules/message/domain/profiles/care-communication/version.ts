import { isObject, type Json, type JsonObject, textOf } from '../../fhir.ts'
import type { CareCommunicationVersion } from './facts.ts'

const ig = 'http://medcomfhir.dk/ig'

/** What MessageHeader.definition says in each version; from version 5 on a smaller version follows (`|5.0`). */
export const careDefinitions: Readonly<Record<CareCommunicationVersion, string>> = {
  4: `${ig}/carecommunication/medcom-careCommunication-message-definition|4.0.0`,
  5: `${ig}/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0`,
}

/**
 * The major version a CareCommunication is written in. The profiles of 4.0 and 5.0 have the same addresses, so only
 * MessageHeader.definition tells them apart: 4 named its message definition below its own guide. A header that names none is
 * read as 5, whose rules are the wider ones.
 */
export function careCommunicationVersionOf(definition: string | undefined): CareCommunicationVersion {
  return definition?.includes('medcom-careCommunication-message-definition') === true ? 4 : 5
}

/** True when a header names the definition of the version as the profile wants it. */
export function isDefinitionOf(version: CareCommunicationVersion, definition: string): boolean {
  if (version === 4) return definition === careDefinitions[4]
  // The profile's own rule lets the bar before the version be missing, and so do we.
  return /\/MedComCareCommunicationMessageDefinition(\|?5\.\d{1,2})?$/.test(definition)
}

/** The version of a Bundle, from the first header in it. */
export function careCommunicationVersionIn(bundle: JsonObject): CareCommunicationVersion {
  const header = (Array.isArray(bundle.entry) ? bundle.entry : [])
    .map((entry: Json) => (isObject(entry) ? entry.resource : undefined))
    .find((resource: Json) => isObject(resource) && resource.resourceType === 'MessageHeader')
  return careCommunicationVersionOf(isObject(header) ? textOf(header.definition) : undefined)
}
