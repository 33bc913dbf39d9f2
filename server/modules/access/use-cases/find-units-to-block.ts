import type { Result } from '../../../../kernel/result.ts'
import { ok } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, listUnits } from '../../organisation/index.ts'

/** Units by name, for a citizen: what they are called, and what they are part of. Says nothing of anybody. */
export async function findUnitsToBlock(
  shell: Shell,
  asked: { readonly search: string; readonly limit: number },
): Promise<Result<{ units: { id: string; name: string; partyName: string }[] }, never>> {
  const found = await listUnits(shell, asked)
  const units = await Promise.all(
    found.map(async ({ id, name, partyId }) => ({
      id,
      name,
      partyName: (await findUnit(shell, partyId))?.name ?? name,
    })),
  )
  return ok({ units })
}
