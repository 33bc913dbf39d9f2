import { olderRules } from './legacy/rules.ts'
import { careCommunicationRules } from './profiles/care-communication/rules.ts'
import { homeCareObservationRules } from './profiles/home-care-observation/rules.ts'
import { citizenLetterRules } from './profiles/medcom/citizen-letter-rules.ts'

/**
 * What a rule of the message standards is called, why it matters to the receiver, and how a breach is told to a person and
 * to the sender's machine.
 */
export interface Rule {
  /** Without it there are no facts, or they would be about the wrong citizen or stay: no grading may let it pass. */
  readonly isEssential: boolean
  /** FHIR's IssueType of a breach. */
  readonly type:
    | 'structure'
    | 'required'
    | 'value'
    | 'invariant'
    | 'code-invalid'
    | 'not-found'
    | 'duplicate'
    | 'too-long'
    | 'forbidden'
  /** MedCom's issue detail (value set medcom-acknowledgement-issue-details). */
  readonly details: IssueDetails
  readonly danish: string
  readonly english: string
}

/** The issue details of an acknowledgement that we use; the first ones are FHIR's own, the others MedCom's. */
export type IssueDetails =
  | 'MSG_ID_INVALID'
  | 'MSG_ID_TOO_LONG'
  | 'MSG_BAD_SYNTAX'
  | 'MSG_BAD_FORMAT'
  | 'MSG_DATE_FORMAT'
  | 'MSG_DUPLICATE_ID'
  | 'MSG_LOCAL_FAIL'
  | 'MSG_RESOURCE_REQUIRED'
  | 'MSG_RESOURCE_ID_MISSING'
  | 'MSG_PARAM_NO_REPEAT'
  | 'MSG_RESOURCE_NOT_ALLOWED'
  | 'MSG_Receiver_Identifier_UNKNOWN'
  | 'MSG_Receiver_Identifier_MISSING'
  | 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE'
  | 'MSG_VALUESET_VALUE_UNKNOWN'
  | 'MSG_CodeSystem_VALUE_UNKNOWN'
  | 'MSG_Element_To_Long'
  | 'MSG_Datatype_Wrong'
  | 'MSG_Mailbox_Out_Of_Operation'

const essential = { isEssential: true } as const
const graded = { isEssential: false } as const

