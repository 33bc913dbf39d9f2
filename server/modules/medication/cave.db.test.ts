import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent } from '../../platform/outbox.ts'
import { recordRelation, setMyBlock } from '../access/index.ts'
import { citizenModule, recordDeath, registerCitizen } from '../citizen/index.ts'
import { grantRole, type NewUnit, registerPerson, registerUnit } from '../organisation/index.ts'
import { deathListener } from './listeners.ts'
import { exportMedicines, importDispensingList } from './use-cases/exchange-lists.ts'
import {
  assessCave,
  endCave,
  getCave,
  type SubstanceTold,
  stateNoKnownCave,
  tellCave,
} from './use-cases/keep-cave.ts'
import { getMedicineList } from './use-cases/read-medicines.ts'

const since = '2020-01-01' as DanishDate
let house: TestHouse
let told: DeliveredEvent[] = []
let citizenId: CitizenId
let count = 0
let people: Record<'gp' | 'nurse' | 'assessor', ProfessionalActor>
let units: { readonly practice: OrganisationId; readonly team: OrganisationId }

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

async function unit(name: string, more: Omit<NewUnit, 'name' | 'validFrom'>): Promise<OrganisationId> {
  return must(await registerUnit(house.shell, { name, validFrom: since, ...more })).id
}

async function person(name: string, unitId: OrganisationId, does: string): Promise<ProfessionalActor> {
  const { id: personId } = must(await registerPerson(house.shell, { name, subject: `test:${does}` }))
  const role = must(await grantRole(house.shell, { personId, unitId, function: does, validFrom: since }))
  return { kind: 'professional', personId, name, roleId: role.id, unitId, function: does }
}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      ...(citizenModule.listeners ?? []),
      deathListener,
      {
        name: 'test.hear',
        on: ['task-asked-for', 'task-no-longer-asked-for'],
        async handle(_, events: readonly DeliveredEvent[]) {
          told.push(...events)
        },
      },
    ],
  })
  const gladsaxe = await unit('Gladsaxe', { kind: 'municipality', municipalityCode: '0159' })
  const nursing = { parentId: gladsaxe, room: 'health', services: ['home-nursing'] } as const
  units = {
    practice: await unit('Lægehuset', { kind: 'practice', municipalityCode: '0159' }),
    team: await unit('Hjemmesygeplejen', { kind: 'team', ...nursing }),
  }
  const assessment = await unit('Visitationen', { kind: 'team', parentId: gladsaxe, room: 'assessment' })
  people = {
    gp: await person('Anne Skov', units.practice, 'general-practitioner'),
    nurse: await person('Mette Holm', units.team, 'home-nurse'),
    assessor: await person('Vibe Lund', assessment, 'assessor'),
  }
})
afterAll(() => house.close())

beforeEach(async () => {
  told = []
  count += 1
  house.clock.set('2026-06-01T08:00:00Z')
  citizenId = must(
    await registerCitizen(house.shell, {
      number: `${String(count).padStart(2, '0')}01600VK1`,
      system: localReplacementSystem,
      name: 'Testborger',
      municipalityCode: '0159',
      gpUnitId: units.practice,
      from: since,
    }),
  )
  for (const [unitId, kind] of [
    [units.practice, 'gp'],
    [units.team, 'task'],
  ] as const)
    await recordRelation(house.shell, {
      citizenId,
      unitId,
      kind,
      sourceId: house.shell.ids.next<string>(),
      from: instant('2026-01-01T08:00:00Z'),
    })
})

const self = (): CitizenActor => ({
  kind: 'citizen',
  personId: house.shell.ids.next<PersonId>(),
  name: 'Testborger',
  citizenId,
})

const penicillin: SubstanceTold = {
  code: null,
  name: 'penicillin',
  kind: 'not-known',
  reaction: 'udslæt',
  severity: 'severe',
  certainty: 'told',
}
const byCitizen = { by: 'citizen', on: null } as const

async function tell(actor: CitizenActor | ProfessionalActor, substance: SubstanceTold = penicillin) {
  const answer = await tellCave(house.shell, { actor, citizenId }, substance, byCitizen)
  await house.settle()
  return answer
}

/** What stands in the access log of the citizen, of one deed. */
const looksAt = (object: string) =>
  house.db.query<{ action: string; outcome: string; kinds: string[]; name: string }>(sql`
    select action, outcome, array_prepend(data_kind, further_kinds) as kinds, actor_name as name
    from access.records
    where citizen_id = ${citizenId} and object = ${object}
    order by id`)

