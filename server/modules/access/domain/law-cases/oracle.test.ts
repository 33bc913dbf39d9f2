import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleBook } from '../../rule-book.ts'
import { today } from '../arbitrary.ts'
import { decide } from '../decide.ts'
import { caseOfAnyKind } from './near-case.ts'
import { judge } from './oracle.ts'

const book = await ruleBook()
const isLong = process.env.LONG_RUN === '1'
const runs = isLong ? 150_000 : 2_000

test(`the rule file and the handbook’s table, written twice, say the same in ${runs} made-up cases`, () => {
  const answers = new Map<string, number>()
  fc.assert(
    fc.property(caseOfAnyKind(book), (one) => {
      const { outcome, ruleId } = decide(book, one.question, one.facts, today)
      const verdict = judge(one, today)
      answers.set(ruleId, (answers.get(ruleId) ?? 0) + 1)
      expect(outcome).toBe(verdict.outcome)
      expect(verdict.by).toContain(ruleId)
    }),
    { numRuns: runs },
  )
  // The closed door is not all that was met.
  expect(answers.size).toBeGreaterThan(isLong ? 60 : 45)
  if (isLong) console.info(`${answers.size} rules answered: ${[...answers.keys()].sort().join(' ')}`)
}, 600_000)
