import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { mayBeToldTo } from '../../access/index.ts'
import { wayTo } from '../../message/index.ts'
import { disclosurePurposes, isSameRoom } from '../disclose.ts'
import { type Barrier, barrierTo, type Doer } from '../domain/may.ts'
import { answerGoesTo, type Thread } from '../domain/thread.ts'
import type { OnThread } from './open-thread.ts'

export type ReplyBarrier = Barrier | 'correspondence-no-way-there' | 'correspondence-may-not-be-told'

/**
 * Why a reply would be refused, said before anybody has written it: also where no letter can get there, and where no rule lets it be
 * told there now. The rules are asked again, and on record, when it is sent.
 */
export async function barrierToReply(
  shell: Shell,
  { actor, citizenId, reason }: OnThread<ProfessionalActor>,
  thread: Thread,
  doer: Doer,
): Promise<ReplyBarrier | null> {
  const barrier = barrierTo('reply', thread, doer)
  if (barrier !== null) return barrier
  const goesTo = answerGoesTo(thread, doer.unitIds)
  const [from, to] = [goesTo?.from.unitId ?? null, goesTo?.to.unitId ?? null]
  if (from === null || to === null) return 'correspondence-receiver-unregistered'
  if (!(await wayTo(shell, to, 'care-communication')).ok) return 'correspondence-no-way-there'
  if (await isSameRoom(shell, from, to)) return null
  for (const purpose of disclosurePurposes) {
    const asked = { kinds: [thread.kind, 'ID'], purpose, unitId: to, ...(reason && { reason }) } as const
    if (await mayBeToldTo(shell, actor, citizenId, asked)) return null
  }
  return 'correspondence-may-not-be-told'
}
