import type { ServiceActor } from '../../../../contract/actor.ts'
import type { PersonId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findTokenHolder } from '../store/clients.ts'

/** The token of a request, when it carries one: `Bearer …`. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1]
}

/** The system that calls with this token; undefined when it has run out, was never given, or the system is let in no more. */
export async function findClientActor(shell: Shell, token: string): Promise<ServiceActor | undefined> {
  const holder = await findTokenHolder(shell, token)
  return holder && { kind: 'service', personId: holder.clientId as string as PersonId, ...holder }
}
