import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import { allow, openOverride, recordKinships, recordOwnRecord, setMyBlock } from '../access/index.ts'
import { answerTimes } from './domain/answer-time.ts'
import { openTask } from './domain/decide.ts'
import { keepNew } from './keep.ts'
import { completeTask } from './use-cases/complete-task.ts'
import { getTask } from './use-cases/get-task.ts'
import { countWork, listClosedTasks, listWorklist } from './use-cases/list-work.ts'

let house: TestHouse
let shell: Shell
let stage: TaskStage

beforeAll(async () => {
  house = await openTestHouse({ now: '2026-06-01T08:00:00.000Z' })
  shell = house.shell
  stage = await setTaskStage(shell)
})
afterAll(() => house.close())

/** What is made up of one citizen of the worklist, as seen by the home nurse who reads it. */
interface MadeUp {
  readonly block: 'none' | 'everything' | 'her-team' | 'herself' | 'another-team' | 'period' | 'source'
  readonly isOpenedByHer: boolean
  readonly isOfHerFamily: boolean
}

const madeUp: fc.Arbitrary<MadeUp> = fc.record({
  block: fc.constantFrom(
    'none',
    'none',
    'everything',
    'her-team',
    'herself',
    'another-team',
    'period',
    'source',
  ),
  isOpenedByHer: fc.boolean(),
  isOfHerFamily: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
})

function actorOf(citizenId: CitizenId): CitizenActor {
  return { kind: 'citizen', personId: citizenId as string as PersonId, name: 'Borger', citizenId }
}

/** A citizen with a task of home nursing, and whatever was made up. */
async function bringToLife(told: MadeUp, reader: ProfessionalActor, herself: CitizenId): Promise<CitizenId> {
  const citizenId = shell.ids.next<CitizenId>()
  await taskFor(citizenId, stage.homeNursing)
  const aims = {
    everything: { target: 'everything' },
    'her-team': { target: 'unit', unitId: stage.homeNursing },
    'another-team': { target: 'unit', unitId: stage.acuteTeam },
    herself: { target: 'person', personId: reader.personId },
    period: { target: 'period', dataFrom: '2026-05-01' as DanishDate },
    source: { target: 'source', unitId: stage.ward },
  } as const
  if (told.block !== 'none')
    await shell.transaction((inner) =>
      setMyBlock(inner, actorOf(citizenId), {
        aim: aims[told.block as keyof typeof aims],
        doesKeepAlerts: false,
      }),
    )
  if (told.isOpenedByHer)
    await openOverride(shell, reader, citizenId, {
      reasonCode: 'ACUTE_LIFE_OR_FUNCTION',
      reason: 'Borgeren er faldet og kan ikke svare',
    })
  if (told.isOfHerFamily)
    await recordKinships(
      shell,
      [citizenId],
      [
        {
          citizenId,
          relativeCitizenId: herself,
          relation: 'sibling',
          from: '2026-01-01' as DanishDate,
          to: null,
        },
      ],
    )
  return citizenId
}

async function taskFor(citizenId: CitizenId, responsibleId: OrganisationId) {
  const now = shell.clock.now()
  const opened = must(
    openTask(
      {
        by: { rule: 'pathway' },
        citizenId,
        taskId: shell.ids.next(),
        serviceCode: 'home-nursing-visit',
        title: { da: 'Besøg', en: 'Visit' },
        priority: 'routine',
        responsibleId,
        deadline: null,
        deadlineDecidedAt: now,
        answerWithin: answerTimes.routine,
        origin: null,
        reasons: [],
        legal: [],
      },
      now,
    ),
  )
  await shell.transaction((inner) => keepNew(inner, [opened]))
}

type Shown = 'nothing' | 'masked' | 'whole'

async function singly(reader: ProfessionalActor, citizenId: CitizenId): Promise<Shown> {
  const answer = await allow(shell, {
    actor: reader,
    citizenId,
    kind: 'APP',
    also: ['ID', 'PLAN'],
    purpose: 'treatment',
    action: 'list',
    object: 'worklist',
  })
  if (!answer.ok) return answer.refusal.code === 'blocked-by-citizen' ? 'masked' : 'nothing'
  return answer.value.withheld ? 'masked' : 'whole'
}

async function everyRow(reader: ProfessionalActor) {
  const rows = []
  let after: string | undefined
  do {
    const page = must(await listWorklist(shell, reader, { limit: 7, after }))
    rows.push(...page.tasks)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

describe('the worklist shows what each citizen alone would show', () => {
  test('of made-up citizens with blocks, family and overrides: whole, without what it says, or not at all', async () => {
    const reader = stage.homeNurse
    const herself = shell.ids.next<CitizenId>()
    await recordOwnRecord(shell, reader.personId, herself)
    const expected = new Map<CitizenId, Shown>()
    await fc.assert(
      fc.asyncProperty(madeUp, async (told) => {
        const citizenId = await bringToLife(told, reader, herself)
        expected.set(citizenId, await singly(reader, citizenId))
      }),
      { numRuns: 60, endOnFailure: true },
    )
    await taskFor(herself, stage.homeNursing)
    expected.set(herself, await singly(reader, herself))

    const rows = await everyRow(reader)
    const shown = new Map<string, Shown>(
      rows.map(({ citizen, isBlocked }) => [citizen.id, isBlocked ? 'masked' : 'whole']),
    )
    expect(shown).toEqual(new Map([...expected].filter(([, one]) => one !== 'nothing')))
    expect(new Set(expected.values())).toEqual(new Set(['nothing', 'masked', 'whole']))
    expect(must(await countWork(shell, reader)).open).toBe(rows.length)

    for (const row of rows.filter(({ isBlocked }) => isBlocked))
      expect(row).toMatchObject({
        citizen: { name: null, birthDate: null },
        title: null,
        reasons: [],
        serviceCode: 'home-nursing-visit',
        responsible: { id: stage.homeNursing },
        withheld: true,
        actions: { complete: { code: 'blocked-by-citizen' } },
      })
    const recorded = await house.owner.query<{ citizenId: string; outcome: string }>(sql`
      select distinct citizen_id as "citizenId", outcome
      from access.records
      where person_id = ${reader.personId} and action = 'list' and further_kinds <> '{}' and outcome = 'granted'`)
    expect(new Set(recorded.map(({ citizenId }) => citizenId))).toEqual(
      new Set(rows.flatMap(({ citizen, isBlocked }) => (isBlocked ? [] : [citizen.id]))),
    )
  }, 120_000)

  test('what was closed is listed for 30 days, and no longer than it could be opened', async () => {
    const reader = stage.wardNurse
    const citizenId = shell.ids.next<CitizenId>()
    await taskFor(citizenId, stage.ward)
    const [task] = must(await listWorklist(shell, reader, { limit: 200 })).tasks
    const key = { citizenId, taskId: task?.id as never }
    must(await completeTask(shell, key, reader, { outcome: '' }))
    const closed = async () => must(await listClosedTasks(shell, reader, { limit: 200 })).tasks.length
    house.clock.advance({ hours: 29 * 24 })
    expect([await closed(), (await getTask(shell, key, reader)).ok]).toEqual([1, true])
    house.clock.advance({ hours: 2 * 24 })
    expect([await closed(), (await getTask(shell, key, reader)).ok]).toEqual([0, false])
  })
})
