import type { CitizenId } from '../../kernel/ids.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { receive } from '../../server/modules/message/index.ts'
import { getUnit } from '../../server/modules/organisation/index.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drain, type Listener, startDispatcher, subscribe } from '../../server/platform/outbox.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import type { Bench, Finding } from '../bench.ts'
import { type Letter, writeLetter } from '../population/letters.ts'
import { unitId } from '../population/place.ts'
import { type Picked, pickCitizens } from './pick.ts'
import { commitFor, findCeiling } from './raw-commits.ts'

const bar = 0.5
const senders = 256
const turns = 5
const applying = 'stay.apply-notifications'
const hour = 3_600_000

/**
 * Takes in admissions and discharges from the bytes on, as fast as they are answered, and counts one when it is validated,
 * stored, acknowledged and applied: its stay folded and saved with the ties, the access record and the events it gives. What
 * others make of those events is the whole chain, measured by itself. Raw commits and notifications take turns, so that
 * whatever else the machine does weighs on both alike.
 */
export async function measureIngest(bench: Bench): Promise<Finding[]> {
  const { shell, options } = bench
  const stays = listenOnly(shell, (listener) => listener.name === applying)
  const letters = lettersOf(bench)
  const { perSecond, callers } = await findCeiling(bench)
  await takeIn(stays, await take(letters, 500))
  const seconds = options.seconds / turns
  const raw: number[] = []
  const rawOfLetters: number[] = []
  const taken: Taken[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const batch = await take(letters, Math.round(perSecond * seconds * bar))
    const length = Math.round(meanOf(batch.map((bytes) => bytes.length)))
    raw.push(await commitFor(bench, callers, seconds))
    rawOfLetters.push(await commitFor(bench, callers, seconds, length))
    taken.push(await takeIn(stays, batch))
  }
  const ceiling = meanOf(raw)
  const count = sumOf(taken.map((one) => one.letters))
  const applied = count / sumOf(taken.map((one) => one.appliedAfter))
  const answered = count / sumOf(taken.map((one) => one.answeredAfter))
  await forgetWaiting(bench)
  const whole = await takeIn(shell, await take(letters, Math.round((perSecond * options.seconds) / 100)))
  const chain = whole.letters / whole.appliedAfter
  const part = (rate: number): string => `${((rate / ceiling) * 100).toFixed(0)} % of the ceiling`
  const ofLetters = meanOf(rawOfLetters)
  return [
    {
      what: 'hospital notification in',
      how: `validated, stored, acknowledged, applied (stay, ties, record, events); ${senders} senders, against ${Math.round(ceiling)} raw commits`,
      measured: `${Math.round(applied)} a second, ${part(applied)}`,
      bar: `≥ ${bar * 100} %`,
      holds: applied / ceiling >= bar,
      numbers: { perSecond: applied, ceiling, ratio: applied / ceiling },
    },
    {
      what: 'acknowledged',
      how: 'validated, stored and answered, while the stays are being applied',
      measured: `${Math.round(answered)} a second, ${part(answered)}`,
      numbers: { perSecond: answered, ratio: answered / ceiling },
    },
    {
      what: 'raw commits of whole letters',
      how: 'one row with as many bytes as a letter, and nothing else done with it',
      measured: `${Math.round(ofLetters)} a second; taken in and applied: ${((applied / ofLetters) * 100).toFixed(0)} % of that`,
      numbers: { perSecond: ofLetters, ratio: applied / ofLetters },
    },
    {
      what: 'the whole chain',
      how: `until everybody has heard: facts, documents and the ${whole.tasks} tasks of ${whole.letters} notifications are in place`,
      measured: `${Math.round(chain)} notifications and ${Math.round(whole.tasks / whole.appliedAfter)} tasks a second, ${part(chain)}`,
      numbers: {
        perSecond: chain,
        tasksPerSecond: whole.tasks / whole.appliedAfter,
        ratio: chain / ceiling,
      },
    },
  ]
}

/** What the others have not heard yet would take its time; they begin afresh. */
async function forgetWaiting({ database }: Bench): Promise<void> {
  await database.owner.execute(sql`truncate platform.outbox`)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

function meanOf(numbers: readonly number[]): number {
  return sumOf(numbers) / numbers.length
}

/** Everything is told to everybody as ever, but only some listen for now. */
function listenOnly(shell: Shell, isHeard: (listener: Listener) => boolean): Shell {
  const all = subscribe(modules.flatMap((module) => module.listeners ?? []))
  return createShell({ ...shell, subscriptions: { ...all, listeners: all.listeners.filter(isHeard) } })
}

interface Taken {
  readonly letters: number
  /** Seconds until the last was acknowledged. */
  readonly answeredAfter: number
  /** Seconds until what all of them told had been heard. */
  readonly appliedAfter: number
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
  await Promise.all(Array.from({ length: senders }, send))
  const answeredAfter = (performance.now() - start) / 1000
  await dispatcher.stop()
  for (let isQuiet = false; !isQuiet; ) {
    const done = await Promise.all(shell.subscriptions.listeners.map((listener) => drain(shell, listener)))
    isQuiet = done.every((count) => count === 0)
  }
  const appliedAfter = (performance.now() - start) / 1000
  return {
    letters: letters.length,
    answeredAfter,
    appliedAfter,
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
