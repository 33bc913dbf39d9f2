import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { HandoffId, OrganisationId, PathwayId, TaskId } from '../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import { registerUnit } from '../organisation/index.ts'
import type { TaskCalledFor } from '../pathway/index.ts'
import { answerTimes } from './domain/answer-time.ts'
import { nextAttentionAt } from './domain/let-time-pass.ts'
import { fold } from './domain/task.ts'
import { listEvents, type TaskKey } from './store.ts'
import { acceptHandoff } from './use-cases/accept-handoff.ts'
import { acknowledgeHandoff } from './use-cases/acknowledge-handoff.ts'
import { giveMore, requestMore } from './use-cases/ask-for-more.ts'
import { completeTask } from './use-cases/complete-task.ts'
import { declineHandoff } from './use-cases/decline-handoff.ts'
import { callOff, moveDeadline, openCalledFor } from './use-cases/follow-pathway.ts'
import { getTask } from './use-cases/get-task.ts'
import { listCitizenTasks } from './use-cases/list-citizen-tasks.ts'
import { listEscalations, listOffers, listWorklist } from './use-cases/list-work.ts'
import { offerHandoff } from './use-cases/offer-handoff.ts'
import { openTask } from './use-cases/open-task.ts'
import { releaseTask } from './use-cases/release-task.ts'
import { reopenTask } from './use-cases/reopen-task.ts'
import { sweepDeadlines } from './use-cases/sweep-deadlines.ts'
import { takeEscalation } from './use-cases/take-escalation.ts'
import { takeOnTask } from './use-cases/take-on-task.ts'
import { withdrawHandoff } from './use-cases/withdraw-handoff.ts'
import { addNote } from './use-cases/write-in-history.ts'

