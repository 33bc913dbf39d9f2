import { writeFileSync } from 'node:fs'
import { isThere } from './corpus.ts'
import { FuzzFault, fuzz } from './fuzz.ts'

/**
 * A long run of changed messages, told as it goes:
 *
 *     node server/modules/message/validator/proof/run-fuzz.ts [runs] [seed] [file for a message that breaks it]
 */
if (!isThere) {
  process.stderr.write('MedCom’s published messages are not beside the repository\n')
  process.exit(1)
}

const runs = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? 1)
const start = performance.now()
const tell = (count: object): void => {
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  process.stdout.write(`${seconds} s  ${JSON.stringify(count)}\n`)
}
try {
  tell(fuzz(runs, seed, tell))
} catch (fault) {
  if (!(fault instanceof FuzzFault)) throw fault
  const file = process.argv[4]
  if (file !== undefined) writeFileSync(file, JSON.stringify(fault.bundle))
  process.stderr.write(`${fault.message}\n${String((fault.cause as Error | undefined)?.stack ?? '')}\n`)
  process.exitCode = 1
}
