import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OversightStage, setOversightStage } from '../../../test/support/oversight-stage.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { modules } from '../../modules.ts'
import { sql } from '../../platform/db/sql.ts'
import { watchCitizen } from './use-cases/watch-citizen.ts'

let house: TestHouse
let stage: OversightStage

beforeAll(async () => {
  house = await openTestHouse({ listeners: modules.flatMap(({ listeners = [] }) => listeners) })
  stage = await setOversightStage(house.shell)
  await house.settle()
})
afterAll(() => house.close())

const why = 'Borgeren er i pressen for tiden.'
const bruno = '2509479989'

const isWatched = () =>
  house.owner.one<{ watched: boolean }>(sql`
    select is_watched as watched from access.subjects where citizen_id = ${stage.citizenId}`)

describe('a citizen many are curious about', () => {
  test('is watched from now on, and no longer; why stands in the citizen’s log', async () => {
    const watch = (on: boolean) =>
      watchCitizen(house.shell, stage.officer, { number: bruno, isWatched: on, why })
    expect(await watch(true)).toEqual({ ok: true, value: { isWatched: true } })
    expect(await isWatched()).toEqual({ watched: true })
    expect(
      await house.owner.query(sql`
        select rule_id as rule, action, object, reason from access.records
        where citizen_id = ${stage.citizenId} and person_id = ${stage.officer.personId}`),
    ).toEqual([{ rule: 'P41', action: 'write', object: 'watch', reason: why }])
    expect(await watch(false)).toMatchObject({ ok: true })
    expect(await isWatched()).toEqual({ watched: false })
  })

  test('is for those who control look-ups to say; somebody unknown is told of to nobody', async () => {
    expect(
      await watchCitizen(house.shell, stage.wardLeader, { number: bruno, isWatched: true, why }),
    ).toMatchObject({ refusal: { code: 'oversight-not-for-your-role' } })
    expect(
      await watchCitizen(house.shell, stage.officer, { number: '0101010000', isWatched: true, why }),
    ).toMatchObject({ ok: false })
  })
})
