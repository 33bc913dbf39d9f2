import { signal } from '../../../platform/live.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { deleteSessionsOf, type WhoseSessions } from '../store.ts'

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
    const people = [...new Set(ended)]
    await signal(
      inner,
      people.map((personId) => `person:${personId}`),
    )
    for (const who of people) tellSecurity(shell.log, 'session-ended', { who, code: because })
    return ended.length
  })
}
