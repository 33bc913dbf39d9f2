import { type CprNumber, cprSystem } from '../../../../../../kernel/cpr.ts'
import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { children, flag, text } from '../medcom/element.ts'
import { type Entries, readEntries } from '../medcom/entries.ts'
import { moment } from '../medcom/time.ts'

/**
 * The rule of the Danish core profile: four digits that are a day and a month, the 29th of February only in a leap year.
 * No modulus 11: numbers without it have been given out since 2007, and every official test number lacks it.
 */
const cprRule =
  /^(?:(?:31(?:0[13578]|1[02])|(?:30|29)(?:0[13-9]|1[0-2])|(?:0[1-9]|1[0-9]|2[0-8])(?:0[1-9]|1[0-2]))[0-9]{3}|290200[4-9]|2902(?:(?!00)[02468][048]|[13579][26])[0-3])[0-9]{3}$/

export interface ReadPatient {
  readonly cprNumber: CprNumber | undefined
  /** Undefined when the message does not say. */
  readonly isDeceased: boolean | undefined
}

/** The one citizen of a notification, known by CPR number only. */
export function readPatient(entries: Entries, issues: Issues): ReadPatient {
  const patients = entries.ofType('Patient')
  const [patient] = patients
  if (patient === undefined || patients.length > 1) {
    issues.add('patient-not-one', 'Bundle.entry.resource.ofType(Patient)')
    return { cprNumber: undefined, isDeceased: undefined }
  }
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
  if (value !== undefined && cprRule.test(value)) return value as CprNumber
  issues.add('cpr-format', `${number.path}.value`)
  return undefined
}

function readDeceased(patient: Element, issues: Issues): boolean | undefined {
  const diedAt =
    patient.node.deceasedDateTime === undefined ? undefined : moment(patient, 'deceasedDateTime', issues)
  return diedAt === undefined ? flag(patient, 'deceasedBoolean', issues) : true
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
