import { Command } from 'commander'
import { isId, type PersonId } from '../../kernel/ids.ts'
import { endSessions } from '../modules/identity/index.ts'
import { findPersonBySubject } from '../modules/organisation/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { actorOf, nobody, withShell } from './somebody.ts'

/** `session end`. */
export function sessionCommand(run: Run): Command {
  const command = new Command('session').description('end sign-ins')
  command
    .command('end')
    .description('sign somebody out everywhere, at once; they may sign in again while they have a role')
    .requiredOption('--as <subject>', 'who decides: the sign-in of someone with a role')
    .option('--person <subject>', 'the sign-in of a professional')
    .option('--citizen <id>', 'id of a citizen')
    .option('--everybody', 'every session there is, as when secrets may have leaked')
    .action(run(endCommand))
  return command
}

interface Whose {
  readonly as: string
  readonly person?: string
  readonly citizen?: string
  readonly everybody?: boolean
}

async function endCommand(
  { settings, output }: CommandContext,
  { as, person, citizen, everybody }: Whose,
): Promise<number> {
  const named = [person, citizen, everybody].filter((one) => one !== undefined)
  if (named.length !== 1 || (citizen !== undefined && !isId(citizen))) {
    output.complain('Say whose: one of --person <subject>, --citizen <id> and --everybody.')
    return exitCode.usage
  }
  return withShell(settings, async (shell) => {
    const actor = await actorOf(shell, as)
    if (actor === undefined) return nobody(output, as)
    const found = person === undefined ? undefined : await findPersonBySubject(shell, person)
    if (person !== undefined && found === undefined) {
      output.complain(`Nobody signs in as ${person}.`)
      return exitCode.found
    }
    // A citizen is one and the same person in both capacities: the id serves as both.
    const personId = found?.id ?? (citizen as PersonId | undefined)
    const ended = await endSessions(shell, personId === undefined ? 'everybody' : { personId }, 'operator')
    output.say(ended === 0 ? 'Nobody was signed in.' : `${ended} sessions ended, by ${actor.name}.`)
    output.data({ ended })
    return exitCode.done
  })
}
