import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit, listPeopleOf, unitsWithin } from '../../organisation/index.ts'
import { jobOf } from '../domain/job.ts'
import { ruleBook } from '../rule-book.ts'

interface FoundPerson {
  readonly personId: string
  readonly name: string
  readonly roleId: string
  readonly function: string
  readonly unitId: string
  readonly unitName: string
}

/** People of the own party on a day, by a part of their name: whoever controls the log asks about their access. */
export async function findAccessPeople(
  shell: Shell,
  actor: ProfessionalActor,
  asked: { readonly name: string; readonly on?: string | undefined },
): Promise<Result<{ people: FoundPerson[] }, Refusal<'only-log-control'>>> {
  if (!(await controlsLog(actor))) return refused('only-log-control')
  const { partyId } = await getUnit(shell, actor.unitId)
  const on = (asked.on as DanishDate | undefined) ?? danishDateOf(shell.clock.now())
  const people = await listPeopleOf(shell, await unitsWithin(shell, partyId), on, {
    name: asked.name,
    limit: 50,
  })
  return ok({
    people: await Promise.all(
      people.map(async (person) => ({
        personId: person.personId,
        name: person.name,
        roleId: person.roleId,
        function: person.function,
        unitId: person.unitId,
        unitName: (await getUnit(shell, person.unitId)).name,
      })),
    ),
  })
}

/** The data protection officer and the reviewers of the log. */
export async function controlsLog(actor: ProfessionalActor): Promise<boolean> {
  return jobOf((await ruleBook()).jobs, actor.function).work === 'log-control'
}
