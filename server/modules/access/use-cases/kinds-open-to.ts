import type { SignedInActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { decide } from '../domain/decide.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { gatherFacts, questionOf } from '../gather-facts.ts'
import { ruleBook } from '../rule-book.ts'
import { chainOf, placeOf } from './asker.ts'

/**
 * Which of some kinds of data the rules would open for reading just now: for a page to ask for no part that would be refused.
 * Opens nothing and leaves no record, since nothing is shown; ask it only about a citizen one has been let in to.
 */
export async function kindsOpenTo(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  asked: { readonly kinds: readonly DataKind[]; readonly purpose: Purpose | AccessPurpose },
): Promise<readonly DataKind[]> {
  const at = shell.clock.now()
  const book = await ruleBook()
  const place = await placeOf(shell, actor, at)
  const [facts] = await gatherFacts(shell, [{ actor, citizenId, place }], at)
  if (facts === undefined) return []
  const purpose = asked.purpose as AccessPurpose
  return asked.kinds.filter((kind) => {
    const look = { actor, citizenId, kind, purpose, action: 'read', flow: 'pull' } as const
    return decide(book, questionOf(book, look, facts, at), facts, at).outcome === 'granted'
  })
}

/**
 * Whether the rules would let some kinds of data be told to a unit just now: for a choice to say beforehand what would be refused.
 * Discloses nothing and leaves no record; the disclosure itself is asked for when it is made.
 */
export async function mayBeToldTo(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  asked: {
    readonly kinds: readonly DataKind[]
    readonly purpose: Purpose | AccessPurpose
    readonly unitId: OrganisationId
    /** Why just now, where a rule asks for it. */
    readonly reason?: string
  },
): Promise<boolean> {
  const at = shell.clock.now()
  const book = await ruleBook()
  const place = await placeOf(shell, actor, at)
  const [facts] = await gatherFacts(shell, [{ actor, citizenId, place }], at)
  const unit = await findUnit(shell, asked.unitId)
  if (facts === undefined || unit === undefined) return false
  const receiver = { unitId: unit.id, workplace: workplaceOf(unit), unitChain: await chainOf(shell, unit) }
  const purpose = asked.purpose as AccessPurpose
  return asked.kinds.every((kind) => {
    const push = { actor, citizenId, kind, purpose, action: 'push', flow: 'push', receiver } as const
    const look = { ...push, ...(asked.reason && { reason: asked.reason }) }
    return decide(book, questionOf(book, look, facts, at), facts, at).outcome === 'granted'
  })
}
