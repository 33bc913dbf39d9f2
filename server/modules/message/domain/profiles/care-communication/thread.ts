import type {
  CareAttachmentFacts,
  CareCommunicationFacts,
  CareHistoryStep,
  EarlierCareLetter,
  TextSegmentFacts,
} from './facts.ts'

/** The parts of a letter that make a thread; a letter as it is told to others has them too. */
export type LetterOfThread = Pick<
  CareCommunicationFacts,
  'letterId' | 'sentAt' | 'activity' | 'sender' | 'segments' | 'added' | 'follows' | 'history'
> & {
  readonly attachments: readonly CareAttachmentFacts[]
  /** It came in an older format, where letter ids count for one sender only. */
  readonly isOlder?: boolean
}

/** What was written and sent before the next letter of a thread, in order of time. */
export interface CareThread {
  readonly segments: readonly TextSegmentFacts[]
  readonly attachments: readonly CareAttachmentFacts[]
  readonly steps: readonly CareHistoryStep[]
}

/** What the next letter of a thread carries on from those before it. */
export interface CareThreadBefore extends CareThread {
  readonly follows: EarlierCareLetter
}

/** A letter as a step in the history of those after it. */
export function stepOf(letter: LetterOfThread): CareHistoryStep {
  const { letterId, sentAt, activity, sender: by, added, follows } = letter
  return { letterId, sentAt, activity, by, added, ...(follows && { follows }) }
}

/**
 * Folds the letters of a thread, whatever order they came in, into what was written and by whom. A segment or a sending that
 * several letters carry is there once; a late letter takes its place by time; two replies to the same letter both stay. On
 * equal times the thread's starter comes first (messages, section 5).
 */
export function foldThread(letters: readonly LetterOfThread[]): CareThread {
  const ordered = letters.toSorted(byTime)
  const steps = new Map<string, CareHistoryStep>()
  // What the sender of a letter tells of it goes before what later letters repeat.
  for (const letter of ordered)
    for (const step of [...letter.history, stepOf(letter)])
      if (!steps.has(step.letterId) || step.letterId === letter.letterId) steps.set(step.letterId, step)
  const stepsInOrder = [...steps.values()].toSorted(byTime)
  const [first] = stepsInOrder
  const isStarters = ({ assigner }: { readonly assigner?: CareHistoryStep['by'] }): boolean =>
    assigner !== undefined && first !== undefined && isSameSender(assigner, first.by)
  const inOrder = <One extends TextSegmentFacts | CareAttachmentFacts>(all: readonly One[]): One[] =>
    all.toSorted((a, b) => byTime(a, b) || Number(isStarters(b)) - Number(isStarters(a)))
  return {
    segments: inOrder(onlyOnce(ordered.flatMap(({ segments }) => segments))),
    attachments: inOrder(onlyOnce(ordered.flatMap(({ attachments }) => attachments))),
    steps: stepsInOrder,
  }
}

/** The last sending of a thread: the only one that may be answered, also when it is one's own. */
export function latestOf(letters: readonly LetterOfThread[]): LetterOfThread | undefined {
  return letters.toSorted(byTime).at(-1)
}

/** What a reply takes over from the letter it answers. Category and topic may be changed by whoever writes it. */
export type ReplyFrame = Pick<
  CareCommunicationFacts,
  'threadId' | 'category' | 'topic' | 'episodeId' | 'specificSender' | 'specificRecipient'
>

/**
 * The frame of a reply to a letter: the same thread, the episode identifier returned, and the specific sender of a letter that
 * came to us as the specific recipient. After one's own letter it goes to whom that went.
 */
export function frameOfReply(answered: ReplyFrame, isOwn: boolean): ReplyFrame {
  const { threadId, category, topic, episodeId } = answered
  const specificRecipient = isOwn ? answered.specificRecipient : answered.specificSender
  const specificSender = isOwn ? answered.specificSender : answered.specificRecipient
  return {
    threadId,
    category,
    ...(topic && { topic }),
    ...(episodeId && { episodeId }),
    ...(specificSender && { specificSender }),
    ...(specificRecipient && { specificRecipient }),
  }
}

/**
 * What a reply carries: every text and every sending before it, and each file that was sent by its identifier, time and title
 * alone, without bytes or link (messages, section 5).
 */
export function carryInReply(letters: readonly LetterOfThread[]): CareThreadBefore | undefined {
  const answered = latestOf(letters)
  if (answered === undefined) return undefined
  const { segments, attachments, steps } = foldThread(letters)
  return {
    segments,
    attachments: attachments.map(withoutContent),
    steps,
    follows: followedAs(answered),
  }
}

/**
 * What a forwarding carries: the whole thread, or the sendings that were chosen with all their texts and all their files, so
 * that a file is never dropped alone. The files are sent again with their bytes.
 */
export function carryInForward(
  letters: readonly LetterOfThread[],
  forwarded: string,
  chosen?: ReadonlySet<string>,
): CareThreadBefore {
  const { segments, attachments, steps } = foldThread(letters)
  const letter = letters.find(({ letterId }) => letterId === forwarded)
  const carried = chosen === undefined ? steps : steps.filter(({ letterId }) => chosen.has(letterId))
  const added = new Set(carried.flatMap((step) => step.added))
  const isCarried = ({ id }: { readonly id?: string }): boolean =>
    chosen === undefined || (id !== undefined && added.has(id))
  return {
    segments: segments.filter(isCarried),
    attachments: attachments.filter(isCarried),
    steps: carried,
    follows: letter === undefined ? { letterId: forwarded } : followedAs(letter),
  }
}

/** How a letter is named by the one after it. */
function followedAs({ letterId, isOlder, sender }: LetterOfThread): EarlierCareLetter {
  return { letterId, ...(isOlder && sender.gln && { olderGln: sender.gln }) }
}

/** A file that was sent before: known again by its identifier. */
function withoutContent(attachment: CareAttachmentFacts): CareAttachmentFacts {
  const { data: _data, url: _url, contentType: _type, ...known } = attachment
  return known
}

function onlyOnce<One extends TextSegmentFacts | CareAttachmentFacts>(all: readonly One[]): One[] {
  const found = new Map<string, One>()
  for (const one of all) {
    const key = one.id ?? ('text' in one ? `${one.sentAt} ${one.text}` : `${one.sentAt} ${one.title}`)
    const known = found.get(key)
    if (known === undefined || (hasContent(one) && !hasContent(known))) found.set(key, one)
  }
  return [...found.values()]
}

function hasContent(one: TextSegmentFacts | CareAttachmentFacts): boolean {
  return 'text' in one || one.data !== undefined || one.url !== undefined
}

function isSameSender(a: CareHistoryStep['by'], b: CareHistoryStep['by']): boolean {
  return a.sor === undefined ? a.gln !== undefined && a.gln === b.gln : a.sor === b.sor
}

function byTime(a: { readonly sentAt: string }, b: { readonly sentAt: string }): number {
  return a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0
}
