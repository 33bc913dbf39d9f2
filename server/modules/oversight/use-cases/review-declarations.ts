import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { DeclaredRelationUnverified } from '../../access/index.ts'
import { listOnDeclaration } from '../store/looks.ts'
import { openReview } from './open-review.ts'
import { partyOf } from './run-rules.ts'

/** A person said why they were there, and nothing has shown it since: what they saw on that word is reviewed. */
export async function reviewDeclaration(
  shell: Shell,
  citizenId: CitizenId,
  declared: DeclaredRelationUnverified['data'],
): Promise<void> {
  const looks = await listOnDeclaration(shell, { citizenId, ...declared })
  const [first] = looks
  if (first === undefined) return
  const { personId: id, unitId, personName: name, function: job } = first
  await openReview(shell, {
    kind: 'no-evidence',
    period: danishDateOf(declared.from),
    subject: `declared ${declared.sourceId}`,
    reviewed: { id, name, function: job, unitId },
    partyId: await partyOf(shell, first),
    at: shell.clock.now(),
    looks,
  })
}
