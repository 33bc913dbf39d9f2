import type { UnitActor } from '../contract/actor.ts'
import type { CitizenId } from '../kernel/ids.ts'
import * as access from '../server/modules/access/index.ts'
import type { Shell } from '../server/platform/shell.ts'

export * from '../server/modules/access/index.ts'

type Allowed = Awaited<ReturnType<typeof access.allow>>

/** As in service; learning what is granted, by asking; or answering from what was learnt. */
let mode: 'asked' | 'learnt' | 'aside' = 'asked'
const grants = new Map<string, Allowed>()
const scopes = new Map<string, access.ListScope>()

/**
 * The face of access as the other modules of a bench see it: the real one, or set aside. Set aside it answers at once with what
 * the real one has granted before: no facts are read, nothing is decided, no record is written or waited for. What a page or
 * a list then takes is what it would take without any access, with the same data shown.
 */
export async function allow(shell: Shell, asked: access.AccessQuestion): Promise<Allowed> {
  if (mode === 'asked') return access.allow(shell, asked)
  const { actor, citizenId, kind, action, object } = asked
  const key = `${nameOf(actor)} ${citizenId} ${kind} ${action} ${object}`
  const known = grants.get(key)
  if (mode === 'aside' && known !== undefined) return known
  if (mode === 'aside') throw new Error(`access was not asked before it was set aside: ${kind} ${object}`)
  const granted = await access.allow(shell, asked)
  grants.set(key, granted)
  return granted
}

/** The scope of a list; set aside, the units alone, with nobody hidden, blocked or looked for. */
export async function listScope(
  shell: Shell,
  actor: UnitActor,
  asked: access.ListAsked,
): Promise<access.ListScope> {
  if (mode === 'asked') return access.listScope(shell, actor, asked)
  const key = `${nameOf(actor)} ${asked.kind} ${asked.via.join()} ${asked.isEnded}`
  const known = scopes.get(key)
  if (mode === 'aside' && known !== undefined) return known
  const { unitIds, kinds } = await access.listScope(shell, actor, asked)
  const scope = { unitIds, only: null, hidden: [], blocked: [], kinds }
  scopes.set(key, scope)
  return scope
}

/** Records the looks of a list; set aside, nothing is recorded. */
export async function recordListed(
  shell: Shell,
  listed: Parameters<typeof access.recordListed>[1],
): Promise<readonly CitizenId[]> {
  return mode === 'aside' ? [] : access.recordListed(shell, listed)
}

/** Does the work with the real access and learns what it grants. */
export function learnAccess<Value>(work: () => Promise<Value>): Promise<Value> {
  return inMode('learnt', work)
}

/** Does the work with access set aside: only what was learnt before can be asked. */
export function withoutAccess<Value>(work: () => Promise<Value>): Promise<Value> {
  return inMode('aside', work)
}

async function inMode<Value>(wanted: typeof mode, work: () => Promise<Value>): Promise<Value> {
  mode = wanted
  try {
    return await work()
  } finally {
    mode = 'asked'
  }
}

function nameOf(actor: access.AccessQuestion['actor']): string {
  return actor.kind === 'system' ? actor.kind : `${actor.kind} ${actor.personId}`
}
