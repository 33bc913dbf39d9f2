import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { danishDateOf, startOfDay } from '../../../kernel/copenhagen-time.ts'
import { addMonths } from '../../../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import {
  admit,
  type OversightStage,
  setOversightStage,
  worker,
} from '../../../test/support/oversight-stage.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import {
  allow,
  recordOwnRecord,
  recordRelation,
  recordSubjects,
  type Subject,
  watchSubject,
} from '../access/index.ts'
import { control } from './control-parameters.ts'
import type { ReviewKind } from './domain/control.ts'
import { oversightModule } from './index.ts'
import { drawMonthlySample, drawSampleOfLastMonth } from './use-cases/draw-monthly-sample.ts'
import { runRule, runRules } from './use-cases/run-rules.ts'

let house: TestHouse
let stage: OversightStage

beforeAll(async () => {
  house = await openTestHouse({ listeners: oversightModule.listeners ?? [], now: '2026-06-01T08:00:00.000Z' })
  stage = await setOversightStage(house.shell)
})
afterAll(() => house.close())

const newCitizen = () => house.shell.ids.next<CitizenId>()

/** Tells the control who somebody is, and where they live. */
function known(citizenId: CitizenId, name: string, line: string): Subject {
  return {
    citizenId,
    name,
    bornOn: '1950-01-01' as DanishDate,
    diedAt: null,
    isAfterDeathInformationRefused: false,
    address: { line, postalCode: '2730' },
  }
}

function look(
  actor: ProfessionalActor,
  citizenId: CitizenId,
  action: 'read' | 'list' = 'read',
  kind: 'ID' | 'APP' = 'ID',
) {
  return allow(house.shell, { actor, citizenId, kind, purpose: 'treatment', action, object: 'citizen' })
}

interface FoundReview {
  kind: ReviewKind
  person: string
  looks: number
  citizens: number
}

function reviewsOf(kind: ReviewKind): Promise<FoundReview[]> {
  return house.owner.query<FoundReview>(sql`
    select review.kind, review.person_name as person, count(look.record_id) as looks,
      count(distinct look.citizen_id) as citizens
    from oversight.reviews as review
    join oversight.review_looks as look on look.review_id = review.id
    where review.kind = ${kind}
    group by review.id
    order by review.opened_at, review.person_name`)
}

/** A nurse of the ward who has never looked at anybody before. */
const nurse = (name: string) => worker(house.shell, name, 'ward-nurse', stage.ward)

