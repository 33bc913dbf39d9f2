import { describe, expect, test } from 'vitest'
import type { StayId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import {
  citizen,
  complete,
  consent,
  discharge,
  doctor,
  neighbour,
  neighbours,
  nurse,
  on,
  physio,
  practice,
  supplier,
  therapist,
  training,
  ward,
  written,
} from './arbitrary.ts'
import { asksOf } from './asks.ts'
import { decide, type RehabCommand } from './decide.ts'
import type { PlanContent, RehabEvent } from './event.ts'
import { followDeath, followStays, type KnownStay } from './follow-neighbours.ts'
import { type Doer, isShownTo, whyNot } from './may.ts'
import { factsOf } from './pathway-facts.ts'
import { clockOf, fold, type Plan } from './plan.ts'
import { tiesOf } from './ties.ts'

/** A plan with its history, as people change it. */
class Course {
  readonly history: RehabEvent[]

  constructor(content: Partial<PlanContent> = {}, stayId: string | null = 'stay') {
    this.history = [written({ content: { ...complete, ...content }, stayId: stayId as StayId | null })]
  }

  get plan(): Plan {
    return fold(this.history)
  }

  try(command: RehabCommand, doer: Doer, date: string) {
    return decide(this.plan, command, doer, on(date))
  }

  do(command: RehabCommand, doer: Doer, date: string): this {
    const decision = this.try(command, doer, date)
    if (!decision.ok) throw new Error(decision.refusal.code)
    this.history.push(...decision.value)
    return this
  }

  hear(stay: KnownStay, date: string): this {
    this.history.push(...followStays(this.plan, [stay], on(date)))
    return this
  }

  discharged(): this {
    return this.hear(
      { stayId: 'stay' as StayId, status: 'ended', startedAt: on('2026-06-01'), endedAt: on(discharge) },
      discharge,
    )
  }
}

const send = { deed: 'send', receiverUnitId: training, consent } as const
const day = (text: string) => text as DanishDate

function sent(content: Partial<PlanContent> = {}): Course {
  return new Course(content).do(send, nurse, discharge).discharged()
}

function received(content: Partial<PlanContent> = {}): Course {
  return sent(content).do({ deed: 'receive' }, therapist, '2026-06-06')
}

const start = {
  deed: 'start',
  on: day('2026-06-10'),
  tests: '',
  goals: 'Gå til søen.',
  trainingPlan: 'To gange om ugen.',
} as const

function started(): Course {
  return received().do(start, therapist, '2026-06-10')
}

describe('a plan is written and sent', () => {
  test('a plan without a type cannot be sent', () => {
    expect(new Course({ gopType: null }).try(send, nurse, discharge)).toMatchObject({
      refusal: { code: 'rehab-plan-type-missing' },
    })
  })

  test('a specialised plan must say what all of life needs, a general one need not', () => {
    expect(new Course({ gopType: 'REHAB_SPECIALISED' }).try(send, nurse, discharge)).toMatchObject({
      refusal: { code: 'rehab-plan-text-missing', data: { parts: ['wholeLifeNeeds'] } },
    })
    expect(new Course().try(send, nurse, discharge).ok).toBe(true)
  })

  test('a substitute who consents has a name', () => {
    const nameless = {
      ...send,
      consent: { ...consent, givenBy: 'representative', representative: ' ' },
    } as const
    expect(new Course().try(nameless, nurse, discharge)).toMatchObject({
      refusal: { code: 'rehab-plan-consent-missing' },
    })
  })

  test('only the hospital that wrote it sends it', () => {
    expect(new Course().try(send, therapist, discharge).ok).toBe(false)
  })

  test('once sent the municipality has it, and what is rewritten is a new version with its changes', () => {
    const course = sent().do(
      { deed: 'revise', content: { ...complete, restrictions: 'Må ikke støtte.' } },
      nurse,
      '2026-06-07',
    )
    expect(course.plan).toMatchObject({ ownerUnitId: training, version: 2, status: 'sent' })
    expect(course.plan.contentBefore?.restrictions).toBe('Fuld støtte tilladt.')
  })

  test('another type than the one that was sent is a deed of its own', () => {
    const content = { ...complete, gopType: 'GENERAL_BASIC' } as const
    expect(sent().try({ deed: 'revise', content }, nurse, '2026-06-07')).toMatchObject({
      refusal: { code: 'rehab-sent-already' },
    })
  })

  test('a municipality that misses something sends it back, and the ward has it again with a task for it', () => {
    const course = sent().do({ deed: 'return', missing: 'Restriktioner mangler.' }, therapist, '2026-06-08')
    expect(course.plan).toMatchObject({ status: 'returned', ownerUnitId: ward })
    expect(asksOf(course.plan)).toMatchObject([{ unitId: ward, serviceCode: 'rehabilitation-plan-again' }])
    expect(tiesOf(course.history)).toMatchObject([
      { unitId: training, from: on(discharge), to: on('2026-06-08') },
      { unitId: ward, from: on('2026-06-08') },
    ])
  })

  test('a wrong municipality names the right one; the ward sends it on within a workday and the days still run', () => {
    const course = sent().do(
      { deed: 'forward', rightUnitId: neighbours, reason: 'Flyttet 1. juni.' },
      therapist,
      '2026-06-08',
    )
    expect(course.plan).toMatchObject({ ownerUnitId: ward, rightUnitId: neighbours })
    course.do({ ...send, receiverUnitId: neighbours }, nurse, '2026-06-09')
    expect(course.plan).toMatchObject({ ownerUnitId: neighbours, status: 'sent', rightUnitId: null })
    expect(clockOf(course.plan, day('2026-06-09')).latestStart).toBe('2026-06-12')
  })
})

describe('the seven days of a plan', () => {
  test('they count from the later day the plan names, when it names one', () => {
    const course = sent({ startNotBefore: day('2026-07-03') })
    expect(clockOf(course.plan, discharge)).toMatchObject({
      dayZero: '2026-07-03',
      latestStart: '2026-07-10',
    })
  })

  test('of an outpatient course they count from the day the plan was sent', () => {
    const course = new Course({}, null).do(send, nurse, '2026-06-04')
    expect(clockOf(course.plan, discharge).dayZero).toBe('2026-06-04')
  })

  test('a discharge that was taken back takes its days with it', () => {
    const course = sent().hear(
      { stayId: 'stay' as StayId, status: 'admitted', startedAt: on('2026-06-01'), endedAt: null },
      '2026-06-06',
    )
    expect(clockOf(course.plan, day('2026-06-06')).dayZero).toBeUndefined()
  })

  test('a new admission holds them, and the discharge from it lets them run on', () => {
    const again = { stayId: 'again' as StayId, startedAt: on('2026-06-08'), endedAt: null }
    const course = received().hear({ ...again, status: 'admitted' }, '2026-06-08')
    expect(clockOf(course.plan, day('2026-06-20')).state).toBe('paused')
    course.hear({ ...again, status: 'ended', endedAt: on('2026-06-11') }, '2026-06-11')
    expect(clockOf(course.plan, day('2026-06-12'))).toMatchObject({
      state: 'waiting',
      latestStart: '2026-06-15',
    })
    expect(
      followStays(course.plan, [{ ...again, status: 'ended', endedAt: on('2026-06-11') }], on('2026-06-12')),
    ).toEqual([])
  })
})

describe('who trains', () => {
  const chooses = { deed: 'choose-provider', unitId: physio, kind: 'private' } as const

  test('before day 8 nobody can choose a private supplier', () => {
    expect(received().try(chooses, citizen, '2026-06-12')).toMatchObject({
      refusal: { code: 'rehab-private-choice-not-open' },
    })
  })

  test('from day 8 the citizen can; the municipality has it until the supplier says yes', () => {
    const course = received().do(chooses, citizen, '2026-06-13')
    expect(course.plan).toMatchObject({ ownerUnitId: training, provider: { state: 'waits' } })
    expect(asksOf(course.plan)).toMatchObject([{ unitId: physio, serviceCode: 'rehabilitation-choice' }])
    course.do({ deed: 'accept-course' }, supplier, '2026-06-14')
    expect(course.plan).toMatchObject({ ownerUnitId: physio, receiverUnitId: training })
    const ties = tiesOf(course.history).filter(({ unitId }) => unitId === physio)
    expect(ties).toEqual([{ unitId: physio, kind: 'chosen-supplier', from: on('2026-06-13') }])
  })

  test('a supplier has to do with the plan they are chosen for, and with no other of the citizen’s', () => {
    const course = received()
    expect(isShownTo(course.plan, supplier)).toBe(false)
    expect(whyNot(course.plan, 'assess', supplier, '2026-06-13' as DanishDate)).toBe('rehab-plan-not-yours')
    course.do(chooses, citizen, '2026-06-13')
    expect(isShownTo(course.plan, supplier)).toBe(true)
    course.do({ deed: 'decline-course', reason: 'Ingen plads.' }, supplier, '2026-06-14')
    expect(isShownTo(course.plan, supplier)).toBe(false)
  })

  test('a supplier who says no leaves it with the municipality, and the choice is open again', () => {
    const course = received()
      .do(chooses, citizen, '2026-06-13')
      .do({ deed: 'decline-course', reason: 'Ingen plads.' }, supplier, '2026-06-14')
    expect(course.plan).toMatchObject({ ownerUnitId: training, provider: null })
    expect(course.try(chooses, citizen, '2026-06-15').ok).toBe(true)
  })

  test('another municipality can be chosen at any time, a private one not with a specialised plan', () => {
    expect(
      received().try(
        { deed: 'choose-provider', unitId: neighbours, kind: 'other-municipality' },
        therapist,
        '2026-06-07',
      ).ok,
    ).toBe(true)
    const content = {
      gopType: 'REHAB_SPECIALISED',
      wholeLifeNeeds: 'Bolig.',
      mustBeAtHospital: true,
    } as const
    expect(received(content).try(chooses, citizen, '2026-07-01')).toMatchObject({
      refusal: { code: 'rehab-provider-not-for-type' },
    })
  })

  test('nobody but the chosen answers for them', () => {
    const course = received().do(chooses, citizen, '2026-06-13')
    expect(course.try({ deed: 'accept-course' }, neighbour, '2026-06-14')).toMatchObject({
      refusal: { code: 'rehab-choice-of-another' },
    })
  })
})

describe('training and its end', () => {
  test('the municipality changes between the general types, and needs the hospital for the specialised', () => {
    const course = started()
    expect(
      course.try(
        { deed: 'change-type', gopType: 'GENERAL_BASIC', reason: 'Bedring.' },
        therapist,
        '2026-06-20',
      ).ok,
    ).toBe(true)
    const specialised = { deed: 'change-type', gopType: 'SPECIALISED', reason: 'Ny fraktur.' } as const
    expect(course.try(specialised, therapist, '2026-06-20')).toMatchObject({
      refusal: { code: 'rehab-type-needs-hospital' },
    })
    expect(course.do(specialised, nurse, '2026-06-20').plan).toMatchObject({
      ownerUnitId: ward,
      status: 'returned',
    })
  })

  test('after three tries in ten days without contact it is closed with a letter, not after two', () => {
    const miss = { deed: 'contact', outcome: 'not-reached', note: '' } as const
    const close = { deed: 'close-without-contact', letterSentOn: day('2026-06-16') } as const
    const course = received().do(miss, therapist, '2026-06-08').do(miss, therapist, '2026-06-11')
    expect(course.try(close, therapist, '2026-06-16')).toMatchObject({
      refusal: { code: 'rehab-tries-too-few' },
    })
    course.do(miss, therapist, '2026-06-15').do(close, therapist, '2026-06-16')
    expect(course.plan).toMatchObject({ status: 'closed', closed: 'NO_CONTACT' })
    expect(factsOf(course.history).at(-1)).toMatchObject({ kind: 'contact-lost' })
  })

  test('the own doctor is asked to read the final status, and with that it is done', () => {
    const course = started()
      .do({ deed: 'end', on: day('2026-08-01'), goals: 'Går til søen.' }, therapist, '2026-08-01')
      .do(
        {
          deed: 'give-final-status',
          status: 'Målene er nået.',
          handOver: 'exercise',
          doctorUnitId: practice,
        },
        therapist,
        '2026-08-03',
      )
    expect(asksOf(course.plan)).toMatchObject([{ unitId: practice }])
    expect(course.try({ deed: 'read-final-status' }, nurse, '2026-08-04')).toMatchObject({
      refusal: { code: 'rehab-only-own-doctor' },
    })
    course.do({ deed: 'read-final-status' }, doctor, '2026-08-04')
    expect(course.plan).toMatchObject({ status: 'closed', closed: 'DONE' })
    expect(asksOf(course.plan)).toEqual([])
  })

  test('death closes it, and when death was a mistake it goes on where it was', () => {
    const course = started()
    course.history.push(...followDeath(course.plan, true, on('2026-06-20')))
    expect(course.plan).toMatchObject({ status: 'closed', closed: 'DEATH' })
    course.history.push(...followDeath(course.plan, false, on('2026-06-21')))
    expect(course.plan).toMatchObject({ status: 'started', closed: null })
  })

  test('a chosen place is not asked any more when the citizen has died, and asked anew when death was a mistake', () => {
    const choice = { deed: 'choose-provider', unitId: physio, kind: 'private' } as const
    const course = received().do(choice, citizen, '2026-06-13')
    const [asked] = asksOf(course.plan)
    course.history.push(...followDeath(course.plan, true, on('2026-06-14')))
    expect(asksOf(course.plan)).toEqual([])
    course.history.push(...followDeath(course.plan, false, on('2026-06-15')))
    const [again] = asksOf(course.plan)
    expect(again).toMatchObject({ unitId: physio, serviceCode: 'rehabilitation-choice' })
    expect(again?.key).not.toBe(asked?.key)
  })
})

describe('what the pathway is told', () => {
  test('a plan sent before the discharge is told when day 0 is known, as sent when it was', () => {
    const course = new Course().do(send, nurse, '2026-06-04')
    expect(factsOf(course.history)).toEqual([])
    course.discharged()
    expect(factsOf(course.history)).toMatchObject([
      {
        kind: 'rehabilitation-plan-sent',
        at: on('2026-06-04'),
        data: { gopType: 'GENERAL_ADVANCED', dayZero: '2026-06-05', partOf: 'stay' },
      },
    ])
  })

  test('a plan that came back and is sent again is told again', () => {
    const course = sent()
      .do({ deed: 'return', missing: 'Type er uklar.' }, therapist, '2026-06-08')
      .do(send, nurse, '2026-06-09')
    expect(factsOf(course.history).map(({ kind }) => kind)).toEqual([
      'rehabilitation-plan-sent',
      'rehabilitation-plan-incomplete',
      'rehabilitation-plan-sent',
    ])
    expect(new Set(factsOf(course.history).map(({ key }) => key)).size).toBe(3)
  })
})
