import type { CitizenActor, ProfessionalActor } from '../contract/actor.ts'
import { danishDateOf } from '../kernel/copenhagen-time.ts'
import { addDays } from '../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId, PersonId } from '../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../kernel/instant.ts'
import { recordRelations } from '../server/modules/access/index.ts'
import {
  recordDeath,
  recordKnownTo,
  recordRelative,
  registerCitizen,
  tellPractices,
  tellStory,
  tellSubjects,
} from '../server/modules/citizen/index.ts'
import type { DemoPerson } from '../server/modules/identity/index.ts'
import { receive } from '../server/modules/message/index.ts'
import {
  findPersonBySubject,
  grantRole,
  placeStudent,
  type Role,
  registerPerson,
  registerUnit,
  setEscalationLadder,
} from '../server/modules/organisation/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import { type DemoCitizen, demoCitizens } from './demo-citizens.ts'
import { seedCorrespondence } from './demo-correspondence.ts'
import { seedMedicines } from './demo-medicines.ts'
import { demoCitizenLogins, demoProfessionals } from './demo-people.ts'
import { seedRehabilitation } from './demo-rehab.ts'
import { seedRota } from './demo-rota.ts'
import { demoTies } from './demo-ties.ts'
import { demoUnits } from './demo-units.ts'
import { type DemoCast, seedWills } from './demo-wills.ts'
import { type HospitalDeed, type WrittenLetter, writeNotification } from './notification.ts'
import { settled } from './settled.ts'

/** Everybody the development provider offers. */
export const demoPeople: readonly DemoPerson[] = [...demoProfessionals, ...demoCitizenLogins]

/**
 * Puts the demo in: units, people, citizens with what they have told and want, and two admissions so that no list is empty.
 * All of it through the use cases a real place would use. What is there already stays as it is; only the rota goes on from
 * today. Run in one transaction, so that a start that is interrupted begins afresh.
 */
export async function seedDemo(shell: Shell): Promise<void> {
  if (!(await isDemoThere(shell))) await seedAll(shell)
  await seedRota(shell)
}

/**
 * The demo as somebody new meets it: Brita went home from the heart ward three hours ago, so that the 72 hours run, and the
 * nurses of Gladsaxe have a first contact waiting.
 */
export async function seedDemoDay(shell: Shell): Promise<void> {
  const isThere = await isDemoThere(shell)
  await seedDemo(shell)
  if (isThere) return
  const stay = { cprNumber: '1509819996', ward: 'herlev-heart' } as const
  const admission = await takeIn(shell, { ...stay, base: 'STIN', at: ago(shell, 76) })
  await takeIn(shell, { ...stay, base: 'SLHJ', at: ago(shell, 3), after: admission })
}

async function isDemoThere(shell: Shell): Promise<boolean> {
  const [first] = demoProfessionals
  return first !== undefined && (await findPersonBySubject(shell, first.subject)) !== undefined
}

async function seedAll(shell: Shell): Promise<void> {
  const units = await seedUnits(shell)
  const professionals = await seedPeople(shell, units)
  const citizens = await seedCitizens(shell, units)
  const cast: DemoCast = {
    citizen: (cprNumber) => known(citizens, cprNumber),
    professional: (subject) => known(professionals, subject),
    unit: (key) => known(units, key),
  }
  await seedRelatives(shell, cast)
  await seedTies(shell, cast)
  // What follows asks the rules, which must know the citizens now and not when the listeners come to it.
  const citizenIds = [...citizens.values()].map(({ id }) => id)
  await tellPractices(shell, citizenIds)
  await tellSubjects(shell, citizenIds)
  await seedWills(shell, cast)
  await seedRehabilitation(shell, cast)
  await seedMedicines(shell, cast)
  await seedCorrespondence(shell, cast)
  await seedAdmissions(shell)
}

