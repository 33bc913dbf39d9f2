import type { DanishDate } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Shell } from '../../platform/shell.ts'
import { readTogether } from './domain/plan/together.ts'
import type { PublishedProgramme } from './domain/programme.ts'
import { countPublished, readProgrammes } from './store.ts'
import { togetherRules } from './together.ts'

interface Kept {
  readonly count: number
  readonly programmes: readonly PublishedProgramme[]
}

/** One set of programmes per house: all shells of a house share their settings, and two houses in one process never do. */
const houses = new WeakMap<Shell['settings'], Kept>()

/** Transactions that have published something, which may yet be rolled back: what they read is not kept. */
const publishing = new WeakSet<Database>()

export function notePublishing({ db }: Shell): void {
  publishing.add(db)
}

/** Every published version, kept in the process. What another process publishes or retires counts from the next question. */
export async function publishedProgrammes(shell: Shell): Promise<readonly PublishedProgramme[]> {
  const count = await countPublished(shell.db)
  const kept = houses.get(shell.settings)
  if (kept?.count === count) return kept.programmes
  const together = await togetherRules()
  const programmes = (await readProgrammes(shell.db)).map((one) => readTogether(one, together))
  if (!publishing.has(shell.db)) houses.set(shell.settings, { count, programmes })
  return programmes
}

/**
 * The version of each programme that pathways start on that day: the highest that has come into force. It has replaced those
 * before it for good: when it has ended or is retired, none starts until there is a higher one.
 */
export function inForceOn(programmes: readonly PublishedProgramme[], on: DanishDate): PublishedProgramme[] {
  const byCode = new Map<string, PublishedProgramme>()
  for (const programme of programmes) {
    if (on < programme.validFrom) continue
    const known = byCode.get(programme.code)
    if (known === undefined || programme.version > known.version) byCode.set(programme.code, programme)
  }
  return [...byCode.values()].filter(
    ({ validTo, retiredOn }) =>
      (validTo === undefined || on <= validTo) && (retiredOn === undefined || on < retiredOn),
  )
}

/** The version a pathway started on. Throws when it is not there: published versions never go away. */
export function versionOf(
  programmes: readonly PublishedProgramme[],
  code: string,
  version: number,
): PublishedProgramme {
  const programme = programmes.find((one) => one.code === code && one.version === version)
  if (programme === undefined) throw new Error(`programme ${code} version ${version} is gone`)
  return programme
}
