import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Role } from './role.ts'

/** `on-answer`: responsibility moves when the receiver says yes. `on-delivery`: duty by law, theirs once delivery is proven. */
export const acceptances = ['on-answer', 'on-delivery'] as const
export type Acceptance = (typeof acceptances)[number]

export const priorities = ['acute', 'same-day', 'routine'] as const
export type Priority = (typeof priorities)[number]

/** How long a receiver has to answer when neither catalogue nor agreement says (pathways 0; numbers to verify locally). */
export const answerWithinByPriority: Readonly<Record<Priority, TimeLimit>> = {
  acute: { amount: 1, unit: 'hour' },
  'same-day': { amount: 4, unit: 'hour' },
  routine: { amount: 1, unit: 'workday' },
}

/** What a service is made of: a document that is sent, work done with or for the citizen, an answer to another party. */
export const serviceKinds = ['document', 'care', 'answer', 'coordination', 'question'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** A kind of task that can be somebody's duty, and who has it when no agreement says otherwise. */
export interface Service {
  readonly code: string
  readonly name: Bilingual
  readonly kind: ServiceKind
  readonly responsible: Role
  /** Where the law puts the duty. Empty when no act does: then the hospital keeps what it began, or practice is named. */
  readonly legal: readonly LegalReference[]
  readonly acceptance: Acceptance
  readonly priority: Priority
  readonly answerWithin: TimeLimit
}

/** A published version of a part of the catalogue. */
export interface Catalogue {
  readonly id: string
  readonly version: number
  readonly validFrom: DanishDate
  readonly services: readonly Service[]
}
