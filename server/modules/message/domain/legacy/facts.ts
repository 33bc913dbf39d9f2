import type { WallTime } from './wall-time.ts'

/** What an older letter is called here, whatever its number: EDIFACT and OIOXML twins are the same kind. */
export type OlderKind = OlderLetter['kind']

/** How an older message was written. */
export type OlderFormat = 'edifact' | 'oioxml'

/** The envelope: EDIFACT's interchange, OIOXML's Emessage. May hold several letters. */
export interface OlderEnvelope {
  /** 1 to 14 characters, chosen by the sender. */
  readonly envelopeId: string
  readonly sentAt: WallTime
  /** A positive receipt (CTL03) is wanted. A negative one is always sent. */
  readonly asksReceipt: boolean
}

/** What stands first in every letter but a receipt. */
export interface OlderLetterFacts {
  /** 1 to 14 characters; the same when sent again. */
  readonly letterId: string
  /** MedCom's version code without the X of the OIOXML form: `D0133L`. */
  readonly version: string
  readonly writtenAt: WallTime
  readonly status: 'new' | 'corrected' | 'cancelled'
  /** The episode identifier, without hyphens (messages, section 3). */
  readonly episodeId?: string
}

/** A letter of a notice: it is known by the notice it is or answers. */
export interface NoticeLetterFacts extends Omit<OlderLetterFacts, 'episodeId'> {
  readonly noticeId: string
}

export type NumberKind = 'hospital-department' | 'practice' | 'mailbox' | 'municipality' | 'sor' | 'county'

/** The number a unit is known by beside its mailbox: a hospital department number, ydernummer, municipality code … */
export interface UnitNumber {
  readonly value: string
  readonly kind: NumberKind
}

export interface OlderAddress {
  readonly street?: string
  readonly suburb?: string
  readonly district?: string
  readonly postCode?: string
}

/** A unit that is named in a letter. */
export interface PlaceFacts {
  readonly number?: UnitNumber
  readonly name?: string
  readonly department?: string
  readonly unit?: string
  readonly address?: OlderAddress
  readonly phone?: string
}

/** Who receives: always with a mailbox. */
export interface OlderReceiver extends PlaceFacts {
  /** Location number (EAN), 13 digits. */
  readonly gln: string
}

export interface SignatureFacts {
  readonly number?: UnitNumber
  readonly family: string
  readonly given: string
  readonly title: string
}

/** Somebody of the sender one may phone or write to. */
export interface OlderContact {
  /** One or two lines: a name, a unit, a function. */
  readonly names: readonly string[]
  readonly phone?: string
  readonly fax?: string
  readonly email?: string
  /** When they can be reached, in words. */
  readonly hours?: string
}

export interface OlderSender extends OlderReceiver {
  /** The speciality's number in the national list: 30 is surgery. */
  readonly speciality?: string
  /** The unit inside the sender that the letter is from. */
  readonly contact?: PlaceFacts
  readonly referrer?: { readonly name: string; readonly title?: string; readonly number?: UnitNumber }
  readonly signedBy?: SignatureFacts
  readonly contacts?: readonly OlderContact[]
  /** The mailbox an answer is to be sent to. */
  readonly answersGln?: string
}

/** A CPR number, or the number the citizen has instead. Never leaves the `message` module. */
export interface OlderCitizenNumber {
  readonly kind: 'cpr' | 'replacement'
  readonly value: string
}

/** Where the citizen is, as the sender knows it when writing. */
export type OlderState =
  | 'not-in-care'
  | 'admitted'
  | 'outpatient'
  | 'dead'
  | 'outpatient-x-ray'
  | 'discharged-home'
  | 'discharged-elsewhere'
  | 'moved-to-department'
  | 'moved-to-hospital'
  | 'not-told'

export interface OlderCitizen {
  readonly number: OlderCitizenNumber
  /** Left out only in the notices, which carry no name. */
  readonly family?: string
  readonly given?: string
  readonly address?: OlderAddress
  readonly occupation?: string
  readonly phones?: readonly OlderPhone[]
  readonly email?: string
  readonly state?: OlderState
}

export interface OlderPhone {
  readonly number: string
  readonly kind: 'home' | 'work' | 'mobile'
}

export interface OlderRelative {
  readonly relation?: 'relative' | 'mother' | 'father' | 'child'
  /** The relative's own CPR number, where the sender gave one. Never leaves the `message` module. */
  readonly cprNumber?: string
  readonly family?: string
  readonly given?: string
  readonly address?: OlderAddress
  readonly phones?: readonly { readonly number?: string; readonly kind?: string }[]
}

