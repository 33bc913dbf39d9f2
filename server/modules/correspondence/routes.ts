import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import {
  clearAnswerRoute,
  countCorrespondenceRoute,
  downloadAttachmentRoute,
  dropCorrespondenceDraftRoute,
  forwardThreadRoute,
  getThreadRoute,
  listCitizenCorrespondenceRoute,
  listCorrespondenceCategoriesRoute,
  listCorrespondenceDraftsRoute,
  listCorrespondenceReceiversRoute,
  listCorrespondenceRoute,
  markThreadReadRoute,
  markThreadUnreadRoute,
  openAttachmentRoute,
  openThreadRoute,
  replyToThreadRoute,
  saveCorrespondenceDraftRoute,
  uploadCorrespondenceAttachmentRoute,
  wantAnswerRoute,
  writeCorrespondenceRoute,
} from '../../../contract/correspondence.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { LetterId, ThreadId } from './domain/letter.ts'
import type { Place } from './store.ts'
import { downloadAttachment, uploadAttachment } from './use-cases/attach.ts'
import { clearAnswer, markRead, markUnread, wantAnswer } from './use-cases/change-marks.ts'
import { getThread } from './use-cases/get-thread.ts'
import { dropDraft, listDrafts, saveDraft } from './use-cases/keep-draft.ts'
import { listCategories } from './use-cases/list-categories.ts'
import { listCitizenThreads } from './use-cases/list-citizen-threads.ts'
import { countInbox, listInbox } from './use-cases/list-inbox.ts'
import { listReceivers } from './use-cases/list-receivers.ts'
import type { DeedOnThread, OnThread } from './use-cases/open-thread.ts'
import { forwardThread, replyToThread, writeLetter } from './use-cases/write-letter.ts'

interface Addressed {
  readonly citizenId: string
  readonly threadId: string
}

function on(actor: SignedInActor, { citizenId, threadId }: Addressed, reason?: string): OnThread {
  return {
    actor,
    citizenId: citizenId as CitizenId,
    threadId: threadId as ThreadId,
    ...(reason && { reason }),
  }
}

/** The contract lets professionals alone in to the deeds. */
function deedOn(actor: SignedInActor, addressed: Addressed, reason?: string): DeedOnThread {
  return { ...on(actor, addressed, reason), actor: actor as ProfessionalActor }
}

function placeOf(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined
  const [latestAt = '', threadId = ''] = after.split('_')
  return { latestAt: latestAt as Instant, threadId: threadId as ThreadId }
}

export const correspondenceRoutes: readonly MountedRoute[] = [
  answer(listCorrespondenceCategoriesRoute, () => listCategories()),
  answer(listCorrespondenceRoute, (shell, { actor, query }) =>
    listInbox(shell, actor as ProfessionalActor, {
      unitId: query.unitId as OrganisationId | undefined,
      show: query.show,
      after: placeOf(query.after),
      limit: query.limit,
    }),
  ),
  answer(countCorrespondenceRoute, (shell, { actor, query }) =>
    countInbox(shell, actor as ProfessionalActor, query.unitId as OrganisationId | undefined),
  ),
  answer(listCitizenCorrespondenceRoute, (shell, { actor, params }) =>
    listCitizenThreads(shell, actor, params.citizenId as CitizenId),
  ),
  answer(getThreadRoute, (shell, { actor, params }) => getThread(shell, on(actor, params))),
  answer(openThreadRoute, (shell, { actor, params, body }) =>
    getThread(shell, on(actor, params, body.reason)),
  ),
  answer(writeCorrespondenceRoute, (shell, { actor, params, body }) =>
    writeLetter(shell, actor as ProfessionalActor, params.citizenId as CitizenId, {
      ...body,
      toUnitId: body.toUnitId as OrganisationId,
      fromUnitId: body.fromUnitId as OrganisationId | undefined,
    }),
  ),
  answer(replyToThreadRoute, (shell, { actor, params, body }) =>
    replyToThread(shell, deedOn(actor, params), {
      ...body,
      fromUnitId: body.fromUnitId as OrganisationId | undefined,
    }),
  ),
  answer(forwardThreadRoute, (shell, { actor, params, body }) =>
    forwardThread(shell, deedOn(actor, params), {
      ...body,
      toUnitId: body.toUnitId as OrganisationId,
      fromUnitId: body.fromUnitId as OrganisationId | undefined,
      letterIds: body.letterIds as LetterId[] | undefined,
    }),
  ),
  answer(markThreadReadRoute, (shell, { actor, params, body }) =>
    markRead(shell, deedOn(actor, params, body.reason), body.version),
  ),
  answer(markThreadUnreadRoute, (shell, { actor, params, body }) =>
    markUnread(shell, deedOn(actor, params, body.reason)),
  ),
  answer(wantAnswerRoute, (shell, { actor, params, body }) =>
    wantAnswer(shell, deedOn(actor, params, body.reason), body.dueAt),
  ),
  answer(clearAnswerRoute, (shell, { actor, params, body }) =>
    clearAnswer(shell, deedOn(actor, params, body.reason), body.reason),
  ),
  answer(saveCorrespondenceDraftRoute, (shell, { actor, params, body }) =>
    saveDraft(shell, deedOn(actor, params), { ...body, toUnitId: body.toUnitId as OrganisationId | null }),
  ),
  answer(dropCorrespondenceDraftRoute, (shell, { actor, params, query }) =>
    dropDraft(shell, deedOn(actor, params), query.deed),
  ),
  answer(listCorrespondenceDraftsRoute, (shell, { actor, params }) =>
    listDrafts(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(uploadCorrespondenceAttachmentRoute, (shell, { actor, params, body }) =>
    uploadAttachment(shell, actor as ProfessionalActor, params.citizenId as CitizenId, body),
  ),
  answer(downloadAttachmentRoute, (shell, { actor, params }) =>
    downloadAttachment(shell, on(actor, params), params.attachmentId),
  ),
  answer(openAttachmentRoute, (shell, { actor, params, body }) =>
    downloadAttachment(shell, on(actor, params, body.reason), params.attachmentId),
  ),
  answer(listCorrespondenceReceiversRoute, (shell, { actor, params, query }) =>
    listReceivers(shell, actor as ProfessionalActor, params.citizenId as CitizenId, query),
  ),
]
