import type { CitizenId } from '../../kernel/ids.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { receive } from '../../server/modules/message/index.ts'
import { getUnit } from '../../server/modules/organisation/index.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drain, drainAll, type Listener, startDispatcher, subscribe } from '../../server/platform/outbox.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import type { Bench, Finding } from '../bench.ts'
import { type Letter, writeLetter } from '../population/letters.ts'
import { unitId } from '../population/place.ts'
import { type Picked, pickCitizens } from './pick.ts'
import { measureCommits } from './raw-commits.ts'

const bar = 0.5
const callers = 64
const applying = 'stay.apply-notifications'
const hour = 3_600_000

/**
 * Takes in admissions and discharges from the bytes on, as fast as they are answered, and counts one when it is validated,
 * stored, acknowledged and applied to its stay. The ceiling is measured right before and right after.
 */
export async function measureIngest(bench: Bench): Promise<Finding[]> {
  const { shell, options } = bench
  const stays = listenOnly(shell, (listener) => listener.name === applying)
  const letters = lettersOf(bench)
  const before = await measureCommits(bench)
  await takeIn(stays, await take(letters, 500))
  const batch = await take(letters, Math.round((before * options.seconds) / 2))
  const applied = await takeIn(stays, batch)
  const ceiling = Math.max(before, await measureCommits(bench))
  await drainAll(shell)
  const whole = await takeIn(shell, await take(letters, Math.round((before * options.seconds) / 10)))
  const ratio = applied.perSecond / ceiling
  return [
    {
      what: 'hospital notification in',
      how: `validated, stored, acknowledged and applied to its stay, ${callers} senders, against ${Math.round(ceiling)} raw commits`,
      measured: `${Math.round(applied.perSecond)} a second, ${(ratio * 100).toFixed(0)} % of the ceiling`,
      bar: `≥ ${bar * 100} %`,
      holds: ratio >= bar,
      numbers: { perSecond: applied.perSecond, ceiling, ratio },
    },
    {
      what: 'acknowledged',
      how: 'while the stays are being applied',
      measured: `${Math.round(applied.answeredPerSecond)} a second, ${((applied.answeredPerSecond / ceiling) * 100).toFixed(0)} % of the ceiling`,
      numbers: { perSecond: applied.answeredPerSecond, ratio: applied.answeredPerSecond / ceiling },
    },
    {
      what: 'the whole chain',
      how: `until relations, facts and ${whole.tasks} tasks of ${whole.letters} notifications are in place`,
      measured: `${Math.round(whole.perSecond)} notifications and ${Math.round((whole.tasks / whole.letters) * whole.perSecond)} tasks a second`,
      numbers: { perSecond: whole.perSecond, tasks: whole.tasks, letters: whole.letters },
    },
  ]
}

/** Everything is told to everybody as ever, but only some listen for now. */
function listenOnly(shell: Shell, isHeard: (listener: Listener) => boolean): Shell {
  const all = subscribe(modules.flatMap((module) => module.listeners ?? []))
  return createShell({ ...shell, subscriptions: { ...all, listeners: all.listeners.filter(isHeard) } })
}

interface Taken {
  readonly letters: number
  /** Letters a second until the last was applied. */
  readonly perSecond: number
  /** Letters a second until the last was acknowledged. */
  readonly answeredPerSecond: number
  /** Tasks there are more than before. */
  readonly tasks: number
}

async function takeIn(shell: Shell, letters: readonly Uint8Array[]): Promise<Taken> {
  const tasksBefore = await countTasks(shell)
  const dispatcher = startDispatcher(shell)
  let next = 0
  const start = performance.now()
  const send = async (): Promise<void> => {
    for (let bytes = letters[next]; bytes !== undefined; bytes = letters[next]) {
      next += 1
      const receipt = await receive(shell, { bytes, contentType: 'application/fhir+json', channel: 'http' })
      if (receipt.kind !== 'answered' || receipt.acknowledgement.code !== 'ok')
        throw new Error(`a made-up notification was not taken in: ${JSON.stringify(receipt)}`)
    }
  }
  await Promise.all(Array.from({ length: callers }, send))
  const answered = performance.now() - start
  await dispatcher.stop()
  for (let isQuiet = false; !isQuiet; ) {
    const done = await Promise.all(shell.subscriptions.listeners.map((listener) => drain(shell, listener)))
    isQuiet = done.every((count) => count === 0)
  }
  const applied = performance.now() - start
  return {
    letters: letters.length,
    perSecond: (letters.length / applied) * 1000,
    answeredPerSecond: (letters.length / answered) * 1000,
    tasks: (await countTasks(shell)) - tasksBefore,
  }
}

async function countTasks(shell: Shell): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(sql`select count(*) as count from task.tasks`)
  return count
}

async function take(letters: AsyncIterator<Uint8Array>, count: number): Promise<Uint8Array[]> {
  const taken: Uint8Array[] = []
  while (taken.length < count) {
    const next = await letters.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}

/** Admissions of everybody, then their discharges, then the next admissions …, each on its own day of the last year. */
async function* lettersOf({ shell, database }: Bench): AsyncGenerator<Uint8Array, undefined> {
  const citizens = await pickCitizens(database, 5_000)
  const begin = epoch(shell.clock.now()) - 365 * 24 * hour
  for (let round = 0; ; round += 1) {
    const at = begin + round * 12 * hour
    const last = new Map<CitizenId, Letter>()
    for (const base of ['STIN', 'SLHJ'] as const)
      for (const citizen of citizens) {
        const letter = await letterAbout(
          shell,
          citizen,
          base,
          at + (base === 'SLHJ' ? 6 * hour : 0),
          last.get(citizen.citizenId),
        )
        last.set(citizen.citizenId, letter)
        yield letter.bytes
      }
  }
}

async function letterAbout(
  shell: Shell,
  { citizenId: _, cprNumber, endings }: Picked,
  base: 'STIN' | 'SLHJ',
  at: number,
  after: Letter | undefined,
): Promise<Letter> {
  return writeLetter(shell.ids, {
    cprNumber,
    name: 'Anna Alm',
    base,
    at: instant(at),
    sentAt: instant(at),
    sender: await getUnit(shell, unitId('ward', endings)),
    receiver: await getUnit(shell, unitId('municipality', endings)),
    ...(base === 'SLHJ' && after && { after: after.facts }),
  })
}
