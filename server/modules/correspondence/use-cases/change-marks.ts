import type { ThreadView } from '../../../../contract/correspondence.ts'
import { instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { answerWantedOf } from '../answer-due.ts'
import type { By, ThreadEvent } from '../domain/event.ts'
import { type Barrier, barrierTo, ownUnitIn, receivedBy, type ThreadDeed } from '../domain/may.ts'
import { latestOf, unreadBy } from '../domain/thread.ts'
import { type AnswerWanted, checkAnswerWanted } from '../domain/write.ts'
import { keep } from '../keep.ts'
import { lockCitizen } from '../store.ts'
import {
  type DeedOnThread,
  type OpenThread,
  openThread,
  type ThreadUnknown,
  viewOpen,
} from './open-thread.ts'

export type MarkRefused = ThreadUnknown | Refusal<Barrier | 'answer-due-in-the-past'>

/** The own units have read what they were sent, as far as the reader saw. What came since stays unread. */
export function markRead(
  shell: Shell,
  on: DeedOnThread,
  version: number,
): Promise<Result<ThreadView, MarkRefused>> {
  return mark(shell, on, 'markRead', async ({ thread, history, doer }, by, at) => {
    const seen = new Set(
      history
        .slice(0, version)
        .flatMap((event) => (event.type === 'letter-kept' ? [event.letter.letterId] : [])),
    )
    const unread = unreadBy(thread, doer.unitIds).filter(({ letterId }) => seen.has(letterId))
    const units = new Set(unread.map(({ to }) => to.unitId))
    return ok(
      [...units].flatMap((unitId): ThreadEvent[] =>
        unitId === null
          ? []
          : [
              {
                type: 'read',
                at,
                unitId,
                letterIds: unread.filter(({ to }) => to.unitId === unitId).map(({ letterId }) => letterId),
                by,
              },
            ],
      ),
    )
  })
}

/** The latest letter to the own units that was read is unread again. */
export function markUnread(shell: Shell, on: DeedOnThread): Promise<Result<ThreadView, MarkRefused>> {
  return mark(shell, on, 'markUnread', async ({ thread, doer }, by, at) => {
    const letter = receivedBy(thread, doer.unitIds)
    const unitId = letter?.to.unitId ?? null
    return ok(
      letter === undefined || unitId === null
        ? []
        : [{ type: 'unread', at, unitId, letterId: letter.letterId, by }],
    )
  })
}

/** Whoever was written to last is to answer: by the setting of their kind of place, or until a moment of one's own choice. */
export function wantAnswer(
  shell: Shell,
  on: DeedOnThread,
  dueAt: string | undefined,
): Promise<Result<ThreadView, MarkRefused>> {
  return mark(shell, on, 'wantAnswer', async ({ thread }, by, at) => {
    const { letterId, to } = latestOf(thread)
    const wanted: AnswerWanted =
      dueAt === undefined
        ? await answerWantedOf(shell, to.unitId, at)
        : { dueAt: instant(dueAt), basis: 'person', source: null }
    const checked = checkAnswerWanted(wanted, at)
    return checked.ok ? ok([{ type: 'answer-wanted', at, letterId, ...wanted, by }]) : checked
  })
}

/** No answer is needed any more. */
export function clearAnswer(
  shell: Shell,
  on: DeedOnThread,
  reason: string,
): Promise<Result<ThreadView, MarkRefused>> {
  return mark(shell, on, 'clearAnswer', async (_, by, at) =>
    ok([{ type: 'answer-not-wanted', at, reason, by }]),
  )
}

type Decide = (
  open: OpenThread,
  by: By,
  at: ThreadEvent['at'],
) => Promise<Result<ThreadEvent[], Refusal<'answer-due-in-the-past'>>>

/** The one way a mark is set: may it be done, save, show the thread as it is now. */
function mark(
  shell: Shell,
  on: DeedOnThread,
  deed: ThreadDeed,
  decide: Decide,
): Promise<Result<ThreadView, MarkRefused>> {
  return shell.transaction(async (inner): Promise<Result<ThreadView, MarkRefused>> => {
    const { actor, citizenId, threadId } = on
    await lockCitizen(inner.db, citizenId)
    // A mark changes nothing of what is written: whoever may read the thread and works in it may set it.
    const open = await openThread(inner, on, {
      action: 'read',
      object: `correspondence-${wordOf[deed]}`,
      needs: 'content',
    })
    if (!open.ok) return open
    const { thread, history, doer } = open.value
    const barrier = barrierTo(deed, thread, doer)
    if (barrier !== null) return refused(barrier)
    const unitId = ownUnitIn(thread, doer.unitIds) ?? actor.unitId
    const by: By = { personId: actor.personId, name: actor.name, unitId }
    const events = await decide(open.value, by, inner.clock.now())
    if (!events.ok) return events
    const next = await keep(inner, { citizenId, threadId }, history, events.value)
    return ok(await viewOpen(inner, { ...open.value, thread: next }))
  })
}

const wordOf: Readonly<Record<ThreadDeed, string>> = {
  reply: 'reply',
  forward: 'forward',
  markRead: 'mark-read',
  markUnread: 'mark-unread',
  wantAnswer: 'want-answer',
  clearAnswer: 'clear-answer',
}
