import type { JsonObject } from '../../fhir.ts'
import { composeAttachment } from '../medcom/attachment.ts'
import { composeCitizen } from '../medcom/citizen.ts'
import {
  composeBundle,
  composeHeader,
  composeOrganisation,
  composeProvenance,
  narrative,
  type Resource,
  referTo,
} from '../medcom/compose.ts'
import type { AttachmentFacts } from '../medcom/people.ts'
import { type PeopleWriter, writePeople } from '../medcom/practitioner.ts'
import { urnOf } from '../medcom/uuid.ts'
import {
  acuteProducer,
  dataAbsentReason,
  notInterpreted,
  noUnit,
  observationActivityCodes,
  reportCode,
  restricted,
  resultSystems,
  ydernummerSystem,
} from './codes.ts'
import type { HomeCareObservationFacts, RequesterFacts, ResultFacts, ResultValue } from './facts.ts'
import { homeCareObservation, observationDefinition } from './parse.ts'

const structure = 'http://medcomfhir.dk/ig/homecareobservation/StructureDefinition'
const messaging = 'http://medcomfhir.dk/ig/messaging/StructureDefinition'

/** Writes a HomeCareObservation 1.2 as a Bundle. Printing and then parsing gives the same facts. */
export function printHomeCareObservation(facts: HomeCareObservationFacts, newId: () => string): JsonObject {
  const people = writePeople(newId, 'code', true)
  const sender = composeProducer(newId(), facts)
  const receiver = composeRequester(newId(), facts.receiver)
  const patient = composeCitizen(newId(), facts.citizen)
  const signature = facts.signature && people.write(facts.signature)
  const results = facts.results.map((result) => composeResult(newId(), result, patient))
  const media = facts.attachments.map((attachment) => composeMedia(newId(), attachment, sender, people))
  const report: Resource = {
    resourceType: 'DiagnosticReport',
    id: newId(),
    meta: {
      profile: [`${structure}/medcom-homecareobservation-diagnosticreport`],
      ...(facts.isSharingRefused && { security: [restricted] }),
    },
    text: narrative('generated', 'Kommunale prøvesvar', ...facts.results.map(lineOf)),
    status: facts.status,
    code: { coding: [reportCode] },
    subject: referTo(patient),
    issued: facts.issuedAt,
    performer: [referTo(sender), ...(signature ? [referTo(signature)] : [])],
    ...(results.length > 0 && { result: results.map(referTo) }),
    ...(media.length > 0 && { media: media.map((one) => ({ link: referTo(one) })) }),
    ...(facts.conclusion && { conclusion: facts.conclusion }),
  }
  const header = composeHeader({
    id: facts.letterId,
    profile: homeCareObservation.profile,
    text: narrative('generated', 'Kommunale prøvesvar'),
    eventCode: homeCareObservation.eventCode,
    receiver: { resource: receiver, numbers: facts.receiver },
    sender: { resource: sender, numbers: facts.sender },
    focus: report,
    definition: observationDefinition,
  })
  const to = facts.revises ?? facts.cancels ?? facts.follows
  const own = {
    letterId: facts.letterId,
    sentAt: facts.sentAt,
    activity: observationActivityCodes[facts.activity],
    ...(to && {
      relation: facts.activity === 'retracted' ? ('removal' as const) : ('revision' as const),
      to,
    }),
  }
  return composeBundle({
    id: facts.envelopeId,
    profile: `${structure}/medcom-homecareobservation-message`,
    timestamp: facts.sentAt,
    resources: [
      header,
      report,
      patient,
      ...people.resources,
      receiver,
      sender,
      ...[own, ...facts.earlierLetters].map((step) => composeProvenance(newId(), step, sender)),
      ...results,
      ...media,
    ],
  })
}

function composeProducer(id: string, { sender }: HomeCareObservationFacts): Resource {
  const organisation = composeOrganisation(id, sender)
  return withIdentifier(organisation, `${messaging}/medcom-producer-organization`, acuteProducer)
}

function composeRequester(id: string, receiver: RequesterFacts): Resource {
  const { ydernummer, doctorInitials } = receiver
  const organisation = composeOrganisation(id, receiver)
  const unknown = [{ url: dataAbsentReason, valueCode: 'unknown' }]
  return {
    ...withIdentifier(
      organisation,
      `${messaging}/medcom-requesterorganization`,
      ydernummer === undefined ? undefined : { system: ydernummerSystem, value: ydernummer },
    ),
    contact: [doctorInitials === undefined ? { extension: unknown } : { name: { given: [doctorInitials] } }],
  }
}

function withIdentifier(
  organisation: Resource,
  profile: string,
  identifier: { readonly system: string; readonly value: string } | undefined,
): Resource {
  const identifiers = Array.isArray(organisation.identifier) ? organisation.identifier : []
  return {
    ...organisation,
    meta: { profile: [profile] },
    identifier: [...identifiers, ...(identifier === undefined ? [] : [identifier])],
  }
}

function composeResult(id: string, result: ResultFacts, patient: Resource): Resource {
  const { code, status, takenAt, value, isNotAssessed, note } = result
  return {
    resourceType: 'Observation',
    id,
    meta: { profile: [`${structure}/medcom-homecare-observation`] },
    text: narrative('generated', lineOf(result)),
    status,
    code: {
      coding: [
        { system: resultSystems[code.system], code: code.code, ...(code.name && { display: code.name }) },
      ],
    },
    subject: referTo(patient),
    ...(takenAt && { effectiveDateTime: takenAt }),
    ...(value && composeValue(value)),
    ...(value === undefined && { dataAbsentReason: { coding: [absent] } }),
    ...(isNotAssessed && { interpretation: [{ coding: [notInterpreted] }] }),
    ...(note && { note: [{ text: note }] }),
  }
}

const absent = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }

function composeValue(value: ResultValue): JsonObject {
  if (value.kind === 'text') return { valueString: value.text }
  const { value: number, comparator, unit } = value
  return {
    valueQuantity: { value: number, ...(comparator && { comparator }), ...(unit ? { unit } : noUnit) },
  }
}

function composeMedia(
  id: string,
  attachment: AttachmentFacts,
  sender: Resource,
  people: PeopleWriter,
): Resource {
  const { id: given, author, title } = attachment
  return {
    resourceType: 'Media',
    id,
    meta: { profile: ['http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-media'] },
    text: narrative('generated', title),
    ...(given && { identifier: [{ value: urnOf(given), assigner: referTo(sender) }] }),
    status: 'completed',
    ...(author && { operator: referTo(people.write(author)) }),
    content: composeAttachment(attachment),
  }
}

/** A result as one line: what was measured and what came out. */
function lineOf({ code, value, note }: ResultFacts): string {
  const parts = [code.name ?? code.code, value && wordsOf(value), note]
  return parts.filter((part) => part !== undefined).join(': ')
}

function wordsOf(value: ResultValue): string {
  if (value.kind === 'text') return value.text
  return [value.comparator, value.value, value.unit].filter((part) => part !== undefined).join(' ')
}
