import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import {
  admit,
  type OversightStage,
  setOversightStage,
  worker,
} from '../../../test/support/oversight-stage.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import { allow } from '../access/index.ts'
import type { QuestionId } from './domain/ids.ts'
import { fold, type QuestionEvent } from './domain/question.ts'
import { listQuestionsOf } from './store/questions.ts'
import { getReview } from './use-cases/list-reviews.ts'
import { listOversightNotices } from './use-cases/notices.ts'
import {
  answerQuestion,
  askAboutLook,
  getQuestion,
  listMyQuestions,
  listQuestions,
  reviewQuestion,
  takeQuestion,
} from './use-cases/questions.ts'
import { sweepOversight } from './use-cases/sweep-oversight.ts'

let house: TestHouse
let stage: OversightStage
let nurse: ProfessionalActor

beforeAll(async () => {
  house = await openTestHouse()
  stage = await setOversightStage(house.shell)
  nurse = await worker(house.shell, 'Wanda Sygeplejerske', 'ward-nurse', stage.ward)
  await admit(house.shell, stage.citizenId, stage.ward)
})
afterAll(() => house.close())

interface LookRow {
  recordId: string
  at: Instant
}

/** Somebody looks, and the record of it stands in the citizen's log. */
async function looked(actor: ProfessionalActor | CitizenActor = nurse): Promise<LookRow> {
  house.clock.advance({ minutes: 1 })
  const isOwn = actor.kind === 'citizen'
  must(
    await allow(house.shell, {
      actor,
      citizenId: stage.citizenId,
      kind: 'PLAN',
      purpose: isOwn ? 'own-record' : 'treatment',
      action: 'read',
      object: 'story',
    }),
  )
  return house.owner.one<LookRow>(sql`
    select id as "recordId", at
    from access.records
    where citizen_id = ${stage.citizenId} and at = ${house.clock.now()} and person_id = ${actor.personId}`)
}

const ask = (row: LookRow, actor = stage.citizen) =>
  askAboutLook(house.shell, actor, stage.citizenId, { ...row, text: 'Jeg var der slet ikke den dag.' })

async function asked(): Promise<QuestionId> {
  return must(await ask(await looked())).id as QuestionId
}

const open = { status: 'open', limit: 100 } as const
const answer = 'Afdelingen læste din plan, fordi du skulle udskrives.'

