import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ObservationsView } from '../../../contract/observation.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { type SignedIn, signIn } from '../../../test/support/sign-in.ts'
import { drainAll, publish } from '../../platform/outbox.ts'
import { findByCpr } from '../citizen/index.ts'

const bruno = '2509479989'

let house: RunningHouse
let mette: SignedIn
let anne: SignedIn
let citizenId: string
beforeAll(async () => {
  house = await openHouse({ now: '2026-06-01T08:00:00.000Z' })
  await drainAll(house.shell)
  citizenId = (await findByCpr(house.shell, bruno)) as string
  const admission = { cprNumber: bruno, ward: 'herlev-heart', base: 'STIN', at: house.clock.now() } as const
  const { bytes } = await writeNotification(house.shell, admission)
  expect((await deliver(house.address, Uint8Array.from(bytes))).code).toBe('ok')
  for (let round = 0; round < 6; round += 1) {
    await drainAll(house.shell)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  mette = await signIn(house.address, 'demo:mette-holm')
  anne = await signIn(house.address, 'demo:anne-skov')
})
afterAll(() => house.close())

const address = () => `/api/v1/citizens/${citizenId}/observations`
const see = async (who: SignedIn) => (await who.get<ObservationsView>(address())).body
const crp = (value: number) => ({
  results: [{ code: 'NPU19748', value, takenAt: '2026-06-01T07:40:00.000Z' }],
})

describe('results of the municipality’s team', () => {
  test('given the nurse has measured, when she sends it, then the doctor has it at once with value and unit', async () => {
    expect((await see(mette)).mayWrite).toBe(true)
    expect((await see(anne)).mayWrite).toBe(false)
    const sent = await mette.post<ObservationsView>(address(), crp(48))
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    const [report] = (await see(anne)).reports
    expect(report).toMatchObject({
      status: 'final',
      delivery: { state: 'inside' },
      results: [{ name: { da: 'CRP' }, value: { kind: 'number', value: 48, unit: 'mg/L' } }],
      actions: { correct: false, cancel: false },
    })
    expect(report?.letters[0]?.signature?.phone).toBeTruthy()
  })

  test('a correction shows the doctor the old value beside the new, and only its sender may make it', async () => {
    const [report] = (await see(mette)).reports
    const refused = await anne.post(`${address()}/${report?.id}/correct`, crp(84))
    expect(refused.body).toMatchObject({ code: 'results-not-by-you' })
    const done = await mette.post<ObservationsView>(`${address()}/${report?.id}/correct`, crp(84))
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const [corrected, ...others] = (await see(anne)).reports
    expect(others).toEqual([])
    expect(corrected).toMatchObject({
      status: 'corrected',
      results: [{ value: { value: 84 }, before: { value: 48 }, isChanged: true }],
    })
    // What somebody else has corrected meanwhile is not corrected from an old page.
    const late = await mette.post(`${address()}/${report?.id}/correct`, crp(85))
    expect(late.body).toMatchObject({ code: 'results-changed-meanwhile' })
  })

  test('a cancellation says why, the values stay visible, and nothing more can be done with them', async () => {
    const [report] = (await see(mette)).reports
    await mette.post(`${address()}/${report?.id}/cancel`, { reason: 'Forkert borger' })
    const [cancelled] = (await see(anne)).reports
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      cancelledBecause: 'Forkert borger',
      results: [{ value: { value: 84 } }],
    })
    const again = await mette.post(`${address()}/${cancelled?.id}/correct`, crp(1))
    expect(again.body).toMatchObject({ code: 'results-cancelled-already' })
  })

  test('what was cancelled may be somebody else’s: the citizen reads that it was, and no values', async () => {
    const citizen = await signIn(house.address, 'demo:bruno-elmer')
    const mine = (await see(citizen)).reports.find(({ status }) => status === 'cancelled')
    expect(mine).toMatchObject({ cancelledBecause: 'Forkert borger', results: [], files: [] })
  })

  test('a letter that did not arrive is said to be with the message desk until the desk has closed it or sent it on', async () => {
    await mette.post<ObservationsView>(address(), crp(12))
    const [report] = (await see(mette)).reports
    const hear = async (type: string, minute: string, forwardedAs: string | null) => {
      const data = {
        askedBy: 'observation',
        key: report?.id,
        reason: 'refused',
        hasFailed: true,
        forwardedAs,
      }
      const occurredAt = instant(`2026-06-01T08:${minute}:00.000Z`)
      await publish(house.shell, [{ type, citizenId: citizenId as CitizenId, occurredAt, data }])
      await drainAll(house.shell)
      return (await see(mette)).reports.find(({ id }) => id === report?.id)?.delivery
    }
    expect(await hear('letter-failed', '05', null)).toEqual({ state: 'failed', reason: 'refused' })
    expect(await hear('letter-closed', '10', null)).toEqual({ state: 'closed', reason: null })
    expect(await hear('letter-closed', '15', report?.id ?? '')).toEqual({
      state: 'another-way',
      reason: null,
    })
  })

  test('where the citizen refuses further sharing, the ward is told that something is withheld', async () => {
    await mette.post(address(), { ...crp(5), isSharingRefused: true })
    expect((await see(anne)).reports[0]?.isSharingRefused).toBe(true)
    const ward = await signIn(house.address, 'demo:sofie-lund')
    const seen = await ward.get<ObservationsView>(address())
    if (seen.status === 200) {
      expect(seen.body.withheld).toBe(true)
      expect(seen.body.reports.some(({ isSharingRefused }) => isSharingRefused)).toBe(false)
    } else expect(seen.status).toBe(403)
  })

  test.each([
    ['a value nobody can have', crp(5000), 'results-value-wrong'],
    ['nothing at all', { results: [] }, 'results-empty'],
    [
      'a code nobody knows',
      { results: [{ ...crp(1).results[0], code: 'NPU00000' }] },
      'results-code-unknown',
    ],
  ])('given %s, then it is refused and nothing is sent', async (_, body, code) => {
    const before = (await see(anne)).reports.length
    expect((await mette.post(address(), body)).body).toMatchObject({ code })
    expect((await see(anne)).reports).toHaveLength(before)
  })
})
