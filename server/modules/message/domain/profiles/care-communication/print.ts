import type { JsonObject } from '../../fhir.ts'
import { composeAttachment } from '../medcom/attachment.ts'
import { composeCitizen } from '../medcom/citizen.ts'
import {
  composeBundle,
  composeHeader,
  composeOrganisation,
  narrative,
  type Resource,
  referTo,
} from '../medcom/compose.ts'
import { composeEpisode } from '../medcom/episode.ts'
import type { OrganisationNumbers } from '../medcom/organisation.ts'
import type { AuthorFacts } from '../medcom/people.ts'
import { type PeopleWriter, wordsOf, writePeople } from '../medcom/practitioner.ts'
import { urnOf } from '../medcom/uuid.ts'
import { senderExtension } from './addressee.ts'
import { careCategories, careCategorySystem } from './codes.ts'
import type {
  AddresseeFacts,
  CareAttachmentFacts,
  CareCommunicationFacts,
  TextSegmentFacts,
} from './facts.ts'
import { careCommunication } from './parse.ts'
import { authorExtension, contactExtension, dateExtension, identifierExtension } from './payload.ts'
import { composeSending } from './sending.ts'
import { stepOf } from './thread.ts'
import { careDefinitions } from './version.ts'

const structure = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition'
const core = 'http://medcomfhir.dk/ig/core/StructureDefinition'

/** The kind of stay is not ours to tell: the encounter of a correspondence only carries the episode identifier. */
const otherStay = {
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-encounter-act-codes',
  code: 'other',
}

/** The resources of a letter that is being written. */
interface Writing {
  readonly newId: () => string
  readonly people: PeopleWriter
  organisation(numbers: OrganisationNumbers | undefined): Resource
}

/** Writes a CareCommunication 5.0 or 4.0, as the facts say, as a Bundle. Printing and then parsing gives the same facts. */
export function printCareCommunication(facts: CareCommunicationFacts, newId: () => string): JsonObject {
  const organisations = new Map<string, Resource>()
  const sender = composeOrganisation(newId(), facts.sender)
  organisations.set(keyOf(facts.sender), sender)
  const writing: Writing = {
    newId,
    people: writePeople(newId, facts.version === 5 ? 'code-or-text' : 'code'),
    organisation(numbers) {
      if (numbers === undefined || keyOf(numbers) === keyOf({})) return sender
      const known = organisations.get(keyOf(numbers)) ?? composeOrganisation(newId(), numbers)
      organisations.set(keyOf(numbers), known)
      return known
    },
  }
  const receiver = writing.organisation(facts.receiver)
  const patient = composeCitizen(newId(), facts.citizen)
  const encounter = facts.episodeId && composeEncounter(newId(), patient, facts.episodeId)
  const teams: Resource[] = []
  const addressee = (to: AddresseeFacts, home: Resource): Resource => {
    if (to.kind === 'person') return writing.people.write(to, home)
    const team = composeTeam(newId(), to.name, home)
    teams.push(team)
    return team
  }
  const from = facts.specificSender && addressee(facts.specificSender, sender)
  const to = facts.specificRecipient && addressee(facts.specificRecipient, receiver)
  const payload = [
    ...facts.segments.map((segment) => composeText(segment, writing)),
    ...facts.attachments.map((attachment) => composeFile(attachment, writing)),
  ]
  const communication: Resource = {
    resourceType: 'Communication',
    id: newId(),
    meta: { profile: [`${structure}/medcom-careCommunication-communication`] },
    text: narrative('extensions', ...linesOf(facts)),
    ...(from && { extension: [{ url: senderExtension, valueReference: referTo(from) }] }),
    identifier: [{ value: urnOf(facts.threadId) }],
    status: 'unknown',
    category: [{ coding: [{ system: careCategorySystem, code: facts.category }] }],
    ...(facts.priority && { priority: facts.priority }),
    subject: referTo(patient),
    ...(facts.topic && { topic: { text: facts.topic } }),
    ...(encounter && { encounter: referTo(encounter) }),
    ...(to && { recipient: [referTo(to)] }),
    payload,
  }
  const header = composeHeader({
    id: facts.letterId,
    profile: careCommunication.profile,
    text: narrative('extensions', 'Korrespondancemeddelelse', careCategories[facts.category]),
    eventCode: careCommunication.eventCode,
    receiver: { resource: receiver, numbers: facts.receiver },
    sender: { resource: sender, numbers: facts.sender },
    focus: communication,
    definition: careDefinitions[facts.version],
  })
  const sendings = [stepOf(facts), ...facts.history].map((step) =>
    composeSending(newId(), step, writing.organisation(step.by)),
  )
  return composeBundle({
    id: facts.envelopeId,
    profile: `${structure}/medcom-careCommunication-message`,
    timestamp: facts.sentAt,
    resources: [
      header,
      communication,
      patient,
      ...(encounter ? [encounter] : []),
      ...teams,
      ...writing.people.resources,
      ...organisations.values(),
      ...sendings,
    ],
  })
}

