import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import {
  type Actor,
  answerOffer,
  type ByRule,
  type CoordinatorEvent,
  coordinatorOf,
  expiringOffers,
  foldAppointments,
  offerCoordinator,
} from './coordinator.ts'

const [ward, practice, homeNursing, training] = ['ward', 'practice', 'home-nursing', 'training'] as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
  OrganisationId,
]
const units = [ward, practice, homeNursing, training]
const friday = instant('2026-06-05T12:00:00.000Z')
const later = (hours: number): Instant => instant(epoch(friday) + hours * 3_600_000)
const of = (unitId: OrganisationId): Actor => ({ unitIds: [unitId] })

const atHome: ByRule = {
  isDead: false,
  admitted: undefined,
  programmes: [],
  ownDoctorId: practice,
  municipalUnitId: homeNursing,
}
const inHospital = (since: Instant): ByRule => ({ ...atHome, admitted: { unitId: ward, since, reasons: [] } })

const by = {
  kind: 'professional',
  personId: 'p' as PersonId,
  name: 'Hanne',
  function: null,
  unitId: null,
} as const

/** Offers and answers in order, as the use cases do it. */
class Story {
  events: CoordinatorEvent[] = []
  count = 0
  at = friday
  rule: ByRule

  constructor(rule: ByRule = atHome) {
    this.rule = rule
  }

  get appointments() {
    return foldAppointments(this.events)
  }

  get present() {
    return coordinatorOf(this.rule, this.appointments)
  }

  private keep(event: ReturnType<typeof answerOffer> | ReturnType<typeof offerCoordinator>) {
    if (event.ok) this.events.push(event.value)
    return event
  }

  private stamp(offerId = `offer-${this.count}`) {
    this.count += 1
    return { id: `event-${String(this.count).padStart(4, '0')}`, offerId, by, at: this.at }
  }

  offer(toId: OrganisationId, actor: OrganisationId) {
    const wanted = { toId, person: null, text: '' }
    return this.keep(offerCoordinator(this.present, this.appointments, wanted, of(actor), this.stamp()))
  }

  answer(answer: 'accept' | 'decline' | 'withdraw', actor: OrganisationId) {
    const offerId = this.appointments.offer?.offerId ?? 'none'
    const told = { person: null, text: '' }
    return this.keep(
      answerOffer(this.present, this.appointments, answer, told, of(actor), this.stamp(offerId)),
    )
  }
}

describe('who keeps the threads together', () => {
  test('at home the own doctor, and for those without one the municipality', () => {
    expect(coordinatorOf(atHome, { present: null })).toMatchObject({ unitId: practice, basis: 'own-doctor' })
    expect(coordinatorOf({ ...atHome, ownDoctorId: undefined }, { present: null })).toMatchObject({
      unitId: homeNursing,
      basis: 'municipality',
    })
  })
  test('the strongest running programme names one before the own doctor', () => {
    const programmes = [{ unitId: training, since: friday, reasons: [] }]
    expect(coordinatorOf({ ...atHome, programmes }, { present: null })).toMatchObject({
      unitId: training,
      basis: 'programme',
    })
  })
  test('in hospital the ward, also before somebody appointed at home; at home again that one has it', () => {
    const present = { unitId: homeNursing, person: null, at: friday }
    expect(coordinatorOf(inHospital(later(1)), { present })).toMatchObject({
      unitId: ward,
      basis: 'admitted',
    })
    expect(coordinatorOf(atHome, { present })).toMatchObject({ unitId: homeNursing, basis: 'appointed' })
  })
  test('somebody appointed during the stay has it at once', () => {
    const present = { unitId: homeNursing, person: null, at: later(2) }
    expect(coordinatorOf(inHospital(later(1)), { present })?.unitId).toBe(homeNursing)
  })
  test('after death nobody', () => {
    expect(coordinatorOf({ ...atHome, isDead: true }, { present: null })).toBeNull()
  })
})