/** Which list a code is from: the SKS classification, ICPC, or one of the lists for referrals. */
export type CodeList =
  | 'sks'
  | 'unspecified'
  | 'icpc'
  | 'specialist-referral'
  | 'physiotherapy-referral'
  | 'psychologist-referral'
  | 'physiotherapy-diagnosis'
  | 'psychologist-diagnosis'

export interface CodedText {
  readonly code?: string
  readonly list: CodeList
  readonly text: string
}

/** What a diagnosis or treatment is to the course. */
export type DiagnosisRole =
  | 'unspecified'
  | 'referral'
  | 'secondary'
  | 'additional'
  | 'action'
  | 'temporary'
  | 'course'
  | 'operation'
  | 'x-ray'
  | 'underlying'
  | 'specialist-referral'
  | 'physiotherapy-referral'
  | 'psychologist-referral'
  | 'physiotherapy-group'

export interface RoledDiagnosis extends CodedText {
  readonly role: DiagnosisRole
  readonly at?: WallTime
}

/** A main diagnosis: always an SKS code. */
export interface SksDiagnosis {
  readonly code: string
  readonly text: string
}

/** Something that belongs to a letter and comes another way. */
export interface OlderReference {
  readonly text: string
  readonly object:
    | { readonly kind: 'link'; readonly url: string }
    /** Sent on paper or in another way. */
    | { readonly kind: 'elsewhere' }
    /** Sent as a binary letter of its own (BIN01), which we do not take in. */
    | {
        readonly kind: 'file'
        readonly id: string
        readonly what: string
        readonly extension: string
        readonly bytes: number
      }
}

interface Everywhere {
  readonly envelope: OlderEnvelope
  readonly sender: OlderSender
  readonly receiver: OlderReceiver
}

interface Ordinary extends Everywhere {
  readonly letter: OlderLetterFacts
  readonly citizen: OlderCitizen
}

/** DIS91, XDIS91: somebody writes about a citizen. The FHIR sibling is CareCommunication. */
export interface OlderCorrespondence extends Ordinary {
  readonly kind: 'correspondence'
  readonly priority?: 'routine' | 'high'
  readonly subject?: string
  readonly texts: readonly string[]
  readonly references: readonly OlderReference[]
}

/** DIS01, XDIS01: the hospital's letter to the citizen's own doctor after a stay. */
export interface OlderDischargeLetter extends Ordinary {
  readonly kind: 'discharge-letter'
  readonly copyTo?: PlaceFacts
  readonly relatives: readonly OlderRelative[]
  /** The referral that led to the stay. */
  readonly referral?: {
    readonly id?: string
    readonly receivedAt?: WallTime
    readonly main?: CodedText
    readonly additional: readonly CodedText[]
  }
  readonly admittedAt?: WallTime
  readonly dischargedAt?: WallTime
  readonly diagnoses: {
    readonly main?: SksDiagnosis
    readonly mainAdditional: readonly SksDiagnosis[]
    readonly others: readonly RoledDiagnosis[]
  }
  readonly texts: readonly { readonly signedAt?: WallTime; readonly text: string }[]
  readonly references: readonly OlderReference[]
}

/** A thing with a code of the sender's own, or of a list it names: an aid, a treatment. */
export interface NamedThing {
  readonly code?: string
  readonly list?: string
  readonly listBy?: string
  readonly text?: string
}

export interface OlderDrug {
  readonly name?: string
  readonly form?: string
  readonly strength?: string
  readonly dosage?: string
  readonly indication?: string
}

export interface OlderDoctor {
  readonly number?: UnitNumber
  readonly name?: string
  readonly phone?: string
}

/** Things of one sort with a comment to all of them. */
export interface Listed<Thing> {
  readonly entries: readonly Thing[]
  readonly comment?: string
}

/** XDIS16: what the ward must know of the life at home. The form is the admission report. */
export interface OlderAdmissionReport extends Ordinary {
  readonly kind: 'admission-report'
  readonly copyTo?: PlaceFacts
  readonly doctor?: OlderDoctor
  readonly relatives: readonly OlderRelative[]
  /** At most 63. */
  readonly aids?: Listed<NamedThing>
  /** Heading and text of each service the municipality gives; at most 28. */
  readonly services?: Listed<{ readonly heading?: string; readonly text?: string }>
  /** At most 28. */
  readonly medicine?: Listed<OlderDrug>
  readonly function?: string
  readonly health?: string
  readonly cause?: string
  readonly informedRelative?: string
}

