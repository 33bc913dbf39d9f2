import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { Priority } from './event.ts'

/** How long a receiver has to answer when no agreement has said so. Numbers are a local choice (pathways 0, marked V). */
export const answerTimes: Readonly<Record<Priority, TimeLimit>> = {
  acute: { amount: 1, unit: 'hour' },
  'same-day': { amount: 4, unit: 'hour' },
  routine: { amount: 1, unit: 'workday' },
}
