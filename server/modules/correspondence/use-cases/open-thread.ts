import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import { type ThreadView, threadView } from '../../../../contract/correspondence.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import type { AccessAction, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessQuestion, type AccessRefused, allow, onlyLooks, scopeOf } from '../../access/index.ts'
import type { ThreadEvent } from '../domain/event.ts'
import type { ThreadId } from '../domain/letter.ts'
import type { Doer } from '../domain/may.ts'
import { fold, sidesOf, type Thread } from '../domain/thread.ts'
import { withSidesKnownSince } from '../known-since.ts'
import { correspondenceSettings } from '../settings.ts'
import { listDrafts, listHistories } from '../store.ts'
import { unitNames } from '../unit-names.ts'
import { viewThread } from '../view-thread.ts'
import { barrierToReply } from './barrier-to-reply.ts'

/** Which thread, and who wants something of it. */
export interface OnThread<Actor extends SignedInActor = SignedInActor> {
  readonly actor: Actor
  readonly citizenId: CitizenId
  readonly threadId: ThreadId
  /** Why just now, where a rule asks for it. */
  readonly reason?: string | undefined
}
/** Deeds are a professional's own. */
export type DeedOnThread = OnThread<ProfessionalActor>

/** A thread that may be looked at, with all that a page or a deed needs. */
export interface OpenThread {
  readonly on: OnThread
  readonly history: readonly ThreadEvent[]
  readonly thread: Thread
  readonly doer: Doer
  readonly kinds: ReadonlySet<DataKind>
}

/** What a thread is opened for. `envelope`: what it says is shown where it may be; `content`: without it there is nothing to do. */
export interface Opening {
  readonly action: AccessAction
  readonly object: string
  readonly needs: 'envelope' | 'content'
}

export type ThreadUnknown = AccessRefused | Refusal<'thread-unknown'>

/**
 * Asks `access` and reads the thread. To look, it is enough to see that there is a correspondence: what it says is cut for those who
 * may not read it. For a deed the content itself must be open.
 */
export async function openThread(
  shell: Shell,
  on: OnThread,
  asked: Opening,
): Promise<Result<OpenThread, ThreadUnknown>> {
  const { citizenId, threadId } = on
  const history = (await listHistories(shell.db, citizenId, [threadId])).get(threadId)
  const thread = history && fold(history)
  const granted = await askFor(shell, on, thread, asked)
  if (!granted.ok) return granted
  if (history === undefined || thread === undefined) return refused('thread-unknown')
  return ok({
    on,
    history,
    thread: await withSidesKnownSince(shell, thread),
    doer: await doerOf(shell, on.actor),
    kinds: granted.value,
  })
}

async function askFor(
  shell: Shell,
  { actor, citizenId, reason }: OnThread,
  thread: Thread | undefined,
  { action, object, needs }: Opening,
): Promise<Result<ReadonlySet<DataKind>, AccessRefused>> {
  const content = thread?.kind ?? 'REC'
  const isLook = needs === 'envelope'
  const common = {
    actor,
    citizenId,
    purpose: 'treatment',
    action,
    object,
    ...(reason && { reason }),
  } as const
  const [first, ...others] = sourcesOf(thread)
  const granted = await allow(shell, {
    ...common,
    kind: isLook ? 'APP' : content,
    also: [isLook ? content : 'APP'],
    ...(first && { dataFrom: first }),
  })
  if (!granted.ok) return granted
  const kinds = new Set(granted.value.kinds)
  // A citizen may have blocked one of those who wrote, or a time: then the whole is closed, since each letter carries the others.
  for (const dataFrom of kinds.has(content) ? others : []) {
    const also = await allow(shell, { ...common, kind: content, dataFrom })
    if (also.ok) continue
    if (!isLook) return also
    kinds.delete(content)
  }
  return ok(kinds)
}

/** Who has written in the thread, and on which days it began and ended for each. */
function sourcesOf(thread: Thread | undefined): NonNullable<AccessQuestion['dataFrom']>[] {
  if (thread === undefined) return []
  const sources = new Map<string, NonNullable<AccessQuestion['dataFrom']>>()
  for (const { from, sentAt } of thread.letters) {
    const on = danishDateOf(sentAt)
    sources.set(`${from.unitId} ${on}`, { ...(from.unitId && { unitId: from.unitId }), on })
  }
  return [...sources.values()]
}

export async function doerOf(shell: Shell, actor: SignedInActor): Promise<Doer> {
  const isProfessional = actor.kind === 'professional'
  return {
    unitIds: isProfessional ? await scopeOf(shell, actor) : [],
    mayWrite: isProfessional && !(await onlyLooks(actor)),
  }
}

/** The page of a thread as it stands now. */
export async function viewOpen(
  shell: Shell,
  { on, thread, doer, kinds }: Omit<OpenThread, 'history'>,
): Promise<ThreadView> {
  const { actor, citizenId, threadId } = on
  const { categories } = await correspondenceSettings()
  const names = await unitNames(shell, [...sidesOf(thread), ...doer.unitIds.map((unitId) => ({ unitId }))])
  const drafts = actor.kind === 'professional' ? await listDrafts(shell.db, citizenId, actor.personId) : []
  const draftOf = (deed: 'reply' | 'forward') =>
    drafts.find((one) => one.threadId === threadId && one.draft.deed === deed)
  const viewing = { doer, names, categories, now: shell.clock.now() }
  const view = viewThread(threadId, thread, viewing, {
    drafts: { reply: draftOf('reply'), forward: draftOf('forward') },
    replyBarrier:
      actor.kind === 'professional'
        ? await barrierToReply(shell, { ...on, actor }, thread, doer)
        : 'correspondence-not-for-your-work',
  })
  return onlyShown(threadView, view, kinds)
}
