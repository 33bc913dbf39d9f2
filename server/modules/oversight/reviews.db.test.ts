import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import {
  admit,
  type OversightStage,
  override,
  setOversightStage,
  worker,
} from '../../../test/support/oversight-stage.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import { allow } from '../access/index.ts'
import type { ReviewId } from './domain/ids.ts'
import { fold } from './domain/review.ts'
import { oversightModule } from './index.ts'
import { findReview, listReviewEvents } from './store/reviews.ts'
import { askForExplanation, releaseReview, takeReview } from './use-cases/change-review.ts'
import { countOversight } from './use-cases/count-oversight.ts'
import { decideReview } from './use-cases/decide-review.ts'
import { giveExplanation, listMyExplanations } from './use-cases/explanations.ts'
import { listReviewLooks } from './use-cases/list-review-looks.ts'
import { getReview, listReviews } from './use-cases/list-reviews.ts'
import { acknowledgeOversightNotice, listOversightNotices } from './use-cases/notices.ts'
import { sweepOversight } from './use-cases/sweep-oversight.ts'

let house: TestHouse
let stage: OversightStage

beforeAll(async () => {
  house = await openTestHouse({ listeners: oversightModule.listeners ?? [] })
  stage = await setOversightStage(house.shell)
})
afterAll(() => house.close())

const words = 'Patienten var bevidstløs, og medicinen skulle kendes.'
const all = { status: 'open', limit: 50 } as const

/** A nurse of the ward opens a citizen nobody has a relation to; and the review it leads to. */
async function overridden() {
  const nurse = await worker(house.shell, 'Wanda Sygeplejerske', 'ward-nurse', stage.ward)
  const citizenId = stage.otherCitizenId
  const overrideId = await override(house.shell, nurse, citizenId)
  await house.settle()
  const { id } = await house.owner.one<{ id: ReviewId }>(sql`
    select id from oversight.reviews where kind = 'override' and subject = ${overrideId}`)
  return { overrideId, reviewId: id, citizenId, nurse }
}

const look = (actor: ProfessionalActor, citizenId: CitizenId) =>
  allow(house.shell, {
    actor,
    citizenId,
    kind: 'MED',
    purpose: 'treatment',
    action: 'read',
    object: 'medicine',
  })

describe('an override of necessity', () => {
  test('is in the queue of the hospital at once, due within five workdays, with nothing about the citizen', async () => {
    const { reviewId, citizenId } = await overridden()
    const { reviews } = must(await listReviews(house.shell, stage.reviewer, all))
    const review = reviews.find(({ id }) => id === reviewId)
    expect(review).toMatchObject({
      kind: 'override',
      status: 'waiting',
      person: { name: 'Wanda Sygeplejerske', function: 'ward-nurse', unit: { name: 'Medicinsk afdeling' } },
      dueAt: '2026-06-09T21:59:59.999Z',
      lookCount: 1,
      citizenCount: 1,
      actions: { take: null, decide: { code: 'review-not-taken' } },
    })
    expect(JSON.stringify(review)).not.toContain(citizenId)
  })

  test('with the citizen’s consent on the spot is reviewed too: only the nurse has said so', async () => {
    const overrideId = await override(house.shell, stage.wardNurse, stage.otherCitizenId, 'CONSENT_NOW')
    await house.settle()
    const { count } = await house.owner.one<{ count: number }>(sql`
      select count(*) from oversight.reviews where subject = ${overrideId}`)
    expect(count).toBe(1)
  })

  test('told of twice is one review', async () => {
    const { overrideId, nurse } = await overridden()
    const [listener] = oversightModule.listeners ?? []
    await listener?.handle(house.shell, [
      {
        eventId: 'x',
        type: 'override-opened',
        citizenId: stage.otherCitizenId,
        occurredAt: house.clock.now(),
        data: {
          overrideId,
          reasonCode: 'UNCONSCIOUS',
          personId: nurse.personId,
          roleId: nurse.roleId,
          unitId: nurse.unitId,
          expiresAt: house.clock.now(),
        },
      },
    ] as never)
    const { count } = await house.owner.one<{ count: number }>(sql`
      select count(*) from oversight.reviews where subject = ${overrideId}`)
    expect(count).toBe(1)
  })

  test('is not for the nurse, not for a reviewer of the same ward, and unknown to another party', async () => {
    const { reviewId, nurse } = await overridden()
    expect(await takeReview(house.shell, nurse, reviewId)).toMatchObject({
      refusal: { code: 'oversight-not-for-your-role' },
    })
    expect(await takeReview(house.shell, stage.insideReviewer, reviewId)).toMatchObject({
      refusal: { code: 'review-of-your-own-unit' },
    })
    expect(await takeReview(house.shell, stage.townReviewer, reviewId)).toMatchObject({
      refusal: { code: 'review-unknown' },
    })
  })

  test('by a log reviewer themselves is neither seen nor taken by them', async () => {
    const { reviewId, nurse } = await overridden()
    const nurseToo = { ...nurse, function: 'log-reviewer', unitId: stage.office }
    expect(await getReview(house.shell, nurseToo, reviewId)).toMatchObject({
      refusal: { code: 'review-unknown' },
    })
    expect(await takeReview(house.shell, nurseToo, reviewId)).toMatchObject({
      refusal: { code: 'review-of-yourself' },
    })
    const { reviews } = must(await listReviews(house.shell, nurseToo, all))
    expect(reviews.filter(({ person }) => person.id === nurseToo.personId)).toEqual([])
  })
})

