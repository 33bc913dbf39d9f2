import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type RehabRowView, rehabListView } from '../../../../contract/rehab.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listScope, recordListed } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import * as store from '../store.ts'

/** The plans the actor's units have, and those they are chosen for; the nearest last day first. */
export async function listPlans(
  shell: Shell,
  actor: ProfessionalActor,
  { limit }: { readonly limit: number },
): Promise<Result<{ plans: RehabRowView[] }, never>> {
  const own = await findUnit(shell, actor.unitId)
  const scope = await listScope(shell, actor, {
    kind: 'GOP',
    also: ['ID'],
    purpose: 'treatment',
    // Each place has the ties its rule asks for: P16 the private places, P04 and P01 the others.
    via: [own?.room === 'private-supplier' ? 'chosen-supplier' : 'gop'],
  })
  const rows = scope.unitIds.length === 0 ? [] : await store.listOpenPlans(shell.db, scope, limit)
  const citizenIds = [...new Set(rows.map(({ citizenId }) => citizenId))]
  const blocked = new Set(scope.blocked)
  const closedMeanwhile = await recordListed(shell, {
    actor,
    kinds: ['GOP', ...[...scope.kinds].filter((kind) => kind !== 'GOP')],
    purpose: 'treatment',
    object: 'rehabilitation-list',
    citizenIds,
    masked: citizenIds.filter((citizenId) => blocked.has(citizenId)),
  })
  for (const citizenId of closedMeanwhile) blocked.add(citizenId)
  const shown = citizenIds.filter((citizenId) => !blocked.has(citizenId))
  const citizens = new Map((await listCitizens(shell, shown)).map((citizen) => [citizen.id, citizen]))
  const today = danishDateOf(shell.clock.now())
  const plans = rows.map((row): RehabRowView => {
    const isBlocked = blocked.has(row.citizenId)
    const citizen = citizens.get(row.citizenId)
    return {
      citizenId: row.citizenId,
      planId: row.planId,
      name: citizen?.name ?? null,
      birthDate: citizen?.birthDate ?? null,
      status: row.status,
      gopType: isBlocked ? null : row.gopType,
      dayZero: isBlocked ? null : row.dayZero,
      latestStart: isBlocked ? null : row.latestStart,
      rightFrom: isBlocked ? null : row.rightFrom,
      clockState: isBlocked ? 'unknown' : stateToday(row, today),
      isChoiceWaiting: row.isChoiceWaiting,
      isPaused: row.isPaused,
      withheld: isBlocked,
      isBlocked,
    }
  })
  return ok(plans.length === 0 ? { plans } : onlyShown(rehabListView, { plans }, scope.kinds))
}

/** As saved, unless the days have run out since. */
function stateToday(
  { clockState, latestStart }: store.PlanRow,
  today: DanishDate,
): store.PlanRow['clockState'] {
  return clockState === 'waiting' && latestStart !== null && today > latestStart ? 'late' : clockState
}
