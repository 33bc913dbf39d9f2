import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { child, children, text, texts } from '../medcom/element.ts'
import { type Entries, follow, readEntries } from '../medcom/entries.ts'
import { readHeader } from '../medcom/header.ts'
import { type History, readHistory } from '../medcom/provenance.ts'
import type { Parsed } from '../parsed.ts'
import type { AcknowledgementFacts, AnswerCode, OutcomeIssue } from './facts.ts'
import { acknowledgement } from './print.ts'

const answerCodes: ReadonlySet<string> = new Set<AnswerCode>(['ok', 'fatal-error', 'transient-error'])
/** The step of the letter answered keeps its activity, whatever standard it is of. */
const anyActivity = (): boolean => true

/** Reads an Acknowledgement 2.0. Pure, and never throws whatever it is given. */
export function parseAcknowledgement(bundle: JsonObject): Parsed<AcknowledgementFacts> {
  const issues = gatherIssues()
  const root: Element = { node: bundle, path: 'Bundle' }
  const entries = readEntries(root, issues)
  const read = readHeader(root, entries, acknowledgement, issues)
  const history = read?.facts && readHistory(read.facts.letterId, entries, anyActivity, issues)
  if (read?.facts === undefined || history === undefined) return { facts: undefined, issues: issues.found }
  const response = child(read.header, 'response', issues)
  const answers = response && text(response, 'identifier', issues)
  const code = response && text(response, 'code', issues)
  if (answers === undefined) issues.add('response-missing', `${read.header.path}.response.identifier`)
  if (code === undefined || !answerCodes.has(code))
    issues.add('response-code', `${read.header.path}.response.code`)
  const said = response === undefined ? [] : readOutcome(response, entries, issues)
  if (code !== 'ok' && said.length === 0)
    issues.add('outcome-missing', `${read.header.path}.response.details`)
  const answered = answeredStep(history, issues)
  if (answers === undefined || code === undefined || !answerCodes.has(code))
    return { facts: undefined, issues: issues.found }
  const { envelopeId, letterId, sender, receiver } = read.facts
  return {
    facts: {
      envelopeId,
      letterId,
      sentAt: history.own.sentAt,
      code: code as AnswerCode,
      answers,
      sender,
      receiver,
      ...(answered && { answered }),
      issues: said,
    },
    issues: issues.found,
  }
}

function answeredStep({ own, earlier }: History, issues: Issues): History['own'] | undefined {
  if (own.activity !== 'acknowledgement')
    issues.add('activity-unknown', 'Bundle.entry.resource.ofType(Provenance).activity')
  if (earlier.length !== 1) issues.add('provenance-not-two', 'Bundle.entry.resource.ofType(Provenance)')
  return earlier.at(-1)
}

function readOutcome(response: Element, entries: Entries, issues: Issues): OutcomeIssue[] {
  if (response.node.details === undefined) return []
  const outcome = follow(response, 'details', 'OperationOutcome', entries, issues)
  return outcome === undefined
    ? []
    : children(outcome, 'issue', issues).map((issue) => readIssue(issue, issues))
}

const severities: ReadonlySet<string> = new Set(['fatal', 'error', 'warning', 'information'])

function readIssue(issue: Element, issues: Issues): OutcomeIssue {
  const severity = text(issue, 'severity', issues) ?? ''
  const details = child(issue, 'details', issues)
  const [coding] = details === undefined ? [] : children(details, 'coding', issues)
  const said = details && text(details, 'text', issues)
  // Where it stands is only shown: one that cannot be kept as a text is left out, and the answer counts.
  const [expression] = Array.isArray(issue.node.expression) ? texts(issue, 'expression', gatherIssues()) : []
  return {
    severity: (severities.has(severity) ? severity : 'error') as OutcomeIssue['severity'],
    type: text(issue, 'code', issues) ?? '',
    details: (coding && text(coding, 'code', issues)) ?? '',
    ...(said && { text: said }),
    ...(expression !== undefined && { expression }),
  }
}