describe('the looks under review', () => {
  test('are shown to whoever has taken it and to nobody else, and the citizen’s log says so', async () => {
    const { reviewId, citizenId, nurse } = await overridden()
    await look(nurse, citizenId)
    expect(await listReviewLooks(house.shell, stage.reviewer, reviewId, { limit: 25 })).toMatchObject({
      refusal: { code: 'review-not-taken' },
    })
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const { looks, withheld } = must(
      await listReviewLooks(house.shell, stage.reviewer, reviewId, { limit: 25 }),
    )
    expect(withheld).toBe(false)
    // What was looked at after the opening belongs to the same review.
    expect(looks.map(({ action, kind }) => `${action} ${kind}`).sort()).toEqual(['override ID', 'read MED'])
    expect(looks[0]).toMatchObject({
      citizen: { id: citizenId, name: 'Nancy Ann Test Berggren' },
      ruleId: 'P20',
      unit: { name: 'Medicinsk afdeling' },
    })
    expect(await listReviewLooks(house.shell, stage.officer, reviewId, { limit: 25 })).toMatchObject({
      refusal: { code: 'review-not-taken' },
    })
    const rows = await house.owner.query<{ kind: string; rule: string; outcome: string }>(sql`
      select data_kind as kind, rule_id as rule, outcome
      from access.records
      where citizen_id = ${citizenId} and person_id = ${stage.reviewer.personId} and outcome = 'granted'
      order by kind`)
    expect(rows).toEqual([
      { kind: 'ID', rule: 'P41', outcome: 'granted' },
      { kind: 'LOG', rule: 'P41', outcome: 'granted' },
    ])
  })

  test('are closed again when the review is released or decided', async () => {
    const { reviewId, citizenId } = await overridden()
    const may = () =>
      allow(house.shell, { actor: stage.officer, citizenId, kind: 'LOG', purpose: 'control', action: 'read' })
    expect(await may()).toMatchObject({ ok: false })
    must(await takeReview(house.shell, stage.officer, reviewId))
    expect(await may()).toMatchObject({ ok: true })
    must(await releaseReview(house.shell, stage.officer, reviewId))
    expect(await may()).toMatchObject({ ok: false })
    must(await takeReview(house.shell, stage.officer, reviewId))
    must(await decideReview(house.shell, stage.officer, reviewId, { outcome: 'justified', words }))
    expect(await may()).toMatchObject({ ok: false })
  })
})

