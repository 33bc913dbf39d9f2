import type { JsonObject } from '../../fhir.ts'
import {
  composeBundle,
  composeHeader,
  composeOrganisation,
  composeProvenance,
  narrative,
  type Resource,
  referTo,
} from '../medcom/compose.ts'
import type { AcknowledgementFacts, AnswerCode, OutcomeIssue } from './facts.ts'

const structure = 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition'
export const acknowledgement = {
  eventCode: 'acknowledgement-message',
  profile: `${structure}/medcom-messaging-acknowledgementHeader`,
} as const
export const medcomDetails =
  'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes'
export const fhirDetails = 'http://hl7.org/fhir/ValueSet/operation-outcome'

/** The issue details that are MedCom's own; the others in the value set are FHIR's. */
const medcomOwn: ReadonlySet<string> = new Set([
  'MSG_Receiver_Identifier_UNKNOWN',
  'MSG_Receiver_Identifier_MISSING',
  'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
  'MSG_VALUESET_VALUE_UNKNOWN',
  'MSG_CodeSystem_VALUE_UNKNOWN',
  'MSG_Element_To_Long',
  'MSG_Datatype_Wrong',
  'MSG_Mailbox_Out_Of_Operation',
  'MSG_Damaged_durin_transport',
])

const words: Readonly<Record<AnswerCode, string>> = {
  ok: 'Meddelelsen er modtaget.',
  'fatal-error': 'Meddelelsen kunne ikke modtages.',
  'transient-error': 'Meddelelsen kunne ikke modtages lige nu. Send den igen senere.',
}

/** Writes an Acknowledgement 2.0: who answers what, and two steps of history, that of the letter answered and our own. */
export function printAcknowledgement(facts: AcknowledgementFacts, newId: () => string): JsonObject {
  const sender = composeOrganisation(newId(), facts.sender)
  const receiver = composeOrganisation(newId(), facts.receiver)
  const outcome = facts.issues.length === 0 ? undefined : composeOutcome(newId(), facts.issues)
  const header = composeHeader({
    id: facts.letterId,
    profile: acknowledgement.profile,
    text: narrative('generated', `Kvittering: ${facts.code}`, words[facts.code]),
    eventCode: acknowledgement.eventCode,
    receiver: { resource: receiver, numbers: facts.receiver },
    sender: { resource: sender, numbers: facts.sender },
    response: {
      identifier: facts.answers,
      code: facts.code,
      ...(outcome && { details: referTo(outcome) }),
    },
  })
  const own = {
    letterId: facts.letterId,
    sentAt: facts.sentAt,
    activity: 'acknowledgement',
    relation: 'revision' as const,
    to: facts.answers,
  }
  return composeBundle({
    id: facts.envelopeId,
    profile: `${structure}/medcom-messaging-acknowledgement`,
    timestamp: facts.sentAt,
    resources: [
      header,
      ...(facts.answered ? [composeProvenance(newId(), facts.answered, receiver)] : []),
      composeProvenance(newId(), own, sender),
      receiver,
      sender,
      ...(outcome ? [outcome] : []),
    ],
  })
}

function composeOutcome(id: string, issues: readonly OutcomeIssue[]): Resource {
  return {
    resourceType: 'OperationOutcome',
    id,
    meta: { profile: [`${structure}/medcom-acknowledgement-operationoutcome`] },
    text: narrative('generated', ...issues.map((issue) => issue.text ?? issue.details)),
    issue: issues.map(composeIssue),
  }
}

/** One issue of an OperationOutcome, in an acknowledgement or alone. */
export function composeIssue({ severity, type, details, text, expression }: OutcomeIssue): JsonObject {
  return {
    severity,
    code: type,
    details: {
      coding: [{ system: medcomOwn.has(details) ? medcomDetails : fhirDetails, code: details }],
      ...(text && { text }),
    },
    ...(expression && { expression: [expression] }),
  }
}
