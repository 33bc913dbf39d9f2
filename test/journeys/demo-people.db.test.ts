import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { pause } from '../support/server-process.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

const citizens = {
  bruno: '2509479989',
  lars: '0505159995',
  gitte: '0505109990',
  sverre: '0104909995',
  schwendlund: '0108589995',
  brita: '1509819996',
  magnus: '0504909995',
  else: '0201919990',
  rasmus: '0504909989',
  kaja: '2103009996',
  caesar: '2311143995',
} as const

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse()
  const waiting = () => house.database.owner.query(sql`select from platform.outbox limit 1`)
  while ((await waiting()).length > 0) await pause(20)
})
afterAll(() => house.close())

const people = new Map<string, Promise<SignedIn>>()

function signedIn(subject: string): Promise<SignedIn> {
  const person = people.get(subject) ?? signIn(house.address, `demo:${subject}`)
  people.set(subject, person)
  return person
}

/** What somebody of the demo is answered who opens a citizen, or a part of the page: `opened`, or the code of the refusal. */
async function opens(
  subject: string,
  name: keyof typeof citizens,
  part: '' | '/story' | '/tasks' = '',
): Promise<string> {
  const person = await signedIn(subject)
  const citizenId = await findByCpr(house.shell, citizens[name])
  const { status, body } = await person.get<{ code?: string }>(`/api/v1/citizens/${citizenId}${part}`)
  return status === 200 ? 'opened' : (body.code ?? String(status))
}

describe('the people of the demo', () => {
  test.each([
    ['the home nurse', 'mette-holm', 'sverre', 'whom she visits'],
    ['the care assistant at work', 'maria-juul', 'sverre', 'whom home care helps'],
    ['the home helper at work', 'yusuf-demir', 'sverre', 'for whom a task is delegated'],
    ['the nursing-home assistant', 'birthe-lind', 'schwendlund', 'who lives there'],
    ['the fixed doctor of the nursing home', 'erik-palm', 'schwendlund', 'who has chosen him'],
    ['the wound specialist', 'dorthe-sand', 'schwendlund', 'with a wound case and a consent'],
    ['the pharmacist', 'nadia-holst', 'schwendlund', 'with a prescription'],
    ['the Patient Safety Authority', 'inge-staal', 'schwendlund', 'on a formal request'],
    ['the investigator', 'ole-frost', 'schwendlund', 'with a case of an adverse event'],
    ['the secretary of the practice', 'pernille-bay', 'kaja', 'by permission of the doctor'],
    ['the private physiotherapist', 'kasper-yde', 'kaja', 'who has chosen the place'],
    ['a sister', 'nancy-berggren', 'bruno', 'who has consented'],
    ['a mother', 'kirsten-berggren', 'lars', 'who is eleven'],
    ['a guardian', 'may-june-moberg', 'sverre', 'whom she acts for'],
    ['the nearest relative', 'kaja-hansen', 'caesar', 'who has died'],
    ['a girl of sixteen', 'gitte-berggren', 'gitte', 'who is herself'],
  ] as const)('%s opens a citizen', async (_, subject, name) => {
    expect(await opens(subject, name)).toBe('opened')
  })

  test.each([
    ['a mother her daughter of sixteen', 'kirsten-berggren', 'gitte'],
    ['a citizen a neighbour', 'bruno-elmer', 'sverre'],
    ['a citizen with consent from one person another', 'nancy-berggren', 'sverre'],
  ] as const)('%s is told that it is not theirs to open', async (_, subject, name) => {
    expect(await opens(subject, name)).toBe('not-your-own-record')
  })

  test.each([
    ['the fixed doctor a resident with another doctor', 'erik-palm', 'brita'],
    ['a director', 'jesper-thorsen', 'sverre'],
    ['the operator', 'rune-beck', 'sverre'],
  ] as const)('%s is told that it is not for their work', async (_, subject, name) => {
    expect(await opens(subject, name)).toBe('not-for-your-work')
  })

  test.each([
    ['the discharge coordinator', 'lars-bruun'],
    ['the home nurse of another municipality', 'henrik-dam'],
    ['the student without patients', 'emma-dahl'],
    ['the log reviewer without a review', 'lisbeth-munk'],
    ['the data protection officer without a review', 'jonas-wulff'],
  ])('%s has nothing to do with Sverre', async (_, subject) => {
    expect(await opens(subject, 'sverre')).toBe('no-relation')
  })

  test('the home nurse meets the block of Magnus, and the care assistant does not', async () => {
    expect(await opens('mette-holm', 'magnus', '/story')).toBe('blocked-by-citizen')
    expect(await opens('maria-juul', 'magnus', '/story')).toBe('opened')
    expect(await opens('karen-friis', 'magnus', '/story')).toBe('opened')
    expect(await opens('magnus-lauridsen', 'magnus', '/story')).toBe('opened')
  })

  test('everybody meets the block of Rasmus', async () => {
    expect(await opens('mette-holm', 'rasmus', '/story')).toBe('blocked-by-citizen')
    expect(await opens('anne-skov', 'rasmus')).toBe('blocked-by-citizen')
    expect(await opens('troels-fog', 'rasmus', '/story')).toBe('blocked-by-citizen')
  })

  test('a physiotherapist opens neither her own nor her brother’s record, though he trains with her unit', async () => {
    expect(await opens('else-lauridsen', 'kaja')).toBe('opened')
    expect(await opens('else-lauridsen', 'magnus')).toBe('not-for-your-work')
    expect(await opens('else-lauridsen', 'else')).toBe('not-for-your-work')
  })

  test('the care assistant who has gone home opens nothing more of the plan', async () => {
    const maria = await signedIn('maria-juul')
    const ended = await maria.post('/api/v1/me/shift', { isOnShift: false })
    expect(ended).toEqual({ status: 200, body: { shift: null } })
    expect(await opens('maria-juul', 'sverre', '/story')).not.toBe('opened')
    const begun = await maria.post('/api/v1/me/shift', { isOnShift: true })
    expect(begun.body).toMatchObject({ shift: { toldThrough: 'self' } })
    expect(await opens('maria-juul', 'sverre', '/story')).toBe('opened')
  })
})
