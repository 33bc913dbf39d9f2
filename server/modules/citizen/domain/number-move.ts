import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

/** As much of a citizen as moving a record needs. */
export interface Movable {
  readonly citizenId: CitizenId
  readonly numberKinds: readonly ('cpr' | 'x-ecpr' | 'd-ecpr')[]
  readonly movedTo: CitizenId | null
}

export interface NumberMoved {
  readonly kind: 'moved' | 'undone'
  readonly from: CitizenId
  readonly to: CitizenId
}

/**
 * The right CPR number of a citizen known by a replacement number has become known, and another record has it: the first
 * record is moved to the second, and points to it. Never from a record that has a CPR number of its own: two such people
 * are two until the register says otherwise.
 */
export function moveNumber(
  from: Movable,
  to: Movable,
): Result<
  NumberMoved,
  Refusal<'number-moved-to-itself' | 'number-moved-already' | 'number-not-a-replacement'>
> {
  if (from.citizenId === to.citizenId) return refused('number-moved-to-itself')
  if (from.movedTo !== null || to.movedTo !== null) return refused('number-moved-already')
  if (from.numberKinds.includes('cpr')) return refused('number-not-a-replacement')
  return ok({ kind: 'moved', from: from.citizenId, to: to.citizenId })
}

/** The move was wrong: the record stands by itself again, and what came to the other meanwhile stays where it came. */
export function undoMove(from: Movable): Result<NumberMoved, Refusal<'number-not-moved'>> {
  return from.movedTo === null
    ? refused('number-not-moved')
    : ok({ kind: 'undone', from: from.citizenId, to: from.movedTo })
}
