import { parseGln, parseSor, sorSystem } from '../../../../../../kernel/organisation-number.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { children, text } from './element.ts'

export const glnSystem = 'https://www.gs1.org/gln'

/** Who sends or receives: both numbers are always there. The name may be missing; then it is found by the SOR code. */
export interface MailboxFacts {
  readonly sor: string
  readonly gln: string
  readonly name?: string
}

/** A unit that need not have a mailbox of its own. */
export interface UnitFacts {
  readonly sor: string
  readonly name?: string
}

/** What is known of an organisation, also when something is missing. */
export interface OrganisationNumbers {
  readonly sor?: string
  readonly gln?: string
  readonly name?: string
}

/** SOR code, location number and name of an Organization, with the issues of each number. */
export function readOrganisation(organisation: Element, issues: Issues): OrganisationNumbers {
  const identifiers = children(organisation, 'identifier', issues)
  const only = (system: string): Element | undefined => {
    const [first, second] = identifiers.filter(({ node }) => node.system === system)
    if (second !== undefined) issues.add('identifier-repeated', second.path)
    return first
  }
  const sorElement = only(sorSystem)
  const glnElement = only(glnSystem)
  const sor = sorElement && text(sorElement, 'value', issues)
  const gln = glnElement && text(glnElement, 'value', issues)
  const name = text(organisation, 'name', issues)
  if (sor !== undefined && !parseSor(sor).ok) issues.add('sor-format', `${sorElement?.path}.value`)
  if (gln !== undefined && !parseGln(gln).ok) issues.add('gln-check-digit', `${glnElement?.path}.value`)
  return { ...(sor && { sor }), ...(gln && { gln }), ...(name && { name }) }
}

/** An organisation that must have a mailbox: sender and receiver (MedCom Messaging Organization). */
export function readMailbox(organisation: Element, issues: Issues): MailboxFacts | undefined {
  const { sor, gln, name } = readOrganisation(organisation, issues)
  if (sor === undefined) issues.add('sor-missing', `${organisation.path}.identifier`)
  if (gln === undefined) issues.add('gln-missing', `${organisation.path}.identifier`)
  return sor === undefined || gln === undefined ? undefined : { sor, gln, ...(name && { name }) }
}

/** An organisation that must have a SOR code (MedCom Core Organization). */
export function readUnit(organisation: Element, issues: Issues): UnitFacts | undefined {
  const { sor, name } = readOrganisation(organisation, issues)
  if (sor === undefined) issues.add('sor-missing', `${organisation.path}.identifier`)
  return sor === undefined ? undefined : { sor, ...(name && { name }) }
}
