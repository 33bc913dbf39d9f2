import { type CprRefused, cprSystem, parseCitizenNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { isSameSurname } from '../domain/surname.ts'
import * as store from '../store.ts'

export type RelativeRefused = CprRefused | Refusal<'relative-not-found'>

/**
 * Somebody whom a person names by number and name. Both must fit: a wrong digit lets no stranger in, and nobody learns who
 * is registered by trying numbers. Answers the name as it was told, not as the register has it.
 */
export async function findRelative(
  shell: Shell,
  told: { readonly number: string; readonly name: string },
): Promise<Result<{ citizenId: CitizenId; name: string }, RelativeRefused>> {
  const number = parseCitizenNumber(told.number, cprSystem)
  if (!number.ok) return number
  const citizenId = await store.findIdByNumber(shell.db, number.value)
  const row = citizenId === undefined ? undefined : await store.findRow(shell.db, citizenId)
  if (row === undefined || !isSameSurname(row.name, told.name)) return refused('relative-not-found')
  return ok({ citizenId: row.citizenId, name: told.name })
}
