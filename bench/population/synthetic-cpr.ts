import { type CprNumber, isSyntheticCpr } from '../../kernel/cpr.ts'
import type { DanishDate } from '../../kernel/instant.ts'

export interface MadeUpNumber {
  readonly cprNumber: CprNumber
  readonly birthDate: DanishDate
}

/**
 * Numbers no real person can have: they fail modulus 11, are not of 1 January, and count down from serial 9999. The seventh
 * digit 9 means 1937 to 1999, or 2000 to 2036, so nobody made up here is older than that. Nobody is born on 29 February, which
 * the Danish core profile does not take with a 9.
 */
export function* syntheticNumbers(): Generator<MadeUpNumber> {
  for (let serial = 9999; serial >= 9000; serial -= 1)
    for (let day = Date.UTC(1937, 0, 2); day < Date.UTC(2026, 0, 1); day += 86_400_000) {
      const birthDate = new Date(day).toISOString().slice(0, 10) as DanishDate
      const cprNumber =
        `${birthDate.slice(8, 10)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}${serial}` as CprNumber
      if (isSyntheticCpr(cprNumber) && !cprNumber.startsWith('2902')) yield { cprNumber, birthDate }
    }
}

/** The next one; there are some 27 million. */
export function nextNumber(numbers: Iterator<MadeUpNumber>): MadeUpNumber {
  const next = numbers.next()
  if (next.done === true) throw new RangeError('there are no more made-up numbers')
  return next.value
}
