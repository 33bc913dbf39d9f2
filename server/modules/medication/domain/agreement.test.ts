import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { medicine, unitId, who } from './arbitrary.ts'
import type { Card, CardOrder } from './card.ts'
import { noCave } from './cave.ts'
import { conditionsOf, isDone, standingConfirmation } from './conditions.ts'
import { decideLine } from './decide-line.ts'
import { differencesNow } from './differences.ts'
import type { MedicineEvent } from './event.ts'
import { factsOf } from './facts.ts'
import { currentReconciliation, fold, isWaiting, type MedicineState, nothingYet } from './fold.ts'
import { answerSupply } from './home-supply.ts'
import { linesOf } from './lines.ts'
import type { LineStatus, Medicine, Party } from './medicine.ts'
import type { MedicineRules } from './rules.ts'
import { confirm, markReconciled } from './stand-behind.ts'
import { stateList } from './state-list.ts'

const rules: MedicineRules = {
  highRisk: [{ group: 'digoxin', atc: ['C01AA05'], name: { da: 'Digoxin', en: 'Digoxin' } }],
  differenceWithin: { highRisk: { amount: 0, unit: 'day' }, other: { amount: 2, unit: 'workday' } },
  dispenseWithin: { highRisk: { amount: 0, unit: 'day' }, other: { amount: 1, unit: 'workday' } },
  caveWithin: { highRisk: { amount: 0, unit: 'day' }, other: { amount: 5, unit: 'workday' } },
  followUpWithin: { amount: 10, unit: 'workday' },
  cardWithin: { amount: 4, unit: 'hour' },
  cardRetry: { pauses: [1], personAfter: 3 },
}
const reconciliationId = 'r' as ReconciliationId
const stayId = 's' as StayId
const start = instant('2026-06-01T08:00:00Z')
const by = who('Anne Skov', { unitId })

const kinds = {
  metformin: medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 2 }),
  digoxin: medicine('C01AA05', 'Digoxin', { strength: '62,5 mikrogram', morning: 1 }),
  furosemide: medicine('C03CA01', 'Furosemid', { strength: '40 mg', morning: 1 }),
} as const
const rowKeys = ['A10BA02-tablet', 'C01AA05-tablet', 'C03CA01-tablet'] as const

function cardOf(medicines: readonly Medicine[], version: string, at: Instant): Card {
  return {
    version,
    orders: medicines.map(
      (one, index): CardOrder => ({ ...one, orderId: one.orderId ?? `order-${index}-${version}`, version }),
    ),
    ordersChangedAt: at,
    doseDispensing: { status: 'none', since: null, by: null, reason: '' },
    reconciled: null,
  }
}

/** Something people or systems may do, however unlikely, one after the other. */
type Deed =
  | { readonly deed: 'decide'; readonly row: number; readonly status: LineStatus; readonly party: Party }
  | { readonly deed: 'answer'; readonly isRefused: boolean }
  | { readonly deed: 'other-system'; readonly row: number; readonly amount: number }
  | { readonly deed: 'state'; readonly as: 'card' | 'nothing' | 'alone' | 'digoxin' }
  | { readonly deed: 'confirm'; readonly party: Party }
  | { readonly deed: 'mark' | 'give' | 'end' | 'resume' | 'supply' }

const party = fc.constantFrom<Party>('hospital', 'gp', 'municipality')
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      deed: fc.constant('decide' as const),
      row: fc.nat(2),
      status: fc.constantFrom<LineStatus>('unchanged', 'dose-changed', 'new', 'stopped', 'paused', 'unclear'),
      party,
    }),
  },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('answer' as const), isRefused: fc.boolean() }) },
  fc.record({
    deed: fc.constant('other-system' as const),
    row: fc.nat(2),
    amount: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    deed: fc.constant('state' as const),
    as: fc.constantFrom('card', 'nothing', 'alone', 'digoxin'),
  }),
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('confirm' as const), party }) },
  { weight: 4, arbitrary: fc.record({ deed: fc.constantFrom('mark', 'give', 'end', 'resume', 'supply') }) },
)

interface Run {
  readonly events: readonly MedicineEvent[]
  readonly state: MedicineState
  readonly on: DanishDate
}

/** Does what may be done of a list of deeds, with what follows for the differences. */
function run(deeds: readonly Deed[]): Run {
  const home = [kinds.metformin, kinds.digoxin]
  const first = cardOf(home, '0', start)
  let events: MedicineEvent[] = [
    { type: 'card-read', at: start, card: first },
    { type: 'reconciliation-started', at: start, reconciliationId, stayId, before: first.orders, by: null },
  ]
  let state = fold(events)
  let count = 0
  const nextId = () => {
    count += 1
    return `id-${count}`
  }
  let at = start
  for (const deed of deeds) {
    at = instant(epoch(at) + 3_600_000)
    const on = danishDateOf(at)
    const fresh = eventsOf(state, deed, at, on, nextId)
    if (fresh.length === 0) continue
    state = fold(fresh, state)
    const follows = differencesNow(state, { rules, otherwise: by, now: at, on, nextId })
    state = fold(follows, state)
    events = [...events, ...fresh, ...follows]
  }
  return { events, state, on: danishDateOf(at) }
}