describe('the rules put to a day of the log', () => {
  test('find looks at one’s own surname, one’s own address, colleagues, and the watched; each once', async () => {
    const petersen = await nurse('Pia Petersen')
    const [own, namesake, neighbour, friend] = [newCitizen(), newCitizen(), newCitizen(), newCitizen()]
    await recordSubjects(house.shell, [
      known(own, 'Pia Petersen', 'Skovvej 1'),
      known(namesake, 'Poul Petersen', 'Engvej 9'),
      known(neighbour, 'Niels Nabo', 'Skovvej 1'),
      known(friend, 'Vip Viggo', 'Slottet 1'),
    ])
    await recordOwnRecord(house.shell, petersen.personId, own)
    await watchSubject(house.shell, friend, true)
    for (const citizenId of [namesake, neighbour, friend]) await admit(house.shell, citizenId, stage.ward)
    await look(petersen, namesake)
    await look(petersen, namesake)
    await look(petersen, neighbour)
    await look(petersen, friend)
    // A colleague of the ward, and somebody at work elsewhere.
    const [colleague, elsewhere] = [newCitizen(), newCitizen()]
    await recordOwnRecord(house.shell, stage.wardNurse.personId, colleague)
    await recordOwnRecord(house.shell, stage.reviewer.personId, elsewhere)
    await look(petersen, colleague)
    await look(petersen, elsewhere)
    // What the work brings in a list is no choice of hers.
    await look(petersen, namesake, 'list')

    house.clock.set('2026-06-02T03:00:00.000Z')
    await runRules(house.shell)

    const hers = async (kind: ReviewKind) =>
      (await reviewsOf(kind)).filter(({ person }) => person === 'Pia Petersen')
    expect(await hers('same-surname')).toMatchObject([{ looks: 2, citizens: 1 }])
    expect(await hers('same-address')).toMatchObject([{ looks: 1, citizens: 1 }])
    expect(await hers('colleague')).toMatchObject([{ looks: 1, citizens: 1 }])
    expect(await hers('watched')).toMatchObject([{ looks: 1, citizens: 1 }])
    expect(await hers('mass')).toEqual([])
    expect(await hers('night')).toEqual([])
  })

  test('put to the same day again find nothing new, and every rule has written that it ran', async () => {
    const before = await house.owner.query(sql`select id from oversight.reviews order by id`)
    for (const kind of ['same-surname', 'same-address', 'colleague', 'watched', 'no-evidence'] as const)
      expect(await runRule(house.shell, kind, '2026-06-01' as DanishDate)).toBe(0)
    expect(await runRules(house.shell)).toBe(0)
    expect(await house.owner.query(sql`select id from oversight.reviews order by id`)).toEqual(before)
    const runs = await house.owner.query<{ kind: string }>(sql`
      select kind from oversight.runs where period = '2026-06-01' order by kind`)
    expect(runs.map(({ kind }) => kind)).toEqual([
      'colleague',
      'mass',
      'night',
      'no-evidence',
      'override',
      'same-address',
      'same-surname',
      'watched',
    ])
  })

  test('find follow-up after the course has ended, and not what is active', async () => {
    const weak = await nurse('Ulla Uvis')
    const [gone, here] = [newCitizen(), newCitizen()]
    await recordRelation(house.shell, {
      citizenId: gone,
      unitId: stage.ward,
      kind: 'stay',
      sourceId: house.shell.ids.next<string>(),
      from: '2026-05-01T08:00:00.000Z' as Instant,
      to: '2026-05-20T08:00:00.000Z' as Instant,
    })
    await admit(house.shell, here, stage.ward)
    house.clock.set('2026-06-02T10:00:00.000Z')
    expect(await look(weak, gone)).toMatchObject({ ok: true })
    expect(await look(weak, here)).toMatchObject({ ok: true })
    house.clock.set('2026-06-03T03:00:00.000Z')
    await runRules(house.shell)
    const found = (await reviewsOf('no-evidence')).filter(({ person }) => person === 'Ulla Uvis')
    expect(found).toMatchObject([{ citizens: 1 }])
  })

  test('find somebody who opened sixty citizens in a day, as one review; fifty-nine are left alone', async () => {
    const [many, few] = [await nurse('Mange Mange'), await nurse('Få Få')]
    const { citizensADay } = (await control()).reviews.mass
    house.clock.set('2026-06-03T10:00:00.000Z')
    for (let count = 0; count < citizensADay; count += 1) {
      const citizenId = newCitizen()
      await look(many, citizenId)
      if (count > 0) await look(few, citizenId)
    }
    house.clock.set('2026-06-04T03:00:00.000Z')
    await runRules(house.shell)
    const found = await reviewsOf('mass')
    expect(found).toMatchObject([{ person: 'Mange Mange', citizens: citizensADay }])
  })

  test('find a secretary at three in the Danish night, and neither a nurse on duty nor a secretary at noon', async () => {
    const [secretary, onDuty] = [
      await worker(house.shell, 'Sune Sekretær', 'secretary', stage.ward),
      await nurse('Nina Nat'),
    ]
    const citizenId = newCitizen()
    house.clock.set('2026-06-04T10:00:00.000Z')
    await look(secretary, citizenId)
    // Half past one in UTC is half past three in Copenhagen in summer.
    house.clock.set('2026-06-05T01:30:00.000Z')
    await look(secretary, citizenId)
    await look(onDuty, citizenId)
    house.clock.set('2026-06-06T03:00:00.000Z')
    await runRules(house.shell)
    expect(await reviewsOf('night')).toMatchObject([{ person: 'Sune Sekretær', looks: 1 }])
  })

  test('catch up with days nobody ran them, each day once', async () => {
    const late = await nurse('Vera Ventede')
    house.clock.set('2026-06-06T10:00:00.000Z')
    const watched = newCitizen()
    await recordSubjects(house.shell, [known(watched, 'Vip Vera', 'Slottet 2')])
    await watchSubject(house.shell, watched, true)
    await look(late, watched)
    house.clock.set('2026-06-10T03:00:00.000Z')
    await runRules(house.shell)
    const found = (await reviewsOf('watched')).filter(({ person }) => person === 'Vera Ventede')
    expect(found).toHaveLength(1)
    const days = await house.owner.query<{ period: string }>(sql`
      select period from oversight.runs where kind = 'watched' order by period`)
    expect(days.map(({ period }) => period).slice(-5)).toEqual([
      '2026-06-05',
      '2026-06-06',
      '2026-06-07',
      '2026-06-08',
      '2026-06-09',
    ])
  })
})

