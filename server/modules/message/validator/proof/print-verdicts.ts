import { everything, isStopping, judgeAsReceived, judgeAsSent } from './as-sent.ts'
import { examplesOf, isThere, read, standards } from './corpus.ts'

/**
 * Prints the verdict of every published message, as a sender and as a receiver has it:
 *
 *     node server/modules/message/validator/proof/print-verdicts.ts
 */
if (!isThere) {
  process.stderr.write('MedCom’s published messages are not beside the repository\n')
  process.exit(1)
}

const by = await everything()
for (const standard of standards) {
  const count = { ok: 0, wrong: 0, refused: 0 }
  const lines: string[] = []
  for (const { name, path } of examplesOf(standard)) {
    const bundle = read({ path })
    const [sent, received] = [judgeAsSent(bundle, by), judgeAsReceived(bundle, by)]
    if (sent.verdict === 'ok') count.ok += 1
    else count.wrong += 1
    if (received.verdict !== 'ok') count.refused += 1
    if (sent.verdict === 'ok' && received.verdict === 'ok') continue
    const rules = sent.remarks
      .filter(isStopping)
      .map(({ rule, key }) => (key === undefined ? rule : `${rule}:${key}`))
    lines.push(
      `  ${name}: strictly ${sent.verdict}, received ${received.verdict}: ${[...new Set(rules)].join(', ')}`,
    )
  }
  process.stdout.write(
    `${standard}: ${count.ok} ok, ${count.wrong} fatal-error strictly; ${count.refused} fatal-error when received\n`,
  )
  for (const line of lines) process.stdout.write(`${line}\n`)
}
