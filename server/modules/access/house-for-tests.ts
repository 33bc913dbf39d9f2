import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { grantRole, type NewUnit, registerPerson, registerUnit } from '../organisation/index.ts'

/** The places of the law handbook, each under what it belongs to. */
const places = {
  hospital: { kind: 'hospital' },
  ward: { kind: 'ward', parent: 'hospital' },
  'other-ward': { kind: 'ward', parent: 'hospital' },
  municipality: { kind: 'municipality', municipalityCode: '0751' },
  nursing: { kind: 'department', parent: 'municipality', room: 'health' },
  team: { kind: 'team', parent: 'nursing' },
  'other-team': { kind: 'team', parent: 'nursing' },
  'elder-care': { kind: 'department', parent: 'municipality', room: 'elder-care' },
  'care-team': { kind: 'team', parent: 'elder-care' },
  assessment: { kind: 'department', parent: 'municipality', room: 'assessment' },
  'job-centre': { kind: 'job-centre', parent: 'municipality', room: 'job-centre' },
  practice: { kind: 'practice' },
  supplier: { kind: 'supplier' },
} as const satisfies Readonly<
  Record<string, Omit<NewUnit, 'name' | 'validFrom' | 'parentId'> & { parent?: string }>
>

export type PlaceName = keyof typeof places

/** A house with a unit for every place, and people who really work there. */
export interface PeopledHouse extends TestHouse {
  unit(place: PlaceName): OrganisationId
  /** Somebody with a role at the place; another person at each call. */
  employ(place: PlaceName, jobFunction: string): Promise<ProfessionalActor>
  newCitizen(): CitizenId
  citizenActor(citizenId: CitizenId): CitizenActor
}

export async function openPeopledHouse(
  options: Parameters<typeof openTestHouse>[0] = {},
): Promise<PeopledHouse> {
  const house = await openTestHouse(options)
  const { shell } = house
  const validFrom = '2020-01-01' as DanishDate
  const ids = new Map<string, OrganisationId>()
  for (const [name, { parent, ...told }] of Object.entries<{ parent?: string } & Pick<NewUnit, 'kind'>>(
    places,
  )) {
    const parentId = parent === undefined ? undefined : ids.get(parent)
    ids.set(name, done(await registerUnit(shell, { name, validFrom, parentId, ...told })).id)
  }
  let people = 0
  return {
    ...house,
    unit: (place) => ids.get(place) as OrganisationId,
    async employ(place, jobFunction) {
      people += 1
      const unitId = ids.get(place) as OrganisationId
      const person = done(await registerPerson(shell, { name: `Person ${people}` }))
      const role = done(
        await grantRole(shell, { personId: person.id, unitId, function: jobFunction, validFrom }),
      )
      const { id: personId, name } = person
      return { kind: 'professional', personId, name, roleId: role.id, function: jobFunction, unitId }
    },
    newCitizen: () => shell.ids.next<CitizenId>(),
    citizenActor: (citizenId) => ({
      kind: 'citizen',
      personId: citizenId as string as PersonId,
      name: 'Ellen',
      citizenId,
    }),
  }
}

function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
