import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { SignedInActor } from '../../../contract/actor.ts'
import { route } from '../../../contract/route.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../db/sql.ts'
import { answer, type SessionKey } from './answer.ts'

const actor: SignedInActor = {
  kind: 'citizen',
  personId: '01900000-0000-7000-8000-000000000001' as PersonId,
  name: 'Bruno Test Elmer',
  citizenId: '01900000-0000-7000-8000-000000000001' as CitizenId,
}

const writeRoute = route({
  name: 'write-word',
  method: 'POST',
  path: '/api/v1/words',
  purpose: 'operation',
  summary: 'Writes a word',
  for: ['citizen'],
  body: z.object({ word: z.string().min(1) }),
  answer: z.object({ count: z.int() }),
  refusals: { 'word-unwanted': 'conflict' },
})

const mounted = answer(writeRoute, async (shell, { body }) => {
  await shell.db.execute(sql`insert into public.words (word) values (${body.word})`)
  if (body.word === 'unwanted') return refused('word-unwanted')
  const { count } = await shell.db.one<{ count: number }>(sql`select count(*) from public.words`)
  return ok({ count, secret: 'never in the contract' })
})

const requestId = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const raw = (n: number, word: string) => ({
  params: {},
  query: {},
  body: { word },
  actor,
  requestId: requestId(n),
  session: '' as SessionKey,
})

describe('a write happens once, however often it is sent', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
    await house.owner.execute(sql`create table public.words (word text unique)`)
    await house.owner.execute(sql`grant all on public.words to sammenhaeng_program`)
  })
  afterAll(() => house.close())

  test('the same request id gets the same answer, and nothing happens again', async () => {
    const first = await mounted.call(house.shell, raw(1, 'one'))
    const again = await mounted.call(house.shell, raw(1, 'one'))
    expect(first).toEqual({ ok: true, value: { count: 1 } })
    expect(again).toEqual(first)
  })

  test('twenty at once with the same id are one deed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => mounted.call(house.shell, raw(2, 'two'))),
    )
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"ok":true,"value":{"count":2}}']),
    )
  })

  test('a request id used for something else is refused', async () => {
    const result = await mounted.call(house.shell, raw(1, 'other'))
    expect(result).toMatchObject({ ok: false, refusal: { code: 'request-id-used-differently' } })
  })

  test('in another role the same request id is another deed: what one role was told the next is not', async () => {
    const nurse = {
      kind: 'professional',
      personId: '01900000-0000-7000-8000-000000000002' as PersonId,
      name: 'Tove Nissen',
      function: 'home-nurse',
      unitId: '01900000-0000-7000-8000-000000000003' as OrganisationId,
    } as const
    const asProfessional = answer({ ...writeRoute, for: ['professional'] }, async (_shell, { actor: who }) =>
      ok({ count: who.kind === 'professional' && who.roleId === requestId(21) ? 21 : 22 }),
    )
    const asked = (role: number) =>
      asProfessional.call(house.shell, {
        ...raw(20, 'role'),
        actor: { ...nurse, roleId: requestId(role) as RoleId },
      })
    expect(await asked(21)).toEqual({ ok: true, value: { count: 21 } })
    expect(await asked(22)).toEqual({ ok: true, value: { count: 22 } })
  })

  test('a look-up is asked afresh each time, and nothing of it is kept', async () => {
    let times = 0
    const lookUp = answer({ ...writeRoute, isLookUp: true }, async () => {
      times += 1
      return ok({ count: times })
    })
    await lookUp.call(house.shell, raw(30, 'look'))
    expect(await lookUp.call(house.shell, raw(30, 'look'))).toEqual({ ok: true, value: { count: 2 } })
    expect(
      await house.owner.query(sql`select from platform.requests where request_id = ${requestId(30)}`),
    ).toEqual([])
  })

  test.each(['a\0b', 'a\ud800b'])(
    'text no database can keep is refused before it gets there',
    async (word) => {
      expect(await mounted.call(house.shell, raw(31, word))).toMatchObject({
        refusal: { code: 'input-invalid' },
      })
    },
  )

  test('a write without a request id, or with a wrong body, goes no further', async () => {
    const without = await mounted.call(house.shell, { ...raw(3, 'three'), requestId: undefined })
    expect(without).toMatchObject({ refusal: { code: 'request-id-missing' } })
    const wrong = await mounted.call(house.shell, { ...raw(3, 'three'), body: { word: '' } })
    expect(wrong).toMatchObject({ refusal: { code: 'input-invalid', data: { part: 'body' } } })
  })

  test('what is nested without end is refused before anything walks through it', async () => {
    const anyRoute = route({ ...writeRoute, name: 'write-any', body: z.record(z.string(), z.unknown()) })
    const any = answer(anyRoute, async () => ok({ count: 0 }))
    const nested = (depth: number) => {
      let body: Record<string, unknown> = {}
      for (let level = 1; level < depth; level += 1) body = { not: body }
      return { ...raw(900 + depth, ''), body }
    }
    expect(await any.call(house.shell, nested(60))).toMatchObject({ ok: true })
    for (const depth of [80, 5000])
      expect(await any.call(house.shell, nested(depth))).toMatchObject({ refusal: { code: 'input-invalid' } })
  })

  test('what the contract does not name never leaves', async () => {
    expect(JSON.stringify(await mounted.call(house.shell, raw(4, 'four')))).not.toContain('secret')
  })

  test('a fault undoes everything, the request id too, so that it can be sent again', async () => {
    await expect(mounted.call(house.shell, raw(5, 'one'))).rejects.toThrow(/unique/)
    const rows = await house.db.query(sql`select 1 from platform.requests where request_id = ${requestId(5)}`)
    expect(rows).toEqual([])
  })
})
