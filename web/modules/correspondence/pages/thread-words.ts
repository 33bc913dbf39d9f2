import type {
  CorrespondenceLetterView,
  CorrespondenceRowView,
  CorrespondentView,
  SegmentView,
  ThreadView,
} from '../../../../contract/correspondence.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text, useText } from '../../../ui/text.tsx'
import { talkTexts } from './texts.ts'

type Say = ReturnType<typeof useText>

/** What every list knows of a thread: its row in an inbox, or on the citizen's page. */
export type ThreadLine = Pick<
  CorrespondenceRowView,
  | 'threadId'
  | 'correspondents'
  | 'latest'
  | 'letters'
  | 'unread'
  | 'isUnreadLong'
  | 'hasAttachments'
  | 'answerWanted'
  | 'parts'
>

/** What is said lies in the one part of its kind; undefined when the reader may see none of it. */
export function partOf<Part>(parts: {
  readonly REC: Part | null
  readonly PSY: Part | null
  readonly SOC: Part | null
}): Part | undefined {
  return parts.REC ?? parts.PSY ?? parts.SOC ?? undefined
}

/** The side the reader talks with: who wrote last, or whom we wrote to. */
export function otherSide({ latest }: Pick<ThreadLine, 'latest'>): CorrespondentView {
  return latest.isMine ? latest.to : latest.from
}

interface Subject {
  readonly category: { readonly name: Text }
  readonly topic: string | null
}

/** "Medicin: dosis af Furix", or the category alone. */
export function subjectWords(t: Say, { category, topic }: Subject): string {
  return topic ? t(talkTexts.about, { category: t(category.name), topic }) : t(category.name)
}

export const activityWords: Readonly<Record<CorrespondenceLetterView['activity'], Text>> = {
  new: talkTexts.isNew,
  reply: talkTexts.isReply,
  forward: talkTexts.isForward,
}

type Delivery = CorrespondenceLetterView['delivery']

export const deliveryStates: Readonly<
  Record<Delivery['state'], { readonly tone: Tone; readonly text: Text } | undefined>
> = {
  inside: { tone: 'success', text: talkTexts.inside },
  waiting: { tone: 'warning', text: talkTexts.waiting },
  delivered: { tone: 'success', text: talkTexts.deliveredShort },
  failed: { tone: 'danger', text: talkTexts.failed },
  received: undefined,
}

/** A text or file that stands by itself in the thread, or a letter with what was added in it. */
export type ThreadEntry =
  | {
      readonly key: string
      readonly letter: CorrespondenceLetterView
      readonly segments: readonly SegmentView[]
    }
  | { readonly key: string; readonly letter?: undefined; readonly segments: readonly SegmentView[] }

/**
 * The thread from the oldest to the newest: letters in the order the server gives, and between them, by their time, what only a
 * later letter has told us of.
 */
export function threadEntries(
  thread: Pick<ThreadView, 'lettersByTime'>,
  segments: readonly SegmentView[],
): readonly ThreadEntry[] {
  const known = new Set(thread.lettersByTime.map(({ letterId }) => letterId))
  const isHomeless = ({ letterId }: SegmentView) => letterId === null || !known.has(letterId)
  // A text and the files that came with it have the same sender and moment; more is not known of them.
  const together = Map.groupBy(
    segments.filter(isHomeless),
    ({ organisation, sentAt }) => `${sentAt} ${organisation ?? ''}`,
  )
  const earlier: ThreadEntry[] = [...together].map(([key, those]) => ({ key, segments: those }))
  const entries: ThreadEntry[] = []
  for (const letter of thread.lettersByTime) {
    const entry: ThreadEntry = {
      key: letter.letterId,
      letter,
      segments: segments.filter(({ letterId }) => letterId === letter.letterId),
    }
    while (earlier[0] !== undefined && timeOf(earlier[0]) <= timeOf(entry))
      entries.push(...earlier.splice(0, 1))
    entries.push(entry)
  }
  return [...entries, ...earlier]
}

function timeOf({ letter, segments }: ThreadEntry): number {
  return Date.parse(letter?.sentAt ?? segments[0]?.sentAt ?? '')
}

/** "PDF, 1,2 MB". */
export function fileWords(
  t: Say,
  contentType: string | null,
  bytes: number | null,
  language: string,
): string {
  const kind =
    contentType === 'application/pdf'
      ? t(talkTexts.pdf)
      : contentType?.startsWith('image/')
        ? `${t(talkTexts.picture)} (${(contentType.slice(6).split('+')[0] ?? '').toUpperCase()})`
        : t(talkTexts.file)
  return bytes === null ? kind : `${kind}, ${sizeWords(bytes, language)}`
}

export function sizeWords(bytes: number, language: string): string {
  const isSmall = bytes < 1_000_000
  const number = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(Math.max(isSmall ? 1 : 0, bytes / (isSmall ? 1_000 : 1_000_000)))
  return `${number} ${isSmall ? 'kB' : 'MB'}`
}