/** Rules that hold for every MedCom FHIR message (MedCom Messaging 2.1; messages, section 2). */
export const messagingRules = {
  'data-type': {
    ...essential,
    type: 'structure',
    details: 'MSG_Datatype_Wrong',
    danish: 'Elementet har en forkert datatype.',
    english: 'The element has the wrong data type.',
  },
  'text-not-allowed': {
    ...essential,
    type: 'value',
    details: 'MSG_BAD_SYNTAX',
    danish: 'Teksten indeholder tegn, der ikke er tilladt.',
    english: 'The text holds characters that are not allowed.',
  },
  'element-too-long': {
    ...essential,
    type: 'too-long',
    details: 'MSG_Element_To_Long',
    danish: 'Teksten er for lang.',
    english: 'The text is too long.',
  },
  'bundle-type': {
    ...graded,
    type: 'value',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Bundle.type skal være «message».',
    english: 'Bundle.type must be "message".',
  },
  'envelope-id-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_ID_MISSING',
    danish: 'Meddelelsen mangler et konvolut-id (Bundle.id).',
    english: 'The message has no envelope id (Bundle.id).',
  },
  'letter-id-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_ID_MISSING',
    danish: 'Meddelelsen mangler et brev-id (MessageHeader.id).',
    english: 'The message has no letter id (MessageHeader.id).',
  },
  'id-invalid': {
    ...essential,
    type: 'value',
    details: 'MSG_ID_INVALID',
    danish: 'Et id må kun bestå af bogstaver, tal, bindestreg og punktum, højst 64 tegn.',
    english: 'An id may hold letters, digits, hyphens and dots only, at most 64 characters.',
  },
  'timestamp-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Tidspunktet for samling af meddelelsen (Bundle.timestamp) mangler.',
    english: 'The time the message was put together (Bundle.timestamp) is missing.',
  },
  'entries-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'Meddelelsen har intet indhold.',
    english: 'The message has no content.',
  },
  'entry-without-resource': {
    ...graded,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'Et element i meddelelsen har ingen ressource.',
    english: 'An entry of the message has no resource.',
  },
  'entry-twice': {
    ...graded,
    type: 'duplicate',
    details: 'MSG_DUPLICATE_ID',
    danish: 'Den samme ressource står flere gange i meddelelsen.',
    english: 'The same resource stands more than once in the message.',
  },
  'header-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'Meddelelsen mangler et brevhoved (MessageHeader).',
    english: 'The message has no header (MessageHeader).',
  },
  'header-not-first': {
    ...graded,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet (MessageHeader) skal stå først i meddelelsen.',
    english: 'The header (MessageHeader) must be the first entry.',
  },
  'header-repeated': {
    ...essential,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Meddelelsen må kun have ét brevhoved (MessageHeader).',
    english: 'The message may have only one header (MessageHeader).',
  },
  'header-profile': {
    ...graded,
    type: 'value',
    details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
    danish: 'Brevhovedet følger en anden profil end den, meddelelsestypen kræver.',
    english: 'The header follows another profile than its message type requires.',
  },
  'header-profile-unstated': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet siger ikke, hvilken profil det følger.',
    english: 'The header does not say which profile it follows.',
  },
  'header-narrative': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet mangler den tekst, et menneske kan læse.',
    english: 'The header has no text for a person to read.',
  },
  'narrative-unsafe': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_SYNTAX',
    danish: 'Brevhovedets tekst indeholder kode eller henvisninger, der ikke må vises.',
    english: 'The text of the header holds code or links that must not be shown.',
  },
  'event-code': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
    danish: 'Meddelelsestypen (MessageHeader.event) mangler eller er ikke den forventede.',
    english: 'The message type (MessageHeader.event) is missing or not the one expected.',
  },
  'event-system': {
    ...graded,
    type: 'code-invalid',
    details: 'MSG_CodeSystem_VALUE_UNKNOWN',
    danish: 'Meddelelsestypen er ikke fra MedComs kodesystem.',
    english: 'The message type is not from MedCom’s code system.',
  },
  'destination-not-one': {
    ...essential,
    type: 'structure',
    details: 'MSG_Receiver_Identifier_MISSING',
    danish: 'Meddelelsen skal have præcis én modtager.',
    english: 'The message must have exactly one receiver.',
  },
  'destination-use': {
    ...graded,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Modtageren skal være den primære; kopimodtagere er ikke tilladt.',
    english: 'The receiver must be the primary one; copy receivers are not allowed.',
  },
  'endpoint-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Adressen (endpoint) mangler.',
    english: 'The address (endpoint) is missing.',
  },
  'reference-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'En henvisning, der skal være der, mangler.',
    english: 'A reference that must be there is missing.',
  },
  'reference-unresolved': {
    ...essential,
    type: 'not-found',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Der henvises til noget, der ikke er med i meddelelsen.',
    english: 'Something is referred to that is not in the message.',
  },
  'reference-wrong-type': {
    ...essential,
    type: 'structure',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Henvisningen peger på en forkert slags ressource.',
    english: 'The reference points at the wrong kind of resource.',
  },
  'sor-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_Receiver_Identifier_MISSING',
    danish: 'Organisationen mangler sit SOR-nummer.',
    english: 'The organisation has no SOR code.',
  },
  'sor-format': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et SOR-nummer består af mindst 11 cifre.',
    english: 'A SOR code is at least 11 digits.',
  },
  'gln-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_Receiver_Identifier_MISSING',
    danish: 'Organisationen mangler sit lokationsnummer (GLN).',
    english: 'The organisation has no location number (GLN).',
  },
  'gln-check-digit': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Lokationsnummeret (GLN) har ikke 13 cifre med rigtigt kontrolciffer.',
    english: 'The location number (GLN) is not 13 digits with a right check digit.',
  },
  'identifier-repeated': {
    ...graded,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Organisationen har flere numre af samme slags.',
    english: 'The organisation has more than one number of the same kind.',
  },
  'time-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Tidspunktet mangler.',
    english: 'The time is missing.',
  },
  'time-format': {
    ...essential,
    type: 'value',
    details: 'MSG_DATE_FORMAT',
    danish: 'Tidspunktet kan ikke læses.',
    english: 'The time cannot be read.',
  },
  'time-zone-missing': {
    ...essential,
    type: 'value',
    details: 'MSG_DATE_FORMAT',
    danish: 'Tidspunktet skal have klokkeslæt og tidszone.',
    english: 'The time must have a time of day and a time zone.',
  },
  'provenance-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'Meddelelsen mangler sin historik (Provenance).',
    english: 'The message has no history (Provenance).',
  },
  'provenance-not-for-header': {
    ...essential,
    type: 'invariant',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Historikken har intet trin for dette brev.',
    english: 'The history has no step for this letter.',
  },
  'provenance-not-newest': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevets eget trin er ikke det nyeste i historikken.',
    english: 'The step of this letter is not the newest in the history.',
  },
  'provenance-target': {
    ...essential,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et trin i historikken skal pege på præcis ét brevhoved.',
    english: 'A step of the history must point at exactly one header.',
  },
  'provenance-entity': {
    ...graded,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et trin i historikken siger ikke, hvilket brev det følger.',
    english: 'A step of the history does not say which letter it follows.',
  },
  'activity-unknown': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Aktiviteten er ikke en af dem, standarden tillader.',
    english: 'The activity is not one the standard allows.',
  },
} as const satisfies Record<string, Rule>

