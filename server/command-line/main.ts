import { Command, CommanderError } from 'commander'
import { version } from '../app.ts'
import { MigrationError } from '../platform/db/migrate.ts'
import { EmbeddedServerError } from '../platform/embedded-postgres/launch.ts'
import { readSettings, type Settings, SettingsError } from '../platform/settings.ts'
import { accessCommand } from './access.ts'
import { citizenCommand } from './citizen.ts'
import { clientCommand } from './client.ts'
import { definitionsCommand } from './definitions.ts'
import { doctor } from './doctor.ts'
import { logCommand } from './log.ts'
import { messageCommand } from './message.ts'
import { migrateCommand } from './migrate.ts'
import { organisationCommand } from './organisation.ts'
import { createOutput, exitCode, type Output } from './output.ts'
import { programmesCommand } from './programmes.ts'
import { seedCommand } from './seed.ts'
import { sessionCommand } from './session.ts'
import { start } from './start.ts'

/** What each command is given: checked settings, and where to write. */
export interface CommandContext {
  readonly settings: Settings
  readonly output: Output
}

/** Runs one command and gives its exit code. Errors name what was wrong, where, and what to do. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let code: number = exitCode.done
  const program = new Command('sammenhaeng')
    .description('One shared course of care in which somebody always has it')
    .version(version)
    .option('--json', 'print the answer as one line of JSON')
    .configureHelp({ showGlobalOptions: true })

  const run =
    <Rest extends readonly unknown[]>(command: (context: CommandContext, ...rest: Rest) => Promise<number>) =>
    async (...rest: unknown[]): Promise<void> => {
      const { json = false } = program.opts<{ json?: boolean }>()
      const output = createOutput(json)
      try {
        code = await command({ settings: readSettings(process.env), output }, ...(rest as unknown as Rest))
      } catch (fault) {
        code = explain(fault, output)
      }
    }

  program
    .command('start')
    .description('start the product: database, server and web app; stop it with Ctrl+C')
    .option('--no-web', 'API and messages only: no web app is built or served')
    .action(run(start))
  program.command('migrate').description('bring the database up to date').action(run(migrateCommand))
  program.command('seed').description('put the demo communities and citizens in').action(run(seedCommand))
  program
    .command('doctor')
    .description('check settings, database, clock and disk, and say what to do')
    .action(run(doctor))
  program.addCommand(accessCommand(run))
  program.addCommand(clientCommand(run))
  program.addCommand(definitionsCommand(run))
  program.addCommand(logCommand(run))
  program.addCommand(messageCommand(run))
  program.addCommand(organisationCommand(run))
  program.addCommand(citizenCommand(run))
  program.addCommand(programmesCommand(run))
  program.addCommand(sessionCommand(run))
  throwInstead(program)

  try {
    await program.parseAsync([...argv])
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault
    return fault.exitCode === 0 ? exitCode.done : exitCode.usage
  }
  return code
}

export type Run = <Rest extends readonly unknown[]>(
  command: (context: CommandContext, ...rest: Rest) => Promise<number>,
) => (...rest: unknown[]) => Promise<void>

function explain(fault: unknown, output: Output): number {
  const { code, message } = fault as NodeJS.ErrnoException
  output.data({ error: message, code })
  if (fault instanceof SettingsError) {
    output.complain(message)
    return exitCode.settings
  }
  if (fault instanceof EmbeddedServerError || fault instanceof MigrationError) {
    output.complain(message)
    return exitCode.unavailable
  }
  if (code === 'EADDRINUSE') {
    output.complain('The port is taken. Stop what runs there, or set PORT to another number.')
    return exitCode.unavailable
  }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    output.complain(
      `Nothing answers there: ${message}. Check DATABASE_URL or the address, and that it is running.`,
    )
    return exitCode.unavailable
  }
  output.complain(fault instanceof Error ? (fault.stack ?? message) : String(fault))
  return exitCode.unavailable
}

/** A wrong call is told by our own exit code, also below a command: one that is added does not take it over. */
function throwInstead(command: Command): void {
  command.exitOverride()
  for (const below of command.commands) throwInstead(below)
}
