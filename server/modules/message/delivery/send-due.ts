import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { gather } from '../../../platform/gather.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  applyAll,
  beginSending,
  callNext,
  endSending,
  failing,
  letTimePass,
  type Outcome,
} from '../domain/delivery/decide.ts'
import { claimDue, type LockedLetter, lockOutgoing, type OutgoingLetter } from '../store/outgoing.ts'
import { handOver } from './hand-over.ts'
import { chanceOf, deliveryRules, ladderOf, type Move, saveMoves } from './steps.ts'

/** A sending that has been begun and written down, and is now to be made. */
export interface Attempt {
  readonly letter: OutgoingLetter
  readonly envelopeId: string
  readonly at: Instant
}

/** How many letters may be on their way at once: in all, and to one receiver, so that a slow one does not hold up the others. */
export const mostAtOnce = 32
const mostToOneReceiver = 8

/** As long ahead of us as another's clock may be before ours is seen as set back. */
const clockMargin = 5 * 60_000

/** The latest moment a deed can have been decided at, unless the clock has been set back since. */
export function latestDeed(shell: Shell): Instant {
  return instant(epoch(shell.clock.now()) + clockMargin)
}

/**
 * Does what is due, in one transaction: notes what time has brought about, calls whoever is to be called, and begins the
 * sendings whose time has come. What is begun is written down before anything leaves, so that a stop at any moment leaves a
 * trace that the next worker finds.
 * @param onTheirWay the receivers of what is on its way from this process now, one for each letter
 * @returns how many letters were looked at, and the sendings to be made
 */
export function takeUp(
  shell: Shell,
  onTheirWay: readonly string[],
): Promise<{ count: number; attempts: Attempt[] }> {
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    const perReceiver = new Map<string, number>()
    for (const gln of onTheirWay) perReceiver.set(gln, (perReceiver.get(gln) ?? 0) + 1)
    const busy = [...perReceiver].filter(([, count]) => count >= mostToOneReceiver).map(([gln]) => gln)
    const limit = Math.max(mostAtOnce - onTheirWay.length, 1)
    const claimed = await claimDue(inner, now, { limit, hasGoneBackTo: latestDeed(inner), busy })
    const moves: Move[] = []
    const attempts: Attempt[] = []
    for (const locked of claimed) {
      const { letter } = locked
      const { gln } = letter.receiver
      const events = await whatTimeBrings(inner, locked, now)
      const begun = beginSending(applyAll(locked.state, events), now, inner.ids.next<string>())
      const isFree = (perReceiver.get(gln) ?? 0) < mostToOneReceiver && attempts.length < mostAtOnce
      const [sending] = isFree ? begun : []
      if (sending?.kind === 'sending') {
        attempts.push({ letter, envelopeId: sending.envelopeId, at: now })
        perReceiver.set(gln, (perReceiver.get(gln) ?? 0) + 1)
      }
      moves.push({ locked, events: sending === undefined ? events : [...events, sending] })
    }
    await saveMoves(inner, moves)
    return { count: moves.filter(({ events }) => events.length > 0).length, attempts }
  })
}

async function whatTimeBrings(
  shell: Shell,
  { letter, state }: LockedLetter,
  now: Instant,
): Promise<Move['events']> {
  const rules = deliveryRules(shell)
  const passed = letTimePass(state, now, rules, chanceOf(shell))
  const after = applyAll(state, passed)
  if (failing(after, now, rules) === undefined) return passed
  return [...passed, ...callNext(after, now, rules, await ladderOf(shell, letter.fromUnitId))]
}

/** Makes a sending that has been begun, and writes down how it went. */
export async function make(shell: Shell, attempt: Attempt, signal: AbortSignal): Promise<void> {
  const outcome = await handOver(shell, attempt, signal)
  await noteOutcome(shell, { ...attempt, outcome })
}

interface Made extends Attempt {
  readonly outcome: Outcome
}

interface Caller {
  readonly shell: Shell
  readonly made: Made
}

const turns = new WeakMap<Database, (caller: Caller) => Promise<undefined>>()

/** Sendings that end at the same moment are written down together. */
async function noteOutcome(shell: Shell, made: Made): Promise<void> {
  let turn = turns.get(shell.db)
  if (turn === undefined) {
    turn = gather(noteTogether, { most: 64, atOnce: 2 })
    turns.set(shell.db, turn)
  }
  await turn({ shell, made })
}

async function noteTogether(callers: readonly Caller[]): Promise<readonly undefined[]> {
  const [first] = callers
  if (first === undefined) return []
  await first.shell.transaction(async (inner) => {
    const now = inner.clock.now()
    const rules = deliveryRules(inner)
    const moves: Move[] = []
    for (const locked of await lockOutgoing(inner, [...new Set(callers.map(({ made }) => made.letter.id))])) {
      const events: Move['events'][number][] = []
      let state = locked.state
      for (const { made } of callers.filter((one) => one.made.letter.id === locked.letter.id)) {
        const ended = endSending(state, now, made.envelopeId, made.outcome, chanceOf(inner))
        events.push(...ended)
        state = applyAll(state, ended)
      }
      if (failing(state, now, rules) !== undefined)
        events.push(...callNext(state, now, rules, await ladderOf(inner, locked.letter.fromUnitId)))
      moves.push({ locked, events })
    }
    await saveMoves(inner, moves)
  })
  return callers.map(() => undefined)
}

/**
 * Sends everything that is due now and waits until it has been handed over or not: for the clock, tests and the seed. The
 * sender of a running house does the same without end.
 * @returns how many sendings were made
 */
export async function sendDue(shell: Shell): Promise<number> {
  let made = 0
  const never = new AbortController().signal
  for (;;) {
    const { count, attempts } = await takeUp(shell, [])
    if (count === 0) return made
    await Promise.all(attempts.map((attempt) => make(shell, attempt, never)))
    made += attempts.length
  }
}
