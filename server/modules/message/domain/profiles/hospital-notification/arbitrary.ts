import fc from 'fast-check'
import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import { digits, mailbox, moment, testNumbers, unitName } from '../medcom/arbitrary.ts'
import { type BaseCode, baseCodes, type Change, changes, type StayClass } from './codes.ts'
import { composeNotification } from './compose-notification.ts'
import type { EarlierLetter, HospitalNotificationFacts } from './facts.ts'

const uuid = fc.uuid()

/** A history in which a death is told of before a death is corrected, and nothing else reads as one. */
function earlierOf(base: BaseCode, change: Change, ids: readonly string[], from: Instant): EarlierLetter[] {
  const at = (place: number): Instant => instant(Date.parse(from) + place * 60_000)
  const [first = '', second = ''] = ids
  const admitted: EarlierLetter = { letterId: first, sentAt: at(0), activity: 'admit-inpatient' }
  if (change === 'new') return ids.length > 0 && base !== 'STAA' ? [admitted] : []
  if (base !== 'MORS') return [admitted]
  return [
    admitted,
    { letterId: second, sentAt: at(1), activity: 'admit-inpatient', relation: 'revision', to: first },
  ]
}

/** Facts that keep every rule, for all 18 codes, with and without what may be left out. */
export const notificationFacts: fc.Arbitrary<HospitalNotificationFacts> = fc
  .record({
    base: fc.constantFrom<BaseCode>(...baseCodes),
    change: fc.constantFrom<Change>(...changes),
    stayClass: fc.constantFrom<StayClass>('EMER', 'IMP'),
    ids: fc.uniqueArray(uuid, { minLength: 5, maxLength: 5 }),
    hasEarlier: fc.boolean(),
    cprNumber: fc.constantFrom(...testNumbers),
    system: fc.constantFrom('https://sor2.sum.dsdn.dk/#id=265161000016000', 'urn:oid:1.2.208.176.7'),
    start: moment,
    stayed: fc.integer({ min: 0, max: 500_000 }),
    sender: mailbox,
    receiver: mailbox,
    provider: fc.record({ sor: digits(15), name: unitName }, { requiredKeys: ['sor'] }),
    isReportRequested: fc.boolean(),
    isOnLeave: fc.boolean(),
  })
  .map((one) => {
    const [letterId = '', envelopeId = '', episode = '', ...earlierIds] = one.ids
    const later = (share: number): Instant => instant(Date.parse(one.start) + one.stayed * 1000 * share)
    const { base, change } = one
    const isLeave = base === 'STOR' || base === 'SLOR'
    const isEnd = base === 'SLHJ' || base === 'MORS'
    const stayClass =
      isLeave || (change === 'new' && base === 'STIN')
        ? 'IMP'
        : change === 'new' && base === 'STAA'
          ? 'EMER'
          : one.stayClass
    const hasLeave = isLeave || (base === 'MORS' && one.isOnLeave)
    return composeNotification({
      base,
      change,
      letterId,
      envelopeId,
      episodeId: `${one.system}|${episode}`,
      cprNumber: one.cprNumber,
      class: stayClass,
      periodStart: one.start,
      ...(isEnd && (change !== 'cancellation' || base === 'SLHJ') && { periodEnd: later(1) }),
      ...(hasLeave && { leaveStart: later(0.3) }),
      ...(base === 'SLOR' && change !== 'cancellation' && { leaveEnd: later(0.6) }),
      sentAt: instant(Date.parse(one.start) + one.stayed * 1000 + 3_600_000),
      sender: one.sender,
      provider: one.provider,
      receiver: one.receiver,
      isReportRequested: one.isReportRequested,
      earlierLetters:
        change === 'new' && !one.hasEarlier ? [] : earlierOf(base, change, earlierIds, one.start),
    })
  })
