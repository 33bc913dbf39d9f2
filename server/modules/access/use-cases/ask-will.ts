import type { SignedInActor } from '../../../../contract/actor.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessGrant, type AccessRefused, allow } from './allow.ts'

/**
 * Whether somebody may read or write what a citizen wants and who acts for them. Blocks, consents and representations are
 * told of as relatives are (REL): who stands close, and what they may be told.
 */
export function askWill(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  asked: {
    readonly action: 'read' | 'write' | 'override'
    readonly object: string
    readonly kind?: DataKind
    readonly reason?: string
  },
): Promise<Result<AccessGrant, AccessRefused>> {
  const isOwn = actor.kind === 'citizen' && actor.citizenId === citizenId
  return allow(shell, {
    actor,
    citizenId,
    kind: 'REL',
    purpose: isOwn ? 'own-record' : 'treatment',
    ...asked,
  })
}
