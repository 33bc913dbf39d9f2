import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Condition } from './condition.ts'
import type { Stage } from './decision.ts'
import type { Profession, Work } from './job.ts'
import type { Asker, Workplace } from './vocabulary.ts'

/** Whom a rule speaks of. What is left out is not asked about. */
export interface Who {
  readonly actors: readonly Asker['kind'][]
  readonly work?: readonly Work[] | undefined
  readonly profession?: readonly Profession[] | undefined
  readonly functions?: readonly string[] | undefined
  /** Functions with a rule of their own. */
  readonly exceptFunctions?: readonly string[] | undefined
  readonly at?: readonly Workplace[] | undefined
}

/** A condition of a rule; with `data` it is asked only when such data are wanted. */
export interface RuleCondition {
  readonly condition: Condition
  readonly data?: readonly DataKind[] | undefined
  /** As it stands in the file, to compare rules by. */
  readonly written: string
}

/** What a lawyer must still confirm, and what in the paragraph is changed if the answer is the milder one. */
export interface ToVerify {
  readonly what: Bilingual
  readonly switch: Bilingual
}

/** One paragraph of `content/access/rules.yaml`: a row of the law handbook's table, or one part of it, for a period. */
export interface Rule {
  readonly id: string
  /** Tells paragraphs of one row apart, `sent` and `read` of P24. */
  readonly part: string | null
  readonly title: Bilingual
  readonly says: 'permits' | 'denies'
  readonly stage: Stage
  readonly who: Who
  readonly data: readonly DataKind[]
  readonly purposes: readonly AccessPurpose[]
  readonly flow: 'pull' | 'push' | 'both'
  readonly actions: readonly AccessAction[]
  readonly conditions: readonly RuleCondition[]
  readonly law: readonly LegalReference[]
  readonly readOn: DanishDate
  readonly validFrom: DanishDate
  /** The last day it holds. */
  readonly validTo: DanishDate | null
  /** In use only when this reading is switched on at the head of the file. */
  readonly preset: string | null
  readonly confidence: 'certain' | 'to-verify'
  readonly toVerify: ToVerify | null
  readonly note: Bilingual | null
  /** The citizen may object to what it permits; null for a denial, where it means nothing. */
  readonly isBlockable: boolean | null
  /** A denial that an override (P20, P21) can open: D01, D03, D10 only. */
  readonly isLiftable: boolean
  /** How it is told in the citizen's log. */
  readonly text: Bilingual
}

/** `P24`, or `P24 read` when a row has several parts. */
export function nameOf({ id, part }: Pick<Rule, 'id' | 'part'>): string {
  return part === null ? id : `${id} ${part}`
}
