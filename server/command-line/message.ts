import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { MessageId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { writeNotification } from '../../seed/notification.ts'
import {
  DefinitionsError,
  developmentToken,
  type FileVerdict,
  judgedBy,
  listParked,
  type ProfileValidators,
  retryLetter,
  unreadable,
  validateFile,
  validatorsInFolder,
} from '../modules/message/index.ts'
import type { Settings } from '../platform/settings.ts'
import { loadedValidators } from './definitions.ts'
import { mailboxCommand } from './mailbox.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { actorOf, nobody, withShell } from './somebody.ts'

/** `message send | validate | list | retry | mailbox`. */
export function messageCommand(run: Run): Command {
  const command = new Command('message').description('send, check, list and retry messages')
  command
    .command('send')
    .description('deliver message files to a running server, and print its answer')
    .argument('[files...]', 'FHIR message files, JSON or XML')
    .option('--to <address>', 'the server; PUBLIC_URL when left out')
    .option('--token <token>', 'bearer token; the demo’s own when left out')
    .option('--demo', 'let the demo hospital in Herlev admit Bruno Test Elmer now')
    .action(run(send))
  command
    .command('validate')
    .description('check message files without sending or storing anything')
    .argument('<files...>')
    .option('--definitions <folder>', 'a folder with sets.json and one folder for each published package')
    .option('--received', 'as we judge what we receive; else strictly, as a sender must keep the rules')
    .action(run(validate))
  command
    .command('list')
    .description('the letters that wait for a person')
    .requiredOption('--as <subject>', 'who asks: the sign-in of someone at a message desk')
    .action(run(list))
  command
    .command('retry')
    .description('read a parked letter again by the rules of today')
    .argument('<id>')
    .requiredOption('--as <subject>', 'who decides: the sign-in of someone at a message desk')
    .action(run(retry))
  command.addCommand(mailboxCommand(run))
  return command
}

interface Delivered {
  readonly file: string
  readonly status: number
  readonly answer: string
}

async function send(
  { settings, output }: CommandContext,
  files: string[],
  options: { to?: string; token?: string; demo?: boolean },
): Promise<number> {
  if (files.length === 0 && options.demo !== true) {
    output.complain('Name at least one file, or use --demo.')
    return exitCode.usage
  }
  const token = options.token ?? settings.MESSAGE_TOKENS[0] ?? (await developmentToken(settings))
  const address = new URL('/fhir/$process-message', options.to ?? settings.PUBLIC_URL)
  const letters: { file: string; bytes: Uint8Array }[] = await Promise.all(
    files.map(async (file) => ({ file: basename(file), bytes: await readFile(file) })),
  )
  if (options.demo === true) letters.push(await demoLetter(settings))
  const answers: Delivered[] = []
  for (const { file, bytes } of letters) {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': isXml(bytes) ? 'application/fhir+xml' : 'application/fhir+json',
        accept: 'application/fhir+json',
        authorization: `Bearer ${token ?? ''}`,
      },
      body: new Uint8Array(bytes),
    })
    const body = await response.text()
    answers.push({ file, status: response.status, answer: answerCode(body) })
    output.say(`${file}: ${response.status} ${answerCode(body)}`)
  }
  output.data({ answers })
  return answers.every(({ answer }) => answer === 'ok') ? exitCode.done : exitCode.found
}

function isXml(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith('<')
}

/** The response code of an Acknowledgement, or what else was said. */
function answerCode(body: string): string {
  return (
    /"response":\s*\{[^}]*"code":\s*"([a-z-]+)"/.exec(body)?.[1] ??
    /"text":\s*"([^"]+)"/.exec(body)?.[1] ??
    'no acknowledgement'
  )
}

async function demoLetter(settings: Settings): Promise<{ file: string; bytes: Buffer }> {
  const [citizen] = demoCitizens
  return withShell(settings, async (shell) => {
    const letter = await writeNotification(shell, {
      cprNumber: citizen?.cprNumber ?? '',
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(Date.now() - 5 * 60_000),
    })
    return { file: 'demo-indlaeggelse.json', bytes: Buffer.from(letter.bytes) }
  })
}

