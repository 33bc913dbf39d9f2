import { setTimeout as pause } from 'node:timers/promises'
import type { CitizenId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isDatabaseAway } from './db/database.ts'
import { type Fragment, sql } from './db/sql.ts'
import type { Shell } from './shell.ts'

/** Something that has happened, told to whoever listens. Data carries ids, codes and times; never a CPR number. */
export interface OutboxEvent<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly citizenId: CitizenId | null
  readonly occurredAt: Instant
  readonly data: Data
}

/** An event as a listener gets it. The id is the same at every delivery. */
export interface DeliveredEvent<Type extends string = string, Data = unknown>
  extends OutboxEvent<Type, Data> {
  readonly eventId: string
}

/**
 * Wants certain events. `handle` runs in a transaction together with the mark that it ran; it must stand seeing an event
 * twice and any order, and must lock what it folds (by citizen).
 */
export interface Listener {
  /** Module and deed: `stay.apply-notifications`. Never renamed while events wait for it. */
  readonly name: string
  readonly on: readonly string[]
  /**
   * Batches of one process under way at once, 1 when left out. More only where `handle` takes all it locks at its beginning and
   * in one order, so that two batches wait for each other and never in a ring.
   */
  readonly abreast?: number
  handle(shell: Shell, events: readonly DeliveredEvent<string, never>[]): Promise<void>
}

/** Who listens to what, and the bell that wakes the dispatcher of this process. */
export interface Subscriptions {
  readonly listeners: readonly Listener[]
  namesFor(type: string): readonly string[]
  /** Something waits for these listeners (for any of them, when none are named). Inside a transaction it rings at its commit. */
  wake(names?: Iterable<string>): void
  /** Rings at every wake; the dispatcher sets it. */
  onWake(bell: (names: ReadonlySet<string>) => void): void
}

export function subscribe(listeners: readonly Listener[]): Subscriptions {
  const byType = new Map<string, string[]>()
  const names = new Set<string>()
  for (const listener of listeners) {
    if (names.has(listener.name)) throw new TypeError(`two listeners are called ${listener.name}`)
    names.add(listener.name)
    for (const type of listener.on) byType.set(type, [...(byType.get(type) ?? []), listener.name])
  }
  let ring: ((names: ReadonlySet<string>) => void) | undefined
  return {
    listeners,
    namesFor: (type) => byType.get(type) ?? [],
    wake: (told = names) => ring?.(new Set(told)),
    onWake: (bell) => {
      ring = bell
    },
  }
}

/** The same subscriptions, with the bell held back: who was told is noted, to be rung for when the transaction has committed. */
export function holdingBack(subscriptions: Subscriptions, told: Set<string>): Subscriptions {
  return {
    ...subscriptions,
    wake(names = subscriptions.listeners.map(({ name }) => name)) {
      for (const name of names) told.add(name)
    },
  }
}

/**
 * The insert that tells the events, to be spliced into a larger statement: `with told as (${publishing(shell, events)}) …`.
 * Whoever uses it outside a transaction calls `shell.subscriptions.wake()` afterwards.
 */
export function publishing(shell: Shell, events: readonly OutboxEvent[]): Fragment {
  const rows = events.flatMap((event) => {
    const eventId = shell.ids.next<string>()
    return shell.subscriptions.namesFor(event.type).map((listener) => ({
      event_id: eventId,
      listener,
      type: event.type,
      citizen_id: event.citizenId,
      data: event.data,
      occurred_at: event.occurredAt,
    }))
  })
  if (shell.db.isTransaction) shell.subscriptions.wake(rows.map(({ listener }) => listener))
  return sql`
    insert into platform.outbox (event_id, listener, type, citizen_id, data, occurred_at)
    select event_id, listener, type, citizen_id, data, occurred_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (event_id uuid, listener text, type text, citizen_id uuid, data jsonb, occurred_at timestamptz)`
}

