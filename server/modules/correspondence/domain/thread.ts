import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { By, ThreadEvent, ThreadEventOf } from './event.ts'
import {
  type Attachment,
  type EarlierSending,
  type Failure,
  isSameOrganisation,
  isSameSide,
  type Letter,
  type LetterId,
  type LetterKind,
  type Numbers,
  type Side,
  type TextSegment,
} from './letter.ts'

/** How far a letter has come. */
export interface Delivery {
  readonly state: 'inside' | 'waiting' | 'delivered' | 'failed' | 'received'
  readonly at: Instant | null
  readonly reason: Failure | null
}

/** A letter in its place among the others. */
export interface LetterInThread extends Letter {
  /** The letter of the thread that it answers or forwards. */
  readonly answers: LetterId | null
  /** Another letter answers the same one. */
  readonly isParallel: boolean
  /** Something newer was in the thread when it came. */
  readonly isLate: boolean
  readonly delivery: Delivery
  /** Who has read it, in the unit it was sent to. */
  readonly readBy: { readonly at: Instant; readonly by: By } | null
}

/** A text or a file of the thread, with the letter it was added in and the organisation that sent it. */
export interface InThread {
  readonly letterId: LetterId | null
  readonly organisation: Numbers | null
}
export type Segment =
  | (TextSegment & InThread & { readonly kind: 'text' })
  | (Attachment & InThread & { readonly kind: 'attachment' })

/** Somebody wants an answer to a letter, and has not got it. */
export interface AnswerWish {
  readonly letterId: LetterId
  /** Who is to answer, and whom. */
  readonly by: Side
  readonly to: Side
  /** The one who is to answer has it in an inbox here. */
  readonly isInside: boolean
  readonly dueAt: Instant
  readonly basis: 'setting' | 'person'
  readonly source: Bilingual | null
  readonly since: Instant
  /** Somebody has been asked to act, since it is late. */
  readonly isTold: boolean
}

/** A correspondence about one citizen as it stands. */
export interface Thread {
  /** By time; at the same time the thread's starter first. */
  readonly letters: readonly LetterInThread[]
  readonly segments: readonly Segment[]
  readonly kind: LetterKind
  readonly wish: AnswerWish | null
  /** How many things have happened: what a reader has seen. */
  readonly version: number
}

/** The strictest kind counts for the whole thread: its texts go on in every letter. */
const strictest: readonly LetterKind[] = ['PSY', 'SOC', 'REC']

/**
 * Adds up a thread. Letters come in any order and carry what was written before them: whatever the order, the thread is the same.
 * A letter that came twice is there once; a late one takes its place by its time; two answers to one letter both stay; a text only a
 * later letter tells of is shown too (messages, section 5). Throws when there is no letter.
 */
export function fold(events: readonly ThreadEvent[]): Thread {
  const kept = onlyFirst(ofType(events, 'letter-kept').map(({ letter }) => letter))
  const sendings = sendingsOf(kept)
  const starter = starterOf(sendings)
  const ordered = kept.toSorted((a, b) => compareLetters(a, b, starter))
  const placed = placeAll(events, kept, ordered)
  const [first] = placed
  if (first === undefined) throw new Error('a thread without a letter')
  return {
    letters: placed,
    segments: segmentsOf(ordered, sendings, starter),
    kind: strictest.find((kind) => kept.some((letter) => letter.kind === kind)) ?? 'PSY',
    wish: wishOf(events, placed),
    version: events.length,
  }
}

/** The letter the thread now ends with: the only one that may be answered, also when it is one's own. */
export function latestOf({ letters }: Pick<Thread, 'letters'>): LetterInThread {
  const latest = letters.at(-1)
  if (latest === undefined) throw new Error('a thread without a letter')
  return latest
}

/** The same letter: by our name for it, or by its sender's. */
export function isSameLetter(a: Letter, b: Letter): boolean {
  return a.letterId === b.letterId || (a.sentAs === b.sentAs && isSameSide(a.from, b.from))
}

/** The letters a unit was sent and nobody there has read. */
export function unreadBy(
  thread: Pick<Thread, 'letters'>,
  unitIds: readonly OrganisationId[],
): LetterInThread[] {
  return thread.letters.filter(
    ({ to, readBy }) => readBy === null && to.unitId !== null && unitIds.includes(to.unitId),
  )
}

/** Everybody who has sent or received, in the order they came in. */
export function sidesOf({ letters }: Pick<Thread, 'letters'>): Side[] {
  const sides: Side[] = []
  for (const side of letters.flatMap(({ from, to }) => [from, to]))
    if (!sides.some((one) => isSameSide(one, side))) sides.push(side)
  return sides
}

