import type { SignedInActor } from '../../../../contract/actor.ts'
import type { AccessAction, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'

/** May the actor see or change the citizen's medicine? The record is written with the answer. */
export function ask(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  {
    action,
    object,
    also = [],
  }: { readonly action: AccessAction; readonly object: string; readonly also?: readonly DataKind[] },
) {
  return allow(shell, { actor, citizenId, kind: 'MED', also, purpose: 'treatment', action, object })
}
