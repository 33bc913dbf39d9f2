import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { OverrideOpened } from '../../access/index.ts'
import { getPerson, getUnit, rolesOf } from '../../organisation/index.ts'
import { listThroughOverride } from '../store/looks.ts'
import { hasReviewAbout } from '../store/reviews.ts'
import { openReview } from './open-review.ts'

/** The end of an override opened at this moment (law, part 9). */
export function overrideLasts(openedAt: Instant): Instant {
  return instant(epoch(openedAt) + 4 * 3_600_000)
}

/** Every override is reviewed (law, part 8: all of them): that the citizen consented on the spot is the opener's word alone. */
export async function reviewOverride(
  shell: Shell,
  citizenId: CitizenId,
  openedAt: Instant,
  opened: OverrideOpened['data'],
): Promise<void> {
  const { overrideId, personId, unitId } = opened
  if (await hasReviewAbout(shell, 'override', overrideId)) return
  const day = danishDateOf(openedAt)
  const [person, unit, roles] = await Promise.all([
    getPerson(shell, personId),
    getUnit(shell, unitId),
    rolesOf(shell, personId, day),
  ])
  await openReview(shell, {
    kind: 'override',
    period: day,
    subject: overrideId,
    reviewed: {
      id: personId,
      name: person.name,
      function: roles.find(({ id }) => id === opened.roleId)?.function ?? null,
      unitId,
    },
    partyId: unit.partyId,
    at: openedAt,
    looks: await listThroughOverride(shell, {
      citizenId,
      personId,
      overrideId,
      from: openedAt,
      to: overrideLasts(openedAt),
    }),
  })
}