function eventsOf(
  state: MedicineState,
  deed: Deed,
  at: Instant,
  on: DanishDate,
  nextId: () => string,
): MedicineEvent[] {
  switch (deed.deed) {
    case 'decide': {
      const rowKey = rowKeys[deed.row] ?? rowKeys[0]
      const written = Object.values(kinds).filter((one) => `${one.atc}-${one.form}` === rowKey)
      const isWritten = deed.status === 'new' || deed.status === 'dose-changed'
      const doses = isWritten
        ? written.map((one) => ({ ...one, dose: { ...one.dose, evening: 1 } as never }))
        : []
      const told = { reconciliationId, rowKey, reason: 'fordi', doses, pausedUntil: null, followUp: null }
      const cave = { cave: noCave, caveReason: '' }
      const decided = decideLine(
        state,
        { ...told, ...cave, status: deed.status, by, party: deed.party },
        at,
        on,
        nextId,
      )
      return decided.ok ? [decided.value] : []
    }
    case 'answer': {
      const waiting = state.pending.find(isWaiting)
      if (waiting === undefined || state.card === undefined) return []
      const refusedBecause = deed.isRefused ? 'order-unknown' : null
      const card = deed.isRefused ? state.card : cardAfter(state.card, waiting, at)
      return [
        ...(deed.isRefused ? [] : [{ type: 'card-read', at, card } as const]),
        { type: 'card-change-answered', at, changeId: waiting.changeId, refusedBecause },
      ]
    }
    case 'other-system': {
      const rowKey = rowKeys[deed.row]
      const others = (state.card?.orders ?? []).filter((one) => `${one.atc}-${one.form}` !== rowKey)
      const [kind] = Object.values(kinds).filter((one) => `${one.atc}-${one.form}` === rowKey)
      const changed =
        kind && deed.amount > 0 ? [{ ...kind, dose: { ...kind.dose, morning: deed.amount } as never }] : []
      const card = cardOf([...others, ...changed], `other-${at}`, at)
      return [{ type: 'card-read', at, card: { ...card, reconciled: state.card?.reconciled ?? null } }]
    }
    case 'state': {
      const list =
        deed.as === 'alone'
          ? null
          : deed.as === 'nothing'
            ? []
            : deed.as === 'digoxin'
              ? [kinds.digoxin]
              : (state.card?.orders ?? [])
      const stated = stateList(list, by, at)
      return stated.ok ? [stated.value] : []
    }
    case 'confirm': {
      const confirmed = confirm(state, reconciliationId, { party: deed.party, by }, at, on)
      return confirmed.ok ? [confirmed.value] : []
    }
    case 'mark': {
      const marked = markReconciled(state, reconciliationId, by, at, on, nextId())
      return marked.ok ? [marked.value] : []
    }
    case 'supply': {
      const answers = new Map(rowKeys.map((rowKey) => [rowKey, 'sent-along' as const]))
      const answered = answerSupply(state, { reconciliationId, homeOn: on, answers, by }, at, on)
      return answered.ok ? [answered.value] : []
    }
    case 'give':
      return [{ type: 'list-given', at, how: 'handed', by }]
    case 'end':
      return [{ type: 'stay-ended', at, reconciliationId, happenedAt: at }]
    case 'resume':
      return [{ type: 'stay-resumed', at, reconciliationId, happenedAt: at }]
  }
}

/** The card with a change done to it, as the real one would. */
function cardAfter(card: Card, { deed }: MedicineState['pending'][number], at: Instant): Card {
  const version = `after-${at}`
  const on = (orderId: string, how: (one: CardOrder) => CardOrder) =>
    card.orders.map((one) => (one.orderId === orderId ? how(one) : one))
  const changed = (orders: readonly CardOrder[]): Card => ({ ...card, version, orders, ordersChangedAt: at })
  switch (deed.what) {
    case 'create-order':
      return changed([...card.orders, { ...deed.medicine, orderId: `new-${at}`, version }])
    case 'change-order':
      return changed(on(deed.orderId, (one) => ({ ...deed.medicine, orderId: one.orderId, version })))
    case 'stop-order':
      return changed(card.orders.filter(({ orderId }) => orderId !== deed.orderId))
    case 'pause-order':
      return changed(on(deed.orderId, (one) => ({ ...one, pausedUntil: deed.until, version })))
    case 'resume-order':
      return changed(on(deed.orderId, (one) => ({ ...one, pausedUntil: null, version })))
    case 'mark-reconciled':
      return { ...card, version, reconciled: { at, by } }
    default:
      return card
  }
}

const answer = { deed: 'answer', isRefused: false } as const

