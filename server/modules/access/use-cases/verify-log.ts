import type { Shell } from '../../../platform/shell.ts'
import { exactMoment } from '../domain/log/canonical.ts'
import { beginning, erasureText, type Seal, sealText } from '../domain/log/seal.ts'
import {
  checkErasure,
  checkSeal,
  type FoundRecord,
  type LogFault,
  outside,
  type Progress,
  startOfEra,
  type VerifyMeans,
} from '../domain/log/verify.ts'
import { publicKeyFolder, readTrustedKeys } from '../log-keys.ts'
import { readSealFiles, sealFolder } from '../seal-file.ts'
import { sha256 } from '../store/records.ts'
import * as store from '../store/seals.ts'

/** What was checked, and what came of it. */
export interface LogReport {
  readonly records: number
  readonly seals: number
  /** Written since the last seal: whole in themselves, but nothing holds them together yet. */
  readonly unsealed: number
  /** Faults told of; when there are more than `most`, the rest are only counted. */
  readonly faults: readonly LogFault[]
  readonly faultsInAll: number
}

export interface VerifyWish {
  /** Months, `2026-06`: which seals have their records read again. The chain of seals is always checked whole. */
  readonly fromMonth?: string | undefined
  readonly toMonth?: string | undefined
  /** Public keys put aside somewhere else; those kept in DATA_DIR unless stated. */
  readonly publicKeys?: string | undefined
  /** Seal files put aside somewhere else. */
  readonly sealFiles?: string | undefined
  /** Faults told of at most. */
  readonly most?: number
}

/** Seals and records read at a time. */
const page = { seals: 500, records: 5_000 }

/**
 * Works everything out again and finds any change, removal, insertion, gap or reorder, in the records or in the seals. Reads
 * a little at a time, however long the log.
 */
export async function verifyLog(shell: Shell, wish: VerifyWish = {}): Promise<LogReport> {
  const keys = await readTrustedKeys(wish.publicKeys ?? publicKeyFolder(shell.settings))
  const told = tally(wish.most ?? 200)
  const erasures = await store.listErasures(shell)
  for (const erasure of erasures)
    told.tell(
      checkErasure(erasure, {
        isSigned: keys.check(erasure.keyId, erasureText(erasure), erasure.signature) === 'yes',
        keepYears: shell.settings.LOG_KEEP_YEARS,
      }),
    )
  const means: VerifyMeans = {
    digest: sha256,
    isSigned: (seal) => keys.check(seal.keyId, sealText(seal), seal.signature),
    erasedMonths: new Set(erasures.map(({ month }) => month.slice(0, 7))),
  }
  let chain = beginning
  const eras = await store.listSealedTo(shell)
  for (const { era } of eras)
    chain = await verifyEra(shell, startOfEra(era, chain), {
      means,
      wish,
      told,
      isOver: era !== eras.at(-1)?.era,
    })
  for (const { id, at } of await store.listRecordsOfUnknownEra(shell))
    told.tell([
      {
        code: 'era-unknown',
        era: null,
        seal: null,
        recordId: id,
        month: at.slice(0, 7),
        text: `record ${id} says it is of an era that has not begun`,
      },
    ])
  await compareWithFiles(shell, wish.sealFiles ?? sealFolder(shell.settings), told)
  return told.report()
}

type Tally = ReturnType<typeof tally>

function tally(most: number) {
  const faults: LogFault[] = []
  const counts = { records: 0, seals: 0, unsealed: 0, faultsInAll: 0 }
  return {
    counts,
    tell(found: readonly LogFault[]) {
      counts.faultsInAll += found.length
      faults.push(...found.slice(0, Math.max(0, most - faults.length)))
    },
    report: (): LogReport => ({ ...counts, faults }),
  }
}

interface Checking {
  readonly means: VerifyMeans
  readonly wish: VerifyWish
  readonly told: Tally
  readonly isOver: boolean
}

/** Checks an era seal by seal, then what has not been sealed. Answers the chain the next era goes on from. */
async function verifyEra(shell: Shell, start: Progress, checking: Checking): Promise<string> {
  let progress = start
  for (;;) {
    const seals = await store.listSeals(shell, start.era, progress.number, page.seals)
    if (seals.length === 0) break
    for (const some of together(seals)) progress = await verifySeals(shell, progress, some, checking)
  }
  await verifyUnsealed(shell, progress, checking)
  return progress.chain
}

