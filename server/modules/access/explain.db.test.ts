import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { sql } from '../../platform/db/sql.ts'
import { openPeopledHouse, type PeopledHouse } from './house-for-tests.ts'
import { allow, askAboutAccess, endRelation, explainAccess, recordRelation } from './index.ts'
import { insertBlock } from './store/will-blocks.ts'
import { findAccessPeople } from './use-cases/find-access-people.ts'

let house: PeopledHouse
let nurse: ProfessionalActor
let officer: ProfessionalActor
let ellen: CitizenId
const source = '00000000-0000-7000-8000-0000000000aa'

beforeAll(async () => {
  house = await openPeopledHouse()
  nurse = await house.employ('team', 'home-nurse')
  officer = await house.employ('municipality', 'data-protection-officer')
})
afterAll(() => house.close())
beforeEach(() => {
  ellen = house.newCitizen()
  house.clock.set('2026-06-01T08:00:00.000Z')
})

const moment = (text: string) => text as Instant

const why = (at: string) =>
  explainAccess(house.shell, nurse, ellen, {
    kind: 'PLAN',
    purpose: 'treatment',
    action: 'read',
    at: moment(at),
  })

async function answerOn(at: string): Promise<string> {
  const { decision } = await why(at)
  return `${decision.outcome} ${decision.ruleId}`
}

const tie = (from: string) =>
  recordRelation(house.shell, {
    citizenId: ellen,
    unitId: nurse.unitId,
    kind: 'task',
    sourceId: source,
    from: moment(from),
  })

const block = (from: string) =>
  insertBlock(
    house.shell,
    ellen,
    {
      id: house.shell.ids.next<string>(),
      aim: { target: 'everything' },
      doesKeepAlerts: false,
      from: moment(from),
      to: null,
      way: 'own-page',
      recordedAt: house.clock.now(),
      endedAt: null,
    },
    { personId: nurse.personId, name: 'Ellen' },
  )

describe('could X see Y on that day, and why', () => {
  test('given a task from the 2nd that ended on the 10th, then every day answers for itself', async () => {
    house.clock.set('2026-06-02T09:00:00.000Z')
    await tie('2026-06-02T09:00:00.000Z')
    house.clock.set('2026-06-10T12:00:00.000Z')
    await endRelation(house.shell, {
      citizenId: ellen,
      sourceId: source,
      kinds: ['task'],
      at: house.clock.now(),
    })
    house.clock.set('2026-09-01T08:00:00.000Z')
    expect(await answerOn('2026-06-01T12:00:00.000Z')).toBe('denied D01')
    expect(await answerOn('2026-06-05T12:00:00.000Z')).toBe('granted P03')
    expect(await answerOn('2026-07-09T12:00:00.000Z')).toBe('granted P03')
    expect(await answerOn('2026-07-11T12:00:00.000Z')).toBe('denied D10')
  })

  test('what was told later does not count for the day before it was told', async () => {
    house.clock.set('2026-06-05T09:00:00.000Z')
    await tie('2026-06-01T09:00:00.000Z')
    house.clock.set('2026-06-08T09:00:00.000Z')
    expect(await answerOn('2026-06-04T12:00:00.000Z')).toBe('denied D01')
    expect(await answerOn('2026-06-06T12:00:00.000Z')).toBe('granted P03')
  })

  test('a tie that was corrected afterwards is judged by what was known that day', async () => {
    house.clock.set('2026-06-02T09:00:00.000Z')
    await tie('2026-06-02T09:00:00.000Z')
    house.clock.set('2026-06-04T09:00:00.000Z')
    await tie('2026-06-04T09:00:00.000Z')
    house.clock.set('2026-06-20T09:00:00.000Z')
    expect(await answerOn('2026-06-03T12:00:00.000Z')).toBe('granted P03')
  })

  test('given a block from the 5th, then it stops the looks after it and none before', async () => {
    await tie('2026-06-01T08:00:00.000Z')
    house.clock.set('2026-06-05T08:00:00.000Z')
    await block('2026-06-05T08:00:00.000Z')
    house.clock.set('2026-06-20T08:00:00.000Z')
    expect(await answerOn('2026-06-05T07:59:59.000Z')).toBe('granted P03')
    expect(await answerOn('2026-06-05T08:00:00.000Z')).toBe('denied D03')
  })

  test('the answer now is that of the look itself, and says what is missing', async () => {
    const { decision, rules } = await why(house.clock.now())
    const look = await allow(house.shell, {
      actor: nurse,
      citizenId: ellen,
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'read',
    })
    expect(look).toMatchObject({ ok: false, refusal: { data: { ruleId: decision.ruleId } } })
    const home = rules.find((rule) => rule.ruleId === 'P03' && rule.concerns)
    expect(home?.conditions[0]).toMatchObject({ held: false, facts: { da: 'ingen relation' } })
  })
})

describe('asking is for those who control the log, and is itself a look', () => {
  const ask = (asker: ProfessionalActor, more: { at?: Instant; person?: ProfessionalActor } = {}) => {
    const { personId, roleId } = more.person ?? nurse
    return askAboutAccess(house.shell, asker, ellen, {
      personId,
      roleId,
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'read',
      reason: 'Borgeren har spurgt om dette opslag',
      at: more.at,
    })
  }

  test('the officer gets rule, law, facts and what is missing, and stands in the citizen’s log with the reason', async () => {
    await tie('2026-06-01T08:00:00.000Z')
    expect(await ask(officer)).toMatchObject({
      value: {
        outcome: 'granted',
        rule: { ruleId: 'P03', law: expect.stringContaining('Sundhedsloven § 42 a'), held: true },
        evidence: [{ kind: 'task', unitName: 'team' }],
        who: { name: nurse.name, workplace: 'municipal-health' },
      },
    })
    expect(
      await house.db.query(sql`
        select rule_id as rule, data_kind as kind, purpose, reason from access.records where citizen_id = ${ellen}`),
    ).toEqual([
      { rule: 'P41', kind: 'LOG', purpose: 'control', reason: 'Borgeren har spurgt om dette opslag' },
    ])
  })

  test('a nurse may not ask, an officer not about other parties’ people, and nobody about tomorrow', async () => {
    const stranger = await house.employ('ward', 'ward-nurse')
    expect(await ask(nurse)).toMatchObject({ refusal: { code: 'only-log-control' } })
    expect(await ask(officer, { person: stranger })).toMatchObject({
      refusal: { code: 'role-not-of-your-party' },
    })
    expect(await ask(officer, { at: moment('2026-06-02T08:00:00.000Z') })).toMatchObject({
      refusal: { code: 'moment-not-past' },
    })
  })

  test('people are found by name in the own party only', async () => {
    const found = await findAccessPeople(house.shell, officer, { name: 'person' })
    if (!found.ok) throw new Error(found.refusal.code)
    expect(found.value.people.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([nurse.personId, officer.personId]),
    )
    expect(await findAccessPeople(house.shell, nurse, { name: 'person' })).toMatchObject({
      refusal: { code: 'only-log-control' },
    })
  })
})
