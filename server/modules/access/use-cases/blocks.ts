import type { BlockView } from '../../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import * as domain from '../domain/will/block.ts'
import { decidesNow } from '../domain/will/representation.ts'
import { findSubject, lockWill } from '../store/will.ts'
import * as store from '../store/will-blocks.ts'
import { findOpenOverride } from '../store/will-overrides.ts'
import { listRepresentations } from '../store/will-representations.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'
import {
  type BlockReader,
  holdingFirst,
  isAimKnown,
  sinceWhen,
  viewBlock,
  viewBlocks,
} from './block-views.ts'

export type SetBlockRefused =
  | AccessRefused
  | domain.BlockRefused
  | Refusal<'blocked-unit-unknown' | 'blocked-person-unknown'>

/** A citizen reads their blocks, those that hold first. */
export async function listMyBlocks(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ blocks: BlockView[] }, AccessRefused>> {
  const { citizenId } = actor
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'blocks' })
  if (!granted.ok) return granted
  const views = await viewBlocks(shell, citizenId, await store.listBlocks(shell, citizenId), 'citizen')
  return ok({ blocks: holdingFirst(views) })
}

/** A citizen blocks on their own page. */
export function setMyBlock(
  shell: Shell,
  actor: CitizenActor,
  wish: Omit<domain.BlockWish, 'way'>,
): Promise<Result<BlockView, SetBlockRefused>> {
  return setBlock(shell, actor, actor.citizenId, { ...wish, way: 'own-page' })
}

/** Staff write down what a citizen has asked for by letter, by phone or face to face (SUL § 42 b). */
export function registerBlock(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  wish: domain.BlockWish,
): Promise<Result<BlockView, SetBlockRefused>> {
  return setBlock(shell, actor, citizenId, wish)
}

/** Sets a block once the access rules let the actor write it. */
export function setBlock(
  shell: Shell,
  actor: CitizenActor | ProfessionalActor,
  citizenId: CitizenId,
  wish: domain.BlockWish,
): Promise<Result<BlockView, SetBlockRefused>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'block' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const known = await isAimKnown(inner, citizenId, wish.aim)
    if (!known.ok) return known
    const now = inner.clock.now()
    const block = domain.setBlock(await store.listBlocks(inner, citizenId), wish, now)
    if (!block.ok) return block
    const row = { ...block.value, id: inner.ids.next<string>(), setByName: actor.name, recordedAt: now }
    await store.insertBlock(inner, citizenId, row, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await viewBlock(inner, citizenId, row, readerBy(wish.way)))
  })
}

/** Whoever set it is who it is shown to. */
function readerBy(way: domain.BlockWay): BlockReader {
  if (way === 'own-page') return 'citizen'
  return way === 'representative' ? 'representative' : 'staff'
}

export type LiftBlockRefused = AccessRefused | domain.LiftRefused | Refusal<'block-unknown'>

/** A citizen lifts one of their blocks. */
export function liftMyBlock(
  shell: Shell,
  actor: CitizenActor,
  blockId: string,
): Promise<Result<BlockView, LiftBlockRefused>> {
  const { citizenId } = actor
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'lift-block' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const block = (await store.listBlocks(inner, citizenId)).find(({ id }) => id === blockId)
    if (block === undefined) return refused('block-unknown')
    const lifted = domain.liftBlock(block, inner.clock.now())
    if (!lifted.ok) return lifted
    await store.insertBlockEnds(inner, citizenId, [blockId], lifted.value.endedAt, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await viewBlock(inner, citizenId, { ...block, ...lifted.value }, 'citizen'))
  })
}

/**
 * Staff lift, on the citizen's word, what staff have written down for them: for those without a page of their own. What is
 * blocked is not shown, and the citizen must be there to say so: the person has them open with CONSENT_NOW (P21).
 */
export function liftRegisteredBlocks(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
): Promise<Result<{ lifted: number }, AccessRefused | Refusal<'lift-needs-consent-now'>>> {
  return shell.transaction(async (inner) => {
    const override = await findOpenOverride(inner, citizenId, actor)
    if (override?.reasonCode !== 'CONSENT_NOW') return refused('lift-needs-consent-now')
    const granted = await askWill(inner, actor, citizenId, { action: 'override', object: 'lift-block' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const now = inner.clock.now()
    const { bornOn } = await findSubject(inner, citizenId)
    const acting = await listRepresentations(inner, citizenId)
    const isActedFor = acting.some((one) => decidesNow(one, bornOn, now))
    const lifted = (await store.listBlocks(inner, citizenId)).filter(
      (block) => domain.mayStaffLift(block, isActedFor) && domain.liftBlock(block, now).ok,
    )
    const ids = lifted.map(({ id }) => id)
    await store.insertBlockEnds(inner, citizenId, ids, now, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok({ lifted: ids.length })
  })
}

interface BlockChoices {
  people: {
    personId: string
    function: string | null
    unit: { id: string; name: string } | null
    lastLookedAt: string
    looks: number
  }[]
  units: { id: string; name: string; partyName: string; lastLookedAt: string | null; isTied: boolean }[]
}

/** Whom a citizen may want to block: who has looked, and whose care they are in. */
export async function listBlockChoices(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<BlockChoices, AccessRefused>> {
  const { citizenId } = actor
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'lookers', kind: 'LOG' })
  if (!granted.ok) return granted
  const lookers = await store.listLookers(shell, citizenId, sinceWhen(shell))
  const tied = await store.listTiedUnits(shell, citizenId)
  const unitIds = new Set([...tied, ...lookers.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))])
  const units: BlockChoices['units'] = []
  for (const id of unitIds) {
    const unit = await findUnit(shell, id)
    if (unit === undefined) continue
    const party = await findUnit(shell, unit.partyId)
    units.push({
      id,
      name: unit.name,
      partyName: party?.name ?? unit.name,
      lastLookedAt: lookers.find(({ unitId }) => unitId === id)?.lastLookedAt ?? null,
      isTied: tied.includes(id),
    })
  }
  const people = lookers.map(({ unitId, ...looker }) => {
    const unit = units.find(({ id }) => id === unitId)
    return { ...looker, unit: unit === undefined ? null : { id: unit.id, name: unit.name } }
  })
  return ok({ people, units })
}
