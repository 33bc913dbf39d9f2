import type { ProfessionalActor } from '../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../kernel/ids.ts'
import type { DanishDate } from '../../kernel/instant.ts'
import type { Result } from '../../kernel/result.ts'
import { registerCitizen } from '../../server/modules/citizen/index.ts'
import {
  type NewUnit,
  registerPerson,
  registerUnit,
  setEscalationLadder,
} from '../../server/modules/organisation/index.ts'
import type { Shell } from '../../server/platform/shell.ts'

const since = '2020-01-01' as DanishDate

/** The value of an answer that a test takes for granted. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

/** Units that hand tasks to each other, somebody at work in each, and two citizens. */
export interface TaskStage {
  readonly ward: OrganisationId
  readonly homeNursing: OrganisationId
  readonly acuteTeam: OrganisationId
  readonly practice: OrganisationId
  readonly wardNurse: ProfessionalActor
  readonly homeNurse: ProfessionalActor
  readonly acuteNurse: ProfessionalActor
  readonly practiceNurse: ProfessionalActor
  readonly citizenId: CitizenId
  readonly otherCitizenId: CitizenId
}

/** Sets the stage through the use cases of the neighbours. Citizens are official test persons (MedCom, July 2024). */
export async function setTaskStage(shell: Shell): Promise<TaskStage> {
  const unit = async (told: Omit<NewUnit, 'validFrom'>, leader?: string) => {
    const { id } = must(await registerUnit(shell, { validFrom: since, ...told }))
    if (leader === undefined) return id
    await setEscalationLadder(shell, id, [
      rung('unit-leader', leader, '00 00 00 11', 15),
      rung('duty-leader', 'Vagthavende', '00 00 00 12', 30),
      rung('cluster-contact', 'Klyngens kontakt', '00 00 00 13', 60),
    ])
    return id
  }
  const hospital = await unit({ kind: 'hospital', name: 'Herlev Hospital', municipalityCode: '0163' })
  const ward = await unit({ kind: 'ward', name: 'Medicinsk afdeling', parentId: hospital }, 'Anna Afdeling')
  const gentofte = await unit({ kind: 'municipality', name: 'Gentofte Kommune', municipalityCode: '0157' })
  const team = { kind: 'team', parentId: gentofte, room: 'health' } as const
  const homeNursing = await unit(
    { ...team, name: 'Hjemmesygeplejen', services: ['home-nursing'] },
    'Hans Hjemmepleje',
  )
  const acuteTeam = await unit({ ...team, name: 'Akutteamet', services: ['acute-nursing'] }, 'Agnes Akut')
  const practice = await unit({ kind: 'practice', name: 'Lægerne Torvet', municipalityCode: '0157' })
  const lives = { municipalityCode: '0157', gpUnitId: practice, from: since }
  const worker = async (name: string, jobFunction: string, unitId: OrganisationId) => {
    const person = must(await registerPerson(shell, { name }))
    return professional(person.id, name, jobFunction, unitId, shell.ids.next<RoleId>())
  }
  return {
    ward,
    homeNursing,
    acuteTeam,
    practice,
    wardNurse: await worker('Wanda Sygeplejerske', 'ward-nurse', ward),
    homeNurse: await worker('Hanne Sygeplejerske', 'home-nurse', homeNursing),
    acuteNurse: await worker('Aksel Sygeplejerske', 'acute-nurse', acuteTeam),
    practiceNurse: await worker('Pia Praksis', 'practice-nurse', practice),
    citizenId: must(
      await registerCitizen(shell, { ...lives, number: '2509479989', name: 'Bruno Test Elmer', sex: 'male' }),
    ),
    otherCitizenId: must(
      await registerCitizen(shell, {
        ...lives,
        number: '2512489996',
        name: 'Nancy Ann Test Berggren',
        sex: 'female',
      }),
    ),
  }
}

function rung(jobFunction: string, name: string, phone: string, timeoutMinutes: number) {
  return { function: jobFunction, personId: null, name, phone, timeoutMinutes }
}

function professional(
  personId: PersonId,
  name: string,
  jobFunction: string,
  unitId: OrganisationId,
  roleId: RoleId,
): ProfessionalActor {
  return { kind: 'professional', personId, name, roleId, function: jobFunction, unitId }
}