/** Rules of HospitalNotification 3.0 (messages, section 4). */
export const hospitalNotificationRules = {
  'patient-not-one': {
    ...essential,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Meddelelsen skal handle om præcis én borger.',
    english: 'The message must be about exactly one citizen.',
  },
  'cpr-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Borgeren skal have et CPR-nummer.',
    english: 'The citizen must have a CPR number.',
  },
  'cpr-format': {
    ...essential,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'CPR-nummeret skal være 10 cifre uden bindestreg og begynde med en dato.',
    english: 'The CPR number must be 10 digits without a hyphen, beginning with a date.',
  },
  'cpr-only': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et advis må kun bruge CPR-nummer, ikke erstatningsnummer.',
    english: 'A hospital notification may use the CPR number only, no replacement number.',
  },
  'patient-name': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Borgerens officielle navn mangler.',
    english: 'The official name of the citizen is missing.',
  },
  'focus-not-one': {
    ...essential,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet skal pege på præcis ét ophold.',
    english: 'The header must point at exactly one stay.',
  },
  'class-unknown': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Opholdets art (Encounter.class) mangler eller er ikke EMER eller IMP.',
    english: 'The kind of stay (Encounter.class) is missing or neither EMER nor IMP.',
  },
  'class-system': {
    ...graded,
    type: 'code-invalid',
    details: 'MSG_CodeSystem_VALUE_UNKNOWN',
    danish: 'Opholdets art er ikke fra det rigtige kodesystem.',
    english: 'The kind of stay is not from the right code system.',
  },
  'status-unknown': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Opholdets status (Encounter.status) mangler eller er ikke tilladt.',
    english: 'The status of the stay (Encounter.status) is missing or not allowed.',
  },
  'combination-unknown': {
    ...essential,
    type: 'invariant',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Aktivitet, opholdets art og status passer ikke sammen, så adviset kan ikke forstås.',
    english:
      'Activity, kind of stay and status do not go together, so the notification cannot be understood.',
  },
  'death-status': {
    ...graded,
    type: 'invariant',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Når borgeren er død, skal opholdets status være «finished».',
    english: 'When the citizen has died, the status of the stay must be "finished".',
  },
  'episode-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Forløbs-id (Encounter.episodeOfCare) mangler.',
    english: 'The episode identifier (Encounter.episodeOfCare) is missing.',
  },
  'episode-system': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Forløbs-id siger ikke, hvor det kommer fra.',
    english: 'The episode identifier does not say where it comes from.',
  },
  'episode-not-uuid': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Forløbs-id er ikke et UUID.',
    english: 'The episode identifier is not a UUID.',
  },
  'episode-lpr3-version': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et forløbs-id fra Landspatientregisteret skal være et UUID i version 5 med «urn:uuid:» foran.',
    english:
      'An episode identifier of the national patient register must be a version 5 UUID after "urn:uuid:".',
  },
  'episode-lpr3-repeated': {
    ...graded,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Der må højst være ét forløbs-id fra Landspatientregisteret.',
    english: 'There may be at most one episode identifier of the national patient register.',
  },
  'period-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Opholdets start mangler.',
    english: 'The start of the stay is missing.',
  },
  'period-end-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Opholdets slut mangler, selv om opholdet er slut.',
    english: 'The end of the stay is missing although the stay has ended.',
  },
  'period-end-unexpected': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Opholdet har en slut, selv om det ikke er slut.',
    english: 'The stay has an end although it has not ended.',
  },
  'period-backwards': {
    ...graded,
    type: 'invariant',
    details: 'MSG_DATE_FORMAT',
    danish: 'Perioden slutter, før den begynder.',
    english: 'The period ends before it begins.',
  },
  'leave-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Orlovens start mangler.',
    english: 'The start of the leave is missing.',
  },
  'leave-end-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_DATE_FORMAT',
    danish: 'Orlovens slut mangler.',
    english: 'The end of the leave is missing.',
  },
  'leave-repeated': {
    ...graded,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Der må kun være én orlov i et advis.',
    english: 'There may be only one leave in a notification.',
  },
  'leave-unexpected': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Adviset har en orlov, selv om det ikke handler om orlov.',
    english: 'The notification holds a leave although it is not about leave.',
  },
  'report-flag-repeated': {
    ...graded,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Anmodningen om indlæggelsesrapport må kun stå én gang.',
    english: 'The request for an admission report may stand only once.',
  },
  'report-flag-unexpected': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Der må kun bedes om indlæggelsesrapport ved start af et ophold.',
    english: 'An admission report may be asked for at the start of a stay only.',
  },
  'report-recipient-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_Receiver_Identifier_MISSING',
    danish: 'Der bedes om indlæggelsesrapport, men modtageren af den mangler.',
    english: 'An admission report is asked for, but who gets it is missing.',
  },
  'corrects-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Rettelsen siger ikke, hvilket brev den retter.',
    english: 'The correction does not say which letter it corrects.',
  },
  'cancels-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Annulleringen siger ikke, hvilket brev den annullerer.',
    english: 'The cancellation does not say which letter it cancels.',
  },
} as const satisfies Record<string, Rule>

