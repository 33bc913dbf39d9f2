import type { FormResponseId, PathwayId, SubjectId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'

/** Something a signed document says has happened: codes, dates and yes or no. */
export interface SignedFact {
  /** The same in every version that says the same. */
  readonly key: string
  readonly kind: string
  readonly data: Readonly<Record<string, string | boolean>>
  /** When it happened. */
  readonly at: Instant
}

interface OfResponse {
  readonly responseId: FormResponseId
  readonly form: string
  /** The stay or plan it is about, and the stay a plan is part of. */
  readonly subjectId: SubjectId | null
  readonly partOf: SubjectId | null
  /** Keys of facts that no longer hold. */
  readonly takenBack: readonly string[]
}

/** A form is signed, for the first time or amended. What it says otherwise is for those who may read it. */
export type FormSigned = OutboxEvent<
  'form-signed',
  OfResponse & {
    readonly formVersion: number
    /** Of the document: 1 the first time, one more for each amendment. */
    readonly version: number
    /** The step of a pathway it was begun for. */
    readonly origin: {
      readonly pathwayId: PathwayId
      readonly stepId: string
      readonly occurrence: number
    } | null
    /** When it was really done. */
    readonly happenedAt: Instant
    /** All that it tells now. */
    readonly facts: readonly SignedFact[]
  }
>

/** A signed document is wrong as a whole: the wrong citizen, the wrong form. */
export type FormEnteredInError = OutboxEvent<'form-entered-in-error', OfResponse>

/** The key of the fact that a version was signed. */
export function signatureKey(responseId: FormResponseId, version: number): string {
  return `form ${responseId} ${version} signed`
}
