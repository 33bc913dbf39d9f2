import type { JsonObject } from '../domain/fhir.ts'
import { readKind } from '../domain/outside.ts'
import { careCommunicationVersionIn } from '../domain/profiles/care-communication/version.ts'
import type { StandardEdition } from './standards.ts'

/**
 * Which edition of which standard a message is written in. The event code decides; where it is missing or nobody's, the
 * profile that the header names, so that the sender is told what is wrong. CareCommunication 4.0 and 5.0 share every address
 * and are told apart by MessageHeader.definition.
 */
export function editionOf(
  bundle: JsonObject,
  editions: readonly StandardEdition[],
): StandardEdition | undefined {
  const { eventCode, headerProfile } = readKind(bundle)
  const byEvent = editions.filter(({ event }) => event === eventCode)
  const found =
    byEvent.length > 0
      ? byEvent
      : editions.filter(({ profile }) => guideOf(profile) === guideOf(headerProfile ?? ''))
  if (found.length < 2) return found[0]
  const major = careCommunicationVersionIn(bundle)
  return found.find(({ version }) => version.startsWith(`${major}.`)) ?? found[0]
}

/** True when the message says by its event code that it is of this edition. */
export function saysToBe(bundle: JsonObject, edition: StandardEdition): boolean {
  return readKind(bundle).eventCode === edition.event
}

/** The implementation guide a profile is published in. */
function guideOf(profile: string): string {
  return profile.slice(0, profile.lastIndexOf('/'))
}
