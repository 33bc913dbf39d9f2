import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { LetterKind } from './letter.ts'

/** What a letter can be about. */
export interface Category {
  readonly code: string
  readonly name: Bilingual
  readonly kind: LetterKind
}

export type SubjectRefused = Refusal<
  | 'correspondence-category-unknown'
  | 'correspondence-topic-missing'
  | 'correspondence-priority-not-for-category'
>

/** What a letter is about. */
export interface Subject {
  readonly category: string
  readonly topic?: string | undefined
  readonly priority?: 'routine' | 'asap' | undefined
}

/** Only a letter about something else says in words what. */
export function needsTopic(code: string): boolean {
  return code === 'other'
}

/** Only a letter about a referral has a priority. */
export function takesPriority(code: string): boolean {
  return code === 'regarding-referral'
}

/** The category as a name for people; a code that is not in the list any more is its own name. */
export function nameOf(categories: readonly Category[], code: string): Bilingual {
  return categories.find((one) => one.code === code)?.name ?? { da: code, en: code }
}

/** What letters of the category are as data; of one that is not in the list the strictest is assumed. */
export function kindOf(categories: readonly Category[], code: string): LetterKind {
  return categories.find((one) => one.code === code)?.kind ?? 'PSY'
}

/** Checks what a letter is about by the rules of the standard (messages, section 5). */
export function checkSubject(
  categories: readonly Category[],
  { category, topic, priority }: Subject,
): Result<Category, SubjectRefused> {
  const found = categories.find(({ code }) => code === category)
  if (found === undefined) return refused('correspondence-category-unknown', { category })
  if (needsTopic(category) && (topic === undefined || topic.trim() === ''))
    return refused('correspondence-topic-missing', { category })
  if (priority !== undefined && !takesPriority(category))
    return refused('correspondence-priority-not-for-category', { category })
  return ok(found)
}
