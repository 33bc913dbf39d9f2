import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MatrixStage, type Subject, setMatrixStage } from '../support/access-matrix.ts'
import { everyRoute } from '../support/every-route.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

let house: RunningHouse
let stage: MatrixStage
beforeAll(async () => {
  house = await openHouse()
  stage = await setMatrixStage(house)
})
afterAll(() => house.close())

/** Names of the ids in an address that are not the citizen's own. */
function otherIds(path: string): string[] {
  return [...path.matchAll(/:(\w+Id)\b/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'citizenId')
}

/** The id is the writer's own choice for what is not sent yet: it names a draft about this citizen, and finds nothing else. */
const chosenByWriter: ReadonlySet<string> = new Set([
  'save-correspondence-draft',
  'drop-correspondence-draft',
])

const ofCitizen = everyRoute.filter(
  ({ route }) =>
    route.path.includes(':citizenId') && otherIds(route.path).length > 0 && !chosenByWriter.has(route.name),
)
const ofOneself = everyRoute.filter(
  ({ route }) => route.path.startsWith('/api/v1/me/') && otherIds(route.path).length > 0,
)

/** The ids of one citizen's, at the address of another. */
function mixed(citizen: Subject, things: Subject): (name: string) => string {
  return (name) => (name === 'citizenId' ? citizen.citizenId : things.idOf(name))
}

async function granted(routes: typeof everyRoute, idOf: (name: string) => string): Promise<string[]> {
  const found: string[] = []
  for (const mounted of routes) {
    const answers = await Promise.all(stage.askers.map((asker) => stage.ask(mounted, asker, idOf)))
    for (const [index, answer] of answers.entries())
      if (!answer.startsWith('4')) found.push(`${mounted.route.name} ${answer} ${stage.askers[index]?.label}`)
  }
  return found
}

describe('an id of somebody else’s in the address', () => {
  test('has many places to be tried in', () => {
    expect(ofCitizen.length).toBeGreaterThan(20)
    expect(ofOneself.length).toBeGreaterThan(1)
  })

  test('opens nothing: what is Max’s is not found at Bruno’s, whoever asks', async () => {
    expect(await granted(ofCitizen, mixed(stage.bruno, stage.max))).toEqual([])
  }, 300_000)

  test('opens nothing: what is Bruno’s is not found at Max’s, whoever asks', async () => {
    expect(await granted(ofCitizen, mixed(stage.max, stage.bruno))).toEqual([])
  }, 300_000)

  test('opens nothing at "my own": what is Bruno’s answers to Bruno alone', async () => {
    const found = await granted(ofOneself, stage.bruno.idOf)
    expect(found.filter((line) => !line.endsWith('citizen, Bruno Test Elmer'))).toEqual([])
  }, 300_000)

  test('of nobody’s opens nothing, and is answered as if it were somebody’s who may not be seen', async () => {
    const nobody = '01900000-0000-7000-8000-00000000beef'
    const get = everyRoute.find(({ route }) => route.name === 'get-citizen')
    if (get === undefined) throw new Error('there is no get-citizen')
    for (const asker of stage.askers) {
      const ofNobody = await stage.ask(get, asker, () => nobody)
      expect(ofNobody, asker.label).toMatch(/^40[34] /)
      const ofMax = await stage.ask(get, asker, stage.max.idOf)
      if (ofMax !== '200') expect(ofNobody, asker.label).toBe(ofMax)
    }
  })
})
