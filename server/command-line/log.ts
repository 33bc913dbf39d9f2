import { Command } from 'commander'
import { openShell } from '../app.ts'
import { openHouseDatabase } from '../database.ts'
import { expireLog, verifyLog } from '../modules/access/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { withShell } from './somebody.ts'

/** `log verify` and `log expire`. */
export function logCommand(run: Run): Command {
  const command = new Command('log').description(
    'check the access log, and erase what has been kept long enough',
  )
  command
    .command('verify')
    .description('work every seal out again and find any change, removal, insertion, gap or reorder')
    .option(
      '--from <month>',
      'read the records of months from this one only, 2026-01; the seals are checked whole',
    )
    .option('--to <month>', 'read the records of months to this one only')
    .option('--public-keys <folder>', 'keys to believe; those kept in DATA_DIR/keys when left out')
    .option(
      '--seal-files <folder>',
      'seals written down outside the database; DATA_DIR/log-seals when left out',
    )
    .action(run(verifyCommand))
  command
    .command('expire')
    .description('erase the months that have been kept LOG_KEEP_YEARS; the seals over them stay')
    .action(run(expireCommand))
  return command
}

interface VerifyOptions {
  readonly from?: string
  readonly to?: string
  readonly publicKeys?: string
  readonly sealFiles?: string
}

const aMonth = /^\d{4}-(0[1-9]|1[0-2])$/

/** Exit code 1 when anything is not as it was sealed. */
async function verifyCommand({ settings, output }: CommandContext, options: VerifyOptions): Promise<number> {
  const { from, to, publicKeys, sealFiles } = options
  for (const month of [from, to])
    if (month !== undefined && !aMonth.test(month)) {
      output.complain(`${month} is no month; write it as 2026-01.`)
      return exitCode.usage
    }
  return withShell(settings, async (shell) => {
    const report = await verifyLog(shell, { fromMonth: from, toMonth: to, publicKeys, sealFiles })
    const { records, seals, unsealed, faults, faultsInAll } = report
    for (const { code, month, era, seal, text } of faults)
      output.say(
        `✗ ${[month ?? '', seal === null ? '' : `seal ${era}.${seal}`, code].filter(Boolean).join(', ')}: ${text}`,
      )
    if (faultsInAll > faults.length) output.say(`… and ${faultsInAll - faults.length} more`)
    output.say(`${records} records under ${seals} seals, and ${unsealed} not sealed yet`)
    output.say(
      faultsInAll === 0 ? '✓ The log is as it was written.' : `✗ ${faultsInAll} faults. The log was changed.`,
    )
    output.data(report)
    return faultsInAll === 0 ? exitCode.done : exitCode.found
  })
}

/** As the owner of the tables: the program itself can remove nothing. */
async function expireCommand({ settings, output }: CommandContext): Promise<number> {
  const database = await openHouseDatabase(settings)
  try {
    const erased = await expireLog(openShell(settings, { ...database, program: database.owner }))
    for (const { month, records } of erased) output.say(`erased ${month.slice(0, 7)}: ${records} records`)
    output.say(erased.length === 0 ? 'Nothing has been kept long enough.' : `Done: ${erased.length} months.`)
    output.data({ erased: erased.map(({ month, records }) => ({ month: month.slice(0, 7), records })) })
    return exitCode.done
  } finally {
    await database.close()
  }
}
