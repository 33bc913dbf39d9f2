import type { Branded } from './ids.ts'
import { ok, type Refusal, type Result, refused } from './result.ts'

/** Key in the national register of health organisations (Sundhedsvæsenets Organisationsregister). */
export type SorCode = Branded<'SorCode'>
/** Location number: the address of a mailbox. */
export type Gln = Branded<'Gln'>
/** The number a general practice settles its fees under. */
export type YderNumber = Branded<'YderNumber'>
/** Number in the Central Business Register. */
export type CvrNumber = Branded<'CvrNumber'>
/** The older hospital and ward code that SOR replaces: a hospital has four characters, a ward up to three more. */
export type ShakCode = Branded<'ShakCode'>

/** `urn:oid:` of the register of SOR codes. */
export const sorSystem = 'urn:oid:1.2.208.176.1.1'

/** Digits, at least 11 (messages 3) and at most 18, the length of the terminology ids SOR codes are a kind of. */
export function parseSor(text: string): Result<SorCode, Refusal<'sor-wrong-form'>> {
  const code = text.trim()
  return /^\d{11,18}$/.test(code) ? ok(code as SorCode) : refused('sor-wrong-form')
}

/** 13 digits; the last checks the others (modulus 10 with weights 1 and 3). */
export function parseGln(text: string): Result<Gln, Refusal<'gln-wrong-form' | 'gln-wrong-check-digit'>> {
  const gln = text.trim()
  if (!/^\d{13}$/.test(gln)) return refused('gln-wrong-form')
  const sum = weightedSum(gln, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])
  return sum % 10 === 0 ? ok(gln as Gln) : refused('gln-wrong-check-digit')
}

/** Six digits; a shorter one has lost its leading zeros. */
export function parseYder(text: string): Result<YderNumber, Refusal<'yder-wrong-form'>> {
  const number = text.trim()
  return /^\d{1,6}$/.test(number) ? ok(number.padStart(6, '0') as YderNumber) : refused('yder-wrong-form')
}

/** Eight digits, the first not 0, divisible by 11 when weighted. */
export function parseCvr(
  text: string,
): Result<CvrNumber, Refusal<'cvr-wrong-form' | 'cvr-wrong-check-digit'>> {
  const number = text.trim()
  if (!/^[1-9]\d{7}$/.test(number)) return refused('cvr-wrong-form')
  const sum = weightedSum(number, [2, 7, 6, 5, 4, 3, 2, 1])
  return sum % 11 === 0 ? ok(number as CvrNumber) : refused('cvr-wrong-check-digit')
}

/** Four digits for a hospital, then up to three digits or capital letters for a ward. */
export function parseShak(text: string): Result<ShakCode, Refusal<'shak-wrong-form'>> {
  const code = text.trim()
  return /^\d{4}([0-9A-Z]{2,3})?$/.test(code) ? ok(code as ShakCode) : refused('shak-wrong-form')
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits.charAt(place)), 0)
}
