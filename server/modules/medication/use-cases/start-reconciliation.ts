import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { MedicinesView } from '../../../../contract/medication.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { listStayTimes } from '../../stay/index.ts'
import { type Card, ordersOn } from '../domain/card.ts'
import type { MedicineEvent } from '../domain/event.ts'
import type { MedicineState } from '../domain/fold.ts'
import { byRow, isOnList, type Medicine, type Who } from '../domain/medicine.ts'
import { fetchCard } from '../fmk/plugged-card.ts'
import { CardAwayError } from '../fmk/port.ts'
import { keep, lockKnown } from '../keep.ts'
import { standingOf } from '../standing.ts'
import { medicinesView } from '../view.ts'
import { ask } from './ask.ts'

type StartAnswer = Promise<
  Result<MedicinesView, AccessRefused | Refusal<'reconciliation-stay-unknown' | 'fmk-away'>>
>

/** A person begins to reconcile the medicine of a stay; what was begun already is answered as it is. */
export function startReconciliation(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  stayId: StayId,
): StartAnswer {
  return shell.transaction(async (inner): StartAnswer => {
    const granted = await ask(inner, actor, citizenId, { action: 'write', object: 'start-reconciliation' })
    if (!granted.ok) return granted
    const stays = await listStayTimes(inner, [citizenId])
    if (stays.every((one) => one.stayId !== stayId)) return refused('reconciliation-stay-unknown')
    const known = await lockKnown(inner, citizenId)
    const isBegun = known.state.reconciliations.some((one) => one.stayId === stayId)
    if (isBegun) return ok(await medicinesView(inner, actor, known))
    const card = await cardOrAway(inner, citizenId)
    if (card === undefined) return refused('fmk-away')
    const { who } = await standingOf(inner, actor)
    const started = begin(known.state, card, { ...momentOf(inner), stayId, by: who })
    return ok(await medicinesView(inner, actor, await keep(inner, known, started)))
  })
}

/**
 * The program gathers what the citizen had at home when a stay begins (pathways A5).
 * @throws CardAwayError when the card does not answer: the listener is tried again
 */
export async function gatherAtAdmission(shell: Shell, citizenId: CitizenId, stayId: StayId): Promise<void> {
  const known = await lockKnown(shell, citizenId)
  if (known.state.reconciliations.some((one) => one.stayId === stayId)) return
  const card = await fetchCard(shell, citizenId)
  await keep(shell, known, begin(known.state, card, { ...momentOf(shell), stayId, by: null }))
}

/** Reads the card anew. That it was read is kept also when it is as it was: people see how fresh it is. */
export async function readCard(shell: Shell, actor: ProfessionalActor, citizenId: CitizenId): StartAnswer {
  return shell.transaction(async (inner): StartAnswer => {
    const granted = await ask(inner, actor, citizenId, { action: 'read', object: 'read-medicine-card' })
    if (!granted.ok) return granted
    const known = await lockKnown(inner, citizenId)
    const card = await cardOrAway(inner, citizenId)
    if (card === undefined) return refused('fmk-away')
    const after = await keep(inner, known, [{ type: 'card-read', at: inner.clock.now(), card }])
    return ok(await medicinesView(inner, actor, after))
  })
}

async function cardOrAway(shell: Shell, citizenId: CitizenId): Promise<Card | undefined> {
  return fetchCard(shell, citizenId).catch((fault: unknown) => {
    if (fault instanceof CardAwayError) return undefined
    throw fault
  })
}

function momentOf(shell: Shell) {
  const at = shell.clock.now()
  return { at, on: danishDateOf(at), reconciliationId: shell.ids.next<ReconciliationId>() }
}

interface Beginning {
  readonly at: Instant
  readonly on: DanishDate
  readonly reconciliationId: ReconciliationId
  readonly stayId: StayId
  readonly by: Who | null
}

function begin(state: MedicineState, card: Card, beginning: Beginning): MedicineEvent[] {
  const { on, ...started } = beginning
  return [
    ...read(state, card, started.at),
    { type: 'reconciliation-started', ...started, before: homeList(state, card, on) },
  ]
}

/** A card that is as we know it tells nothing new. */
function read(state: MedicineState, card: Card, at: Instant): MedicineEvent[] {
  return state.card?.version === card.version ? [] : [{ type: 'card-read', at, card }]
}

/** What the citizen had at home: the card, and what the municipality dispenses that is not on it. */
function homeList({ dispensing }: MedicineState, card: Card, on: DanishDate): Medicine[] {
  const orders = ordersOn(card, on).map(({ version: _, ...medicine }) => medicine)
  const onCard = byRow(orders)
  const only = [...byRow(dispensing?.medicines ?? [])].flatMap(([rowKey, medicines]) =>
    onCard.has(rowKey) ? [] : medicines.filter((one) => isOnList(one, on)),
  )
  return [...orders, ...only]
}
