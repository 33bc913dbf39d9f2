import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { DataKind } from '../../../kernel/access-words.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { type DanishDate, epoch, instant } from '../../../kernel/instant.ts'
import { sql } from '../../platform/db/sql.ts'
import { openPeopledHouse, type PeopledHouse, type PlaceName } from './house-for-tests.ts'
import {
  allow,
  type ListScope,
  listScope,
  type RelationKind,
  recordKinships,
  recordListed,
  recordOwnRecord,
  recordRelations,
} from './index.ts'
import { insertBlock } from './store/will-blocks.ts'
import { insertOverride } from './store/will-overrides.ts'

let house: PeopledHouse
let readers: ProfessionalActor[]
const day = 86_400_000

beforeAll(async () => {
  house = await openPeopledHouse()
  readers = [
    await house.employ('ward', 'ward-nurse'),
    await house.employ('hospital', 'discharge-coordinator'),
    await house.employ('team', 'home-nurse'),
    await house.employ('team', 'acute-nurse'),
    await house.employ('care-team', 'home-helper'),
    await house.employ('care-team', 'social-health-assistant'),
    await house.employ('assessment', 'assessor'),
    await house.employ('job-centre', 'job-centre-worker'),
    await house.employ('practice', 'general-practitioner'),
    await house.employ('practice', 'medical-secretary'),
    await house.employ('supplier', 'physiotherapist'),
  ]
  for (const reader of readers) {
    await house.employ(placeOf(reader), 'nurse')
    if (reader.function !== 'assessor') await beginShift(reader)
  }
  await house.owner.execute(sql`
    insert into access.permissions (
      unit_id, id, kind, functions, reason, given_by_person_id, given_by_name, valid_from, valid_to, recorded_at)
    select ${house.unit('practice')}, gen_random_uuid(), 'technical-help', '{medical-secretary}', 'Sekretærer hjælper',
      gen_random_uuid(), 'Leder', at, at + interval '1 year', at
    from (select ${house.clock.now()}::timestamptz as at)`)
})
afterAll(() => house.close())

function placeOf(reader: ProfessionalActor): PlaceName {
  const names: PlaceName[] = [
    'ward',
    'hospital',
    'team',
    'care-team',
    'assessment',
    'job-centre',
    'practice',
    'supplier',
  ]
  return names.find((name) => house.unit(name) === reader.unitId) as PlaceName
}

function beginShift({ roleId }: ProfessionalActor): Promise<number> {
  return house.owner.execute(sql`
    insert into organisation.shifts (role_id, id, from_at, to_at, told_through, recorded_at)
    select ${roleId}, gen_random_uuid(), at, at + interval '8 hours', 'self', at
    from (select ${house.clock.now()}::timestamptz as at)`)
}

/** What is made up of one citizen of a list. */
interface MadeUp {
  readonly also: readonly RelationKind[]
  readonly isAlsoOver: boolean
  readonly personal: RelationKind | null
  readonly block: 'none' | 'everything' | 'unit' | 'other-unit' | 'person' | 'period' | 'source' | 'lifted'
  readonly isOverridden: boolean
  readonly closeness: 'stranger' | 'own' | 'family' | 'colleague'
  readonly hasConsent: boolean
}

const madeUp: fc.Arbitrary<MadeUp> = fc.record({
  also: fc.subarray<RelationKind>(['gop', 'care', 'roster', 'gp', 'notice', 'plan'], { maxLength: 2 }),
  isAlsoOver: fc.boolean(),
  personal: fc.option(fc.constantFrom<RelationKind>('delegation', 'declared'), { freq: 2 }),
  block: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none' as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('everything', 'unit', 'other-unit', 'person', 'period', 'source', 'lifted'),
    },
  ),
  isOverridden: fc.integer({ max: 3, min: 0 }).map((one) => one === 0),
  closeness: fc.oneof(
    { weight: 6, arbitrary: fc.constant('stranger' as const) },
    { weight: 1, arbitrary: fc.constantFrom('own', 'family', 'colleague') },
  ),
  hasConsent: fc.boolean(),
})

const source = () => house.shell.ids.next<string>()

