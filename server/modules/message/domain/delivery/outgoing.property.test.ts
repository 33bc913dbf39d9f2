import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MessageId, PersonId, RoleId } from '../../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { times } from './back-off.ts'
import {
  applyAll,
  beginSending,
  callNext,
  close,
  endSending,
  isDue,
  letTimePass,
  networkRefuses,
  retry,
  takeAnswer,
} from './decide.ts'
import type { Called, OutgoingEvent } from './event.ts'
import { begin, dueAt, fold, isSettled, needsPerson, type Outgoing } from './outgoing.ts'

const start = instant('2026-06-01T08:00:00.000Z')
const by = { personId: 'p' as PersonId, roleId: 'r' as RoleId }
const ladder: Called[] = [1, 2].map((step) => ({
  step,
  function: 'nurse',
  personId: null,
  name: `Nr. ${step}`,
  phone: '1',
  timeoutMinutes: 30,
}))

/** What may happen to a letter, in any order. */
type Happening =
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'worker' }
  | {
      readonly kind: 'ends'
      readonly how: 'handed-over' | 'not-handed-over' | 'turned-away'
      readonly which: number
    }
  | { readonly kind: 'answer'; readonly code: 'ok' | 'fatal-error' | 'transient-error' }
  | { readonly kind: 'network-refuses' | 'retry' | 'close' }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 0, max: 90 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      minutes: fc.integer({ min: -600, max: 6_000 }),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ kind: 'worker' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ends' as const),
      how: fc.constantFrom('handed-over', 'not-handed-over', 'turned-away'),
      which: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      code: fc.constantFrom('ok', 'fatal-error', 'transient-error'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'network-refuses' as const }, { kind: 'retry' as const }) },
)

interface Story {
  letter: Outgoing
  now: Instant
  readonly history: OutgoingEvent[]
  readonly envelopes: string[]
  retries: number
}

function happen(story: Story, one: Happening | { kind: 'close' }, resends: number): void {
  const rules = { resends }
  const add = (events: readonly OutgoingEvent[]): void => {
    story.letter = applyAll(story.letter, events)
    story.history.push(...events)
  }
  const { now } = story
  switch (one.kind) {
    case 'time':
      story.now = instant(epoch(now) + one.minutes * 60_000)
      break
    case 'worker': {
      // As the worker does: only what is due, and all that is due.
      if (!isDue(dueAt(story.letter), story.letter.decidedAt, now)) break
      add(letTimePass(story.letter, now, rules, 0.5))
      add(callNext(story.letter, now, rules, ladder))
      const envelopeId = `e${story.envelopes.length}`
      const begun = beginSending(story.letter, now, envelopeId)
      if (begun.length > 0) story.envelopes.push(envelopeId)
      add(begun)
      break
    }
    case 'ends': {
      const envelopeId = story.envelopes.at(-1 - one.which)
      if (envelopeId === undefined) break
      const outcome =
        one.how === 'handed-over'
          ? ({ kind: one.how } as const)
          : one.how === 'turned-away'
            ? ({ kind: one.how, status: 400 } as const)
            : ({ kind: one.how, why: 'no-contact' } as const)
      add(endSending(story.letter, now, envelopeId, outcome, 0.5))
      add(callNext(story.letter, now, rules, ladder))
      break
    }
    case 'answer':
      add(
        takeAnswer(
          story.letter,
          now,
          { code: one.code, messageId: 'm' as MessageId, issues: [] },
          rules,
          0.5,
        ),
      )
      add(callNext(story.letter, now, rules, ladder))
      break
    case 'network-refuses':
      add(networkRefuses(story.letter, now, story.envelopes.at(-1) ?? ''))
      break
    case 'retry': {
      const tried = retry(story.letter, now, by)
      if (tried.ok) {
        story.retries += 1
        add(tried.value)
      }
      break
    }
    case 'close': {
      const closed = close(story.letter, now, by, { reason: 'ringet' })
      if (closed.ok) add(closed.value)
    }
  }
}

const queued = (): Story => ({
  letter: begin(start),
  now: start,
  history: [{ at: start, kind: 'queued' }],
  envelopes: [],
  retries: 0,
})

const stories = fc.record({
  happenings: fc.array(happening, { maxLength: 60 }),
  resends: fc.integer({ min: 0, max: 3 }),
})

