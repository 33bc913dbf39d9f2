import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { askAboutCard, settleCard } from '../asks.ts'
import { medicineRules } from '../catalogue.ts'
import { type Card, type CardChange, contentOf, isDoneOn } from '../domain/card.ts'
import type { MedicineEvent } from '../domain/event.ts'
import { rowKeyOf, type Who } from '../domain/medicine.ts'
import * as fmk from '../fmk/plugged-card.ts'
import { CardAwayError } from '../fmk/port.ts'
import { type Known, keep, lockKnown } from '../keep.ts'
import * as store from '../store.ts'

/** A card that others are changing all the time is left for the next try. */
const mostClashes = 3

/**
 * Sends what waits of a citizen to the medicine card, in the order it was decided. What the card does or refuses is kept as it
 * answers; when it does not answer, all that is left is tried again later, and after some tries a person is asked to look.
 */
export function sendToCard(shell: Shell, citizenId: CitizenId): Promise<void> {
  return shell.transaction(async (inner) => {
    const known = await lockKnown(inner, citizenId)
    const waiting = await store.listWaiting(inner.db, citizenId)
    const happened: MedicineEvent[] = []
    const answered: { readonly one: store.QueuedChange; readonly refusedBecause: string | null }[] = []
    let card = known.state.card
    let fault: CardAwayError | undefined
    for (const one of waiting) {
      const answer = await send(inner, known, one).catch((thrown: unknown) => {
        if (!(thrown instanceof CardAwayError)) throw thrown
        fault = thrown
      })
      if (answer === undefined) break
      const { refusedBecause } = answer
      await store.closeChange(inner.db, citizenId, one.change.changeId, refusedBecause)
      answered.push({ one, refusedBecause })
      const at = inner.clock.now()
      // Accepted first: the card then says what was decided, and the line has not changed in between.
      if (answer.card.version !== card?.version) happened.push({ type: 'card-read', at, card: answer.card })
      happened.push({ type: 'card-change-answered', at, changeId: one.change.changeId, refusedBecause })
      card = answer.card
    }
    await keep(inner, known, happened)
    await tellPeople(inner, citizenId, answered)
    if (fault !== undefined) await postpone(inner, citizenId, 'away')
  })
}

interface Outcome {
  readonly card: Card
  /** Null when the card says what was wanted. */
  readonly refusedBecause: string | null
}

/** Asks the card until it answers for good. Throws CardAwayError when it does not answer at all. */
async function send(
  shell: Shell,
  { citizenId, events }: Known,
  { change, by }: Pick<store.QueuedChange, 'change' | 'by'>,
): Promise<Outcome> {
  for (let clashes = 0; clashes < mostClashes; clashes += 1) {
    const card = await fmk.fetchCard(shell, citizenId)
    // An answer of the card may have been lost on the way: what stands there already is not asked for again.
    if (isDoneOn(card, change.deed)) return { card, refusedBecause: null }
    if (isChangedByAnother(card, change) || hasUnseenOrder(card, change, events))
      return { card, refusedBecause: 'order-changed-by-another' }
    const { deed } = change
    const answer = await fmk.changeCard(shell, citizenId, { deed, by, cardVersion: card.version })
    if (answer.isDone) return { card: answer.card, refusedBecause: null }
    if (answer.because !== 'card-version-old') return { card, refusedBecause: answer.because }
  }
  throw new CardAwayError('the medicine card is being changed by others all the time')
}

/** The order is not as it was when the decision was made: writing over it would undo what nobody here has seen. */
function isChangedByAnother(card: Card, { deed, orderVersion }: CardChange): boolean {
  if (deed.what === 'mark-reconciled') return card.ordersChangedAt !== orderVersion
  if (orderVersion === null || !('orderId' in deed)) return false
  const order = card.orders.find(({ orderId }) => orderId === deed.orderId)
  return order === undefined || order.version !== orderVersion
}

