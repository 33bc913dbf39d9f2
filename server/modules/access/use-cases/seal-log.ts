import { locks, oneAtATime } from '../../../platform/db/lock.ts'
import type { Shell } from '../../../platform/shell.ts'
import { exactMoment } from '../domain/log/canonical.ts'
import { beginning, type Seal, type SealedStretch, sealText } from '../domain/log/seal.ts'
import { chainOf, type FoundRecord } from '../domain/log/verify.ts'
import { openSealKey, type SealKey } from '../log-keys.ts'
import { appendSeals } from '../seal-file.ts'
import { sha256 } from '../store/records.ts'
import * as store from '../store/seals.ts'

/** Records in a seal, about: what is checked at once. */
const mostInASeal = 5_000

/**
 * Seals what has been written since the last time: the records of transactions that are over, in their order, folded into the
 * chain and signed. Servers take turns. A log that goes on in a restored copy of the database closes its era and begins the
 * next. Answers how many records were sealed.
 */
export async function sealLog(shell: Shell): Promise<number> {
  const key = await openSealKey(shell.settings)
  let sealed = 0
  for (let isMore = true; isMore; ) {
    const next = await oneAtATime(shell, locks.sealLog, (inner) => sealNext(inner, key))
    await appendSeals(shell.settings, next.seals)
    sealed += next.seals.reduce((sum, { records }) => sum + records, 0)
    isMore = next.isMore
  }
  return sealed
}

/** One seal for each era that has something to seal: more than one only when an era has just been closed. */
async function sealNext(
  shell: Shell,
  key: SealKey,
): Promise<{ readonly seals: readonly Seal[]; readonly isMore: boolean }> {
  const current = await store.enterEra(shell)
  const seals: Seal[] = []
  let previous = beginning
  let isMore = false
  for (const { era, number, to, chain } of await store.listSealedTo(shell)) {
    const sealed = await sealOne(shell, key, {
      era,
      number: number + 1,
      from: BigInt(to),
      previous: chain ?? previous,
      isOver: era !== current,
    })
    previous = sealed?.seal.chain ?? chain ?? previous
    if (sealed === undefined) continue
    await store.insertSeal(shell, sealed.seal)
    seals.push(sealed.seal)
    isMore = sealed.isCut
    // An era is sealed to its end before the next goes on from it.
    if (era !== current && isMore) break
  }
  return { seals, isMore }
}

async function sealOne(
  shell: Shell,
  key: SealKey,
  place: Pick<Seal, 'era' | 'number' | 'from' | 'previous'> & { readonly isOver: boolean },
): Promise<{ readonly seal: Seal; readonly isCut: boolean } | undefined> {
  const { isOver, previous, number, ...start } = place
  const open = await store.findOpenStretch(shell, { ...start, isOver, most: mostInASeal })
  if (open === undefined) return undefined
  const { isCut, ...found } = open
  const records = await store.readRecords(shell, found)
  const stretch: SealedStretch = {
    ...found,
    number,
    previous,
    records: records.length,
    ...timesOf(records),
    chain: chainOf(sha256, { ...found, number, previous }, records),
    sealedAt: exactMoment(shell.clock.now()),
    keyId: key.id,
  }
  return { seal: { ...stretch, signature: key.sign(sealText(stretch)) }, isCut }
}

function timesOf(records: readonly FoundRecord[]): Pick<Seal, 'firstAt' | 'lastAt'> {
  const times = records.map(({ at }) => at ?? '').toSorted()
  return { firstAt: times[0] ?? '', lastAt: times.at(-1) ?? '' }
}
