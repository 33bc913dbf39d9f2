import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Result } from '../../../../kernel/result.ts'
import { anyTries, doer, later, nurse, office, opened, party, start, testControl, ward } from './arbitrary.ts'
import { isLate } from './lateness.ts'
import { fold, follow, type ReviewEvent, type ReviewState, statusOf } from './review.ts'
import * as deeds from './review-deeds.ts'
import { mayReview } from './reviewer.ts'

const rie = doer('Rie')
const dan = doer('Dan')
const fresh = () => fold([deeds.open(opened, start, testControl)])
const verdict = {
  outcome: 'justified',
  words: 'Borgeren var bevidstløs.',
  recordIds: null,
  breachId: null,
  citizensTold: 0,
} as const

function must(review: ReviewState, result: Result<ReviewEvent>): ReviewState {
  if (!result.ok) throw new Error(result.refusal.code)
  return follow(review, result.value)
}

const taken = () => must(fresh(), deeds.take(fresh(), rie, later(1)))

describe('who may review', () => {
  test('somebody of the party outside the unit may', () => {
    expect(mayReview(rie, nurse, party)).toMatchObject({ ok: true })
  })

  test('nobody reviews themselves, in whatever unit they sit now', () => {
    expect(mayReview(doer('nurse'), nurse, party)).toMatchObject({ refusal: { code: 'review-of-yourself' } })
  })

  test('nobody reviews a colleague of the same unit, nor of the unit they sit below', () => {
    const refused = { refusal: { code: 'review-of-your-own-unit' } }
    expect(mayReview(doer('Wanda', ward), nurse, party)).toMatchObject(refused)
    const below = 'bay' as OrganisationId
    expect(mayReview({ ...doer('Bo', below), unitChain: [below, ward, party] }, nurse, party)).toMatchObject(
      refused,
    )
  })

  test('a person of the hospital as a whole is reviewed by an office below it', () => {
    expect(mayReview(rie, { ...nurse, unitId: party }, party)).toMatchObject({ ok: true })
    expect(mayReview(doer('Wanda', party), { ...nurse, unitId: party }, party)).toMatchObject({ ok: false })
  })
})

