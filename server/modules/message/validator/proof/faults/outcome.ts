import { put, without } from '../nodes.ts'
import { kind } from './kind.ts'

const only = ['acknowledgement'] as const
const codes = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes'

/** What an acknowledgement says is wrong. */
export const outcomeFaults = [
  kind('outcome without an issue', 'min', without('OperationOutcome.issue'), { only }),
  kind('issue without a severity', 'min', without('OperationOutcome.issue.severity'), { only }),
  kind('issue of an unknown severity', 'binding', put('OperationOutcome.issue.severity', 'serious'), {
    only,
  }),
  kind('issue without a code', 'min', without('OperationOutcome.issue.code'), { only }),
  kind('issue of an unknown code', 'binding', put('OperationOutcome.issue.code', 'wrong'), { only }),
  kind(
    'details that are not on MedCom’s list',
    'binding',
    put('OperationOutcome.issue.details', { coding: [{ system: codes, code: 'no-idea' }] }),
    { only },
  ),
  kind(
    'details of a code system that is gone',
    'binding',
    put('OperationOutcome.issue.details', {
      coding: [{ system: 'http://example.org/codes', code: 'MSG_Mailbox_Out_Of_Operation' }],
    }),
    { only },
  ),
  kind('unknown element in an issue', 'element-unknown', put('OperationOutcome.issue.text', 'x'), { only }),
  kind('expression a single text', 'json-shape type', put('OperationOutcome.issue.expression', 'Bundle'), {
    only,
    isJsonOnly: true,
  }),
]
