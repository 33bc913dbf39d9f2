import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type { getLetterRoute, viewOriginalRoute } from '../../../../contract/message.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import type { MessageId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { isAtDesk, kindOfOriginal } from '../domain/desk.ts'
import { textOfBytes } from '../domain/reading/text-of-bytes.ts'
import { findOriginal, keepHandling, listHandlings } from '../store.ts'
import { findOnDesk, isWaiting, viewLetter } from './message-desk.ts'

/** One letter and what people did with it, without its content. */
export async function getLetter(
  shell: Shell,
  actor: SignedInActor,
  id: MessageId,
): Promise<Result<AnswerOf<typeof getLetterRoute>, Refusal<'letter-unknown'>>> {
  const letter = await findOnDesk(shell, actor, id)
  if (letter === undefined) return refused('letter-unknown')
  const handlings = await listHandlings(shell, letter.id)
  return ok({
    letter: viewLetter(letter),
    handlings: [...handlings],
    mayBeHandled: isWaiting(letter) && isDeskOf(actor),
  })
}

function isDeskOf(actor: SignedInActor): boolean {
  return actor.kind !== 'citizen' && isAtDesk(actor)
}

/**
 * The original of a letter, for those whose work it is to deal with letters. Each look is kept with the letter, and when the citizen is known also in the citizen's own
 * access log, by whose rules it may be refused.
 */
export function viewOriginal(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
): Promise<
  Result<
    AnswerOf<typeof viewOriginalRoute>,
    Refusal<'letter-unknown' | 'letter-not-kept' | 'letter-not-for-your-work'> | AccessRefused
  >
> {
  return shell.transaction(async (inner) => {
    const letter = await findOnDesk(inner, actor, id)
    if (letter === undefined) return refused('letter-unknown')
    const stored = await findOriginal(inner, letter.id)
    if (stored === undefined || stored.original === null) return refused('letter-not-kept')
    if (letter.citizenId !== null) {
      const allowed = await allow(inner, {
        actor,
        citizenId: letter.citizenId,
        kind: kindOfOriginal(letter, actor),
        purpose: 'administration',
        action: 'read',
        object: 'letter',
      })
      if (!allowed.ok) return allowed
    }
    if (!isAtDesk(actor)) return refused('letter-not-for-your-work')
    await keepHandling(inner, {
      id: inner.ids.next<MessageId>(),
      letter: letter.id,
      at: inner.clock.now(),
      kind: 'looked',
      personId: actor.personId,
      roleId: actor.roleId,
    })
    const text = textOfBytes(stored.original, stored.contentType)
    return ok({
      contentType: stored.contentType,
      sha256: stored.sha256.toString('hex'),
      text: text.ok ? text.value : stored.original.toString('latin1'),
    })
  })
}
