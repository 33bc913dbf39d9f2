import type { Shell } from '../../../platform/shell.ts'
import type { JsonObject } from '../domain/fhir.ts'
import { textsOf } from '../domain/issue.ts'
import { xmlOfFhir } from '../domain/printing/xml-of-fhir.ts'
import { printAcknowledgement } from '../domain/profiles/acknowledgement/print.ts'
import type { MessageFormat } from '../domain/reading/read-bundle.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import { printOlderAnswer } from './print-older-answer.ts'
import type { Receipt } from './receive.ts'

/** An answer as it goes over the wire or into a file. */
export interface WrittenAnswer {
  readonly status: 200 | 204 | 400 | 403 | 413 | 422 | 503
  readonly contentType: string
  /** Bytes where the character set is not UTF-8. */
  readonly body: string | Buffer
}

export const contentTypes: Readonly<Record<MessageFormat, string>> = {
  json: 'application/fhir+json; charset=utf-8',
  xml: 'application/fhir+xml; charset=utf-8',
}

/**
 * Writes the answer to a message. A verdict of the standard, good or bad, is an Acknowledgement and status 200; what was
 * turned away gets an OperationOutcome and a status of its own.
 */
export function printAnswer(
  shell: Shell,
  receipt: Receipt,
  wanted: MessageFormat | undefined,
): WrittenAnswer {
  if (receipt.kind === 'taken') return { status: 204, contentType: contentTypes.json, body: '' }
  if (receipt.kind === 'answered') {
    const bundle = printAcknowledgement(receipt.acknowledgement, () => shell.ids.next<string>())
    return written(200, bundle, wanted ?? receipt.format)
  }
  if (receipt.kind === 'older') return printOlderAnswer(receipt)
  const { status, type, text } = explainUnreadable(receipt.refusal.code)
  return written(status, outcomeOf(type, text.da, receipt), wanted ?? 'json')
}

function outcomeOf(type: string, text: string, { issues }: Receipt & { kind: 'turned-away' }): JsonObject {
  return printOutcome([
    { type, text },
    ...issues.map((issue) => ({
      type: textsOf(issue).type,
      text: textsOf(issue).danish,
      expression: issue.expression,
    })),
  ])
}

/** A bare OperationOutcome, for what is not a MedCom message. */
export function printOutcome(
  issues: readonly { type: string; text: string; expression?: string }[],
): JsonObject {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ type, text, expression }) => ({
      severity: 'fatal',
      code: type,
      details: { text },
      ...(expression && { expression: [expression] }),
    })),
  }
}

export function written(
  status: WrittenAnswer['status'],
  resource: JsonObject,
  format: MessageFormat,
): WrittenAnswer {
  return {
    status,
    contentType: contentTypes[format],
    body: format === 'json' ? JSON.stringify(resource) : xmlOfFhir(resource),
  }
}
