import { type Answer, type AnswerKey, answersOf, areSameValues, keyOf } from './answer.ts'
import type { Value } from './form.ts'

/** What is new in a version, against the one before. */
export interface News {
  readonly byKey: ReadonlyMap<
    AnswerKey,
    { readonly news: 'added' | 'changed'; readonly before: readonly Value[] | null }
  >
  readonly removed: readonly Answer[]
}

export const noNews: News = { byKey: new Map(), removed: [] }

/** Compares two versions answer by answer. */
export function newsOf(before: readonly Answer[], now: readonly Answer[]): News {
  const earlier = answersOf(before)
  const later = answersOf(now)
  const byKey: [AnswerKey, { news: 'added' | 'changed'; before: readonly Value[] | null }][] = []
  for (const answer of now) {
    const was = earlier.get(keyOf(answer))
    if (was === undefined) byKey.push([keyOf(answer), { news: 'added', before: null }])
    else if (!areSameValues(was.values, answer.values))
      byKey.push([keyOf(answer), { news: 'changed', before: was.values }])
  }
  return { byKey: new Map(byKey), removed: before.filter((answer) => !later.has(keyOf(answer))) }
}

export function isNews({ byKey, removed }: News): boolean {
  return byKey.size > 0 || removed.length > 0
}
