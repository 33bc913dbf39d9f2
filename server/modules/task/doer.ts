import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { Shell } from '../../platform/shell.ts'
import { scopeOf } from '../access/index.ts'
import type { Person } from './domain/may.ts'

/** The signed-in person with the units they may act for: the same units whose citizens they may see. */
export async function doerOf(shell: Shell, actor: ProfessionalActor): Promise<Person> {
  return { personId: actor.personId, name: actor.name, unitIds: await scopeOf(shell, actor) }
}
