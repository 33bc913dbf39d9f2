import type { BlockView } from '../../../../contract/access-will.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, rolesOf } from '../../organisation/index.ts'
import { type BlockAim, liftBlock, liftForAnother } from '../domain/will/block.ts'
import { standingOf } from '../domain/will/standing.ts'
import * as store from '../store/will-blocks.ts'

/** How far back a citizen looks for whom to block: as far as the log is shown (law handbook, part 8). */
const lookersSince = 2 * 366 * 86_400_000

/** That a block is aimed at somebody there is. */
export async function isAimKnown(
  shell: Shell,
  citizenId: CitizenId,
  aim: BlockAim,
): Promise<Result<undefined, Refusal<'blocked-unit-unknown' | 'blocked-person-unknown'>>> {
  if (aim.target === 'unit' || aim.target === 'source')
    return (await findUnit(shell, aim.unitId)) === undefined ? refused('blocked-unit-unknown') : ok()
  if (aim.target !== 'person') return ok()
  const person = await whoIs(shell, citizenId, aim.personId)
  return person === undefined ? refused('blocked-person-unknown') : ok()
}

/** Those that hold first. */
export function holdingFirst(views: readonly BlockView[]): BlockView[] {
  const order = ['in-force', 'coming', 'over']
  return views.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
}

/** Who reads a block, and so what they may do with it. */
export type BlockReader = 'citizen' | 'representative' | 'staff'

export function viewBlocks(
  shell: Shell,
  citizenId: CitizenId,
  blocks: readonly store.BlockRow[],
  reader: BlockReader,
): Promise<BlockView[]> {
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
        setByName: block.way === 'representative' ? block.setByName : null,
        mayLift: mayLift(block, reader, shell.clock.now()),
        status: standingOf(block, shell.clock.now()),
      }
    }),
  )
}

function mayLift(block: store.BlockRow, reader: BlockReader, at: Instant): boolean {
  if (reader === 'staff') return false
  return (reader === 'citizen' ? liftBlock : liftForAnother)(block, at).ok
}

/** The view of one block. */
export async function viewBlock(
  shell: Shell,
  citizenId: CitizenId,
  block: store.BlockRow,
  reader: BlockReader,
): Promise<BlockView> {
  const [view] = await viewBlocks(shell, citizenId, [block], reader)
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

/** The first moment looks are shown from. */
export function sinceWhen(shell: Shell): Instant {
  return instant(epoch(shell.clock.now()) - lookersSince)
}