function known<Value>(among: ReadonlyMap<string, Value>, key: string): Value {
  const value = among.get(key)
  if (value === undefined) throw new Error(`the demo has no ${key}`)
  return value
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

/** Each professional in their first role. */
async function seedPeople(
  shell: Shell,
  units: ReadonlyMap<string, OrganisationId>,
): Promise<ReadonlyMap<string, ProfessionalActor>> {
  const actors = new Map<string, ProfessionalActor>()
  for (const { subject, name, roles } of demoProfessionals) {
    const { id: personId } = settled(await registerPerson(shell, { name, subject }), subject)
    const held: Role[] = []
    for (const [place, role] of roles.entries()) {
      const { function: does, unit } = role
      const told = { personId, unitId: known(units, unit), function: does }
      // Who has two jobs begins the day in the one held longest: the one named first.
      const validFrom = `2024-0${place + 1}-01` as DanishDate
      held.push(settled(await grantRole(shell, { ...told, validFrom }), `${subject} ${does}`))
    }
    const [role] = held
    if (role === undefined) throw new Error(`${subject} has no role`)
    const { id: roleId, unitId, function: does } = role
    actors.set(subject, { kind: 'professional', personId, name, roleId, unitId, function: does })
  }
  await seedPlacements(shell, actors)
  return actors
}

async function seedPlacements(shell: Shell, actors: ReadonlyMap<string, ProfessionalActor>): Promise<void> {
  const lastOn = addDays(danishDateOf(shell.clock.now()), 60)
  for (const { subject, roles } of demoProfessionals)
    for (const { supervisor } of roles)
      if (supervisor !== undefined) {
        const { roleId } = known(actors, subject)
        const supervisorPersonId = known(actors, supervisor).personId
        settled(await placeStudent(shell, { roleId, supervisorPersonId, lastOn }), subject)
      }
}

type SeededCitizens = ReadonlyMap<string, { readonly id: CitizenId; readonly name: string }>

async function seedCitizens(
  shell: Shell,
  units: ReadonlyMap<string, OrganisationId>,
): Promise<SeededCitizens> {
  const citizens = new Map<string, { readonly id: CitizenId; readonly name: string }>()
  for (const told of demoCitizens) {
    const id = settled(
      await registerCitizen(shell, {
        number: told.cprNumber,
        name: told.name,
        sex: told.sex,
        birthDate: told.birthDate as DanishDate,
        municipalityCode: told.municipalityCode,
        gpUnitId: known(units, told.gp),
        address: told.address,
        from: '2020-01-01' as DanishDate,
        ...(told.protectedFrom === undefined ? {} : { protectedFrom: told.protectedFrom as DanishDate }),
      }),
      told.name,
    )
    citizens.set(told.cprNumber, { id, name: told.name })
    await seedLife(shell, told, id)
  }
  return citizens
}

async function seedLife(shell: Shell, told: DemoCitizen, citizenId: CitizenId): Promise<void> {
  const sourceId = shell.ids.next<string>()
  if (told.caseSince !== undefined)
    await recordKnownTo(shell, {
      citizenId,
      municipalityCode: told.municipalityCode,
      sourceId,
      from: told.caseSince as DanishDate,
    })
  if (told.diedDaysAgo !== undefined)
    await recordDeath(shell, { citizenId, diedAt: ago(shell, told.diedDaysAgo * 24), sourceId })
  for (const entry of told.story ?? [])
    settled(
      await tellStory(shell, asCitizen(citizenId, told.name), citizenId, { ...entry, saidBy: 'citizen' }),
      told.name,
    )
}

async function seedRelatives(shell: Shell, cast: DemoCast): Promise<void> {
  for (const { cprNumber: number, relatives = [] } of demoCitizens)
    for (const { cprNumber, scope, ...relative } of relatives)
      await recordRelative(shell, cast.citizen(number).id, {
        ...relative,
        id: shell.ids.next<string>(),
        scope: scope ?? null,
        relativeCitizenId: cprNumber === undefined ? null : cast.citizen(cprNumber).id,
        from: danishDateOf(shell.clock.now()),
        to: null,
      })
}

async function seedTies(shell: Shell, cast: DemoCast): Promise<void> {
  const from = ago(shell, 14 * 24)
  await recordRelations(
    shell,
    demoTies.map(({ cprNumber, unit, kind }) => ({
      citizenId: cast.citizen(cprNumber).id,
      unitId: cast.unit(unit),
      kind,
      sourceId: shell.ids.next<string>(),
      from,
    })),
  )
}

async function seedAdmissions(shell: Shell): Promise<void> {
  for (const { cprNumber, ward, hoursAgo } of [
    { cprNumber: '2512489996', ward: 'herlev-medicine', hoursAgo: 30 },
    { cprNumber: '0107729995', ward: 'esbjerg-medicine', hoursAgo: 6 },
  ])
    await takeIn(shell, { cprNumber, ward, base: 'STIN', at: ago(shell, hoursAgo) })
}

async function takeIn(shell: Shell, deed: HospitalDeed): Promise<WrittenLetter['facts']> {
  const { bytes, facts } = await writeNotification(shell, deed)
  const receipt = await receive(shell, { bytes, contentType: 'application/fhir+json', channel: 'program' })
  // A receipt other than ok comes without a fault: without this the demo would be kept without its stays.
  if (receipt.kind !== 'answered' || receipt.acknowledgement.code !== 'ok')
    throw new Error(`the demo cannot be put in: the letter of a stay was met with ${receipt.kind}`)
  return facts
}

function ago(shell: Shell, hours: number): Instant {
  return instant(epoch(shell.clock.now()) - hours * 3_600_000)
}

function asCitizen(citizenId: CitizenId, name: string): CitizenActor {
  return { kind: 'citizen', personId: citizenId as string as PersonId, name, citizenId }
}