describe('a declared relation nobody could verify', () => {
  test('brings what was seen on it before a reviewer, and brings it once', async () => {
    house.clock.set('2026-06-10T10:00:00.000Z')
    const declarer = await worker(house.shell, 'Dea Deklarerer', 'general-practitioner', stage.practice)
    const citizenId = newCitizen()
    const sourceId = house.shell.ids.next<string>()
    const from = house.clock.now()
    const to = '2026-06-24T10:00:00.000Z' as Instant
    const { personId, unitId } = declarer
    await recordRelation(house.shell, { citizenId, unitId, personId, kind: 'declared', sourceId, from, to })
    expect(await look(declarer, citizenId, 'read', 'APP')).toMatchObject({ value: { evidence: 'declared' } })
    house.clock.set('2026-06-11T03:00:00.000Z')
    await runRules(house.shell)
    const hers = async () =>
      (await reviewsOf('no-evidence')).filter(({ person }) => person === 'Dea Deklarerer')
    expect(await hers()).toEqual([])
    const told = {
      eventId: 'x',
      type: 'declared-relation-unverified',
      citizenId,
      occurredAt: to,
      data: { sourceId, personId, unitId, from, to },
    }
    const listener = oversightModule.listeners?.find(({ name }) => name === 'oversight.review-declarations')
    await listener?.handle(house.shell, [told, told] as never)
    expect(await hers()).toMatchObject([{ looks: 1, citizens: 1 }])
  })
})

describe('the monthly sample', () => {
  test('is drawn once the month has ended, at least 25 look-ups of every unit; drawn again it is the same', async () => {
    const people = []
    for (let count = 0; count < 8; count += 1) people.push(await nurse(`Stik Prøve ${count}`))
    house.clock.set('2026-07-10T10:00:00.000Z')
    for (const person of people) for (let count = 0; count < 10; count += 1) await look(person, newCitizen())
    house.clock.set('2026-08-01T03:00:00.000Z')
    const drawn = await drawSampleOfLastMonth(house.shell)
    expect(drawn).toBeGreaterThan(0)
    const found = await reviewsOf('sample')
    const looks = found.reduce((sum, { looks: read }) => sum + read, 0)
    expect(looks).toBeGreaterThanOrEqual(25)
    expect(looks).toBeLessThan(60)
    expect(await drawSampleOfLastMonth(house.shell)).toBe(0)
    expect(await drawMonthlySample(house.shell, '2026-07')).toBe(0)
    expect(await reviewsOf('sample')).toEqual(found)
  })

  test('of one who looked more than that holds 25 of their look-ups', async () => {
    const busy = await worker(house.shell, 'Travl Terapeut', 'therapist', stage.homeNursing)
    house.clock.set('2026-08-10T10:00:00.000Z')
    for (let count = 0; count < 40; count += 1) await look(busy, newCitizen())
    house.clock.set('2026-09-01T03:00:00.000Z')
    await drawSampleOfLastMonth(house.shell)
    const found = (await reviewsOf('sample')).filter(({ person }) => person === 'Travl Terapeut')
    expect(found).toMatchObject([{ looks: 25 }])
  })

  test('covers the Danish month to its last minute', () => {
    const first = '2026-07-01' as DanishDate
    expect(startOfDay(first)).toBe('2026-06-30T22:00:00.000Z')
    expect(danishDateOf(startOfDay(addMonths(first, 1)))).toBe('2026-08-01')
  })
})

describe('every look', () => {
  test('comes up once for a cause, whatever was run', async () => {
    const doubled = await house.owner.query<{ recordId: OrganisationId }>(sql`
      select record_id as "recordId"
      from oversight.review_looks
      group by record_id, kind
      having count(*) > 1`)
    expect(doubled).toEqual([])
  })
})
