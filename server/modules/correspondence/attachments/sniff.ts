import { fileTypeFromBuffer } from 'file-type'

/** What MedCom lets a letter carry (messages, section 5), with the ending a saved file gets. */
export const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
}

/** What the bytes are, by what they hold; null when it is nothing we know. */
export async function sniff(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return found?.mime ?? null
}

/** The same type under another name: older systems write `image/jpg`, `image/x-ms-bmp`. */
export function isSameType(claimed: string, found: string | null): boolean {
  const plain = claimed.toLowerCase().split(';')[0]?.trim() ?? ''
  return (others[plain] ?? plain) === found
}

const others: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/tif': 'image/tiff',
  'image/x-ms-bmp': 'image/bmp',
  'image/x-bmp': 'image/bmp',
  'application/x-pdf': 'application/pdf',
}
