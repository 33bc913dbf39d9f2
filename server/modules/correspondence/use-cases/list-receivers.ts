import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { CorrespondenceReceiverView } from '../../../../contract/correspondence.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { parseSor } from '../../../../kernel/organisation-number.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, mayBeToldTo } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { wayTo } from '../../message/index.ts'
import { findServiceUnit, findUnit, findUnitBySor, listUnits, type Unit } from '../../organisation/index.ts'
import { listResponsibility } from '../../stay/index.ts'
import { answerWantedOf } from '../answer-due.ts'
import { disclosurePurposes, isSameRoom } from '../disclose.ts'
import { fold, sidesOf } from '../domain/thread.ts'
import { listHistories } from '../store.ts'

type Because = CorrespondenceReceiverView['because']

/** Nobody looks through more, and each is asked how it is reached. */
const most = 20

/**
 * Whom one could write to about the citizen: the ward, home nursing, the own doctor and those written with before; or, by a search, any
 * unit that holds information about citizens. Each with whether the rules would let it be told now; they are asked again, and on record,
 * when it is sent.
 */
export async function listReceivers(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  { search }: { readonly search?: string | undefined },
): Promise<Result<{ receivers: CorrespondenceReceiverView[] }, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'APP',
    purpose: 'treatment',
    action: 'read',
    object: 'correspondence-receivers',
  })
  if (!granted.ok) return granted
  const found = search === undefined ? await suggested(shell, citizenId) : await searched(shell, search)
  const receivers: CorrespondenceReceiverView[] = []
  for (const { unit, because } of found.slice(0, most))
    if (unit.room !== null && unit.id !== actor.unitId)
      receivers.push({
        ...(await viewReceiver(shell, unit, because)),
        mayBeTold: await mayBeTold(shell, actor, citizenId, unit.id),
      })
  return ok({ receivers })
}

interface Found {
  readonly unit: Unit
  readonly because: Because
}

async function searched(shell: Shell, search: string): Promise<Found[]> {
  const sor = parseSor(search)
  const bySor = sor.ok ? await findUnitBySor(shell, sor.value) : undefined
  const units = bySor === undefined ? await listUnits(shell, { search, limit: most }) : [bySor]
  return units.map((unit) => ({ unit, because: null }))
}

async function suggested(shell: Shell, citizenId: CitizenId): Promise<Found[]> {
  const { municipalityCode, gpUnitId } = await getCitizen(shell, citizenId)
  const now = shell.clock.now()
  const on = danishDateOf(now)
  const homeNursing =
    municipalityCode === null
      ? undefined
      : await findServiceUnit(shell, { service: 'home-nursing', municipalityCode, on })
  const stay = (await listResponsibility(shell, citizenId)).findLast(
    ({ place, to }) => place !== undefined && (to === undefined || to > now),
  )
  const before = [...(await listHistories(shell.db, citizenId, null)).values()].flatMap((events) =>
    sidesOf(fold(events)).map(({ unitId }) => unitId),
  )
  const wanted: readonly (readonly [OrganisationId | null | undefined, Because])[] = [
    [stay?.place?.unitId, 'stay'],
    [homeNursing?.id, 'home-nursing'],
    [gpUnitId, 'own-doctor'],
    ...before.map((unitId) => [unitId, 'wrote-before'] as const),
  ]
  const found: Found[] = []
  for (const [unitId, because] of wanted) {
    if (unitId == null || found.some(({ unit }) => unit.id === unitId)) continue
    const unit = await findUnit(shell, unitId)
    if (unit !== undefined) found.push({ unit, because })
  }
  return found
}

async function mayBeTold(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  unitId: OrganisationId,
): Promise<boolean> {
  if (await isSameRoom(shell, actor.unitId, unitId)) return true
  for (const purpose of disclosurePurposes)
    if (await mayBeToldTo(shell, actor, citizenId, { kinds: ['REC', 'ID'], purpose, unitId })) return true
  return false
}

async function viewReceiver(
  shell: Shell,
  unit: Unit,
  because: Because,
): Promise<Omit<CorrespondenceReceiverView, 'mayBeTold'>> {
  const way = await wayTo(shell, unit.id, 'care-communication')
  const { dueAt } = await answerWantedOf(shell, unit.id, shell.clock.now())
  return {
    unitId: unit.id,
    name: unit.name,
    party: (await findUnit(shell, unit.partyId))?.name ?? unit.name,
    sor: unit.sor,
    because,
    way: way.ok ? (way.value === 'inside' ? 'inside' : 'outside') : 'none',
    answerDueAt: dueAt,
  }
}