/** Lets it become true in the database, by the same ways as in use where they are quick. */
async function makeTrue(citizenId: CitizenId, told: MadeUp, reader: ProfessionalActor, via: RelationKind) {
  const now = house.clock.now()
  const { unitId, personId } = reader
  const from = instant(epoch(now) - 20 * day)
  const over = instant(epoch(now) - 5 * day)
  await recordRelations(house.shell, [
    { citizenId, unitId, kind: via, sourceId: source(), from },
    ...told.also.map((kind) => ({
      citizenId,
      unitId,
      kind,
      sourceId: source(),
      from,
      ...(told.isAlsoOver ? { to: over } : {}),
    })),
    ...(told.personal === null
      ? []
      : [{ citizenId, unitId, personId, kind: told.personal, sourceId: source(), from: over }]),
  ])
  await setBlock(citizenId, told, reader)
  if (told.isOverridden)
    await insertOverride(house.shell, {
      citizenId,
      id: source(),
      personId,
      personName: reader.name,
      roleId: reader.roleId,
      function: reader.function,
      unitId,
      reasonCode: 'ACUTE_LIFE_OR_FUNCTION',
      reason: 'Borgeren er faldet og kan ikke svare',
      openedAt: now,
      expiresAt: instant(epoch(now) + 3_600_000),
    })
  await setCloseness(citizenId, told.closeness, reader)
  if (told.hasConsent)
    await house.owner.execute(sql`
      insert into access.consents (
        citizen_id, id, purpose, data_kinds, receiver, receiver_unit_id, receiver_name, form, given_by, valid_from,
        valid_to, recorded_by_person_id, recorded_by_name, recorded_at)
      values (${citizenId}, ${source()}, 'employment', '{ID,APP,PLAN,EMP,FUN}', 'unit', ${unitId}, 'enheden', 'written',
        'citizen', ${from}, ${instant(epoch(now) + day)}, ${personId}, 'Ellen', ${from})`)
}

async function setBlock(citizenId: CitizenId, { block }: MadeUp, { unitId, personId }: ProfessionalActor) {
  if (block === 'none') return
  const now = house.clock.now()
  const aims = {
    everything: { target: 'everything' },
    lifted: { target: 'everything' },
    unit: { target: 'unit', unitId },
    'other-unit': { target: 'unit', unitId: house.unit('other-team') },
    person: { target: 'person', personId },
    period: { target: 'period', dataFrom: '2020-01-01' as DanishDate },
    source: { target: 'source', unitId },
  } as const
  const id = source()
  const by = { personId, name: 'Ellen' }
  await insertBlock(
    house.shell,
    citizenId,
    {
      id,
      aim: aims[block],
      doesKeepAlerts: false,
      from: now,
      to: null,
      way: 'own-page',
      recordedAt: now,
      endedAt: null,
    },
    by,
  )
  if (block === 'lifted')
    await house.owner.execute(sql`
      insert into access.block_ends (citizen_id, block_id, ended_at, by_person_id, by_name)
      values (${citizenId}, ${id}, ${now}, ${personId}, 'Ellen')`)
}

async function setCloseness(
  citizenId: CitizenId,
  closeness: MadeUp['closeness'],
  reader: ProfessionalActor,
): Promise<void> {
  const today = '2026-01-01' as DanishDate
  if (closeness === 'own') await recordOwnRecord(house.shell, reader.personId, citizenId)
  if (closeness === 'colleague') {
    const colleague = await house.employ(placeOf(reader), 'nurse')
    await recordOwnRecord(house.shell, colleague.personId, citizenId)
  }
  if (closeness !== 'family') return
  const own = house.newCitizen()
  await recordOwnRecord(house.shell, reader.personId, own)
  await recordKinships(
    house.shell,
    [citizenId],
    [{ citizenId, relativeCitizenId: own, relation: 'sibling', from: today, to: null }],
  )
}

type InList = 'hidden' | 'masked' | 'whole'

function inList({ unitIds, only, hidden, blocked }: ListScope, citizenId: CitizenId): InList {
  if (unitIds.length === 0 || hidden.includes(citizenId)) return 'hidden'
  if (only !== null && !only.includes(citizenId)) return 'hidden'
  return blocked.includes(citizenId) ? 'masked' : 'whole'
}

/** What the rules say of this citizen alone. */
async function alone(
  reader: ProfessionalActor,
  citizenId: CitizenId,
  kind: DataKind,
  also: readonly DataKind[],
) {
  const answer = await allow(house.shell, {
    actor: reader,
    citizenId,
    kind,
    also,
    purpose: 'treatment',
    action: 'list',
    object: 'worklist',
  })
  if (answer.ok) return { shown: 'whole' as InList, kinds: answer.value.kinds }
  const isBlocked = answer.refusal.data.ruleId === 'D03'
  return { shown: (isBlocked ? 'masked' : 'hidden') as InList, kinds: new Set<DataKind>() }
}

const lists = [
  { kind: 'APP', also: ['ID', 'PLAN'], via: 'task' },
  { kind: 'APP', also: ['ID', 'PLAN'], via: 'offer' },
  { kind: 'ADM', also: ['ID', 'PLAN', 'REC'], via: 'stay' },
  { kind: 'ADM', also: ['ID'], via: 'notice' },
  { kind: 'ADM', also: ['ID', 'PLAN'], via: 'window' },
] as const

