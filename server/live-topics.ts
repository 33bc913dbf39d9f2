import type { Actor } from '../contract/actor.ts'
import type { CitizenId } from '../kernel/ids.ts'
import { hasRelation, listRepresented, listScope, relationKinds, scopeOf } from './modules/access/index.ts'
import type { AllowTopics } from './platform/http/live-stream.ts'
import type { Shell } from './platform/shell.ts'

/**
 * Which topics an actor may hear of. A professional: the lists of the own units, and citizens the own units have a tie with, but
 * for those no list would show them (their own family, colleagues, who has objected). A citizen: themselves, and those they may
 * look in on now. A topic tells only that something has changed, never what.
 */
export const allowTopics: AllowTopics = async (shell, actor, topics) => {
  const asked = topics.map((topic) => ({ topic, kind: topic.split(':')[0], id: topic.split(':')[1] ?? '' }))
  const isAboutSomebody = asked.some(({ kind }) => kind === 'citizen')
  const citizens = isAboutSomebody ? await citizensFor(shell, actor) : () => false
  const units = new Set<string>(actor.kind === 'professional' ? await scopeOf(shell, actor) : [])
  const allowed: string[] = []
  for (const { topic, kind, id } of asked)
    if (kind === 'citizen' ? await citizens(id as CitizenId) : units.has(id)) allowed.push(topic)
  return allowed
}

type MayHearOf = (citizenId: CitizenId) => boolean | Promise<boolean>

async function citizensFor(shell: Shell, actor: Actor): Promise<MayHearOf> {
  if (actor.kind === 'citizen') {
    const represented = new Set((await listRepresented(shell, actor)).map(({ citizenId }) => citizenId))
    return (id) => id === actor.citizenId || represented.has(id)
  }
  // A system asks by its scopes; none of them lets it listen.
  if (actor.kind !== 'professional') return () => false
  const asked = { kind: 'ADM', purpose: 'treatment', via: relationKinds } as const
  const { hidden, blocked } = await listScope(shell, actor, asked)
  const never = new Set([...hidden, ...blocked])
  return (id) => !never.has(id) && hasRelation(shell, actor, id)
}
