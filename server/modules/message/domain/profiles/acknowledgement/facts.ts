import type { Instant } from '../../../../../../kernel/instant.ts'
import type { OrganisationNumbers } from '../medcom/organisation.ts'
import type { HistoryStep } from '../medcom/provenance.ts'

/** ok: valid and taken in. fatal-error: a person must act. transient-error: our trouble, send again (messages, section 7). */
export type AnswerCode = 'ok' | 'fatal-error' | 'transient-error'

/** One thing an acknowledgement says beside its code. */
export interface OutcomeIssue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information'
  /** FHIR's IssueType. */
  readonly type: string
  /** From MedCom's value set of issue details. */
  readonly details: string
  /** For a person at the sender; never anything the message said. */
  readonly text?: string
  /** FHIRPath of the element. */
  readonly expression?: string
}

/** What an acknowledgement says. */
export interface AcknowledgementFacts {
  readonly envelopeId: string
  readonly letterId: string
  readonly sentAt: Instant
  readonly code: AnswerCode
  /** MessageHeader.id of the letter answered. */
  readonly answers: string
  readonly sender: OrganisationNumbers
  readonly receiver: OrganisationNumbers
  /** The newest step of the letter answered; missing only when the letter itself had none we could read. */
  readonly answered?: HistoryStep
  readonly issues: readonly OutcomeIssue[]
}