/** Rules of Acknowledgement 2.0 (messages, section 7). */
export const acknowledgementRules = {
  'response-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'Kvitteringen siger ikke, hvilket brev den svarer på.',
    english: 'The acknowledgement does not say which letter it answers.',
  },
  'response-code': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Kvitteringens svar er ikke ok, fatal-error eller transient-error.',
    english: 'The answer of the acknowledgement is not ok, fatal-error or transient-error.',
  },
  'outcome-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'En afvisende kvittering skal sige hvorfor.',
    english: 'A negative acknowledgement must say why.',
  },
  'provenance-not-two': {
    ...graded,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'En kvittering skal have to trin i historikken: brevets eget og kvitteringens.',
    english: 'An acknowledgement must have two steps in its history: the letter’s own and its own.',
  },
} as const satisfies Record<string, Rule>

/** What happens to a letter beside its content: who it is for, and whether it came before. */
export const receivingRules = {
  'receiver-unknown': {
    ...essential,
    type: 'not-found',
    details: 'MSG_Receiver_Identifier_UNKNOWN',
    danish: 'Modtageren findes ikke her.',
    english: 'The receiver is not found here.',
  },
  'sender-not-of-client': {
    ...essential,
    type: 'forbidden',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Det system, der afleverede brevet, er ikke lukket ind til at sende for denne afsender.',
    english: 'The system that delivered the letter is not let in to send for this sender.',
  },
  'citizen-unknown': {
    ...essential,
    type: 'not-found',
    details: 'MSG_LOCAL_FAIL',
    danish: 'Borgeren er ikke fundet her; et menneske skal finde ud af, hvem det er.',
    english: 'The citizen was not found here; a person has to find out who it is.',
  },
  'standard-not-received': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
    danish: 'Denne meddelelsestype modtages ikke her.',
    english: 'This message type is not received here.',
  },
  profile: {
    ...essential,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Meddelelsen følger ikke den profil, standarden er udgivet med.',
    english: 'The message does not keep the profile its standard was published with.',
  },
  'older-notice-unplaced': {
    ...essential,
    type: 'not-found',
    details: 'MSG_LOCAL_FAIL',
    danish:
      'Adviset kan ikke knyttes til en indlæggelse eller et hospital, vi kender. En person skal se på det.',
    english: 'The notice cannot be tied to an admission or a hospital we know. A person must look at it.',
  },
  'envelope-known': {
    ...essential,
    type: 'duplicate',
    details: 'MSG_DUPLICATE_ID',
    danish: 'Konvolut-id er brugt før til et andet brev.',
    english: 'The envelope id has been used before for another letter.',
  },
  duplicate: {
    ...graded,
    type: 'duplicate',
    details: 'MSG_DUPLICATE_ID',
    danish: 'Brevet er modtaget før; der svares som første gang.',
    english: 'The letter has been received before; the answer is that of the first time.',
  },
  'mailbox-away': {
    ...essential,
    type: 'value',
    details: 'MSG_Mailbox_Out_Of_Operation',
    danish: 'Modtageren kan ikke gemme meddelelser lige nu. Send igen senere.',
    english: 'The receiver cannot store messages right now. Send again later.',
  },
} as const satisfies Record<string, Rule>

/** Rules about what a letter says: each has a grade in content/message/grading.yaml. */
const contentRules = {
  ...messagingRules,
  ...hospitalNotificationRules,
  ...citizenLetterRules,
  ...careCommunicationRules,
  ...homeCareObservationRules,
  ...acknowledgementRules,
  ...olderRules,
} satisfies Record<string, Rule>

const rules = { ...contentRules, ...receivingRules } satisfies Record<string, Rule>

export type ContentRuleId = keyof typeof contentRules
export type RuleId = keyof typeof rules

export const gradedRules = Object.keys(contentRules) as readonly ContentRuleId[]

/** A rule by its name. */
export function ruleOf(id: RuleId): Rule {
  return rules[id]
}
