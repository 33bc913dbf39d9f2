import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  BlockView,
  ConsentView,
  NoticeView,
  OverrideView,
  RepresentationView,
} from '../../contract/access-will.ts'
import type { RepresentedView } from '../../contract/citizen-will.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type Answered, type SignedIn, signIn } from '../support/sign-in.ts'

const bruno = '2509479989'
const magnus = '0504909995'
const kaja = '2103009996'
const lars = '0505159995'
const caesar = '2311143995'
const start = '2026-06-01T08:00:00.000Z'

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse({ now: start })
  await drainAll(house.shell)
})
afterAll(() => house.close())

const as = (subject: string): Promise<SignedIn> => signIn(house.address, `demo:${subject}`)

async function idOf(cprNumber: string): Promise<string> {
  const id = await findByCpr(house.shell, cprNumber)
  if (id === undefined) throw new Error('the demo has this citizen')
  return id
}

/** The status, and the code of the refusal if there is one. */
async function answerTo(asked: Promise<Answered<unknown>>): Promise<string> {
  const { status, body } = await asked
  return status === 200 ? 'shown' : `${status} ${(body as { code: string }).code}`
}

describe('Borgeren spærrer, og nogen åbner i nød', () => {
  test('given Magnus has blocked Mette, then she is refused, opens him of necessity for four hours, he is told, and it ends at the second', async () => {
    house.clock.set(start)
    const citizenId = await idOf(magnus)
    const [mette, self] = [await as('mette-holm'), await as('magnus-lauridsen')]
    const see = (who: SignedIn) => answerTo(who.get(`/api/v1/citizens/${citizenId}`))
    expect(await see(mette)).toBe('403 blocked-by-citizen')
    expect(await see(self)).toBe('shown')
    const overrides = `/api/v1/citizens/${citizenId}/overrides`
    expect(await answerTo(mette.post(overrides, { reasonCode: 'UNCONSCIOUS', reason: 'Akut' }))).toBe(
      '422 override-reason-too-short',
    )
    const reason = 'Fundet bevidstløs, skal have medicin'
    const opened = await mette.post<OverrideView>(overrides, { reasonCode: 'UNCONSCIOUS', reason })
    expect(opened.body.expiresAt).toBe('2026-06-01T12:00:00.000Z')
    expect(await see(mette)).toBe('shown')
    const { notices } = (await self.get<{ notices: NoticeView[] }>('/api/v1/me/notices')).body
    expect(notices).toMatchObject([{ kind: 'override-opened', override: { reason }, acknowledgedAt: null }])
    const read = await self.post<NoticeView>(`/api/v1/me/notices/${notices[0]?.id}/acknowledge`)
    expect(read.body.acknowledgedAt).toBe(start)
    house.clock.set('2026-06-01T11:59:59.999Z')
    expect(await see(await as('mette-holm'))).toBe('shown')
    house.clock.set('2026-06-01T12:00:00.000Z')
    expect(await see(await as('mette-holm'))).toBe('403 blocked-by-citizen')
  })

  test('given the same wish sent twice, then there is one block; lifted, the doctor sees again', async () => {
    house.clock.set(start)
    const citizenId = await idOf(bruno)
    const [self, doctor] = [await as('bruno-elmer'), await as('anne-skov')]
    const see = () => answerTo(doctor.get(`/api/v1/citizens/${citizenId}`))
    expect(await see()).toBe('shown')
    const wish = { aim: { target: 'unit', unitId: doctor.session.role?.unitId } }
    const requestId = randomUUID()
    const first = await self.post<BlockView>('/api/v1/me/blocks', wish, requestId)
    const second = await self.post<BlockView>('/api/v1/me/blocks', wish, requestId)
    expect(second).toEqual(first)
    expect(await answerTo(self.post('/api/v1/me/blocks', wish))).toBe('409 block-stands-already')
    expect(await see()).toBe('403 blocked-by-citizen')
    expect(await answerTo(doctor.get(`/api/v1/me/blocks`))).toBe('403 not-for-your-role')
    await self.post(`/api/v1/me/blocks/${first.body.id}/lift`)
    expect(await see()).toBe('shown')
    const { blocks } = (await self.get<{ blocks: BlockView[] }>('/api/v1/me/blocks')).body
    expect(blocks).toMatchObject([{ id: first.body.id, status: 'over' }])
  })

  test('given only a number, then a ward nurse opens somebody in need; a number nobody has is answered as one she may not see', async () => {
    house.clock.set(start)
    const nurse = await as('sofie-lund')
    const open = (number: string) =>
      nurse.post<OverrideView>('/api/v1/citizens/open-override', {
        number,
        reasonCode: 'ACUTE_LIFE_OR_FUNCTION',
        reason: 'Ankommet uden bevidsthed til modtagelsen',
      })
    const citizenId = await idOf(kaja)
    expect(await answerTo(nurse.get(`/api/v1/citizens/${citizenId}`))).toBe('403 no-relation')
    expect((await open(kaja)).body.citizenId).toBe(citizenId)
    expect(await answerTo(nurse.get(`/api/v1/citizens/${citizenId}`))).toBe('shown')
    expect(await answerTo(open('1111111118'))).toBe('403 no-relation')
  })
})

