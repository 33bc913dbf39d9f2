import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FirstContactView, WardPatientView } from '../../contract/stay.ts'
import type { TaskSummaryView } from '../../contract/task.ts'
import { instant } from '../../kernel/instant.ts'
import { type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

// Dansk: Afdelingen ser, hvad der mangler for hver patient. Kommunen ser sine borgere på hospital, hvem der venter færdigbehandlet, og hvem der er kommet hjem.
const bruno = '2509479989'
const cruz = { ward: 'herlev-heart', cprNumber: bruno } as const

describe('the demo as somebody new meets it', () => {
  test('the ward answers for somebody who went home this morning, and the nurses of Gladsaxe see whom to go to and whom to phone', async () => {
    const house = await openHouse({ now: '2026-06-01T07:00:00.000Z', isDemoDay: true })
    try {
      const sofie = await signIn(house.address, 'demo:sofie-lund')
      const mette = await signIn(house.address, 'demo:mette-holm')
      await vi.waitFor(async () => {
        const ward = await sofie.get<{ patients: WardPatientView[] }>('/api/v1/stays?whose=ward')
        expect(ward.body.patients).toMatchObject([
          { status: 'ended', windowUntil: '2026-06-04T04:00:00.000Z' },
        ])
        const home = await mette.get<{ contacts: FirstContactView[] }>('/api/v1/first-contacts')
        expect(home.body.contacts).toMatchObject([
          {
            name: 'Brita Test Berggren',
            wardPhone: expect.any(String),
            windowUntil: '2026-06-04T04:00:00.000Z',
          },
        ])
      })
    } finally {
      await house.close()
    }
  })
})

describe('the lists a ward and a municipality work from', () => {
  let house: RunningHouse
  let sofie: SignedIn
  let mette: SignedIn
  let citizenId: string | undefined
  let admission: WrittenLetter

  const patients = async (person: SignedIn, whose: 'ward' | 'municipality') =>
    (await person.get<{ patients: WardPatientView[] }>(`/api/v1/stays?whose=${whose}`)).body.patients
  const bruno_ = (rows: readonly WardPatientView[]) => rows.find((row) => row.citizenId === citizenId)
  const contacts = async (person: SignedIn) =>
    (await person.get<{ contacts: FirstContactView[] }>('/api/v1/first-contacts')).body.contacts

  async function comeToWork(): Promise<void> {
    sofie = await signIn(house.address, 'demo:sofie-lund')
    mette = await signIn(house.address, 'demo:mette-holm')
  }

  beforeAll(async () => {
    house = await openHouse({ now: '2026-06-01T07:00:00.000Z' })
    admission = await writeNotification(house.shell, {
      ...cruz,
      base: 'STIN',
      at: instant('2026-06-01T06:50Z'),
    })
    await deliver(house.address, admission.bytes)
    citizenId = await findByCpr(house.shell, bruno)
    await comeToWork()
    await vi.waitFor(async () =>
      expect(bruno_(await patients(mette, 'municipality'))?.missing).not.toHaveLength(0),
    )
  })
  afterAll(() => house.close())

  test('the ward sees what it still owes each patient, the municipality its own citizens in hospital with what it owes', async () => {
    const inWard = bruno_(await patients(sofie, 'ward'))
    expect(inWard?.missing?.map(({ serviceCode }) => serviceCode)).toContain('needs-screening')
    expect(inWard?.missing?.map(({ serviceCode }) => serviceCode)).not.toContain('admission-report')
    const ofTown = bruno_(await patients(mette, 'municipality'))
    expect(ofTown).toMatchObject({ status: 'admitted', withheld: expect.any(Boolean) })
    expect(ofTown?.missing?.map(({ serviceCode }) => serviceCode)).toContain('admission-report')
    expect(await patients(mette, 'ward')).toEqual([])
  })

  test('who waits finished is counted midnight by midnight, on both sides', async () => {
    const stayId = bruno_(await patients(sofie, 'ward'))?.stayId
    await sofie.post(`/api/v1/citizens/${citizenId}/stays/${stayId}/told`, {
      about: 'treatment-finished',
      at: 'now',
    })
    house.clock.set('2026-06-03T06:00:00.000Z')
    await comeToWork()
    expect(bruno_(await patients(sofie, 'ward'))).toMatchObject({ finishedDays: 2 })
    expect(bruno_(await patients(mette, 'municipality'))).toMatchObject({ finishedDays: 2 })
  })

  test('who comes home stands on the first-contact list at once, with the ward’s phone, before and after the nurse says yes', async () => {
    const home = await writeNotification(house.shell, {
      ...cruz,
      base: 'SLHJ',
      at: instant('2026-06-03T05:30Z'),
      after: admission.facts,
    })
    expect((await deliver(house.address, home.bytes)).code).toBe('ok')
    const [waiting] = await vi.waitFor(async () => {
      expect(bruno_(await patients(mette, 'municipality'))).toMatchObject({ status: 'ended' })
      const found = await contacts(mette)
      expect(found).toHaveLength(1)
      return found
    }, 10_000)
    expect(waiting).toMatchObject({
      citizenId,
      isOffered: true,
      windowUntil: '2026-06-06T05:30:00.000Z',
      wardPhone: expect.any(String),
      address: expect.stringContaining('2860 Søborg'),
      task: { serviceCode: 'first-contact', isLate: false },
    })
    const task = `/api/v1/citizens/${citizenId}/tasks/${waiting?.task.taskId}`
    const { handoff } = (await mette.get<TaskSummaryView>(task)).body
    await mette.post(`${task}/handoffs/${handoff?.id}/accept`, {})
    expect(await contacts(mette)).toMatchObject([{ citizenId, isOffered: false, takenBy: null }])
    expect(await contacts(sofie)).toEqual([])
  })
})
