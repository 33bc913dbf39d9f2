import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { endOfDay, startOfDay } from '../../kernel/copenhagen-time.ts'
import { parseDanishDate } from '../../kernel/danish-calendar.ts'
import { type ClientId, isId, type OrganisationId } from '../../kernel/ids.ts'
import { parseSor } from '../../kernel/organisation-number.ts'
import type { Result } from '../../kernel/result.ts'
import { serviceScopes } from '../../kernel/service-scope.ts'
import {
  type Client,
  type GivenKeys,
  listClients,
  registerClient,
  revokeClient,
  rotateKeys,
  sayWhomClientSendsFor,
} from '../modules/identity/index.ts'
import { findUnitBySor } from '../modules/organisation/index.ts'
import type { Shell } from '../platform/shell.ts'
import { newKey, token } from './client-key.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { actorOf, nobody, withShell } from './somebody.ts'

/** `client new-key | register | list | rotate | sends-for | revoke | token`: other systems that sign in with a key of their own. */
export function clientCommand(run: Run): Command {
  const command = new Command('client').description('let other systems in, change their keys, shut them out')
  command
    .command('new-key')
    .description(
      'make a key pair (ES384): private-key.json stays with the system, public-keys.json is shown to us',
    )
    .argument('<folder>')
    .action(run(newKey))
  command
    .command('register')
    .description('let a system in, for the unit of the leader who says so')
    .argument('<name>', 'of the system, as citizens will read it')
    .requiredOption('--as <subject>', 'who permits it: the sign-in of a leader of the unit')
    .requiredOption('--scopes <scopes...>', `of ${serviceScopes.join(', ')}`)
    .option('--keys <file>', 'its public keys (JWKS)')
    .option('--keys-at <address>', 'where it publishes them; the host must be in CLIENT_KEY_HOSTS')
    .option('--unit <unit>', 'SOR code or id of the unit it acts for; the leader’s own when left out')
    .option('--function <function>', 'what it does there', 'technical-help')
    .option(
      '--sends-for <numbers...>',
      'location numbers (GLN) or SOR codes of those it delivers letters for to its unit; only the unit itself when left out',
    )
    .option('--from <day>', 'first day, as in 2026-12-01; now when left out')
    .option('--until <day>', 'last day, as in 2027-05-31; a year when left out')
    .action(run(register))
  command.command('list').description('the systems that are or were let in').action(run(list))
  command
    .command('rotate')
    .description('a system signs with other keys from now on')
    .argument('<id>')
    .requiredOption('--as <subject>', 'who says so: the sign-in of a leader of the unit')
    .option('--keys <file>', 'its new public keys (JWKS)')
    .option('--keys-at <address>', 'where it publishes them')
    .option('--overlap <hours>', 'how long the earlier keys hold; 0 when they may be stolen', '24')
    .action(run(rotate))
  command
    .command('sends-for')
    .description('say anew whom a system delivers letters for; without numbers, only the unit it acts for')
    .argument('<id>')
    .argument('[numbers...]', 'location numbers (GLN) or SOR codes; a unit we know counts with all under it')
    .requiredOption('--as <subject>', 'who says so: the sign-in of a leader of the unit')
    .action(run(sendsFor))
  command
    .command('revoke')
    .description('shut a system out, at once')
    .argument('<id>')
    .requiredOption('--as <subject>', 'who says so: the sign-in of a leader of the unit')
    .requiredOption('--reason <reason>', 'why; it is kept')
    .action(run(revoke))
  command
    .command('token')
    .description('get a token as the system would, for trying')
    .argument('<id>', 'what register answered')
    .requiredOption('--key <file>', 'its private key (JWK)')
    .option('--scopes <scopes...>', 'what for; all it has when left out')
    .option('--to <address>', 'the server; PUBLIC_URL when left out')
    .action(run(token))
  return command
}

interface KeyOptions {
  readonly keys?: string
  readonly keysAt?: string
}

interface RegisterOptions extends KeyOptions {
  readonly as: string
  readonly scopes: string[]
  readonly unit?: string
  readonly function: string
  readonly sendsFor?: string[]
  readonly from?: string
  readonly until?: string
}

