import type { PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { notePublishing, publishedProgrammes } from '../current-programmes.ts'
import { insertRetirement, lockPublishing } from '../store.ts'
import { askReevaluation } from './reevaluate-running.ts'

/** A version to be retired. */
export interface Retirement {
  readonly code: string
  readonly version: number
  /** From this day no pathway starts on it. */
  readonly on: DanishDate
  readonly reason: string
  /** The person who decides it; none for the command line. */
  readonly by: PersonId | null
}

export type RetireRefused = Refusal<'programme-unknown' | 'programme-retired-already'>

/**
 * From that day no pathway starts on the version; those running keep it, and older versions stay replaced. Said once, and never
 * taken back: a version that shall live again is published as the next.
 */
export async function retireProgramme(
  shell: Shell,
  retirement: Retirement,
): Promise<Result<undefined, RetireRefused>> {
  return shell.transaction(async (inner) => {
    notePublishing(inner)
    await lockPublishing(inner.db)
    const { code, version } = retirement
    const isThere = (await publishedProgrammes(inner)).some(
      (one) => one.code === code && one.version === version,
    )
    if (!isThere) return refused('programme-unknown')
    const isNew = await insertRetirement(inner.db, retirement, inner.clock.now())
    if (!isNew) return refused('programme-retired-already')
    await askReevaluation(inner, { programme: code, reason: `${code} version ${version} retired` })
    return ok(undefined)
  })
}
