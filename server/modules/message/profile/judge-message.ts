import type { JsonObject } from '../domain/fhir.ts'
import type { Grading } from '../domain/grading.ts'
import type { Issue } from '../domain/issue.ts'
import { type Judged, judge } from '../domain/judge.ts'
import { ruleOf } from '../domain/rules.ts'
import type { Finding } from '../validator/index.ts'
import { editionOf, saysToBe } from './edition-of.ts'
import { type GradedFindings, gradeFindings, isError, type ProfileGrading } from './grading.ts'
import type { StandardEdition } from './standards.ts'
import type { ProfileValidators } from './validators.ts'

/** All that a message is judged by. */
export interface JudgedBy {
  readonly editions: readonly StandardEdition[]
  readonly grading: Grading
  readonly profileGrading: ProfileGrading
  readonly validators: ProfileValidators
}

/** One thing that is to be said of a message, in the words of the command line and of an OperationOutcome. */
export interface Remark {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information'
  /** FHIR's IssueType. */
  readonly code: string
  /** FHIRPath of the place; empty when it is the whole. */
  readonly expression: string
  /** What kind of rule is broken, in a stable word. */
  readonly rule: string
  /** What a profile calls it: the key of a constraint, a slice, a value set. */
  readonly key?: string
  readonly da: string
  readonly en: string
}

/** What a message is worth, by our own readers and by the profiles together. */
export interface MessageVerdict {
  readonly verdict: 'ok' | 'fatal-error'
  readonly edition: StandardEdition | undefined
  readonly judged: Judged
  /** False when the packages of its standard are not at hand: then only what we read ourselves is judged. */
  readonly isByProfile: boolean
  readonly findings: GradedFindings
  /** What both say, without repeats; what stops the message comes first. */
  readonly remarks: readonly Remark[]
}

/**
 * Judges a message. When sending, whatever breaks a profile or a rule of the standard stops it. When receiving, the two
 * gradings in `content/message` say what does.
 */
export function judgeMessage(
  bundle: JsonObject,
  by: JudgedBy,
  when: 'whenReceiving' | 'whenSending',
): MessageVerdict {
  const judged = judge(bundle, by.grading, when)
  const edition = editionOf(bundle, by.editions)
  const findings = edition && by.validators.findingsOf(bundle, edition)
  const graded =
    findings === undefined || edition === undefined
      ? { blocking: [], logged: [] }
      : when === 'whenSending'
        ? { blocking: findings.filter(isError), logged: findings.filter((one) => !isError(one)) }
        : gradeFindings(findings, by.profileGrading, edition.name)
  const { blocking, logged } = graded
  // What we do not take in ourselves may still be a sound message that somebody sends.
  const isForeign =
    when === 'whenSending' && findings !== undefined && edition !== undefined && saysToBe(bundle, edition)
  const ownBlocking = judged.blocking.filter(({ rule }) => !(isForeign && rule === 'standard-not-received'))
  const placesToldOf = new Set(blocking.map((finding) => plainPlace(finding.expression)))
  const ownRemarks = ownBlocking
    .filter(({ expression }) => !placesToldOf.has(plainPlace(expression)))
    .map((issue) => remarkOfIssue(issue, 'error'))
  return {
    verdict: blocking.length + ownBlocking.length === 0 ? 'ok' : 'fatal-error',
    edition,
    judged,
    isByProfile: findings !== undefined,
    findings: graded,
    remarks: withoutRepeats([
      ...blocking.map((finding) => remarkOf(finding)),
      ...ownRemarks,
      ...logged.map((finding) => remarkOf(finding, 'warning')),
      ...judged.logged.map((issue) => remarkOfIssue(issue, 'information')),
    ]),
  }
}

/** @param atMost what an error that does not stop the message is told as */
function remarkOf(finding: Finding, atMost?: 'warning'): Remark {
  const { severity, code, expression, rule, key, da, en } = finding
  return {
    severity: atMost !== undefined && isError(finding) ? atMost : severity,
    code,
    expression,
    rule,
    ...(key === undefined ? {} : { key }),
    da,
    en,
  }
}

function remarkOfIssue({ rule, expression }: Issue, severity: 'error' | 'information'): Remark {
  const { type, danish, english } = ruleOf(rule)
  return { severity, code: type, expression, rule, da: danish, en: english }
}

/** The validator says the type of each resource on the way, our own readers do not. */
function plainPlace(expression: string): string {
  return expression.replaceAll(/\.ofType\(\w+\)/g, '')
}

function withoutRepeats(remarks: readonly Remark[]): readonly Remark[] {
  const told = new Set<string>()
  return remarks.filter(({ rule, key: called, expression }) => {
    const key = `${rule} ${called} ${expression}`
    const isNew = !told.has(key)
    told.add(key)
    return isNew
  })
}
