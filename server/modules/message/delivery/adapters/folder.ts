import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from './adapter.ts'

/**
 * Writes letters into a folder of the receiver, or of the program that carries them on. Whoever reads the folder never sees half
 * a letter: it is written under another name, forced to the disk, and then renamed.
 */
export const folderAdapter: Adapter = async (address, { bytes, contentType, envelopeId }) => {
  const half = join(address, `.${envelopeId}.part`)
  try {
    const file = await open(half, 'w')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, join(address, `${envelopeId}.${endingOf(contentType)}`))
    await syncFolder(address)
    return { outcome: { kind: 'handed-over' } }
  } catch {
    await rm(half, { force: true }).catch(() => undefined)
    return { outcome: { kind: 'not-handed-over', why: 'folder-shut' } }
  }
}

/** A new name is safe once the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

function endingOf(contentType: string): string {
  if (contentType.includes('edifact')) return 'edi'
  return contentType.includes('xml') ? 'xml' : 'json'
}
