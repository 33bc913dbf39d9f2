import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PathwayId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import type { Listener } from '../../platform/outbox.ts'
import type { TaskCalledFor } from '../pathway/index.ts'
import { listCitizenTasks, type TaskFacts } from './index.ts'
import type { TaskKey } from './store.ts'
import { completeTask } from './use-cases/complete-task.ts'
import { callOff, moveDeadline, openCalledFor } from './use-cases/follow-pathway.ts'

let house: TestHouse
let stage: TaskStage
const told: TaskFacts[] = []

beforeAll(async () => {
  const hear: Listener = {
    name: 'test.hear',
    on: ['task-completed'],
    handle: async (_, events) => void told.push(...events.map(({ data }) => data as TaskFacts)),
  }
  house = await openTestHouse({ now: '2026-06-05T12:00:00Z', listeners: [hear] })
  stage = await setTaskStage(house.shell)
})
afterAll(() => house.close())

const friday = instant('2026-06-05T12:00:00Z')

/** Two programmes call for a follow-up visit of home nursing: one by Wednesday, one by Friday. */
function calledFor(service: string): [TaskCalledFor['data'], TaskCalledFor['data']] {
  const common = {
    citizenId: stage.citizenId,
    occurrence: 1,
    serviceCode: service,
    title: { da: 'Opfølgende besøg', en: 'Follow-up visit' },
    responsibleId: stage.homeNursing,
    answerWithin: { amount: 4, unit: 'hour' },
    priority: 'routine',
    legal: [],
  } as const
  const { ids } = house.shell
  return [
    {
      ...common,
      pathwayId: ids.next<PathwayId>(),
      programme: 'acute-admission-and-discharge',
      stepId: 'A19',
      dueAt: instant('2026-06-12T21:59:59Z'),
      warnAt: instant('2026-06-11T00:00:00Z'),
      reasons: [{ kind: 'default', text: { da: 'Efter udskrivning', en: 'After discharge' } }],
    },
    {
      ...common,
      pathwayId: ids.next<PathwayId>(),
      programme: 'heart-disease',
      stepId: 'D3',
      dueAt: instant('2026-06-10T10:00:00Z'),
      warnAt: instant('2026-06-09T00:00:00Z'),
      reasons: [{ kind: 'default', text: { da: 'Hjertekontrol', en: 'Heart control' } }],
    },
  ]
}

function open(called: TaskCalledFor['data']): Promise<void> {
  return house.shell.transaction((inner) => openCalledFor(inner, [{ called, decidedAt: friday }]))
}

async function tasksOf(service: string) {
  const { tasks } = must(await listCitizenTasks(house.shell, stage.citizenId, stage.homeNurse))
  return tasks.filter(({ serviceCode }) => serviceCode === service)
}

function without({ citizenId, pathwayId, stepId, occurrence }: TaskCalledFor['data']) {
  const step = { citizenId, pathwayId, stepId, occurrence }
  return house.shell.transaction((inner) => callOff(inner, { ...step, reason: 'FULFILLED' }))
}

test('two pathways that call for the same visit at the same moment share one task, with both reasons and the earlier deadline', async () => {
  const [visit, control] = calledFor('follow-up-visit')
  await Promise.all([open(visit), open(control)])
  await Promise.all([open(visit), open(control)])
  const [task, ...more] = await tasksOf('follow-up-visit')
  expect(more).toEqual([])
  expect(task?.origins.map(({ stepId }) => stepId).toSorted()).toEqual(['A19', 'D3'])
  expect(task?.deadline?.dueAt).toBe('2026-06-10T10:00:00.000Z')
  expect(task?.reasons.map(({ text }) => text.da).toSorted()).toEqual(['Efter udskrivning', 'Hjertekontrol'])
  await without(control)
  expect(await tasksOf('follow-up-visit')).toMatchObject([
    { status: 'open', origins: [{ stepId: 'A19' }], deadline: { dueAt: '2026-06-12T21:59:59.000Z' } },
  ])
  await without(visit)
  expect(await tasksOf('follow-up-visit')).toMatchObject([{ status: 'completed' }])
})

test('a deadline that moves is the one of its own pathway', async () => {
  const [visit, control] = calledFor('phone-call')
  await open(visit)
  await open(control)
  const { citizenId, pathwayId, stepId, occurrence } = control
  const [dueAt, warnAt] = [instant('2026-06-14T10:00:00Z'), instant('2026-06-13T10:00:00Z')]
  await house.shell.transaction((inner) =>
    moveDeadline(
      inner,
      { citizenId, pathwayId, stepId, occurrence, dueAt, warnAt },
      instant('2026-06-06T10:00:00Z'),
    ),
  )
  expect(await tasksOf('phone-call')).toMatchObject([{ deadline: { dueAt: '2026-06-12T21:59:59.000Z' } }])
})

test('done once, both pathways are told that their step is done', async () => {
  const [visit, control] = calledFor('home-visit')
  await open(visit)
  await open(control)
  const [task] = await tasksOf('home-visit')
  const key = { citizenId: stage.citizenId, taskId: task?.id as TaskKey['taskId'] }
  must(await completeTask(house.shell, key, stage.homeNurse, { outcome: 'Besøgt' }))
  await house.settle()
  expect(told.at(-1)?.origins?.map(({ stepId }) => stepId)).toEqual(['A19', 'D3'])
})

test('what is called for together, in any order and more than once, becomes the same tasks as one by one', async () => {
  const places = fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 12 })
  let run = 0
  const outcome = async (service: string) =>
    (await tasksOf(service))
      .map(({ status, deadline, origins, reasons }) => ({
        status,
        dueAt: deadline?.dueAt,
        steps: origins.map(({ stepId }) => stepId).toSorted(),
        reasons: reasons.map(({ text }) => text.da).toSorted(),
      }))
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  await fc.assert(
    fc.asyncProperty(places, async (order) => {
      run += 1
      // Two pathways that share, and two more of the second programme, each with a step of its own.
      const callsOf = (service: string) => {
        const [visit, control] = calledFor(service)
        const [, second] = calledFor(service)
        const [, third] = calledFor(`${service}-else`)
        return [visit, control, second, third]
      }
      const [together, alone] = [callsOf(`together-${run}`), callsOf(`alone-${run}`)]
      const all = [...order, 0, 1, 2, 3].flatMap((place) => together[place] ?? [])
      await house.shell.transaction((inner) =>
        openCalledFor(
          inner,
          all.map((called) => ({ called, decidedAt: friday })),
        ),
      )
      for (const place of [...order, 0, 1, 2, 3]) {
        const called = alone[place]
        if (called !== undefined) await open(called)
      }
      expect(await outcome(`together-${run}`)).toEqual(await outcome(`alone-${run}`))
      expect(await outcome(`together-${run}-else`)).toEqual(await outcome(`alone-${run}-else`))
    }),
    { numRuns: 8 },
  )
})
