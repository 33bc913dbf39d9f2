import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, children, extensions, text, withoutVersion } from './element.ts'
import { type Entries, follow } from './entries.ts'
import { type MailboxFacts, readMailbox } from './organisation.ts'
import { moment } from './time.ts'

const ig = 'http://medcomfhir.dk/ig'
export const eventSystem = `${ig}/terminology/CodeSystem/medcom-messaging-eventCodes`
export const destinationUse = `${ig}/messaging/StructureDefinition/medcom-messaging-destinationUseExtension`
export const destinationUseSystem = `${ig}/terminology/CodeSystem/medcom-messaging-destinationUse`

/** FHIR's id. It need not be a UUID: a receiver must accept others too (messages, section 2). */
const fhirId = /^[A-Za-z0-9\-.]{1,64}$/

/** What every MedCom message says on its outside. */
export interface HeaderFacts {
  readonly envelopeId: string
  readonly letterId: string
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
}

export interface ReadHeader {
  readonly header: Element
  readonly facts: HeaderFacts | undefined
}

/** Which standard a header must follow. */
export interface HeaderProfile {
  readonly eventCode: string
  readonly profile: string
}

/** Checks the Bundle and its MessageHeader against MedCom Messaging 2.1 and the standard's own header profile. */
export function readHeader(
  bundle: Element,
  entries: Entries,
  standard: HeaderProfile,
  issues: Issues,
): ReadHeader | undefined {
  if (text(bundle, 'type', issues) !== 'message') issues.add('bundle-type', `${bundle.path}.type`)
  if (moment(bundle, 'timestamp', issues) === undefined && bundle.node.timestamp === undefined)
    issues.add('timestamp-missing', `${bundle.path}.timestamp`)
  const envelopeId = readId(bundle, 'envelope-id-missing', issues)
  const [header, second] = entries.ofType('MessageHeader')
  if (header === undefined) {
    issues.add('header-missing', `${bundle.path}.entry`)
    return undefined
  }
  if (second !== undefined) issues.add('header-repeated', second.path)
  if (entries.all[0] !== header) issues.add('header-not-first', header.path)
  const letterId = readId(header, 'letter-id-missing', issues)
  checkProfile(header, standard.profile, issues)
  checkNarrative(header, issues)
  checkEvent(header, standard.eventCode, issues)
  const source = child(header, 'source', issues)
  if (source === undefined || text(source, 'endpoint', issues) === undefined)
    issues.add('endpoint-missing', `${header.path}.source.endpoint`)
  const senderElement = follow(header, 'sender', 'Organization', entries, issues)
  const sender = senderElement && readMailbox(senderElement, issues)
  const receiver = readReceiver(header, entries, issues)
  const isWhole = envelopeId && letterId && sender && receiver
  return { header, facts: isWhole ? { envelopeId, letterId, sender, receiver } : undefined }
}

function readId(
  resource: Element,
  whenMissing: 'envelope-id-missing' | 'letter-id-missing',
  issues: Issues,
): string | undefined {
  const id = text(resource, 'id', issues)
  if (id === undefined) issues.add(whenMissing, `${resource.path}.id`)
  else if (!fhirId.test(id)) issues.add('id-invalid', `${resource.path}.id`)
  else return id
  return undefined
}

function checkProfile(header: Element, expected: string, issues: Issues): void {
  const meta = child(header, 'meta', issues)
  const profiles = Array.isArray(meta?.node.profile) ? meta.node.profile : []
  const path = `${header.path}.meta.profile`
  if (profiles.length === 0) issues.add('header-profile-unstated', path)
  else if (!profiles.some((profile) => typeof profile === 'string' && withoutVersion(profile) === expected))
    issues.add('header-profile', path)
}

/** FHIR allows a text of one million letters; more is no letterhead. */
const longestNarrative = 1_000_000

/** FHIR's txt-1: formatting, links and pictures. What a browser would run has no place in a message. */
const unsafe =
  /<\s*(script|style|iframe|object|embed|form|input|link|base|svg|math)\b|<[^<>]*\son\w+\s*=|javascript:/i

function checkNarrative(header: Element, issues: Issues): void {
  const narrative = child(header, 'text', issues)
  const div = narrative && text(narrative, 'div', issues, longestNarrative)
  const words = div?.replace(/<[^<>]*>/g, '').trim()
  if (div === undefined || words === '') issues.add('header-narrative', `${header.path}.text.div`)
  else if (unsafe.test(div)) issues.add('narrative-unsafe', `${header.path}.text.div`)
}

function checkEvent(header: Element, expected: string, issues: Issues): void {
  const event = child(header, 'eventCoding', issues)
  if (event === undefined || text(event, 'code', issues) !== expected)
    issues.add('event-code', `${header.path}.event`)
  else if (event.node.system !== eventSystem) issues.add('event-system', `${event.path}.system`)
}

function readReceiver(header: Element, entries: Entries, issues: Issues): MailboxFacts | undefined {
  const destinations = children(header, 'destination', issues)
  const [destination] = destinations
  if (destination === undefined || destinations.length > 1) {
    issues.add('destination-not-one', `${header.path}.destination`)
    return undefined
  }
  const [use] = extensions(destination, destinationUse, issues)
  const coding = use && child(use, 'valueCoding', issues)
  if (
    coding === undefined ||
    text(coding, 'code', issues) !== 'primary' ||
    coding.node.system !== destinationUseSystem
  )
    issues.add('destination-use', `${destination.path}.extension`)
  if (text(destination, 'endpoint', issues) === undefined)
    issues.add('endpoint-missing', `${destination.path}.endpoint`)
  const receiver = follow(destination, 'receiver', 'Organization', entries, issues)
  return receiver && readMailbox(receiver, issues)
}
