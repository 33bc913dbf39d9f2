import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { publish } from '../../platform/outbox.ts'
import { type TaskAskedFor, taskModule } from './index.ts'
import { listWorklist } from './use-cases/list-work.ts'

let house: TestHouse
let stage: TaskStage

beforeAll(async () => {
  house = await openTestHouse({ listeners: taskModule.listeners ?? [] })
  stage = await setTaskStage(house.shell)
})
afterAll(() => house.close())

const doctor = { id: '00000000-0000-7000-8000-0000000000aa' as PersonId, name: 'Jens Holm' }

async function tell(type: 'task-asked-for' | 'task-no-longer-asked-for', more: object): Promise<void> {
  await house.shell.transaction((inner) =>
    publish(inner, [
      {
        type,
        citizenId: stage.citizenId,
        occurredAt: house.clock.now(),
        data: { askedBy: 'medication', askKey: 'difference 1', ...more },
      },
    ]),
  )
  await house.settle()
}

async function listed() {
  const { tasks } = must(await listWorklist(house.shell, stage.wardNurse, { limit: 200 }))
  return tasks.filter(({ serviceCode }) => serviceCode === 'solve-medicine-difference')
}

test('given a difference between medicine lists, then the ward has one task addressed to the prescriber, however often it is asked for, until it is settled', async () => {
  const asked: Omit<TaskAskedFor['data'], 'askedBy' | 'askKey'> = {
    serviceCode: 'solve-medicine-difference',
    title: { da: 'Afklar forskel i medicin', en: 'Solve a difference in medicine' },
    responsibleId: stage.ward,
    meantFor: doctor,
    deadline: { dueAt: instant('2026-06-02T16:00Z'), warnAt: instant('2026-06-02T14:00Z') },
    priority: 'same-day',
    reasons: [],
    legal: [],
  }
  await tell('task-asked-for', asked)
  await tell('task-asked-for', asked)
  expect(await listed()).toMatchObject([{ status: 'open', meantFor: doctor, origin: null }])

  await tell('task-no-longer-asked-for', { reason: 'FULFILLED' })
  expect(await listed()).toEqual([])
})

test('given a letter that did not get through, then the ward it is from has a task, until the receiver answers after all', async () => {
  const say = async (type: string, more: object) => {
    const data = {
      askedBy: 'correspondence',
      key: 'reply 7',
      sendingId: '00000000-0000-7000-8000-0000000000bb',
      letterId: 'brev-7',
      standard: 'care-communication',
      fromUnitId: stage.ward,
      ...more,
    }
    const event = { type, citizenId: stage.citizenId, occurredAt: house.clock.now(), data }
    await house.shell.transaction((inner) => publish(inner, [event]))
    await house.settle()
  }
  const letters = async () =>
    must(await listWorklist(house.shell, stage.wardNurse, { limit: 200 })).tasks.filter(
      ({ serviceCode }) => serviceCode === 'letter-not-through',
    )
  await say('letter-failed', { reason: 'not-reached', calling: null })
  await say('letter-failed', { reason: 'unanswered', calling: null })
  expect(await letters()).toMatchObject([{ status: 'open', origin: null }])
  await say('letter-acknowledged', { hasFailed: true })
  expect(await letters()).toEqual([])
  // A letter that had no trouble asks for nothing.
  await say('letter-acknowledged', { hasFailed: false, sendingId: '00000000-0000-7000-8000-0000000000bc' })
  expect(await letters()).toEqual([])
})
