import type { SignedInActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { onlyLooks } from '../../access/index.ts'
import { findUnit, type Room } from '../../organisation/index.ts'
import type { Form, Writer } from '../domain/form.ts'

/** Whose documents are written in a room. Rooms that are not here write none. */
const writers: Partial<Record<Room, Writer>> = {
  hospital: 'hospital',
  practice: 'general-practice',
  health: 'municipality',
  'elder-care': 'municipality',
  assessment: 'municipality',
  'private-supplier': 'private-supplier',
}

/** The forms that are for somebody who works where the actor does. Whether they may write about a citizen, `access` decides. */
export async function mayWrite(
  shell: Shell,
  actor: SignedInActor,
  forms: readonly Form[],
): Promise<readonly Form[]> {
  const as = await writerAt(shell, actor)
  return as === undefined ? [] : forms.filter(({ writtenBy }) => writtenBy.includes(as))
}

async function writerAt(shell: Shell, actor: SignedInActor): Promise<Writer | undefined> {
  if (actor.kind === 'citizen') return 'citizen'
  if (actor.kind === 'professional' && (await onlyLooks(actor))) return undefined
  const room = (await findUnit(shell, actor.unitId))?.room ?? null
  return room === null ? undefined : writers[room]
}
