import { Command } from 'commander'
import { reevaluateRunning } from '../modules/pathway/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { withShell } from './somebody.ts'

/** `programmes reevaluate`. */
export function programmesCommand(run: Run): Command {
  const command = new Command('programmes').description('work running pathways out anew')
  command
    .command('reevaluate')
    .description('work out what should stand in every running pathway, beside the live work; may be stopped')
    .requiredOption('--reason <text>', 'why, as it is kept: what has changed')
    .option('--programme <code>', 'only pathways of this programme')
    .action(run(reevaluateCommand))
  return command
}

async function reevaluateCommand(
  { settings, output }: CommandContext,
  options: { reason: string; programme?: string },
): Promise<number> {
  return withShell(settings, async (shell) => {
    const citizens = await reevaluateRunning(shell, options)
    output.say(`the pathways of ${citizens} citizens were worked out anew`)
    output.data({ citizens })
    return exitCode.done
  })
}
