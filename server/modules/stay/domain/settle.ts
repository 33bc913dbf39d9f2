import type { Notification } from './notification.ts'

/** What has become of a letter when all letters known are read together. */
export type Mark = 'in-force' | 'corrected' | 'cancelled' | 'cancellation'

export interface Settled {
  readonly notification: Notification
  readonly mark: Mark
  /** The newer version, or the cancellation, that took this letter out of force. */
  readonly replacedBy?: string
  /** The letter it corrects or cancels has not reached us (yet). A correction then stands by itself. */
  readonly isTargetUnknown: boolean
  /** The first letter of the event: what it corrects or cancels, through all corrections; itself when it is the first. */
  readonly rootLetterId: string
}

/**
 * Reads corrections and cancellations together with what they are about. Depends on the set of letters alone, never on the
 * order they came in: a correction that overtakes its original waits for it, and a letter seen twice counts once.
 */
export function settle(notifications: readonly Notification[]): Settled[] {
  const letters = onePerLetter(notifications)
  const events = new Map<string, Notification[]>()
  for (const letter of letters.values()) {
    const key = rootOf(letter, letters)
    events.set(key, [...(events.get(key) ?? []), letter])
  }
  return [...events].flatMap(([root, event]) => settleEvent(root, event, letters))
}

/** Sorts by time of sending; the letter id breaks a tie so that every reader gets the same order. */
export function bySending(one: Notification, other: Notification): number {
  return compare(one.sentAt, other.sentAt) || compare(one.letterId, other.letterId)
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** A resend has the same letter id and a later time of sending: the first sending counts. */
function onePerLetter(notifications: readonly Notification[]): Map<string, Notification> {
  const letters = new Map<string, Notification>()
  for (const one of notifications) {
    const known = letters.get(one.letterId)
    if (known === undefined || bySending(one, known) < 0) letters.set(one.letterId, one)
  }
  return letters
}

/** The letter a correction or cancellation is about: as it names it, or else the newest of its kind sent before it. */
function targetOf(letter: Notification, letters: ReadonlyMap<string, Notification>): string | undefined {
  if (letter.change === 'new') return targetOfDeath(letter, letters)
  const named = letter.change === 'correction' ? letter.revises : (letter.cancels ?? letter.revises)
  if (named !== undefined) return named
  return [...letters.values()]
    .filter((one) => one.base === letter.base && one.change !== 'cancellation' && bySending(one, letter) < 0)
    .sort(bySending)
    .at(-1)?.letterId
}

/** The correction of a death on arrival cannot be told from the death itself: it is a MORS that follows another. */
function targetOfDeath(letter: Notification, letters: ReadonlyMap<string, Notification>): string | undefined {
  if (letter.base !== 'MORS' || letter.follows === undefined) return undefined
  return letters.get(letter.follows)?.base === 'MORS' ? letter.follows : undefined
}

/** Follows correction of correction down to the first letter of the event, known to us or not. */
function rootOf(letter: Notification, letters: ReadonlyMap<string, Notification>): string {
  const visited = new Set<string>()
  let key = letter.letterId
  for (let step: Notification | undefined = letter; step !== undefined && !visited.has(key); ) {
    visited.add(key)
    const target = targetOf(step, letters)
    if (target === undefined) return key
    const next = letters.get(target)
    // A reference to another kind of event cannot be what is corrected; the letter then stands by itself.
    if (next !== undefined && next.base !== letter.base) return key
    key = target
    step = next
  }
  return key
}

function settleEvent(
  rootLetterId: string,
  event: readonly Notification[],
  letters: ReadonlyMap<string, Notification>,
): Settled[] {
  const cancellation = event
    .filter((one) => one.change === 'cancellation')
    .sort(bySending)
    .at(-1)
  const versions = event.filter((one) => one.change !== 'cancellation').sort(byVersion)
  const newest = versions.at(-1)
  return event.map((notification) => {
    const target = targetOf(notification, letters)
    const isTargetUnknown =
      notification.change !== 'new' &&
      (target === undefined || letters.get(target)?.base !== notification.base)
    const one = { notification, isTargetUnknown, rootLetterId }
    if (notification.change === 'cancellation') return { ...one, mark: 'cancellation' }
    if (cancellation !== undefined) return { ...one, mark: 'cancelled', replacedBy: cancellation.letterId }
    if (newest !== undefined && notification !== newest) {
      return { ...one, mark: 'corrected', replacedBy: newest.letterId }
    }
    return { ...one, mark: 'in-force' }
  })
}

/** The original is the oldest version whatever its clock said; corrections follow in the order they were sent. */
function byVersion(one: Notification, other: Notification): number {
  return Number(isLaterVersion(one)) - Number(isLaterVersion(other)) || bySending(one, other)
}

function isLaterVersion(letter: Notification): boolean {
  return letter.change !== 'new' || (letter.base === 'MORS' && letter.follows !== undefined)
}
