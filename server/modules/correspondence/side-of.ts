import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { findMailbox, findUnit } from '../organisation/index.ts'
import type { Side } from './domain/letter.ts'

/** A unit of ours as a side of a letter, with the numbers its letters carry: its own, or of the nearest above with a mailbox. */
export async function sideOf(shell: Shell, unitId: OrganisationId): Promise<Side | undefined> {
  const unit = await findUnit(shell, unitId)
  if (unit === undefined) return undefined
  const mailbox = await findMailbox(shell, unitId)
  return {
    unitId,
    name: unit.name,
    ...(mailbox?.sor && { sor: mailbox.sor }),
    ...(mailbox?.gln && { gln: mailbox.gln }),
  }
}