/** Whom an answer now goes to: the other side of the latest letter, seen from the units that answer. */
export function answerGoesTo(
  thread: Pick<Thread, 'letters'>,
  unitIds: readonly OrganisationId[],
): { readonly from: Side; readonly to: Side } | undefined {
  const { from, to } = latestOf(thread)
  const isOurs = ({ unitId }: Side) => unitId !== null && unitIds.includes(unitId)
  // Between two units of one's own it goes back to the sender.
  if (isOurs(to)) return { from: to, to: from }
  return isOurs(from) ? { from, to } : undefined
}

function ofType<Type extends ThreadEvent['type']>(
  events: readonly ThreadEvent[],
  type: Type,
): ThreadEventOf<Type>[] {
  return events.filter((event): event is ThreadEventOf<Type> => event.type === type)
}

function onlyFirst(letters: readonly Letter[]): Letter[] {
  const found: Letter[] = []
  for (const letter of letters) if (!found.some((one) => isSameLetter(one, letter))) found.push(letter)
  return found
}

/** Every sending the letters tell of; what a letter says of itself goes before what others say of it. */
function sendingsOf(letters: readonly Letter[]): EarlierSending[] {
  const own = letters.map(sendingOf)
  const told = letters.flatMap(({ history }) => history)
  const found: EarlierSending[] = []
  for (const one of [...own, ...told.toSorted(compareSendings)])
    if (!found.some((other) => isSameSending(other, one))) found.push(one)
  return found
}

function sendingOf({ sentAs, sentAt, activity, from, added, follows }: Letter): EarlierSending {
  return { sentAs, sentAt, activity, by: from, added, ...(follows !== undefined && { follows }) }
}

function isSameSending(a: EarlierSending, b: EarlierSending): boolean {
  return a.sentAs === b.sentAs && (isSameOrganisation(a.by, b.by) || a.sentAt === b.sentAt)
}

function compareSendings(a: EarlierSending, b: EarlierSending): number {
  return (
    compareText(a.sentAt, b.sentAt) || compareText(a.sentAs, b.sentAs) || compareText(idOf(a.by), idOf(b.by))
  )
}

/** Who began the thread: the earliest sender; at the same moment whoever did not answer somebody. */
function starterOf(sendings: readonly EarlierSending[]): Numbers | undefined {
  const [first] = sendings.toSorted(
    (a, b) =>
      compareText(a.sentAt, b.sentAt) ||
      Number(a.activity === 'reply') - Number(b.activity === 'reply') ||
      compareSendings(a, b),
  )
  return first?.by
}

function isOf(starter: Numbers | undefined, one: Numbers | null | undefined): boolean {
  return starter !== undefined && one !== null && one !== undefined && isSameOrganisation(starter, one)
}

function compareLetters(a: Letter, b: Letter, starter: Numbers | undefined): number {
  return (
    compareText(a.sentAt, b.sentAt) ||
    Number(isOf(starter, b.from)) - Number(isOf(starter, a.from)) ||
    // An answer written in the same moment stands after what it answers.
    Number(a.follows === b.sentAs) - Number(b.follows === a.sentAs) ||
    compareText(a.sentAs, b.sentAs) ||
    compareText(idOf(a.from), idOf(b.from))
  )
}

function placeAll(events: readonly ThreadEvent[], kept: readonly Letter[], ordered: readonly Letter[]) {
  const told = new Map(ofType(events, 'delivery-told').map((one) => [one.letterId, one]))
  const readers = readersOf(events)
  return ordered.map((letter): LetterInThread => {
    const answered = answeredBy(letter, ordered)
    return {
      ...letter,
      answers: answered?.letterId ?? null,
      isParallel:
        letter.follows !== undefined &&
        ordered.some((other) => other !== letter && answeringSame(other, letter, ordered)),
      isLate: kept.slice(0, kept.indexOf(letter)).some(({ sentAt }) => sentAt > letter.sentAt),
      delivery: deliveryOf(letter, told.get(letter.letterId)),
      readBy: readers.get(letter.letterId) ?? null,
    }
  })
}

/** The letter of the thread this one answers. Ids of letters count for one sender: with two of a name, the one sent to us before. */
function answeredBy(letter: Letter, ordered: readonly Letter[]): Letter | undefined {
  if (letter.follows === undefined) return undefined
  return ordered.find((other) => other !== letter && other.sentAs === letter.follows)
}

