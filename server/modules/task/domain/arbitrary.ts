import fc from 'fast-check'
import type {
  CitizenId,
  HandoffId,
  OrganisationId,
  PathwayId,
  PersonId,
  TaskId,
} from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Offer, OpenTask, TaskCommand } from './command.ts'
import { type Decision, decide, openTask } from './decide.ts'
import type { Ladder } from './escalation.ts'
import type { TaskEvent } from './event.ts'
import type { Person } from './may.ts'
import { cancelReasons, declineReasons } from './reason-code.ts'
import { fold, followAll, type TaskState } from './task.ts'

const id = <Id extends string>(kind: number, number: number): Id =>
  `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}` as Id

/** The units of the made-up histories: a ward, home nursing, a practice and an acute team. */
export const units = [1, 2, 3, 4].map((number) => id<OrganisationId>(1, number))
export const [ward, homeNursing, practice, acuteTeam] = units as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
  OrganisationId,
]

/** One person in each unit, and a leader who may act for two of them. */
export const people: readonly Person[] = [
  ...units.map((unitId, index) => ({
    personId: id<PersonId>(2, index + 1),
    name: ['Wanda Afdeling', 'Hanne Hjemmesygeplejerske', 'Per Praksis', 'Aksel Akut'][index] ?? '',
    unitIds: [unitId],
  })),
  { personId: id<PersonId>(2, 9), name: 'Lene Leder', unitIds: [homeNursing, acuteTeam] },
]
export const [wardNurse, homeNurse, practiceNurse, acuteNurse] = people as [Person, Person, Person, Person]

export const friday = instant('2026-06-05T12:00:00.000Z')

export function later(at: Instant, minutes: number): Instant {
  return instant(epoch(at) + minutes * 60_000)
}

export function handoffNumber(number: number): HandoffId {
  return id(3, number)
}

export function ladderOf(unitId: OrganisationId): Ladder {
  return [
    { unitId, role: 'unit-leader', name: 'Anna Leder', phone: '+4511111111', timeoutMinutes: 15 },
    { unitId, role: 'duty-leader', name: 'Bo Vagt', phone: '+4522222222', timeoutMinutes: 30 },
    { unitId, role: 'cluster-contact', name: 'Carl Klynge', phone: '+4533333333', timeoutMinutes: 60 },
  ]
}

export const opening: OpenTask = {
  by: { rule: 'pathway' },
  citizenId: id<CitizenId>(4, 1),
  taskId: id<TaskId>(5, 1),
  serviceCode: 'home-visit-after-discharge',
  title: { da: 'Opfølgende hjemmebesøg', en: 'Follow-up home visit' },
  priority: 'same-day',
  responsibleId: ward,
  deadline: { dueAt: later(friday, 24 * 60), warnAt: later(friday, 18 * 60) },
  deadlineDecidedAt: friday,
  answerWithin: { amount: 4, unit: 'hour' },
  origin: { pathwayId: id<PathwayId>(6, 1), stepId: 'A16', occurrence: 1 },
  reasons: [
    {
      kind: 'clause',
      text: { da: 'Afdelingen udskriver', en: 'The ward discharges' },
      ref: 'sundhedsaftale-sydvestjylland@1#4.2',
    },
  ],
  legal: [{ act: 'SUL', section: '138', confidence: 'certain' }],
}

export function offerTo(
  toId: OrganisationId,
  number: number,
  at: Instant,
  given: Partial<Offer> = {},
): Offer {
  return {
    handoffId: handoffNumber(number),
    toId,
    acceptance: 'on-answer',
    answerDueAt: later(at, 240),
    message: 'Kan I tage besøget?',
    delivery: 'here',
    ...given,
  }
}

type Who = (task: TaskState) => Person

const anyone: fc.Arbitrary<Who> = fc.constantFrom(...people).map((person) => () => person)
const unit = fc.constantFrom(...units)
const words = fc.constantFrom('Ja tak', 'Vi mangler medicinlisten', 'Borgeren er ikke hjemme', '  ')
const rule = { rule: 'deadline' }

function personIn(unitId: OrganisationId | undefined): Person {
  return people.find(({ unitIds }) => unitId !== undefined && unitIds.includes(unitId)) ?? wardNurse
}

/** Mostly somebody of the unit that may, sometimes anyone. */
function mostly(able: Who): fc.Arbitrary<Who> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(able) }, { weight: 1, arbitrary: anyone })
}
const holder = mostly((task) => personIn(task.responsibleId))
const receiver = mostly((task) => personIn(task.handoffs.at(-1)?.toId))
const sender = mostly((task) => personIn(task.handoffs.at(-1)?.fromId))

/** A step of another programme that may call for the same. */
const otherPathway = { pathwayId: id<PathwayId>(6, 2), occurrence: 1 }
const otherStep = fc.constantFrom('D1', 'D2')

type Which = (task: TaskState) => HandoffId

