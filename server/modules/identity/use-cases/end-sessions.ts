import { signal } from '../../../platform/live.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { deleteDeviceKey, deleteSessionsOf, type WhoseSessions } from '../store.ts'

/**
 * Ends sessions whoever is at the screen: gone at the next request, and from open streams at once.
 * @param because who says so, for the security log
 * @returns how many there were
 */
export function endSessions(
  shell: Shell,
  whose: WhoseSessions,
  because: 'provider' | 'operator',
): Promise<number> {
  return shell.transaction(async (inner) => {
    const ended = await deleteSessionsOf(inner, whose)
    // A person an operator shuts out may have lost a phone: what it keeps is then worth nothing either.
    if (because === 'operator' && whose !== 'everybody' && 'personId' in whose)
      await deleteDeviceKey(inner, whose.personId)
    const people = [...new Set(ended)]
    await signal(
      inner,
      people.map((personId) => `person:${personId}` as const),
    )
    for (const who of people) tellSecurity(shell.log, 'session-ended', { who, code: because })
    return ended.length
  })
}
