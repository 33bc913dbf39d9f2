import type { MessageId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { judge } from '../domain/judge.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { loadGrading } from '../grading.ts'
import { findOriginal } from '../store.ts'
import { readingLimits } from './receive.ts'

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
  const stored = await findOriginal(shell, messageId)
  if (stored === undefined || stored.original === null) return undefined
  const read = readBundle(stored.original, readingLimits(shell), stored.contentType)
  if (!read.ok) return undefined
  const { communication, observation } = judge(read.value.bundle, await loadGrading())
  const attachment = (communication ?? observation)?.attachments[index]
  if (attachment?.data === undefined) return undefined
  const { title, contentType, data } = attachment
  return { bytes: Buffer.from(data, 'base64'), title, ...(contentType && { contentType }) }
}
