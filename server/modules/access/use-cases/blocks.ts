import type { BlockView } from '../../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, rolesOf } from '../../organisation/index.ts'
import * as domain from '../domain/will/block.ts'
import { standingOf } from '../domain/will/standing.ts'
import { lockWill } from '../store/will.ts'
import * as store from '../store/will-blocks.ts'
import { findOpenOverride } from '../store/will-overrides.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'

export type SetBlockRefused =
  | AccessRefused
  | domain.BlockRefused
  | Refusal<'blocked-unit-unknown' | 'blocked-person-unknown'>

/** How far back a citizen looks for whom to block: as far as the log is shown (law handbook, part 8). */
const lookersSince = 2 * 366 * 86_400_000

/** A citizen reads their blocks, those that hold first. */
export async function listMyBlocks(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ blocks: BlockView[] }, AccessRefused>> {
  const { citizenId } = actor
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'blocks' })
  if (!granted.ok) return granted
  const views = await view(shell, citizenId, await store.listBlocks(shell, citizenId))
  const order = ['in-force', 'coming', 'over']
  return ok({ blocks: views.sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status)) })
}

/** A citizen blocks on their own page. */
export function setMyBlock(
  shell: Shell,
  actor: CitizenActor,
  wish: Omit<domain.BlockWish, 'way'>,
): Promise<Result<BlockView, SetBlockRefused>> {
  return set(shell, actor, actor.citizenId, { ...wish, way: 'own-page' })
}

/** Staff write down what a citizen has asked for by letter, by phone or face to face (SUL § 42 b). */
export function registerBlock(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  wish: domain.BlockWish,
): Promise<Result<BlockView, SetBlockRefused>> {
  return set(shell, actor, citizenId, wish)
}

function set(
  shell: Shell,
  actor: CitizenActor | ProfessionalActor,
  citizenId: CitizenId,
  wish: domain.BlockWish,
): Promise<Result<BlockView, SetBlockRefused>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'block' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const known = await isKnown(inner, citizenId, wish.aim)
    if (!known.ok) return known
    const now = inner.clock.now()
    const block = domain.setBlock(await store.listBlocks(inner, citizenId), wish, now)
    if (!block.ok) return block
    const row = { ...block.value, id: inner.ids.next<string>(), recordedAt: now }
    await store.insertBlock(inner, citizenId, row, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await only(view(inner, citizenId, [row])))
  })
}

async function isKnown(
  shell: Shell,
  citizenId: CitizenId,
  aim: domain.BlockAim,
): Promise<Result<undefined, Refusal<'blocked-unit-unknown' | 'blocked-person-unknown'>>> {
  if (aim.target === 'unit' || aim.target === 'source')
    return (await findUnit(shell, aim.unitId)) === undefined ? refused('blocked-unit-unknown') : ok()
  if (aim.target !== 'person') return ok()
  const person = await whoIs(shell, citizenId, aim.personId)
  return person === undefined ? refused('blocked-person-unknown') : ok()
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
    return ok(await only(view(inner, citizenId, [{ ...block, ...lifted.value }])))
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
    const lifted = (await store.listBlocks(inner, citizenId)).filter(
      (block) => block.way !== 'own-page' && domain.liftBlock(block, now).ok,
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

function view(shell: Shell, citizenId: CitizenId, blocks: readonly store.BlockRow[]): Promise<BlockView[]> {
  return Promise.all(
    blocks.map(async (block): Promise<BlockView> => {
      const { aim } = block
      const unit =
        aim.target === 'unit' || aim.target === 'source' ? await findUnit(shell, aim.unitId) : undefined
      return {
        id: block.id,
        target: aim.target,
        unit: unit === undefined ? null : { id: unit.id, name: unit.name },
        person: aim.target === 'person' ? await personView(shell, citizenId, aim.personId) : null,
        dataFrom: aim.target === 'period' ? aim.dataFrom : null,
        dataTo: aim.target === 'period' ? (aim.dataTo ?? null) : null,
        doesKeepAlerts: block.doesKeepAlerts,
        from: block.from,
        to: block.to,
        setThrough: block.way,
        recordedAt: block.recordedAt,
        liftedAt: block.endedAt,
        status: standingOf(block, shell.clock.now()),
      }
    }),
  )
}

async function only(views: Promise<BlockView[]>): Promise<BlockView> {
  const [view] = await views
  if (view === undefined) throw new Error('one block has one view')
  return view
}

async function personView(shell: Shell, citizenId: CitizenId, id: PersonId): Promise<BlockView['person']> {
  const person = await whoIs(shell, citizenId, id)
  const unit = person?.unitId == null ? undefined : await findUnit(shell, person.unitId)
  return { id, function: person?.function ?? null, unitName: unit?.name ?? null }
}

/** By role and unit: as in the citizen's log, or as the person is employed today. Undefined when nobody is known so. */
async function whoIs(shell: Shell, citizenId: CitizenId, personId: PersonId) {
  const lookers = await store.listLookers(shell, citizenId, sinceWhen(shell))
  const looked = lookers.find((looker) => looker.personId === personId)
  if (looked !== undefined) return looked
  const [role] = await rolesOf(shell, personId, danishDateOf(shell.clock.now()))
  return role
}

function sinceWhen(shell: Shell) {
  return instant(epoch(shell.clock.now()) - lookersSince)
}
