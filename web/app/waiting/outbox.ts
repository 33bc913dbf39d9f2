import type { commonRefusals } from '../../../contract/route.ts'
import { Refused, Unreachable } from '../api.ts'
import type { DeviceBox } from './device-box.ts'
import { fateOf, toSend, type WaitingDeed } from './waiting-deed.ts'

/** What an outbox stands on; the app gives the browser's, a test its own. */
export interface OutboxWorld {
  /** Throws Unreachable, too, when the role of the session is no longer the one of the deed. */
  readonly send: (deed: WaitingDeed) => Promise<unknown>
  readonly isOnline: () => boolean
  readonly now: () => number
  /** Calls back after so many milliseconds. */
  readonly later: (work: () => void, wait: number) => void
  /** A deed waits: on the device, or only in memory. */
  readonly onKept: (isSafe: boolean) => void
  /** Something that waited has arrived, with nobody at the form to be told. */
  readonly onArrived: (count: number) => void
  /** This many of the person's deeds lay on the device and can no longer be opened. */
  readonly onLost: (count: number) => void
}

export interface WaitingNow {
  readonly deeds: readonly WaitingDeed[]
  /** Whether they survive that the page is closed. */
  readonly isKept: boolean
  readonly roleId: string | null
}

export interface Outbox {
  /**
   * Sends a deed and gives its answer. When nobody answers it is kept on the device and sent again until somebody does.
   * Throws Refused when the server says no; the deed is then gone, except that a session which has ended keeps it, and that
   * one whose form has closed is kept to be read.
   * @param onKept it waits: the form closes
   */
  readonly take: (deed: WaitingDeed, onKept?: () => void) => Promise<unknown>
  /** Goes on with what lies on the device from before, for the person and role that are signed in now. */
  readonly open: (box: DeviceBox | undefined, roleId: string | null) => Promise<void>
  /** Tries to send what waits, now. */
  readonly flush: () => Promise<void>
  /** Throws away what its owner has decided not to send. */
  readonly discard: (id: string) => Promise<void>
  readonly watch: (watcher: () => void) => () => void
  readonly now: () => WaitingNow
}

interface Waiter {
  /** Its form has closed, since it was kept: who wrote it hears of an answer, and has the words nowhere else. */
  readonly isFormGone: boolean
  readonly resolve: (answer: unknown) => void
  readonly reject: (fault: unknown) => void
}

/** Pauses between tries, in milliseconds: soon at first, then each half minute. */
const pauses = [2_000, 4_000, 8_000, 15_000, 30_000]

/** Keeps the deeds of one tab that have not reached the server, in order, and sends each until it has. */
export function createOutbox(world: OutboxWorld): Outbox {
  const waiters = new Map<string, Waiter>()
  const watchers = new Set<() => void>()
  let state: WaitingNow = { deeds: [], isKept: true, roleId: null }
  let box: DeviceBox | undefined
  let tries = 0
  let flushing: Promise<void> | undefined
  let isTimed = false

  const show = (change: Partial<WaitingNow>) => {
    state = { ...state, ...change }
    for (const watcher of watchers) watcher()
  }

  const keep = async (deed: WaitingDeed): Promise<boolean> => {
    show({ deeds: [...state.deeds.filter(({ id }) => id !== deed.id), deed] })
    try {
      if (box === undefined) throw new Error('no box')
      await box.put(deed)
      return true
    } catch {
      // The device has no room or no box: it waits in memory, and the strip says that the page must stay open.
      show({ isKept: false })
      return false
    }
  }

  const drop = async (id: string) => {
    const deeds = state.deeds.filter((deed) => deed.id !== id)
    show({ deeds, ...(deeds.length === 0 && { isKept: true }) })
    // Left on the device it is sent once more, which changes nothing.
    await box?.remove(id).catch(() => undefined)
  }

  const tryLater = () => {
    if (isTimed || toSend(state.deeds, state.roleId, world.now()).length === 0) return
    isTimed = true
    world.later(
      () => {
        isTimed = false
        void flush()
      },
      pauses[Math.min(tries, pauses.length - 1)] ?? 30_000,
    )
    tries += 1
  }

  /** Whether the next may be tried. */
  const sendOne = async (deed: WaitingDeed): Promise<'arrived' | 'answered' | 'away'> => {
    const waiter = waiters.get(deed.id)
    try {
      const answer = await world.send(deed)
      waiters.delete(deed.id)
      await drop(deed.id)
      waiter?.resolve(answer)
      return waiter === undefined ? 'arrived' : 'answered'
    } catch (fault) {
      if (fault instanceof Unreachable || isForNow(fault)) return 'away'
      waiters.delete(deed.id)
      if (waiter?.isFormGone !== false && fault instanceof Refused) {
        const { code, status, data } = fault
        await keep({ ...deed, refusal: { code, status, data } })
      } else await drop(deed.id)
      waiter?.reject(fault)
      return 'answered'
    }
  }

  const flushAll = async () => {
    let arrived = 0
    for (const deed of toSend(state.deeds, state.roleId, world.now())) {
      // Another role may have been chosen while the one before was on its way.
      if (!world.isOnline() || fateOf(deed, state.roleId, world.now()) !== 'send') break
      const came = await sendOne(deed)
      if (came === 'away') break
      tries = 0
      if (came === 'arrived') arrived += 1
    }
    if (arrived > 0) world.onArrived(arrived)
  }

  const flush = (): Promise<void> => {
    flushing ??= flushAll().finally(() => {
      flushing = undefined
      if (world.isOnline()) tryLater()
    })
    return flushing
  }

  return {
    async take(deed, onKept) {
      // What waits already was done first, and is sent first.
      if (world.isOnline() && toSend(state.deeds, state.roleId, world.now()).length === 0)
        try {
          return await world.send(deed)
        } catch (fault) {
          if (isSignedOut(fault)) await keep(deed)
          if (!(fault instanceof Unreachable)) throw fault
        }
      const answer = new Promise((resolve, reject) =>
        waiters.set(deed.id, { isFormGone: onKept !== undefined, resolve, reject }),
      )
      world.onKept(await keep(deed))
      onKept?.()
      tryLater()
      return answer
    },
    async open(newBox, roleId) {
      box = newBox
      show({ roleId })
      const inMemory = state.deeds
      const { deeds, lost } = (await newBox?.open().catch(() => undefined)) ?? { deeds: [], lost: 0 }
      const ids = new Set(inMemory.map(({ id }) => id))
      show({ deeds: [...inMemory, ...deeds.filter(({ id }) => !ids.has(id))] })
      if (lost > 0) world.onLost(lost)
      await flush()
    },
    flush,
    discard: drop,
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    now: () => state,
  }
}

/** The server has said nothing of the deed itself, and may take it later: it is no answer. */
function isForNow(fault: unknown): boolean {
  return fault instanceof Refused && forNow.has(fault.code)
}

const forNow: ReadonlySet<string> = new Set([
  'not-signed-in',
  // The role was chosen anew in another tab, and this page does not know of it yet.
  'stale-page',
  'database-away',
  'too-many-requests',
] satisfies (keyof typeof commonRefusals)[])

function isSignedOut(fault: unknown): boolean {
  return fault instanceof Refused && fault.status === 401
}

/** How many wait for the network, and how many for their owner. */
export function countWaiting(
  { deeds, roleId }: WaitingNow,
  now: number,
): { sending: number; asking: number } {
  const sending = deeds.filter((deed) => fateOf(deed, roleId, now) === 'send').length
  return { sending, asking: deeds.length - sending }
}