describe('a review of an override', () => {
  test('is due at the end of the fifth workday: opened on Monday 1 June it skips Constitution Day, the 5th, and the weekend', () => {
    expect(fresh().dueAt).toBe('2026-06-09T21:59:59.999Z')
  })

  test('opened on the Thursday before Easter it waits for the holidays to end', () => {
    const review = fold([deeds.open(opened, '2026-04-01T20:00:00.000Z' as typeof start, testControl)])
    expect(review.dueAt).toBe('2026-04-13T21:59:59.999Z')
  })

  test('is taken, explained, answered and decided; each is seen in its status', () => {
    let review = fresh()
    expect(statusOf(review)).toBe('waiting')
    review = must(review, deeds.take(review, rie, later(1)))
    expect(statusOf(review)).toBe('taken')
    review = must(review, deeds.askForExplanation(review, rie, 'Hvorfor?', later(2), testControl))
    expect(statusOf(review)).toBe('asked')
    expect(review.explanation).toMatchObject({ askedBy: 'Rie', dueAt: '2026-06-04T21:59:59.999Z' })
    review = must(review, deeds.giveExplanation(review, 'Han var bevidstløs.', later(3)))
    expect(statusOf(review)).toBe('answered')
    review = must(review, deeds.decide(review, rie, verdict, later(4)))
    expect(statusOf(review)).toBe('decided')
    expect(review.decision).toMatchObject({ outcome: 'justified' })
    expect(deeds.attentionAt(review, testControl)).toBeNull()
  })

  test('that somebody has is not taken by another before it is late, and then it is', () => {
    const review = taken()
    expect(deeds.take(review, dan, later(2))).toMatchObject({
      refusal: { code: 'review-taken-by-another', data: { name: 'Rie' } },
    })
    expect(must(review, deeds.take(review, dan, later(24 * 9))).reviewer?.name).toBe('Dan')
  })

  test('is decided only by who has taken it, and only once', () => {
    expect(deeds.decide(fresh(), rie, verdict, later(1))).toMatchObject({
      refusal: { code: 'review-not-taken' },
    })
    expect(deeds.decide(taken(), dan, verdict, later(1))).toMatchObject({
      refusal: { code: 'review-not-taken' },
    })
    const decided = must(taken(), deeds.decide(taken(), rie, verdict, later(2)))
    expect(deeds.decide(decided, rie, verdict, later(3))).toMatchObject({
      refusal: { code: 'review-decided-already' },
    })
  })

  test('asks for one explanation at a time, and nobody explains what was not asked', () => {
    expect(deeds.giveExplanation(taken(), 'Fordi.', later(2))).toMatchObject({
      refusal: { code: 'explanation-not-asked' },
    })
    const asked = must(taken(), deeds.askForExplanation(taken(), rie, 'Hvorfor?', later(2), testControl))
    expect(deeds.askForExplanation(asked, rie, 'Hvorfor?', later(3), testControl)).toMatchObject({
      refusal: { code: 'review-explanation-awaited' },
    })
    const answered = must(asked, deeds.giveExplanation(asked, 'Fordi.', later(3)))
    expect(deeds.giveExplanation(answered, 'Igen.', later(4))).toMatchObject({
      refusal: { code: 'explanation-not-asked' },
    })
  })

  test('that is late is told of to the data protection officer, then to the leader again and again', () => {
    let review = fresh()
    expect(deeds.letTimePass(review, review.dueAt, testControl)).toBeUndefined()
    const told: string[] = []
    for (let hour = 0; hour < 24 * 20; hour += 1) {
      const event = deeds.letTimePass(review, later(hour), testControl)
      if (event?.type !== 'review-escalated') continue
      told.push(`${event.at.slice(0, 10)} ${event.to}`)
      review = follow(review, event)
    }
    expect(told).toEqual([
      '2026-06-09 data-protection-officer',
      '2026-06-12 unit-leader',
      '2026-06-16 unit-leader',
      '2026-06-19 unit-leader',
    ])
  })
})

describe('whatever people try with a review', () => {
  test('the history adds up to the state, a refusal changes nothing, and the reviewed person never decides', () => {
    fc.assert(
      fc.property(anyTries, (tries) => {
        const events: ReviewEvent[] = [deeds.open(opened, start, testControl)]
        let hours = 0
        for (const { deed, who, hours: passed, outcome } of tries) {
          hours += passed
          const now = later(hours)
          const review = fold(events)
          const before = structuredClone(review)
          const result = attempt(review, deed, who, now, outcome)
          expect(review).toEqual(before)
          if (result === undefined || !result.ok) continue
          events.push(result.value)
          const next = fold(events)
          expect(next.version).toBe(events.length)
          expect(next).toEqual(follow(review, result.value))
          if (review.decision !== null) expect(next.decision).toEqual(review.decision)
          if (next.decision !== null) expect(next.reviewer?.personId).not.toBe(nurse.id)
          expect(next.reviewer?.unitId ?? office).not.toBe(ward)
        }
        const last = fold(events)
        if (last.decision === null && isLate(last, later(hours + 1_000)))
          expect(deeds.letTimePass(last, later(hours + 1_000), testControl)).toBeDefined()
      }),
      { numRuns: 300 },
    )
  })
})

function attempt(
  review: ReviewState,
  deed: string,
  who: ReturnType<typeof doer>,
  now: typeof start,
  outcome: 'justified' | 'justified_training' | 'unjustified',
): Result<ReviewEvent> | undefined {
  switch (deed) {
    case 'take':
      return deeds.take(review, who, now)
    case 'release':
      return deeds.release(review, who, now)
    case 'ask':
      return deeds.askForExplanation(review, who, 'Hvorfor?', now, testControl)
    case 'explain':
      return deeds.giveExplanation(review, 'Fordi.', now)
    case 'decide':
      return deeds.decide(review, who, { ...verdict, outcome }, now)
    case 'wait': {
      const event = deeds.letTimePass(review, now, testControl)
      return event && { ok: true, value: event }
    }
    default:
      return undefined
  }
}
