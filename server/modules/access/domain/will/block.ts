import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { isEarlierDay, isLater, standingOf, type Term } from './standing.ts'

/** What a block is aimed at: a unit with all below it, data of a period or from a source, a person, or everything. */
export type BlockAim =
  | { readonly target: 'person'; readonly personId: PersonId }
  | { readonly target: 'unit'; readonly unitId: OrganisationId }
  | { readonly target: 'period'; readonly dataFrom: DanishDate; readonly dataTo?: DanishDate | undefined }
  | { readonly target: 'source'; readonly unitId: OrganisationId }
  | { readonly target: 'everything' }

export const blockWays = ['own-page', 'letter', 'phone', 'in-person', 'representative'] as const
/** How the citizen said so; `representative` is who acts for them, on a page of their own. */
export type BlockWay = (typeof blockWays)[number]

/** What the citizen asks for. */
export interface BlockWish {
  readonly aim: BlockAim
  readonly way: BlockWay
  /** Now, when left out. */
  readonly from?: Instant | undefined
  /** Until it is lifted, when left out. */
  readonly to?: Instant | undefined
  readonly doesKeepAlerts: boolean
}

/** A block as it is kept. Lifting it is a fact of its own. */
export interface KeptBlock extends Term {
  readonly aim: BlockAim
  readonly way: BlockWay
  readonly doesKeepAlerts: boolean
}

export type BlockRefused = Refusal<
  | 'block-must-be-total'
  | 'block-period-backwards'
  | 'block-ends-before-it-begins'
  | 'block-begins-in-the-past'
  | 'block-stands-already'
>

/**
 * A citizen objects to look-ups (SUL § 41(3), § 42 a(5), § 42 d(4); law handbook, part 9). A wish by letter or phone blocks
 * everything; it hides nothing from the citizen, and nothing that was seen before it.
 */
export function setBlock(
  kept: readonly KeptBlock[],
  wish: BlockWish,
  at: Instant,
): Result<KeptBlock, BlockRefused> {
  const { aim, way, doesKeepAlerts } = wish
  const from = wish.from ?? at
  const to = wish.to ?? null
  if ((way === 'letter' || way === 'phone') && aim.target !== 'everything')
    return refused('block-must-be-total')
  if (aim.target === 'period' && aim.dataTo !== undefined && isEarlierDay(aim.dataTo, aim.dataFrom))
    return refused('block-period-backwards', { dataFrom: aim.dataFrom, dataTo: aim.dataTo })
  if (isLater(at, from)) return refused('block-begins-in-the-past', { from })
  if (to !== null && !isLater(to, from)) return refused('block-ends-before-it-begins', { from, to })
  const block: KeptBlock = { aim, way, doesKeepAlerts, from, to, endedAt: null }
  const isThere = kept.some((other) => standingOf(other, at) !== 'over' && covers(other, block))
  return isThere ? refused('block-stands-already') : ok(block)
}

/**
 * The one already withholds all that the other would, for as long. What somebody set for the citizen covers nothing the
 * citizen sets: they may lift theirs, and the citizen's own must then stand.
 */
function covers(one: KeptBlock, other: KeptBlock): boolean {
  return (
    (one.way !== 'representative' || other.way === 'representative') &&
    isSameAim(one.aim, other.aim) &&
    !isLater(one.from, other.from) &&
    (one.to === null || (other.to !== null && !isLater(other.to, one.to))) &&
    (!one.doesKeepAlerts || other.doesKeepAlerts)
  )
}

function isSameAim(one: BlockAim, other: BlockAim): boolean {
  switch (one.target) {
    case 'everything':
      return other.target === 'everything'
    case 'person':
      return other.target === 'person' && one.personId === other.personId
    case 'unit':
    case 'source':
      return other.target === one.target && one.unitId === other.unitId
    case 'period':
      return other.target === 'period' && one.dataFrom === other.dataFrom && one.dataTo === other.dataTo
  }
}

export type LiftRefused = Refusal<'block-lifted-already'>

/** The citizen takes the objection back. One that is over has nothing to lift. */
export function liftBlock(block: KeptBlock, at: Instant): Result<{ readonly endedAt: Instant }, LiftRefused> {
  return standingOf(block, at) === 'over' ? refused('block-lifted-already') : ok({ endedAt: at })
}

export type LiftForAnotherRefused = LiftRefused | Refusal<'block-is-the-citizens-own'>

/**
 * Who acts for the citizen takes back what somebody who acts has said. What the citizen has said themselves, on their page or to
 * staff, stands until they lift it: it is their own word, and lifting it would open more (SUL § 14, the stricter reading).
 */
export function liftForAnother(
  block: KeptBlock,
  at: Instant,
): Result<{ readonly endedAt: Instant }, LiftForAnotherRefused> {
  return block.way === 'representative' ? liftBlock(block, at) : refused('block-is-the-citizens-own')
}

/**
 * Staff lift, on the citizen's word, what staff have written down, and what one who acted for them has left when nobody does any
 * more. What the citizen has set on their own page is theirs to lift.
 */
export function mayStaffLift(block: KeptBlock, isActedFor: boolean): boolean {
  return block.way !== 'own-page' && (block.way !== 'representative' || !isActedFor)
}
