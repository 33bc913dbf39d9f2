import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../server/platform/db/sql.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

const bruno = '2509479989'

describe('reading goes on while the look is recorded, but nothing leaves before it is', () => {
  let house: RunningHouse
  let doctor: SignedIn
  let addresses: readonly string[]

  beforeAll(async () => {
    house = await openHouse()
    doctor = await signIn(house.address, 'demo:anne-skov')
    const { id } = await house.database.owner.one<{ id: string }>(
      sql`select citizen_id as id from citizen.identifiers where value = ${bruno}`,
    )
    addresses = ['', '/tasks', '/story', '/stays'].map((part) => `/api/v1/citizens/${id}${part}`)
  })
  afterAll(() => house.close())

  const open = () => Promise.all(addresses.map((address) => doctor.get(address)))
  const countRecords = async () =>
    (await house.database.owner.one<{ count: number }>(sql`select count(*) as count from access.records`))
      .count

  test('given a log that takes no more, then every answer is a fault and says nothing of the citizen', async () => {
    const before = await countRecords()
    await house.database.owner.execute(sql`revoke insert on access.records from sammenhaeng_program`)
    const answers = await open()
    await house.database.owner.execute(sql`grant insert on access.records to sammenhaeng_program`)
    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 503))
    expect(JSON.stringify(answers)).not.toContain('Bruno')
    expect(await countRecords()).toBe(before)
  })

  test('given a log that takes them, then each look is on record when it is answered', async () => {
    const before = await countRecords()
    const answers = await open()
    const after = await countRecords()
    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200))
    expect(JSON.stringify(answers)).toContain('Bruno')
    expect(after - before).toBeGreaterThanOrEqual(addresses.length)
  })
})