/** Mostly the latest hand-off, sometimes the first or one that never was. */
const which: fc.Arbitrary<Which> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Which>((task) => task.handoffs.at(-1)?.id ?? handoffNumber(999)) },
  { weight: 1, arbitrary: fc.constant<Which>((task) => task.handoffs[0]?.id ?? handoffNumber(999)) },
  { weight: 1, arbitrary: fc.constant<Which>(() => handoffNumber(999)) },
)

/** What somebody wants at a moment, allowed or not. */
type Wish = (task: TaskState, at: Instant) => TaskCommand

const wishes = {
  takeOn: holder.map(
    (who): Wish =>
      (task) => ({ type: 'take-on', doer: who(task) }),
  ),
  release: holder.map(
    (who): Wish =>
      (task) => ({ type: 'release', doer: who(task) }),
  ),
  complete: fc.tuple(holder, words, fc.integer({ min: -90, max: 5 })).map(
    ([who, outcome, minutes]): Wish =>
      (task, at) => ({ type: 'complete', doer: who(task), outcome, happenedAt: later(at, minutes) }),
  ),
  cancel: fc.tuple(holder, fc.constantFrom(...cancelReasons), words).map(
    ([who, reason, text]): Wish =>
      (task) => ({ type: 'cancel', doer: who(task), reason, text }),
  ),
  callOff: fc.constantFrom('FULFILLED' as const, 'DEATH' as const).map(
    (reason): Wish =>
      () => ({ type: 'call-off', doer: rule, reason }),
  ),
  addOrigin: fc.tuple(otherStep, fc.integer({ min: -60, max: 3_000 })).map(
    ([stepId, minutes]): Wish =>
      (_, at) => ({
        type: 'add-origin',
        doer: rule,
        caller: {
          origin: { ...otherPathway, stepId },
          programme: 'other-programme',
          deadline: { dueAt: later(at, minutes), warnAt: later(at, Math.floor(minutes * 0.75)) },
          decidedAt: at,
          priority: 'routine',
          reasons: [],
          legal: [],
        },
      }),
  ),
  withdrawOrigin: otherStep.map(
    (stepId): Wish =>
      (task) => ({
        type: 'call-off',
        doer: rule,
        reason: 'NOT_CALLED_FOR',
        of: stepId === 'D1' ? (task.origin ?? { ...otherPathway, stepId }) : { ...otherPathway, stepId },
      }),
  ),
  reopen: fc.tuple(holder, words).map(
    ([who, text]): Wish =>
      (task) => ({ type: 'reopen', doer: who(task), text }),
  ),
  moveDeadline: fc
    .tuple(fc.nat({ max: 3 }), fc.option(fc.integer({ min: -60, max: 3_000 }), { freq: 9 }))
    .map(
      ([place, minutes]): Wish =>
        (task, at) => ({
          type: 'move-deadline',
          doer: rule,
          ...(task.origins[place] && { of: task.origins[place] }),
          decidedAt: at,
          deadline:
            minutes === null
              ? null
              : { dueAt: later(at, minutes), warnAt: later(at, Math.floor(minutes * 0.75)) },
        }),
    ),
  addNote: fc.tuple(fc.oneof(holder, receiver), words).map(
    ([who, text]): Wish =>
      (task) => ({ type: 'add-note', doer: who(task), text }),
  ),
  correctText: fc.tuple(holder, words, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 40 })).map(
    ([who, text, writing, sequence]): Wish =>
      (task) => ({
        type: 'correct-text',
        doer: who(task),
        text,
        sequence: task.writings[writing]?.sequence ?? sequence,
        why: 'Skrevet forkert',
      }),
  ),
  offer: fc
    .record({
      who: fc.option(holder, { freq: 4 }),
      toId: unit,
      byLaw: fc.nat({ max: 3 }),
      byMessage: fc.nat({ max: 2 }),
    })
    .map(
      ({ who, toId, byLaw, byMessage }): Wish =>
        (task, at) => ({
          type: 'offer-handoff',
          doer: who?.(task) ?? rule,
          offer: offerTo(toId, task.handoffs.length + 1, at, {
            acceptance: byLaw === 0 ? 'on-delivery' : 'on-answer',
            delivery: byMessage === 0 ? 'by-message' : 'here',
          }),
        }),
    ),
  recordDelivery: which.map(
    (handoff): Wish =>
      (task) => ({ type: 'record-delivery', doer: rule, handoffId: handoff(task), proof: 'message-1' }),
  ),
  acknowledge: fc.tuple(receiver, which).map(
    ([who, handoff]): Wish =>
      (task) => ({ type: 'acknowledge-handoff', doer: who(task), handoffId: handoff(task) }),
  ),
  accept: fc.tuple(receiver, which).map(
    ([who, handoff]): Wish =>
      (task) => ({ type: 'accept-handoff', doer: who(task), handoffId: handoff(task) }),
  ),
  decline: fc.tuple(receiver, which, fc.constantFrom(...declineReasons), words).map(
    ([who, handoff, reason, text]): Wish =>
      (task) => ({ type: 'decline-handoff', doer: who(task), handoffId: handoff(task), reason, text }),
  ),
  withdraw: fc.tuple(sender, which).map(
    ([who, handoff]): Wish =>
      (task) => ({ type: 'withdraw-handoff', doer: who(task), handoffId: handoff(task) }),
  ),
  requestMore: fc.tuple(receiver, which, words).map(
    ([who, handoff, question]): Wish =>
      (task) => ({ type: 'request-more', doer: who(task), handoffId: handoff(task), question }),
  ),
  giveMore: fc.tuple(sender, which, words).map(
    ([who, handoff, answer]): Wish =>
      (task) => ({ type: 'give-more', doer: who(task), handoffId: handoff(task), answer }),
  ),
  giveBack: fc.tuple(holder, words).map(
    ([who, text]): Wish =>
      (task) => ({
        type: 'return-handoff',
        doer: who(task),
        handoffId: handoffNumber(task.handoffs.length + 1),
        text,
      }),
  ),
  takeEscalation: fc
    .tuple(fc.oneof(holder, receiver), fc.constantFrom('deadline' as const, 'answer' as const))
    .map(
      ([who, subject]): Wish =>
        (task) => ({ type: 'take-escalation', doer: who(task), subject }),
    ),
  letTimePass: fc.constant<Wish>((task) => ({
    type: 'let-time-pass',
    doer: rule,
    ladders: {
      responsible: ladderOf(task.responsibleId),
      receiver: ladderOf(task.handoffs.at(-1)?.toId ?? ward),
    },
  })),
}

