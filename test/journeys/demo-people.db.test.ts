import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'
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
  await quiet(house)
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
    ['the home nurse opens somebody whom she visits', 'mette-holm', 'sverre'],
    ['the care assistant at work opens somebody whom home care helps', 'maria-juul', 'sverre'],
    ['the home helper at work opens somebody for whom a task is delegated', 'yusuf-demir', 'sverre'],
    ['the nursing-home assistant opens somebody who lives there', 'birthe-lind', 'schwendlund'],
    ['the fixed doctor of the nursing home opens somebody who has chosen him', 'erik-palm', 'schwendlund'],
    ['the wound specialist opens somebody with a wound case and a consent', 'dorthe-sand', 'schwendlund'],
    ['the pharmacist opens somebody with a prescription', 'nadia-holst', 'schwendlund'],
    ['the Patient Safety Authority opens somebody on a formal request', 'inge-staal', 'schwendlund'],
    ['the investigator opens somebody with a case of an adverse event', 'ole-frost', 'schwendlund'],
    ['the secretary of the practice opens somebody by permission of the doctor', 'pernille-bay', 'kaja'],
    ['the private physiotherapist opens somebody who has chosen the place', 'kasper-yde', 'kaja'],
    ['a sister opens somebody who has consented', 'nancy-berggren', 'bruno'],
    ['a mother opens somebody who is eleven', 'kirsten-berggren', 'lars'],
    ['a guardian opens somebody whom she acts for', 'may-june-moberg', 'sverre'],
    ['the nearest relative opens somebody who has died', 'kaja-hansen', 'caesar'],
    ['a girl of sixteen opens her own record', 'gitte-berggren', 'gitte'],
  ] as const)('%s', async (_, subject, name) => {
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
    expect(await opens('mette-holm', 'magnus')).toBe('blocked-by-citizen')
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
