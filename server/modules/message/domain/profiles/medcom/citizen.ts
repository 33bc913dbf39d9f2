import {
  type CitizenNumber,
  type CprNumber,
  cprSystem,
  nationalReplacementSystem,
  parseCitizenNumber,
  type ReplacementNumber,
} from '../../../../../../kernel/cpr.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { narrative, type Resource } from './compose.ts'
import { children, flag, text, texts } from './element.ts'
import type { Entries } from './entries.ts'
import type { CitizenFacts } from './people.ts'
import { moment } from './time.ts'

/**
 * The rule of the Danish core profile: four digits that are a day and a month, the 29th of February only in a leap year.
 * No modulus 11: numbers without it have been given out since 2007, and every official test number lacks it.
 */
const cprRule =
  /^(?:(?:31(?:0[13578]|1[02])|(?:30|29)(?:0[13-9]|1[0-2])|(?:0[1-9]|1[0-9]|2[0-8])(?:0[1-9]|1[0-2]))[0-9]{3}|290200[4-9]|2902(?:(?!00)[02468][048]|[13579][26])[0-3])[0-9]{3}$/

/** Day, month, year, the digit of the century, two capital letters and a digit. */
const regionalNumber = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d[056][A-Z]{2}\d$/

export function isCprNumber(text: string): text is CprNumber {
  return cprRule.test(text)
}

/** The one citizen of a letter, or undefined with the issue when there is none, or several. */
export function findPatient(entries: Entries, issues: Issues): Element | undefined {
  const patients = entries.ofType('Patient')
  const [patient] = patients
  if (patient !== undefined && patients.length === 1) return patient
  issues.add('patient-not-one', 'Bundle.entry.resource.ofType(Patient)')
  return undefined
}

/** Who a letter is about, in a standard that also takes replacement numbers. */
export function readCitizen(entries: Entries, issues: Issues): CitizenFacts | undefined {
  const patient = findPatient(entries, issues)
  if (patient === undefined) return undefined
  const numbers = readNumbers(patient, issues)
  const official = children(patient, 'name', issues).find(({ node }) => node.use === 'official')
  const family = official && text(official, 'family', issues)
  if (family === undefined) issues.add('patient-name', `${patient.path}.name`)
  const isDeceased = readDeceased(patient, issues)
  if (numbers.length === 0) return undefined
  return {
    numbers,
    ...(family && { family }),
    given: official === undefined ? [] : texts(official, 'given', issues),
    ...(isDeceased !== undefined && { isDeceased }),
  }
}

/** What a message says of a death; undefined when it does not say. */
export function readDeceased(patient: Element, issues: Issues): boolean | undefined {
  const diedAt =
    patient.node.deceasedDateTime === undefined ? undefined : moment(patient, 'deceasedDateTime', issues)
  return diedAt === undefined ? flag(patient, 'deceasedBoolean', issues) : true
}

function readNumbers(patient: Element, issues: Issues): CitizenNumber[] {
  const numbers: CitizenNumber[] = []
  for (const identifier of children(patient, 'identifier', issues)) {
    const value = text(identifier, 'value', issues)
    const system = text(identifier, 'system', issues)
    if (value === undefined || system === undefined) continue
    const number = readNumber(value, system)
    if (number !== undefined) numbers.push(number)
    else if (system === cprSystem) issues.add('cpr-format', `${identifier.path}.value`)
    else if (system === nationalReplacementSystem)
      issues.add('replacement-number-format', `${identifier.path}.value`)
  }
  if (numbers.length === 0) issues.add('citizen-number-missing', `${patient.path}.identifier`)
  const cprs = numbers.filter(({ kind }) => kind === 'cpr')
  if (cprs.length > 1) issues.add('cpr-repeated', `${patient.path}.identifier`)
  return [...cprs, ...numbers.filter(({ kind }) => kind !== 'cpr')]
}

/** Regions choose the system of their own numbers: one we do not know is theirs when the number looks so. */
function readNumber(value: string, system: string): CitizenNumber | undefined {
  if (system === cprSystem) return isCprNumber(value) ? { kind: 'cpr', value, system } : undefined
  const known = parseCitizenNumber(value, system)
  if (known.ok) return known.value
  if (known.refusal.code !== 'cpr-system-unknown' || !regionalNumber.test(value)) return undefined
  return { kind: 'd-ecpr', value: value as ReplacementNumber, system }
}

/** Writes who a letter is about. */
export function composeCitizen(id: string, { numbers, family, given, isDeceased }: CitizenFacts): Resource {
  return {
    resourceType: 'Patient',
    id,
    meta: { profile: ['http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient'] },
    text: narrative('generated', 'Borger'),
    identifier: numbers.map(({ system, value }) => ({ system, value })),
    name: [{ use: 'official', ...(family && { family }), ...(given.length > 0 && { given }) }],
    ...(isDeceased !== undefined && { deceasedBoolean: isDeceased }),
  }
}
