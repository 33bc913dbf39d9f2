import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { parseDanishDate } from '../../kernel/danish-calendar.ts'
import { isId, type OrganisationId, type RoleId } from '../../kernel/ids.ts'
import { type Refusal, refused } from '../../kernel/result.ts'
import { countCitizensOf } from '../modules/citizen/index.ts'
import { closeUnit, endRole, importRota, type RotaProblem } from '../modules/organisation/index.ts'
import { countOpenWork } from '../modules/task/index.ts'
import type { CommandContext, Run } from './main.ts'
import { exitCode } from './output.ts'
import { actorOf, nobody, withShell } from './somebody.ts'

/** `organisation end-role | close-unit | import-rota`. */
export function organisationCommand(run: Run): Command {
  const command = new Command('organisation').description('end roles, close units and take in rotas')
  command
    .command('end-role')
    .description('end a role of a person; at once when no last day is given')
    .argument('<role>', 'id of the role')
    .requiredOption('--as <subject>', 'who decides: the sign-in of someone with a role')
    .requiredOption('--because <reason>', 'why; kept with the end')
    .option('--last-day <date>', 'the last day, as in 2026-12-31')
    .option('--urgent', 'also when nobody is left where tasks wait')
    .action(run(endRoleCommand))
  command
    .command('close-unit')
    .description('close a unit now; refused while anything would be left alone')
    .argument('<unit>', 'id of the unit')
    .requiredOption('--as <subject>', 'who decides: the sign-in of someone with a role')
    .requiredOption('--because <reason>', 'why; kept with the closure')
    .option('--successor <unit>', 'id of the unit that does its work from now on')
    .action(run(closeUnitCommand))
  command
    .command('import-rota')
    .description('take in who is at work when: lines of who,unit,from,to in Danish time')
    .argument('<file>', 'CSV; the whole rota of each unit it names, from its first shift to its last')
    .action(run(importRotaCommand))
  return command
}

interface Decided {
  readonly as: string
  readonly because: string
}

async function endRoleCommand(
  { settings, output }: CommandContext,
  id: string,
  options: Decided & { lastDay?: string; urgent?: boolean },
): Promise<number> {
  const lastOn = options.lastDay === undefined ? undefined : parseDanishDate(options.lastDay)
  if (options.lastDay !== undefined && lastOn === undefined) {
    output.complain(`${options.lastDay} is no day. Write it as in 2026-12-31.`)
    return exitCode.usage
  }
  if (!isId(id)) return refuse(output, refused('role-unknown').refusal)
  return withShell(settings, async (shell) => {
    const actor = await actorOf(shell, options.as)
    if (actor === undefined) return nobody(output, options.as)
    const roleId = id as RoleId
    const ending = { roleId, lastOn, byName: actor.name, reason: options.because, isUrgent: options.urgent }
    const ended = await endRole(shell, ending, countOpenWork)
    if (!ended.ok) return refuse(output, ended.refusal)
    output.say(`The role ${ended.value.function} ends after ${ended.value.validTo}.`)
    output.data(ended.value)
    return exitCode.done
  })
}

async function closeUnitCommand(
  { settings, output }: CommandContext,
  id: string,
  options: Decided & { successor?: string },
): Promise<number> {
  if (!isId(id) || (options.successor !== undefined && !isId(options.successor)))
    return refuse(output, refused('unit-unknown').refusal)
  return withShell(settings, async (shell) => {
    const actor = await actorOf(shell, options.as)
    if (actor === undefined) return nobody(output, options.as)
    const closed = await closeUnit(
      shell,
      {
        unitId: id as OrganisationId,
        successorId: options.successor as OrganisationId | undefined,
        byName: actor.name,
        reason: options.because,
      },
      async (inner, unitId) => ({
        openWork: await countOpenWork(inner, [unitId]),
        citizens: await countCitizensOf(inner, unitId),
      }),
    )
    if (!closed.ok) return refuse(output, closed.refusal)
    const { unit, rolesEnded } = closed.value
    output.say(`${unit.name} is closed; ${rolesEnded} roles ended with it.`)
    output.data(closed.value)
    return exitCode.done
  })
}

async function importRotaCommand({ settings, output }: CommandContext, file: string): Promise<number> {
  const text = await readFile(file, 'utf8')
  return withShell(settings, async (shell) => {
    const imported = await importRota(shell, text)
    if (!imported.ok) {
      for (const { line, text: what } of imported.refusal.data.problems as RotaProblem[])
        output.complain(`${file}:${line} ${what}`)
      output.data(imported.refusal)
      return exitCode.found
    }
    output.say(`${imported.value.added} shifts added, ${imported.value.removed} taken out.`)
    output.data(imported.value)
    return exitCode.done
  })
}

/** What to do about each refusal a person at the command line can meet. */
const advice: Readonly<Record<string, string>> = {
  'role-unknown': 'There is no such role.',
  'role-ended-already': 'It has an end on that day or before.',
  'end-too-early': 'A role can end yesterday at the earliest: what was opened before was opened in it.',
  'unit-left-alone': 'The person is the last there and tasks wait. Add somebody else, or say --urgent.',
  'unit-unknown': 'There is no such unit, or no such successor.',
  'unit-closed-already': 'It is closed.',
  'unit-has-units-below': 'Units below it are open. Close them first.',
  'unit-has-open-work':
    'It has open tasks or waiting hand-offs. Hand them over first, so that somebody always has them.',
  'unit-has-citizens': 'Citizens have it as their practice. They must have another first.',
  'unit-successor-missing': 'It does something for citizens. Say who does it from now on with --successor.',
  'unit-successor-unfit': 'The successor is not open, or does not do the same for the same municipalities.',
}

function refuse(output: CommandContext['output'], { code, data }: Refusal<string>): number {
  output.complain(`Refused: ${code}. ${advice[code] ?? ''} ${JSON.stringify(data)}`)
  output.data({ code, ...data })
  return exitCode.found
}
