import type { ProfessionalActor } from '../../contract/actor.ts'
import { danishDateOf } from '../../kernel/copenhagen-time.ts'
import { openShell } from '../app.ts'
import { type HouseDatabase, openHouseDatabase } from '../database.ts'
import { findPersonBySubject, rolesOf } from '../modules/organisation/index.ts'
import type { Settings } from '../platform/settings.ts'
import type { Shell } from '../platform/shell.ts'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

/** Says that nobody answers for the deed. */
export function nobody(output: CommandContext['output'], subject: string): number {
  output.complain(`Nobody with a role today signs in as ${subject}.`)
  return exitCode.usage
}

/** A deed on the command line is a person's too: someone with a role answers for it. */
export async function actorOf(shell: Shell, subject: string): Promise<ProfessionalActor | undefined> {
  const person = await findPersonBySubject(shell, subject)
  if (person === undefined) return undefined
  const [role] = await rolesOf(shell, person.id, danishDateOf(shell.clock.now()))
  return (
    role && {
      kind: 'professional',
      personId: person.id,
      name: person.name,
      roleId: role.id,
      function: role.function,
      unitId: role.unitId,
    }
  )
}

/** A shell on the house's database for as long as the work takes. */
export async function withShell<Value>(
  settings: Settings,
  work: (shell: Shell) => Promise<Value>,
): Promise<Value> {
  const database: HouseDatabase = await openHouseDatabase(settings)
  try {
    return await work(openShell(settings, database))
  } finally {
    await database.close()
  }
}