describe('a letter of ours, whatever happens to it and in whatever order', () => {
  test('is never lost: it is settled, somebody is to act, or there is a moment it is looked at again', () => {
    fc.assert(
      fc.property(stories, ({ happenings, resends }) => {
        const story = queued()
        for (const one of happenings) {
          happen(story, one, resends)
          const { letter } = story
          expect(isSettled(letter) || needsPerson(letter) || letter.nextAt !== null).toBe(true)
          if (isSettled(letter))
            expect([letter.nextAt, letter.nextCallAt, letter.fails]).toEqual([null, null, null])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('is settled once: the first ok or fatal-error stands, and what says otherwise changes nothing', () => {
    fc.assert(
      fc.property(stories, ({ happenings, resends }) => {
        const story = queued()
        let first: string | undefined
        let acknowledgements = 0
        for (const one of happenings) {
          const before = story.letter
          happen(story, one, resends)
          if (before.status !== 'acknowledged' && story.letter.status === 'acknowledged')
            acknowledgements += 1
          const { answer } = story.letter
          if (first === undefined && (answer === 'ok' || answer === 'fatal-error')) first = answer
          else if (first !== undefined) expect(answer).toBe(first)
          if (before.status === 'acknowledged') expect(story.letter.status).toBe('acknowledged')
        }
        expect(acknowledgements).toBeLessThanOrEqual(1)
        const finals = story.history.filter(
          (event) => event.kind === 'answered' && event.code !== 'transient-error',
        )
        expect(finals.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is sent no more often than the setting says, but for what was cut off or a person has sent again', () => {
    fc.assert(
      fc.property(stories, ({ happenings, resends }) => {
        const story = queued()
        for (const one of happenings) happen(story, one, resends)
        const begun = story.history.filter(({ kind }) => kind === 'sending').length
        const failed = story.history.filter(
          ({ kind }) => kind === 'not-handed-over' || kind === 'interrupted',
        ).length
        expect(begun - failed).toBeLessThanOrEqual((1 + resends) * (1 + story.retries))
        expect(new Set(story.envelopes).size).toBe(begun)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is what its history adds up to', () => {
    fc.assert(
      fc.property(stories, ({ happenings, resends }) => {
        const story = queued()
        for (const one of happenings) happen(story, one, resends)
        expect(fold(story.history)).toEqual(story.letter)
        expect(story.letter.version).toBe(story.history.length)
      }),
    )
  })

  test('comes to an end when the workers work and the receiver answers, and calls a person when it never does', () => {
    fc.assert(
      fc.property(stories, fc.boolean(), ({ happenings, resends }, isAnswering) => {
        const story = queued()
        for (const one of happenings) happen(story, one, resends)
        for (let round = 0; round < 60; round += 1) {
          happen(story, { kind: 'time', minutes: 16 }, resends)
          happen(story, { kind: 'worker' }, resends)
          happen(story, { kind: 'ends', how: 'handed-over', which: 0 }, resends)
          if (isAnswering) happen(story, { kind: 'answer', code: 'ok' }, resends)
        }
        const { letter } = story
        const isEnded = isSettled(letter) || letter.status === 'refused'
        expect(isAnswering ? isEnded : isEnded || needsPerson(letter)).toBe(true)
        if (needsPerson(letter)) expect(story.history.some(({ kind }) => kind === 'escalated')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('can always be closed by a person until it is settled, and stays closed', () => {
    fc.assert(
      fc.property(stories, stories, ({ happenings, resends }, more) => {
        const story = queued()
        for (const one of happenings) happen(story, one, resends)
        const wasSettled = isSettled(story.letter)
        const before = story.letter.status
        happen(story, { kind: 'close' }, resends)
        expect(story.letter.status).toBe(wasSettled ? before : 'closed')
        const ended = story.letter.status
        for (const one of more.happenings) happen(story, one, resends)
        expect(story.letter.status).toBe(ended)
      }),
    )
  })
})

test('a clock that is set back leaves nothing waiting for a time that is long ahead', () => {
  const letter = begin(start)
  const dayBefore = instant(epoch(start) - 24 * 3_600_000)
  expect(isDue(dueAt(letter), letter.decidedAt, dayBefore)).toBe(true)
  expect(isDue(instant(epoch(start) + times.answerWithin), start, start)).toBe(false)
})