/**
 * One line a file, whatever is in it. Strict, as a sender must keep the rules, unless `--received` asks for the answer we
 * would give.
 */
async function validate(
  context: CommandContext,
  files: string[],
  { definitions, received }: { definitions?: string; received?: boolean },
): Promise<number> {
  const { output } = context
  let validators: ProfileValidators
  try {
    validators = definitions === undefined ? await loadedValidators(context) : validatorsInFolder(definitions)
  } catch (fault) {
    if (!(fault instanceof DefinitionsError)) throw fault
    output.complain(fault.message)
    return exitCode.usage
  }
  const by = await judgedBy(validators)
  const how = received === true ? 'receiving' : 'sending'
  let worst: number = exitCode.done
  let isAnyHalf = false
  for (const file of files) {
    const { verdict, standard, issues, isByProfile } = await judgeFile(output, file, (bytes) =>
      validateFile(bytes, by, how),
    )
    output.say(`${file}: ${verdict}${standard === undefined ? '' : ` (${standard})`}`)
    for (const { severity, expression, da } of issues) output.say(`  ${severity} ${expression}: ${da}`)
    output.data({ file, standard: standard ?? null, verdict, issues })
    if (verdict !== 'ok') worst = exitCode.found
    isAnyHalf ||= standard !== undefined && !isByProfile
  }
  if (isAnyHalf)
    output.complain(
      'Full validation is off: the published packages of the standard are not loaded, so only what we read ourselves was judged. Load them with: sammenhaeng definitions import <package.tgz or folder>, or name a folder with --definitions.',
    )
  return worst
}

/** One verdict a file, whatever is in it: what we trip over ourselves is said too, and the next file is read. */
async function judgeFile(
  output: CommandContext['output'],
  file: string,
  judge: (bytes: Uint8Array) => FileVerdict,
): Promise<FileVerdict> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return unreadable('file-unreadable', 'not-found', {
      da: 'Filen findes ikke eller kan ikke læses.',
      en: 'The file does not exist or cannot be read.',
    })
  }
  try {
    return judge(bytes)
  } catch (fault) {
    output.complain(`${file}: ${(fault as Error).stack ?? String(fault)}`)
    return unreadable('fault-of-ours', 'exception', {
      da: 'Filen kunne ikke bedømmes på grund af en fejl hos os.',
      en: 'The file could not be judged because of a fault of ours.',
    })
  }
}

async function list({ settings, output }: CommandContext, options: { as: string }): Promise<number> {
  return withShell(settings, async (shell) => {
    const actor = await actorOf(shell, options.as)
    if (actor === undefined) return nobody(output, options.as)
    const listed = await listParked(shell, actor, { status: 'parked', limit: 100 })
    if (!listed.ok) return exitCode.found
    for (const letter of listed.value.letters)
      output.say(`${letter.id}  ${letter.receivedAt}  ${letter.code ?? letter.standard ?? 'not understood'}`)
    output.say(`${listed.value.letters.length} letters wait for a person.`)
    output.data(listed.value)
    return exitCode.done
  })
}

async function retry(
  { settings, output }: CommandContext,
  id: string,
  options: { as: string },
): Promise<number> {
  return withShell(settings, async (shell) => {
    const actor = await actorOf(shell, options.as)
    if (actor === undefined) return nobody(output, options.as)
    const result = await retryLetter(shell, actor, id as MessageId)
    output.data(result.ok ? result.value : result.refusal)
    if (!result.ok) {
      output.complain(
        `Refused: ${result.refusal.code}. List what waits with: message list --as ${options.as}`,
      )
      return exitCode.found
    }
    output.say(result.value.status === 'received' ? 'Taken in.' : 'Still not understood; it waits as before.')
    return result.value.status === 'received' ? exitCode.done : exitCode.found
  })
}
