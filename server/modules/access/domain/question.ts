import type { AccessAction } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'

/** Where somebody works, in the words of the law handbook: what may flow depends on the room, not on the employer. */
export type Workplace =
  | 'hospital'
  | 'psychiatry'
  | 'general-practice'
  | 'municipal-health'
  | 'elder-care'
  | 'assessment'
  | 'job-centre'
  | 'private-supplier'
  | 'governance'
  | 'operator'
  | 'other'

/** What ties a unit to a citizen. Told by the module that knows it. */
export const relationKinds = ['stay', 'window', 'gp', 'task', 'offer', 'plan', 'care', 'notice'] as const
export type RelationKind = (typeof relationKinds)[number]

/** A relation as found: still open, or ended within the last 30 days (D10: 30 days is design). */
export interface Evidence {
  readonly relation: RelationKind
  readonly isOpen: boolean
}

/** Kinds of data, in the words of the law handbook's rule table; what each covers stands in the contract. */
export type DataKind =
  | 'ID'
  | 'ADM'
  | 'APP'
  | 'PLAN'
  | 'REC'
  | 'PSY'
  | 'MED'
  | 'LAB'
  | 'WND'
  | 'FUN'
  | 'GOP'
  | 'SOC'
  | 'PREV'
  | 'EMP'
  | 'REL'
  | 'DIR'
  | 'PRO'
  | 'LOG'
  | 'AGG'

/** As much of an actor as the rules look at. */
export type Asker =
  | { readonly kind: 'professional' | 'service'; readonly function: string }
  | { readonly kind: 'citizen'; readonly citizenId: CitizenId }
  | { readonly kind: 'system' }

/** Who asks, about whom, what for: all the rules may look at, but for the evidence. */
export interface Question {
  readonly actor: Asker
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: string
  readonly action: AccessAction
  /** `pull`: looking up. `push`: disclosing to another. Different sections of the law, different opt-outs. */
  readonly flow: 'pull' | 'push'
  /** Where a professional works; `other` for everybody else. */
  readonly workplace: Workplace
}

/**
 * How strong the tie is (law, part 10): 4 active now, 3 on its way, 2 follow-up, 1 told of an admission only, 0 nothing.
 */
export function levelOf(evidence: Evidence | undefined): 0 | 1 | 2 | 3 | 4 {
  if (evidence === undefined) return 0
  const { relation, isOpen } = evidence
  switch (relation) {
    case 'stay':
    case 'gp':
    case 'task':
    case 'plan':
    case 'care':
      return isOpen ? 4 : 2
    case 'window':
      return 2
    case 'offer':
      return isOpen ? 3 : 0
    case 'notice':
      return isOpen ? 1 : 0
  }
}
