import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { readAttachment } from '../medcom/attachment.ts'
import { child, children, extensions, text } from '../medcom/element.ts'
import { type Entries, follow } from '../medcom/entries.ts'
import { type OrganisationNumbers, readOrganisation } from '../medcom/organisation.ts'
import type { AuthorFacts } from '../medcom/people.ts'
import { readPractitionerRole } from '../medcom/practitioner.ts'
import { moment } from '../medcom/time.ts'
import { bareUuid, isUrnUuid } from '../medcom/uuid.ts'
import type { CareAttachmentFacts, CareCommunicationVersion, TextSegmentFacts } from './facts.ts'

const core = 'http://medcomfhir.dk/ig/core/StructureDefinition'
export const dateExtension = `${core}/medcom-core-datetime-extension`
export const identifierExtension = `${core}/medcom-core-identifier-extension`
export const authorExtension = `${core}/medcom-core-practitioner-extension`
export const contactExtension = `${core}/medcom-core-contact-extension`

/** FHIR allows a text of one million letters. */
const longestText = 1_000_000

/** Everything a letter carries, in the order it stands there. */
export interface ReadPayload {
  readonly segments: readonly TextSegmentFacts[]
  readonly attachments: readonly CareAttachmentFacts[]
}

/**
 * Reads the texts and files of a letter.
 * @param letterSentAt stands in for the time of a segment that tells none
 */
export function readPayload(
  communication: Element,
  version: CareCommunicationVersion,
  entries: Entries,
  letterSentAt: Instant | undefined,
  issues: Issues,
): ReadPayload {
  const segments: TextSegmentFacts[] = []
  const attachments: CareAttachmentFacts[] = []
  for (const payload of children(communication, 'payload', issues)) {
    const content = text(payload, 'contentString', issues, longestText)
    const attachment = child(payload, 'contentAttachment', issues)
    if (content === undefined && attachment === undefined) {
      issues.add('payload-empty', payload.path)
      continue
    }
    const told = readTold(payload, version, entries, content !== undefined, issues)
    const sentAt = told.sentAt ?? letterSentAt
    if (sentAt === undefined) continue
    if (content !== undefined) segments.push({ ...told, sentAt, text: content })
    else if (attachment !== undefined)
      attachments.push({ ...told, sentAt, ...readAttachment(attachment, issues) })
  }
  if (segments.length === 0) issues.add('text-missing', `${communication.path}.payload`)
  return { segments, attachments }
}

/** What is told of a segment beside what it says. */
interface Told {
  readonly id?: string
  readonly assigner?: OrganisationNumbers
  readonly author?: AuthorFacts
  readonly sentAt?: Instant
}

function readTold(
  payload: Element,
  version: CareCommunicationVersion,
  entries: Entries,
  isText: boolean,
  issues: Issues,
): Told {
  const only = (url: string): Element | undefined => {
    const [first, second] = extensions(payload, url, issues)
    if (second !== undefined) issues.add('segment-told-twice', second.path)
    return first
  }
  const date = only(dateExtension)
  const sentAt = date && moment(date, 'valueDateTime', issues)
  if (date?.node.valueDateTime === undefined) issues.add('segment-time-missing', payload.path)
  const author = readAuthor(
    only(authorExtension),
    only(contactExtension),
    { payload, version, isText },
    entries,
    issues,
  )
  return {
    ...readIdentifier(only(identifierExtension), payload, entries, issues),
    ...(author && { author }),
    ...(sentAt && { sentAt }),
  }
}

function readIdentifier(
  extension: Element | undefined,
  payload: Element,
  entries: Entries,
  issues: Issues,
): Pick<Told, 'id' | 'assigner'> {
  const identifier = extension && child(extension, 'valueIdentifier', issues)
  const value = identifier && text(identifier, 'value', issues)
  if (identifier === undefined || value === undefined) {
    issues.add('segment-id-missing', payload.path)
    return {}
  }
  if (!isUrnUuid(value)) issues.add('segment-id-format', `${identifier.path}.value`)
  if (identifier.node.assigner === undefined) {
    issues.add('segment-assigner-missing', `${identifier.path}.assigner`)
    return { id: bareUuid(value) }
  }
  const organisation = follow(identifier, 'assigner', 'Organization', entries, issues)
  return {
    id: bareUuid(value),
    ...(organisation && { assigner: readOrganisation(organisation, issues) }),
  }
}

interface Segment {
  readonly payload: Element
  readonly version: CareCommunicationVersion
  readonly isText: boolean
}

function readAuthor(
  extension: Element | undefined,
  contact: Element | undefined,
  { payload, version, isText }: Segment,
  entries: Entries,
  issues: Issues,
): AuthorFacts | undefined {
  const point = contact && child(contact, 'valueContactPoint', issues)
  const phone = point && text(point, 'value', issues)
  if (isText && extension === undefined) issues.add('segment-author-missing', payload.path)
  if (isText && phone === undefined) issues.add('author-phone-missing', payload.path)
  if (point !== undefined && point.node.system !== 'phone')
    issues.add('author-phone-system', `${point.path}.system`)
  if (phone !== undefined && !/\d|-/.test(phone)) issues.add('author-phone-format', `${point?.path}.value`)
  const role = extension && follow(extension, 'valueReference', 'PractitionerRole', entries, issues)
  const rule = version === 5 ? 'code-or-text' : 'code'
  const person = role && readPractitionerRole(role, entries, rule, issues)
  if (person === undefined) return undefined
  return { name: person.name, ...(person.role && { role: person.role }), ...(phone && { phone }) }
}