describe('“I do not understand this look”', () => {
  test('goes to the party that looked, with seven workdays to answer; the citizen sees who must answer and when', async () => {
    const question = must(await ask(await looked()))
    expect(question).toMatchObject({
      status: 'waiting',
      party: { name: 'Herlev Hospital' },
      // Seven workdays after Monday 1 June: Constitution Day and the weekend do not count.
      dueAt: '2026-06-11T21:59:59.999Z',
      isOverdue: false,
      answer: null,
    })
    expect(must(await listMyQuestions(house.shell, stage.citizen, stage.citizenId)).questions).toContainEqual(
      question,
    )
  })

  test('shows the reviewer’s queue nothing about the citizen; another party has no such question', async () => {
    const questionId = await asked()
    const { questions } = must(await listQuestions(house.shell, stage.reviewer, open))
    const task = questions.find(({ id }) => id === questionId)
    expect(task).toMatchObject({ unit: { name: 'Medicinsk afdeling' }, actions: { take: null } })
    expect(JSON.stringify(task)).not.toContain(stage.citizenId)
    expect(must(await getQuestion(house.shell, stage.reviewer, questionId)).asked).toBeNull()
    expect(await takeQuestion(house.shell, stage.townReviewer, questionId)).toMatchObject({
      refusal: { code: 'question-unknown' },
    })
    expect(await takeQuestion(house.shell, nurse, questionId)).toMatchObject({
      refusal: { code: 'oversight-not-for-your-role' },
    })
  })

  test('is opened to whoever takes it, with the look; the showing is in the citizen’s log', async () => {
    const questionId = await asked()
    const taken = must(await takeQuestion(house.shell, stage.reviewer, questionId))
    expect(taken).toMatchObject({
      status: 'taken',
      asked: {
        text: 'Jeg var der slet ikke den dag.',
        look: { kind: 'PLAN', citizen: { name: 'Bruno Test Elmer' }, function: 'ward-nurse' },
      },
    })
    expect(must(await getQuestion(house.shell, stage.officer, questionId)).asked).toBeNull()
    const { count } = await house.owner.one<{ count: number }>(sql`
      select count(*) from access.records
      where citizen_id = ${stage.citizenId} and person_id = ${stage.reviewer.personId} and rule_id = 'P41'
        and outcome = 'granted'`)
    expect(count).toBeGreaterThan(0)
  })

  test('is answered in plain words; the citizen reads the answer and the role that gave it, not a name', async () => {
    const questionId = await asked()
    expect(await answerQuestion(house.shell, stage.reviewer, questionId, answer)).toMatchObject({
      refusal: { code: 'question-not-taken' },
    })
    must(await takeQuestion(house.shell, stage.reviewer, questionId))
    must(await answerQuestion(house.shell, stage.reviewer, questionId, answer))
    expect(await answerQuestion(house.shell, stage.reviewer, questionId, answer)).toMatchObject({
      refusal: { code: 'question-answered-already' },
    })
    const { questions } = must(await listMyQuestions(house.shell, stage.citizen, stage.citizenId))
    const mine = questions.find(({ id }) => id === questionId)
    expect(mine).toMatchObject({ status: 'answered', answer, answeredBy: 'log-reviewer' })
    expect(JSON.stringify(mine)).not.toContain('Rie')
  })

  test('can be sent to review; it is one review with that look, and the question is still to be answered', async () => {
    const questionId = await asked()
    must(await takeQuestion(house.shell, stage.reviewer, questionId))
    const sent = must(
      await reviewQuestion(house.shell, stage.reviewer, questionId, 'Opslaget passer ikke til forløbet'),
    )
    expect(sent).toMatchObject({
      status: 'taken',
      actions: { review: { code: 'question-reviewed-already' } },
    })
    const review = must(await getReview(house.shell, stage.officer, sent.reviewId as never))
    expect(review).toMatchObject({
      kind: 'question',
      questionId,
      lookCount: 1,
      person: { id: nurse.personId },
    })
    const { questions } = must(await listMyQuestions(house.shell, stage.citizen, stage.citizenId))
    expect(questions.find(({ id }) => id === questionId)?.isReviewed).toBe(true)
  })

  test('nobody answers is told of above by itself', async () => {
    const questionId = await asked()
    const now = house.clock.now()
    house.clock.set('2026-06-12T08:00:00.000Z')
    await sweepOversight(house.shell)
    const { notices } = must(await listOversightNotices(house.shell, stage.officer, 100))
    expect(notices.filter(({ questionId: about }) => about === questionId)).toMatchObject([
      { kind: 'question-overdue' },
    ])
    const { questions } = must(await listMyQuestions(house.shell, stage.citizen, stage.citizenId))
    expect(questions.find(({ id }) => id === questionId)?.isOverdue).toBe(true)
    house.clock.set(now)
  })

  test('is refused about a look that is not in the own log, about one’s own look, and a second time', async () => {
    const row = await looked()
    const elsewhere = '2026-06-01T00:00:00.000Z' as Instant
    expect(await ask({ ...row, at: elsewhere })).toMatchObject({
      refusal: { code: 'question-about-unknown-look' },
    })
    expect(await ask(await looked(stage.citizen))).toMatchObject({
      refusal: { code: 'question-about-nobodys-look' },
    })
    must(await ask(row))
    expect(await ask(row)).toMatchObject({ refusal: { code: 'question-asked-already' } })
  })

  test('is not for somebody else to ask or to read', async () => {
    const stranger: CitizenActor = {
      kind: 'citizen',
      personId: house.shell.ids.next<PersonId>(),
      name: 'Nancy Ann Test Berggren',
      citizenId: stage.otherCitizenId,
    }
    expect(await ask(await looked(), stranger)).toMatchObject({ ok: false })
    expect(await listMyQuestions(house.shell, stranger, stage.citizenId)).toMatchObject({
      ok: false,
    })
  })
})

describe('the rows', () => {
  test('are what the events add up to, for every question of this file', async () => {
    const questions = await listQuestionsOf(house.shell, stage.citizenId)
    expect(questions.length).toBeGreaterThan(5)
    for (const question of questions) {
      const events = await house.owner.query<{ data: QuestionEvent }>(sql`
        select data from oversight.question_events
        where citizen_id = ${question.citizenId} and question_id = ${question.questionId}
        order by sequence`)
      expect(question).toEqual(fold(events.map(({ data }) => data)))
    }
  })
})