describe('a list shows what each citizen alone would show', () => {
  test('for whoever reads it, whoever is in it, and whatever each citizen has said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(readers.length - 1),
        fc.constantFrom(...lists),
        fc.array(madeUp, { minLength: 3, maxLength: 8 }),
        async (which, { kind, also, via }, people) => {
          const reader = readers[which] as ProfessionalActor
          const citizens = people.map((told) => ({ citizenId: house.newCitizen(), told }))
          for (const { citizenId, told } of citizens) await makeTrue(citizenId, told, reader, via)
          const scope = await listScope(house.shell, reader, { kind, also, purpose: 'treatment', via: [via] })
          for (const { citizenId, told } of citizens) {
            const single = await alone(reader, citizenId, kind, also)
            const listed = inList(scope, citizenId)
            const isLess = [...scope.kinds].some((one) => !single.kinds.has(one))
            const expected = single.shown === 'whole' && isLess ? 'masked' : single.shown
            expect({ told, reader: reader.function, listed }).toEqual({
              told,
              reader: reader.function,
              listed: expected,
            })
          }
        },
      ),
      { numRuns: Number(process.env.LONG_RUN ?? 0) > 0 ? 600 : 80 },
    )
  }, 600_000)

  test('the home helper’s list has those with a delegated task, and nobody else', async () => {
    const helper = await house.employ('care-team', 'home-helper')
    await beginShift(helper)
    const [ellen, bruno] = [house.newCitizen(), house.newCitizen()]
    const { unitId, personId } = helper
    const from = house.clock.now()
    await recordRelations(house.shell, [
      { citizenId: ellen, unitId, kind: 'task', sourceId: source(), from },
      { citizenId: ellen, unitId, personId, kind: 'delegation', sourceId: source(), from },
      { citizenId: bruno, unitId, kind: 'task', sourceId: source(), from },
    ])
    const scope = await listScope(house.shell, helper, { kind: 'APP', purpose: 'treatment', via: ['task'] })
    expect(scope).toMatchObject({ only: [ellen], blocked: [] })
  })

  test('somebody the law gives nothing gets an empty list', async () => {
    const mayor = await house.employ('municipality', 'mayor')
    const scope = await listScope(house.shell, mayor, { kind: 'APP', purpose: 'treatment', via: ['task'] })
    expect(scope).toMatchObject({ unitIds: [], only: [] })
  })
})

describe('who was shown in a list is written down', () => {
  const shown = (citizenIds: readonly CitizenId[], reader: ProfessionalActor, masked: CitizenId[] = []) =>
    recordListed(house.shell, {
      actor: reader,
      kinds: ['APP', 'ID', 'PLAN'],
      purpose: 'treatment',
      object: 'worklist',
      citizenIds,
      masked,
    })

  const records = (citizenId: CitizenId) =>
    house.db.query<{ outcome: string; ruleId: string; kind: string; further: string[] }>(sql`
      select outcome, rule_id as "ruleId", data_kind as kind, further_kinds as further
      from access.records
      where citizen_id = ${citizenId} and action = 'list'
      order by at, id`)

  async function tied(reader: ProfessionalActor): Promise<CitizenId> {
    const citizenId = house.newCitizen()
    const { unitId } = reader
    const from = house.clock.now()
    await recordRelations(house.shell, [{ citizenId, unitId, kind: 'task', sourceId: source(), from }])
    return citizenId
  }

  test('once an hour for the same reader and list, with all that the row shows', async () => {
    const nurse = readers[2] as ProfessionalActor
    const ellen = await tied(nurse)
    house.clock.set('2026-06-02T10:01:00.000Z')
    expect(await shown([ellen, ellen], nurse)).toEqual([])
    await shown([ellen], nurse)
    house.clock.set('2026-06-02T10:59:00.000Z')
    await shown([ellen], nurse)
    expect(await records(ellen)).toEqual([
      { outcome: 'granted', ruleId: 'P03', kind: 'APP', further: ['ID', 'PLAN'] },
    ])
    house.clock.set('2026-06-02T11:00:00.000Z')
    await shown([ellen], nurse)
    expect(await records(ellen)).toHaveLength(2)
  })

  test('a row shown without what it says is a look that the block has stopped', async () => {
    const nurse = readers[2] as ProfessionalActor
    const ellen = await tied(nurse)
    await setBlock(ellen, { block: 'everything' } as MadeUp, nurse)
    expect(await shown([ellen], nurse, [ellen])).toEqual([])
    expect(await records(ellen)).toMatchObject([{ outcome: 'denied', ruleId: 'D03' }])
  })

  test('a block of this very moment is answered, so that the row is not shown', async () => {
    const nurse = readers[2] as ProfessionalActor
    const ellen = await tied(nurse)
    await setBlock(ellen, { block: 'everything' } as MadeUp, nurse)
    expect(await shown([ellen], nurse)).toEqual([ellen])
  })

  test('a list inside a deed that is undone is not remembered as recorded', async () => {
    const nurse = readers[2] as ProfessionalActor
    const ellen = await tied(nurse)
    const wish = { actor: nurse, kinds: ['APP'], purpose: 'treatment', object: 'desk' } as const
    await house.shell
      .transaction(async (inner) => {
        await recordListed(inner, { ...wish, citizenIds: [ellen] })
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect(await records(ellen)).toEqual([])
    await recordListed(house.shell, { ...wish, citizenIds: [ellen] })
    expect(await records(ellen)).toHaveLength(1)
  })
})