describe('tasks in the database', () => {
  let house: TestHouse
  let shell: Shell
  let stage: TaskStage
  let steps = 0

  beforeAll(async () => {
    house = await openTestHouse({ now: '2026-06-01T08:00:00.000Z' })
    shell = house.shell
    stage = await setTaskStage(shell)
  })
  afterAll(() => house.close())

  /** A step of a made-up pathway calls for a task of the ward, due in 24 hours. */
  async function callFor(given: Partial<TaskCalledFor['data']> = {}): Promise<TaskKey> {
    steps += 1
    const now = shell.clock.now()
    const called: TaskCalledFor['data'] = {
      citizenId: stage.citizenId,
      pathwayId: shell.ids.next<PathwayId>(),
      stepId: `A${steps}`,
      occurrence: 1,
      serviceCode: 'first-visit-at-home',
      title: { da: 'Første besøg hjemme', en: 'First visit at home' },
      responsibleId: stage.ward,
      dueAt: hoursAfter(now, 24),
      warnAt: hoursAfter(now, 18),
      answerWithin: answerTimes['same-day'],
      priority: 'same-day',
      reasons: [{ kind: 'clause', text: { da: 'Aftalens § 4.2', en: 'Clause 4.2 of the agreement' } }],
      legal: [],
      ...given,
    }
    await shell.transaction((inner) => openCalledFor(inner, [{ called, decidedAt: now }]))
    await house.settle()
    const found = await house.owner.one<{ id: TaskId }>(
      sql`select id from task.tasks where pathway_id = ${called.pathwayId}`,
    )
    return { citizenId: called.citizenId, taskId: found.id }
  }

  function hoursAfter(at: Instant, hours: number): Instant {
    return instant(Date.parse(at) + hours * 3_600_000)
  }

  /** A task the ward has offered to home nursing. */
  async function offered(): Promise<TaskKey & { handoffId: HandoffId }> {
    const key = await callFor({ handoffTo: { unitId: stage.homeNursing, acceptance: 'on-answer' } })
    const { handoffs } = fold(await listEvents(shell, key))
    return { ...key, handoffId: handoffs[0]?.id as HandoffId }
  }

  const stateOf = async (key: TaskKey) => fold(await listEvents(shell, key))

  describe('one task from hand to hand', () => {
    test('a pathway calls for it, the ward has it, home nursing accepts it and completes it', async () => {
      const key = await offered()
      const seen = must(await getTask(shell, key, stage.homeNurse))
      expect(seen).toMatchObject({
        citizen: { name: 'Bruno Test Elmer' },
        responsible: { name: 'Medicinsk afdeling' },
        handoff: { status: 'delivered', to: { name: 'Hjemmesygeplejen' } },
        actions: { 'accept-handoff': null, complete: { code: 'task-held-by-another' } },
      })
      const accepted = must(await acceptHandoff(shell, key, stage.homeNurse))
      expect(accepted).toMatchObject({
        responsible: { name: 'Hjemmesygeplejen' },
        handoff: { status: 'accepted' },
        actions: { complete: null },
      })
      await house.settle()
      must(await takeOnTask(shell, key, stage.homeNurse))
      const done = must(await completeTask(shell, key, stage.homeNurse, { outcome: 'Borgeren har det godt' }))
      expect(done).toMatchObject({ status: 'completed', person: { name: 'Hanne Sygeplejerske' } })
      expect(done.history.map(({ type }) => type)).toEqual([
        'task-opened',
        'handoff-offered',
        'handoff-delivered',
        'handoff-accepted',
        'task-taken-on',
        'task-completed',
      ])
    })

    test('told twice, the same step opens one task', async () => {
      const called = { pathwayId: shell.ids.next<PathwayId>(), stepId: 'A16', occurrence: 1 }
      const first = await callFor(called)
      expect(await callFor(called)).toEqual(first)
      expect(await listEvents(shell, first)).toHaveLength(1)
    })

    test('called off because it was fulfilled in another way, it is closed and nobody is called', async () => {
      const key = await offered()
      const { origin } = await stateOf(key)
      if (origin === null) throw new Error('opened by a pathway')
      const gone = { citizenId: key.citizenId, ...origin, reason: 'FULFILLED' } as const
      await shell.transaction((inner) => callOff(inner, gone))
      await shell.transaction((inner) => callOff(inner, gone))
      const { status, handoffs } = await stateOf(key)
      expect([status, handoffs[0]?.status]).toEqual(['completed', 'withdrawn'])
    })

    test('called off before it is called for, it waits for the opening to come', async () => {
      const unknown = { pathwayId: shell.ids.next<PathwayId>(), stepId: 'A1', occurrence: 1 }
      await expect(
        shell.transaction((inner) =>
          callOff(inner, { citizenId: stage.citizenId, ...unknown, reason: 'NOT_CALLED_FOR' }),
        ),
      ).rejects.toThrow('has no task yet')
    })

    test('a moved deadline is in the worklist at once', async () => {
      const key = await callFor()
      const { origin } = await stateOf(key)
      if (origin === null) throw new Error('opened by a pathway')
      const dueAt = hoursAfter(shell.clock.now(), 100)
      await shell.transaction((inner) =>
        moveDeadline(inner, { citizenId: key.citizenId, ...origin, dueAt, warnAt: dueAt }, shell.clock.now()),
      )
      const { tasks } = must(await listWorklist(shell, stage.wardNurse, { limit: 200 }))
      expect(tasks.find(({ id }) => id === key.taskId)?.deadline?.dueAt).toBe(dueAt)
    })

    test('a unit may open a task of its own for a citizen it has in its care', async () => {
      await callFor()
      const wanted = { title: 'Ring til datteren', serviceCode: 'other', priority: 'routine' } as const
      const task = must(await openTask(shell, stage.citizenId, stage.wardNurse, wanted))
      expect(task).toMatchObject({ responsible: { id: stage.ward }, origin: null, deadline: null })
      expect(await openTask(shell, stage.otherCitizenId, stage.wardNurse, wanted)).toMatchObject({
        ok: false,
        refusal: { code: 'no-relation' },
      })
    })

    test('a slip of the hand does not open the citizen’s page to the nurses of another municipality', async () => {
      const key = await callFor()
      const varde = must(
        await registerUnit(shell, {
          kind: 'municipality',
          name: 'Varde Kommune',
          municipalityCode: '0573',
          validFrom: '2024-01-01' as DanishDate,
        }),
      )
      const nurses = must(
        await registerUnit(shell, {
          kind: 'team',
          parentId: varde.id,
          room: 'health',
          name: 'Hjemmesygeplejen, Varde',
          validFrom: '2024-01-01' as DanishDate,
        }),
      )
      const sent = await offerHandoff(shell, key, stage.wardNurse, { toId: nurses.id, message: '' })
      expect(sent).toMatchObject({ refusal: { code: 'handoff-receiver-elsewhere' } })
      expect(
        must(await offerHandoff(shell, key, stage.wardNurse, { toId: stage.homeNursing, message: '' })),
      ).toMatchObject({
        handoff: { to: { id: stage.homeNursing } },
      })
    })

    test('a unit that only administers cannot be given a task', async () => {
      const key = await callFor()
      const region = shell.ids.next<OrganisationId>()
      expect(await offerHandoff(shell, key, stage.wardNurse, { toId: region, message: '' })).toMatchObject({
        refusal: { code: 'handoff-receiver-unknown' },
      })
    })
  })

  describe('who may look', () => {
    test('a unit outside sees nothing of it, and the attempt is on record', async () => {
      const key = await callFor()
      expect(await getTask(shell, key, stage.acuteNurse)).toMatchObject({ refusal: { code: 'no-relation' } })
      const { looks } = await house.owner.one<{ looks: number }>(sql`
        select count(*) as looks
        from access.records
        where citizen_id = ${key.citizenId} and person_id = ${stage.acuteNurse.personId} and outcome = 'denied'`)
      expect(looks).toBe(1)
    })

    test('the receiver of an offer can read it, and no longer once they have declined', async () => {
      const key = await offered()
      const citizenId = stage.otherCitizenId
      const other = await callFor({
        citizenId,
        handoffTo: { unitId: stage.acuteTeam, acceptance: 'on-answer' },
      })
      const handoffId = (await stateOf(other)).handoffs[0]?.id as HandoffId
      expect((await getTask(shell, other, stage.acuteNurse)).ok).toBe(true)
      expect((await getTask(shell, other, stage.homeNurse)).ok).toBe(false)
      const no = { reason: 'NO_CAPACITY', text: 'Fuldt i aften' } as const
      must(await declineHandoff(shell, { ...other, handoffId }, stage.acuteNurse, no))
      await house.settle()
      expect((await getTask(shell, other, stage.acuteNurse)).ok).toBe(false)
      expect((await getTask(shell, key, stage.homeNurse)).ok).toBe(true)
    })

    test('the citizen sees who has what, and not what professionals write to each other', async () => {
      await offered()
      const { tasks } = must(
        await listCitizenTasks(shell, stage.citizenId, {
          kind: 'citizen',
          personId: stage.wardNurse.personId,
          name: 'Bruno Test Elmer',
          citizenId: stage.citizenId,
        }),
      )
      expect(tasks.length).toBeGreaterThan(0)
      expect(tasks.every(({ escalations, actions }) => escalations.length === 0 && !actions.complete)).toBe(
        true,
      )
      expect(tasks.every(({ handoff }) => handoff === null || handoff.message === null)).toBe(true)
    })
  })

  describe('two at once', () => {
    test('when two accept the same hand-off at once, one does and the other is told it is answered', async () => {
      const key = await offered()
      const answers = await Promise.all([1, 2].map(() => acceptHandoff(shell, key, stage.homeNurse)))
      expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code)).toSorted()).toEqual([
        'accepted',
        'handoff-not-waiting',
      ])
    })

    test('when the ward withdraws while home nursing accepts, exactly one of them succeeds', async () => {
      for (let round = 0; round < 20; round += 1) {
        const key = await offered()
        const [accepted, withdrawn] = await Promise.all([
          acceptHandoff(shell, key, stage.homeNurse),
          withdrawHandoff(shell, key, stage.wardNurse),
        ])
        expect(accepted.ok).not.toBe(withdrawn.ok)
        const { responsibleId } = await stateOf(key)
        expect(responsibleId).toBe(accepted.ok ? stage.homeNursing : stage.ward)
      }
    })

    test('of 50 streams of deeds at once each task still has one unit, and its rows are what its events say', async () => {
      const keys = await Promise.all(Array.from({ length: 5 }, () => offered()))
      await house.settle()
      const deeds = fc.sample(fc.array(fc.tuple(fc.nat(4), fc.nat(10)), { minLength: 8, maxLength: 8 }), 50)
      await Promise.all(
        deeds.map(async (stream) => {
          for (const [which, deed] of stream) await tryDeed(keys[which] as (typeof keys)[number], deed)
        }),
      )
      await sweepDeadlines(shell)
      await expectRowsToEqualEvents()
    })

    /** One of the things people do, whether they may or not. */
    async function tryDeed(key: TaskKey, deed: number): Promise<void> {
      const latest = (await stateOf(key)).handoffs.at(-1)?.id as HandoffId
      const hand = { ...key, handoffId: latest }
      const { wardNurse, homeNurse, acuteNurse, homeNursing, acuteTeam, ward } = stage
      const anyone = [wardNurse, homeNurse, acuteNurse] as const
      const holder =
        anyone.find(({ unitId }) => unitId === (responsible.get(key.taskId) ?? ward)) ?? wardNurse
      const to = [homeNursing, acuteTeam, ward][deed % 3] as OrganisationId
      const deeds: (() => Promise<unknown>)[] = [
        () => acceptHandoff(shell, hand, homeNurse),
        () => acceptHandoff(shell, hand, acuteNurse),
        () => acceptHandoff(shell, hand, wardNurse),
        () => offerHandoff(shell, key, holder, { toId: to, message: 'Kan I?' }),
        () => withdrawHandoff(shell, hand, holder),
        () => declineHandoff(shell, hand, homeNurse, { reason: 'NO_CAPACITY', text: 'Nej' }),
        () => requestMore(shell, hand, acuteNurse, { question: 'Hvad?' }),
        () => giveMore(shell, hand, holder, { answer: 'Det' }),
        () => takeOnTask(shell, key, holder),
        () => releaseTask(shell, key, holder),
        () => acknowledgeHandoff(shell, hand, homeNurse),
      ]
      await deeds[deed]?.()
      responsible.set(key.taskId, (await stateOf(key)).responsibleId)
    }
    const responsible = new Map<TaskId, OrganisationId>()
  })

  /** Every task in the database: the events add up to its row, its hand-offs and its escalations; and none has two of anything. */
  async function expectRowsToEqualEvents(): Promise<void> {
    const rows = await house.owner.query<Record<string, unknown> & { citizen_id: never; id: TaskId }>(
      sql`select * from task.tasks`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const events = await listEvents(shell, { citizenId: row.citizen_id, taskId: row.id })
      const task = fold(events)
      expect(row).toMatchObject({
        status: task.status,
        responsible_id: task.responsibleId,
        person_id: task.person?.id ?? null,
        due_at: task.deadline?.dueAt ?? null,
        breached_at: task.breachedAt,
        attention_at: nextAttentionAt(task),
        last_handoff_id: task.handoffs.at(-1)?.id ?? null,
        closed_at: task.closedAt,
        version: task.version,
      })
      const handoffs = await house.owner.query<Record<string, unknown>>(sql`
        select id, from_id, to_id, status, question, answer_due_at, closed_at
        from task.handoffs
        where citizen_id = ${row.citizen_id} and task_id = ${row.id}
        order by offered_at, id`)
      const expected = task.handoffs.map((handoff) => ({
        id: handoff.id,
        from_id: handoff.fromId,
        to_id: handoff.toId,
        status: handoff.status,
        question: handoff.question,
        answer_due_at: handoff.answerDueAt,
        closed_at: handoff.closedAt,
      }))
      expect(new Set(handoffs.map((one) => JSON.stringify(one)))).toEqual(
        new Set(expected.map((one) => JSON.stringify(one))),
      )
      const open = await house.owner.query<{ sequence: number; rung: unknown; taken_by: unknown }>(sql`
        select sequence, rung, taken_by
        from task.escalations
        where citizen_id = ${row.citizen_id} and task_id = ${row.id} and solved_at is null
        order by sequence`)
      expect(open).toEqual(
        task.escalations
          .map(({ sequence, rung, takenBy }) => ({ sequence, rung, taken_by: takenBy }))
          .toSorted((one, other) => one.sequence - other.sequence),
      )
    }
    const { doubled } = await house.owner.one<{ doubled: number }>(sql`
      select count(*) as doubled
      from (
        select 1 from task.handoffs where closed_at is null group by citizen_id, task_id having count(*) > 1
        union all
        select 1 from task.events group by citizen_id, task_id having count(*) <> max(sequence)
      ) as wrong`)
    expect(doubled).toBe(0)
  }

  describe('when time passes', () => {
    test('a late task calls its ladder, by two sweepers at once, each rung once', async () => {
      const key = await callFor()
      house.clock.advance({ hours: 24 })
      await Promise.all([sweepDeadlines(shell), sweepDeadlines(shell)])
      await sweepDeadlines(shell)
      house.clock.advance({ minutes: 15 })
      await Promise.all([sweepDeadlines(shell), sweepDeadlines(shell)])
      const called = (await listEvents(shell, key)).filter(({ type }) => type === 'escalation-raised')
      expect(called.map((event) => event.type === 'escalation-raised' && event.rung.name)).toEqual([
        'Anna Afdeling',
        'Vagthavende',
      ])
      const { tasks } = must(await listEscalations(shell, stage.wardNurse, { limit: 200 }))
      const late = tasks.find(({ id }) => id === key.taskId)
      expect(late).toMatchObject({ escalations: [{ subject: 'deadline', rung: { number: 2 } }] })
      must(await takeEscalation(shell, key, stage.wardNurse, { subject: 'deadline' }))
      house.clock.advance({ hours: 5 })
      await sweepDeadlines(shell)
      expect((await stateOf(key)).escalations[0]).toMatchObject({ rung: { number: 2 } })
      await expectRowsToEqualEvents()
    })

    test('an offer not answered calls the receiver, then the sender, and expires', async () => {
      const key = await offered()
      house.clock.advance({ hours: 4 })
      await sweepDeadlines(shell)
      const { tasks } = must(await listEscalations(shell, stage.homeNurse, { limit: 200 }))
      expect(tasks.map(({ id }) => id)).toContain(key.taskId)
      house.clock.advance({ minutes: 15 })
      await sweepDeadlines(shell)
      expect((await stateOf(key)).escalations[0]).toMatchObject({
        rung: { unitId: stage.ward, asks: 'phone-receiver', phoneTo: { name: 'Hans Hjemmepleje' } },
      })
      house.clock.advance({ hours: 4 })
      await sweepDeadlines(shell)
      const { handoffs, responsibleId } = await stateOf(key)
      expect([handoffs[0]?.status, responsibleId]).toEqual(['expired', stage.ward])
    })

    test('a sweep that is killed in the middle leaves the task to the next sweep, untouched', async () => {
      const key = await callFor()
      house.clock.advance({ hours: 24 })
      const before = await stateOf(key)
      // The database ends the connection that holds the task, as when the server loses its power.
      const dying = shell.transaction(async (inner) => {
        const { pid } = await inner.db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
        await Promise.all([
          sweepDeadlines({ ...inner, transaction: (work) => work(inner) }),
          house.owner.query(sql`select pg_terminate_backend(${pid})`),
        ])
      })
      await expect(dying).rejects.toThrow()
      expect(await stateOf(key)).toEqual(before)
      await sweepDeadlines(shell)
      expect((await stateOf(key)).breachedAt).not.toBeNull()
    })

    test('what is left for the clock after a sweep lies in the future', async () => {
      await sweepDeadlines(shell)
      const { left } = await house.owner.one<{ left: number }>(
        sql`select count(*) as left from task.tasks where attention_at <= ${shell.clock.now()}`,
      )
      expect(left).toBe(0)
      expect(await sweepDeadlines(shell)).toBe(0)
    })
  })

  describe('what the database itself refuses', () => {
    const asProgram = (statement: ReturnType<typeof sql>) => house.db.execute(statement)

    test('the program cannot change or remove an event', async () => {
      await expect(asProgram(sql`update task.events set at = now()`)).rejects.toThrow('permission denied')
      await expect(asProgram(sql`delete from task.events`)).rejects.toThrow('permission denied')
      await expect(asProgram(sql`truncate task.events`)).rejects.toThrow('permission denied')
      await expect(asProgram(sql`delete from task.tasks`)).rejects.toThrow('permission denied')
    })

    test('a task without a responsible unit, two open offers and two events with one number cannot be', async () => {
      const key = await offered()
      const { owner } = house
      await expect(
        owner.execute(sql`update task.tasks set responsible_id = null where id = ${key.taskId}`),
      ).rejects.toThrow('responsible_id')
      await expect(
        owner.execute(sql`
          insert into task.handoffs (
            citizen_id, id, task_id, from_id, to_id, acceptance, status, message, offered_at, answer_due_at)
          select citizen_id, ${shell.ids.next()}, task_id, from_id, ${stage.acuteTeam}, acceptance, status, message,
            offered_at, answer_due_at
          from task.handoffs
          where id = ${key.handoffId}`),
      ).rejects.toThrow('one_open_handoff_per_task')
      await expect(
        owner.execute(sql`
          insert into task.events (citizen_id, task_id, sequence, type, at, data)
          select citizen_id, task_id, sequence, type, at, data from task.events where task_id = ${key.taskId}`),
      ).rejects.toThrow('events_pkey')
      await expect(
        owner.execute(sql`update task.handoffs set to_id = from_id where id = ${key.handoffId}`),
      ).rejects.toThrow('handoff_goes_to_another')
    })
  })

  describe('the worklist', () => {
    const ofPractice = (more: object = {}) => listWorklist(shell, stage.practiceNurse, { limit: 3, ...more })

    test('shows the own open tasks, the soonest due first, those without deadline last, a page at a time', async () => {
      const now = shell.clock.now()
      const dues = [5, null, 1, 3, null, 2, 4]
      const keys = new Map<TaskId, number | null>()
      for (const due of dues) {
        const dueAt = due === null ? null : hoursAfter(now, due)
        const key = await callFor({ responsibleId: stage.practice, dueAt, warnAt: dueAt })
        keys.set(key.taskId, due)
      }
      const closed = await callFor({ responsibleId: stage.practice })
      must(await completeTask(shell, closed, stage.practiceNurse, { outcome: '' }))
      await callFor()
      const seen: (number | null | undefined)[] = []
      let after: string | undefined
      for (let page = 0; page < 10; page += 1) {
        const { tasks, next } = must(await ofPractice({ after }))
        seen.push(...tasks.map(({ id }) => keys.get(id as TaskId)))
        if (next === null) break
        after = next
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, null, null])
    })

    test('can be narrowed to what is late, what nobody or I have taken on, and a kind of service', async () => {
      const key = await callFor({
        responsibleId: stage.practice,
        serviceCode: 'medication-review',
        dueAt: hoursAfter(shell.clock.now(), -1),
        warnAt: hoursAfter(shell.clock.now(), -2),
      })
      const ids = async (more: object) =>
        must(await ofPractice({ limit: 50, ...more })).tasks.map(({ id }) => id)
      expect(await ids({ due: 'overdue' })).toEqual([key.taskId])
      expect(await ids({ services: ['medication-review'] })).toEqual([key.taskId])
      expect(await ids({ taken: 'by-me' })).toEqual([])
      must(await takeOnTask(shell, key, stage.practiceNurse))
      expect(await ids({ taken: 'by-me' })).toEqual([key.taskId])
      expect(await ids({ taken: 'by-nobody' })).not.toContain(key.taskId)
      expect(await ids({ priority: 'acute' })).toEqual([])
      expect(await ids({ due: 'today' })).toContain(key.taskId)
    })

    test('shows nothing of other units, and refuses a unit that is not ours', async () => {
      const { tasks } = must(await ofPractice({ limit: 200 }))
      expect(new Set(tasks.map(({ responsible }) => responsible.id))).toEqual(new Set([stage.practice]))
      expect(await ofPractice({ unitId: stage.ward })).toMatchObject({
        refusal: { code: 'task-unit-not-yours' },
      })
    })

    test('offers are seen by both parties until they are answered', async () => {
      const key = await offered()
      const seen = async (actor: ProfessionalActor, direction: 'incoming' | 'outgoing') =>
        must(await listOffers(shell, actor, { direction, limit: 200 })).tasks.map(({ id }) => id)
      expect(await seen(stage.homeNurse, 'incoming')).toContain(key.taskId)
      expect(await seen(stage.wardNurse, 'outgoing')).toContain(key.taskId)
      expect(await seen(stage.wardNurse, 'incoming')).not.toContain(key.taskId)
      expect(await seen(stage.acuteNurse, 'incoming')).not.toContain(key.taskId)
      must(await acceptHandoff(shell, key, stage.homeNurse))
      expect(await seen(stage.homeNurse, 'incoming')).not.toContain(key.taskId)
      expect(await seen(stage.wardNurse, 'outgoing')).not.toContain(key.taskId)
    })
  })

  test('after all this every row is still what its events say', async () => {
    const key = await callFor()
    must(await addNote(shell, key, stage.wardNurse, { text: 'Nøgle hos naboen' }))
    must(await completeTask(shell, key, stage.wardNurse, { outcome: 'Gjort' }))
    must(await reopenTask(shell, key, stage.wardNurse, { text: 'Ikke gjort alligevel' }))
    await expectRowsToEqualEvents()
  })
})
