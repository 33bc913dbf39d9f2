import { randomUUID } from 'node:crypto'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { must } from '../../../test/support/task-stage.ts'
import type { Shell } from '../../platform/shell.ts'
import { recordRelation } from '../access/index.ts'
import { registerCitizen } from '../citizen/index.ts'
import { grantRole, type NewUnit, registerPerson, registerUnit } from '../organisation/index.ts'

export const since = '2020-01-01' as DanishDate

/** A ward, two home nursing teams, a practice and an assessment office that write to each other; somebody at work in each. */
export interface CorrespondenceStage {
  readonly ward: OrganisationId
  readonly nursing: OrganisationId
  readonly evening: OrganisationId
  readonly practice: OrganisationId
  readonly assessment: OrganisationId
  readonly wardNurse: ProfessionalActor
  readonly wardSecretary: ProfessionalActor
  readonly homeNurse: ProfessionalActor
  readonly eveningNurse: ProfessionalActor
  readonly doctor: ProfessionalActor
  readonly assessor: ProfessionalActor
}

/** Numbers that keep their check digits and belong to nobody. */
export const numbers = {
  ward: { sor: '990000000000011', gln: '5790000999019' },
  nursing: { sor: '990000000000033', gln: '5790000999026' },
} as const

export async function setCorrespondenceStage(shell: Shell): Promise<CorrespondenceStage> {
  const unit = async (told: Omit<NewUnit, 'validFrom'>) =>
    must(await registerUnit(shell, { validFrom: since, ...told })).id
  const worker = async (name: string, jobFunction: string, unitId: OrganisationId) => {
    const { id: personId } = must(await registerPerson(shell, { name }))
    const { id: roleId } = must(
      await grantRole(shell, { personId, unitId, function: jobFunction, validFrom: since }),
    )
    return {
      kind: 'professional',
      personId,
      name,
      roleId,
      function: jobFunction,
      unitId,
    } as const
  }
  const hospital = await unit({ kind: 'hospital', name: 'Herlev Hospital', municipalityCode: '0163' })
  const ward = await unit({
    kind: 'ward',
    name: 'Medicinsk afsnit',
    parentId: hospital,
    phone: '38 68 00 01',
    ...numbers.ward,
  })
  const gladsaxe = await unit({ kind: 'municipality', name: 'Gladsaxe Kommune', municipalityCode: '0159' })
  const team = { kind: 'team', parentId: gladsaxe } as const
  const nursing = await unit({
    ...team,
    room: 'health',
    name: 'Hjemmesygeplejen',
    services: ['home-nursing'],
    phone: '39 57 00 01',
    ...numbers.nursing,
  })
  const evening = await unit({ ...team, room: 'health', name: 'Aftenvagten', phone: '39 57 00 02' })
  const assessment = await unit({ ...team, room: 'assessment', name: 'Visitationen', phone: '39 57 00 03' })
  const practice = await unit({
    kind: 'practice',
    name: 'Lægerne Torvet',
    municipalityCode: '0159',
    phone: '39 67 00 01',
  })
  return {
    ward,
    nursing,
    evening,
    practice,
    assessment,
    wardNurse: await worker('Wanda Ward', 'ward-nurse', ward),
    wardSecretary: await worker('Signe Sekretær', 'medical-secretary', ward),
    homeNurse: await worker('Hanne Hjemme', 'home-nurse', nursing),
    eveningNurse: await worker('Elin Aften', 'home-nurse', evening),
    doctor: await worker('Dorte Doktor', 'general-practitioner', practice),
    assessor: await worker('Vibe Visitator', 'assessor', assessment),
  }
}

/** A citizen on the ward, known to nobody else. */
export async function admit(
  shell: Shell,
  stage: CorrespondenceStage,
  number: { readonly number: string; readonly system?: string },
): Promise<{ citizenId: CitizenId; citizen: CitizenActor }> {
  const citizenId = must(
    await registerCitizen(shell, {
      ...number,
      name: 'Bruno Test Elmer',
      municipalityCode: '0159',
      gpUnitId: stage.practice,
      from: since,
    }),
  )
  await recordRelation(shell, {
    citizenId,
    unitId: stage.ward,
    kind: 'stay',
    sourceId: randomUUID(),
    from: instant('2026-06-01T06:00:00Z'),
  })
  const citizen: CitizenActor = {
    kind: 'citizen',
    personId: randomUUID() as PersonId,
    name: 'Bruno Test Elmer',
    citizenId,
  }
  return { citizenId, citizen }
}
