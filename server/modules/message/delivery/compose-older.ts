import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { OlderFormat, OlderLetter } from '../domain/legacy/facts.ts'
import { judgeOlderMessage } from '../domain/legacy/judge-older.ts'
import { olderFormatOf, printOlder, readOlder } from '../domain/legacy/older-message.ts'
import { shortId } from '../domain/legacy/receipt-of.ts'
import { wallTimeOf, wallTimeWithSeconds } from '../domain/legacy/wall-time.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'
import type { CitizenFacts } from '../domain/profiles/medcom/people.ts'
import { loadGrading } from '../grading.ts'
import { olderContentTypes } from '../use-cases/print-older-answer.ts'
import type { LetterBreaksRules, Written } from './compose.ts'
import type { OlderContent } from './letter-content.ts'

interface OlderToWrite {
  readonly content: OlderContent
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly citizen: CitizenFacts
  readonly format: OlderFormat
  /** A UUID, of which the number of letter and envelope is made. */
  readonly id: string
  readonly sentAt: Instant
}

/** The version of each kind that we write: the newest there is a schema for. */
const versions: Readonly<Record<OlderContent['standard'], string>> = {
  'admission-report': 'D1630C',
  'discharge-letter': 'D0133L',
  'discharge-report': 'D1830C',
  'finished-treatment': 'D1930C',
  'municipal-contacts': 'D1431C',
  referral: 'H0130R',
}

/**
 * Writes an older letter as its receiver takes it, read again and judged by the rules for what we send. Its envelope has the number
 * of the letter, so that a receipt of the envelope alone is known too.
 */
export async function composeOlder(letter: OlderToWrite): Promise<Result<Written, LetterBreaksRules>> {
  const letterId = shortId(letter.id)
  const bytes = printOlder(letterOf(letter, letterId), letter.format)
  if (!bytes.ok) return refused('letter-breaks-rules', { rules: [{ rule: bytes.refusal.code }] })
  const format = olderFormatOf(bytes.value)
  const read = format && readOlder(bytes.value, format, { bytes: bytes.value.length, depth: 30 })
  if (!read?.ok) throw new Error('a letter of ours cannot be read')
  const [judged] = judgeOlderMessage(read.value, await loadGrading(), 'whenSending')
  const broken = judged === undefined ? [] : judged.blocking
  if (broken.length > 0)
    return refused('letter-breaks-rules', {
      rules: broken.map(({ rule, expression }) => ({ rule, expression })),
    })
  return ok({
    letterId,
    bytes: bytes.value,
    contentType: olderContentTypes[letter.format],
    code: letter.content.standard === 'referral' ? letter.content.to : null,
    threadId: null,
  })
}

function letterOf(
  { content, sender, receiver, citizen, sentAt }: OlderToWrite,
  letterId: string,
): OlderLetter {
  const { standard, episodeId, senderDetails, citizenDetails, ...body } = content
  const [number] = citizen.numbers
  const episode = episodeId?.split('|').at(-1)?.replaceAll('-', '').slice(0, 35)
  const isNotice = standard === 'municipal-contacts'
  return {
    ...body,
    kind: standard,
    envelope: { envelopeId: letterId, sentAt: wallTimeOf(sentAt), asksReceipt: true },
    letter: {
      letterId,
      version: versions[standard],
      writtenAt: isNotice ? wallTimeWithSeconds(sentAt) : wallTimeOf(sentAt),
      status: 'new',
      ...(isNotice ? { noticeId: episode ?? letterId } : episode !== undefined && { episodeId: episode }),
    },
    sender: { ...placeOf(sender), ...senderDetails },
    receiver: placeOf(receiver),
    citizen: {
      number: { kind: number?.kind === 'cpr' ? 'cpr' : 'replacement', value: number?.value ?? '' },
      ...(!isNotice && { family: citizen.family ?? '_' }),
      ...(!isNotice && citizen.given.length > 0 && { given: citizen.given.join(' ') }),
      ...citizenDetails,
    },
  } as OlderLetter
}

/** The longest name of a unit the older formats have room for; the number beside it is what counts. */
const longestName = 35

function placeOf({ sor, gln, name }: MailboxFacts) {
  return {
    gln,
    number: sor === '' ? { value: gln, kind: 'mailbox' as const } : { value: sor, kind: 'sor' as const },
    ...(name && { name: name.slice(0, longestName).trim() }),
  }
}
