import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormResponsesView } from '../../../contract/form.ts'
import type { StaysView } from '../../../contract/stay.ts'
import type { TaskSummaryView } from '../../../contract/task.ts'
import { instant } from '../../../kernel/instant.ts'
import { demoUnits } from '../../../seed/demo-units.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { type SignedIn, signIn } from '../../../test/support/sign-in.ts'
import { drainAll } from '../../platform/outbox.ts'
import { findByCpr } from '../citizen/index.ts'
import type { OlderLetter } from './domain/legacy/facts.ts'
import { printOlder } from './domain/legacy/older-message.ts'
import type { WallTime } from './domain/legacy/wall-time.ts'
import { receive } from './use-cases/receive.ts'

const bruno = '2509479989'
const at = '2026-06-03T12:00' as WallTime

let house: RunningHouse
let mette: SignedIn
let citizenId: string

beforeAll(async () => {
  house = await openHouse({ now: '2026-06-01T08:00:00.000Z' })
  await drainAll(house.shell)
  citizenId = (await findByCpr(house.shell, bruno)) as string
  const admitted = instant('2026-06-01T07:30:00.000Z')
  const { bytes } = await writeNotification(house.shell, {
    cprNumber: bruno,
    ward: 'herlev-heart',
    base: 'STIN',
    at: admitted,
  })
  expect((await deliver(house.address, bytes)).code).toBe('ok')
  await settle()
  house.clock.advance({ hours: 54 })
  mette = await signIn(house.address, 'demo:mette-holm')
})
afterAll(() => house.close())

async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await drainAll(house.shell)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

function glnOf(key: string): string {
  return demoUnits.find((unit) => unit.key === key)?.gln ?? ''
}

let count = 0

function around(from: string, status: 'new' | 'corrected' | 'cancelled', version: string) {
  count += 1
  return {
    envelope: { envelopeId: `K${count}`, sentAt: at, asksReceipt: true },
    sender: {
      gln: glnOf(from),
      number: { value: '1516000', kind: 'hospital-department' as const },
      name: 'Herlev Hospital',
      department: 'Hjerteafdelingen',
      unit: 'Sengeafsnittet',
      signedBy: { family: 'Lund', given: 'Sofie', title: 'Sygeplejerske' },
      referrer: { name: 'Sofie Lund' },
      contacts: [],
    },
    receiver: {
      gln: glnOf('0159-nursing'),
      number: { value: '159', kind: 'municipality' as const },
      name: 'Gladsaxe Kommune',
      department: 'Hjemmesygeplejen',
    },
    citizen: {
      number: { kind: 'cpr' as const, value: bruno },
      family: 'Elmer',
      given: 'Bruno Test',
      state: 'admitted' as const,
    },
    letter: {
      letterId: `B${count}`,
      version,
      writtenAt: at,
      status,
      episodeId: '0123456789abcdef0123456789abcdef',
    },
  }
}

function finished(from: string, status: 'new' | 'cancelled' = 'new'): OlderLetter {
  return {
    kind: 'finished-treatment',
    ...around(from, status, 'D1930C'),
    relatives: [],
    admittedAt: '2026-06-01T09:30' as WallTime,
    finishedAt: '2026-06-03T11:00' as WallTime,
    plannedDischargeAt: '2026-06-06T10:00' as WallTime,
    note: 'Venter på en midlertidig plads.',
  }
}

function referral(status: 'new' | 'cancelled' = 'new'): OlderLetter {
  return {
    kind: 'referral',
    ...around('herlev-heart', status, 'H0730R'),
    to: 'physiotherapy',
    reason: 'Gangtræning efter indlæggelse.',
    additional: [],
    history: 'Kendt med hjertesvigt.',
    references: [],
  }
}

async function take(letter: OlderLetter): Promise<void> {
  const written = printOlder(letter, 'oioxml')
  if (!written.ok) throw new Error(JSON.stringify(written.refusal))
  const receipt = await receive(house.shell, { bytes: written.value, contentType: '', channel: 'program' })
  expect(receipt).toMatchObject({ kind: 'older', outcome: 'ok' })
  await settle()
}

const stay = async () => (await mette.get<StaysView>(`/api/v1/citizens/${citizenId}/stays`)).body.stays[0]
const tasks = async () =>
  (await mette.get<{ tasks: TaskSummaryView[] }>(`/api/v1/citizens/${citizenId}/tasks`)).body.tasks.filter(
    ({ serviceCode }) => serviceCode === 'referral',
  )
const documents = async (form: string) =>
  (await mette.get<FormResponsesView>(`/api/v1/citizens/${citizenId}/form-responses?form=${form}`)).body
    .responses

describe('a finished-treatment letter', () => {
  test('that takes one back tells nothing of the stay: which one it means, a person finds out', async () => {
    await take(finished('herlev-heart', 'cancelled'))
    expect((await stay())?.treatmentFinished).toBeNull()
    expect(await documents('finished-treatment')).toHaveLength(1)
  })

  test('from another hospital than the citizen is in tells nothing of the stay, and can be read', async () => {
    await take(finished('esbjerg-coordination'))
    expect((await stay())?.treatmentFinished).toBeNull()
    expect(await documents('finished-treatment')).toHaveLength(2)
  })

  test('from the hospital counts from the moment it names, as if the ward had signed it here', async () => {
    await take(finished('herlev-heart'))
    expect((await stay())?.treatmentFinished?.at).toBe('2026-06-03T09:00:00.000Z')
    expect(await documents('finished-treatment')).toHaveLength(3)
  })
})

describe('a referral', () => {
  test('is a document of the citizen and a task of the unit it came to, the same day when it does not say how urgent it is', async () => {
    await take(referral())
    const [document] = await documents('referral')
    expect(document?.status).toBe('signed')
    const [task] = await tasks()
    expect(task).toMatchObject({
      title: { da: 'Tag stilling til en henvisning' },
      status: 'open',
      priority: 'same-day',
      responsible: { name: 'Hjemmesygeplejen, Gladsaxe' },
    })
  })

  test('that is taken back is a task too: nobody can know which it means', async () => {
    await take(referral('cancelled'))
    expect((await tasks()).map(({ title }) => title?.da).toSorted()).toEqual([
      'En henvisning er trukket tilbage',
      'Tag stilling til en henvisning',
    ])
  })
})
