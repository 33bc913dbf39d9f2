import type { Grading } from '../domain/grading.ts'
import { type Issue, textsOf } from '../domain/issue.ts'
import { judgeOlderMessage } from '../domain/legacy/judge-older.ts'
import { olderFormatOf, readOlder } from '../domain/legacy/older-message.ts'
import { codeOfOlder } from '../domain/legacy/siblings.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import type { Remark } from '../profile/judge-message.ts'
import type { FileVerdict } from './validate-file.ts'

const limits = { bytes: 100 * 1024 * 1024, depth: 100 }

/**
 * Judges a file of the older formats by its content, EDIFACT or OIOXML; undefined of anything else. An envelope is as good as the
 * worst of its letters.
 */
export function judgeOlder(
  bytes: Uint8Array,
  grading: Grading,
  how: 'sending' | 'receiving' = 'sending',
): FileVerdict | undefined {
  const format = olderFormatOf(bytes)
  if (format === undefined) return undefined
  const read = readOlder(bytes, format, limits)
  if (!read.ok) {
    const { type, text } = explainUnreadable(read.refusal.code)
    const issue: Remark = {
      severity: 'fatal',
      code: type,
      expression: '',
      rule: read.refusal.code,
      da: text.da,
      en: text.en,
    }
    return verdictOf(format, undefined, 'fatal-error', [issue])
  }
  const judged = judgeOlderMessage(read.value, grading, how === 'sending' ? 'whenSending' : 'whenReceiving')
  const issues = judged.flatMap(({ blocking, logged }) => [
    ...blocking.map((issue) => remarkOf(issue, 'error')),
    ...logged.map((issue) => remarkOf(issue, 'information')),
  ])
  const isFatal = judged.some(({ blocking }) => blocking.length > 0)
  const [first] = judged
  const name = first?.older.version ?? first?.standard ?? 'unknown'
  return verdictOf(
    `${format} ${name}`,
    codeOfOlder(first?.older.letter),
    isFatal ? 'fatal-error' : 'ok',
    issues,
  )
}

function verdictOf(
  standard: string,
  code: string | undefined,
  verdict: FileVerdict['verdict'],
  issues: readonly Remark[],
): FileVerdict {
  return { verdict, standard, code, isByProfile: true, issues }
}

function remarkOf(issue: Issue, severity: Remark['severity']): Remark {
  const { type, danish, english } = textsOf(issue)
  return { severity, code: type, expression: issue.expression, rule: issue.rule, da: danish, en: english }
}
