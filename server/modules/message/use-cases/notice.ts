import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Unit } from '../../organisation/index.ts'
import type { Issue } from '../domain/issue.ts'
import type { Judged } from '../domain/judge.ts'
import type { OlderAdmissionNotice, OlderDischargeNotice } from '../domain/legacy/facts.ts'
import { olderFormatOf, readOlder } from '../domain/legacy/older-message.ts'
import type { NoticeSurroundings } from '../domain/legacy/siblings.ts'
import { instantOf } from '../domain/legacy/wall-time.ts'
import { findNoticeOriginal, type NoticeOriginal } from '../store/notices.ts'
import { senderKeyOf } from '../store.ts'
import { readingLimits } from './reading-limits.ts'
import type { Whose } from './whose.ts'

type Notice = OlderAdmissionNotice | OlderDischargeNotice

/** The notice of admission or discharge in a letter of the older formats, if it is one. */
export function noticeIn({ older }: Judged): Notice | undefined {
  const letter = older?.letter
  return letter?.kind === 'admission-notice' || letter?.kind === 'discharge-notice' ? letter : undefined
}

/**
 * What a notice does not say and must be known to tell of a stay: the hospital's SOR code, and for all but a new admission the
 * admission it belongs to. That is the notice it names, else the citizen's last one from the same mailbox. Undefined when
 * something of it is not known: a person must then look at the notice.
 */
export async function findNoticeSurroundings(
  shell: Shell,
  judged: Judged,
  known: {
    readonly citizenId: CitizenId | undefined
    readonly sender: Unit | undefined
    readonly receiver: Unit | undefined
  },
): Promise<NoticeSurroundings | undefined> {
  const notice = noticeIn(judged)
  if (notice === undefined || known.citizenId === undefined) return undefined
  const { number } = notice.sender
  const senderSor = number?.kind === 'sor' ? number.value : known.sender?.sor
  if (senderSor == null) return undefined
  // Where the register has none for our own unit, nobody needs it: the unit itself is told.
  const numbers = { senderSor, receiverSor: known.receiver?.sor ?? '' }
  if (notice.kind === 'admission-notice' && notice.letter.status === 'new') return numbers
  const senderKey = senderKeyOf(judged.outside)
  const { letterId, noticeId } = notice.letter
  const named =
    noticeId === letterId
      ? undefined
      : await findNoticeOriginal(shell, { citizenId: known.citizenId, senderKey, letterId: noticeId })
  const original = named ?? (await lastAdmission(shell, notice, known.citizenId, senderKey))
  const admission = original && admissionIn(shell, original)
  return admission && { ...numbers, admission }
}

/** A correction or cancellation must name its notice; only a discharge is of the last admission. */
function lastAdmission(
  shell: Shell,
  { kind, letter }: Notice,
  citizenId: CitizenId,
  senderKey: string,
): Promise<NoticeOriginal | undefined> {
  return kind === 'discharge-notice' && letter.status === 'new'
    ? findNoticeOriginal(shell, { citizenId, senderKey })
    : Promise.resolve(undefined)
}

function admissionIn(shell: Shell, { letterId, original }: NoticeOriginal): NoticeSurroundings['admission'] {
  const format = olderFormatOf(original)
  const read = format && readOlder(original, format, readingLimits(shell))
  const facts = read?.ok ? read.value.letters.find((one) => one.letterId === letterId)?.facts : undefined
  return facts?.kind === 'admission-notice'
    ? { noticeId: facts.letter.noticeId, at: instantOf(facts.at) }
    : undefined
}

/** The issue of a notice that cannot be told of a stay, since something it needs is not known. */
export function lackingOf(
  judged: Judged,
  { citizenId, notice }: Pick<Whose, 'citizenId' | 'notice'>,
): {
  readonly lacks?: Issue
} {
  if (noticeIn(judged) === undefined || citizenId === undefined || notice !== undefined) return {}
  return { lacks: { rule: 'older-notice-unplaced', expression: judged.older?.format ?? '' } }
}
