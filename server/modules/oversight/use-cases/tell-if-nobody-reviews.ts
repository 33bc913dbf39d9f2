import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listPeopleOf, unitsAbove, unitsWithin } from '../../organisation/index.ts'
import { control } from '../control-parameters.ts'
import type { ReviewState } from '../domain/review.ts'
import { mayReview } from '../domain/reviewer.ts'
import { tell } from '../tell.ts'

/** A review nobody in the party may take is told of at once: it must not wait for its deadline to be noticed. */
export async function tellIfNobodyReviews(
  shell: Shell,
  { reviewId, partyId, reviewed }: ReviewState,
): Promise<void> {
  const { reviewers } = await control()
  const people = await listPeopleOf(
    shell,
    await unitsWithin(shell, partyId),
    danishDateOf(shell.clock.now()),
    { functions: reviewers },
  )
  for (const { personId, unitId } of people) {
    const unitChain = await unitsAbove(shell, unitId)
    if (mayReview({ personId, unitId, unitChain }, reviewed, partyId).ok) return
  }
  const notice = { kind: 'nobody-to-review', aboutId: reviewId, partyId, unitId: reviewed.unitId } as const
  await tell(shell, [
    { ...notice, toFunction: 'unit-leader' },
    { ...notice, toFunction: 'data-protection-officer' },
  ])
}
