import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../platform/settings.ts'

/** Turns a surname or an address into a key that can be compared and not read. */
export interface SubjectKeys {
  /** Of the last word of a name; null when there is none. */
  surname(name: string): string | null
  address(line: string, postalCode: string): string
}

const opened = new WeakMap<Settings, Promise<SubjectKeys>>()

/**
 * Keys made with the house's own secret, so that the list of names of a country does not unlock them. The secret is the
 * setting SUBJECT_KEY, or made once and kept in DATA_DIR/keys; servers on one database must have the same.
 */
export function subjectKeys(settings: Settings): Promise<SubjectKeys> {
  let keys = opened.get(settings)
  if (keys === undefined) {
    keys = secretOf(settings).then(keysWith)
    opened.set(settings, keys)
    // A folder that cannot be written now may be mended: ask anew next time.
    keys.catch(() => opened.delete(settings))
  }
  return keys
}

export function keysWith(secret: string): SubjectKeys {
  const key = (kind: string, words: string) =>
    createHmac('sha256', secret).update(`${kind}:${words}`).digest('base64url')
  return {
    surname(name) {
      const last = plain(name.replace(/\([^)]*\)/g, ''))
        .split(' ')
        .at(-1)
      return last === undefined || last === '' ? null : key('surname', last)
    },
    address: (line, postalCode) => key('address', `${plain(line)} ${postalCode.trim()}`),
  }
}

/** The same words however they were written: case, accents on the wrong byte, points and spaces aside. */
function plain(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('da').replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()
}

async function secretOf(settings: Settings): Promise<string> {
  if (settings.SUBJECT_KEY !== undefined) return settings.SUBJECT_KEY
  const folder = join(settings.DATA_DIR, 'keys')
  const file = join(folder, 'subject-key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Made by whoever comes first: two servers on one folder agree.
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault
    },
  )
  return (await readFile(file, 'utf8')).trim()
}
