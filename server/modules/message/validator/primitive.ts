import type { PrimitiveCheck } from './finding.ts'

/**
 * The formats of the primitive types of R4 (http://hl7.org/fhir/R4/datatypes.html). Where the regular expressions printed
 * there are looser than the words around them, the words count: a date must be in the calendar, a string must not hold
 * control characters. White space inside base64 is allowed, and a string of white space only is a string, as HL7's own
 * validator has it.
 */
const checks: Readonly<Record<string, PrimitiveCheck>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => isWhole(value, -2_147_483_648),
  unsignedInt: (value) => isWhole(value, 0),
  positiveInt: (value) => isWhole(value, 1),
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  string: isText,
  markdown: isText,
  xhtml: isText,
  code: (value) => typeof value === 'string' && value !== '' && !notInCode.test(value),
  id: matching(/^[A-Za-z0-9.-]{1,64}$/),
  uri: isUri,
  url: isUri,
  canonical: (value) => isUri(value) && (value.startsWith('#') || absolute.test(value)),
  oid: (value) => isUri(value) && value.startsWith('urn:oid:'),
  uuid: matching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  base64Binary: isBase64,
  date: (value) => typeof value === 'string' && isInCalendar(datePattern.exec(value)),
  dateTime: (value) => typeof value === 'string' && isInCalendar(dateTimePattern.exec(value)),
  instant: (value) => typeof value === 'string' && isInCalendar(instantPattern.exec(value)),
  time: matching(/^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/),
}

const systemTypes: Readonly<Record<string, string>> = {
  'http://hl7.org/fhirpath/System.Boolean': 'boolean',
  'http://hl7.org/fhirpath/System.Date': 'date',
  'http://hl7.org/fhirpath/System.DateTime': 'dateTime',
  'http://hl7.org/fhirpath/System.Decimal': 'decimal',
  'http://hl7.org/fhirpath/System.Integer': 'integer',
  'http://hl7.org/fhirpath/System.String': 'string',
  'http://hl7.org/fhirpath/System.Time': 'time',
}

/**
 * Whether a JSON value is a well-formed value of a primitive type; undefined when the type is no primitive.
 * @param typeName as a definition says it: `dateTime`, or the FHIRPath name of ids and urls
 */
export function checkOfPrimitive(typeName: string): PrimitiveCheck | undefined {
  return checks[systemTypes[typeName] ?? typeName]
}

/** Single spaces inside, and no other white space. Said as what may not be, since a long code would overrun a pattern of its parts. */
const notInCode = /[^\S ]| {2}|^ | $/u

function matching(pattern: RegExp): PrimitiveCheck {
  return (value) => typeof value === 'string' && pattern.test(value)
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= 2_147_483_647
}

/** R4: at most 1 MB, and no characters below 32 but tab, line feed and carriage return. */
const mostCharacters = 1_048_576
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= mostCharacters && !control.test(value)
}

const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:./
const uuidUrn = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}([|#].*)?$/i
const oidUrn = /^urn:oid:[0-2](\.(0|[1-9]\d*))+([|#].*)?$/
const whiteSpace = /\s/

function isUri(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || whiteSpace.test(value)) return false
  if (value.startsWith('urn:uuid:')) return uuidUrn.test(value)
  if (value.startsWith('urn:oid:')) return oidUrn.test(value)
  return !(value.startsWith('oid:') || value.startsWith('uuid:'))
}

const base64Characters = /^[A-Za-z0-9+/\s]*(=\s*){0,2}$/

function isBase64(value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || !base64Characters.test(value)) return false
  const written = whiteSpace.test(value) ? value.replaceAll(/\s+/g, '') : value
  return written.length > 0 && written.length % 4 === 0
}

const day = '(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?'
const clock = 'T(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?'
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))'
const datePattern = new RegExp(`^${day}$`)
const dateTimePattern = new RegExp(`^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:${clock}${zone})?)?)?$`)
const instantPattern = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${clock}${zone}$`)

/** Year 0001 to 9999; February has 29 days only where it has. */
function isInCalendar(parts: RegExpExecArray | null): boolean {
  if (parts === null) return false
  const year = Number(parts[1])
  if (year === 0) return false
  if (parts[2] === undefined) return true
  const month = Number(parts[2])
  if (month < 1 || month > 12) return false
  if (parts[3] === undefined) return true
  const dayOfMonth = Number(parts[3])
  return dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
