import { type CprNumber, cprSystem } from '../../../../../../kernel/cpr.ts'
import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { findPatient, isCprNumber, readDeceased } from '../medcom/citizen.ts'
import { children, text } from '../medcom/element.ts'
import { type Entries, readEntries } from '../medcom/entries.ts'

export interface ReadPatient {
  readonly cprNumber: CprNumber | undefined
  /** Undefined when the message does not say. */
  readonly isDeceased: boolean | undefined
}

/** The one citizen of a notification, known by CPR number only. */
export function readPatient(entries: Entries, issues: Issues): ReadPatient {
  const patient = findPatient(entries, issues)
  if (patient === undefined) return { cprNumber: undefined, isDeceased: undefined }
  checkName(patient, issues)
  return { cprNumber: readCprNumber(patient, issues), isDeceased: readDeceased(patient, issues) }
}

function readCprNumber(patient: Element, issues: Issues): CprNumber | undefined {
  const identifiers = children(patient, 'identifier', issues)
  const numbers = identifiers.filter(({ node }) => node.system === cprSystem)
  const [number] = numbers
  if (identifiers.length > numbers.length || numbers.length > 1)
    issues.add('cpr-only', `${patient.path}.identifier`)
  if (number === undefined) {
    issues.add('cpr-missing', `${patient.path}.identifier`)
    return undefined
  }
  const value = text(number, 'value', issues)
  if (value !== undefined && isCprNumber(value)) return value
  issues.add('cpr-format', `${number.path}.value`)
  return undefined
}

function checkName(patient: Element, issues: Issues): void {
  const official = children(patient, 'name', issues).find(({ node }) => node.use === 'official')
  if (official === undefined || text(official, 'family', issues) === undefined)
    issues.add('patient-name', `${patient.path}.name`)
}

/** The CPR number of the citizen in a message that could not be understood, to know whether it may be kept. */
export function cprNumberIn(bundle: JsonObject): CprNumber | undefined {
  const ignored = gatherIssues()
  const [patient] = readEntries({ node: bundle, path: 'Bundle' }, ignored).ofType('Patient')
  return patient && readCprNumber(patient, ignored)
}
