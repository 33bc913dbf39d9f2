import { type Gln, parseGln, parseSor, type SorCode } from '../../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

/** Whom outside its own unit a client may deliver letters for: as numbers, since most of them are in no register of ours. */
export interface Senders {
  readonly glns: readonly Gln[]
  readonly sors: readonly SorCode[]
}

/** The numbers a letter gives for one organisation. */
export interface Numbers {
  readonly gln?: string | undefined
  readonly sor?: string | undefined
}

export const nobodyElse: Senders = { glns: [], sors: [] }

/** Told apart by their length: a location number has 13 digits, a SOR code of today 15 or more. */
export function readSenders(numbers: readonly string[]): Result<Senders, Refusal<'client-sender-number'>> {
  const glns = new Set<Gln>()
  const sors = new Set<SorCode>()
  for (const number of numbers) {
    const isMailbox = number.trim().length === 13
    const gln = isMailbox ? parseGln(number) : undefined
    const sor = isMailbox ? undefined : parseSor(number)
    if (gln?.ok === true) glns.add(gln.value)
    else if (sor?.ok === true) sors.add(sor.value)
    else return refused('client-sender-number', { number })
  }
  return ok({ glns: [...glns], sors: [...sors] })
}
