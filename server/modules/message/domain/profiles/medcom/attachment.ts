import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import type { Element, JsonObject } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { text } from './element.ts'
import { moment } from './time.ts'

/** MIME types of files that may be sent (value set medcom-core-attachmentMimeTypes). All must be receivable. */
export const attachmentTypes = [
  'application/pdf',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/bmp',
] as const

export type AttachmentType = (typeof attachmentTypes)[number]

const isAllowed = (type: string): boolean => attachmentTypes.some((allowed) => allowed === type)

/** What a file is called when its sender gave it no name. */
export const untitled = 'Uden titel'

/** The content of a file, as FHIR's Attachment has it. */
export interface AttachmentContent {
  readonly title: string
  readonly contentType?: string
  readonly data?: string
  readonly url?: string
  readonly createdAt?: Instant
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Reads a file. The bytes themselves are not looked at: whoever stores them finds out what they are. */
export function readAttachment(attachment: Element, issues: Issues): AttachmentContent {
  const title = text(attachment, 'title', issues)
  if (title === undefined) issues.add('attachment-title-missing', `${attachment.path}.title`)
  const contentType = text(attachment, 'contentType', issues)
  const data = readData(attachment, issues)
  const url = text(attachment, 'url', issues, 2000)
  if (contentType !== undefined && !isAllowed(contentType))
    issues.add('attachment-type', `${attachment.path}.contentType`)
  if (contentType === undefined && data !== undefined)
    issues.add('attachment-type-missing', `${attachment.path}.contentType`)
  const createdAt = readCreation(attachment, issues)
  return {
    title: title ?? untitled,
    ...(contentType && { contentType }),
    ...(data && { data }),
    ...(url && { url }),
    ...(createdAt && { createdAt }),
  }
}

function readData(attachment: Element, issues: Issues): string | undefined {
  const { data } = attachment.node
  if (data === undefined || data === null || data === '') return undefined
  if (typeof data === 'string') {
    // Base64 may be broken into lines.
    const plain = base64.test(data) ? data : data.replace(/\s+/g, '')
    if (plain.length % 4 === 0 && base64.test(plain)) return plain
  }
  issues.add('attachment-data', `${attachment.path}.data`)
  return undefined
}

/** A file may be told to be made on a day: its midnight in Greenwich is near enough, since nothing is ordered by it. */
function readCreation(attachment: Element, issues: Issues): Instant | undefined {
  const value = text(attachment, 'creation', issues)
  if (value !== undefined && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/.test(value))
    return instant(`${value}T00:00:00.000Z`)
  return moment(attachment, 'creation', issues)
}

/** A title as it is sent: without the ending that says again what kind of file it is. */
export function withoutFileEnding(title: string): string {
  const plain = title.replace(/\.(pdf|gif|jpe?g|png|tiff?|bmp)$/i, '').trim()
  return plain === '' ? untitled : plain
}

export function composeAttachment({
  contentType,
  data,
  url,
  title,
  createdAt,
}: AttachmentContent): JsonObject {
  return {
    ...(contentType && { contentType }),
    ...(data && { data }),
    ...(url && { url }),
    title,
    ...(createdAt && { creation: createdAt }),
  }
}
