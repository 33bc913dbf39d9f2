import type { Branded } from './ids.ts'
import type { DanishDate } from './instant.ts'
import { ok, type Refusal, type Result, refused } from './result.ts'

/** A civil registration number: ten digits without a hyphen. */
export type CprNumber = Branded<'CprNumber'>

/** A replacement number (erstatnings-CPR) for a person without a CPR number, or with one not yet known. */
export type ReplacementNumber = Branded<'ReplacementNumber'>

/** `urn:oid:` of the register of CPR numbers, and of the two kinds of replacement numbers. */
export const cprSystem = 'urn:oid:1.2.208.176.1.2'
export const nationalReplacementSystem = 'urn:oid:1.2.208.176.1.6.1.1'
export const localReplacementSystem = 'urn:oid:1.2.208.176.1.6.1.3'

/** Each region issues local replacement numbers of its own; the same number means different people in two of them. */
export const regionalReplacementSystems = {
  sjaelland: 'urn:oid:1.2.208.176.1.6.1.3.177',
  nordjylland: 'urn:oid:1.2.208.176.1.6.1.3.179',
  midtjylland: 'urn:oid:1.2.208.176.1.6.1.3.181',
  syddanmark: 'urn:oid:1.2.208.176.1.6.1.3.183',
  hovedstaden: 'urn:oid:1.2.208.176.1.6.1.3.187',
} as const

/** What a citizen is known by. A local replacement number is the person's only together with the system that gave it. */
export type CitizenNumber =
  | { readonly kind: 'cpr'; readonly value: CprNumber; readonly system: typeof cprSystem }
  | {
      readonly kind: 'x-ecpr'
      readonly value: ReplacementNumber
      readonly system: typeof nationalReplacementSystem
    }
  | { readonly kind: 'd-ecpr'; readonly value: ReplacementNumber; readonly system: string }

export type CprRefused = Refusal<
  'cpr-wrong-length' | 'cpr-wrong-characters' | 'cpr-impossible-date' | 'cpr-system-unknown'
>

const localSystems: ReadonlySet<string> = new Set([
  localReplacementSystem,
  ...Object.values(regionalReplacementSystems),
])

/**
 * Reads `0201609995` or `020160-9995`. Refuses a wrong length, wrong characters and a day that never was; never a number for
 * failing modulus 11, since such numbers have been issued since 2007 and are valid. The refusal never repeats the number.
 */
export function parseCpr(text: string): Result<CprNumber, CprRefused> {
  const number = withoutHyphen(text)
  if (number.length !== 10) return refused('cpr-wrong-length')
  if (!/^\d{10}$/.test(number)) return refused('cpr-wrong-characters')
  if (birthDate(number, centuryOfCpr(number)) === undefined) return refused('cpr-impossible-date')
  return ok(number as CprNumber)
}

/** Reads a number together with the system that issued it: a CPR number, or a replacement number of either kind. */
export function parseCitizenNumber(text: string, system: string): Result<CitizenNumber, CprRefused> {
  if (system === cprSystem) {
    const cpr = parseCpr(text)
    return cpr.ok ? ok({ kind: 'cpr', value: cpr.value, system }) : cpr
  }
  if (system === nationalReplacementSystem) {
    const number = parseReplacement(text, { '1': 1900, '7': 2000 })
    return number.ok ? ok({ kind: 'x-ecpr', value: number.value, system }) : number
  }
  if (!localSystems.has(system)) return refused('cpr-system-unknown', { system })
  const number = parseReplacement(text, { '0': 1900, '5': 1800, '6': 2000 })
  return number.ok ? ok({ kind: 'd-ecpr', value: number.value, system }) : number
}

/** `DDMMYY`, a digit for the century, two capital letters and a digit for the sex. */
function parseReplacement(
  text: string,
  centuries: Readonly<Record<string, number>>,
): Result<ReplacementNumber, CprRefused> {
  const number = withoutHyphen(text)
  if (number.length !== 10) return refused('cpr-wrong-length')
  const century = centuries[number.charAt(6)]
  if (century === undefined || !/^\d{7}[A-Z]{2}\d$/.test(number)) return refused('cpr-wrong-characters')
  if (birthDate(number, century) === undefined) return refused('cpr-impossible-date')
  return ok(number as ReplacementNumber)
}

function withoutHyphen(text: string): string {
  return text.trim().replace(/^(\d{6})[- ](.{4})$/, '$1$2')
}

/** The seventh digit and the two of the year give the century: 0-3 always 19; 4 and 9 turn at 37, 5 to 8 at 58. */
function centuryOfCpr(number: string): number {
  const year = Number(number.slice(4, 6))
  const seventh = Number(number.charAt(6))
  if (seventh <= 3) return 1900
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900
  return year <= 57 ? 2000 : 1800
}

function birthDate(number: string, century: number): DanishDate | undefined {
  const day = Number(number.slice(0, 2))
  const month = Number(number.slice(2, 4))
  const at = new Date(Date.UTC(century + Number(number.slice(4, 6)), month - 1, day))
  if (at.getUTCDate() !== day || at.getUTCMonth() !== month - 1) return undefined
  return at.toISOString().slice(0, 10) as DanishDate
}

/** The day of birth a CPR number was issued for. The register's own date goes before it where the two differ. */
export function birthDateOf(cpr: CprNumber): DanishDate {
  const date = birthDate(cpr, centuryOfCpr(cpr))
  if (date === undefined) throw new RangeError('not a parsed CPR number')
  return date
}

/** `020160-9995`, as people read it aloud. Replacement numbers are shown the same way. */
export function printCpr(number: CprNumber | ReplacementNumber): string {
  return `${number.slice(0, 6)}-${number.slice(6)}`
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Only for a soft "look at the number again" where a person types it. Failing it says nothing about validity. */
export function passesModulus11(cpr: CprNumber): boolean {
  return weights.reduce((sum, weight, place) => sum + weight * Number(cpr.charAt(place)), 0) % 11 === 0
}

/** True when no real person can have the number: it fails modulus 11 and is not of 1 January, where real ones fail too. */
export function isSyntheticCpr(cpr: CprNumber): boolean {
  return !passesModulus11(cpr) && !cpr.startsWith('0101')
}
