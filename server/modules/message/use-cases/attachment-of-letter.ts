import type { MessageId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { judge } from '../domain/judge.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { loadGrading } from '../grading.ts'
import { findOriginal } from '../store.ts'
import { readingLimits } from './reading-limits.ts'

/** A file as its sender sent it. What it really is, and whether it is safe to show, is for whoever keeps it to find out. */
export interface AttachmentOfLetter {
  readonly bytes: Uint8Array
  readonly title: string
  /** As the sender claims. */
  readonly contentType?: string
}

/**
 * The bytes of a file, read out of the kept original of a letter. Access is for the module that was told of the letter to
 * decide: a file has the access of what it belongs to.
 * @returns undefined when there is no such letter or file, or the letter does not hold its bytes
 */
export async function attachmentOfLetter(
  shell: Shell,
  messageId: MessageId,
  index: number,
): Promise<AttachmentOfLetter | undefined> {
  return (await attachmentsOfLetter(shell, messageId))[index]
}

/**
 * The same of every file of a letter, in their places: the letter is read once, and a sender may have put thousands in it.
 */
export async function attachmentsOfLetter(
  shell: Shell,
  messageId: MessageId,
): Promise<readonly (AttachmentOfLetter | undefined)[]> {
  const stored = await findOriginal(shell, messageId)
  if (stored === undefined || stored.original === null) return []
  const read = readBundle(stored.original, readingLimits(shell), stored.contentType)
  if (!read.ok) return []
  const { communication, observation } = judge(read.value.bundle, await loadGrading())
  return ((communication ?? observation)?.attachments ?? []).map(({ title, contentType, data }) =>
    data === undefined
      ? undefined
      : { bytes: Buffer.from(data, 'base64'), title, ...(contentType && { contentType }) },
  )
}
