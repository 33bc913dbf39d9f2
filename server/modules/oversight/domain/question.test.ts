import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../../../kernel/result.ts'
import { anyTries, asked, doer, later, start, testControl } from './arbitrary.ts'
import type { ReviewId } from './ids.ts'
import * as questions from './question.ts'

const rie = doer('Rie')
const fresh = () => questions.fold([questions.ask(asked, start, testControl)])
const reviewId = 'review' as ReviewId

function must(
  question: questions.QuestionState,
  result: Result<questions.QuestionEvent>,
): questions.QuestionState {
  if (!result.ok) throw new Error(result.refusal.code)
  return questions.follow(question, result.value)
}

describe('a question about a look', () => {
  test('is due at the end of the seventh workday', () => {
    expect(fresh().dueAt).toBe('2026-06-11T21:59:59.999Z')
  })

  test('is taken and answered in plain words; the citizen learns the role of who answered', () => {
    const taken = must(fresh(), questions.take(fresh(), rie, later(1)))
    expect(questions.statusOf(taken)).toBe('taken')
    const answered = must(taken, questions.answer(taken, rie, 'Afdelingen gav dig medicin.', later(2)))
    expect(answered.answer).toMatchObject({ text: 'Afdelingen gav dig medicin.', function: 'log-reviewer' })
    expect(questions.statusOf(answered)).toBe('answered')
    expect(questions.attentionAt(answered, testControl)).toBeNull()
  })

  test('is never answered by who looked', () => {
    expect(questions.take(fresh(), doer('nurse'), later(1))).toMatchObject({
      refusal: { code: 'question-about-yourself' },
    })
  })

  test('can be sent to review once, and must still be answered', () => {
    const taken = must(fresh(), questions.take(fresh(), rie, later(1)))
    const sent = must(taken, questions.sendToReview(taken, rie, { why: 'Uklart', reviewId }, later(2)))
    expect(questions.statusOf(sent)).toBe('taken')
    expect(questions.attentionAt(sent, testControl)).not.toBeNull()
    expect(questions.sendToReview(sent, rie, { why: 'Igen', reviewId }, later(3))).toMatchObject({
      refusal: { code: 'question-reviewed-already' },
    })
  })

  test('that nobody answers is told of above, and may be taken over', () => {
    const taken = must(fresh(), questions.take(fresh(), rie, later(1)))
    const late = later(24 * 11)
    expect(questions.letTimePass(taken, late, testControl)).toMatchObject({ to: 'data-protection-officer' })
    expect(questions.take(taken, doer('Dan'), later(2))).toMatchObject({
      refusal: { code: 'question-taken-by-another' },
    })
    expect(questions.take(taken, doer('Dan'), late)).toMatchObject({ ok: true })
  })

  test('whatever people try, the history adds up, and what was answered stays answered', () => {
    fc.assert(
      fc.property(anyTries, (tries) => {
        const events: questions.QuestionEvent[] = [questions.ask(asked, start, testControl)]
        let hours = 0
        for (const { deed, who, hours: passed } of tries) {
          hours += passed
          const question = questions.fold(events)
          const result = attempt(question, deed, who, later(hours))
          if (result === undefined || !result.ok) continue
          events.push(result.value)
          const next = questions.fold(events)
          expect(next).toEqual(questions.follow(question, result.value))
          if (question.answer !== null) expect(next.answer).toEqual(question.answer)
          expect(next.reviewer?.personId).not.toBe('nurse')
        }
      }),
      { numRuns: 300 },
    )
  })
})

function attempt(
  question: questions.QuestionState,
  deed: string,
  who: ReturnType<typeof doer>,
  now: typeof start,
): Result<questions.QuestionEvent> | undefined {
  if (deed === 'take') return questions.take(question, who, now)
  if (deed === 'answer') return questions.answer(question, who, 'Svar', now)
  if (deed === 'review') return questions.sendToReview(question, who, { why: 'Uklart', reviewId }, now)
  if (deed !== 'wait') return undefined
  const event = questions.letTimePass(question, now, testControl)
  return event && { ok: true, value: event }
}