/** Tells the events in the transaction of the deed. */
export async function publish(shell: Shell, events: readonly OutboxEvent[]): Promise<void> {
  if (events.every((event) => shell.subscriptions.namesFor(event.type).length === 0)) return
  await shell.db.execute(publishing(shell, events))
  if (!shell.db.isTransaction) shell.subscriptions.wake()
}

interface OutboxRow {
  id: number
  event_id: string
  type: string
  citizen_id: CitizenId | null
  data: never
  occurred_at: Instant
  attempts: number
}

const batchSize = 200
/** After the last of these pauses (in seconds) an event is parked for a person: some four hours in all. */
const pauses = [1, 2, 5, 15, 60, 300, 900, 1_800, 3_600, 7_200]

/** Takes the first in line that nobody else has; when the transaction is rolled back they are in line again. */
async function take(shell: Shell, listener: Listener, limit: number): Promise<OutboxRow[]> {
  const rows = await shell.db.query<OutboxRow>(sql`
    delete from platform.outbox
    where id = any(array(
      select id
      from platform.outbox
      where listener = ${listener.name}
        and parked_at is null
        and next_try_at <= now()
      order by id
      limit ${limit}
      for update skip locked))
    returning id, event_id, type, citizen_id, data, occurred_at, attempts`)
  return rows.toSorted((one, other) => one.id - other.id)
}

function delivered(row: OutboxRow): DeliveredEvent<string, never> {
  return {
    eventId: row.event_id,
    type: row.type,
    citizenId: row.citizen_id,
    occurredAt: row.occurred_at,
    data: row.data,
  }
}

/** A batch that could not be handled: it is in line again, as if it had not been taken. */
class NotHandledError extends Error {
  override readonly name = 'NotHandledError'
  readonly rows: readonly OutboxRow[]
  constructor(rows: readonly OutboxRow[], cause: unknown) {
    super('a batch of events could not be handled', { cause })
    this.rows = rows
  }
}

async function deliver(shell: Shell, listener: Listener, limit: number): Promise<number> {
  let rows: readonly OutboxRow[] = []
  try {
    await shell.transaction(async (inner) => {
      rows = await take(inner, listener, limit)
      if (rows.length > 0) await listener.handle(inner, rows.map(delivered))
    })
  } catch (fault) {
    throw rows.length === 0 || isDatabaseAway(fault) ? fault : new NotHandledError(rows, fault)
  }
  return rows.length
}

/** An event has failed alone: give it a pause, or park it for a person. */
async function postpone(shell: Shell, { name }: Listener, { rows, cause }: NotHandledError): Promise<void> {
  shell.log.warn({ listener: name, fault: cause }, 'an event could not be applied; it will be tried again')
  const said = String((cause as Error)?.message ?? cause).slice(0, 500)
  for (const { id, attempts } of rows) {
    const wait = pauses[attempts]
    await shell.db.execute(sql`
      update platform.outbox
      set attempts = attempts + 1,
        next_try_at = now() + make_interval(secs => ${wait ?? 0}),
        parked_at = ${wait === undefined ? shell.clock.now() : null}::timestamptz,
        last_fault = ${said}
      where id = ${id} and attempts = ${attempts}`)
  }
}

/**
 * Delivers what waits for one listener until nothing does. A batch that fails is tried again one by one, so that one bad
 * event does not hold back the others. When the database is away it throws: the caller waits and comes again.
 * @param abreast batches under way at once, while there are full ones
 * @returns how many events were delivered
 */
