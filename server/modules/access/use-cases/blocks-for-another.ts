import type { BlockView, listBlockChoicesForRoute } from '../../../../contract/access-will.ts'
import type { CitizenActor } from '../../../../contract/actor.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { type BlockWish, type LiftForAnotherRefused, liftForAnother } from '../domain/will/block.ts'
import { lockWill } from '../store/will.ts'
import * as store from '../store/will-blocks.ts'
import { type AccessRefused, allow } from './allow.ts'
import { askWill } from './ask-will.ts'
import { holdingFirst, sinceWhen, viewBlock, viewBlocks } from './block-views.ts'
import { type SetBlockRefused, setBlock } from './blocks.ts'

/** Who acts for a citizen reads that citizen's blocks, those that hold first. */
export async function listBlocksFor(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
): Promise<Result<{ blocks: BlockView[] }, AccessRefused>> {
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'blocks' })
  if (!granted.ok) return granted
  const blocks = await store.listBlocks(shell, citizenId)
  return ok({ blocks: holdingFirst(await viewBlocks(shell, citizenId, blocks, readerOf(actor, citizenId))) })
}

/** Who acts for a citizen objects in their place: rules P34 and P35 say who does (SUL § 14). */
export function setBlockFor(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
  wish: Omit<BlockWish, 'way'>,
): Promise<Result<BlockView, SetBlockRefused>> {
  const way = actor.citizenId === citizenId ? 'own-page' : 'representative'
  return setBlock(shell, actor, citizenId, { ...wish, way })
}

/** Who acts for a citizen takes back what one who acts has set. */
export function liftBlockFor(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
  blockId: string,
): Promise<Result<BlockView, AccessRefused | LiftForAnotherRefused | Refusal<'block-unknown'>>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'lift-block' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const block = (await store.listBlocks(inner, citizenId)).find(({ id }) => id === blockId)
    if (block === undefined) return refused('block-unknown')
    const lifted = liftForAnother(block, inner.clock.now())
    if (!lifted.ok) return lifted
    await store.insertBlockEnds(inner, citizenId, [blockId], lifted.value.endedAt, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await viewBlock(inner, citizenId, { ...block, ...lifted.value }, readerOf(actor, citizenId)))
  })
}

/** Whom one may want to block for another: whose care they are in, and who has looked where the document covers the log. */
export async function listBlockChoicesFor(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
): Promise<Result<AnswerOf<typeof listBlockChoicesForRoute>, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'REL',
    also: ['LOG'],
    purpose: 'treatment',
    action: 'read',
    object: 'lookers',
  })
  if (!granted.ok) return granted
  const mayReadLog = granted.value.kinds.has('LOG')
  const lookers = mayReadLog ? await store.listLookers(shell, citizenId, sinceWhen(shell)) : []
  const tied = await store.listTiedUnits(shell, citizenId)
  const unitIds = new Set([...tied, ...lookers.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))])
  const found = await Promise.all([...unitIds].map((id) => findUnit(shell, id)))
  const units = await Promise.all(
    found
      .filter((unit) => unit !== undefined)
      .map(async ({ id, name, partyId }) => ({
        id,
        name,
        partyName: (await findUnit(shell, partyId))?.name ?? name,
      })),
  )
  const people = lookers.map(({ unitId, ...looker }) => {
    const unit = units.find(({ id }) => id === unitId)
    return { ...looker, unit: unit === undefined ? null : { id: unit.id, name: unit.name } }
  })
  return ok({ units, people: mayReadLog ? people : null, withheld: !mayReadLog })
}

function readerOf(actor: CitizenActor, citizenId: CitizenId) {
  return actor.citizenId === citizenId ? 'citizen' : 'representative'
}
