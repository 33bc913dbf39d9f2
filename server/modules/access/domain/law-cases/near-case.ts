import fc from 'fast-check'
import { anyCase, anyFacts, anyQuestion, today } from '../arbitrary.ts'
import { purposeAt } from '../purpose-at.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Facts, Question } from '../vocabulary.ts'
import type { Look } from './law-case.ts'
import { allCases } from './themes.ts'

const askedFields: readonly (keyof Question)[] = [
  'kind',
  'purpose',
  'action',
  'flow',
  'reason',
  'count',
  'dataFrom',
  'receiver',
]
const knownFields: readonly (keyof Facts)[] = [
  'workplace',
  'unitIds',
  'ownCitizenId',
  'kinship',
  'isColleague',
  'isOnShift',
  'placement',
  'permissions',
  'citizen',
  'evidence',
  'blocks',
  'consents',
  'representations',
  'override',
]

/** One of some looks with up to three things changed by chance: near every edge of the rules they are about. */
export function caseNear(
  book: RuleBook,
  looks: readonly Look[],
  asked: readonly (keyof Question)[] = askedFields,
): fc.Arbitrary<Look> {
  return fc
    .record({
      look: fc.constantFrom(...looks),
      question: anyQuestion,
      known: anyFacts,
      inQuestion: fc.subarray([...asked], { maxLength: 1 }),
      inFacts: fc.subarray([...knownFields], { maxLength: 2 }),
    })
    .map(({ look, question, known, inQuestion, inFacts }) => {
      const purpose = purposeAt(book, look.question, look.facts, today)
      const pick = <Whole extends object>(whole: Whole, fields: readonly (keyof Whole)[]): Partial<Whole> =>
        Object.fromEntries(fields.map((field) => [field, whole[field]])) as Partial<Whole>
      return {
        question: { ...look.question, purpose, ...pick(question, inQuestion) },
        // A trial's own conditions are tested in sentences; the table leaves them to the trial.
        facts: { ...look.facts, ...pick(known, inFacts), exemptions: [] },
      }
    })
}

/** Half of all cases by chance alone, half near the edges of the rules. */
export function caseOfAnyKind(book: RuleBook): fc.Arbitrary<Look> {
  return fc.oneof(
    anyCase,
    caseNear(
      book,
      allCases.map(({ look }) => look),
    ),
  )
}
