import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { CorrespondenceSettings } from '../settings.ts'
import { cleanPicture, isPictureType } from './clean-picture.ts'
import { checkPdf } from './pdf/check-pdf.ts'
import { cleanPdf } from './pdf/clean-pdf.ts'
import { sniff } from './sniff.ts'

export type AttachmentRefused = Refusal<
  | 'attachment-empty'
  | 'attachment-type-not-taken'
  | 'attachment-too-large'
  | 'attachment-unreadable'
  | 'attachment-locked'
  | 'attachment-active'
>

/** A file that may be sent. */
export interface CleanFile {
  readonly contentType: string
  readonly bytes: Uint8Array
  /** What it said of place, camera, author and program is gone. */
  readonly isCleaned: boolean
  /** It bears a digital signature, which holds only while nothing of it is changed. */
  readonly isSigned: boolean
}

/**
 * Makes what somebody chose into a file that may be sent. What it is, its bytes say; its name is never asked. A picture is drawn
 * anew; a PDF that is whole and not locked loses what it says of itself.
 */
export async function cleanUpload(
  bytes: Uint8Array,
  bounds: CorrespondenceSettings['attachments'],
): Promise<Result<CleanFile, AttachmentRefused>> {
  if (bytes.length === 0) return refused('attachment-empty')
  if (bytes.length > bounds.largestFile)
    return refused('attachment-too-large', { bytes: bytes.length, most: bounds.largestFile })
  const contentType = await sniff(bytes)
  if (contentType === 'application/pdf') {
    const fault = checkPdf(bytes)
    if (fault !== null) return refused(fault)
    const cleaned = cleanPdf(bytes)
    return typeof cleaned === 'string' ? refused(cleaned) : ok({ contentType, ...cleaned })
  }
  if (!isPictureType(contentType)) return refused('attachment-type-not-taken', { found: contentType })
  const cleaned = await cleanPicture(bytes, contentType, bounds.largestPicture)
  if (cleaned === undefined) return refused('attachment-unreadable')
  // A picture drawn anew may be larger than it came.
  if (cleaned.length > bounds.largestFile)
    return refused('attachment-too-large', { bytes: cleaned.length, most: bounds.largestFile })
  return ok({ contentType, bytes: cleaned, isCleaned: true, isSigned: false })
}

/** A title without the ending of the file, fit for a letter. */
export function titleOf(fileName: string): string {
  const name = fileName
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^.*[\\/]/, '')
    .replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
  return name.slice(0, 200) || 'Bilag'
}