export async function drain(
  shell: Shell,
  listener: Listener,
  abreast = listener.abreast ?? 1,
): Promise<number> {
  let count = 0
  /** Of a batch that failed, those still to be tried alone. */
  let alone = 0
  let beside: Promise<number> | undefined
  try {
    for (;;) {
      const limit = alone > 0 ? 1 : batchSize
      try {
        const done = await deliver(shell, listener, limit)
        if (done === 0) return count + ((await beside) ?? 0)
        count += done
        alone -= 1
        if (done === batchSize && abreast > 1) beside ??= startBeside(shell, listener, abreast - 1)
      } catch (fault) {
        if (!(fault instanceof NotHandledError)) throw fault
        const { length } = fault.rows
        if (length === 1) await postpone(shell, listener, fault)
        alone = length === 1 ? alone - 1 : length
      }
    }
  } finally {
    await beside?.catch(() => undefined)
  }
}

/** Its fault, if it meets one, is told when it is waited for. */
function startBeside(shell: Shell, listener: Listener, abreast: number): Promise<number> {
  const beside = drain(shell, listener, abreast)
  beside.catch(() => undefined)
  return beside
}

/** Delivers everything that waits, for all listeners, until all is quiet. For tests, the seed and an orderly stop. */
export async function drainAll(shell: Shell): Promise<number> {
  let count = 0
  for (;;) {
    let round = 0
    for (const listener of shell.subscriptions.listeners) round += await drain(shell, listener)
    if (round === 0) return count
    count += round
  }
}

export interface Dispatcher {
  /** Waits for what is under way; what is left stays in the outbox. */
  stop(): Promise<void>
}

/** Events told by another process are found within this time; our own at once. */
const lookAgainAfter = 250

/** Delivers events as they come, each listener on a lane of its own, until stopped. An idle house asks one question at a time. */
export function startDispatcher(shell: Shell): Dispatcher {
  let isStopping = false
  const lanes = shell.subscriptions.listeners.map((listener) => startLane(shell, listener, () => isStopping))
  const ringFor = (names: ReadonlySet<string>): void => {
    for (const lane of lanes) if (names.has(lane.name)) lane.ring()
  }
  shell.subscriptions.onWake(ringFor)
  const watching = (async () => {
    while (!isStopping) {
      ringFor(await listWaitedFor(shell))
      await pause(lookAgainAfter)
    }
  })()
  return {
    async stop() {
      isStopping = true
      for (const lane of lanes) lane.ring()
      await Promise.all([watching, ...lanes.map((lane) => lane.ended)])
    },
  }
}

interface Lane {
  readonly name: string
  ring(): void
  readonly ended: Promise<void>
}

function startLane(shell: Shell, listener: Listener, isStopping: () => boolean): Lane {
  let isRung = true
  let wakeUp = (): void => undefined
  const run = async (): Promise<void> => {
    while (!isStopping()) {
      if (isRung) {
        isRung = false
        await drain(shell, listener).catch((fault: unknown) => {
          shell.log.warn({ listener: listener.name, fault }, 'the outbox cannot be read; trying again')
        })
      } else
        await new Promise<void>((resolve) => {
          wakeUp = resolve
        })
    }
  }
  return {
    name: listener.name,
    ring() {
      isRung = true
      wakeUp()
    },
    ended: run(),
  }
}

/** The listeners of ours something waits for: told by another process, or due to be tried again. Nobody, while the database is away. */
async function listWaitedFor(shell: Shell): Promise<ReadonlySet<string>> {
  const rows = await shell.db
    .query<{ listener: string }>(sql`
      select listener
      from unnest(${shell.subscriptions.listeners.map(({ name }) => name)}::text[]) as listener
      where exists (
        select from platform.outbox as waiting
        where waiting.listener = listener.listener and waiting.parked_at is null and waiting.next_try_at <= now())`)
    .catch(() => [])
  return new Set(rows.map(({ listener }) => listener))
}

/** How many events wait and how many are parked, per listener; for readiness, metrics and `doctor`. */
export async function countOutbox(
  shell: Shell,
): Promise<{ listener: string; waiting: number; parked: number }[]> {
  return shell.db.query(sql`
    select listener,
      count(*) filter (where parked_at is null) as waiting,
      count(*) filter (where parked_at is not null) as parked
    from platform.outbox
    group by listener
    order by listener`)
}
