import { describe, expect, test } from 'vitest'
import {
  acuteNurse,
  acuteTeam,
  friday,
  handoffNumber,
  homeNurse,
  homeNursing,
  later,
  opening,
  practice,
  practiceNurse,
  Story,
  ward,
  wardNurse,
} from './arbitrary.ts'
import { openTask } from './decide.ts'
import { expiresAt, turnOf } from './handoff.ts'
import { openHandoff } from './task.ts'

const handoffId = handoffNumber(1)

function refusalOf(decision: ReturnType<Story['try']>): string | undefined {
  return decision.ok ? undefined : decision.refusal.code
}

describe('given a task the ward has offered to home nursing', () => {
  test('the ward has it until home nursing accepts', () => {
    const story = new Story().offer(homeNursing)
    expect(story.task.responsibleId).toBe(ward)
    story.do({ type: 'acknowledge-handoff', doer: homeNurse, handoffId })
    expect(story.task.responsibleId).toBe(ward)
    story.after(30).do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    expect(story.task.responsibleId).toBe(homeNursing)
    expect(story.task.responsibleSince).toBe(later(friday, 30))
  })

  test('when the ward withdraws it, nobody can accept it', () => {
    const story = new Story().offer(homeNursing).do({ type: 'withdraw-handoff', doer: wardNurse, handoffId })
    expect(story.try({ type: 'accept-handoff', doer: homeNurse, handoffId })).toEqual({
      ok: false,
      refusal: { code: 'handoff-not-waiting', data: { status: 'withdrawn' } },
    })
  })

  test('when home nursing declines, the ward still has it and sees why', () => {
    const story = new Story().offer(homeNursing)
    story.do({
      type: 'decline-handoff',
      doer: homeNurse,
      handoffId,
      reason: 'NO_CAPACITY',
      text: 'Fuldt i aften',
    })
    expect(story.task.responsibleId).toBe(ward)
    expect(story.task.handoffs.at(-1)?.declined).toEqual({ reason: 'NO_CAPACITY', text: 'Fuldt i aften' })
  })

  test('a decline without a word is refused', () => {
    const story = new Story().offer(homeNursing)
    const silent = story.try({
      type: 'decline-handoff',
      doer: homeNurse,
      handoffId,
      reason: 'NO_CAPACITY',
      text: '  ',
    })
    expect(refusalOf(silent)).toBe('task-text-missing')
  })

  test('nobody but home nursing can accept or decline', () => {
    const story = new Story().offer(homeNursing)
    for (const doer of [wardNurse, practiceNurse, acuteNurse])
      expect(refusalOf(story.try({ type: 'accept-handoff', doer, handoffId }))).toBe(
        'handoff-meant-for-another',
      )
  })

  test('it cannot be offered to a second unit at the same time', () => {
    const story = new Story().offer(homeNursing)
    const second = story.try({
      type: 'offer-handoff',
      doer: wardNurse,
      offer: { ...offerFields(2), toId: practice },
    })
    expect(second).toMatchObject({ ok: false, refusal: { code: 'handoff-open-already' } })
  })

  test('the ward may still do the task itself; the offer is then withdrawn in the same breath', () => {
    const story = new Story()
      .offer(homeNursing)
      .do({ type: 'complete', doer: wardNurse, outcome: 'Ringet til borgeren' })
    expect(story.task.status).toBe('completed')
    expect(story.task.handoffs.at(-1)?.status).toBe('withdrawn')
  })

  test('who took it on in the ward is no longer named once home nursing has it', () => {
    const story = new Story().do({ type: 'take-on', doer: wardNurse }).offer(homeNursing)
    expect(story.task.person?.name).toBe(wardNurse.name)
    story.do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    expect(story.task.person).toBeNull()
  })
})

function offerFields(number: number) {
  return {
    handoffId: handoffNumber(number),
    acceptance: 'on-answer' as const,
    answerDueAt: later(friday, 240),
    message: '',
    delivery: 'here' as const,
  }
}

describe('given that home nursing asks for more before answering', () => {
  const asked = () =>
    new Story().offer(homeNursing).after(200).do({
      type: 'request-more',
      doer: homeNurse,
      handoffId,
      question: 'Hvilken medicin får borgeren?',
    })

  test('the ball is with the ward, and the answer clock goes on', () => {
    const handoff = openHandoff(asked().task)
    expect(handoff && turnOf(handoff)).toBe('sender')
    // 240 minutes to answer; asked after 200, so the ward has the quarter everybody has at least: 60 minutes.
    expect(handoff?.answerDueAt).toBe(later(friday, 260))
  })

  test('asked early, the deadline stays where it was', () => {
    const story = new Story()
      .offer(homeNursing)
      .after(10)
      .do({ type: 'request-more', doer: homeNurse, handoffId, question: 'Er der nøgleboks?' })
    expect(openHandoff(story.task)?.answerDueAt).toBe(later(friday, 240))
  })

  test('once the ward has answered, home nursing has at least a quarter of the time', () => {
    const story = asked()
      .after(255)
      .do({ type: 'give-more', doer: wardNurse, handoffId, answer: 'Listen er vedlagt' })
    const handoff = openHandoff(story.task)
    expect(handoff && turnOf(handoff)).toBe('receiver')
    expect(handoff?.answerDueAt).toBe(later(friday, 315))
  })

  test('only the ward can answer, and only what was asked', () => {
    expect(refusalOf(asked().try({ type: 'give-more', doer: homeNurse, handoffId, answer: 'Nej' }))).toBe(
      'handoff-sent-by-another',
    )
    expect(
      refusalOf(
        new Story().offer(homeNursing).try({ type: 'give-more', doer: wardNurse, handoffId, answer: 'Her' }),
      ),
    ).toBe('handoff-no-question')
  })

  test('home nursing may accept without waiting for the answer', () => {
    const story = asked().do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    expect(story.task.responsibleId).toBe(homeNursing)
    expect(story.task.handoffs.at(-1)?.question).toBeNull()
  })
})

