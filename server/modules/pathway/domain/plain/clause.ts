import type { Bilingual } from '../../../../../kernel/bilingual.ts'

/**
 * Something that is so, as it stands after "when". Danish puts its "not" between `who` and `does`; only where that would read
 * badly has the denial words of its own.
 */
export interface Clause {
  readonly da: { readonly who: string; readonly does: string; readonly doesNot?: string }
  readonly en: { readonly who: string; readonly does: string; readonly doesNot: string }
}

/** Words that only hold the place of a subject. */
const empty = new Set(['der', 'det', 'it'])

/** Two clauses about the same share their subject. */
export function hasSameSubject(one: Said, other: Said, language: 'da' | 'en'): boolean {
  const { who } = one.clause[language]
  return who === other.clause[language].who && !empty.has(who)
}

/** `clause('borgeren', 'er udskrevet', 'the citizen', 'has been discharged', 'has not been discharged')` */
export function clause(who: string, does: string, whoEn: string, doesEn: string, doesNotEn: string): Clause {
  return { da: { who, does }, en: { who: whoEn, does: doesEn, doesNot: doesNotEn } }
}

/** A clause said or denied. */
export interface Said {
  readonly clause: Clause
  readonly isDenied: boolean
}

/** `the citizen has been discharged`; without its subject where the clause before has the same. */
export function sayClause({ clause: { da, en }, isDenied }: Said, before?: Said): Bilingual {
  const danish = isDenied ? (da.doesNot ?? `ikke ${da.does}`) : da.does
  const english = isDenied ? en.doesNot : en.does
  return {
    da:
      before && hasSameSubject(before, { clause: { da, en }, isDenied }, 'da')
        ? danish
        : `${da.who} ${danish}`,
    en:
      before && hasSameSubject(before, { clause: { da, en }, isDenied }, 'en')
        ? english
        : `${en.who} ${english}`,
  }
}
