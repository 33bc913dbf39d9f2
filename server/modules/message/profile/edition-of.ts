import type { JsonObject } from '../domain/fhir.ts'
import { readKind } from '../domain/outside.ts'
import { careCommunicationVersionIn } from '../domain/profiles/care-communication/version.ts'
import type { StandardEdition } from './standards.ts'

/**
 * Which edition of which standard a message is written in. The event code decides; where it is missing, the profile that the
 * header names, so that the sender is told what is missing. CareCommunication 4.0 and 5.0 share every address and are told
 * apart by MessageHeader.definition.
 */
export function editionOf(
  bundle: JsonObject,
  editions: readonly StandardEdition[],
): StandardEdition | undefined {
  const { eventCode, headerProfile } = readKind(bundle)
  const folder = (url: string | undefined): string | undefined => url?.slice(0, url.lastIndexOf('/'))
  const found =
    eventCode === undefined
      ? editions.filter(({ profile }) => folder(profile) === folder(headerProfile))
      : editions.filter(({ event }) => event === eventCode)
  if (found.length < 2) return found[0]
  const major = careCommunicationVersionIn(bundle)
  return found.find(({ version }) => version.startsWith(`${major}.`)) ?? found[0]
}
