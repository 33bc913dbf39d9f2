import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { readCitizen } from '../medcom/citizen.ts'
import { child, children, text } from '../medcom/element.ts'
import { type Entries, follow, followReference, readEntries } from '../medcom/entries.ts'
import { readEpisode } from '../medcom/episode.ts'
import { readHeader } from '../medcom/header.ts'
import { type History, type HistoryStep, readHistory } from '../medcom/provenance.ts'
import { bareUuid, isUrnUuid } from '../medcom/uuid.ts'
import type { Parsed } from '../parsed.ts'
import { readSpecificRecipient, readSpecificSender } from './addressee.ts'
import { type CareActivity, careActivityOf } from './codes.ts'
import type { CareCommunicationFacts, CareCommunicationVersion, CareHistoryStep } from './facts.ts'
import { readCategory, readPriority, readTopic } from './heading.ts'
import { type ReadPayload, readPayload } from './payload.ts'
import { readMore, type ToldOfSending } from './sending.ts'
import { careCommunicationVersionOf, isDefinitionOf } from './version.ts'

const structure = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition'

export const careCommunication = {
  eventCode: 'care-communication-message',
  profile: `${structure}/medcom-careCommunication-messageHeader`,
} as const

/**
 * Reads a CareCommunication 5.0 or 4.0. Pure, and never throws whatever it is given. Facts come also from a letter with
 * breaches, so that the grading can decide whether to live with them; where a breach is essential there are none.
 */
export function parseCareCommunication(bundle: JsonObject): Parsed<CareCommunicationFacts> {
  const issues = gatherIssues()
  const root: Element = { node: bundle, path: 'Bundle' }
  const entries = readEntries(root, issues)
  const read = readHeader(root, entries, careCommunication, issues)
  const citizen = readCitizen(entries, issues)
  if (read === undefined) return { facts: undefined, issues: issues.found }
  const version = readVersion(read.header, issues)
  const communication = readFocus(read.header, entries, issues)
  const history =
    read.facts &&
    readHistory(read.facts.letterId, entries, isCareActivity, issues, (step) =>
      readMore(step, entries, issues),
    )
  if (communication === undefined) return { facts: undefined, issues: issues.found }
  const heading = readHeading(communication, version, entries, issues)
  const payload = readPayload(communication, version, entries, history?.own.sentAt, issues)
  const specificSender = readSpecificSender(communication, read.header, entries, issues)
  const specificRecipient = readSpecificRecipient(communication, read.header, version, entries, issues)
  if (!read.facts || !history || !citizen || !heading || payload.segments.length === 0)
    return { facts: undefined, issues: issues.found }
  const own = stepOf(history.own)
  checkFollows(own, issues)
  const facts: CareCommunicationFacts = {
    version,
    ...read.facts,
    ...heading,
    activity: own.activity,
    ...(specificSender && { specificSender }),
    ...(specificRecipient && { specificRecipient }),
    sentAt: own.sentAt,
    citizen,
    segments: payload.segments,
    attachments: payload.attachments,
    added: addedBy(history, payload),
    ...(own.follows && { follows: own.follows }),
    history: history.earlier.map(stepOf),
  }
  return { facts, issues: issues.found }
}

const isCareActivity = (code: string): boolean => careActivityOf(code) !== undefined

function readVersion(header: Element, issues: Issues): CareCommunicationVersion {
  const definition = text(header, 'definition', issues)
  const version = careCommunicationVersionOf(definition)
  const path = `${header.path}.definition`
  if (definition === undefined) issues.add('definition-missing', path)
  else if (!isDefinitionOf(version, definition)) issues.add('definition-unknown', path)
  return version
}

function readFocus(header: Element, entries: Entries, issues: Issues): Element | undefined {
  const focus = children(header, 'focus', issues)
  const [first] = focus
  if (first !== undefined && focus.length === 1)
    return followReference(first, 'Communication', entries, issues)
  issues.add('communication-not-one', `${header.path}.focus`)
  return undefined
}

type Heading = Pick<CareCommunicationFacts, 'threadId' | 'category' | 'topic' | 'priority' | 'episodeId'>

function readHeading(
  communication: Element,
  version: CareCommunicationVersion,
  entries: Entries,
  issues: Issues,
): Heading | undefined {
  if (text(communication, 'status', issues) !== 'unknown')
    issues.add('communication-status', `${communication.path}.status`)
  follow(communication, 'subject', 'Patient', entries, issues)
  const threadId = readThreadId(communication, issues)
  const category = readCategory(communication, version, issues)
  const topic = readTopic(communication, category, issues)
  const priority = readPriority(communication, category, issues)
  const episodeId = readEpisodeId(communication, version, entries, issues)
  if (threadId === undefined || category === undefined) return undefined
  return {
    threadId,
    category,
    ...(topic && { topic }),
    ...(priority && { priority }),
    ...(episodeId && { episodeId }),
  }
}

function readThreadId(communication: Element, issues: Issues): string | undefined {
  const identifiers = children(communication, 'identifier', issues)
  const [identifier] = identifiers
  const value = identifier && text(identifier, 'value', issues)
  const path = `${communication.path}.identifier`
  if (value === undefined) issues.add('thread-id-missing', path)
  else if (!isUrnUuid(value)) issues.add('thread-id-format', `${path}[0].value`)
  if (identifiers.length > 1) issues.add('thread-id-repeated', path)
  return value === undefined ? undefined : bareUuid(value)
}

function readEpisodeId(
  communication: Element,
  version: CareCommunicationVersion,
  entries: Entries,
  issues: Issues,
): string | undefined {
  const reference = child(communication, 'encounter', issues)
  const [loose] = entries.ofType('Encounter')
  if (reference === undefined && loose !== undefined && version === 5)
    issues.add('encounter-unreferenced', `${communication.path}.encounter`)
  const encounter = reference === undefined ? loose : followReference(reference, 'Encounter', entries, issues)
  if (encounter === undefined) return undefined
  const found = gatherIssues()
  const episodeId = readEpisode(encounter, found)
  for (const { rule, expression } of found.found)
    if (rule.startsWith('episode-lpr3') || rule === 'data-type') issues.add(rule, expression)
  if (episodeId === undefined) issues.add('encounter-without-episode', `${encounter.path}.episodeOfCare`)
  return episodeId
}

function stepOf(step: HistoryStep & ToldOfSending): CareHistoryStep & { readonly activity: CareActivity } {
  const { letterId, sentAt, activity, to, by, added, older } = step
  const follows = older ?? (to === undefined ? undefined : { letterId: to })
  return {
    letterId,
    sentAt,
    activity: careActivityOf(activity) ?? 'new',
    by,
    added,
    ...(follows && { follows }),
  }
}

function checkFollows({ activity, follows }: CareHistoryStep, issues: Issues): void {
  if (activity !== 'new' && follows === undefined)
    issues.add('follows-missing', 'Bundle.entry.resource.ofType(Provenance).entity')
}

/** What the sender says is new, and what no sending at all is said to have brought: an unknown segment is not lost. */
function addedBy(
  { own, earlier }: History<HistoryStep & ToldOfSending>,
  { segments, attachments }: ReadPayload,
): string[] {
  const before = new Set(earlier.flatMap(({ added }) => added))
  const ids = [...segments, ...attachments].flatMap(({ id }) => (id === undefined ? [] : [id]))
  return ids.filter((id) => own.added.includes(id) || !before.has(id))
}
