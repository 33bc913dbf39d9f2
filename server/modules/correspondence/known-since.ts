import { parseGln, parseSor } from '../../../kernel/organisation-number.ts'
import type { Shell } from '../../platform/shell.ts'
import { findUnitByGln, findUnitBySor } from '../organisation/index.ts'
import type { Side } from './domain/letter.ts'
import type { Thread } from './domain/thread.ts'

/**
 * The thread with the sides of its latest letter as they are known now: whoever was no unit of ours when the letter came, and has
 * been registered since, can be answered. Only then: what may be told to somebody is asked by what they are (decision 23).
 */
export async function withSidesKnownSince(shell: Shell, thread: Thread): Promise<Thread> {
  const latest = thread.letters.at(-1)
  if (latest === undefined || (latest.from.unitId !== null && latest.to.unitId !== null)) return thread
  const [from, to] = [await knownNow(shell, latest.from), await knownNow(shell, latest.to)]
  return { ...thread, letters: [...thread.letters.slice(0, -1), { ...latest, from, to }] }
}

async function knownNow(shell: Shell, side: Side): Promise<Side> {
  if (side.unitId !== null) return side
  const sor = side.sor === undefined ? undefined : parseSor(side.sor)
  const gln = side.gln === undefined ? undefined : parseGln(side.gln)
  const unit =
    (sor?.ok ? await findUnitBySor(shell, sor.value) : undefined) ??
    (gln?.ok ? await findUnitByGln(shell, gln.value) : undefined)
  return unit === undefined ? side : { ...side, unitId: unit.id }
}
