import type { ClientId } from '../../../../kernel/ids.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listSpeakers, maySpeakFor, type Speaker } from '../../identity/index.ts'
import type { Judged } from '../domain/judge.ts'
import type { Arrival } from './take-in.ts'
import type { Whose } from './whose.ts'

/**
 * Which of these letters came by somebody who may send for whoever they say they are from. What comes by a shared token or the
 * folder is vouched for by the operator who made it; a registered system only for those its management has named.
 */
export async function listVouched(
  shell: Shell,
  arrivals: readonly Arrival[],
  whose: readonly Whose[],
): Promise<readonly boolean[]> {
  const ids = [...new Set(arrivals.flatMap(({ incoming }) => incoming.clientId ?? []))]
  if (ids.length === 0) return arrivals.map(() => true)
  const speakers = new Map((await listSpeakers(shell, ids)).map((speaker) => [speaker.clientId, speaker]))
  return Promise.all(
    arrivals.map(async ({ incoming, judged }, place) => {
      const { clientId } = incoming
      if (clientId === undefined) return true
      const isVouched = await isVouchedBy(shell, speakers.get(clientId), judged, whose[place])
      if (!isVouched)
        tellSecurity(shell.log, 'message-refused', { who: clientId, code: 'sender-not-of-client' })
      return isVouched
    }),
  )
}

/** Whether a letter that was kept is vouched for by the system that delivered it, as it stands today. */
export async function isVouchedToday(
  shell: Shell,
  clientId: ClientId | null,
  judged: Judged,
  whose: Whose,
): Promise<boolean> {
  if (clientId === null) return true
  const [speaker] = await listSpeakers(shell, [clientId])
  return isVouchedBy(shell, speaker, judged, whose)
}

async function isVouchedBy(
  shell: Shell,
  speaker: Speaker | undefined,
  { outside }: Judged,
  whose: Whose | undefined,
): Promise<boolean> {
  if (speaker === undefined) return false
  const receiverId = whose?.receiver?.id
  if (!(await maySpeakFor(shell, speaker, outside.sender, receiverId))) return false
  // A ward we know is told to have the citizen, and answers for it: a notification speaks for that ward too.
  const { gln, sor } = whose?.provider ?? {}
  const isOurs = typeof gln === 'string' || typeof sor === 'string'
  return !isOurs || maySpeakFor(shell, speaker, { gln: gln ?? undefined, sor: sor ?? undefined }, receiverId)
}

/** The letter with that against it: it is parked for a person, whatever it says. */
export function unvouched(judged: Judged): Judged {
  const issue = {
    rule: 'sender-not-of-client' as const,
    expression: 'Bundle.entry[0].resource.sender',
  }
  return { ...judged, blocking: [issue, ...judged.blocking] }
}
