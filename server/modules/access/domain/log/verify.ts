import type { Digest } from './canonical.ts'
import { beginning, beginStretch, type Erasure, foldLink, type Link, type Seal } from './seal.ts'

/** Something in the log that is not as it was sealed. */
export interface LogFault {
  readonly code:
    | 'record-changed'
    | 'record-outside-seals'
    | 'seal-does-not-fit-records'
    | 'seal-altered'
    | 'seal-out-of-place'
    | 'seal-missing'
    | 'seal-differs-from-file'
    | 'key-unknown'
    | 'erasure-unlawful'
    | 'era-unknown'
  /** Where: `2026-06`. */
  readonly month: string | null
  readonly era: number | null
  readonly seal: number | null
  readonly recordId: string | null
  readonly text: string
}

/** One record as it stands, or the digest of one that was lawfully erased. */
export interface FoundRecord {
  readonly writtenIn: bigint
  readonly id: string
  readonly at: string | null
  /** Worked out from what the record says now. */
  readonly digest: string
  /** As stored with it; null when it was written before digests were. */
  readonly stored: string | null
  readonly isErased: boolean
}

/** What the checking rests on from outside the log. */
export interface VerifyMeans {
  readonly digest: Digest
  /** Whether somebody with a key that is trusted signed this. `unknown` when the key is not one of them. */
  isSigned(seal: Seal): 'yes' | 'no' | 'unknown'
  /** Months that were lawfully erased: `2026-06`. */
  readonly erasedMonths: ReadonlySet<string>
}

/** How far an era has been checked: the seals so far were one chain. */
export interface Progress {
  readonly era: number
  readonly number: number
  readonly to: bigint
  readonly chain: string
}

/** Nothing checked yet of an era that goes on from a chain. */
export function startOfEra(era: number, chain: string = beginning): Progress {
  return { era, number: 0, to: 0n, chain }
}

/**
 * Checks one seal against the records of its stretch, in the order of transaction and id, and against the seal before it.
 * Answers the faults and how far the checking has come: after a fault it goes on from what the seal says, so that one fault is
 * told once. Without records only the seal itself is checked.
 */
export function checkSeal(
  means: VerifyMeans,
  progress: Progress,
  seal: Seal,
  records: readonly FoundRecord[] | undefined,
): { readonly faults: readonly LogFault[]; readonly progress: Progress } {
  const faults = [
    ...checkPlace(progress, seal),
    ...checkSignature(means, seal),
    ...(records === undefined ? [] : checkRecords(means, seal, records)),
  ]
  return { faults, progress: { era: seal.era, number: seal.number, to: seal.to, chain: seal.chain } }
}

function checkRecords(means: VerifyMeans, seal: Seal, records: readonly FoundRecord[]): LogFault[] {
  const faults: LogFault[] = []
  for (const record of records)
    if (isChanged(record))
      faults.push(
        fault('record-changed', seal, {
          recordId: record.id,
          month: monthOf(record.at),
          text: `record ${record.id} says something else than when it was written`,
        }),
      )
  if (isErased(means, seal)) {
    for (const record of records.filter((one) => !one.isErased))
      faults.push(
        fault('record-outside-seals', seal, {
          recordId: record.id,
          month: monthOf(record.at),
          text: `record ${record.id} stands in a month that was erased`,
        }),
      )
  } else if (records.length !== seal.records)
    faults.push(
      fault('seal-does-not-fit-records', seal, {
        text: `${seal.records} records were sealed and ${records.length} are here: ${
          records.length < seal.records ? 'some were removed' : 'some were put in'
        }`,
      }),
    )
  else if (chainOf(means.digest, seal, records) !== seal.chain)
    faults.push(
      fault('seal-does-not-fit-records', seal, {
        text: 'the records are as many as were sealed, but one was changed or has another place',
      }),
    )
  return faults
}

function checkPlace(progress: Progress, seal: Seal): LogFault[] {
  if (seal.number > progress.number + 1)
    return [
      fault('seal-missing', seal, {
        text: `after seal ${progress.number} comes seal ${seal.number}: ${seal.number - progress.number - 1} missing`,
      }),
    ]
  const isInPlace =
    seal.number === progress.number + 1 && seal.from === progress.to && seal.previous === progress.chain
  return isInPlace
    ? []
    : [
        fault('seal-out-of-place', seal, {
          text: `seal ${seal.number} does not go on from the one before it`,
        }),
      ]
}

function checkSignature(means: VerifyMeans, seal: Seal): LogFault[] {
  switch (means.isSigned(seal)) {
    case 'yes':
      return []
    case 'no':
      return [fault('seal-altered', seal, { text: `seal ${seal.number} is not as it was signed` })]
    case 'unknown':
      return [
        fault('key-unknown', seal, {
          text: `seal ${seal.number} is signed with key ${seal.keyId}, which is not among the trusted ones`,
        }),
      ]
  }
}

function isChanged({ digest, stored, isErased: wasErased }: FoundRecord): boolean {
  return !wasErased && stored !== null && stored !== digest
}

/** The chain over the records of a stretch. */
export function chainOf(
  digest: Digest,
  stretch: Pick<Seal, 'era' | 'number' | 'from' | 'to' | 'previous'>,
  records: readonly Link[],
): string {
  return records.reduce((chain, record) => foldLink(digest, chain, record), beginStretch(digest, stretch))
}

/** Every month the seal has records of was erased. */
function isErased({ erasedMonths }: VerifyMeans, { firstAt, lastAt }: Seal): boolean {
  return monthsBetween(firstAt, lastAt).every((month) => erasedMonths.has(month))
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** A record found where no seal reaches: written to look as if it had been there. */
export function outside(era: number, record: FoundRecord, text: string): LogFault {
  return {
    code: 'record-outside-seals',
    era,
    seal: null,
    recordId: record.id,
    month: monthOf(record.at),
    text,
  }
}

/** An erased month must have been kept so many years, and somebody trusted must have signed for it. */
export function checkErasure(
  erasure: Erasure,
  { isSigned, keepYears }: { readonly isSigned: boolean; readonly keepYears: number },
): LogFault[] {
  const [year = 0, month = 0] = erasure.month.split('-').map(Number)
  const mayBeErasedFrom = nextMonth(`${year + keepYears}-${String(month).padStart(2, '0')}`)
  if (isSigned && erasure.erasedAt.slice(0, 7) >= mayBeErasedFrom) return []
  return [
    {
      code: 'erasure-unlawful',
      era: null,
      seal: null,
      recordId: null,
      month: erasure.month.slice(0, 7),
      text: isSigned
        ? `the month was erased before it had been kept ${keepYears} years`
        : 'nobody trusted has signed for the erasure of the month',
    },
  ]
}

function fault(
  code: LogFault['code'],
  seal: Seal,
  told: { readonly text: string; readonly recordId?: string; readonly month?: string | null },
): LogFault {
  const { text, recordId = null, month = null } = told
  return { code, era: seal.era, seal: seal.number, recordId, month: month ?? monthOf(seal.firstAt), text }
}

function monthOf(at: string | null): string | null {
  return at?.slice(0, 7) ?? null
}
