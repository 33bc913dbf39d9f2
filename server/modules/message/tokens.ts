import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../platform/settings.ts'

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Tells a system that may deliver messages by its bearer token, in the same time whether or not it is right. */
export function tokenCheck(tokens: readonly string[]): (authorization: string | undefined) => boolean {
  const known = tokens.map(digest)
  return (authorization) => {
    const given = digest(/^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '')
    // Every one is compared, so that the time taken does not tell which came closest.
    return known.filter((token) => timingSafeEqual(token, given)).length > 0
  }
}

/**
 * The token of a demo without MESSAGE_TOKENS: made once, kept in DATA_DIR for the commands of the same machine. Undefined when
 * the settings name tokens, or for real use, where nobody delivers until they do.
 */
export async function developmentToken(settings: Settings): Promise<string | undefined> {
  if (settings.MESSAGE_TOKENS.length > 0 || settings.DEMO === 'off') return undefined
  const file = join(settings.DATA_DIR, 'message-token')
  await mkdir(settings.DATA_DIR, { recursive: true })
  // Made by whoever comes first: two servers on one folder agree.
  await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault
    },
  )
  return (await readFile(file, 'utf8')).trim()
}
