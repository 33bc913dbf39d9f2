import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MedicineListView, MedicinesView } from '../../contract/medication.ts'
import type { TaskSummaryView } from '../../contract/task.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import type { HospitalNotificationFacts } from '../../server/modules/message/index.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

const bruno = '2509479989'
const ward = 'herlev-heart'

let house: RunningHouse
let citizenId: string
beforeAll(async () => {
  // Monday: home on Friday 5 June 2026.
  house = await openHouse({ now: '2026-06-01T08:00:00.000Z' })
  await drainAll(house.shell)
  citizenId = (await findByCpr(house.shell, bruno)) as string
})
afterAll(() => house.close())

const as = (subject: string): Promise<SignedIn> => signIn(house.address, `demo:${subject}`)

async function letter(
  base: 'STIN' | 'SLHJ',
  after?: HospitalNotificationFacts,
): Promise<HospitalNotificationFacts> {
  const at = instant(epoch(house.clock.now()) - 60_000)
  const deed = { cprNumber: bruno, ward, base, at, ...(after && { after }) } as const
  const { facts, bytes } = await writeNotification(house.shell, deed)
  expect((await deliver(house.address, Uint8Array.from(bytes))).code).toBe('ok')
  await settle()
  return facts
}

/** The house delivers beside us: both are done when a round finds nothing and no request waits for the card. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await drainAll(house.shell)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const medicines = () => `/api/v1/citizens/${citizenId}/medicines`

async function see(who: SignedIn): Promise<MedicinesView> {
  const { status, body } = await who.get<MedicinesView>(medicines())
  expect(status).toBe(200)
  return body
}

async function does(who: SignedIn, path: string, body: unknown): Promise<MedicinesView> {
  const answer = await who.post<MedicinesView>(`${medicines()}/${path}`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await settle()
  return see(who)
}

const row = (seen: MedicinesView, name: string) => {
  const found = seen.rows.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

async function tasks(who: SignedIn): Promise<TaskSummaryView[]> {
  return (await who.get<{ tasks: TaskSummaryView[] }>(`/api/v1/citizens/${citizenId}/tasks`)).body.tasks
}

const statusOf = (list: readonly TaskSummaryView[], stepId: string) =>
  list.filter(({ origin }) => origin?.stepId === stepId).map(({ status }) => status)

describe('Medicinen afstemmes fra indlæggelse til hjemmet', () => {
  test('given Bruno is admitted, when the ward, home nursing and his doctor each do their part, then the steps of the pathway are done and he has his list', async () => {
    const admitted = await letter('STIN')
    const amir = await as('amir-rahimi')
    const atAdmission = await see(amir)
    expect(atAdmission.rows).toHaveLength(8)
    expect(atAdmission.rows.every(({ status }) => status === 'unclear')).toBe(true)
    expect(atAdmission.doseDispensing.status).toBe('active')
    const reconciliation = `reconciliations/${atAdmission.reconciliation?.reconciliationId}`

    await does(amir, 'dose-dispensing/pause', { reason: 'Indlagt' })
    for (const { rowKey, name } of atAdmission.rows) {
      const body =
        name === 'Digoxin'
          ? { status: 'stopped', reason: 'Langsom puls' }
          : name === 'Furosemid'
            ? {
                status: 'dose-changed',
                reason: 'Vand i benene',
                doses: [
                  {
                    ...copied(row(atAdmission, name).now[0]),
                    dose: { kind: 'schedule', morning: 2, noon: 0, evening: 0, night: 0, on: null },
                  },
                ],
              }
            : { status: 'unchanged' }
      await does(amir, `${reconciliation}/lines/${rowKey}`, body)
    }
    await does(amir, `${reconciliation}/mark-reconciled`, {})
    const goingHome = (await see(amir)).reconciliation?.supply?.days[0]
    const lines = goingHome?.needs.map(({ rowKey }) => ({ rowKey, how: 'sent-along' }))
    await does(amir, `${reconciliation}/supply`, { homeOn: goingHome?.homeOn, lines })
    const confirmed = await does(amir, `${reconciliation}/confirm`, {})
    expect(confirmed.reconciliation?.confirmations[0]?.isConfirmed).toBe(true)
    expect(row(confirmed, 'Furosemid').now[0]?.doseText.da).toBe('2 tabletter morgen')

    house.clock.set('2026-06-05T12:00:00.000Z')
    await letter('SLHJ', admitted)

    // At home the box is as before: Mette says what is laid out, having seen the card.
    house.clock.set('2026-06-06T08:00:00.000Z')
    const [mette, anne] = [await as('mette-holm'), await as('anne-skov')]
    const atHome = await see(mette)
    const before = atHome.rows.flatMap((one) => one.before.map(copied))
    const differing = await does(mette, 'dispensing-list', { isHelped: true, doses: before })
    expect(
      differing.differences.map(({ name, kind, isHighRisk }) => [name, kind, isHighRisk]).toSorted(),
    ).toEqual([
      ['Digoxin', 'only-at-home', true],
      ['Furosemid', 'dose', false],
    ])
    const asked = await tasks(anne)
    expect(asked.filter(({ serviceCode }) => serviceCode === 'medicine-difference')).toHaveLength(2)

    // The doctor decides; the nurse changes the boxes to it.
    house.clock.set('2026-06-06T08:30:00.000Z')
    await does(anne, `${reconciliation}/lines/C01AA05-tablet`, {
      status: 'stopped',
      reason: 'Enig med hospitalet',
    })
    await does(anne, `${reconciliation}/lines/C03CA01-tablet`, {
      status: 'dose-changed',
      reason: 'Enig med hospitalet',
      doses: row(atHome, 'Furosemid').now.map(copied),
    })
    const equal = await does(mette, 'dispensing-list/by-card', {})
    expect(equal.differences.every(({ status }) => status === 'solved')).toBe(true)
    await does(anne, 'dose-dispensing/resume', { reason: 'Afstemt' })
    await does(anne, `${reconciliation}/confirm`, {})
    await does(mette, `${reconciliation}/confirm`, {})

    // He reads his list on the phone, and that is the fourth thing.
    const self = await as('bruno-elmer')
    const list = (await self.get<MedicineListView>(`/api/v1/citizens/${citizenId}/medicine-list`)).body
    expect(list.medicines.map(({ name }) => name)).not.toContain('Digoxin')
    expect(list.contact?.name).toBe('Hjertemedicinsk Afsnit, Herlev')
    const seen = await self.post(`/api/v1/citizens/${citizenId}/medicine-list/given`, {
      version: list.version,
      how: 'seen',
    })
    expect(seen.status).toBe(200)
    await settle()
    const done = await see(anne)
    expect(done.reconciliation).toMatchObject({ isDone: true })
    expect(done.reconciliation?.doneAt).not.toBeNull()
    const now = await tasks(anne)
    expect(
      now.filter(({ serviceCode, status }) => serviceCode.startsWith('medicine-d') && status === 'open'),
    ).toEqual([])
    // The hospital was done before the discharge: nobody was asked. What was asked afterwards is done by the deeds themselves.
    expect(statusOf(now, 'A12')).toEqual([])
    expect(statusOf(now, 'A18')).toEqual(['completed'])
  }, 120_000)
})

/** An entry as it is written on another list. */
function copied(entry: MedicinesView['rows'][number]['now'][number] | undefined) {
  if (entry === undefined) throw new Error('no such medicine')
  const { orderId, atc, name, strength, form, unit, route, dose, indication, instruction } = entry
  const { startOn, stopOn, isDoseDispensed } = entry
  const said = { indication, instruction, startOn, stopOn, isDoseDispensed }
  return { orderId, atc, name, strength, form, unit, route, dose, ...said }
}
