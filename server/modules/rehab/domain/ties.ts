import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { RehabEvent } from './event.ts'
import { begin, follow, type Plan } from './plan.ts'

/** A tie between a unit and the citizen because of a plan (law, part 10). */
export interface Tie {
  readonly unitId: OrganisationId
  /** `chosen-supplier`: the private place of the citizen's choice, which sees no more than P16 gives. */
  readonly kind: 'gop' | 'chosen-supplier'
  readonly from: Instant
  readonly to?: Instant | undefined
}

/**
 * Who has a tie because of the plan, from when to when. A draft ties nobody: the ward has its own tie of the stay. Worked out
 * from the whole history, so telling it again is harmless; of a unit that had it twice the last time counts.
 */
export function tiesOf(events: readonly RehabEvent[]): Tie[] {
  const [first, ...rest] = events
  if (first?.type !== 'plan-written') return []
  let plan = begin(first)
  const ties = new Map<string, Tie>()
  for (const event of rest) {
    plan = follow(plan, event)
    const now = tiedBy(plan)
    for (const [key, tie] of ties)
      if (tie.to === undefined && !now.some((one) => keyOf(one) === key))
        ties.set(key, { ...tie, to: event.at })
    for (const one of now) {
      const known = ties.get(keyOf(one))
      if (known === undefined || known.to !== undefined) ties.set(keyOf(one), { ...one, from: event.at })
    }
  }
  return [...ties.values()]
}

type Tied = Pick<Tie, 'unitId' | 'kind'>

function keyOf({ unitId, kind }: Tied): string {
  return `${kind} ${unitId}`
}

/** Who has a tie as the plan stands. */
function tiedBy(plan: Plan): Tied[] {
  if (plan.status === 'draft' || plan.status === 'closed') return []
  const { ownerUnitId, receiverUnitId, provider } = plan
  const tied: Tied[] = []
  const isPrivateOwner = provider?.kind === 'private' && provider.unitId === ownerUnitId
  if (!isPrivateOwner) tied.push({ unitId: ownerUnitId, kind: 'gop' })
  if (receiverUnitId !== null && receiverUnitId !== ownerUnitId)
    tied.push({ unitId: receiverUnitId, kind: 'gop' })
  if (provider?.kind === 'private') tied.push({ unitId: provider.unitId, kind: 'chosen-supplier' })
  else if (provider !== null && provider.unitId !== ownerUnitId && provider.unitId !== receiverUnitId)
    tied.push({ unitId: provider.unitId, kind: 'gop' })
  return tied
}
