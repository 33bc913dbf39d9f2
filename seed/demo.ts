import { danishDateOf } from '../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId, PersonId } from '../kernel/ids.ts'
import { type DanishDate, epoch, instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import { recordKnownTo, recordRelative, registerCitizen, tellStory } from '../server/modules/citizen/index.ts'
import type { DemoPerson } from '../server/modules/identity/index.ts'
import { receive } from '../server/modules/message/index.ts'
import {
  findPersonBySubject,
  grantRole,
  registerPerson,
  registerUnit,
  setEscalationLadder,
} from '../server/modules/organisation/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import { demoCitizens } from './demo-citizens.ts'
import { demoCitizenLogins, demoProfessionals } from './demo-people.ts'
import { demoUnits } from './demo-units.ts'
import { writeNotification } from './notification.ts'

/** Everybody the development provider offers. */
export const demoPeople: readonly DemoPerson[] = [...demoProfessionals, ...demoCitizenLogins]

/**
 * Puts the demo in: units, people, citizens with what they have told, and two admissions so that no list is empty. All of it
 * through the use cases a real place would use. What is there already stays as it is. Run in
 * one transaction, so that a start that is interrupted begins afresh.
 */
export async function seedDemo(shell: Shell): Promise<void> {
  const [first] = demoProfessionals
  if (first && (await findPersonBySubject(shell, first.subject)) !== undefined) return
  const units = await seedUnits(shell)
  await seedPeople(shell, units)
  await seedCitizens(shell, units)
  for (const { cprNumber, ward, hoursAgo } of [
    { cprNumber: '2512489996', ward: 'herlev-medicine', hoursAgo: 30 },
    { cprNumber: '0107729995', ward: 'esbjerg-medicine', hoursAgo: 6 },
  ]) {
    const at = instant(epoch(shell.clock.now()) - hoursAgo * 3_600_000)
    const letter = await writeNotification(shell, { cprNumber, ward, base: 'STIN', at })
    await receive(shell, {
      bytes: letter.bytes,
      contentType: 'application/fhir+json',
      channel: 'program',
    })
  }
}

/** The value of a use case that the demo's own data cannot be refused; a refusal is a fault in the data. */
function settled<Value>(result: Result<Value>, of: string): Value {
  if (!result.ok) throw new Error(`the demo cannot be put in: ${of}: ${result.refusal.code}`)
  return result.value
}

async function seedUnits(shell: Shell): Promise<ReadonlyMap<string, OrganisationId>> {
  const ids = new Map<string, OrganisationId>()
  for (const { key, parent, ladder, ...unit } of demoUnits) {
    const parentId = parent === undefined ? undefined : ids.get(parent)
    const { id } = settled(await registerUnit(shell, { ...unit, parentId }), key)
    ids.set(key, id)
    if (ladder !== undefined)
      await setEscalationLadder(
        shell,
        id,
        ladder.map((rung) => ({ ...rung, personId: null })),
      )
  }
  return ids
}

function unitOf(units: ReadonlyMap<string, OrganisationId>, key: string): OrganisationId {
  const id = units.get(key)
  if (id === undefined) throw new Error(`the demo has no unit ${key}`)
  return id
}

async function seedPeople(shell: Shell, units: ReadonlyMap<string, OrganisationId>): Promise<void> {
  for (const { subject, name, roles } of demoProfessionals) {
    const person = settled(await registerPerson(shell, { name, subject }), subject)
    for (const role of roles)
      settled(
        await grantRole(shell, {
          personId: person.id,
          unitId: unitOf(units, role.unit),
          function: role.function,
          validFrom: '2024-01-01' as DanishDate,
        }),
        `${subject} ${role.function}`,
      )
  }
}

async function seedCitizens(shell: Shell, units: ReadonlyMap<string, OrganisationId>): Promise<void> {
  for (const told of demoCitizens) {
    const citizenId = settled(
      await registerCitizen(shell, {
        number: told.cprNumber,
        name: told.name,
        sex: told.sex,
        birthDate: told.birthDate as DanishDate,
        municipalityCode: told.municipalityCode,
        gpUnitId: unitOf(units, told.gp),
        address: told.address,
        from: '2020-01-01' as DanishDate,
        ...(told.protectedFrom === undefined ? {} : { protectedFrom: told.protectedFrom as DanishDate }),
      }),
      told.name,
    )
    if (told.caseSince !== undefined)
      await recordKnownTo(shell, {
        citizenId,
        municipalityCode: told.municipalityCode,
        sourceId: shell.ids.next<string>(),
        from: told.caseSince as DanishDate,
      })
    if (told.relative !== undefined)
      await recordRelative(shell, citizenId, {
        ...told.relative,
        id: shell.ids.next<string>(),
        scope: null,
        relativeCitizenId: null,
        from: danishDateOf(shell.clock.now()),
        to: null,
      })
    for (const entry of told.story ?? [])
      settled(
        await tellStory(shell, asCitizen(citizenId, told.name), citizenId, { ...entry, saidBy: 'citizen' }),
        told.name,
      )
  }
}

function asCitizen(citizenId: CitizenId, name: string) {
  return { kind: 'citizen', personId: citizenId as string as PersonId, name, citizenId } as const
}