/** XDIS18: what home nursing must know before the citizen is home. The form is the discharge report. */
export interface OlderDischargeReport extends Ordinary {
  readonly kind: 'discharge-report'
  readonly copyTo?: PlaceFacts
  readonly doctor?: OlderDoctor
  readonly relatives: readonly OlderRelative[]
  readonly admittedAt?: WallTime
  readonly dischargedAt?: WallTime
  readonly treatments: readonly NamedThing[]
  readonly diagnoses: readonly CodedText[]
  readonly aids?: Listed<NamedThing>
  readonly medicine?: Listed<OlderDrug>
  readonly texts: readonly string[]
}

/** XDIS19: the treatment at the hospital is over; from the next midnight the days count. The form is the finished-treatment message. */
export interface OlderFinishedTreatment extends Ordinary {
  readonly kind: 'finished-treatment'
  readonly copyTo?: PlaceFacts
  readonly relatives: readonly OlderRelative[]
  readonly doctor?: OlderDoctor
  readonly admittedAt: WallTime
  readonly conferenceAt?: WallTime
  readonly finishedAt: WallTime
  readonly plannedDischargeAt: WallTime
  readonly note?: string
}

/** DIS20, XDIS20: a citizen has been admitted. The FHIR sibling is HospitalNotification STIN. */
export interface OlderAdmissionNotice extends Everywhere {
  readonly kind: 'admission-notice'
  readonly letter: NoticeLetterFacts
  readonly citizen: OlderCitizen
  readonly at: WallTime
}

/** DIS17, XDIS17: a citizen has been discharged. The FHIR sibling is HospitalNotification SLHJ. */
export interface OlderDischargeNotice extends Everywhere {
  readonly kind: 'discharge-notice'
  readonly letter: NoticeLetterFacts
  readonly citizen: OlderCitizen
  readonly at: WallTime
}

/** DIS14, XDIS14: whom the hospital may phone in the municipality about the citizen, in answer to an admission notice. */
export interface OlderMunicipalContacts extends Everywhere {
  readonly kind: 'municipal-contacts'
  readonly letter: NoticeLetterFacts
  readonly citizen: OlderCitizen
}

/** REF01, REF06, REF07: a doctor asks a hospital, a specialist or a physiotherapist to see a citizen. */
export interface OlderReferral extends Ordinary {
  readonly kind: 'referral'
  readonly to: 'hospital' | 'specialist' | 'physiotherapy'
  readonly copyAnswerTo?: PlaceFacts
  readonly relative?: OlderRelative
  readonly priority?: 'elective' | 'acute' | 'special'
  readonly setting?: 'outpatient' | 'inpatient' | 'at-home'
  readonly transport?: 'none' | 'lying' | 'sitting'
  readonly practical?: string
  readonly reason?: string
  readonly main?: CodedText
  readonly additional: readonly RoledDiagnosis[]
  readonly allergies?: string
  readonly history?: string
  readonly findings?: string
  readonly medicine?: string
  readonly references: readonly OlderReference[]
}

export type RefusalReason = 'unspecified' | 'mailbox-unknown' | 'receiver-number' | 'version' | 'syntax'

export interface ReceiptRefusal {
  readonly reason?: RefusalReason
  readonly text?: string
}

/** CTL01, CTL02, CTL03: an answer to an envelope and the letters in it. The FHIR sibling is Acknowledgement. */
export interface OlderReceipt extends Everywhere {
  readonly kind: 'receipt'
  readonly letterId: string
  /** CTL03, CTL02, and CTL01 from the network before the receiver. */
  readonly outcome: 'positive' | 'negative' | 'negative-from-network'
  readonly original: {
    readonly envelopeId: string
    readonly senderGln: string
    readonly receiverGln: string
    /** Why the whole envelope was turned away. */
    readonly refusal?: ReceiptRefusal
    readonly letters: readonly {
      readonly letterId: string
      /** As written in EDIFACT: `H0130R`. */
      readonly version: string
      readonly refusal?: ReceiptRefusal
    }[]
  }
}

/** What an older letter says, in our words and the same whichever format it came in. */
export type OlderLetter =
  | OlderCorrespondence
  | OlderDischargeLetter
  | OlderAdmissionReport
  | OlderDischargeReport
  | OlderFinishedTreatment
  | OlderAdmissionNotice
  | OlderDischargeNotice
  | OlderMunicipalContacts
  | OlderReferral
  | OlderReceipt
