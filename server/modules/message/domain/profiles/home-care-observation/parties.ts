import type { Element } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { child, children, extensions, text, texts } from '../medcom/element.ts'
import { type Entries, followReference } from '../medcom/entries.ts'
import type { MailboxFacts } from '../medcom/organisation.ts'
import { acuteProducer, dataAbsentReason, ydernummerSystem } from './codes.ts'
import type { RequesterFacts } from './facts.ts'

/** The practice that ordered the visit: beside its mailbox the practice's number and the doctor's initials. */
export function readRequester(
  header: Element,
  mailbox: MailboxFacts,
  entries: Entries,
  issues: Issues,
): RequesterFacts {
  const [destination] = children(header, 'destination', gatherIssues())
  const organisation = destination && organisationOf(destination, 'receiver', entries)
  if (organisation === undefined) return mailbox
  const ydernummer = numberOf(organisation, ydernummerSystem, issues)
  if (ydernummer === undefined) issues.add('ydernummer-missing', `${organisation.path}.identifier`)
  const doctorInitials = readInitials(organisation, issues)
  return { ...mailbox, ...(ydernummer && { ydernummer }), ...(doctorInitials && { doctorInitials }) }
}

/** The initials stand as a given name; a sender that does not know them must say so. */
function readInitials(organisation: Element, issues: Issues): string | undefined {
  const contacts = children(organisation, 'contact', issues)
  const [contact] = contacts
  const path = `${organisation.path}.contact`
  if (contact === undefined || contacts.length > 1) issues.add('doctor-not-one', path)
  if (contact === undefined) return undefined
  const name = child(contact, 'name', issues)
  const initials = name && texts(name, 'given', issues)[0]
  if (initials === undefined && extensions(contact, dataAbsentReason, issues).length === 0)
    issues.add('doctor-unknown-unsaid', path)
  return initials
}

/** The sender must be a municipal acute function. */
export function checkProducer(header: Element, entries: Entries, issues: Issues): void {
  const organisation = organisationOf(header, 'sender', entries)
  if (organisation === undefined) return
  const code = numberOf(organisation, acuteProducer.system, issues)
  if (code !== acuteProducer.value) issues.add('producer-code', `${organisation.path}.identifier`)
}

function organisationOf(of: Element, name: string, entries: Entries): Element | undefined {
  const ignored = gatherIssues()
  const reference = child(of, name, ignored)
  return reference && followReference(reference, 'Organization', entries, ignored)
}

function numberOf(organisation: Element, system: string, issues: Issues): string | undefined {
  const number = children(organisation, 'identifier', gatherIssues()).find(
    ({ node }) => node.system === system,
  )
  return number && text(number, 'value', issues)
}
