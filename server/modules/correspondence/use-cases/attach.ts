import { createHash } from 'node:crypto'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type {
  downloadAttachmentRoute,
  uploadCorrespondenceAttachmentRoute,
} from '../../../../contract/correspondence.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { type AttachmentRefused, cleanUpload, titleOf } from '../attachments/clean-upload.ts'
import { endings } from '../attachments/sniff.ts'
import { bytesOf } from '../send-outside.ts'
import { correspondenceSettings } from '../settings.ts'
import { insertUpload } from '../store.ts'
import { inPart } from '../view-thread.ts'
import { doerOf, type OnThread, openThread, type ThreadUnknown } from './open-thread.ts'

export type UploadRefused = AccessRefused | AttachmentRefused | Refusal<'correspondence-not-for-your-work'>

/** Takes in a file for a letter: looked through, and a picture drawn anew, before it is kept. */
export async function uploadAttachment(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  told: { readonly fileName: string; readonly base64: string },
): Promise<Result<AnswerOf<typeof uploadCorrespondenceAttachmentRoute>, UploadRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'REC',
    purpose: 'treatment',
    action: 'write',
    object: 'upload-attachment',
  })
  if (!granted.ok) return granted
  const { mayWrite } = await doerOf(shell, actor)
  if (!mayWrite) return refused('correspondence-not-for-your-work')
  const { attachments: bounds } = await correspondenceSettings()
  const cleaned = await cleanUpload(Buffer.from(told.base64, 'base64'), bounds)
  if (!cleaned.ok) return cleaned
  const { contentType, bytes, isCleaned, isSigned } = cleaned.value
  const uploadId = shell.ids.next<string>()
  const title = titleOf(told.fileName)
  await insertUpload(shell.db, {
    citizenId,
    uploadId,
    personId: actor.personId,
    title,
    contentType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    uploadedAt: shell.clock.now(),
  })
  return ok({ attachmentId: uploadId, title, contentType, bytes: bytes.length, isCleaned, isSigned })
}

export type DownloadRefused = ThreadUnknown | Refusal<'attachment-unknown' | 'attachment-has-no-content'>

/**
 * A file of a thread, to be saved. What is not one of the types we know is given as nothing in particular, so that no browser takes it
 * for a page.
 */
export async function downloadAttachment(
  shell: Shell,
  on: OnThread,
  attachmentId: string,
): Promise<Result<AnswerOf<typeof downloadAttachmentRoute>, DownloadRefused>> {
  const open = await openThread(shell, on, {
    action: 'read',
    object: 'correspondence-attachment',
    needs: 'content',
  })
  if (!open.ok) return open
  const { thread } = open.value
  const found = thread.segments.find(({ kind, id }) => kind === 'attachment' && id === attachmentId)
  if (found?.kind !== 'attachment') return refused('attachment-unknown')
  const bytes = found.file && (await bytesOf(shell, on.citizenId, found.file))
  if (bytes === undefined) return refused('attachment-has-no-content')
  const ending = endings[found.contentType ?? '']
  return ok({
    ...inPart(thread.kind, {
      fileName: ending === undefined ? `${found.title}.bin` : `${found.title}.${ending}`,
      contentType: ending === undefined ? 'application/octet-stream' : (found.contentType ?? ''),
      bytes: new Uint8Array(bytes),
    }),
    withheld: false,
  })
}