function answeringSame(other: Letter, letter: Letter, ordered: readonly Letter[]): boolean {
  if (other.activity === 'forward' || letter.activity === 'forward' || other.follows !== letter.follows)
    return false
  return answeredBy(other, ordered) === answeredBy(letter, ordered)
}

function deliveryOf(letter: Letter, told: ThreadEventOf<'delivery-told'> | undefined): Delivery {
  if (letter.direction === 'in') return { state: 'received', at: letter.receivedAt, reason: null }
  if (letter.direction === 'inside') return { state: 'inside', at: letter.receivedAt, reason: null }
  return told === undefined
    ? { state: 'waiting', at: null, reason: null }
    : { state: told.state, at: told.at, reason: told.reason }
}

/** Who last read each letter; one made unread again has no reader. */
function readersOf(events: readonly ThreadEvent[]): Map<LetterId, { at: Instant; by: By }> {
  const readers = new Map<LetterId, { at: Instant; by: By }>()
  for (const event of events) {
    if (event.type === 'unread') readers.delete(event.letterId)
    if (event.type !== 'read') continue
    for (const letterId of event.letterIds)
      if (!readers.has(letterId)) readers.set(letterId, { at: event.at, by: event.by })
  }
  return readers
}

/** Texts and files in the order of their times, each once; with its content where any letter had it. */
function segmentsOf(
  ordered: readonly Letter[],
  sendings: readonly EarlierSending[],
  starter: Numbers | undefined,
): Segment[] {
  const letterOf = new Map(
    ordered.toReversed().flatMap((letter) => letter.added.map((id) => [id, letter] as const)),
  )
  const sendingsInOrder = sendings.toSorted(compareSendings).toReversed()
  const sendingWith = new Map(sendingsInOrder.flatMap((one) => one.added.map((id) => [id, one] as const)))
  const placeOf = (one: TextSegment | Attachment): InThread => ({
    letterId: letterOf.get(one.id)?.letterId ?? null,
    organisation: sendingWith.get(one.id)?.by ?? one.assigner ?? null,
  })
  const texts = new Map<string, TextSegment>()
  const files = new Map<string, Attachment>()
  for (const { segments, attachments } of ordered) {
    for (const one of segments) if (!texts.has(one.id)) texts.set(one.id, one)
    for (const one of attachments) if (contentOf(one) > contentOf(files.get(one.id))) files.set(one.id, one)
  }
  const all: Segment[] = [
    ...[...texts.values()].map((one) => ({ ...one, ...placeOf(one), kind: 'text' as const })),
    ...[...files.values()].map((one) => ({ ...one, ...placeOf(one), kind: 'attachment' as const })),
  ]
  const place = new Map(ordered.map(({ letterId }, index) => [letterId, index]))
  return all.toSorted(
    (a, b) =>
      compareText(a.sentAt, b.sentAt) ||
      Number(isOf(starter, b.organisation)) - Number(isOf(starter, a.organisation)) ||
      (place.get(a.letterId as LetterId) ?? -1) - (place.get(b.letterId as LetterId) ?? -1) ||
      Number(a.kind === 'attachment') - Number(b.kind === 'attachment') ||
      compareText(a.id, b.id),
  )
}

function contentOf(one: Attachment | undefined): number {
  if (one === undefined) return 0
  if (one.file?.in === 'files') return 4
  if (one.file !== undefined) return 3
  return one.url === undefined ? 1 : 2
}

/** The last wish that nobody has taken back and the one asked has not answered since. */
function wishOf(events: readonly ThreadEvent[], letters: readonly LetterInThread[]): AnswerWish | null {
  const last = events.findLast(({ type }) => type === 'answer-wanted' || type === 'answer-not-wanted')
  if (last?.type !== 'answer-wanted') return null
  const letter = letters.find(({ letterId }) => letterId === last.letterId)
  if (letter === undefined) return null
  const isAnswered = letters.some(
    (one) =>
      one.activity !== 'forward' &&
      !isSameSide(one.from, letter.from) &&
      // A ward may answer from the mailbox of its hospital: then what it says it answers counts.
      (one.follows === letter.sentAs || (one.sentAt > letter.sentAt && isSameSide(one.from, letter.to))),
  )
  if (isAnswered) return null
  const isTold = ofType(events.slice(events.indexOf(last)), 'answer-overdue').length > 0
  const { dueAt, basis, source, at } = last
  const { letterId, from, to, direction } = letter
  return {
    letterId,
    by: to,
    to: from,
    isInside: direction !== 'out' && to.unitId !== null,
    dueAt,
    basis,
    source,
    since: at,
    isTold,
  }
}

function idOf({ sor, gln, name }: Numbers): string {
  return sor ?? gln ?? name ?? ''
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