/** What people do when all goes well, cut short anywhere. */
const goodWay: readonly Deed[] = [
  { deed: 'decide', row: 0, status: 'dose-changed', party: 'hospital' },
  answer,
  { deed: 'decide', row: 1, status: 'stopped', party: 'hospital' },
  answer,
  { deed: 'decide', row: 2, status: 'new', party: 'hospital' },
  answer,
  { deed: 'mark' },
  answer,
  { deed: 'supply' },
  { deed: 'confirm', party: 'hospital' },
  { deed: 'end' },
  { deed: 'state', as: 'card' },
  { deed: 'confirm', party: 'gp' },
  { deed: 'confirm', party: 'municipality' },
  { deed: 'give' },
]
const someGood = fc.nat(goodWay.length).map((length) => goodWay.slice(0, length))

const anyRun = fc
  .tuple(
    fc.oneof(someGood, fc.constant([]), fc.constant(goodWay)),
    fc.array(anyDeed, { maxLength: 20 }),
    fc.oneof(fc.constant([]), someGood, fc.constant(goodWay)),
  )
  .map((parts) => run(parts.flat()))

describe('the agreement holds whatever is done, in whatever order', () => {
  test('done is exactly the four conditions', () => {
    fc.assert(
      fc.property(anyRun, ({ state, on }) => {
        const reconciliation = currentReconciliation(state)
        if (reconciliation === undefined) throw new Error('none')
        const { card, dispensing, given, listVersion, pending } = state
        const lines = linesOf(state, reconciliation, on)
        const isMarked =
          card?.reconciled != null &&
          card.reconciled.at >= (card.ordersChangedAt ?? '') &&
          pending.every((one) => !isWaiting(one) && one.rowKey === null)
        const agrees =
          dispensing !== undefined &&
          (!dispensing.isHelped ||
            lines.every(
              ({ now, dispensing: atHome }) =>
                JSON.stringify(taken(now)) === JSON.stringify(taken(atHome ?? [])),
            ))
        expect(isDone(state, reconciliation, on)).toBe(
          lines.every(({ status }) => status !== 'unclear') &&
            isMarked &&
            given !== undefined &&
            given.sequence > listVersion &&
            agrees,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('the deeds lead to agreement, difference and disagreement often enough to be worth looking at', () => {
    const runs = fc.sample(anyRun, { numRuns: 200, seed: 1 })
    const count = (holds: (run: Run) => boolean) => runs.filter(holds).length
    const reconciled = ({ state, on }: Run) => {
      const reconciliation = currentReconciliation(state)
      return reconciliation !== undefined && isDone(state, reconciliation, on)
    }
    expect(count(reconciled)).toBeGreaterThan(5)
    expect(count(({ state }) => state.differences.some(({ solvedAt }) => solvedAt !== null))).toBeGreaterThan(
      3,
    )
    expect(
      count(({ events }) => factsOf(events).some(({ kind }) => kind === 'fact-taken-back')),
    ).toBeGreaterThan(0)
  })

  test('nobody stands behind a list of which a line has changed since they said so', () => {
    fc.assert(
      fc.property(anyRun, ({ state, on }) => {
        const reconciliation = currentReconciliation(state)
        if (reconciliation === undefined) throw new Error('none')
        for (const whose of ['hospital', 'gp', 'municipality'] as const) {
          const standing = standingConfirmation(state, reconciliation, whose, on)
          if (standing === undefined) continue
          const changes = [...state.lineChanges.values()]
          expect(changes.every(({ sequence }) => sequence <= standing.sequence)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('folding the events anew gives the same, all at once or bit by bit', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(40), ({ events, state }, cut) => {
        expect(fold(events)).toEqual(state)
        expect(fold(events.slice(cut), fold(events.slice(0, cut), nothingYet))).toEqual(state)
      }),
    )
  })

  test('asked again, what follows for the differences is nothing more; and none is open where the lists agree', () => {
    fc.assert(
      fc.property(anyRun, ({ state, on, events }) => {
        const now = events.at(-1)?.at ?? start
        expect(differencesNow(state, { rules, otherwise: by, now, on, nextId: () => 'x' })).toEqual([])
        const reconciliation = currentReconciliation(state)
        const isEqual = reconciliation && conditionsOf(state, reconciliation, on)['dispensing-list-agrees']
        if (isEqual) expect(state.differences.every(({ solvedAt }) => solvedAt !== null)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('facts are told with the same keys when more has happened, and never the same key twice', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(40), ({ events }, cut) => {
        const all = factsOf(events)
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
        expect(all.slice(0, factsOf(events.slice(0, cut)).length)).toEqual(factsOf(events.slice(0, cut)))
      }),
    )
  })
})

/** What is taken of a line, as amounts, for these few medicines of one strength each. */
function taken(medicines: readonly Medicine[]): unknown {
  return medicines.filter(({ pausedUntil }) => pausedUntil === null).map(({ dose }) => dose)
}
