import fc from 'fast-check'
import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import type { EndingByHand, Notification, NotificationBase, Place } from './notification.ts'

export const municipality = '00000000-0000-7000-8000-000000000751' as OrganisationId
export const aarhus: Place = { sor: '440001000016001', name: 'Aarhus Universitetshospital' }
export const horsens: Place = { sor: '440001000016002', name: 'Regionshospitalet Horsens' }

const day = Date.parse('2026-06-01T00:00:00.000Z')

/** An hour counted from the first of June 2026. */
export function hour(count: number): Instant {
  return instant(day + count * 3_600_000)
}

type Overrides = Partial<Omit<Notification, 'base' | 'code' | 'eventAt'>> & { readonly eventAt?: Instant }

/** A letter about an event at an hour, sent as it happened; the rest as a hospital would fill it in. */
export function letter(base: NotificationBase, at: number, more: Overrides = {}): Notification {
  const change = more.change ?? 'new'
  const code =
    change === 'new' ? base : change === 'correction' ? (`RE_${base}` as const) : (`AN_${base}` as const)
  return {
    letterId: `${code}-${at}`,
    messageId: `message-${code}-${at}` as MessageId,
    eventAt: hour(at),
    sentAt: hour(at),
    periodStart: hour(base === 'STAA' || base === 'STIN' ? at : 0),
    class: base === 'STAA' ? 'EMER' : 'IMP',
    isReportRequested: false,
    place: aarhus,
    receiverUnitId: municipality,
    ...(base === 'STOR' ? { leaveStart: hour(at) } : {}),
    ...(base === 'SLOR' ? { leaveEnd: hour(at) } : {}),
    ...(base === 'SLHJ' || base === 'MORS' ? { periodEnd: hour(at) } : {}),
    ...more,
    base,
    code,
    change,
  }
}

const bases: readonly NotificationBase[] = ['STAA', 'STIN', 'STOR', 'SLOR', 'SLHJ', 'MORS']

/** Any letter at all, sensible or not: few hours and few ids, so that they collide, repeat and contradict each other. */
const anyLetter: fc.Arbitrary<Notification> = fc
  .record({
    id: fc.nat(9),
    base: fc.constantFrom(...bases),
    change: fc.constantFrom('new', 'new', 'correction', 'cancellation'),
    at: fc.nat(12),
    start: fc.nat(12),
    sent: fc.nat(20),
    leave: fc.nat(12),
    target: fc.option(fc.nat(9), { nil: undefined }),
    place: fc.constantFrom(aarhus, horsens),
  } as const)
  .map(({ id, base, change, at, start, sent, leave, target, place }) =>
    letter(base, at, {
      change,
      letterId: `letter-${id}`,
      sentAt: hour(sent),
      periodStart: hour(Math.min(start, at)),
      ...(base === 'SLOR' ? { leaveStart: hour(Math.min(leave, at)) } : {}),
      ...(change === 'correction' && target !== undefined ? { revises: `letter-${target}` } : {}),
      ...(change === 'cancellation' && target !== undefined ? { cancels: `letter-${target}` } : {}),
      place,
    }),
  )

/** Letters of one episode with an id each. */
export const anyLetters: fc.Arbitrary<Notification[]> = fc.uniqueArray(anyLetter, {
  maxLength: 9,
  selector: (one) => one.letterId,
})

export const anyEndings: fc.Arbitrary<EndingByHand[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.nat(5),
      at: fc.nat(14),
      destination: fc.constantFrom('own-home-with-nursing', 'own-home', undefined),
      isUndone: fc.boolean(),
    })
    .map(
      ({ id, at, destination, isUndone }): EndingByHand => ({
        id: `ending-${id}`,
        endedAt: hour(at),
        recordedAt: hour(at + 1),
        by: 'Hjemmesygeplejerske',
        unitId: municipality,
        reason: 'Borgeren er hjemme',
        ...(destination && { destination }),
        ...(isUndone && { undone: { at: hour(at + 2), by: 'Sygeplejerske', reason: 'Forkert patient' } }),
      }),
    ),
  { maxLength: 2, selector: (one) => one.id },
)

/** The same letters in another order, some of them more than once: what a network may do to them. */
export function disturbed<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...items], { minLength: items.length }),
      fc.subarray([...items]),
      fc.nat(items.length),
    )
    .map(([shuffled, repeated, at]) => [...shuffled.slice(0, at), ...repeated, ...shuffled.slice(at)])
}
