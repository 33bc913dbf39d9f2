import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { readAttachment } from '../medcom/attachment.ts'
import { readCitizen } from '../medcom/citizen.ts'
import { child, children, text } from '../medcom/element.ts'
import { type Entries, follow, followReference, readEntries } from '../medcom/entries.ts'
import { readHeader } from '../medcom/header.ts'
import type { AttachmentFacts, AuthorFacts } from '../medcom/people.ts'
import { readPractitionerRole } from '../medcom/practitioner.ts'
import { type HistoryStep, readHistory } from '../medcom/provenance.ts'
import { requiredMoment } from '../medcom/time.ts'
import { bareUuid, isUrnUuid } from '../medcom/uuid.ts'
import type { Parsed } from '../parsed.ts'
import { isReportStatus, observationActivityOf, reportCode, restricted } from './codes.ts'
import type { HomeCareObservationFacts, ObservationActivity, ReportStatus, ResultFacts } from './facts.ts'
import { checkProducer, readRequester } from './parties.ts'
import { longestNote, readResult } from './result.ts'

const structure = 'http://medcomfhir.dk/ig/homecareobservation/StructureDefinition'

export const homeCareObservation = {
  eventCode: 'homecareobservation-message',
  profile: `${structure}/medcom-homecareobservation-messageheader`,
} as const

/** What MessageHeader.definition says; a smaller version follows. Version 1.2 of the guide names definition 1.1. */
export const observationDefinition =
  'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComHomeCareObservationMessageDefinition|1.1'

/**
 * Reads a HomeCareObservation 1.2. Pure, and never throws whatever it is given. A letter with one result that cannot be read
 * with certainty has no facts: a list of results with one left out would say something else than the sender did.
 */
export function parseHomeCareObservation(bundle: JsonObject): Parsed<HomeCareObservationFacts> {
  const issues = gatherIssues()
  const root: Element = { node: bundle, path: 'Bundle' }
  const entries = readEntries(root, issues)
  const read = readHeader(root, entries, homeCareObservation, issues)
  const citizen = readCitizen(entries, issues)
  if (read === undefined) return { facts: undefined, issues: issues.found }
  checkDefinition(read.header, issues)
  checkProducer(read.header, entries, issues)
  const element = readFocus(read.header, entries, issues)
  const history = read.facts && readHistory(read.facts.letterId, entries, isActivity, issues)
  if (element === undefined || history === undefined) return { facts: undefined, issues: issues.found }
  const report = readReport(element, entries, history.own.sentAt, issues)
  const activity = observationActivityOf(history.own.activity)
  if (!read.facts || !citizen || !report || !activity) return { facts: undefined, issues: issues.found }
  checkRelation(activity, history.own, issues)
  if (activity === 'retracted' && report.conclusion === undefined)
    issues.add('cancellation-reason-missing', `${element.path}.conclusion`)
  const facts: HomeCareObservationFacts = {
    letterId: read.facts.letterId,
    envelopeId: read.facts.envelopeId,
    activity,
    citizen,
    sender: read.facts.sender,
    receiver: readRequester(read.header, read.facts.receiver, entries, issues),
    sentAt: history.own.sentAt,
    ...report,
    ...relationOf(activity, history.own),
    earlierLetters: history.earlier,
  }
  return { facts, issues: issues.found }
}

const isActivity = (code: string): boolean => observationActivityOf(code) !== undefined

function checkDefinition(header: Element, issues: Issues): void {
  const definition = text(header, 'definition', issues)
  const path = `${header.path}.definition`
  if (definition === undefined) issues.add('definition-missing', path)
  // The profile's own rule lets the bar before the version be missing, and MedCom's test messages leave it out.
  else if (!/\/MedComHomeCareObservationMessageDefinition(\|?1\.\d{1,2})?$/.test(definition))
    issues.add('definition-unknown', path)
}

function readFocus(header: Element, entries: Entries, issues: Issues): Element | undefined {
  const focus = children(header, 'focus', issues)
  const [first] = focus
  if (first !== undefined && focus.length === 1)
    return followReference(first, 'DiagnosticReport', entries, issues)
  issues.add('report-not-one', `${header.path}.focus`)
  return undefined
}

type Report = Pick<
  HomeCareObservationFacts,
  'issuedAt' | 'status' | 'isSharingRefused' | 'conclusion' | 'results' | 'attachments' | 'signature'
>