/**
 * A new order, and the line has one already that nobody had seen when it was decided: another's, or our own of a decision made
 * before, whose answer was lost. A second beside it would have the citizen take both.
 */
function hasUnseenOrder(
  card: Card,
  { changeId, deed }: CardChange,
  events: readonly MedicineEvent[],
): boolean {
  if (deed.what !== 'create-order') return false
  const decidedAs = events.findIndex(
    (event) => event.type === 'line-decided' && event.changes.some((one) => one.changeId === changeId),
  )
  const decided = events[decidedAs]
  const before = events.slice(0, decidedAs)
  const read = before.findLast((event) => event.type === 'card-read')
  const seen = new Set(read?.card.orders.map(({ orderId }) => orderId))
  const own = new Set(decided?.type === 'line-decided' ? decided.after.map(contentOf) : [])
  return card.orders.some(
    (order) =>
      rowKeyOf(order) === rowKeyOf(deed.medicine) && !seen.has(order.orderId) && !own.has(contentOf(order)),
  )
}

async function settingOf(shell: Shell, citizenId: CitizenId) {
  const now = shell.clock.now()
  const rules = await medicineRules()
  return { citizenId, now, rules, within: (limit: TimeLimit) => dueAt(now, limit) }
}

async function tellPeople(
  shell: Shell,
  citizenId: CitizenId,
  answered: readonly { readonly one: store.QueuedChange; readonly refusedBecause: string | null }[],
): Promise<void> {
  const setting = await settingOf(shell, citizenId)
  await publish(
    shell,
    answered.flatMap(({ one: { change, by, personAskedAt }, refusedBecause }) => [
      ...(personAskedAt === null ? [] : settleCard(setting, change, 'away')),
      ...(refusedBecause === null ? [] : askAboutCard(setting, change, by, 'refused')),
    ]),
  )
}

/** All that is left is tried again; after some tries whoever decided it is asked to look too, once. */
async function postpone(shell: Shell, citizenId: CitizenId, fault: 'away' | 'fault'): Promise<void> {
  const left = await store.listWaiting(shell.db, citizenId)
  const setting = await settingOf(shell, citizenId)
  const { now, rules } = setting
  const tries = Math.max(...left.map(({ attempts }) => attempts)) + 1
  const { pauses, personAfter } = rules.cardRetry
  const minutes = pauses[Math.min(tries, pauses.length) - 1] ?? 1
  const toAsk = tries >= personAfter ? left.filter(({ personAskedAt }) => personAskedAt === null) : []
  await store.postpone(shell.db, citizenId, {
    until: instant(epoch(now) + minutes * 60_000),
    fault,
    askedAt: tries >= personAfter ? now : null,
  })
  await publish(
    shell,
    toAsk.flatMap(({ change, by }: { change: CardChange; by: Who }) =>
      askAboutCard(setting, change, by, 'away'),
    ),
  )
  shell.log.warn({ citizenId, tries }, 'the medicine card does not answer; it will be tried again')
}

/**
 * What the card answered could not be understood, or sending broke: nothing of the try was kept. It is tried again like a card
 * that does not answer, so that the line says so and a person is asked in the end.
 */
async function postponeBroken(shell: Shell, citizenId: CitizenId): Promise<void> {
  await shell.transaction(async (inner) => {
    await lockKnown(inner, citizenId)
    await postpone(inner, citizenId, 'fault')
    await signal(inner, [`citizen:${citizenId}`])
  })
}

/** Sends what is due of everybody. A citizen whose sending breaks does not stop the others. */
export async function sendDue(shell: Shell): Promise<void> {
  for (const citizenId of await store.listDue(shell.db, shell.clock.now(), 500)) {
    await sendToCard(shell, citizenId).catch(async (fault: unknown) => {
      shell.log.error({ citizenId, fault }, 'what waits for the medicine card could not be sent')
      await postponeBroken(shell, citizenId)
    })
  }
}
