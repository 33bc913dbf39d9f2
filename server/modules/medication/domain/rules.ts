import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { highRiskGroups } from '../../../../kernel/medicine-words.ts'

export type HighRiskGroup = (typeof highRiskGroups)[number]

/** What the reconciliation goes by: `content/medicines/rules.yaml`. */
export interface MedicineRules {
  readonly highRisk: readonly HighRisk[]
  readonly differenceWithin: ByRisk
  readonly dispenseWithin: ByRisk
  /** How long somebody has to assess what a citizen has told of CAVE; `highRisk` when it was severe. */
  readonly caveWithin: ByRisk
  /** How long somebody has to follow up where no day is said. */
  readonly followUpWithin: TimeLimit
  readonly cardWithin: TimeLimit
  readonly cardRetry: CardRetry
}

export interface HighRisk {
  readonly group: HighRiskGroup
  /** Beginnings of ATC codes. */
  readonly atc: readonly string[]
  readonly name: Bilingual
}

/** How long somebody has: for what is dangerous, and for the rest. */
export interface ByRisk {
  readonly highRisk: TimeLimit
  readonly other: TimeLimit
}

export interface CardRetry {
  /** In minutes; the last for as long as it takes. */
  readonly pauses: readonly number[]
  /** After so many tries a person is asked to look too. */
  readonly personAfter: number
}

/** The group a mistake with the substance is dangerous in, by the longest code that fits; null for the rest. */
export function highRiskOf({ highRisk }: Pick<MedicineRules, 'highRisk'>, atc: string): HighRiskGroup | null {
  const fitting = highRisk.flatMap((one) =>
    one.atc.filter((code) => atc.startsWith(code)).map((code) => ({ group: one.group, length: code.length })),
  )
  return fitting.toSorted((one, other) => other.length - one.length)[0]?.group ?? null
}
