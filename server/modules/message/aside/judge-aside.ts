import { Worker } from 'node:worker_threads'
import type { Result } from '../../../../kernel/result.ts'
import type { Judged } from '../domain/judge.ts'
import type { MessageFormat, ReadingLimits, ReadRefused } from '../domain/reading/read-bundle.ts'
import type { PackedValidators } from '../profile/packed-validators.ts'

/** A message to be read and judged elsewhere. */
export interface Large {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly limits: ReadingLimits
}

export interface Asked extends Large {
  readonly number: number
}

/** What it is worth, in data that goes from one thread to another. */
export interface JudgedAside {
  readonly answer: Result<{ readonly format: MessageFormat; readonly judged: Judged }, ReadRefused>
  /** Why its profiles could not be asked, when they could not. */
  readonly fault?: string
}

export interface Answered extends JudgedAside {
  readonly number: number
}

/** A thread that is not asked for so long, in milliseconds, gives its memory back. */
const restAfter = 60_000

/** A thread that has not answered for so long, in milliseconds, hangs: it is ended, and what waited for it is told. */
const patience = 120_000

const threads = new WeakMap<PackedValidators, Thread>()

/**
 * Reads and judges a message on a thread of its own, one after the other, by the packages of these validators. Throws when the
 * thread ends before it has answered, or has hung for two minutes; the next message gets a new one.
 */
export function judgeAside(validators: PackedValidators, large: Large): Promise<JudgedAside> {
  const running = threads.get(validators)
  if (running !== undefined) return running.ask(large)
  const thread = startThread(validators, () => {
    if (threads.get(validators) === thread) threads.delete(validators)
  })
  threads.set(validators, thread)
  return thread.ask(large)
}

interface Thread {
  ask(large: Large): Promise<JudgedAside>
}

function startThread({ packages }: PackedValidators, forget: () => void): Thread {
  const worker = new Worker(new URL('judge-thread.ts', import.meta.url), { workerData: packages })
  const waiting = new Map<number, { answer(answer: JudgedAside): void; fail(fault: unknown): void }>()
  let last = 0
  let rest: NodeJS.Timeout | undefined
  let hangs: NodeJS.Timeout | undefined
  const watch = (): void => {
    clearTimeout(hangs)
    if (waiting.size > 0) hangs = setTimeout(() => void worker.terminate(), patience).unref()
  }
  const end = (fault: unknown): void => {
    forget()
    clearTimeout(hangs)
    for (const { fail } of waiting.values()) fail(fault)
    waiting.clear()
  }
  worker.on('message', ({ number, ...answer }: Answered) => {
    waiting.get(number)?.answer(answer)
    waiting.delete(number)
    watch()
    if (waiting.size > 0) return
    // Nobody waits: it does not keep the program from ending, and soon goes itself.
    worker.unref()
    rest = setTimeout(() => {
      forget()
      void worker.terminate()
    }, restAfter).unref()
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the thread that judges large messages ended with ${code}`)))
  return {
    ask: ({ bytes, ...large }) =>
      new Promise((answer, fail) => {
        clearTimeout(rest)
        worker.ref()
        last += 1
        waiting.set(last, { answer, fail })
        if (waiting.size === 1) watch()
        // Copied once and handed over: what was received is stored as it came.
        const copy = new Uint8Array(bytes)
        worker.postMessage({ number: last, bytes: copy, ...large } satisfies Asked, [copy.buffer])
      }),
  }
}
