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
    const seals = await oneAtATime(shell, locks.sealLog, (inner) => sealNext(inner, key))
    await appendSeals(shell.settings, seals)
    sealed += seals.reduce((sum, { records }) => sum + records, 0)
    isMore = seals.some(({ records }) => records >= mostInASeal)
  }
  return sealed
}

/** One seal for each era that has something to seal: more than one only when an era has just been closed. */
async function sealNext(shell: Shell, key: SealKey): Promise<readonly Seal[]> {
  const current = await store.enterEra(shell)
  const seals: Seal[] = []
  let previous = beginning
  for (const { era, number, to, chain } of await store.listSealedTo(shell)) {
    const seal = await sealOne(shell, key, {
      era,
      number: number + 1,
      from: BigInt(to),
      previous: chain ?? previous,
      isOver: era !== current,
    })
    previous = seal?.chain ?? chain ?? previous
    if (seal === undefined) continue
    await store.insertSeal(shell, seal)
    seals.push(seal)
    // An era is sealed to its end before the next goes on from it.
    if (era !== current && seal.records >= mostInASeal) break
  }
  return seals
}

async function sealOne(
  shell: Shell,
  key: SealKey,
  place: Pick<Seal, 'era' | 'number' | 'from' | 'previous'> & { readonly isOver: boolean },
): Promise<Seal | undefined> {
  const { isOver, previous, number, ...start } = place
  const found = await store.findOpenStretch(shell, { ...start, isOver, most: mostInASeal })
  if (found === undefined) return undefined
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
  return { ...stretch, signature: key.sign(sealText(stretch)) }
}

function timesOf(records: readonly FoundRecord[]): Pick<Seal, 'firstAt' | 'lastAt'> {
  const times = records.map(({ at }) => at ?? '').toSorted()
  return { firstAt: times[0] ?? '', lastAt: times.at(-1) ?? '' }
}
