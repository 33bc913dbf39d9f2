import type { Instant } from '../../../../../kernel/instant.ts'
import type { BaseCode } from '../profiles/hospital-notification/codes.ts'
import type { MailboxFacts, OrganisationNumbers } from '../profiles/medcom/organisation.ts'

/** A letter that is to be put in a network envelope. */
export interface Posted {
  readonly envelopeId: string
  readonly letterId: string
  readonly sentAt: Instant
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly standard: string
  /** As the mailbox says it takes: `5.0`, `3.0` … */
  readonly version: string
  readonly format: 'json' | 'xml' | 'edifact' | 'oioxml'
  /** What kind of letter within the standard; for an older letter its type number, as in `XDIS16`. */
  readonly code: string | null
  readonly bytes: Uint8Array
}

/** What was in a network envelope, and what it said outside. */
export interface Unpacked {
  readonly kind: 'message'
  readonly envelopeId: string
  readonly sender: OrganisationNumbers
  readonly receiver: OrganisationNumbers
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** What the network itself says of an envelope of ours. */
export interface NetworkReceipt {
  readonly kind: 'receipt'
  /** The envelope it is about. */
  readonly envelopeId: string
  readonly isPositive: boolean
}

export const fhirTypes = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const

/** The variants of a hospital notification that have a name of their own in the VANS envelope (messages, section 8). */
const notificationVariants: Readonly<Partial<Record<BaseCode, string>>> = {
  STAA: 'AcuteAmbulant',
  STIN: 'AdmissionInpatient',
  STOR: 'OnLeave',
  SLOR: 'EndOfLeave',
  SLHJ: 'EndHospitalStay',
}

/**
 * What the VANS envelope calls a letter: type number and variant after `MCM:`, and the version of MedCom's catalogue. Undefined
 * for a standard MedCom has published no name for: home care observations travel in the new infrastructure only.
 */
export function vansNameOf({
  standard,
  version,
  format,
  code,
}: Pick<Posted, 'standard' | 'version' | 'format' | 'code'>): { name: string; version: string } | undefined {
  if (format === 'edifact' || format === 'oioxml')
    return code === null ? undefined : { name: `MCM:${code}`, version }
  const variant = (name: string | null | undefined): string => (name ? `#${name}` : '')
  switch (standard) {
    case 'hospital-notification':
      return {
        name: `MCM:FDIS20${variant(notificationVariants[(code ?? '').replace(/^(RE|AN)_/, '') as BaseCode])}`,
        version: '3.0.0',
      }
    case 'care-communication':
      return { name: `MCM:FDIS91${variant(code)}`, version: version.startsWith('4') ? '4.0' : '5.0' }
    case 'acknowledgement':
      return { name: `MCM:FCTL${variant(code)}`, version: '2.0.0' }
    default:
      return undefined
  }
}

/** The standards the new infrastructure carries so far (MedCom EHMI SBDH 2.0), by their event code. */
export const ehmiStandards: ReadonlyMap<string, { code: string; version: string }> = new Map([
  ['home-care-observation', { code: 'homecareobservation-message', version: '1.2' }],
  ['acknowledgement', { code: 'acknowledgement-message', version: '2.0' }],
])

/** Whether a kind of envelope can carry a standard. */
export function carries(
  envelope: 'none' | 'vans' | 'ehmi',
  letter: Pick<Posted, 'standard' | 'version' | 'format'>,
): boolean {
  if (envelope === 'none') return true
  const isFhir = letter.format === 'json' || letter.format === 'xml'
  if (envelope === 'ehmi') return isFhir && ehmiStandards.has(letter.standard)
  return !isFhir || vansNameOf({ ...letter, code: null }) !== undefined
}
