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
