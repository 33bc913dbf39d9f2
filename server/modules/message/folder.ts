import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Shell } from '../../platform/shell.ts'
import { type PackedReceipt, printPackedAnswer, receivePacked } from './delivery/receive-packed.ts'
import type { WrittenAnswer } from './use-cases/print-answer.ts'
import { readingLimits } from './use-cases/reading-limits.ts'
import type { Receipt } from './use-cases/receive.ts'

/** The folders of the watched folder: what came, what was answered, and where what came went. */
const rooms = ['in', 'out', 'done', 'failed'] as const

/** Sizes and times of files seen at the last sweep: a file that has not changed since is whole. */
export type Sightings = Map<string, string>

export async function prepareFolder(folder: string): Promise<void> {
  for (const room of rooms) await mkdir(join(folder, room), { recursive: true })
}

/**
 * Takes in the files of `in/` that have lain still since the last sweep. The answer is in `out/` before the file moves to
 * `done/` or `failed/`, so a stop in between only means that the file is taken again, as a letter that came twice. On trouble
 * of our own the file stays.
 * @returns how many files were answered
 */
export async function sweepFolder(shell: Shell, folder: string, sightings: Sightings): Promise<number> {
  let count = 0
  const seen: Sightings = new Map()
  for (const name of (await readdir(join(folder, 'in'))).toSorted()) {
    if (!['.json', '.xml', '.edi'].includes(extname(name).toLowerCase()) || name.startsWith('.')) continue
    const file = await lstat(join(folder, 'in', name)).catch(() => undefined)
    if (!file?.isFile()) continue
    const now = `${file.size} ${file.mtimeMs} ${file.ino}`
    if (sightings.get(name) !== now) seen.set(name, now)
    else if (await takeFile(shell, folder, name, file.size)) count += 1
    else seen.set(name, now)
  }
  sightings.clear()
  for (const [name, sight] of seen) sightings.set(name, sight)
  return count
}

async function takeFile(shell: Shell, folder: string, name: string, size: number): Promise<boolean> {
  const path = join(folder, 'in', name)
  const packed = await receiveFile(shell, path, size)
  if (packed === undefined || isOurTrouble(packed.receipt)) return false
  const { receipt } = packed
  const answer = printPackedAnswer(shell, packed, undefined)
  await writeAnswer(shell, folder, name, answer)
  const isTaken =
    receipt.kind === 'taken' ||
    (receipt.kind === 'answered' && receipt.acknowledgement.code === 'ok') ||
    (receipt.kind === 'older' && receipt.outcome === 'ok')
  const room = isTaken ? 'done' : 'failed'
  const place = join(folder, room, await freeName(shell, join(folder, room), name))
  // Another server on the same folder may have moved it first; it has answered the same.
  await rename(path, place).catch(ignoreMissing)
  return true
}

async function receiveFile(shell: Shell, path: string, size: number): Promise<PackedReceipt | undefined> {
  if (size > readingLimits(shell).bytes)
    return {
      receipt: { kind: 'turned-away', refusal: { code: 'message-too-large', data: {} }, issues: [] },
    }
  const bytes = await readFile(path).catch(ignoreMissing)
  if (bytes === undefined) return undefined
  return receivePacked(shell, { bytes, contentType: '', channel: 'folder' }).catch((fault: unknown) => {
    shell.log.warn({ fault }, 'a message file could not be taken in; it is tried again')
    return undefined
  })
}

function isOurTrouble(receipt: Receipt): boolean {
  if (receipt.kind === 'older') return receipt.outcome === 'transient-error'
  return receipt.kind === 'answered' && receipt.acknowledgement.code === 'transient-error'
}

/** Whoever reads `out/` never sees half an answer: it is written under another name and then renamed. */
async function writeAnswer(shell: Shell, folder: string, name: string, answer: WrittenAnswer): Promise<void> {
  if (answer.body === '') return
  const kind = endingOf(answer.contentType)
  const out = join(folder, 'out')
  const half = join(out, `.${shell.ids.next<string>()}.part`)
  await writeFile(half, answer.body)
  await rename(
    half,
    join(out, await freeName(shell, out, `${name.slice(0, -extname(name).length)}.answer.${kind}`)),
  )
}

function endingOf(contentType: string): 'xml' | 'edi' | 'json' {
  if (contentType.includes('edifact')) return 'edi'
  return contentType.includes('xml') ? 'xml' : 'json'
}

async function freeName(shell: Shell, folder: string, name: string): Promise<string> {
  const isTaken = await lstat(join(folder, name)).catch(ignoreMissing)
  return isTaken === undefined ? name : `${shell.ids.next<string>()}-${name}`
}

function ignoreMissing(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault
}

const everySecond = 1_000

/** Watches the folder until stopped. A sweep that fails is tried again at the next. */
export async function watchFolder(shell: Shell, folder: string): Promise<{ stop(): Promise<void> }> {
  await prepareFolder(folder)
  const sightings: Sightings = new Map()
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const again = (): void => {
    if (isStopping) return
    timer = setTimeout(() => {
      running = sweepFolder(shell, folder, sightings)
        .catch((fault: unknown) =>
          shell.log.warn({ fault }, 'the message folder cannot be read; trying again'),
        )
        .then(again)
    }, everySecond)
    timer.unref()
  }
  again()
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await running
    },
  }
}
