import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionView } from '../../../contract/identity.ts'
import type { TaskSummaryView } from '../../../contract/task.ts'
import { epoch, instant } from '../../../kernel/instant.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, type RunningHouse, runJobs } from '../../../test/support/house.ts'
import { type SignedIn, signIn } from '../../../test/support/sign-in.ts'
import { sql } from '../../platform/db/sql.ts'

const lonnisNumber = '0201609996'
const nancysNumber = '2512489996'

let house: RunningHouse

async function admit(cprNumber: string) {
  const at = instant(epoch(house.clock.now()) - 60_000)
  const { bytes } = await writeNotification(house.shell, {
    cprNumber,
    ward: 'herlev-heart',
    base: 'STIN',
    at,
  })
  expect((await deliver(house.address, bytes)).code).toBe('ok')
}

function search(person: SignedIn, number: string) {
  return person.post<{ citizenId?: string; code?: string; data?: { ruleId: string } }>(
    '/api/v1/citizens/search',
    { number },
  )
}

beforeAll(async () => {
  house = await openHouse()
  await admit(lonnisNumber)
  await runJobs(house)
})
afterAll(() => house.close())

describe('a nurse who is also a citizen', () => {
  test('signs in to her work when she comes by the sign-in of her work', async () => {
    const lonni = await signIn(house.address, 'demo:lonni-lauridsen')
    expect(lonni.session).toMatchObject({ kind: 'professional', role: { function: 'home-nurse' } })
    expect(JSON.stringify(lonni.session)).not.toContain(lonnisNumber)
  })

  test('cannot open her own record through her work, which her colleague can', async () => {
    const [lonni, mette] = await Promise.all([
      signIn(house.address, 'demo:lonni-lauridsen'),
      signIn(house.address, 'demo:mette-holm'),
    ])
    expect((await search(mette, lonnisNumber)).status).toBe(200)
    expect(await search(lonni, lonnisNumber)).toMatchObject({
      status: 403,
      body: { data: { ruleId: 'D02' } },
    })
  })

  test('does not meet herself in the worklist of her unit, where her colleague does', async () => {
    const seenBy = async (subject: string) => {
      const person = await signIn(house.address, subject)
      const { body } = await person.get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks?limit=200')
      return body.tasks.map(({ citizen }) => citizen.name)
    }
    expect(await seenBy('demo:mette-holm')).toContain('Lonni Test Lauridsen')
    expect(await seenBy('demo:lonni-lauridsen')).not.toContain('Lonni Test Lauridsen')
  })
})

describe('a person with two jobs', () => {
  const choose = async (tove: SignedIn, jobFunction: string) => {
    const role = tove.session.roles.find((one) => one.function === jobFunction)
    const chosen = await tove.post<SessionView>('/api/v1/session/role', { roleId: role?.id })
    expect(chosen.body.role?.function).toBe(jobFunction)
  }

  test('sees in one role only what that role gives: nothing goes along from the other', async () => {
    const tove = await signIn(house.address, 'demo:tove-nissen')
    await choose(tove, 'home-nurse')
    const asNurse = await search(tove, nancysNumber)
    expect(asNurse.status).toBe(200)
    const path = `/api/v1/citizens/${asNurse.body.citizenId}`
    const tasks = await tove.get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks')
    expect(tasks.body.tasks.map(({ citizen }) => citizen.id)).toContain(asNurse.body.citizenId)

    await choose(tove, 'assessor')
    expect((await tove.get(path)).status).toBe(403)
    expect((await search(tove, nancysNumber)).status).toBe(403)
    const others = await tove.get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks')
    expect(others.body.tasks.map(({ citizen }) => citizen.id)).not.toContain(asNurse.body.citizenId)

    await choose(tove, 'home-nurse')
    expect((await tove.get(path)).status).toBe(200)
  })

  test('is in the log with the role they looked in, each time', async () => {
    const roles = await house.database.owner.query<{ function: string; outcome: string }>(sql`
      select distinct function, outcome from access.records
      where actor_name = 'Tove Nissen' and action = 'search'
      order by function`)
    expect(roles).toEqual([
      { function: 'assessor', outcome: 'denied' },
      { function: 'home-nurse', outcome: 'granted' },
    ])
  })
})
