import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { closeLetterRoute, retryLetterRoute } from '../../../../contract/message.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import type { MessageId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { dispose } from '../domain/answer.ts'
import { isAtDesk } from '../domain/desk.ts'
import type { Judged } from '../domain/judge.ts'
import { judgeOlderMessage } from '../domain/legacy/judge-older.ts'
import { olderFormatOf, readOlder } from '../domain/legacy/older-message.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { loadGrading } from '../grading.ts'
import { findOriginal, keepHandling, lockLetter, type NewHandling, type StoredLetter } from '../store.ts'
import { judgeIncoming } from './judge-whole.ts'
import { findOnDesk, isWaiting, viewIssues } from './message-desk.ts'
import { lackingOf } from './notice.ts'
import { readingLimits } from './reading-limits.ts'
import { tellLetter } from './tell.ts'
import { isVouchedToday, unvouched } from './vouched.ts'
import { findWhose } from './whose.ts'

export type HandleRefused = Refusal<
  'letter-unknown' | 'letter-not-kept' | 'letter-not-parked' | 'letter-not-for-your-work'
>

/**
 * Reads a parked letter again, by the rules of today. Taken in, it is told to the other modules as if it had just come; the
 * sender was told no and is not told otherwise (messages, section 2: never one answer first and another later).
 */
export function retryLetter(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
): Promise<Result<AnswerOf<typeof retryLetterRoute>, HandleRefused>> {
  return withWaitingLetter(shell, actor, id, async (inner, letter) => {
    const stored = await findOriginal(inner, letter.id)
    if (stored === undefined || stored.original === null) return refused('letter-not-kept')
    const read = await judgeAgain(inner, stored.original, letter.letterId, stored.contentType)
    if (read === undefined) return refused('letter-not-kept')
    const [whose] = await findWhose(inner, [read])
    if (whose === undefined) return refused('letter-unknown')
    const judged = (await isVouchedToday(inner, letter.clientId, read, whose)) ? read : unvouched(read)
    const { verdict, issues } = dispose(judged, {
      isReceiverKnown: whose.receiver !== undefined,
      isCitizenKnown: whose.citizenId !== undefined,
      ...lackingOf(judged, whose),
    })
    const isTakenIn = verdict === 'received' && whose.citizenId !== undefined
    await keepHandling(inner, {
      ...handlingOf(inner, actor, letter),
      kind: isTakenIn ? 'taken-in' : 'tried-again',
      issues,
      ...(isTakenIn && whose.citizenId && { citizenId: whose.citizenId }),
    })
    if (isTakenIn) await publish(inner, tellLetter(inner, letter.id, judged, whose))
    return ok({ status: isTakenIn ? 'received' : 'parked', issues: viewIssues(issues, !isTakenIn) })
  })
}

/** The letter as it is judged today; undefined when it cannot be read, which only a program that read it once could cause. */
async function judgeAgain(
  shell: Shell,
  original: Buffer,
  letterId: string,
  contentType: string,
): Promise<Judged | undefined> {
  const limits = readingLimits(shell)
  const older = olderFormatOf(original)
  if (older !== undefined) {
    const read = readOlder(original, older, limits)
    if (!read.ok) return undefined
    const letters = judgeOlderMessage(read.value, await loadGrading())
    return letters.find(({ outside }) => outside.letterId === letterId)
  }
  const read = readBundle(original, limits, contentType)
  return read.ok ? judgeIncoming(shell, read.value.bundle) : undefined
}

/** Closes a parked letter that has been dealt with another way. */
export function closeLetter(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
  reason: string,
): Promise<Result<AnswerOf<typeof closeLetterRoute>, HandleRefused>> {
  return withWaitingLetter(shell, actor, id, async (inner, letter) => {
    await keepHandling(inner, { ...handlingOf(inner, actor, letter), kind: 'closed', reason })
    return ok({ status: 'closed' })
  })
}

function withWaitingLetter<Value>(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
  work: (shell: Shell, letter: StoredLetter) => Promise<Result<Value, HandleRefused>>,
): Promise<Result<Value, HandleRefused>> {
  return shell.transaction(async (inner) => {
    await lockLetter(inner, id)
    const letter = await findOnDesk(inner, actor, id)
    if (letter === undefined) return refused('letter-unknown')
    if (!isAtDesk(actor)) return refused('letter-not-for-your-work')
    if (!isWaiting(letter)) return refused('letter-not-parked')
    const result = await work(inner, letter)
    if (letter.receiverUnitId !== null) await signal(inner, [`messages:${letter.receiverUnitId}`])
    return result
  })
}

function handlingOf(
  shell: Shell,
  actor: ProfessionalActor,
  letter: StoredLetter,
): Pick<NewHandling, 'id' | 'letter' | 'at' | 'personId' | 'roleId'> {
  return {
    id: shell.ids.next<MessageId>(),
    letter: letter.id,
    at: shell.clock.now(),
    personId: actor.personId,
    roleId: actor.roleId,
  }
}
