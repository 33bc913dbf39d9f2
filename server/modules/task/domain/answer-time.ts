import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { Priority } from './event.ts'

/** How long a receiver has to answer an offer. Numbers are a local choice (pathways 0, marked V); an agreement may set its own. */
export const answerTimes: Readonly<Record<Priority, TimeLimit>> = {
  acute: { amount: 1, unit: 'hour' },
  'same-day': { amount: 4, unit: 'hour' },
  routine: { amount: 1, unit: 'workday' },
}
