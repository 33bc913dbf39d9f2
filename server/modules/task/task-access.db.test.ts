import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor } from '../../../contract/actor.ts'
import type { CitizenId, HandoffId, OrganisationId, PathwayId, PersonId } from '../../../kernel/ids.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import { setMyBlock } from '../access/index.ts'
import { registerCitizen } from '../citizen/index.ts'
import { answerTimes } from './domain/answer-time.ts'
import type { TaskKey } from './store.ts'
import { acceptHandoff } from './use-cases/accept-handoff.ts'
import { openCalledFor } from './use-cases/follow-pathway.ts'
import { getTask } from './use-cases/get-task.ts'
import { listCitizenTasks } from './use-cases/list-citizen-tasks.ts'
import { offerHandoff } from './use-cases/offer-handoff.ts'

let house: TestHouse
let shell: Shell
let stage: TaskStage

beforeAll(async () => {
  house = await openTestHouse({ now: '2026-06-01T08:00:00.000Z' })
  shell = house.shell
  stage = await setTaskStage(shell)
})
afterAll(() => house.close())

/** A pathway calls for a task of the ward, and perhaps offers it on. */
async function callFor(citizenId: CitizenId, offerTo?: OrganisationId): Promise<TaskKey> {
  const pathwayId = shell.ids.next<PathwayId>()
  const called = {
    citizenId,
    pathwayId,
    stepId: 'A13',
    occurrence: 1,
    serviceCode: 'first-visit-at-home',
    title: { da: 'Første besøg hjemme', en: 'First visit at home' },
    responsibleId: stage.ward,
    dueAt: null,
    warnAt: null,
    answerWithin: answerTimes['same-day'],
    priority: 'same-day' as const,
    reasons: [],
    legal: [],
    ...(offerTo && { handoffTo: { unitId: offerTo, acceptance: 'on-answer' as const } }),
  }
  await shell.transaction((inner) => openCalledFor(inner, [{ called, decidedAt: shell.clock.now() }]))
  await house.settle()
  const { id } = await house.owner.one<{ id: TaskKey['taskId'] }>(
    sql`select id from task.tasks where pathway_id = ${pathwayId}`,
  )
  return { citizenId, taskId: id }
}

let next = 0

/** A citizen of their own for a test that changes what they allow: official test numbers (MedCom, July 2024). */
async function newCitizen(): Promise<CitizenActor> {
  const number = ['0201609995', '0107729995'][next]
  next += 1
  if (number === undefined) throw new Error('there are no more test numbers here')
  const name = `Testborger ${next}`
  const lives = { municipalityCode: '0157', gpUnitId: stage.practice, from: '2020-01-01' as never }
  const citizenId = must(await registerCitizen(shell, { ...lives, number, name, sex: 'female' }))
  return { kind: 'citizen', personId: shell.ids.next<PersonId>(), name, citizenId }
}

function looksAt(citizenId: CitizenId, object: string) {
  return house.owner.query<Record<string, unknown>>(sql`
    select outcome, flow, action, data_kind as kind, rule_id as rule, unit_id as unit
    from access.records
    where citizen_id = ${citizenId} and object = ${object}
    order by at, id`)
}

describe('an offer tells the receiver of the citizen', () => {
  test('the ward may tell home nursing, and the citizen can read that it did and by which rule', async () => {
    const key = await callFor(stage.citizenId)
    must(
      await offerHandoff(shell, key, stage.wardNurse, {
        toId: stage.homeNursing,
        message: 'Vil I tage over?',
      }),
    )
    const told = (await looksAt(key.citizenId, 'offer-handoff')).filter(({ flow }) => flow === 'push')
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['APP', 'ID', 'PLAN'])
    for (const one of told)
      expect(one).toMatchObject({ outcome: 'granted', action: 'push', rule: 'P23', unit: stage.ward })
  })

  test('inside one room of one municipality nothing is disclosed, so nothing is asked', async () => {
    const key = await callFor(stage.otherCitizenId, stage.homeNursing)
    const handoffId = must(await getTask(shell, key, stage.homeNurse)).handoff?.id as HandoffId
    must(await acceptHandoff(shell, { ...key, handoffId }, stage.homeNurse))
    await house.settle()
    const pushes = async () =>
      (await looksAt(key.citizenId, 'offer-handoff')).filter(({ flow }) => flow === 'push').length
    const before = await pushes()
    must(await offerHandoff(shell, key, stage.homeNurse, { toId: stage.acuteTeam, message: 'I nat?' }))
    expect(await pushes()).toBe(before)
  })

  test('given a citizen who has blocked home nursing, then the ward cannot offer it there, and is not told why', async () => {
    const citizen = await newCitizen()
    const key = await callFor(citizen.citizenId)
    must(
      await setMyBlock(shell, citizen, {
        aim: { target: 'unit', unitId: stage.homeNursing },
        doesKeepAlerts: true,
      }),
    )
    const refused = await offerHandoff(shell, key, stage.wardNurse, { toId: stage.homeNursing, message: '' })
    expect(refused).toMatchObject({ refusal: { code: 'handoff-may-not-be-told' } })
    expect(JSON.stringify(refused)).not.toContain('block')
    expect(must(await getTask(shell, key, stage.wardNurse)).handoff).toBeNull()
    expect((await looksAt(citizen.citizenId, 'offer-handoff')).at(-1)).toMatchObject({
      outcome: 'denied',
      flow: 'push',
      rule: 'D03',
    })
  })

  test('given the same, when a pathway would offer it there, then the ward keeps it and reads that it was not offered', async () => {
    const citizen = await newCitizen()
    must(
      await setMyBlock(shell, citizen, {
        aim: { target: 'unit', unitId: stage.homeNursing },
        doesKeepAlerts: true,
      }),
    )
    const key = await callFor(citizen.citizenId, stage.homeNursing)
    const task = must(await getTask(shell, key, stage.wardNurse))
    expect(task).toMatchObject({ responsible: { id: stage.ward }, handoff: null })
    expect(task.reasons.at(-1)?.text.da).toContain('ikke tilbudt videre')
    expect((await getTask(shell, key, stage.homeNurse)).ok).toBe(false)
  })
})

describe('who reads whose tasks', () => {
  test('another citizen reads nothing, and the attempt is on record', async () => {
    const stranger: CitizenActor = {
      kind: 'citizen',
      personId: shell.ids.next<PersonId>(),
      name: 'Nancy Ann Test Berggren',
      citizenId: stage.otherCitizenId,
    }
    const answer = await listCitizenTasks(shell, stage.citizenId, stranger)
    expect(answer.ok).toBe(false)
    expect((await looksAt(stage.citizenId, 'tasks')).at(-1)).toMatchObject({ outcome: 'denied', rule: 'D08' })
  })
})