function readReport(report: Element, entries: Entries, sentAt: Instant, issues: Issues): Report | undefined {
  follow(report, 'subject', 'Patient', entries, issues)
  const status = readStatus(report, issues)
  checkCode(report, issues)
  const issuedAt = requiredMoment(report, 'issued', issues)
  const signature = readSignature(report, entries, issues)
  const results = readResults(report, entries, issues)
  const attachments = children(report, 'media', issues).flatMap((media) => {
    const link = follow(media, 'link', 'Media', entries, issues)
    return link === undefined ? [] : readMedia(link, sentAt, entries, issues)
  })
  const conclusion = text(report, 'conclusion', issues, longestNote)
  if (results?.length === 0 && attachments.length === 0 && conclusion === undefined)
    issues.add('report-empty', `${report.path}.result`)
  if (status === undefined || issuedAt === undefined || results === undefined) return undefined
  return {
    issuedAt,
    status,
    isSharingRefused: isRestricted(report, issues),
    ...(conclusion && { conclusion }),
    results,
    attachments,
    ...(signature && { signature }),
  }
}

function readStatus(report: Element, issues: Issues): ReportStatus | undefined {
  const status = text(report, 'status', issues)
  if (status === undefined || !isReportStatus(status)) {
    issues.add('report-status', `${report.path}.status`)
    return undefined
  }
  if (status !== 'final') issues.add('report-not-final', `${report.path}.status`)
  return status
}

function checkCode(report: Element, issues: Issues): void {
  const concept = child(report, 'code', issues)
  const codings = concept === undefined ? [] : children(concept, 'coding', issues)
  if (!codings.some(({ node }) => node.system === reportCode.system && node.code === reportCode.code))
    issues.add('report-code', `${report.path}.code`)
}

function isRestricted(report: Element, issues: Issues): boolean {
  const meta = child(report, 'meta', issues)
  return (
    meta !== undefined && children(meta, 'security', issues).some(({ node }) => node.code === restricted.code)
  )
}

function readResults(report: Element, entries: Entries, issues: Issues): ResultFacts[] | undefined {
  const references = children(report, 'result', issues)
  const results = references.flatMap((reference) => {
    const observation = followReference(reference, 'Observation', entries, issues)
    const result = observation && readResult(observation, entries, issues)
    return result === undefined ? [] : [result]
  })
  return results.length === references.length ? results : undefined
}

/** Who made the results: the PractitionerRole among the performers; the other is the producer. */
function readSignature(report: Element, entries: Entries, issues: Issues): AuthorFacts | undefined {
  const performers = children(report, 'performer', issues)
  const found = performers.flatMap((performer) => {
    const words = text(performer, 'reference', issues)
    const element = words === undefined ? undefined : entries.find(words)
    return element === undefined ? [] : [element]
  })
  const role = found.find(({ node }) => node.resourceType === 'PractitionerRole')
  if (!found.some(({ node }) => node.resourceType === 'Organization'))
    issues.add('producer-missing', `${report.path}.performer`)
  if (role === undefined) {
    issues.add('signature-missing', `${report.path}.performer`)
    return undefined
  }
  const signature = readPractitionerRole(role, entries, 'code', issues)
  if (signature !== undefined && signature.phone === undefined) issues.add('author-phone-missing', role.path)
  return signature
}

function readMedia(media: Element, sentAt: Instant, entries: Entries, issues: Issues): AttachmentFacts[] {
  const content = child(media, 'content', issues)
  if (content === undefined) {
    issues.add('payload-empty', `${media.path}.content`)
    return []
  }
  const [identifier] = children(media, 'identifier', issues)
  const id = identifier && text(identifier, 'value', issues)
  if (id === undefined) issues.add('segment-id-missing', `${media.path}.identifier`)
  else if (!isUrnUuid(id)) issues.add('segment-id-format', `${identifier?.path}.value`)
  const attachment = readAttachment(content, issues)
  if (attachment.createdAt === undefined) issues.add('attachment-time-missing', `${content.path}.creation`)
  const operator = child(media, 'operator', issues)
  const reference = operator && text(operator, 'reference', issues)
  const element = reference === undefined ? undefined : entries.find(reference)
  const author =
    element?.node.resourceType === 'PractitionerRole'
      ? readPractitionerRole(element, entries, 'code', gatherIssues())
      : undefined
  return [{ ...(id && { id: bareUuid(id) }), ...attachment, sentAt, ...(author && { author }) }]
}

function checkRelation(activity: ObservationActivity, own: HistoryStep, issues: Issues): void {
  const path = 'Bundle.entry.resource.ofType(Provenance).entity'
  if (activity === 'modified' && own.relation !== 'revision') issues.add('corrects-missing', path)
  if (activity === 'retracted' && own.relation !== 'removal') issues.add('cancels-missing', path)
}

function relationOf(
  activity: ObservationActivity,
  { to }: HistoryStep,
): Pick<HomeCareObservationFacts, 'revises' | 'cancels' | 'follows'> {
  if (to === undefined) return {}
  if (activity === 'retracted') return { cancels: to }
  return activity === 'modified' ? { revises: to } : { follows: to }
}