/** Seals in groups that have about a page of records. */
function together(seals: readonly Seal[]): Seal[][] {
  const groups: Seal[][] = []
  let records = page.records
  for (const seal of seals) {
    if (records + seal.records > page.records) {
      groups.push([])
      records = 0
    }
    groups.at(-1)?.push(seal)
    records += seal.records
  }
  return groups
}

async function verifySeals(
  shell: Shell,
  start: Progress,
  seals: readonly Seal[],
  { means, wish, told }: Checking,
): Promise<Progress> {
  const isWanted = seals.some((seal) => isIn(seal, wish))
  const records = isWanted ? await readStretch(shell, start, seals) : []
  let progress = start
  for (const seal of seals) {
    // From where the last one ended: what was written before it begins and after that is in no seal, and is found.
    const own = records.filter(({ writtenIn }) => writtenIn >= progress.to && writtenIn < seal.to)
    const { faults, progress: next } = checkSeal(means, progress, seal, isWanted ? own : undefined)
    told.tell(faults)
    told.counts.seals += 1
    told.counts.records += own.filter(({ isErased }) => !isErased).length
    progress = next
  }
  return progress
}

function readStretch(
  shell: Shell,
  { era, to: from }: Progress,
  seals: readonly Seal[],
): Promise<FoundRecord[]> {
  const to = seals.reduce((latest, seal) => (seal.to > latest ? seal.to : latest), from)
  return store.readRecords(shell, { era, from, to })
}

function isIn({ firstAt, lastAt }: Seal, { fromMonth = '', toMonth = '9999' }: VerifyWish): boolean {
  return lastAt.slice(0, 7) >= fromMonth && firstAt.slice(0, 7) <= toMonth
}

/** What no seal covers yet: each record against its own digest. In an era that is over nothing may be left. */
async function verifyUnsealed(shell: Shell, progress: Progress, { told, isOver }: Checking): Promise<void> {
  const { era } = progress
  if (!isOver)
    for (const { id, at } of await store.listRecordsAhead(shell, era))
      told.tell([
        {
          code: 'record-outside-seals',
          era,
          seal: null,
          recordId: id,
          month: at.slice(0, 7),
          text: `record ${id} claims a transaction that has not been: no seal would ever reach it`,
        },
      ])
  for (let from = progress.to; ; ) {
    const stretch = await store.findOpenStretch(shell, {
      era,
      from,
      isOver: true,
      most: page.records,
    })
    if (stretch === undefined) return
    const records = await store.readRecords(shell, stretch)
    told.counts.unsealed += records.length
    for (const record of records) {
      if (isOver)
        told.tell([outside(era, record, `record ${record.id} was written after its era was sealed`)])
      else if (record.stored !== null && record.stored !== record.digest)
        told.tell([
          {
            code: 'record-changed',
            era,
            seal: null,
            recordId: record.id,
            month: record.at?.slice(0, 7) ?? null,
            text: `record ${record.id} says something else than when it was written`,
          },
        ])
    }
    from = stretch.to
  }
}

/** Every seal that was written down outside the database must still stand in it, as it was. */
async function compareWithFiles(shell: Shell, folder: string, told: Tally): Promise<void> {
  let batch: Seal[] = []
  const compare = async (): Promise<void> => {
    const found = new Map(
      (await store.findSeals(shell, batch)).map((seal) => [`${seal.era} ${seal.number}`, seal]),
    )
    for (const line of batch) {
      const seal = found.get(`${line.era} ${line.number}`)
      if (seal === undefined) told.tell([missing(line, 'is gone from the database')])
      else if (sealText(seal) !== sealText(line) || seal.signature !== line.signature)
        told.tell([missing(line, 'stands otherwise in the database')])
    }
    batch = []
  }
  for await (const line of readSealFiles(folder)) {
    if ('file' in line)
      told.tell([
        {
          code: 'seal-differs-from-file',
          era: null,
          seal: null,
          recordId: null,
          month: line.file.slice(0, 7),
          text: `line ${line.line} of ${line.file} cannot be read`,
        },
      ])
    else batch.push(line)
    if (batch.length === page.seals) await compare()
  }
  await compare()
}

function missing({ era, number, firstAt }: Seal, text: string): LogFault {
  return {
    code: 'seal-differs-from-file',
    era,
    seal: number,
    recordId: null,
    month: exactMoment(firstAt).slice(0, 7),
    text: `seal ${number}, written down in the file of its month, ${text}`,
  }
}
