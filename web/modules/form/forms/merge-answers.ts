import { type FormAnswers, type FormValue, saysTheSame } from '../form-answers.ts'

/** One answer that two people have changed to different things. */
export interface AnswerClash {
  readonly key: string
  readonly mine: readonly FormValue[]
  readonly theirs: readonly FormValue[]
}

export interface MergedAnswers {
  /** Both people's changes; where they clash, theirs, until a person has chosen. */
  readonly answers: FormAnswers
  readonly clashes: readonly AnswerClash[]
}

/**
 * Puts together what two people have written since they saw the same. What only one has changed is kept; only an answer both
 * have changed, and not to the same, is for a person to decide.
 */
export function mergeAnswers(before: FormAnswers, mine: FormAnswers, theirs: FormAnswers): MergedAnswers {
  const keys = new Set([before, mine, theirs].flatMap((answers) => Object.keys(answers)))
  const answers: Record<string, readonly FormValue[]> = {}
  const clashes: AnswerClash[] = []
  for (const key of keys) {
    const [was, my, their] = [before[key] ?? [], mine[key] ?? [], theirs[key] ?? []]
    const isMyChange = !saysTheSame(was, my)
    const isTheirChange = !saysTheSame(was, their)
    if (isMyChange && isTheirChange && !saysTheSame(my, their)) clashes.push({ key, mine: my, theirs: their })
    const kept = isMyChange && !isTheirChange ? my : their
    if (kept.length > 0) answers[key] = kept
  }
  return { answers, clashes }
}
