import type { Shell } from '../../../platform/shell.ts'
import type { JsonObject } from '../domain/fhir.ts'
import type { Issue } from '../domain/issue.ts'
import { type Judged, judge } from '../domain/judge.ts'
import type { IssueDetails } from '../domain/rules.ts'
import { loadGrading } from '../grading.ts'
import { isError } from '../profile/grading.ts'
import { judgeMessage } from '../profile/judge-message.ts'
import { noValidators } from '../profile/validators.ts'
import type { Finding, RuleWord } from '../validator/index.ts'
import { importedValidators } from './definitions.ts'
import { judgedBy } from './validate-file.ts'

/** More than a person would read through, and enough to see what is wrong. */
const mostFindings = 50

/**
 * Judges a message that comes in: by our own readers, and by the profiles of its standard where their packages are loaded.
 * Our own readers decide alone when the profiles cannot be asked: a fault of ours must not keep a letter out.
 */
export async function judgeIncoming(shell: Shell, bundle: JsonObject): Promise<Judged> {
  return judgeWhole(shell, bundle, 'whenReceiving')
}

/**
 * What keeps a message of ours from leaving: all that its profiles and the rules of its standard find, strictly. Empty when
 * it may go.
 */
export async function checkBeforeSending(shell: Shell, bundle: JsonObject): Promise<readonly Issue[]> {
  return (await judgeWhole(shell, bundle, 'whenSending')).blocking
}

async function judgeWhole(
  shell: Shell,
  bundle: JsonObject,
  when: 'whenReceiving' | 'whenSending',
): Promise<Judged> {
  try {
    const validators = await importedValidators(shell).catch(() => noValidators)
    const { judged, findings } = judgeMessage(bundle, await judgedBy(validators), when)
    const asIssues = (found: readonly Finding[]): Issue[] =>
      found.filter(isError).slice(0, mostFindings).map(issueOf)
    return {
      ...judged,
      blocking: [...judged.blocking, ...asIssues(findings.blocking)],
      logged: [...judged.logged, ...asIssues(findings.logged)],
    }
  } catch (fault) {
    if (when === 'whenSending') throw fault
    shell.log.error({ fault }, 'a message could not be judged by its profiles')
    return judge(bundle, await loadGrading(), when)
  }
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
