import { type Element, isObject, type Json, type JsonObject, textOf } from './fhir.ts'
import { gatherIssues } from './issue.ts'
import { children, withoutVersion } from './profiles/medcom/element.ts'
import { type Entries, followReference, readEntries } from './profiles/medcom/entries.ts'
import { type OrganisationNumbers, readOrganisation } from './profiles/medcom/organisation.ts'
import { type HistoryStep, readHistory } from './profiles/medcom/provenance.ts'

/** What is written on the outside of a message, as far as it can be read: enough to know it again and to answer it. */
export interface Outside {
  readonly envelopeId?: string
  readonly letterId?: string
  readonly sender: OrganisationNumbers
  readonly receiver: OrganisationNumbers
  readonly own?: HistoryStep
}

const id = /^[A-Za-z0-9\-.]{1,64}$/

/** Reads the outside of a Bundle of any standard, however broken; what cannot be read is left out. */
export function readOutside(bundle: JsonObject): Outside {
  const ignored = gatherIssues()
  const entries = readEntries({ node: bundle, path: 'Bundle' }, ignored)
  const [header] = entries.ofType('MessageHeader')
  const envelopeId = idIn(bundle)
  if (header === undefined) return { ...(envelopeId && { envelopeId }), sender: {}, receiver: {} }
  const letterId = idIn(header.node)
  const [destination] = children(header, 'destination', ignored)
  const own = letterId && readHistory(letterId, entries, () => true, ignored)?.own
  return {
    ...(envelopeId && { envelopeId }),
    ...(letterId && { letterId }),
    sender: numbersOf(header, 'sender', entries),
    receiver: destination === undefined ? {} : numbersOf(destination, 'receiver', entries),
    ...(own && { own }),
  }
}

/** Which kind of message a header says it is. */
export interface MessageKind {
  readonly eventCode: string | undefined
  /** The profile the header says it follows, without version. */
  readonly headerProfile: string | undefined
}

/** The kind of a message, from the first header in it. */
export function readKind(bundle: JsonObject): MessageKind {
  const header = (Array.isArray(bundle.entry) ? bundle.entry : [])
    .map((entry: Json) => (isObject(entry) ? entry.resource : undefined))
    .find((resource: Json) => isObject(resource) && resource.resourceType === 'MessageHeader')
  if (!isObject(header)) return { eventCode: undefined, headerProfile: undefined }
  const event = header.eventCoding
  return {
    eventCode: isObject(event) ? textOf(event.code) : undefined,
    headerProfile: firstProfile(header.meta),
  }
}

function idIn(resource: JsonObject): string | undefined {
  const text = textOf(resource.id)
  return text !== undefined && id.test(text) ? text : undefined
}

function firstProfile(meta: Json): string | undefined {
  const profiles = isObject(meta) && Array.isArray(meta.profile) ? meta.profile : []
  const first = profiles.find((profile: Json) => typeof profile === 'string')
  return typeof first === 'string' ? withoutVersion(first) : undefined
}

function numbersOf(of: Element, name: string, entries: Entries): OrganisationNumbers {
  const ignored = gatherIssues()
  const reference = of.node[name]
  if (!isObject(reference)) return {}
  const organisation = followReference({ node: reference, path: name }, 'Organization', entries, ignored)
  return organisation === undefined ? {} : readOrganisation(organisation, ignored)
}
