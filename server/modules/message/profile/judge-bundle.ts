import type { JsonObject } from '../domain/fhir.ts'
import type { Issue } from '../domain/issue.ts'
import { type Judged, judge } from '../domain/judge.ts'
import type { IssueDetails } from '../domain/rules.ts'
import type { Finding, RuleWord } from '../validator/index.ts'
import { isError } from './grading.ts'
import { type JudgedBy, judgeMessage } from './judge-message.ts'

/** More than a person would read through, and enough to see what is wrong. */
const mostFindings = 50

/** A message as judged, by its profiles too where they are at hand. Throws when the profiles cannot be asked. */
export function judgeBundle(bundle: JsonObject, by: JudgedBy, when: 'whenReceiving' | 'whenSending'): Judged {
  const { judged, findings } = judgeMessage(bundle, by, when)
  return {
    ...judged,
    blocking: [...judged.blocking, ...issuesOf(findings.blocking)],
    logged: [...judged.logged, ...issuesOf(findings.logged)],
  }
}

/**
 * A message that comes in, as judged. Our own readers decide alone when the profiles cannot be asked, which is the fault told of
 * beside it: a fault of ours must not keep a letter out.
 */
export function judgeReceived(
  bundle: JsonObject,
  by: JudgedBy,
): { readonly judged: Judged; readonly fault?: unknown } {
  try {
    return { judged: judgeBundle(bundle, by, 'whenReceiving') }
  } catch (fault) {
    return { judged: judge(bundle, by.grading, 'whenReceiving'), fault }
  }
}

function issuesOf(findings: readonly Finding[]): Issue[] {
  return findings.filter(isError).slice(0, mostFindings).map(issueOf)
}

/** Which of MedCom's issue details fits each kind of rule; the rest are a wrong form. */
const detailsOf: Partial<Readonly<Record<RuleWord, IssueDetails>>> = {
  binding: 'MSG_VALUESET_VALUE_UNKNOWN',
  'code-unknown': 'MSG_CodeSystem_VALUE_UNKNOWN',
  'max-length': 'MSG_Element_To_Long',
  'primitive-format': 'MSG_BAD_SYNTAX',
  'reference-type': 'MSG_LOCAL_FAIL',
  'reference-unresolved': 'MSG_LOCAL_FAIL',
  'resource-type': 'MSG_RESOURCE_NOT_ALLOWED',
  choice: 'MSG_Datatype_Wrong',
  max: 'MSG_PARAM_NO_REPEAT',
  min: 'MSG_RESOURCE_REQUIRED',
  type: 'MSG_Datatype_Wrong',
}

function issueOf({ rule, key, code, expression, da, en }: Finding): Issue {
  return {
    rule: 'profile',
    expression,
    profile: {
      kind: rule,
      ...(key === undefined ? {} : { key }),
      type: code,
      details: detailsOf[rule] ?? 'MSG_BAD_FORMAT',
      danish: da,
      english: en,
    },
  }
}
