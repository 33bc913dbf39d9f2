import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type OwedView, type WardPatientView, wardPatientView } from '../../../../contract/stay.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type ListScope, listScope, recordListed } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { unitsAbove, unitsWithin } from '../../organisation/index.ts'
import { listOwed, type OwedTask } from '../../task/index.ts'
import { finishedDays } from '../domain/finished-days.ts'
import { type ToldOfStay, toldIn } from '../domain/tell.ts'
import * as store from '../store.ts'
import { readTellings } from './read-course.ts'

export interface WardWish {
  /** `ward`: who is in these units. `municipality`: which of its citizens are in hospital. */
  readonly whose: 'ward' | 'municipality'
  readonly unitId?: OrganisationId | undefined
  readonly limit: number
}

/**
 * Who is in the actor's units now and whom these still answer for after discharge; or, for a municipality, which of its citizens
 * are in hospital and who came home today. Each with what the actor's own units still owe.
 */
export async function listWardPatients(
  shell: Shell,
  actor: ProfessionalActor,
  wish: WardWish,
): Promise<Result<{ patients: WardPatientView[] }, Refusal<'stay-unit-not-yours'>>> {
  const scope = await listScope(shell, actor, {
    kind: 'ADM',
    also: ['ID', 'PLAN', 'APP'],
    purpose: 'treatment',
    via: wish.whose === 'ward' ? ['stay', 'window'] : ['notice'],
  })
  if (wish.unitId !== undefined && !scope.unitIds.includes(wish.unitId)) return refused('stay-unit-not-yours')
  const within = wish.unitId === undefined ? scope.unitIds : await unitsWithin(shell, wish.unitId)
  const unitIds = scope.unitIds.filter((unitId) => within.includes(unitId))
  const now = shell.clock.now()
  const rows = await readRows(shell, scope, unitIds, wish, now)
  const tasks = await listScope(shell, actor, {
    kind: 'APP',
    also: ['ID', 'PLAN'],
    purpose: 'treatment',
    via: ['task'],
  })
  const owed = Map.groupBy(await readOwed(shell, tasks, unitIds, rows), ({ citizenId }) => citizenId)
  // That somebody is in hospital opens little; a task of one's own for them opens what it takes to do it.
  const kindsOf = (citizenId: CitizenId): ReadonlySet<DataKind> =>
    owed.has(citizenId) ? new Set([...scope.kinds, ...tasks.kinds]) : scope.kinds
  const { shown, isBlocked } = await recordRows(shell, actor, scope, rows, wish, kindsOf)
  const citizens = new Map((await listCitizens(shell, shown)).map((citizen) => [citizen.id, citizen]))
  const tellings = await readTellings(shell, shown)
  const patients = rows.flatMap((row): WardPatientView[] => {
    if (row.startedAt === null) return []
    const citizen = citizens.get(row.citizenId)
    const told = toldIn(row, tellings.get(row.stayId) ?? [])
    const view: WardPatientView = {
      stayId: row.stayId,
      citizenId: row.citizenId,
      name: citizen?.name ?? null,
      birthDate: citizen?.birthDate ?? null,
      status: row.status,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      place: { unitId: row.placeUnitId, name: row.placeName ?? '' },
      isAttentionNeeded: row.isAttentionNeeded,
      windowUntil: row.windowUntil,
      ...viewTold(told, now),
      missing: (owed.get(row.citizenId) ?? []).map((task) => viewOwed(task, now)),
      withheld: isBlocked.has(row.citizenId),
      isBlocked: isBlocked.has(row.citizenId),
    }
    return [onlyShown(wardPatientView, view, kindsOf(row.citizenId))]
  })
  return ok({ patients })
}

/** What the units owe of those rows whose citizens the reader may know it about. */
function readOwed(
  shell: Shell,
  { unitIds, only, hidden, blocked }: ListScope,
  within: readonly OrganisationId[],
  rows: readonly store.StayRow[],
): Promise<OwedTask[]> {
  const kept = new Set([...hidden, ...blocked])
  const citizenIds = rows
    .map(({ citizenId }) => citizenId)
    .filter((citizenId) => !kept.has(citizenId) && (only === null || only.includes(citizenId)))
  return listOwed(
    shell,
    unitIds.filter((unitId) => within.includes(unitId)),
    [...new Set(citizenIds)],
  )
}

async function readRows(
  shell: Shell,
  scope: ListScope,
  unitIds: readonly OrganisationId[],
  { whose, limit }: WardWish,
  now: Instant,
): Promise<store.StayRow[]> {
  if (whose === 'ward') return store.listInWards(shell.db, { ...scope, unitIds }, now, limit)
  // The hospital writes to the mailbox of the municipality; the rooms below it are told (tell-ties.ts).
  const above = await Promise.all(unitIds.map((unitId) => unitsAbove(shell, unitId)))
  const mailboxes = [...new Set([...unitIds, ...above.flat()])]
  const today = startOfDay(danishDateOf(now))
  return store.listOfMunicipality(shell.db, { ...scope, unitIds: mailboxes }, today, limit)
}

/** Writes down that these citizens were shown, and tells who of them may not be after all. */
async function recordRows(
  shell: Shell,
  actor: ProfessionalActor,
  scope: ListScope,
  rows: readonly store.StayRow[],
  { whose }: WardWish,
  kindsOf: (citizenId: CitizenId) => ReadonlySet<DataKind>,
): Promise<{ shown: readonly CitizenId[]; isBlocked: ReadonlySet<CitizenId> }> {
  const citizenIds = [...new Set(rows.map(({ citizenId }) => citizenId))]
  const isBlocked = new Set(scope.blocked)
  for (const alike of Map.groupBy(citizenIds, (citizenId) => kindsOf(citizenId).size).values()) {
    const [first] = alike
    const kinds = first === undefined ? [] : [...kindsOf(first)]
    const closedMeanwhile = await recordListed(shell, {
      actor,
      kinds: ['ADM', ...kinds.filter((kind) => kind !== 'ADM')],
      purpose: 'treatment',
      object: whose === 'ward' ? 'ward' : 'citizens-in-hospital',
      citizenIds: alike,
      masked: alike.filter((citizenId) => isBlocked.has(citizenId)),
    })
    for (const citizenId of closedMeanwhile) isBlocked.add(citizenId)
  }
  return { shown: citizenIds.filter((citizenId) => !isBlocked.has(citizenId)), isBlocked }
}

function viewTold(
  { expectedDischargeAt, treatmentFinishedAt }: ToldOfStay,
  now: Instant,
): Pick<WardPatientView, 'expectedDischargeAt' | 'treatmentFinishedAt' | 'finishedDays'> {
  return {
    expectedDischargeAt,
    treatmentFinishedAt,
    finishedDays: treatmentFinishedAt === null ? null : finishedDays(treatmentFinishedAt, now),
  }
}

export function viewOwed({ taskId, serviceCode, title, dueAt }: OwedTask, now: Instant): OwedView {
  return { taskId, serviceCode, title, dueAt, isLate: dueAt !== null && dueAt < now }
}