describe('an explanation', () => {
  test('is asked of the nurse, seen on her own page without the citizen, answered once, and read by the reviewer', async () => {
    const { reviewId, citizenId, nurse } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const question = 'Hvorfor åbnede du oplysningerne den 1. juni?'
    must(await askForExplanation(house.shell, stage.reviewer, reviewId, question))
    expect(must(await countOversight(house.shell, nurse))).toMatchObject({
      isReviewer: false,
      explanations: 1,
    })
    const { explanations } = must(await listMyExplanations(house.shell, nurse))
    expect(explanations).toMatchObject([
      {
        reviewId,
        question,
        askedBy: 'Rie Revisor',
        answer: null,
        dueAt: '2026-06-04T21:59:59.999Z',
        looks: [{ action: 'override' }],
      },
    ])
    expect(JSON.stringify(explanations)).not.toContain(citizenId)
    expect(await giveExplanation(house.shell, stage.homeNurse, reviewId, words)).toMatchObject({
      refusal: { code: 'review-unknown' },
    })
    must(await giveExplanation(house.shell, nurse, reviewId, words))
    expect(await giveExplanation(house.shell, nurse, reviewId, words)).toMatchObject({
      refusal: { code: 'explanation-not-asked' },
    })
    const review = must(await getReview(house.shell, stage.reviewer, reviewId))
    expect(review.status).toBe('answered')
    expect(review.history.map(({ type, by }) => [type, by])).toEqual([
      ['opened', null],
      ['taken', 'Rie Revisor'],
      ['asked', 'Rie Revisor'],
      ['answered', 'Wanda Sygeplejerske'],
    ])
    must(await decideReview(house.shell, stage.reviewer, reviewId, { outcome: 'justified', words }))
    expect(must(await countOversight(house.shell, nurse)).explanations).toBe(0)
  })
})

describe('a decision', () => {
  test('that it was unjustified tells leader, adviser and citizen the same day, and starts the 72 hours', async () => {
    const { reviewId, citizenId } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const decided = must(
      await decideReview(house.shell, stage.reviewer, reviewId, { outcome: 'unjustified', words }),
    )
    expect(decided).toMatchObject({ status: 'decided', outcome: 'unjustified', words })
    expect(decided.history.map(({ type }) => type)).toContain('citizens-told')
    const kindsTold = async (actor: ProfessionalActor) =>
      must(await listOversightNotices(house.shell, actor, 50))
        .notices.filter(
          ({ reviewId: about, breachId }) => about === reviewId || breachId === decided.breachId,
        )
        .map(({ kind }) => kind)
        .sort()
    expect(await kindsTold(stage.wardLeader)).toEqual(['breach-opened', 'review-unjustified'])
    expect(await kindsTold(stage.officer)).toEqual(['breach-opened', 'review-unjustified'])
    expect(await kindsTold(stage.homeNurse)).toEqual([])
    const [phoned] = must(await listOversightNotices(house.shell, stage.wardLeader, 50)).notices
    expect(phoned?.phone).toEqual({ name: 'Anna Afdeling', phone: '00 00 00 11' })
    expect(
      await house.owner.query(sql`
        select kind, about_id as about from access.notices
        where citizen_id = ${citizenId} and about_id = ${reviewId}`),
    ).toEqual([{ kind: 'look-unjustified', about: reviewId }])
    expect(
      await house.owner.one(sql`
        select review_id as "reviewId", aware_at as "awareAt" from oversight.breaches where id = ${decided.breachId}`),
    ).toEqual({ reviewId, awareAt: house.clock.now() })
  })

  test('about one record of several tells only that citizen; a record of another review is refused', async () => {
    const { reviewId } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const { looks } = must(await listReviewLooks(house.shell, stage.reviewer, reviewId, { limit: 25 }))
    const recordIds = looks.slice(0, 1).map(({ recordId }) => recordId)
    const foreign = ['00000000-0000-7000-8000-0000000000ff']
    expect(
      await decideReview(house.shell, stage.reviewer, reviewId, {
        outcome: 'unjustified',
        words,
        recordIds: foreign,
      }),
    ).toMatchObject({ refusal: { code: 'review-look-unknown' } })
    must(
      await decideReview(house.shell, stage.reviewer, reviewId, {
        outcome: 'unjustified',
        words,
        recordIds,
      }),
    )
  })

  test('that training is needed tells the leader alone, and nobody is told of a breach', async () => {
    const { reviewId } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const decided = must(
      await decideReview(house.shell, stage.reviewer, reviewId, { outcome: 'justified_training', words }),
    )
    expect(decided.breachId).toBeNull()
    const { notices } = must(await listOversightNotices(house.shell, stage.wardLeader, 50))
    const told = notices.find(({ reviewId: about }) => about === reviewId)
    expect(told).toMatchObject({ kind: 'training-needed', seen: null })
    if (told === undefined) throw new Error('nobody was told')
    const seen = must(await acknowledgeOversightNotice(house.shell, stage.wardLeader, told.id as never))
    expect(seen.seen?.by).toBe('Lis Leder')
    expect(await acknowledgeOversightNotice(house.shell, stage.homeNurse, told.id as never)).toMatchObject({
      refusal: { code: 'oversight-notice-unknown' },
    })
  })

  test('stands: nobody decides again or takes it over', async () => {
    const { reviewId } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    const judgement = { outcome: 'justified', words } as const
    must(await decideReview(house.shell, stage.reviewer, reviewId, judgement))
    expect(await decideReview(house.shell, stage.reviewer, reviewId, judgement)).toMatchObject({
      refusal: { code: 'review-decided-already' },
    })
  })
})

