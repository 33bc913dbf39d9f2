import { createHash } from 'node:crypto'
import type { CitizenId, MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit } from '../../organisation/index.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'
import { findAskedFor, keepOutgoing } from '../store/outgoing.ts'
import { compose, type LetterBreaksRules } from './compose.ts'
import type { LetterContent } from './letter-content.ts'
import { mailboxFactsOf, type NoWay, wayToNumbers, wayToUnit } from './way-to.ts'

/** Somebody outside who is to have a letter: a unit we know, or the numbers a letter of theirs came with. */
export type Receiver = { readonly unitId: OrganisationId } | { readonly numbers: MailboxFacts }

export interface LetterToSend {
  /** What the asker calls it; the same key asks once. */
  readonly key: string
  /** The word of the module that asks, as in `correspondence`. */
  readonly askedBy: string
  readonly citizenId: CitizenId
  /** It is sent from the mailbox of this unit, or of the nearest above it that has one. */
  readonly fromUnitId: OrganisationId
  readonly to: Receiver
  readonly content: LetterContent
}

export interface Queued {
  readonly sendingId: MessageId
  /** MessageHeader.id, or the identifier of an older letter: what the receiver and its answers call it. */
  readonly letterId: string
}

export type SendRefused = NoWay | Refusal<'sender-has-no-mailbox'> | LetterBreaksRules

/**
 * Writes a letter, checks it as strictly as its publisher would, and puts it in line, all in the transaction of the deed: it
 * leaves once the deed has been committed, and never when it has not. The asker is told `letter-acknowledged` or
 * `letter-failed`. What is meant for somebody inside the house does not go this way: it is refused.
 */
export async function sendLetter(
  shell: Shell,
  wish: LetterToSend,
  insteadOf: MessageId | null = null,
): Promise<Result<Queued, SendRefused>> {
  return shell.transaction(async (inner) => {
    const before = await findAskedFor(inner, wish.askedBy, wish.key)
    if (before !== undefined) return ok({ sendingId: before.id, letterId: before.letterId })
    const { content } = wish
    const way =
      'unitId' in wish.to
        ? await wayToUnit(inner, wish.to.unitId, content.standard)
        : await wayToNumbers(inner, wish.to.numbers, content.standard)
    if (!way.ok) return way
    if (way.value === 'inside') return refused('receiver-is-inside')
    const sender = await mailboxFactsOf(inner, wish.fromUnitId)
    if (sender === undefined) return refused('sender-has-no-mailbox')
    const { receiver, takes } = way.value
    const written = await compose(inner, { content, citizenId: wish.citizenId, sender, receiver, takes })
    if (!written.ok) return written
    const { letterId, bytes, code, threadId, contentType } = written.value
    const id = inner.ids.next<MessageId>()
    const isNew = await keepOutgoing(inner, {
      id,
      createdAt: inner.clock.now(),
      askedBy: wish.askedBy,
      key: wish.key,
      citizenId: wish.citizenId,
      fromUnitId: wish.fromUnitId,
      fromPartyId: (await getUnit(inner, wish.fromUnitId)).partyId,
      toUnitId: 'unitId' in wish.to ? wish.to.unitId : null,
      sender,
      receiver,
      standard: content.standard,
      version: takes.version,
      format: takes.format,
      code,
      letterId,
      threadId,
      content,
      contentType,
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(),
      original: bytes,
      insteadOf,
    })
    if (isNew) return ok({ sendingId: id, letterId })
    // Asked for twice at the same moment: the other was first.
    const first = await findAskedFor(inner, wish.askedBy, wish.key)
    if (first === undefined) throw new Error('a letter is neither new nor known')
    return ok({ sendingId: first.id, letterId: first.letterId })
  })
}