/** How often each is wished for; closing a task is rare, so that histories grow long. */
const weights: Partial<Record<keyof typeof wishes, number>> = {
  cancel: 1,
  withdrawOrigin: 4,
  callOff: 1,
  complete: 1,
  offer: 16,
  letTimePass: 16,
  accept: 5,
  requestMore: 8,
  giveMore: 8,
  reopen: 5,
}

const wish = fc.oneof(
  ...Object.entries(wishes).map(([name, arbitrary]) => ({
    weight: weights[name as keyof typeof wishes] ?? 3,
    arbitrary,
  })),
)

/** Something wished for, so many minutes after the last. */
export interface Step {
  readonly minutes: number
  readonly wish: Wish
}

/** Up to 40 things wished for over days, many of them not allowed. */
export const arbitrarySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    minutes: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 1, arbitrary: fc.integer({ min: 60, max: 2_000 }) },
    ),
    wish,
  }),
  { maxLength: 40, size: 'max' },
)

/** One wish played: what stood before, what was decided, what stands after. */
export interface Played {
  readonly at: Instant
  readonly command: TaskCommand
  readonly before: TaskState
  readonly decision: Decision
  readonly after: TaskState
}

/** Plays wishes through the domain from the opening of a task. */
export function play(steps: readonly Step[]): { played: Played[]; events: TaskEvent[] } {
  const opened = openTask(opening, friday)
  if (!opened.ok) throw new Error('the opening was refused')
  const events = [...opened.value]
  const played: Played[] = []
  let task = fold(events)
  let at = friday
  for (const { minutes, wish } of steps) {
    at = later(at, minutes)
    const before = task
    const command = wish(before, at)
    const decision = decide(before, command, at)
    if (decision.ok) {
      events.push(...decision.value)
      task = followAll(before, decision.value)
    }
    played.push({ at, command, before, decision, after: task })
  }
  return { played, events }
}

/** A history told in a test: what is wanted, one after the other, each so many minutes after the opening. A refusal ends the test. */
export class Story {
  events: TaskEvent[]
  at = friday

  constructor(opened: OpenTask = opening) {
    const decision = openTask(opened, friday)
    if (!decision.ok) throw new Error(decision.refusal.code)
    this.events = [...decision.value]
  }

  get task(): TaskState {
    return fold(this.events)
  }

  /** Moves the clock to so many minutes after the opening. */
  after(minutes: number): this {
    this.at = later(friday, minutes)
    return this
  }

  try(command: TaskCommand): Decision {
    return decide(this.task, command, this.at)
  }

  do(command: TaskCommand): this {
    const decision = this.try(command)
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.code}`)
    this.events.push(...decision.value)
    return this
  }

  offer(toId: OrganisationId, number = 1, given: Partial<Offer> = {}): this {
    return this.do({ type: 'offer-handoff', doer: wardNurse, offer: offerTo(toId, number, this.at, given) })
  }

  letTimePass(): this {
    const { responsibleId, handoffs } = this.task
    const ladders = {
      responsible: ladderOf(responsibleId),
      receiver: ladderOf(handoffs.at(-1)?.toId ?? responsibleId),
    }
    return this.do({ type: 'let-time-pass', doer: rule, ladders })
  }
}
