import { writeFileSync } from 'node:fs'
import { isThere } from './corpus.ts'
import { FuzzFault, fuzz } from './fuzz.ts'

/**
 * A long run of changed messages, told as it goes:
 *
 *     FUZZ_RUNS=1000000 FUZZ_SEED=1 node server/modules/message/validator/proof/run-fuzz.ts
 */
if (!isThere) {
  process.stderr.write('MedCom’s published messages are not beside the repository\n')
  process.exit(1)
}

const runs = Number(process.env.FUZZ_RUNS ?? 1_000_000)
const seed = Number(process.env.FUZZ_SEED ?? 1)
const start = performance.now()
const tell = (count: object): void => {
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  process.stdout.write(`${seconds} s  ${JSON.stringify(count)}\n`)
}
try {
  tell(fuzz(runs, seed, tell))
} catch (fault) {
  if (!(fault instanceof FuzzFault)) throw fault
  const file = process.env.FUZZ_FAULT
  if (file !== undefined) writeFileSync(file, JSON.stringify(fault.bundle))
  process.stderr.write(`${fault.message}\n${String((fault.cause as Error | undefined)?.stack ?? '')}\n`)
  process.exitCode = 1
}
