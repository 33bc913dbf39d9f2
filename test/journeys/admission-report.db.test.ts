import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormDeliveriesView, FormResponsesView, FormResponseView } from '../../contract/form.ts'
import type { TaskSummaryView } from '../../contract/task.ts'
import { instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

const bruno = '2509479989'

let house: RunningHouse
let mette: SignedIn
let ward: SignedIn
let citizenId: string
beforeAll(async () => {
  house = await openHouse({ now: '2026-06-01T08:00:00.000Z' })
  await drainAll(house.shell)
  citizenId = (await findByCpr(house.shell, bruno)) as string
  mette = await signIn(house.address, 'demo:mette-holm')
  ward = await signIn(house.address, 'demo:sofie-lund')
})
afterAll(() => house.close())

async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await drainAll(house.shell)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const reports = async (who: SignedIn) => {
  const { body } = await who.get<FormResponsesView>(
    `/api/v1/citizens/${citizenId}/form-responses?form=admission-report`,
  )
  return body.responses
}

const look = async (who: SignedIn, responseId: string) =>
  (await who.get<FormResponseView>(`/api/v1/citizens/${citizenId}/form-responses/${responseId}`)).body

const answerIn = ({ parts }: FormResponseView, linkId: string) =>
  Object.values(parts)
    .flatMap((part) => part?.answers ?? [])
    .find((one) => one.linkId === linkId)

const reportTasks = async () =>
  (await mette.get<{ tasks: TaskSummaryView[] }>(`/api/v1/citizens/${citizenId}/tasks`)).body.tasks.filter(
    ({ origin }) => origin?.stepId === 'A3',
  )

describe('Indlæggelsesrapporten går af sig selv', () => {
  test('given a hospital asks for a report, when Bruno is admitted, then what is told already is with the ward at once, and the nurse still has the task', async () => {
    const at = instant('2026-06-01T07:59:00.000Z')
    const { facts, bytes } = await writeNotification(house.shell, {
      cprNumber: bruno,
      ward: 'herlev-heart',
      base: 'STIN',
      at,
    })
    expect(facts.isReportRequested).toBe(true)
    expect((await deliver(house.address, Uint8Array.from(bytes))).code).toBe('ok')
    await settle()

    const [report, ...others] = await reports(ward)
    expect(others).toEqual([])
    expect(report?.signedBy).toMatchObject({ isProgram: true, name: 'Sammenhæng' })
    const seen = await look(ward, report?.responseId ?? '')
    expect(answerIn(seen, 'medicines')?.values[0]).toMatch(/Digoxin/)
    expect(answerIn(seen, 'medicine-help')?.values).toEqual(['dose-dispensed'])
    expect(answerIn(seen, 'matters')?.source?.kind).toBe('story')
    expect(answerIn(seen, 'contact')?.values[0]).toMatch(/Hjemmesygeplejen/)
    expect(answerIn(seen, 'change')).toBeUndefined()
    expect((await reportTasks()).map(({ status }) => status)).toEqual(['open'])

    // The same letter again, and a correction of it, give no other report.
    await deliver(house.address, Uint8Array.from(bytes))
    await settle()
    expect(await reports(ward)).toHaveLength(1)
  })

  test('the nurse corrects it and sends it again: the ward sees what is new, and the task is done', async () => {
    const [report] = await reports(mette)
    const begun = await mette.post<FormResponseView>(`/api/v1/citizens/${citizenId}/form-responses`, {
      form: 'admission-report',
      subjectId: report?.subjectId,
    })
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    expect(begun.body.responseId).toBe(report?.responseId)
    expect(begun.body.draft?.amends).toBe(1)
    const path = `/api/v1/citizens/${citizenId}/form-responses/${report?.responseId}`
    const answers = {
      change: 'Mere forpustet de seneste tre dage.',
      'function-walking': '2',
      'function-transfer': '1',
    }
    const saved = await mette.post<FormResponseView>(`${path}/save`, {
      revision: begun.body.draft?.revision,
      changes: [
        ...Object.entries(answers).map(([linkId, value]) => ({
          linkId,
          row: 0,
          values: [value],
          isConfirmation: false,
        })),
        // What the program took over is confirmed, not asked again.
        ...Object.values(begun.body.parts).flatMap((part) =>
          (part?.suggestions ?? []).map(({ linkId, row, values }) => ({
            linkId,
            row,
            values,
            isConfirmation: true,
          })),
        ),
      ],
    })
    expect(saved.body.faults).toEqual([])
    const signed = await mette.post<FormResponseView>(`${path}/sign`, {
      revision: saved.body.draft?.revision,
    })
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    await settle()
    const seen = await look(ward, report?.responseId ?? '')
    expect(seen.signedBy?.name).toBe('Mette Holm')
    expect(answerIn(seen, 'change')?.news).toBe('added')
    expect(answerIn(seen, 'medicines')).toMatchObject({ news: null, confirmedAt: house.clock.now() })
    expect((await reportTasks()).map(({ status }) => status)).toEqual(['completed'])
    const unread = await ward.get<FormDeliveriesView>('/api/v1/form-deliveries')
    expect(unread.body.deliveries.filter((one) => one.form?.code === 'admission-report')).toHaveLength(1)
  })
  test('nothing goes when the hospital asks for none, and none after the admission was cancelled', async () => {
    const tell = async (deed: Omit<Parameters<typeof writeNotification>[1], 'cprNumber' | 'ward' | 'at'>) => {
      const { facts, bytes } = await writeNotification(house.shell, {
        cprNumber: '0201609995',
        ward: 'herlev-heart',
        at: instant('2026-06-01T07:59:00.000Z'),
        ...deed,
      })
      expect((await deliver(house.address, Uint8Array.from(bytes))).code).toBe('ok')
      await settle()
      return facts
    }
    const citizen = (await findByCpr(house.shell, '0201609995')) as string
    const delivered = async () =>
      (await ward.get<FormDeliveriesView>('/api/v1/form-deliveries')).body.deliveries.filter(
        (one) => one.citizenId === citizen,
      )
    const admitted = await tell({ base: 'STIN', isReportRequested: false })
    expect(await delivered()).toEqual([])
    await tell({ base: 'STIN', change: 'cancellation', after: admitted })
    expect(await delivered()).toEqual([])
  })
})
