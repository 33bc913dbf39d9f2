import { type CitizenNumber, type CprNumber, cprSystem } from '../../../kernel/cpr.ts'
import { instant } from '../../../kernel/instant.ts'
import type { JsonObject } from './domain/fhir.ts'
import {
  type CareCommunicationWish,
  composeCareCommunication,
} from './domain/profiles/care-communication/compose-care-communication.ts'
import type { CareCommunicationFacts } from './domain/profiles/care-communication/facts.ts'
import { printCareCommunication } from './domain/profiles/care-communication/print.ts'
import {
  composeObservation,
  type HomeCareObservationWish,
} from './domain/profiles/home-care-observation/compose-observation.ts'
import { printHomeCareObservation } from './domain/profiles/home-care-observation/print.ts'
import {
  composeNotification,
  type NotificationWish,
} from './domain/profiles/hospital-notification/compose-notification.ts'
import { printHospitalNotification } from './domain/profiles/hospital-notification/print.ts'

/** Numbers that keep their check digits and belong to nobody. */
export const hospitalMailbox = { sor: '990000000000011', gln: '5790000999019', name: 'Medicinsk afdeling' }
export const wardUnit = { sor: '990000000000022', name: 'Afsnit M2' }
export const municipalMailbox = { sor: '990000000000033', gln: '5790000999026', name: 'Hjemmeplejen Nord' }

/** Official test persons: one the municipality has a case for, one it has not, one nobody knows. */
export const knownCitizen = '2509479989' as CprNumber
export const citizenWithoutCase = '2512489996' as CprNumber
export const unknownCitizen = '2103009996' as CprNumber

let count = 0

/** A new UUID at every call, the same ones at every run. */
export function nextId(): string {
  count += 1
  return `4b1d0000-0000-4000-8000-${String(count).padStart(12, '0')}`
}

/** An admission a hospital could have sent, as a Bundle; every call is a new letter. */
export function letterBundle(wish: Partial<NotificationWish> = {}): JsonObject {
  const facts = composeNotification({
    base: 'STIN',
    letterId: nextId(),
    envelopeId: nextId(),
    episodeId: `https://sor2.sum.dsdn.dk/#id=${hospitalMailbox.sor}|${nextId()}`,
    cprNumber: knownCitizen,
    periodStart: instant('2026-06-01T07:30:00.000Z'),
    sentAt: instant('2026-06-01T07:30:02.000Z'),
    sender: hospitalMailbox,
    provider: wardUnit,
    receiver: municipalMailbox,
    isReportRequested: true,
    ...wish,
  })
  return printHospitalNotification(facts, { newId: nextId, family: 'Elmer', given: ['Bruno', 'Test'] })
}

export function bytesOf(bundle: JsonObject): Buffer {
  return Buffer.from(JSON.stringify(bundle))
}

/** The bytes of a new letter. */
export function letter(wish: Partial<NotificationWish> = {}): Buffer {
  return bytesOf(letterBundle(wish))
}

/** A letter nobody can understand: the class of the stay is missing. */
export function letterWithoutClass(wish: Partial<NotificationWish> = {}): Buffer {
  const bundle = JSON.parse(JSON.stringify(letterBundle(wish)))
  for (const { resource } of bundle.entry) if (resource.resourceType === 'Encounter') delete resource.class
  return bytesOf(bundle)
}

/** A letter of a correspondence from the hospital to the home care; every call is a new thread. */
export function careLetter(wish: Partial<CareCommunicationWish> = {}): CareCommunicationFacts {
  return composeCareCommunication({
    version: 5,
    activity: 'new',
    letterId: nextId(),
    envelopeId: nextId(),
    threadId: nextId(),
    category: 'nursing',
    topic: 'Sårpleje',
    sentAt: instant('2026-06-01T09:00:00.000Z'),
    sender: hospitalMailbox,
    receiver: municipalMailbox,
    citizen: { numbers: [cprOf(knownCitizen)], family: 'Elmer', given: ['Bruno', 'Test'] },
    text: {
      id: nextId(),
      author: { name: 'Mia Ek', role: { kind: 'text', text: 'Sygeplejerske' }, phone: '12345678' },
      text: 'Kan I se til såret i morgen?\nTak.',
    },
    ...wish,
  })
}

export function cprOf(value: CprNumber): CitizenNumber {
  return { kind: 'cpr', value, system: cprSystem }
}

export function printed(facts: CareCommunicationFacts): Buffer {
  return bytesOf(printCareCommunication(facts, nextId))
}

/** Results of a municipal acute team for the practice, as the municipality sends them. */
export function resultLetter(wish: Partial<HomeCareObservationWish> = {}): Buffer {
  const facts = composeObservation({
    activity: 'new',
    letterId: nextId(),
    envelopeId: nextId(),
    sentAt: instant('2026-06-01T10:00:00.000Z'),
    issuedAt: instant('2026-06-01T09:59:00.000Z'),
    sender: hospitalMailbox,
    receiver: municipalMailbox,
    citizen: { numbers: [cprOf(knownCitizen)], family: 'Elmer', given: ['Bruno', 'Test'] },
    results: [
      {
        code: { system: 'npu', code: 'NPU19748', name: 'P—C-reaktivt protein; massek. = ? mg/L' },
        status: 'final',
        takenAt: instant('2026-06-01T09:30:00.000Z'),
        value: { kind: 'number', value: 26, unit: 'mg/L' },
        isNotAssessed: true,
      },
    ],
    signature: {
      name: 'Mia Ek',
      role: {
        kind: 'code',
        code: 'sygeplejerske',
        system:
          'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ',
      },
      phone: '12345678',
    },
    isSharingRefused: false,
    ydernummer: '061654',
    ...wish,
  })
  return bytesOf(printHomeCareObservation(facts, nextId))
}
