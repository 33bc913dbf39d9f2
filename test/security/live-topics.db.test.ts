import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedInActor } from '../../contract/actor.ts'
import { allowTopics } from '../../server/live-topics.ts'
import { setMyBlock } from '../../server/modules/access/index.ts'
import { type MatrixStage, setMatrixStage } from '../support/access-matrix.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { must } from '../support/task-stage.ts'

let house: RunningHouse
let stage: MatrixStage
beforeAll(async () => {
  house = await openHouse()
  stage = await setMatrixStage(house)
})
afterAll(() => house.close())

function actorOf(label: string): SignedInActor {
  const asker = stage.askers.find((one) => one.label.startsWith(label))
  if (asker === undefined) throw new Error(`there is no ${label}`)
  return asker.actor
}

const hears = async (label: string, topic: string) =>
  (await allowTopics(house.shell, actorOf(label), [topic])).length === 1

describe('what a screen may hear of', () => {
  const bruno = () => `citizen:${stage.bruno.citizenId}`

  test('a citizen of oneself, and of a brother who has consented; nobody else’s', async () => {
    expect(await hears('citizen, Bruno', bruno())).toBe(true)
    expect(await hears('citizen, Nancy', bruno())).toBe(true)
    expect(await hears('citizen, Kaja', bruno())).toBe(false)
    expect(await hears('citizen, Bruno', `citizen:${stage.max.citizenId}`)).toBe(false)
  })

  test('a professional of citizens the own units have a tie with, and of no others', async () => {
    expect(await hears('home-nurse, Hjemmesygeplejen, Gladsaxe', bruno())).toBe(true)
    expect(await hears('home-nurse, Hjemmesygeplejen, Esbjerg', bruno())).toBe(false)
    expect(await hears('job-centre-worker', bruno())).toBe(false)
    expect(await hears('operator', bruno())).toBe(false)
    expect(await hears('system of the home nurses, all', bruno())).toBe(false)
  })

  test('of lists of the own unit only, and of no person’s sessions', async () => {
    const nurse = actorOf('home-nurse, Hjemmesygeplejen, Gladsaxe') as { unitId: string; personId: string }
    expect(await hears('home-nurse, Hjemmesygeplejen, Gladsaxe', `worklist:${nurse.unitId}`)).toBe(true)
    expect(await hears('home-nurse, Hjemmesygeplejen, Esbjerg', `worklist:${nurse.unitId}`)).toBe(false)
    expect(await hears('home-nurse, Hjemmesygeplejen, Gladsaxe', `person:${nurse.personId}`)).toBe(false)
  })

  test('no longer of a citizen who has objected, from the next look on', async () => {
    const nurse = actorOf('home-nurse, Hjemmesygeplejen, Gladsaxe')
    const himself = actorOf('citizen, Bruno')
    if (himself.kind !== 'citizen') throw new Error('Bruno is a citizen')
    const aim = { target: 'person', personId: nurse.personId } as const
    must(await setMyBlock(house.shell, himself, { aim, doesKeepAlerts: false }))
    expect(await hears('home-nurse, Hjemmesygeplejen, Gladsaxe', bruno())).toBe(false)
    expect(await hears('unit-leader, Hjemmesygeplejen, Gladsaxe', bruno())).toBe(true)
  })
})
