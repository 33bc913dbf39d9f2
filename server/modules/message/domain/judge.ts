import type { CprNumber } from '../../../../kernel/cpr.ts'
import type { JsonObject } from './fhir.ts'
import { type Grading, grade } from './grading.ts'
import type { Issue } from './issue.ts'
import type { OlderJudged, OlderStandard } from './legacy/judge-older.ts'
import { type Outside, readKind, readOutside } from './outside.ts'
import type { AcknowledgementFacts } from './profiles/acknowledgement/facts.ts'
import { parseAcknowledgement } from './profiles/acknowledgement/parse.ts'
import { acknowledgement } from './profiles/acknowledgement/print.ts'
import type { CareCommunicationFacts } from './profiles/care-communication/facts.ts'
import { careCommunication, parseCareCommunication } from './profiles/care-communication/parse.ts'
import type { HomeCareObservationFacts } from './profiles/home-care-observation/facts.ts'
import { homeCareObservation, parseHomeCareObservation } from './profiles/home-care-observation/parse.ts'
import type { HospitalNotificationFacts } from './profiles/hospital-notification/facts.ts'
import { hospitalNotification, parseHospitalNotification } from './profiles/hospital-notification/parse.ts'
import { cprNumberIn } from './profiles/hospital-notification/patient.ts'
import type { HeaderProfile } from './profiles/medcom/header.ts'
import type { Parsed } from './profiles/parsed.ts'

/** The standards we read as FHIR. */
type FhirStandard =
  | 'hospital-notification'
  | 'care-communication'
  | 'home-care-observation'
  | 'acknowledgement'

/** The standards we read: those of FHIR, whichever format they came in, and letters that only the older formats have. */
export type Standard = FhirStandard | OlderStandard

/** What a message is and whether it can be lived with. */
export interface Judged {
  /** Undefined when it is of a standard we do not read. */
  readonly standard: Standard | undefined
  readonly outside: Outside
  /** Known also when the rest could not be understood; undefined when it could not be read. */
  readonly cprNumber: CprNumber | undefined
  readonly notification?: HospitalNotificationFacts
  readonly communication?: CareCommunicationFacts
  readonly observation?: HomeCareObservationFacts
  readonly acknowledgement?: AcknowledgementFacts
  /** Of a letter that came as EDIFACT or OIOXML. */
  readonly older?: OlderJudged
  /** Non-empty: the letter cannot be taken in. */
  readonly blocking: readonly Issue[]
  readonly logged: readonly Issue[]
}

/**
 * Reads a Bundle by the rules of its own standard and grades what was found. The standard is told by the event code; where
 * that is missing, by the profile the header names, so that the sender is told what is missing.
 */
export function judge(
  bundle: JsonObject,
  grading: Grading,
  when: 'whenReceiving' | 'whenSending' = 'whenReceiving',
): Judged {
  const standard = standardOf(bundle)
  switch (standard) {
    case 'hospital-notification': {
      const { facts, ...graded } = gradeRead(parseHospitalNotification(bundle), grading, when)
      if (facts === undefined)
        return { standard, outside: readOutside(bundle), cprNumber: cprNumberIn(bundle), ...graded }
      return {
        standard,
        outside: outsideOf(facts),
        cprNumber: facts.cprNumber,
        notification: facts,
        ...graded,
      }
    }
    case 'care-communication': {
      const { facts, ...graded } = gradeRead(parseCareCommunication(bundle), grading, when)
      const about = { outside: readOutside(bundle), cprNumber: cprNumberIn(bundle) }
      return { standard, ...about, ...(facts && { communication: facts }), ...graded }
    }
    case 'home-care-observation': {
      const { facts, ...graded } = gradeRead(parseHomeCareObservation(bundle), grading, when)
      const about = { outside: readOutside(bundle), cprNumber: cprNumberIn(bundle) }
      return { standard, ...about, ...(facts && { observation: facts }), ...graded }
    }
    case 'acknowledgement': {
      const { facts, ...graded } = gradeRead(parseAcknowledgement(bundle), grading, when)
      const about = { outside: readOutside(bundle), cprNumber: undefined }
      return { standard, ...about, ...(facts && { acknowledgement: facts }), ...graded }
    }
    case undefined:
      return {
        standard,
        outside: readOutside(bundle),
        cprNumber: cprNumberIn(bundle),
        blocking: [{ rule: 'standard-not-received', expression: 'Bundle.entry[0].resource.event' }],
        logged: [],
      }
  }
}

/** What was read, with its issues graded; without facts where anything blocks. */
function gradeRead<Facts>(
  { facts, issues }: Parsed<Facts>,
  grading: Grading,
  when: 'whenReceiving' | 'whenSending',
): { readonly facts: Facts | undefined; readonly blocking: Issue[]; readonly logged: Issue[] } {
  const graded = grade(issues, grading, when)
  return { facts: graded.blocking.length > 0 ? undefined : facts, ...graded }
}

/** What was understood need not be read twice. */
function outsideOf(facts: HospitalNotificationFacts): Outside {
  const { envelopeId, letterId, sender, receiver, sentAt, activity, change } = facts
  const to = facts.revises ?? facts.cancels ?? facts.follows
  const relation = change === 'cancellation' ? ('removal' as const) : ('revision' as const)
  return {
    envelopeId,
    letterId,
    sender,
    receiver,
    own: { letterId, sentAt, activity, ...(to && { relation, to }) },
  }
}

/** How a header tells each standard. */
const headers: Readonly<Record<FhirStandard, HeaderProfile>> = {
  'hospital-notification': hospitalNotification,
  'care-communication': careCommunication,
  'home-care-observation': homeCareObservation,
  acknowledgement,
}

function standardOf(bundle: JsonObject): FhirStandard | undefined {
  const { eventCode, headerProfile } = readKind(bundle)
  const standards = Object.keys(headers) as FhirStandard[]
  return standards.find((standard) =>
    eventCode === undefined
      ? headers[standard].profile === headerProfile
      : headers[standard].eventCode === eventCode,
  )
}
