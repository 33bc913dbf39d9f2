import { Command } from 'commander'
import {
  closeMailbox,
  listMailboxes,
  type Mailbox,
  registerMailbox,
  type Takes,
} from '../modules/message/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { actorOf, nobody, withShell } from './somebody.ts'

/** `message mailbox register | list | close`: how partners outside are reached. */
export function mailboxCommand(run: Run): Command {
  const command = new Command('mailbox').description('how partners outside are reached, and what they take')
  command
    .command('register')
    .description('send to a partner from now on, or change the way')
    .argument('<gln>', 'its location number')
    .requiredOption('--as <subject>', 'who says so: the sign-in of someone with a role')
    .requiredOption('--to <address>', 'https address letters are posted to, or the full path of a folder')
    .requiredOption('--takes <kinds...>', 'standard@version:format, as in care-communication@5.0:json')
    .option('--envelope <kind>', 'none, vans or ehmi', 'none')
    .action(run(register))
  command.command('list').description('the mailboxes that are sent to').action(run(list))
  command
    .command('close')
    .description('send nothing more to a partner; what waits is shown to a person')
    .argument('<gln>')
    .requiredOption('--as <subject>', 'who says so: the sign-in of someone with a role')
    .action(run(close))
  return command
}

interface RegisterOptions {
  readonly as: string
  readonly to: string
  readonly takes: readonly string[]
  readonly envelope: string
}

const kind = /^([a-z-]+)@([\w.]+):(json|xml|edifact|oioxml)$/

/** What a mailbox takes, as it is written on the command line; undefined when it is written otherwise. */
export function readTakes(kinds: readonly string[]): Takes[] | undefined {
  const read = kinds.map((text) => kind.exec(text))
  const takes = read.flatMap((found) => {
    const [, standard, version, format] = found ?? []
    return standard && version ? [{ standard, version, format: format as Takes['format'] }] : []
  })
  return takes.length === kinds.length ? takes : undefined
}

function isEnvelope(text: string): text is Mailbox['envelope'] {
  return text === 'none' || text === 'vans' || text === 'ehmi'
}

async function register(
  { settings, output }: CommandContext,
  gln: string,
  { as, to, takes: kinds, envelope }: RegisterOptions,
): Promise<number> {
  const takes = readTakes(kinds)
  if (takes === undefined || !isEnvelope(envelope)) {
    output.complain('Write what it takes as care-communication@5.0:json; the envelope is none, vans or ehmi.')
    return exitCode.usage
  }
  return withShell(settings, async (shell) => {
    if ((await actorOf(shell, as)) === undefined) return nobody(output, as)
    const adapter = /^https?:/.test(to) ? 'http' : 'folder'
    const result = await registerMailbox(shell, { gln, adapter, address: to, envelope, takes, by: as })
    output.data(result.ok ? result.value : result.refusal)
    if (!result.ok) {
      output.complain(
        result.refusal.code === 'mailbox-number-invalid'
          ? 'The location number is not right: 13 digits, the last of them a check digit.'
          : 'The address may not be sent to: https to a public host, a host in MESSAGE_SEND_HOSTS, or the full path of a folder.',
      )
      return exitCode.found
    }
    output.say(lineOf(result.value))
    return exitCode.done
  })
}

async function list({ settings, output }: CommandContext): Promise<number> {
  return withShell(settings, async (shell) => {
    const mailboxes = await listMailboxes(shell)
    for (const mailbox of mailboxes) output.say(lineOf(mailbox))
    output.say(`${mailboxes.length} mailboxes.`)
    output.data({ mailboxes })
    return exitCode.done
  })
}

async function close(
  { settings, output }: CommandContext,
  gln: string,
  { as }: { readonly as: string },
): Promise<number> {
  return withShell(settings, async (shell) => {
    if ((await actorOf(shell, as)) === undefined) return nobody(output, as)
    const result = await closeMailbox(shell, gln, as)
    output.data(result.ok ? result.value : result.refusal)
    if (!result.ok) {
      output.complain('No open mailbox has that location number.')
      return exitCode.found
    }
    output.say(`closed: ${gln}`)
    return exitCode.done
  })
}

function lineOf({ gln, address, envelope, takes }: Mailbox): string {
  const kinds = takes.map(({ standard, version, format }) => `${standard}@${version}:${format}`)
  return `${gln}  ${address}  envelope ${envelope}  ${kinds.join(' ')}`
}
