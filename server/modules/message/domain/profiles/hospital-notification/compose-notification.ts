import type { CprNumber } from '../../../../../../kernel/cpr.ts'
import type { Instant } from '../../../../../../kernel/instant.ts'
import type { MailboxFacts, UnitFacts } from '../medcom/organisation.ts'
import { activityOf, type BaseCode, type Change, codeOf, type StayClass, statusOf } from './codes.ts'
import type { EarlierLetter, HospitalNotificationFacts } from './facts.ts'

/** What somebody who makes a notification has to decide; the rest follows from MedCom's table. */
export interface NotificationWish {
  readonly base: BaseCode
  readonly change?: Change
  readonly letterId: string
  readonly envelopeId: string
  readonly episodeId: string
  readonly cprNumber: CprNumber
  /** EMER for STAA and IMP for the others when left out. */
  readonly class?: StayClass
  readonly periodStart: Instant
  readonly periodEnd?: Instant
  readonly leaveStart?: Instant
  readonly leaveEnd?: Instant
  readonly sentAt: Instant
  readonly sender: MailboxFacts
  /** The sender when left out. */
  readonly provider?: UnitFacts
  readonly receiver: MailboxFacts
  readonly isReportRequested?: boolean
  /** Oldest first. The last one is the letter that is followed, corrected or cancelled. */
  readonly earlierLetters?: readonly EarlierLetter[]
}

/** Completes the facts of a notification, so that printing them gives a letter that keeps every rule. */
export function composeNotification(wish: NotificationWish): HospitalNotificationFacts {
  const {
    base,
    change = 'new',
    earlierLetters = [],
    provider,
    class: wishedClass,
    isReportRequested,
    ...rest
  } = wish
  const stayClass = wishedClass ?? (base === 'STAA' ? 'EMER' : 'IMP')
  const before = earlierLetters.at(-1)
  const isStart = change === 'new' && (base === 'STAA' || base === 'STIN')
  const wantsReport = isStart && isReportRequested === true
  return {
    ...rest,
    code: codeOf(base, change),
    base,
    change,
    class: stayClass,
    status: statusOf(base, change) ?? (rest.leaveStart && !rest.leaveEnd ? 'onleave' : 'in-progress'),
    activity:
      activityOf(base, change, stayClass) ??
      before?.activity ??
      (stayClass === 'EMER' ? 'admit-emergency' : 'admit-inpatient'),
    isDeceased: base === 'MORS' && change !== 'cancellation',
    eventAt: eventTime(wish),
    isReportRequested: wantsReport,
    ...(wantsReport && { reportRecipient: wish.sender }),
    provider: provider ?? { sor: wish.sender.sor, ...(wish.sender.name && { name: wish.sender.name }) },
    ...(before && relationTo(before.letterId, change)),
    earlierLetters,
  }
}

function relationTo(
  letterId: string,
  change: Change,
): Pick<HospitalNotificationFacts, 'revises' | 'cancels' | 'follows'> {
  if (change === 'cancellation') return { cancels: letterId }
  return change === 'correction' ? { revises: letterId } : { follows: letterId }
}

function eventTime({ base, periodStart, periodEnd, leaveStart, leaveEnd }: NotificationWish): Instant {
  if (base === 'STOR') return leaveStart ?? periodStart
  if (base === 'SLOR') return leaveEnd ?? leaveStart ?? periodStart
  return base === 'SLHJ' || base === 'MORS' ? (periodEnd ?? periodStart) : periodStart
}
