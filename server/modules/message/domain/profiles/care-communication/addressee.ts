import type { Element } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { child, children, extensions, text } from '../medcom/element.ts'
import { type Entries, followReference } from '../medcom/entries.ts'
import { readOrganisation } from '../medcom/organisation.ts'
import { readPractitionerRole } from '../medcom/practitioner.ts'
import type { AddresseeFacts, CareCommunicationVersion } from './facts.ts'

export const senderExtension = 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension'

/** Who inside the sending organisation a letter is from. */
export function readSpecificSender(
  communication: Element,
  header: Element,
  entries: Entries,
  issues: Issues,
): AddresseeFacts | undefined {
  const [extension] = extensions(communication, senderExtension, issues)
  const reference = extension && child(extension, 'valueReference', issues)
  const read = reference && readAddressee(reference, entries, issues)
  if (read === undefined) return undefined
  const home = child(header, 'sender', gatherIssues())
  if (!isAtHome(read.element, home, entries)) issues.add('specific-sender-elsewhere', `${extension?.path}`)
  return read.facts
}

/** Who inside the receiving organisation a letter is to. */
export function readSpecificRecipient(
  communication: Element,
  header: Element,
  version: CareCommunicationVersion,
  entries: Entries,
  issues: Issues,
): AddresseeFacts | undefined {
  const [reference, second] = children(communication, 'recipient', issues)
  if (second !== undefined && version === 5) issues.add('recipient-repeated', second.path)
  const read = reference && readAddressee(reference, entries, issues)
  if (read === undefined) return undefined
  const [destination] = children(header, 'destination', gatherIssues())
  const home = destination && child(destination, 'receiver', gatherIssues())
  if (!isAtHome(read.element, home, entries)) issues.add('specific-recipient-elsewhere', `${reference?.path}`)
  return read.facts
}

interface ReadAddressee {
  readonly element: Element
  readonly facts: AddresseeFacts | undefined
}

function readAddressee(reference: Element, entries: Entries, issues: Issues): ReadAddressee | undefined {
  const words = text(reference, 'reference', issues)
  const found = words === undefined ? undefined : entries.find(words)
  if (found?.node.resourceType === 'CareTeam') {
    const name = text(found, 'name', issues)
    if (name === undefined) issues.add('team-name-missing', `${found.path}.name`)
    return { element: found, facts: name === undefined ? undefined : { kind: 'team', name } }
  }
  const element = followReference(reference, 'PractitionerRole', entries, issues)
  if (element === undefined) return undefined
  // A role may be left out here: it is the author of a text who must have one.
  const person = readPractitionerRole(element, entries, 'code-or-text', gatherIssues())
  if (person === undefined) {
    issues.add('author-name-missing', `${element.path}.practitioner`)
    return { element, facts: undefined }
  }
  const { name, role } = person
  return { element, facts: { kind: 'person', name, ...(role && { role }) } }
}

/** Whether somebody belongs to the organisation of the header: the same one in the Bundle, or one with the same number. */
function isAtHome(addressee: Element, home: Element | undefined, entries: Entries): boolean {
  const ignored = gatherIssues()
  const [managing] = children(addressee, 'managingOrganization', ignored)
  const reference = managing ?? child(addressee, 'organization', ignored)
  const theirs = reference && followReference(reference, 'Organization', entries, ignored)
  const ours = home && followReference(home, 'Organization', entries, ignored)
  if (theirs === undefined || ours === undefined) return false
  return theirs === ours || readOrganisation(theirs, ignored).sor === readOrganisation(ours, ignored).sor
}
