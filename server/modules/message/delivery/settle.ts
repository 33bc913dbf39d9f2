import type { DeliveredEvent, Listener } from '../../../platform/outbox.ts'
import { applyAll, callNext, failing, takeAnswer } from '../domain/delivery/decide.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'
import { listByLetterId, lockOutgoing } from '../store/outgoing.ts'
import type { AcknowledgementReceived } from './events.ts'
import { chanceOf, deliveryRules, ladderOf, type Move, saveMoves } from './steps.ts'

/**
 * Settles letters of ours by the acknowledgements that come in. An answer counts only from whom the letter was sent to; one that
 * answers nothing of ours is logged.
 */
export const settleLetters: Listener = {
  name: 'message.settle-letters',
  on: ['acknowledgement-received'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const answers = (events as readonly AcknowledgementReceived[]).map(({ data }) => data)
    const known = await listByLetterId(shell, [...new Set(answers.map(({ answers: letterId }) => letterId))])
    const ours = answers.flatMap((answer) => {
      // Numbers of older letters are short, and count for one pair of mailboxes.
      const named = known.filter(({ letterId }) => letterId === answer.answers)
      const letter = named.find(({ receiver }) => isSame(answer.sender, receiver))
      if (letter !== undefined) return [{ letter: letter.id, answer }]
      shell.log.warn(
        { message: answer.messageId, isLetterKnown: named.length > 0 },
        'an acknowledgement answers no letter of ours to its sender',
      )
      return []
    })
    const moves: Move[] = []
    const now = shell.clock.now()
    const rules = deliveryRules(shell)
    for (const locked of await lockOutgoing(shell, [...new Set(ours.map(({ letter }) => letter))])) {
      let state = locked.state
      const happened: Move['events'][number][] = []
      for (const { answer } of ours.filter(({ letter }) => letter === locked.letter.id)) {
        const taken = takeAnswer(state, now, answer, rules, chanceOf(shell))
        happened.push(...taken)
        state = applyAll(state, taken)
        if (taken.some(({ kind }) => kind === 'contradicted'))
          shell.log.warn(
            { letter: locked.letter.id, message: answer.messageId },
            'a letter of ours got an answer that contradicts the one before it; the first one counts',
          )
      }
      if (failing(state, now, rules) !== undefined)
        happened.push(...callNext(state, now, rules, await ladderOf(shell, locked.letter.fromUnitId)))
      moves.push({ locked, events: happened })
    }
    await saveMoves(shell, moves)
  },
}

/** The location number decides where both have one; else the SOR code. */
function isSame(answering: { sor?: string; gln?: string }, receiver: MailboxFacts): boolean {
  return answering.gln === undefined ? answering.sor === receiver.sor : answering.gln === receiver.gln
}
