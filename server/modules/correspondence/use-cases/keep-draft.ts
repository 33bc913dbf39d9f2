import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { listCorrespondenceDraftsRoute } from '../../../../contract/correspondence.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { kindOf } from '../domain/category.ts'
import type { Draft } from '../domain/draft.ts'
import type { ThreadId } from '../domain/letter.ts'
import { fold } from '../domain/thread.ts'
import { correspondenceSettings } from '../settings.ts'
import * as store from '../store.ts'
import { inPart } from '../view-thread.ts'
import { doerOf } from './open-thread.ts'

export interface OnDraft {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  /** The thread, or an id of the writer's own choice for a new letter. */
  readonly threadId: ThreadId
}

export type DraftRefused = AccessRefused | Refusal<'correspondence-not-for-your-work'>

/** Keeps what somebody is writing: lost by nobody's closed window. */
export async function saveDraft(
  shell: Shell,
  { actor, citizenId, threadId }: OnDraft,
  draft: Draft,
): Promise<Result<{ savedAt: Instant }, DraftRefused>> {
  const { categories } = await correspondenceSettings()
  const history = (await store.listHistories(shell.db, citizenId, [threadId])).get(threadId)
  const written = kindOf(categories, draft.category ?? 'other')
  const kind = history === undefined || written !== 'REC' ? written : fold(history).kind
  const granted = await ask(shell, actor, citizenId, 'write', 'save-correspondence-draft')
  if (!granted.ok) return granted
  const { mayWrite } = await doerOf(shell, actor)
  if (!mayWrite) return refused('correspondence-not-for-your-work')
  const savedAt = shell.clock.now()
  const { personId, unitId } = actor
  await store.saveDraft(shell.db, { citizenId, threadId, personId, unitId, kind, draft, savedAt })
  return ok({ savedAt })
}

/** Throws away what one was writing: one deed, or all that was begun in the thread. */
export async function dropDraft(
  shell: Shell,
  { actor, citizenId, threadId }: OnDraft,
  deed?: Draft['deed'],
): Promise<Result<{ wasThere: boolean }, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, 'write', 'drop-correspondence-draft')
  if (!granted.ok) return granted
  const dropped = await store.dropDraft(shell.db, { citizenId, threadId }, actor.personId, deed)
  return ok({ wasThere: dropped > 0 })
}

/** What the actor has begun to write about a citizen and not sent. */
export async function listDrafts(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
): Promise<Result<AnswerOf<typeof listCorrespondenceDraftsRoute>, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, 'read', 'correspondence-drafts')
  if (!granted.ok) return granted
  const drafts = (await store.listDrafts(shell.db, citizenId, actor.personId)).map(
    ({ threadId, savedAt, kind, draft }) => ({
      threadId,
      savedAt,
      parts: inPart(kind, { ...draft, attachments: [...draft.attachments] }),
      withheld: false,
    }),
  )
  return ok(onlyShown(listCorrespondenceDraftsRoute.answer, { drafts }, granted.value.kinds))
}

function ask(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  action: 'read' | 'write',
  object: string,
) {
  const also = action === 'read' ? (['REC', 'PSY', 'SOC'] as const) : []
  return allow(shell, { actor, citizenId, kind: 'APP', also, purpose: 'treatment', action, object })
}
