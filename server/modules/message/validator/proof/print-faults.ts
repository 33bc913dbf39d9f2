import { isThere, standards } from './corpus.ts'
import { faultKinds } from './faults/fault-kinds.ts'
import { isWrong, judge } from './judge.ts'
import { catchFault } from './seeding.ts'

/**
 * Puts every kind of fault into every good example and prints how many were found:
 *
 *     node server/modules/message/validator/proof/print-faults.ts [words of the kinds]
 */
if (!isThere) {
  process.stderr.write('MedCom’s published messages are not beside the repository\n')
  process.exit(1)
}

const wanted = process.argv.slice(2).join(' ')
const totals = { kinds: 0, seeded: 0, found: 0, rightly: 0 }
process.stdout.write('  put in  found  for what it is  kind\n')
for (const kind of faultKinds) {
  if (!kind.name.includes(wanted)) continue
  const caught = catchFault(kind, ({ bundle, example }) => judge(example.standard, bundle).filter(isWrong))
  const { seeded, found, rightly, missed } = caught
  totals.kinds += 1
  totals.seeded += seeded
  totals.found += found
  totals.rightly += rightly
  const where = kind.only === undefined ? '' : ` [${kind.only.join(', ')}]`
  process.stdout.write(
    `${String(seeded).padStart(8)}${String(found).padStart(7)}${String(rightly).padStart(16)}  ${kind.name}${where}\n`,
  )
  for (const what of missed.slice(0, wanted === '' ? 1 : 100))
    process.stdout.write(`          missed: ${what}\n`)
}
process.stdout.write(
  `${totals.kinds} kinds in ${standards.length} standards: ${totals.seeded} faults put in, ${totals.found} found, ${totals.rightly} for what they are\n`,
)
