import { addMonths } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { locks, oneAtATime } from '../../../platform/db/lock.ts'
import type { Shell } from '../../../platform/shell.ts'
import { exactMoment } from '../domain/log/canonical.ts'
import { type Erasure, erasureText } from '../domain/log/seal.ts'
import { openSealKey, type SealKey } from '../log-keys.ts'
import * as store from '../store/erase.ts'
import { listErasures, listSealsOfMonth, readRecords } from '../store/seals.ts'
import { sealLog } from './seal-log.ts'

/**
 * Erases the months of the log that have been kept LOG_KEEP_YEARS, each with a signed line of its own. The seals over them stay,
 * so that the chain is whole and the erasure is told from a removal. Takes a shell of the owner: the program's own role cannot
 * remove a record. Answers what was erased.
 */
export async function expireLog(owner: Shell): Promise<readonly Erasure[]> {
  await sealLog(owner)
  const key = await openSealKey(owner.settings)
  const thisMonth = `${owner.clock.now().slice(0, 7)}-01` as DanishDate
  // A month has been kept so many years when that long has passed since its last day.
  const kept = addMonths(thisMonth, -12 * owner.settings.LOG_KEEP_YEARS)
  const months = await store.listMonthsBefore(owner, kept)
  const gone = new Set([...(await listErasures(owner)).map(({ month }) => month), ...months])
  const erased: Erasure[] = []
  for (const month of months) {
    const erase = (inner: Shell) => eraseMonth(inner, key, month as DanishDate, gone)
    erased.push(await oneAtATime(owner, locks.sealLog, erase))
  }
  return erased
}

/** @param gone the months that are erased now or were before */
async function eraseMonth(
  shell: Shell,
  key: SealKey,
  month: DanishDate,
  gone: ReadonlySet<string>,
): Promise<Erasure> {
  const nextMonth = addMonths(month, 1)
  for (const { era, from, to, firstAt, lastAt } of await listSealsOfMonth(shell, month, nextMonth)) {
    if (monthsFrom(firstAt, lastAt).every((one) => gone.has(one))) continue
    const records = await readRecords(shell, { era, from, to })
    await store.keepDigests(
      shell,
      era,
      records.filter(({ at }) => at?.slice(0, 7) === month.slice(0, 7)),
    )
  }
  const unsigned = {
    month,
    records: await store.countMonth(shell, month, nextMonth),
    erasedAt: exactMoment(shell.clock.now()),
    keyId: key.id,
  }
  await store.eraseMonth(shell, month, nextMonth)
  const erasure = { ...unsigned, signature: key.sign(erasureText(unsigned)) }
  await store.insertErasure(shell, erasure)
  return erasure
}

/** The first days of the months from one moment to another. */
function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = `${first.slice(0, 7)}-01` as DanishDate; month <= last; month = addMonths(month, 1))
    months.push(month)
  return months
}
