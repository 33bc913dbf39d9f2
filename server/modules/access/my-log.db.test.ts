import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { createShell } from '../../platform/shell.ts'
import { openPeopledHouse, type PeopledHouse } from './house-for-tests.ts'
import { allow, recordRelation } from './index.ts'
import { insertRepresentation } from './store/will-representations.ts'
import { listAccessRecords } from './use-cases/list-access-records.ts'

let house: PeopledHouse
let nurse: ProfessionalActor
let doctor: ProfessionalActor
let ellen: CitizenId

/** A nurse and a doctor of hers look on two days; a stranger is turned away. */
beforeAll(async () => {
  house = await openPeopledHouse()
  nurse = await house.employ('team', 'home-nurse')
  doctor = await house.employ('practice', 'general-practitioner')
  const stranger = await house.employ('other-ward', 'ward-nurse')
  ellen = house.newCitizen()
  const from = house.clock.now()
  for (const { unitId } of [nurse, doctor])
    await recordRelation(house.shell, {
      citizenId: ellen,
      unitId,
      kind: 'task',
      sourceId: '00000000-0000-7000-8000-0000000000aa',
      from,
    })
  await look(nurse, 'PLAN', ['ID', 'MED', 'SOC'])
  await look(stranger, 'REC')
  house.clock.set('2026-06-02T08:00:00.000Z')
  await look(doctor, 'LAB')
})
afterAll(() => house.close())

const look = (
  actor: ProfessionalActor,
  kind: 'PLAN' | 'REC' | 'LAB',
  also: ('ID' | 'MED' | 'SOC')[] = [],
) => {
  house.clock.advance({ minutes: 1 })
  return allow(house.shell, {
    actor,
    citizenId: ellen,
    kind,
    also,
    purpose: 'treatment',
    action: 'read',
    object: 'story',
  })
}

async function log(query: Partial<Parameters<typeof listAccessRecords>[3]> = {}, shell = house.shell) {
  const answer = await listAccessRecords(shell, house.citizenActor(ellen), ellen, { limit: 50, ...query })
  if (!answer.ok) throw new Error(answer.refusal.code)
  const { records, ...rest } = answer.value
  // Every reading of the log is in it; what the others did is what is asked for here.
  return { records: records.filter(({ who }) => !who.isSelf), ...rest }
}

describe('the citizen reads who has looked', () => {
  test('each look once, with all it showed, and nothing of what was left out', async () => {
    const { records } = await log()
    expect(records.map(({ kinds, outcome, ruleId }) => ({ kinds, outcome, ruleId }))).toEqual([
      { kinds: ['LAB'], outcome: 'granted', ruleId: 'P02' },
      { kinds: ['REC'], outcome: 'denied', ruleId: 'D01' },
      { kinds: ['PLAN', 'ID', 'MED'], outcome: 'granted', ruleId: 'P03' },
    ])
    expect(records[2]).toMatchObject({
      why: { da: 'Opslag af hjemmesygeplejen' },
      law: expect.stringContaining('Sundhedsloven § 42 a'),
      evidence: 'task',
      who: { function: 'home-nurse', unitName: 'team', name: null },
    })
  })

  test('in pages, without losing or repeating one', async () => {
    const first = await log({ limit: 2, kind: 'REC' })
    expect(first).toMatchObject({ records: [{ kinds: ['REC'] }], next: null })
    const ids: string[] = []
    let before: string | undefined
    for (;;) {
      const answer = await log({ limit: 1, before })
      ids.push(...answer.records.map(({ id }) => id))
      if (answer.next === null) break
      before = answer.next
    }
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  test.each([
    ['by unit, with those below it', () => ({ unitId: house.unit('nursing') }), ['P03']],
    ['by function', () => ({ function: 'general-practitioner' }), ['P02']],
    ['by kind, also one shown beside another', () => ({ kind: 'MED' as const }), ['P03']],
    ['by outcome', () => ({ outcome: 'denied' as const }), ['D01']],
    ['by day', () => ({ from: '2026-06-01', to: '2026-06-01' }), ['D01', 'P03']],
  ])('filtered %s', async (_by, query, rules) => {
    const { records } = await log(query())
    expect(records.map(({ ruleId }) => ruleId)).toEqual(rules)
  })

  test('names of staff are shown only where the house shows them', async () => {
    const shell = createShell({
      ...house.shell,
      settings: { ...house.shell.settings, LOG_SHOWS_NAMES: 'on' },
    })
    const { records } = await log({ function: 'home-nurse' }, shell)
    expect(records[0]?.who.name).toBe(nurse.name)
  })

  test('two years back and no further', async () => {
    const { backTo } = await log({ from: '2020-01-01' })
    expect(backTo).toBe('2024-06-02')
  })

  test('somebody who acts for the citizen reads it when the log is part of it, and stands in it by name', async () => {
    const guardian = house.newCitizen()
    const actor = { ...house.citizenActor(guardian), name: 'Grete Værge' }
    const asGuardian = () => listAccessRecords(house.shell, actor, ellen, { limit: 50 })
    expect(await asGuardian()).toMatchObject({ refusal: { code: 'not-your-own-record' } })
    const now = house.clock.now()
    await insertRepresentation(
      house.shell,
      {
        citizenId: ellen,
        id: house.shell.ids.next<string>(),
        kind: 'guardian',
        representativeCitizenId: guardian,
        representativeName: 'Grete Værge',
        dataKinds: ['LOG', 'PLAN'],
        doesCoverHealth: true,
        document: 'Værgebeskikkelse',
        reviewOn: null,
        from: now,
        to: null,
        recordedAt: now,
      },
      { personId: nurse.personId, name: nurse.name },
    )
    expect((await asGuardian()).ok).toBe(true)
    const { records } = await log({ outcome: 'granted', action: 'read', kind: 'LOG' })
    expect(records[0]).toMatchObject({ who: { kind: 'citizen', isSelf: false, name: 'Grete Værge' } })
  })
})
