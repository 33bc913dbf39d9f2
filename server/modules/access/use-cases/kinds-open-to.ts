import type { SignedInActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { decide } from '../domain/decide.ts'
import { gatherFacts, questionOf } from '../gather-facts.ts'
import { ruleBook } from '../rule-book.ts'
import { placeOf } from './asker.ts'

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