const asked = (type: string) =>
  told.flatMap((event) => (event.type === type ? [event.data as Record<string, unknown>] : []))

describe('what a citizen tells that they do not tolerate', () => {
  test('it is told once: it stands at once, is understood as the group it is, and the own doctor is asked to assess it', async () => {
    const seen = must(await tell(self()))
    expect(seen.entries).toMatchObject([
      { name: 'Penicilliner', atc: ['J01C'], certainty: 'told', told: { by: 'citizen', on: '2026-06-01' } },
    ])
    expect(asked('task-asked-for')).toMatchObject([
      { serviceCode: 'medicine-cave', responsibleId: units.practice, priority: 'same-day' },
    ])
    expect(must(await getCave(house.shell, people.nurse, citizenId)).entries).toHaveLength(1)
    expect(must(await getMedicineList(house.shell, self(), citizenId)).cave?.entries).toMatchObject([
      { name: 'Penicilliner', certainty: 'told' },
    ])
  })

  test('the task names nothing of it, for more people read tasks', async () => {
    must(await tell(self()))
    expect(JSON.stringify(asked('task-asked-for'))).not.toMatch(/penicil|udslæt/i)
  })

  test('when the nurse has assessed it, nobody is asked any more, and what the citizen said stays to be read', async () => {
    const { entries } = must(await tell(self()))
    const caveId = entries[0]?.caveId ?? ''
    const assessed = { ...penicillin, code: 'penicillins', certainty: 'confirmed' } as const
    const answer = await assessCave(
      house.shell,
      { actor: people.nurse, citizenId },
      caveId,
      assessed,
      'Journal fra 2019',
    )
    await house.settle()
    expect(must(answer).entries).toMatchObject([
      { certainty: 'confirmed', told: { by: 'citizen' }, assessed: { by: { name: 'Mette Holm' } } },
    ])
    expect(must(answer).entries[0]?.history).toHaveLength(2)
    expect(asked('task-no-longer-asked-for')).toMatchObject([{ askKey: `cave:${caveId}` }])
    expect(await looksAt('assess-cave')).toEqual([
      { action: 'write', outcome: 'granted', kinds: ['MED'], name: 'Mette Holm' },
    ])
  })

  test('words nobody knows are kept as they are; a code nobody knows is refused', async () => {
    expect(must(await tell(self(), { ...penicillin, name: 'Paranødder' })).entries).toMatchObject([
      { name: 'Paranødder', atc: [] },
    ])
    expect(await tell(self(), { ...penicillin, code: 'made-up' })).toMatchObject({
      refusal: { code: 'cave-substance-unknown' },
    })
  })

  test('a nurse cannot refute it and the doctor can; it leaves the list and stays in the history', async () => {
    const { entries, version } = must(await tell(self()))
    const caveId = entries[0]?.caveId ?? ''
    const end = { caveId, as: 'refuted', reason: 'Har tålt det to gange' } as const
    expect(await endCave(house.shell, { actor: people.nurse, citizenId, version }, end)).toMatchObject({
      refusal: { code: 'cave-only-prescriber' },
    })
    const seen = must(await endCave(house.shell, { actor: people.gp, citizenId, version }, end))
    expect(seen.entries).toEqual([])
    expect(seen.ended).toMatchObject([{ ended: { as: 'refuted', by: { name: 'Anne Skov' } } }])
    const onRecord = { action: 'write', outcome: 'granted', kinds: ['MED'] }
    expect(await looksAt('end-cave')).toEqual([
      { ...onRecord, name: 'Mette Holm' },
      { ...onRecord, name: 'Anne Skov' },
    ])
  })

  test('what changed while it lay on the screen is not acted on unseen', async () => {
    const { entries, version } = must(await tell(self()))
    must(await tell(people.nurse, { ...penicillin, name: 'Plaster' }))
    const end = { caveId: entries[0]?.caveId ?? '', as: 'refuted', reason: 'x' } as const
    expect(await endCave(house.shell, { actor: people.gp, citizenId, version }, end)).toMatchObject({
      refusal: { code: 'cave-changed-meanwhile' },
    })
  })

  test('that nothing is known is a dated word of a clinician; an assessor neither reads nor writes CAVE', async () => {
    const on = { actor: people.nurse, citizenId }
    expect(must(await stateNoKnownCave(house.shell, on, byCitizen)).noneKnown).toMatchObject({
      told: { by: 'citizen', on: '2026-06-01' },
      by: { name: 'Mette Holm' },
    })
    expect((await getCave(house.shell, people.assessor, citizenId)).ok).toBe(false)
    expect((await tell(people.assessor)).ok).toBe(false)
    const who = ({ outcome, name }: { outcome: string; name: string }) => [outcome, name]
    expect(await looksAt('state-no-known-cave')).toEqual([
      { action: 'write', outcome: 'granted', kinds: ['MED'], name: 'Mette Holm' },
    ])
    expect((await looksAt('cave')).map(who)).toEqual([['denied', 'Vibe Lund']])
    expect((await looksAt('tell-cave')).map(who)).toEqual([['denied', 'Vibe Lund']])
  })

  test('a citizen writes nothing in the record of another', async () => {
    const other = { ...self(), citizenId: house.shell.ids.next<CitizenId>() }
    expect((await tell(other)).ok).toBe(false)
  })

  test('given she has blocked everything, the nurse still reads what she does not tolerate while she lets it, and not the medicine', async () => {
    must(await tell(self()))
    const everything = { aim: { target: 'everything' } } as const
    must(await setMyBlock(house.shell, self(), { ...everything, doesKeepAlerts: true }))
    expect(must(await getCave(house.shell, people.nurse, citizenId)).entries).toHaveLength(1)
    expect((await getMedicineList(house.shell, people.nurse, citizenId)).ok).toBe(false)
    must(await setMyBlock(house.shell, self(), { ...everything, doesKeepAlerts: false }))
    expect((await getCave(house.shell, people.nurse, citizenId)).ok).toBe(false)
  })

  test('after death nobody is asked; when death was a mistake they are asked again', async () => {
    must(await tell(self()))
    const sourceId = house.shell.ids.next<string>()
    await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-01T07:00:00Z'), sourceId })
    await house.settle()
    expect(asked('task-no-longer-asked-for')).toMatchObject([{ reason: 'DEATH' }])
    house.clock.advance({ minutes: 10 })
    await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
    await house.settle()
    expect(asked('task-asked-for')).toHaveLength(2)
  })
})

