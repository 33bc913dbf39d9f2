import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Listener } from '../../platform/outbox.ts'
import type { RelationKind } from './domain/vocabulary.ts'
import { recordRelation } from './index.ts'
import { verifyDeclared } from './use-cases/verify-declared.ts'

let house: TestHouse
let stage: TaskStage
const heard: { citizenId: CitizenId | null; data: unknown }[] = []
const ear: Listener = {
  name: 'test.ear',
  on: ['declared-relation-unverified'],
  async handle(_, events) {
    for (const { citizenId, data } of events) heard.push({ citizenId, data })
  },
}

const declaredAt = '2026-06-01T08:00:00.000Z'
const over = '2026-06-15T08:00:00.000Z'

beforeAll(async () => {
  house = await openTestHouse({ listeners: [ear], now: declaredAt })
  stage = await setTaskStage(house.shell)
})
afterAll(() => house.close())
beforeEach(() => {
  heard.length = 0
  house.clock.set(declaredAt)
})

async function declare(): Promise<{ citizenId: CitizenId; sourceId: string; personId: PersonId }> {
  const citizenId = house.shell.ids.next<CitizenId>()
  const sourceId = house.shell.ids.next<string>()
  const personId = house.shell.ids.next<PersonId>()
  await tie(citizenId, stage.practice, 'declared', { sourceId, personId, to: over })
  return { citizenId, sourceId, personId }
}

function tie(
  citizenId: CitizenId,
  unitId: OrganisationId,
  kind: RelationKind,
  more: { sourceId?: string; personId?: PersonId; to?: string; from?: string } = {},
) {
  return recordRelation(house.shell, {
    citizenId,
    unitId,
    kind,
    sourceId: more.sourceId ?? house.shell.ids.next<string>(),
    personId: more.personId,
    from: instant(more.from ?? declaredAt),
    ...(more.to !== undefined && { to: instant(more.to) }),
  })
}

async function verify(): Promise<number> {
  house.clock.set('2026-06-16T02:05:00.000Z')
  const unverified = await verifyDeclared(house.shell)
  await house.settle()
  return unverified
}

describe('a declared relation, when its days are up', () => {
  test('that nothing has shown since is told on, once', async () => {
    const { citizenId, sourceId, personId } = await declare()
    expect(await verify()).toBe(1)
    expect(heard).toEqual([
      {
        citizenId,
        data: { sourceId, personId, unitId: stage.practice, from: declaredAt, to: over },
      },
    ])
    expect(await verify()).toBe(0)
    expect(heard).toHaveLength(1)
  })

  test('is verified by a tie of the unit in those days', async () => {
    const { citizenId } = await declare()
    await tie(citizenId, stage.practice, 'gp', { from: '2026-06-10T08:00:00.000Z' })
    expect(await verify()).toBe(0)
    expect(heard).toEqual([])
    expect(
      await house.owner.query(sql`
        select outcome from access.declared_findings where citizen_id = ${citizenId}`),
    ).toEqual([{ outcome: 'verified' }])
  })

  test('is not verified by a tie of another unit, by a mere notice, or by what came too late', async () => {
    const { citizenId } = await declare()
    await tie(citizenId, stage.homeNursing, 'task')
    await tie(citizenId, stage.practice, 'notice')
    await tie(citizenId, stage.practice, 'gp', { from: '2026-06-15T20:00:00.000Z' })
    expect(await verify()).toBe(1)
    expect(heard).toHaveLength(1)
  })

  test('is left alone until then', async () => {
    await declare()
    house.clock.set('2026-06-14T08:00:00.000Z')
    expect(await verifyDeclared(house.shell)).toBe(0)
  })
})
