import type { ClientId } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import { type Database, isDatabaseAway } from '../../../platform/db/database.ts'
import { gather } from '../../../platform/gather.ts'
import type { Shell } from '../../../platform/shell.ts'
import { answerTo } from '../domain/answer.ts'
import type { Issue } from '../domain/issue.ts'
import { olderFormatOf } from '../domain/legacy/older-message.ts'
import type { AcknowledgementFacts } from '../domain/profiles/acknowledgement/facts.ts'
import type { MessageFormat } from '../domain/reading/read-bundle.ts'
import type { UnreadableCode } from '../domain/unreadable.ts'
import type { Channel } from '../store.ts'
import { readAndJudge } from './judge-whole.ts'
import { type OlderMet, receiveOlder } from './receive-older.ts'
import { type Arrival, newAnswerIds, takeIn } from './take-in.ts'

/** A message at the door. */
export interface Incoming {
  readonly bytes: Uint8Array
  /** As the sender declared it; empty when nobody did. */
  readonly contentType: string
  readonly channel: Channel
  /** The registered system that delivers; none for a shared token, the folder and the program itself. */
  readonly clientId?: ClientId | undefined
}

/** How a message was met. */
export type Receipt =
  | {
      readonly kind: 'answered'
      readonly acknowledgement: AcknowledgementFacts
      readonly format: MessageFormat
      readonly isRepeat: boolean
    }
  /** An acknowledgement of a letter of ours; it is not answered. */
  | { readonly kind: 'taken'; readonly format: MessageFormat }
  /** Cannot be read, or nobody can be answered: turned away, nothing kept. */
  | {
      readonly kind: 'turned-away'
      readonly refusal: Refusal<UnreadableCode>
      readonly issues: readonly Issue[]
    }
  /** A message of the older formats, with the receipts to send back. */
  | OlderMet

/**
 * Takes in one message: reads, judges, finds whose it is, stores it with its answer and tells the others, in one commit. The
 * same letter again gets the same code; when anything of ours fails nothing is kept and the sender is asked to come again.
 */
export async function receive(shell: Shell, incoming: Incoming): Promise<Receipt> {
  const older = olderFormatOf(incoming.bytes)
  if (older !== undefined) return receiveOlder(shell, incoming, older)
  const read = await readAndJudge(shell, incoming)
  if (!read.ok) return { kind: 'turned-away', refusal: read.refusal, issues: [] }
  const { format, judged } = read.value
  try {
    return await takeInWithOthers(shell, { incoming, judged, format })
  } catch (fault) {
    if (isDatabaseAway(fault))
      shell.log.warn({ fault }, 'a message could not be stored; its sender is asked to send it again')
    else shell.log.error({ fault }, 'a message met a fault of ours; its sender is asked to send it again')
    const issue: Issue = { rule: 'mailbox-away', expression: 'Bundle' }
    const acknowledgement = answerTo(judged.outside, 'transient-error', [issue], newAnswerIds(shell))
    if (acknowledgement === undefined || judged.standard === 'acknowledgement') throw fault
    return { kind: 'answered', acknowledgement, format, isRepeat: false }
  }
}

interface Caller {
  readonly shell: Shell
  readonly arrival: Arrival
}

const turns = new WeakMap<Database, (caller: Caller) => Promise<Receipt>>()

/** Letters that arrive at the same moment share a commit: a national distributor delivers in bursts. */
export function takeInWithOthers(shell: Shell, arrival: Arrival): Promise<Receipt> {
  let turn = turns.get(shell.db)
  if (turn === undefined) {
    turn = gather(takeInTogether, { most: 64, atOnce: 2 })
    turns.set(shell.db, turn)
  }
  return turn({ shell, arrival })
}

async function takeInTogether(callers: readonly Caller[]): Promise<readonly Receipt[]> {
  const arrivals = callers.map(({ arrival }) => arrival)
  return callers[0] === undefined ? [] : takeIn(callers[0].shell, arrivals)
}
