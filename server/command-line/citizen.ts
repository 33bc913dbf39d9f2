import { Command } from 'commander'
import { tellEverybodyAnew } from '../modules/citizen/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { withShell } from './somebody.ts'

/** `citizen tell-anew`. */
export function citizenCommand(run: Run): Command {
  const command = new Command('citizen').description('what access is told of citizens')
  command
    .command('tell-anew')
    .description('make the keys of surnames and addresses anew, after SUBJECT_KEY has changed')
    .action(run(tellAnew))
  return command
}

async function tellAnew({ settings, output }: CommandContext): Promise<number> {
  return withShell(settings, async (shell) => {
    const citizens = await tellEverybodyAnew(shell)
    output.say(`${citizens} citizens are told of anew, some thousands a minute, by the servers that run.`)
    output.data({ citizens })
    return exitCode.done
  })
}
