import type { SignedInActor } from '../../../../contract/actor.ts'
import type { LetterStatus, LetterView } from '../../../../contract/message.ts'
import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { scopeOf } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { sortsForAll } from '../domain/desk.ts'
import { type Issue, textsOf } from '../domain/issue.ts'
import { findLetter, type StoredLetter } from '../store.ts'

/** Which letters an actor may deal with. */
export interface Desk {
  readonly partyId: OrganisationId
  /** Letters to these units only; left out for whoever sorts what comes to the whole party. */
  readonly unitIds?: readonly OrganisationId[]
}

/**
 * The letters of the own party for the message desk, which sorts them into rooms; for everybody else those to the units whose
 * citizens are also theirs. Who looked at an original is recorded each time.
 */
export async function deskOf(shell: Shell, actor: SignedInActor): Promise<Desk | undefined> {
  if (actor.kind !== 'professional') return undefined
  const partyId = (await findUnit(shell, actor.unitId))?.partyId
  if (partyId === undefined) return undefined
  return sortsForAll(actor) ? { partyId } : { partyId, unitIds: await scopeOf(shell, actor) }
}

/** A letter the actor may deal with. Another's letter and one that does not exist answer alike. */
export async function findOnDesk(
  shell: Shell,
  actor: SignedInActor,
  id: MessageId,
): Promise<StoredLetter | undefined> {
  const desk = await deskOf(shell, actor)
  return desk && findLetter(shell, desk, id)
}

export function statusOf({ verdict, outcome }: Pick<StoredLetter, 'verdict' | 'outcome'>): LetterStatus {
  if (outcome === 'closed') return 'closed'
  return outcome === 'taken-in' ? 'received' : verdict
}

export function isWaiting(letter: StoredLetter): boolean {
  return letter.verdict === 'parked' && letter.outcome === null
}

export function viewIssues(issues: readonly Issue[], isBlocking: boolean): LetterView['issues'] {
  return issues.map((issue) => {
    const { rule, expression } = issue
    const { danish, english } = textsOf(issue)
    return { rule, expression, text: { da: danish, en: english }, isBlocking }
  })
}

export function viewLetter(letter: StoredLetter): LetterView {
  const { sender } = letter.outside
  return {
    id: letter.id,
    receivedAt: letter.receivedAt,
    sentAt: letter.sentAt,
    channel: letter.channel,
    standard: letter.standard,
    code: letter.code,
    status: statusOf(letter),
    answer: letter.answerCode,
    letterId: letter.letterId,
    envelopeId: letter.envelopeId,
    sender: { name: sender.name ?? null, sor: sender.sor ?? null, gln: sender.gln ?? null },
    receiverUnitId: letter.receiverUnitId,
    byteLength: letter.byteLength,
    issues: viewIssues(letter.issues, letter.answerCode === 'fatal-error'),
    repeats: letter.repeats,
  }
}