describe('CAVE in FHIR', () => {
  test('it leaves with the list; what another system says is taken in once, as told, and assessed by a person', async () => {
    must(await tell(people.nurse, { ...penicillin, certainty: 'confirmed' }))
    const bundle = must(await exportMedicines(house.shell, people.gp, citizenId, 'now')) as unknown as {
      entry: { resource: Record<string, unknown> }[]
    }
    const [allergy] = bundle.entry.filter(({ resource }) => resource.resourceType === 'AllergyIntolerance')
    expect(allergy?.resource).toMatchObject({ code: { text: 'Penicilliner' }, criticality: 'high' })
    const latex = { ...allergy?.resource, code: { text: 'Latex' } }
    const given = { ...bundle, entry: [...bundle.entry, { resource: latex }] }
    for (const _ of ['once', 'twice'])
      must(await importDispensingList(house.shell, people.nurse, citizenId, given))
    expect(must(await getCave(house.shell, people.gp, citizenId)).entries).toMatchObject([
      { name: 'Penicilliner', certainty: 'confirmed' },
      { name: 'Latex', certainty: 'told', told: { by: 'record' } },
    ])
  })

  test('a substance another system gives no code for warns by what its words mean; refuted here, it does not come back with the next list', async () => {
    const bundle = must(await exportMedicines(house.shell, people.gp, citizenId, 'now')) as unknown as {
      entry: { resource: Record<string, unknown> }[]
    }
    const patient = { reference: `Patient/${citizenId}` }
    const given = {
      ...bundle,
      entry: [
        ...bundle.entry,
        { resource: { resourceType: 'AllergyIntolerance', patient, code: { text: 'penicillin' } } },
      ],
    }
    must(await importDispensingList(house.shell, people.nurse, citizenId, given))
    const [entry] = must(await getCave(house.shell, people.gp, citizenId)).entries
    expect(entry).toMatchObject({ name: 'Penicilliner', atc: ['J01C'], certainty: 'told' })
    const end = { caveId: entry?.caveId ?? '', as: 'refuted', reason: 'Fik det i maj uden gener' } as const
    must(await endCave(house.shell, { actor: people.gp, citizenId }, end))
    must(await importDispensingList(house.shell, people.nurse, citizenId, given))
    expect(must(await getCave(house.shell, people.gp, citizenId)).entries).toEqual([])
  })
})
