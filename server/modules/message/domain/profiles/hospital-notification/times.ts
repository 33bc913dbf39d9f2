import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Issues } from '../../issue.ts'
import type { BaseCode, KnownCode } from './codes.ts'
import type { Stay } from './encounter.ts'

/** When it happened, as shown to people; undefined when the time a code needs is missing (messages, section 4). */
export function eventTimeOf({ base, change }: KnownCode, stay: Stay): Instant | undefined {
  switch (base) {
    case 'STAA':
    case 'STIN':
      return stay.periodStart
    case 'STOR':
      // A cancelled leave may no longer be told of; then the cancellation is about the stay as a whole.
      return stay.leaveStart ?? (change === 'cancellation' ? stay.periodStart : undefined)
    case 'SLOR':
      return stay.leaveEnd ?? (change === 'cancellation' ? (stay.leaveStart ?? stay.periodStart) : undefined)
    case 'SLHJ':
    case 'MORS':
      return stay.periodEnd ?? (change === 'cancellation' ? stay.periodStart : undefined)
  }
}

const endsTheStay: ReadonlySet<BaseCode> = new Set(['SLHJ', 'MORS'])
const isAboutLeave: ReadonlySet<BaseCode> = new Set(['STOR', 'SLOR'])

/** Checks that the times a code needs are there, and those it has no use for are not. */
export function checkTimes({ base, change }: KnownCode, stay: Stay, issues: Issues): void {
  const isCancelled = change === 'cancellation'
  const period = `${stay.path}.period.end`
  if (endsTheStay.has(base) && !isCancelled && stay.periodEnd === undefined)
    issues.add('period-end-missing', period)
  if (!endsTheStay.has(base) && stay.periodEnd !== undefined) issues.add('period-end-unexpected', period)
  const leave = `${stay.path}.extension`
  const needsLeave = (isAboutLeave.has(base) && !isCancelled) || stay.status === 'onleave'
  if (needsLeave && stay.leaveStart === undefined) issues.add('leave-missing', leave)
  if (base === 'SLOR' && !isCancelled && stay.leaveEnd === undefined) issues.add('leave-end-missing', leave)
  if (!isAboutLeave.has(base) && base !== 'MORS' && stay.leaveStart !== undefined)
    issues.add('leave-unexpected', leave)
  if (base === 'MORS' && !isCancelled && stay.status !== 'finished')
    issues.add('death-status', `${stay.path}.status`)
}
