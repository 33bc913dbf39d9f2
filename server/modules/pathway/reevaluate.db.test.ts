import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import { loadAgreements } from '../agreement/index.ts'
import { registerCitizen } from '../citizen/index.ts'
import { registerUnit } from '../organisation/index.ts'
import type { Fact, FactKey } from './domain/fact.ts'
import { loadProgrammes, recordFacts, recordFactsOf, reevaluateRunning, retireProgramme } from './index.ts'
import { reevaluateJob } from './jobs.ts'
import { listPathways, lockCitizens } from './store.ts'
import { goOnReevaluating, reevaluateOnOtherCalendar } from './use-cases/reevaluate-running.ts'

const since = '2020-01-01' as DanishDate
const many = 230

let house: TestHouse
let citizens: CitizenId[] = []
let ward: OrganisationId
let gpUnitId: OrganisationId

beforeAll(async () => {
  house = await openTestHouse()
  await loadAgreements(house.shell)
  await loadProgrammes(house.shell)
  const unit = async (unit: Parameters<typeof registerUnit>[1]) => {
    const registered = await registerUnit(house.shell, unit)
    if (!registered.ok) throw new Error(registered.refusal.code)
    return registered.value.id
  }
  const validFrom = since
  const hospital = await unit({
    name: 'Esbjerg Sygehus',
    kind: 'hospital',
    municipalityCode: '0561',
    validFrom,
  })
  ward = await unit({ name: 'Afdeling', kind: 'ward', parentId: hospital, validFrom })
  await unit({ name: 'Varde Kommune', kind: 'municipality', municipalityCode: '0573', validFrom })
  gpUnitId = await unit({ name: 'Klinik', kind: 'practice', municipalityCode: '0573', validFrom })
  for (let index = 0; index < many; index += 1) citizens.push(await newCitizen(index))
  citizens = citizens.toSorted()
  house.clock.set('2026-06-02T08:05:00Z')
  await recordFactsOf(
    house.shell,
    citizens.map((citizenId) => ({ citizenId, facts: [admitted()] })),
  )
})
afterAll(() => house.close())

/** Known by a replacement number: no person has it. */
async function newCitizen(index: number): Promise<CitizenId> {
  const registered = await registerCitizen(house.shell, {
    number: `${String((index % 28) + 1).padStart(2, '0')}01${60 + Math.floor(index / 28)}0VK1`,
    system: localReplacementSystem,
    name: 'Testborger',
    municipalityCode: '0573',
    gpUnitId,
    from: since,
  })
  if (!registered.ok) throw new Error(registered.refusal.code)
  return registered.value
}

function admitted(): Fact {
  const subjectId = house.shell.ids.next<StayId>()
  return {
    key: `start ${subjectId}` as FactKey,
    kind: 'stay-started',
    at: instant('2026-06-02T08:00:00Z'),
    subjectId,
    data: { class: 'admitted', unitId: ward },
    source: 'test',
  }
}

/** How often the step was called for, by citizen. */
async function calledFor(stepId: string): Promise<Map<CitizenId, number>> {
  const rows = await house.db.query<{ citizen_id: CitizenId; count: number }>(sql`
    select citizen_id, count(*) as count
    from pathway.obligation_events
    where step_id = ${stepId} and type = 'called-for'
    group by citizen_id`)
  return new Map(rows.map(({ citizen_id, count }) => [citizen_id, count]))
}

const unfinished = () =>
  house.db.query(sql`
    select id
    from pathway.reevaluations
    where finished_at is null`)

test('many citizens are told of in one transaction, and each is called for as if told alone', async () => {
  const alone = await newCitizen(many)
  await recordFacts(house.shell, alone, [admitted()])
  expect((await calledFor('A5')).size).toBe(many + 1)
  const [one] = await listPathways(house.db, alone)
  const [other] = await listPathways(house.db, citizens[7] as CitizenId)
  expect({ ...one, pathwayId: '', subjectId: '' }).toEqual({ ...other, pathwayId: '', subjectId: '' })
  citizens = [...citizens, alone].toSorted()
})

describe('running pathways are worked out anew', () => {
  test('stopped on the way it goes on where it was, past somebody who is being treated, and does everything once', async () => {
    // A day later the care plan is due to be called for; the clock has not looked.
    house.clock.set('2026-06-03T09:00:00Z')
    const treated = citizens[3] as CitizenId
    let stretches = 0
    const held = house.shell.transaction(async (live) => {
      await lockCitizens(live.db, [treated])
      await reevaluateRunning(house.shell, { reason: 'test' }, () => {
        stretches += 1
        return stretches > 1
      })
    })
    await held
    expect(await unfinished()).toHaveLength(1)
    const before = await calledFor('A7')
    expect(before.size).toBe(49)
    expect(before.has(treated)).toBe(false)
    await goOnReevaluating(house.shell, () => false)
    const after = await calledFor('A7')
    expect(after.size).toBe(citizens.length)
    expect([...after.values()].every((times) => times === 1)).toBe(true)
    expect(await unfinished()).toEqual([])
  })

  test('killed within a stretch, nothing of that stretch has happened, and the next walk does it', async () => {
    await recordFactsOf(
      house.shell,
      citizens.map((citizenId) => ({ citizenId, facts: [admitted()] })),
    )
    house.clock.set('2026-06-04T11:00:00Z')
    await expect(
      house.shell.transaction(async (inner) => {
        await reevaluateRunning(inner, { reason: 'killed' })
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    const counted = await reevaluateRunning(house.shell, { reason: 'again' })
    expect(counted).toBe(citizens.length)
    expect(await reevaluateRunning(house.shell, { reason: 'once more' })).toBe(counted)
    expect([...(await calledFor('A7')).values()].every((times) => times === 2)).toBe(true)
  })

  test('another calendar of days off is a reason to, and the same one is none', async () => {
    await reevaluateOnOtherCalendar(house.shell)
    await reevaluateOnOtherCalendar(house.shell)
    expect(await unfinished()).toHaveLength(1)
    await reevaluateOnOtherCalendar(house.shell, { daysOff: ['constitution-day', 'labour-day'] })
    expect(await unfinished()).toHaveLength(2)
    await reevaluateJob.run(house.shell)
    expect(await unfinished()).toEqual([])
  })
})

test('a version that is retired starts no pathway any more, and an older one does not come back', async () => {
  house.clock.set('2026-06-05T09:00:00Z')
  const retirement = {
    code: 'acute-admission-and-discharge',
    version: 2,
    on: '2026-06-02' as DanishDate,
    reason: 'Afløses af et andet program',
    by: null,
  }
  expect(await retireProgramme(house.shell, { ...retirement, version: 9 })).toMatchObject({
    refusal: { code: 'programme-unknown' },
  })
  expect(await retireProgramme(house.shell, retirement)).toMatchObject({ ok: true })
  expect(await retireProgramme(house.shell, retirement)).toMatchObject({
    refusal: { code: 'programme-retired-already' },
  })
  const citizenId = await newCitizen(many + 1)
  await recordFacts(house.shell, citizenId, [admitted()])
  expect(await listPathways(house.db, citizenId)).toEqual([])
  expect((await listPathways(house.db, citizens[0] as CitizenId))[0]).toMatchObject({ status: 'running' })
})