describe('handing it over', () => {
  test('the present coordinator has it until the other has said yes', () => {
    const story = new Story()
    expect(story.offer(homeNursing, practice).ok).toBe(true)
    expect(story.present?.unitId).toBe(practice)
    expect(story.answer('accept', homeNursing).ok).toBe(true)
    expect(story.present).toMatchObject({ unitId: homeNursing, basis: 'appointed' })
  })
  test('one who asks for it waits for the yes of the present coordinator', () => {
    const story = new Story()
    expect(story.offer(homeNursing, homeNursing).ok).toBe(true)
    expect(story.answer('accept', homeNursing)).toMatchObject({ refusal: { code: 'coordinator-not-yours' } })
    expect(story.answer('accept', practice).ok).toBe(true)
    expect(story.present?.unitId).toBe(homeNursing)
  })
  test('a third unit can neither give it away nor take it', () => {
    const story = new Story()
    expect(story.offer(homeNursing, training)).toMatchObject({ refusal: { code: 'coordinator-not-yours' } })
  })
  test('a no leaves it where it was, and another can be asked', () => {
    const story = new Story()
    story.offer(homeNursing, practice)
    expect(story.answer('decline', homeNursing).ok).toBe(true)
    expect(story.present?.unitId).toBe(practice)
    expect(story.offer(training, practice).ok).toBe(true)
  })
  test('an offer of somebody who is the coordinator no longer leads nowhere', () => {
    const story = new Story()
    story.offer(homeNursing, practice)
    story.rule = inHospital(later(1))
    expect(story.answer('accept', homeNursing)).toMatchObject({ refusal: { code: 'coordinator-offer-over' } })
    expect(story.present?.unitId).toBe(ward)
  })
  test('the same unit is not asked for what it has', () => {
    expect(new Story().offer(practice, practice)).toMatchObject({
      refusal: { code: 'coordinator-already' },
    })
  })
})

const deed = fc.oneof(
  fc.record({
    kind: fc.constant('offer' as const),
    to: fc.constantFrom(...units),
    actor: fc.constantFrom(...units),
  }),
  fc.record({
    kind: fc.constantFrom('accept' as const, 'decline' as const, 'withdraw' as const),
    actor: fc.constantFrom(...units),
  }),
  fc.record({ kind: fc.constantFrom('admit' as const, 'discharge' as const) }),
)

test('whatever anybody wishes, there is exactly one at every moment, and it changes only by a yes or a rule', () => {
  let handedOver = 0
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40, size: 'max' }), (deeds) => {
      const story = new Story()
      for (const [hour, one] of deeds.entries()) {
        story.at = later(hour)
        const before = story.present
        if (one.kind === 'admit') story.rule = inHospital(later(hour))
        else if (one.kind === 'discharge') story.rule = atHome
        else if (one.kind === 'offer') story.offer(one.to, one.actor)
        else if ('actor' in one) story.answer(one.kind, one.actor)
        const after = story.present
        expect(after).not.toBeNull()
        if (one.kind === 'offer' || one.kind === 'decline' || one.kind === 'withdraw')
          expect(after).toEqual(before)
        if (one.kind === 'accept' && after?.unitId !== before?.unitId) {
          handedOver += 1
          expect(story.events.at(-1)?.type).toBe('accepted')
          expect(after?.basis).toBe('appointed')
        }
      }
    }),
    { numRuns: 500 },
  )
  expect(handedOver).toBeGreaterThan(50)
})

test('told in another order, or twice, it comes to the same', () => {
  const story = new Story()
  story.offer(homeNursing, practice)
  story.at = later(1)
  story.answer('accept', homeNursing)
  story.at = later(2)
  story.offer(training, homeNursing)
  expect(foldAppointments([...story.events, ...story.events].reverse())).toEqual(story.appointments)
})

describe('an offer that leads nowhere', () => {
  const made = (offerId: string, at: Instant): CoordinatorEvent => ({
    type: 'offered',
    id: `event-${offerId}`,
    offerId,
    by,
    at,
    fromId: practice,
    toId: homeNursing,
    person: null,
    waitsForId: homeNursing,
    text: '',
  })
  const expiring = (rule: ByRule, now: Instant, ...events: CoordinatorEvent[]) => {
    const appointments = foldAppointments(events)
    return expiringOffers(coordinatorOf(rule, appointments), appointments, now).map(({ offerId }) => offerId)
  }

  test('waits for a week while who made it is the coordinator', () => {
    expect(expiring(atHome, later(7 * 24 - 1), made('one', friday))).toEqual([])
    expect(expiring(atHome, later(7 * 24), made('one', friday))).toEqual(['one'])
  })

  test('ends when somebody else has become the coordinator, when the citizen has died, and when another is made', () => {
    expect(expiring(inHospital(later(1)), later(2), made('one', friday))).toEqual(['one'])
    expect(expiring({ ...atHome, isDead: true }, later(2), made('one', friday))).toEqual(['one'])
    expect(expiring(atHome, later(2), made('one', friday), made('two', later(1)))).toEqual(['one'])
  })

  test('ended it is over, and is not ended twice', () => {
    const over: CoordinatorEvent = { type: 'expired', id: 'over', offerId: 'one', at: later(3) }
    expect(foldAppointments([made('one', friday), over])).toEqual({
      present: null,
      offer: null,
      unanswered: [],
    })
  })
})
