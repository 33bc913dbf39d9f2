import { randomUUID } from 'node:crypto'
import type { ProfessionalActor } from '../../contract/actor.ts'
import type { AnswerOf, Route } from '../../contract/route.ts'
import { modules } from '../../server/modules.ts'
import type { MountedRoute, SessionKey } from '../../server/platform/http/answer.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { type Endings, personId, roleId, type UnitWord, unitId } from './place.ts'
import { functionIn } from './units.ts'

const mounted: ReadonlyMap<string, MountedRoute> = new Map(
  modules.flatMap((module) => module.routes ?? []).map((one) => [one.route.name, one]),
)

/** The one professional of a unit. */
export function actorOf(word: UnitWord, endings: Endings): ProfessionalActor {
  return {
    kind: 'professional',
    personId: personId(word, endings),
    name: `Ansat, ${word}`,
    roleId: roleId(word, endings),
    function: functionIn(word),
    unitId: unitId(word, endings),
  }
}

/** Does what a person does on a screen, through its declared route. Throws when it is refused: the bench asks only what may be. */
export async function doAs<R extends Route>(
  shell: Shell,
  actor: ProfessionalActor,
  route: R,
  asked: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown },
): Promise<AnswerOf<R>> {
  const found = mounted.get(route.name)
  if (found === undefined) throw new Error(`no module answers ${route.name}`)
  const reply = await found.call(shell, {
    params: asked.params,
    query: asked.query,
    body: asked.body,
    actor,
    requestId: route.method === 'GET' ? undefined : randomUUID(),
    session: '' as SessionKey,
  })
  if (!reply.ok) throw new Error(`${route.name} was refused: ${JSON.stringify(reply.refusal)}`)
  return reply.value as AnswerOf<R>
}
