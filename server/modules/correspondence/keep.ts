import { dueAt, type TimeLimit } from '../../../kernel/deadline.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { signal, type Topic } from '../../platform/live.ts'
import { publish } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Relation, replaceRelations } from '../access/index.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor } from '../task/index.ts'
import { type Ask, asksOf } from './domain/asks.ts'
import { type Box, boxesOf } from './domain/box.ts'
import type { ThreadEvent } from './domain/event.ts'
import { fold, latestOf, type Thread } from './domain/thread.ts'
import type { CorrespondenceAnswerOverdue, CorrespondenceReceived, CorrespondenceSent } from './events.ts'
import { insertEvents, saveBoxes, saveThread, type ThreadKey, type ThreadRow } from './store.ts'

/** Whoever is asked to act has this long; then it goes up the ladder as every task does. */
const within: TimeLimit = { amount: 1, unit: 'workday' }

/**
 * Saves what has happened to a thread held by this transaction, and tells: the tie of whoever was written to, who is asked to act,
 * and the screens. A receiver finds the thread in the inbox at the commit, with a right to open it.
 * @param known the history before, empty for a new thread
 */
export async function keep(
  shell: Shell,
  key: ThreadKey,
  known: readonly ThreadEvent[],
  events: readonly ThreadEvent[],
): Promise<Thread> {
  const thread = fold([...known, ...events])
  if (events.length === 0) return thread
  const before = known.length === 0 ? undefined : fold(known)
  const boxes = boxesOf(thread)
  await saveThread(shell.db, rowOf(key, thread))
  await insertEvents(shell.db, key, known.length, events)
  await saveBoxes(shell.db, key, boxes)
  await replaceRelations(shell, [{ citizenId: key.citizenId, sourceId: key.threadId }], tiesOf(key, boxes))
  const at = shell.clock.now()
  await publish(shell, [
    ...letters(key, events, at),
    ...overdue(key, thread, events, at),
    ...asked(key, before, thread, at),
  ])
  await signal(shell, topicsOf(key, boxes))
  return thread
}

/** The thread as lists show it. */
export function rowOf(key: ThreadKey, thread: Thread): ThreadRow {
  const { category, sentAt } = latestOf(thread)
  return {
    ...key,
    kind: thread.kind,
    category,
    latestAt: sentAt,
    letters: thread.letters.length,
    answerDueAt: thread.wish?.dueAt ?? null,
    isAnswerTold: thread.wish?.isTold ?? false,
    version: thread.version,
  }
}

/** What was sent to a unit ties it to the citizen, as a document does. Writing ties nobody: that would be a tie of one's own making. */
function tiesOf({ citizenId, threadId }: ThreadKey, boxes: readonly Box[]): Relation[] {
  return boxes.flatMap(({ unitId, tiedFrom, tiedUntil }): Relation[] =>
    tiedFrom === null
      ? []
      : [
          {
            citizenId,
            unitId,
            kind: 'referral',
            sourceId: threadId,
            from: tiedFrom,
            ...(tiedUntil !== null && { to: tiedUntil }),
          },
        ],
  )
}

function letters({ citizenId, threadId }: ThreadKey, events: readonly ThreadEvent[], at: Instant) {
  return events.flatMap((event): (CorrespondenceReceived | CorrespondenceSent)[] => {
    if (event.type !== 'letter-kept') return []
    const { letterId, direction, from, to } = event.letter
    const told = (type: 'correspondence-received' | 'correspondence-sent', unitId: typeof from.unitId) =>
      unitId === null
        ? []
        : [{ type, citizenId, occurredAt: at, data: { threadId, letterId, unitId } } as const]
    return [
      ...(direction === 'in' ? [] : told('correspondence-sent', from.unitId)),
      ...(direction === 'out' ? [] : told('correspondence-received', to.unitId)),
    ]
  })
}

function overdue(
  { citizenId, threadId }: ThreadKey,
  { wish }: Thread,
  events: readonly ThreadEvent[],
  at: Instant,
): CorrespondenceAnswerOverdue[] {
  const unitId = wish?.isInside ? wish.by.unitId : wish?.to.unitId
  if (!wish || !unitId || !events.some(({ type }) => type === 'answer-overdue')) return []
  const { letterId, dueAt: due } = wish
  return [
    {
      type: 'correspondence-answer-overdue',
      citizenId,
      occurredAt: at,
      data: { threadId, letterId, unitId, dueAt: due },
    },
  ]
}

/** What is asked now and was not before, and what was and is not any more. */
function asked(
  { citizenId, threadId }: ThreadKey,
  before: Thread | undefined,
  after: Thread,
  at: Instant,
): (TaskAskedFor | TaskNoLongerAskedFor)[] {
  const earlier = before === undefined ? [] : asksOf(threadId, before)
  const now = asksOf(threadId, after)
  const isIn = (asks: readonly Ask[], { key }: Ask) => asks.some((one) => one.key === key)
  const common = { citizenId, occurredAt: at }
  return [
    ...now
      .filter((ask) => !isIn(earlier, ask))
      .map(
        (ask): TaskAskedFor => ({
          ...common,
          type: 'task-asked-for',
          data: {
            askedBy: 'correspondence',
            askKey: ask.key,
            serviceCode: ask.serviceCode,
            title: ask.title,
            responsibleId: ask.unitId,
            deadline: dueAt(at, within),
            priority: 'routine',
            reasons: [{ kind: 'fact', text: ask.why, ref: `correspondence:${threadId}` }],
            legal: [],
          },
        }),
      ),
    ...earlier
      .filter((ask) => !isIn(now, ask))
      .map(
        (ask): TaskNoLongerAskedFor => ({
          ...common,
          type: 'task-no-longer-asked-for',
          data: { askedBy: 'correspondence', askKey: ask.key, reason: 'FULFILLED' },
        }),
      ),
  ]
}

function topicsOf({ citizenId }: ThreadKey, boxes: readonly Box[]): Topic[] {
  return [`citizen:${citizenId}`, ...boxes.map(({ unitId }): Topic => `correspondence:${unitId}`)]
}
