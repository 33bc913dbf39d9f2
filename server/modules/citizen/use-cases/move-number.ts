import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type CprRefused, cprSystem, parseCitizenNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type Movable, moveNumber, type NumberMoved, undoMove } from '../domain/number-move.ts'
import { citizenChanged, type RecordMoved } from '../events.ts'
import * as store from '../store.ts'

/** Who says so and why; kept with the move. */
export interface MoveReason {
  readonly byName: string
  readonly reason: string
}

export type MoveRefused =
  | CprRefused
  | Refusal<
      | 'citizen-unknown'
      | 'number-moved-to-itself'
      | 'number-moved-already'
      | 'number-not-a-replacement'
      | 'number-not-moved'
    >

/**
 * The right number of a citizen has become known (udskiftning af erstatnings-CPR), or the register has given a new one. When
 * nobody has it, the citizen gets it and keeps the old one to be found by. When another record has it, this record is moved
 * there: both stay, and each knows of the other.
 */
export function recordNumber(
  shell: Shell,
  citizenId: CitizenId,
  told: { readonly number: string; readonly system?: string | undefined },
  why: MoveReason,
): Promise<Result<{ citizenId: CitizenId }, MoveRefused>> {
  return shell.transaction(async (inner) => {
    const { db } = inner
    const number = parseCitizenNumber(told.number, told.system ?? cprSystem)
    if (!number.ok) return number
    const now = inner.clock.now()
    const row = await store.lockCitizen(db, citizenId)
    if (row === undefined) return refused('citizen-unknown')
    const holder = await store.findIdByNumber(db, number.value)
    if (holder === citizenId) return ok({ citizenId })
    if (holder === undefined) {
      const today = danishDateOf(now)
      await store.insertNumber(db, citizenId, number.value, today, now)
      await store.closeOtherNumbers(db, citizenId, number.value, today)
      await publish(inner, [citizenChanged(citizenId, now, ['number'])])
      return ok({ citizenId })
    }
    const moved = moveNumber(await movable(inner, row), await movableById(inner, holder))
    if (!moved.ok) return moved
    await save(inner, moved.value, why)
    return ok({ citizenId: holder })
  })
}

/** Undoes a wrong move: the record stands by itself again. */
export function undoNumberMove(
  shell: Shell,
  citizenId: CitizenId,
  why: MoveReason,
): Promise<Result<undefined, MoveRefused>> {
  return shell.transaction(async (inner) => {
    const row = await store.lockCitizen(inner.db, citizenId)
    if (row === undefined) return refused('citizen-unknown')
    const undone = undoMove(await movable(inner, row))
    if (!undone.ok) return undone
    await save(inner, undone.value, why)
    return ok()
  })
}

/** The records that were kept under replacement numbers and now point here. */
export function listMovedFrom(shell: Shell, citizenId: CitizenId): Promise<CitizenId[]> {
  return store.listMovedFrom(shell.db, citizenId)
}

async function movable(shell: Shell, row: store.CitizenRow): Promise<Movable> {
  const numbers = await store.listNumbers(shell.db, row.citizenId)
  return { citizenId: row.citizenId, movedTo: row.movedTo, numberKinds: numbers.map(({ kind }) => kind) }
}

async function movableById(shell: Shell, citizenId: CitizenId): Promise<Movable> {
  const row = await store.lockCitizen(shell.db, citizenId)
  if (row === undefined) throw new Error(`there is no citizen ${citizenId}`)
  return movable(shell, row)
}

async function save(shell: Shell, move: NumberMoved, why: MoveReason): Promise<void> {
  const now = shell.clock.now()
  await store.insertMove(shell.db, { ...move, ...why, id: shell.ids.next<string>() }, now)
  const event: RecordMoved = { type: 'record-moved', citizenId: move.from, occurredAt: now, data: move }
  await publish(shell, [event])
}