function keyOf({ sor, gln, name }: OrganisationNumbers): string {
  return `${sor ?? ''} ${gln ?? ''} ${name ?? ''}`
}

function composeText(segment: TextSegmentFacts, writing: Writing): JsonObject {
  return { extension: composeTold(segment, writing), contentString: segment.text }
}

function composeFile(attachment: CareAttachmentFacts, writing: Writing): JsonObject {
  return { extension: composeTold(attachment, writing), contentAttachment: composeAttachment(attachment) }
}

function composeTold(told: TextSegmentFacts | CareAttachmentFacts, writing: Writing): JsonObject[] {
  const { id, assigner, author, sentAt } = told
  const by = referTo(writing.organisation(assigner))
  return [
    { url: dateExtension, valueDateTime: sentAt },
    ...(id === undefined
      ? []
      : [{ url: identifierExtension, valueIdentifier: { value: urnOf(id), assigner: by } }]),
    ...(author === undefined ? [] : composeAuthor(author, writing)),
  ]
}

function composeAuthor(author: AuthorFacts, { people }: Writing): JsonObject[] {
  return [
    { url: authorExtension, valueReference: referTo(people.write(author)) },
    ...(author.phone === undefined
      ? []
      : [{ url: contactExtension, valueContactPoint: { system: 'phone', value: author.phone } }]),
  ]
}

function composeTeam(id: string, name: string, home: Resource): Resource {
  return {
    resourceType: 'CareTeam',
    id,
    meta: { profile: [`${core}/medcom-core-careteam`] },
    text: narrative('generated', name),
    name,
    managingOrganization: [referTo(home)],
  }
}

function composeEncounter(id: string, patient: Resource, episodeId: string): Resource {
  return {
    resourceType: 'Encounter',
    id,
    meta: { profile: [`${core}/medcom-core-encounter`] },
    text: narrative('generated', 'Forløb'),
    status: 'unknown',
    class: otherStay,
    subject: referTo(patient),
    episodeOfCare: [{ identifier: composeEpisode(episodeId) }],
  }
}

/** The letter as a person reads it who sees the message alone. */
function linesOf({ category, topic, priority, segments, attachments }: CareCommunicationFacts): string[] {
  return [
    careCategories[category],
    ...(topic === undefined ? [] : [topic]),
    ...(priority === 'asap' ? ['Haster'] : []),
    ...segments.flatMap(({ author, sentAt, text }) => [signatureOf(author, sentAt), text]),
    ...attachments.map(({ title, url }) => (url === undefined ? title : `${title}: ${url}`)),
  ]
}

function signatureOf(author: AuthorFacts | undefined, sentAt: string): string {
  const parts = author && [author.name, author.role && wordsOf(author.role), author.phone]
  return [...(parts ?? []), sentAt].filter((part) => part !== undefined).join(', ')
}
