import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '../../../../kernel/result.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { judgeReceived } from '../profile/judge-bundle.ts'
import { type PackedPackages, validatorsOfPacked } from '../profile/packed-validators.ts'
import { judgedBy } from '../use-cases/validate-file.ts'
import type { Answered, Asked } from './judge-aside.ts'

// A thread of its own: started by judge-aside.ts with the packages to judge by, answers one message after the other.
const by = await judgedBy(validatorsOfPacked(workerData as PackedPackages))

parentPort?.on('message', ({ number, bytes, contentType, limits }: Asked) => {
  const read = readBundle(bytes, limits, contentType)
  if (!read.ok) return answer({ number, answer: read })
  const { format, bundle } = read.value
  const { judged, fault } = judgeReceived(bundle, by)
  answer({ number, answer: ok({ format, judged }), ...(fault !== undefined && { fault: String(fault) }) })
})

function answer(answered: Answered): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answered)
}