describe('what is late', () => {
  test('is told of by itself: to the adviser, then to the leader of the reviewer; nobody is told twice in a day', async () => {
    const { reviewId } = await overridden()
    must(await takeReview(house.shell, stage.reviewer, reviewId))
    house.clock.set('2026-06-09T22:00:00.000Z')
    expect(await sweepOversight(house.shell)).toBeGreaterThan(0)
    expect(await sweepOversight(house.shell)).toBe(0)
    const { notices } = must(await listOversightNotices(house.shell, stage.officer, 100))
    expect(notices.filter(({ reviewId: about }) => about === reviewId)).toMatchObject([
      { kind: 'review-overdue', unit: { name: 'Kontrol af opslag' } },
    ])
    const counts = must(await countOversight(house.shell, stage.officer))
    expect(counts.reviews.overdue).toBeGreaterThan(0)
    expect(must(await takeReview(house.shell, stage.officer, reviewId)).reviewer?.name).toBe('Dan Rådgiver')
    house.clock.set('2026-06-13T08:00:00.000Z')
    await sweepOversight(house.shell)
    const review = must(await getReview(house.shell, stage.officer, reviewId))
    expect(review).toMatchObject({ isOverdue: true, escalations: 2 })
  })

  test('in a place with nobody to review, that is told of in the same moment', async () => {
    const clinicNurse = await worker(house.shell, 'Karl Klinik', 'practice-nurse', stage.practice)
    const leader = await worker(house.shell, 'Lone Læge', 'unit-leader', stage.practice)
    await override(house.shell, clinicNurse, stage.otherCitizenId)
    await house.settle()
    const { notices } = must(await listOversightNotices(house.shell, leader, 10))
    expect(notices.map(({ kind }) => kind)).toEqual(['nobody-to-review'])
  })
})

describe('the rows', () => {
  test('are what the events add up to, for every review of this file', async () => {
    await admit(house.shell, stage.citizenId, stage.ward)
    const ids = await house.owner.query<{ id: ReviewId }>(sql`select id from oversight.reviews`)
    expect(ids.length).toBeGreaterThan(8)
    for (const { id } of ids) {
      const found = await findReview(house.shell, id)
      if (found === undefined) throw new Error('a review is gone')
      const { lookCount, citizenCount, ...row } = found
      expect(row).toEqual(fold(await listReviewEvents(house.shell, id)))
      expect(lookCount).toBeGreaterThanOrEqual(citizenCount)
    }
  })
})
