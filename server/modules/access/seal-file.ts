import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Settings } from '../../platform/settings.ts'
import type { Seal } from './domain/log/seal.ts'

/** Folder of the seals outside the database: with it, cutting off the end of the log is found. */
export function sealFolder(settings: Settings): string {
  return join(settings.DATA_DIR, 'log-seals')
}

/** Writes a line for each seal into the file of its month. To be called once the seals are committed. */
export async function appendSeals(settings: Settings, seals: readonly Seal[]): Promise<void> {
  const folder = sealFolder(settings)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const seal of seals)
    await appendFile(join(folder, `${seal.sealedAt.slice(0, 7)}.jsonl`), `${lineOf(seal)}\n`, { flush: true })
}

function lineOf(seal: Seal): string {
  return JSON.stringify({ ...seal, from: String(seal.from), to: String(seal.to) })
}

/** A line that cannot be read is told as such: where it stands, never what it says. */
export interface UnreadableLine {
  readonly file: string
  readonly line: number
}

/** Every line of every file in the folder, in order of months, read as it is needed. */
export async function* readSealFiles(folder: string): AsyncGenerator<Seal | UnreadableLine> {
  const files = await readdir(folder).catch(() => [])
  for (const file of files.filter((name) => name.endsWith('.jsonl')).toSorted()) {
    let line = 0
    for await (const text of createInterface({ input: createReadStream(join(folder, file), 'utf8') })) {
      line += 1
      yield readLine(text) ?? { file, line }
    }
  }
}

function readLine(text: string): Seal | undefined {
  try {
    const read = JSON.parse(text)
    return { ...read, from: BigInt(read.from), to: BigInt(read.to) }
  } catch {
    return undefined
  }
}
