import type { CitizenActor, ProfessionalActor } from '../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../kernel/ids.ts'
import type { DanishDate } from '../../kernel/instant.ts'
import { openOverride, recordRelation } from '../../server/modules/access/index.ts'
import {
  getUnit,
  grantRole,
  type NewUnit,
  registerPerson,
  registerUnit,
} from '../../server/modules/organisation/index.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { must, setTaskStage, type TaskStage } from './task-stage.ts'

const since = '2020-01-01' as DanishDate

/** The stage of the tasks, with those who control look-ups beside it, and the ward's citizen in its care. */
export interface OversightStage extends TaskStage {
  readonly hospital: OrganisationId
  readonly office: OrganisationId
  readonly reviewer: ProfessionalActor
  readonly officer: ProfessionalActor
  /** Reviews look-ups of the hospital, and sits in the ward. */
  readonly insideReviewer: ProfessionalActor
  readonly wardLeader: ProfessionalActor
  readonly townReviewer: ProfessionalActor
  readonly citizen: CitizenActor
}

export async function setOversightStage(shell: Shell): Promise<OversightStage> {
  const stage = await setTaskStage(shell)
  const hospital = (await getUnit(shell, stage.ward)).partyId
  const town = (await getUnit(shell, stage.homeNursing)).partyId
  const unit = async (told: Omit<NewUnit, 'validFrom'>) =>
    must(await registerUnit(shell, { validFrom: since, ...told })).id
  const office = await unit({ kind: 'department', name: 'Kontrol af opslag', parentId: hospital })
  await grant(shell, stage.wardNurse)
  return {
    ...stage,
    hospital,
    office,
    reviewer: await worker(shell, 'Rie Revisor', 'log-reviewer', office),
    officer: await worker(shell, 'Dan Rådgiver', 'data-protection-officer', office),
    insideReviewer: await worker(shell, 'Inge Indenfor', 'log-reviewer', stage.ward),
    wardLeader: await worker(shell, 'Lis Leder', 'unit-leader', stage.ward),
    townReviewer: await worker(shell, 'Tove Town', 'log-reviewer', town),
    citizen: {
      kind: 'citizen',
      personId: shell.ids.next<PersonId>(),
      name: 'Bruno Test Elmer',
      citizenId: stage.citizenId,
    },
  }
}

/** Somebody with a role in a unit. */
export async function worker(
  shell: Shell,
  name: string,
  job: string,
  unitId: OrganisationId,
): Promise<ProfessionalActor> {
  const person = must(await registerPerson(shell, { name }))
  const told = { personId: person.id, unitId, function: job, validFrom: since }
  const role = must(await grantRole(shell, told))
  return { kind: 'professional', personId: person.id, name, roleId: role.id, function: job, unitId }
}

async function grant(shell: Shell, { personId, unitId, function: job }: ProfessionalActor): Promise<void> {
  must(await grantRole(shell, { personId, unitId, function: job, validFrom: since }))
}

/** The citizen lies in the unit's ward from now on. */
export function admit(shell: Shell, citizenId: CitizenId, unitId: OrganisationId): Promise<void> {
  return recordRelation(shell, {
    citizenId,
    unitId,
    kind: 'stay',
    sourceId: shell.ids.next<string>(),
    from: shell.clock.now(),
  })
}

/** Opens a citizen in an emergency. */
export async function override(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  reasonCode: 'UNCONSCIOUS' | 'CONSENT_NOW' = 'UNCONSCIOUS',
): Promise<string> {
  const reason = reasonCode === 'CONSENT_NOW' ? '' : 'Fundet bevidstløs på gangen, medicin ukendt'
  return must(await openOverride(shell, actor, citizenId, { reasonCode, reason })).id
}