describe('given a duty by law, such as a rehabilitation plan sent to the municipality', () => {
  const byLaw = { acceptance: 'on-delivery' } as const

  test('it is theirs at once when it reaches their screen', () => {
    const story = new Story().offer(homeNursing, 1, byLaw)
    expect(story.task.responsibleId).toBe(homeNursing)
  })

  test('sent as a message it stays with the hospital until delivery is proven', () => {
    const story = new Story().offer(homeNursing, 1, { ...byLaw, delivery: 'by-message' })
    expect(story.task.responsibleId).toBe(ward)
    story.after(5).do({
      type: 'record-delivery',
      doer: { rule: 'delivery' },
      handoffId,
      proof: 'acknowledgement of message 7',
    })
    expect(story.task.responsibleId).toBe(homeNursing)
    expect(story.task.responsibleSince).toBe(later(friday, 5))
  })

  test('proof of delivery that comes twice changes nothing', () => {
    const story = new Story().offer(homeNursing, 1, { delivery: 'by-message' })
    const proof = { type: 'record-delivery', doer: { rule: 'delivery' }, handoffId, proof: '7' } as const
    expect(refusalOf(story.do(proof).try(proof))).toBe('handoff-delivered-already')
  })

  test('it cannot be declined for want of capacity, only as sent to a wrong receiver', () => {
    const story = new Story().offer(homeNursing, 1, { ...byLaw, delivery: 'by-message' })
    const decline = { type: 'decline-handoff', doer: homeNurse, handoffId, text: 'Ikke os' } as const
    expect(refusalOf(story.try({ ...decline, reason: 'NO_CAPACITY' }))).toBe('handoff-duty-by-law')
    story.do({ ...decline, reason: 'WRONG_RECEIVER' })
    expect(story.task.responsibleId).toBe(ward)
  })

  test('a wrong receiver gives it back, and the hospital has it again at once', () => {
    const story = new Story().offer(homeNursing, 1, byLaw)
    story.do({
      type: 'return-handoff',
      doer: homeNurse,
      handoffId: handoffNumber(2),
      text: 'Borgeren bor i Aalborg',
    })
    expect(story.task.responsibleId).toBe(ward)
    expect(story.task.handoffs.map(({ status, returns }) => [status, returns])).toEqual([
      ['accepted', null],
      ['accepted', handoffId],
    ])
  })

  test('the hospital cannot send it back again as sent to a wrong receiver', () => {
    const story = new Story()
      .offer(homeNursing, 1, byLaw)
      .do({ type: 'return-handoff', doer: homeNurse, handoffId: handoffNumber(2), text: 'Ikke vores' })
    const again = {
      type: 'return-handoff',
      doer: wardNurse,
      handoffId: handoffNumber(3),
      text: 'Jo',
    } as const
    expect(refusalOf(story.try(again))).toBe('handoff-not-returnable')
  })

  test('what home nursing said yes to itself cannot be given back, only offered on', () => {
    const story = new Story().offer(homeNursing).do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    const back = {
      type: 'return-handoff',
      doer: homeNurse,
      handoffId: handoffNumber(2),
      text: 'Fortrudt',
    } as const
    expect(refusalOf(story.try(back))).toBe('handoff-not-returnable')
  })
})

describe('given a task that opens with an offer, because the agreement says another shall do it', () => {
  test('the opener has it from the first instant, and the offer waits', () => {
    const opened = openTask({ ...opening, offer: { ...offerFields(1), toId: acuteTeam } }, friday)
    expect(opened.ok && opened.value.map(({ type }) => type)).toEqual([
      'task-opened',
      'handoff-offered',
      'handoff-delivered',
    ])
  })

  test('it cannot be offered to the opener', () => {
    const opened = openTask({ ...opening, offer: { ...offerFields(1), toId: ward } }, friday)
    expect(refusalOf(opened)).toBe('handoff-to-itself')
  })
})

describe('an offer nobody answers', () => {
  test('is void after as long again, and the sender has had it all the time', () => {
    const story = new Story().offer(homeNursing)
    const handoff = openHandoff(story.task)
    expect(handoff && expiresAt(handoff)).toBe(later(friday, 480))
    story.after(480).letTimePass()
    expect(story.task.handoffs.at(-1)?.status).toBe('expired')
    expect(story.task.responsibleId).toBe(ward)
    expect(refusalOf(story.try({ type: 'accept-handoff', doer: homeNurse, handoffId }))).toBe(
      'handoff-not-waiting',
    )
  })
})

describe('two at once', () => {
  test('who acts on an older picture of the task is told so', () => {
    const story = new Story().offer(homeNursing)
    const { version } = story.task
    story.do({ type: 'add-note', doer: wardNurse, text: 'Nøgle hos nabo' })
    expect(story.try({ type: 'accept-handoff', doer: homeNurse, handoffId, version })).toEqual({
      ok: false,
      refusal: { code: 'task-changed-meanwhile', data: { version: version + 1 } },
    })
  })
})