async function register(
  { settings, output }: CommandContext,
  name: string,
  options: RegisterOptions,
): Promise<number> {
  const keys = await keysOf(options)
  if (keys === undefined) return noKeys(output)
  const [firstOn, lastOn] = [options.from, options.until].map((day) =>
    day === undefined ? undefined : parseDanishDate(day),
  )
  if (
    (options.from !== undefined && firstOn === undefined) ||
    (options.until !== undefined && lastOn === undefined)
  ) {
    output.complain('Write a day as in 2027-05-31.')
    return exitCode.usage
  }
  return withShell(settings, async (shell) => {
    const approver = await actorOf(shell, options.as)
    if (approver === undefined) return nobody(output, options.as)
    const unitId = options.unit === undefined ? approver.unitId : await unitOf(shell, options.unit)
    if (unitId === undefined) {
      output.complain(`No unit has the SOR code or id ${options.unit}.`)
      return exitCode.usage
    }
    const validFrom = firstOn === undefined ? undefined : startOfDay(firstOn)
    const validTo = lastOn === undefined ? undefined : endOfDay(lastOn)
    const { scopes, function: does, sendsFor: numbers } = options
    return tell(
      output,
      await registerClient(shell, approver, {
        name,
        unitId,
        function: does,
        scopes,
        keys,
        sendsFor: numbers,
        validFrom,
        validTo,
      }),
    )
  })
}

async function list({ settings, output }: CommandContext): Promise<number> {
  return withShell(settings, async (shell) => {
    const clients = await listClients(shell)
    for (const client of clients) output.say(lineOf(client))
    output.say(`${clients.length} systems.`)
    output.data({ clients })
    return exitCode.done
  })
}

async function rotate(
  { settings, output }: CommandContext,
  id: string,
  options: KeyOptions & { readonly as: string; readonly overlap: string },
): Promise<number> {
  const keys = await keysOf(options)
  if (keys === undefined) return noKeys(output)
  return withShell(settings, async (shell) => {
    const by = await actorOf(shell, options.as)
    if (by === undefined) return nobody(output, options.as)
    const overlapHours = Number(options.overlap)
    return tell(output, await rotateKeys(shell, by, id as ClientId, { keys, overlapHours }))
  })
}

async function sendsFor(
  { settings, output }: CommandContext,
  id: string,
  numbers: string[],
  options: { readonly as: string },
): Promise<number> {
  return withShell(settings, async (shell) => {
    const by = await actorOf(shell, options.as)
    if (by === undefined) return nobody(output, options.as)
    return tell(output, await sayWhomClientSendsFor(shell, by, id as ClientId, numbers))
  })
}

async function revoke(
  { settings, output }: CommandContext,
  id: string,
  options: { readonly as: string; readonly reason: string },
): Promise<number> {
  return withShell(settings, async (shell) => {
    const by = await actorOf(shell, options.as)
    if (by === undefined) return nobody(output, options.as)
    return tell(output, await revokeClient(shell, by, id as ClientId, options.reason))
  })
}

async function keysOf({ keys, keysAt }: KeyOptions): Promise<GivenKeys | undefined> {
  if (keysAt !== undefined) return { uri: keysAt }
  return keys === undefined ? undefined : { jwks: JSON.parse(await readFile(keys, 'utf8')) }
}

function noKeys(output: CommandContext['output']): number {
  output.complain(
    'Say which keys: --keys <file>, or --keys-at <address>. Make some with: client new-key <folder>',
  )
  return exitCode.usage
}

async function unitOf(shell: Shell, named: string): Promise<OrganisationId | undefined> {
  if (isId(named)) return named as OrganisationId
  const sor = parseSor(named)
  return sor.ok ? (await findUnitBySor(shell, sor.value))?.id : undefined
}

function tell(output: CommandContext['output'], result: Result<Client>): number {
  output.data(result.ok ? result.value : result.refusal)
  if (!result.ok) {
    output.complain(`Refused: ${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
    return exitCode.found
  }
  output.say(lineOf(result.value))
  return exitCode.done
}

function lineOf({ id, name, scopes, validTo, endedAt, keySets, senders }: Client): string {
  const until = endedAt === null ? `until ${validTo}` : `shut out ${endedAt}`
  return `${id}  ${name}  ${scopes.join(' ')}  ${until}  key set ${keySets.length}${sendsForOf(senders)}`
}

function sendsForOf({ glns, sors }: Client['senders']): string {
  const numbers = [...glns, ...sors]
  return numbers.length === 0 ? '' : `  sends for ${numbers.join(' ')}`
}