describe('Borgeren giver en pårørende lov, og trækker det tilbage', () => {
  test('given Bruno consents to Kaja by number and name, then she sees, and no longer when he takes it back', async () => {
    house.clock.set(start)
    const citizenId = await idOf(bruno)
    const [self, relative] = [await as('bruno-elmer'), await as('kaja-hansen')]
    const see = () => answerTo(relative.get(`/api/v1/citizens/${citizenId}`))
    const consents = `/api/v1/citizens/${citizenId}/consents`
    const consent = (name: string, more: object = {}) =>
      self.post<ConsentView>(consents, {
        receiver: { kind: 'relative', number: kaja, name },
        purpose: 'support',
        dataKinds: ['ID', 'PLAN'],
        form: 'oral',
        ...more,
      })
    expect(await see()).toBe('403 not-your-own-record')
    const stranger = await consent('Kaja Olsen')
    expect(await answerTo(Promise.resolve(stranger))).toBe('404 relative-not-found')
    expect(JSON.stringify(stranger.body)).not.toContain(kaja)
    expect(await answerTo(consent('Kaja Hansen', { lastDay: '2027-06-02' }))).toBe(
      '422 consent-longer-than-a-year',
    )
    const { body } = await consent('Kaja Hansen')
    expect(body).toMatchObject({ form: 'written', givenBy: 'citizen', status: 'valid' })
    expect(JSON.stringify(body)).not.toContain(kaja)
    expect(await see()).toBe('shown')
    const represented = await relative.get<{ represented: RepresentedView[] }>('/api/v1/me/represented')
    expect(represented.body.represented).toContainEqual(
      expect.objectContaining({ citizenId, name: 'Bruno Test Elmer', as: 'consent' }),
    )
    house.clock.advance({ minutes: 1 })
    await self.post(`${consents}/${body.id}/revoke`)
    expect(await see()).toBe('403 not-your-own-record')
  })
})

describe('Forældre, unge og efterladte', () => {
  test('given Lars turns fifteen, then his mother no longer sees from that midnight in Copenhagen', async () => {
    house.clock.set(start)
    const citizenId = await idOf(lars)
    const see = async () => answerTo((await as('kirsten-berggren')).get(`/api/v1/citizens/${citizenId}`))
    expect(await see()).toBe('shown')
    house.clock.set('2030-05-04T21:59:59.000Z')
    expect(await see()).toBe('shown')
    house.clock.set('2030-05-04T22:00:00.000Z')
    expect(await see()).toBe('403 not-your-own-record')
  })

  test('given Cæsar has died, then Kaja as nearest relative is told of the illness and not of his medicine', async () => {
    house.clock.set(start)
    const citizenId = await idOf(caesar)
    const relative = await as('kaja-hansen')
    expect(await answerTo(relative.get(`/api/v1/citizens/${citizenId}`))).toBe('shown')
    const represented = await relative.get<{ represented: RepresentedView[] }>('/api/v1/me/represented')
    expect(represented.body.represented).toContainEqual(
      expect.objectContaining({ citizenId, as: 'nearest-relative' }),
    )
    expect(await answerTo(relative.get(`/api/v1/citizens/${citizenId}/consents`))).toMatch(/^403 /)
  })

  test('given a doctor records a guardian by number and name, then the guardian sees; a wrong name is nobody', async () => {
    house.clock.set(start)
    const citizenId = await idOf(bruno)
    const [doctor, guardian] = [await as('anne-skov'), await as('kaja-hansen')]
    const record = (name: string) =>
      doctor.post<RepresentationView>(`/api/v1/citizens/${citizenId}/representations`, {
        kind: 'guardian',
        representative: { number: kaja, name },
        dataKinds: ['ID', 'PLAN', 'REL'],
        doesCoverHealth: true,
        document: 'Værgebeskikkelse set ved fremmøde',
        inForceFrom: '2026-05-01',
        reviewOn: '2027-05-01',
      })
    expect(await answerTo(record('Kaja Jensen'))).toBe('404 relative-not-found')
    const { body } = await record('Kaja Test Hansen')
    expect(body).toMatchObject({ status: 'in-force', representative: { name: 'Kaja Test Hansen' } })
    expect(await answerTo(guardian.get(`/api/v1/citizens/${citizenId}`))).toBe('shown')
    house.clock.advance({ minutes: 1 })
    await doctor.post(`/api/v1/citizens/${citizenId}/representations/${body.id}/end`, {
      reason: 'Værgemålet er ophævet',
    })
    expect(await answerTo(guardian.get(`/api/v1/citizens/${citizenId}`))).toBe('403 not-your-own-record')
  })
})
