import type { SignedInActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from './allow.ts'

/**
 * A page about a citizen goes to paper (law, part 8: every print is logged). What may not be seen may not be printed; the record
 * is written before the printer is asked.
 */
export async function recordPrint(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  page: string,
): Promise<Result<{ recordId: string }, AccessRefused>> {
  const isLog = page === 'access-log'
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: isLog ? 'LOG' : 'ID',
    also: isLog ? [] : ['ADM', 'APP', 'PLAN'],
    purpose: actor.kind === 'citizen' ? 'own-record' : 'treatment',
    action: 'print',
    object: page,
  })
  return granted.ok ? ok({ recordId: granted.value.recordId }) : granted
}
