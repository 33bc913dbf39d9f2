/** How far into a file its header, and from the end its trailer, may stand: as far as readers look. */
const reach = 1_024

/**
 * Whether a PDF is whole and can be opened by the receiver: it begins and ends as one, and is not locked. What is in it is not
 * looked at. Null when nothing is wrong.
 */
export function checkPdf(bytes: Uint8Array): 'attachment-unreadable' | 'attachment-locked' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = file.subarray(0, reach).includes('%PDF-')
  const ends = file.subarray(-reach).includes('%%EOF')
  if (!starts || !ends) return 'attachment-unreadable'
  return isLocked(file) ? 'attachment-locked' : null
}

/** The trailer, also that of a cross-reference stream, names how a file is locked in plain text. */
function isLocked(file: Buffer): boolean {
  for (let at = file.indexOf('/Encrypt'); at >= 0; at = file.indexOf('/Encrypt', at + 1))
    if (/^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(file.toString('latin1', at, at + 40))) return true
  return false
}
