import type { Citizen } from '../../citizen/index.ts'
import type { LetterContent, SendableStandard } from '../../message/index.ts'
import type { Form } from '../domain/form.ts'
import type { ResponseEvent } from '../domain/response.ts'

/** The older letter a form corresponds to; undefined when there is none. */
export function olderStandardOf(_formCode: string): SendableStandard | undefined {
  return undefined
}

/** What a signed document says, in the words of its older letter. */
export function contentOf(
  _form: Form,
  _signed: Extract<ResponseEvent, { type: 'signed' }>,
  _citizen: Citizen,
): LetterContent | undefined {
  return undefined
}
