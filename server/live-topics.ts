import type { CitizenId } from '../kernel/ids.ts'
import { hasRelation, scopeOf } from './modules/access/index.ts'
import type { AllowTopics } from './platform/http/live-stream.ts'

/**
 * Which topics an actor may hear of: the lists of the own units, and citizens the own unit has a relation with (a citizen:
 * themselves). A topic tells only that something has changed, never what.
 */
export const allowTopics: AllowTopics = async (shell, actor, topics) => {
  // A system asks by its scopes; none of them lets it listen.
  if (actor.kind === 'service') return []
  const units = new Set<string>(actor.kind === 'professional' ? await scopeOf(shell, actor) : [])
  const allowed: string[] = []
  for (const topic of topics) {
    const [kind, id = ''] = topic.split(':')
    if (kind === 'citizen') {
      const isOwn = actor.kind === 'citizen' && actor.citizenId === id
      if (isOwn || (await hasRelation(shell, actor, id as CitizenId))) allowed.push(topic)
    } else if (units.has(id)) allowed.push(topic)
  }
  return allowed
}
