import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenId, StayId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { loadAgreements } from '../agreement/index.ts'
import { citizenModule, recordDeath } from '../citizen/index.ts'
import { type Fact, getRunning, loadProgrammes, pathwayModule, recordFacts } from '../pathway/index.ts'
import { listCitizenTasks, taskModule } from './index.ts'
import type { TaskKey } from './store.ts'
import { acceptHandoff } from './use-cases/accept-handoff.ts'
import { cancelTask } from './use-cases/cancel-task.ts'
import { completeTask } from './use-cases/complete-task.ts'
import { listWorklist } from './use-cases/list-work.ts'

describe('given a citizen admitted to a ward', () => {
  let house: TestHouse
  let stage: TaskStage
  let citizenId: CitizenId
  let stayId: StayId

  beforeAll(async () => {
    const modules = [citizenModule, pathwayModule, taskModule]
    house = await openTestHouse({ listeners: modules.flatMap(({ listeners = [] }) => listeners) })
    stage = await setTaskStage(house.shell)
    await loadAgreements(house.shell)
    await loadProgrammes(house.shell)
  })
  afterAll(() => house.close())

  beforeEach(async () => {
    house.clock.set('2026-06-02T08:05:00Z')
    citizenId = stage.citizenId
    stayId = house.shell.ids.next<StayId>()
    await tell('stay-started', '2026-06-02T08:00Z', {
      class: 'admitted',
      unitId: stage.ward,
      reportRequested: true,
    })
  })

  async function tell(kind: Fact['kind'], at: string, data: Fact['data'] = {}): Promise<void> {
    const key = `${kind} ${stayId} ${at}` as Fact['key']
    await recordFacts(house.shell, citizenId, [
      { key, kind, at: instant(at), subjectId: stayId, data, source: 'test' },
    ])
    await house.settle()
  }

  /** The task of a step of this stay, as the worklist of the reader shows it. */
  async function taskOf(stepId: string, actor = stage.wardNurse) {
    const pathways = await getRunning(house.shell, citizenId)
    const pathwayId = pathways.find(({ subjectId }) => subjectId === stayId)?.pathwayId
    const { tasks } = must(await listWorklist(house.shell, actor, { limit: 200 }))
    return tasks.find(({ origin }) => origin?.pathwayId === pathwayId && origin?.stepId === stepId)
  }

  async function keyOf(stepId: string, actor = stage.wardNurse): Promise<TaskKey> {
    return { citizenId, taskId: (await taskOf(stepId, actor))?.id as TaskKey['taskId'] }
  }

  async function stepOf(stepId: string) {
    const pathways = await getRunning(house.shell, citizenId)
    const pathway = pathways.find(({ subjectId }) => subjectId === stayId)
    return pathway?.steps.find((step) => step.stepId === stepId)
  }

  test('the ward and home nursing find their tasks, each with the reason why it is theirs', async () => {
    expect(await taskOf('A5')).toMatchObject({ responsible: { id: stage.ward }, handoff: null })
    const report = await taskOf('A3', stage.homeNurse)
    expect(report?.title?.da).toBe('Send indlæggelsesrapport')
    expect(report?.reasons[0]?.text.da).toContain('Sundhedsloven § 138')
    expect(await taskOf('A5', stage.homeNurse)).toBeUndefined()
  })

  test('when home nursing completes the report, the step is done', async () => {
    must(
      await completeTask(house.shell, await keyOf('A3', stage.homeNurse), stage.homeNurse, {
        outcome: 'Sendt',
      }),
    )
    await house.settle()
    expect((await stepOf('A3'))?.state).toBe('done')
  })

  test('when the ward cancels a step, the pathway knows why and does not call for it again', async () => {
    const key = await keyOf('A6')
    must(await cancelTask(house.shell, key, stage.wardNurse, { reason: 'REFUSED', text: '' }))
    await house.settle()
    expect(await stepOf('A6')).toMatchObject({ state: 'withdrawn', reason: 'REFUSED' })
    expect(await taskOf('A6')).toBeUndefined()
  })

  test('after discharge the ward has the medicine until home nursing accepts; then home nursing has it', async () => {
    house.clock.set('2026-06-05T12:05:00Z')
    await tell('stay-ended', '2026-06-05T12:00Z', { over24h: true, toMunicipalNursing: true })
    const { tasks } = must(await listCitizenTasks(house.shell, citizenId, stage.wardNurse))
    const waiting = tasks.find(({ handoff }) => handoff?.status === 'delivered')
    expect(waiting).toMatchObject({ responsible: { id: stage.ward } })
    const { to, id } = waiting?.handoff ?? {}
    const actor = [stage.homeNurse, stage.acuteNurse, stage.practiceNurse].find(
      ({ unitId }) => unitId === to?.id,
    )
    const key = { citizenId, taskId: waiting?.id as TaskKey['taskId'], handoffId: id as never }
    const accepted = must(await acceptHandoff(house.shell, key, actor ?? stage.wardNurse))
    await house.settle()
    expect(accepted.responsible.id).toBe(to?.id)
    expect((await stepOf(accepted.origin?.stepId ?? ''))?.state).toBe('open')
  })

  test('when the citizen dies, the open tasks are called off and leave the worklists', async () => {
    expect(await taskOf('A5')).toBeDefined()
    const sourceId = house.shell.ids.next<string>()
    await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-02T09:00Z'), sourceId })
    house.clock.set('2026-06-02T09:30:00Z')
    await house.settle()
    expect(await taskOf('A5')).toBeUndefined()
    expect(await taskOf('A3', stage.homeNurse)).toBeUndefined()
    await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
    await house.settle()
    expect(await taskOf('A5')).toBeDefined()
  })

  test('the same request twice completes once, and the screens of the unit and the citizen are told', async () => {
    const { taskId } = await keyOf('A5')
    const heard: string[] = []
    const { host = '', port = 0, user = '', database = '' } = house.connection
    const listener = new pg.Client({ host, port, user, database })
    await listener.connect()
    listener.on('notification', ({ payload }) => heard.push(...(payload ?? '').split(' ')))
    await listener.query('listen live')
    const complete = taskModule.routes?.find(({ route }) => route.name === 'complete-task')
    const request = {
      params: { citizenId, taskId },
      query: {},
      body: { outcome: 'Planen er lagt' },
      actor: stage.wardNurse,
      requestId: randomUUID(),
      session: '' as never,
    }
    const first = await complete?.call(house.shell, request)
    const again = await complete?.call(house.shell, request)
    await listener.query('select 1')
    await listener.end()
    expect(first).toMatchObject({ ok: true, value: { status: 'completed' } })
    expect(again).toEqual(first)
    expect(heard).toEqual([`worklist:${stage.ward}`, `citizen:${citizenId}`])
  })
})
