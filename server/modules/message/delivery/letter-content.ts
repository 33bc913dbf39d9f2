import type {
  OlderAdmissionReport,
  OlderCitizen,
  OlderDischargeLetter,
  OlderDischargeReport,
  OlderFinishedTreatment,
  OlderMunicipalContacts,
  OlderReferral,
  OlderSender,
} from '../domain/legacy/facts.ts'
import type { CareCommunicationContent } from '../domain/profiles/care-communication/compose-care-communication.ts'
import type { HomeCareObservationContent } from '../domain/profiles/home-care-observation/compose-observation.ts'
import type { NotificationWish } from '../domain/profiles/hospital-notification/compose-notification.ts'

/** What the delivery fills in itself: who, to whom, about whom, and the ids and times of the letter. */
type FilledIn = 'letterId' | 'envelopeId' | 'sentAt' | 'sender' | 'receiver' | 'cprNumber'

type OlderLetterOut =
  | OlderAdmissionReport
  | OlderDischargeLetter
  | OlderDischargeReport
  | OlderFinishedTreatment
  | OlderMunicipalContacts
  | OlderReferral

type OlderOf<Letter> = Letter extends OlderLetterOut
  ? Omit<Letter, 'kind' | 'envelope' | 'letter' | 'sender' | 'receiver' | 'citizen'> & {
      readonly standard: Letter['kind']
      /** The episode identifier, as in a hospital notification. */
      readonly episodeId?: string
      /** What the letter says of the sender beside its numbers and name: contacts, signature, address. */
      readonly senderDetails?: Partial<Omit<OlderSender, 'gln' | 'name'>>
      /** What it says of the citizen beside number and name. */
      readonly citizenDetails?: Partial<Omit<OlderCitizen, 'number' | 'family' | 'given'>>
    }
  : never

/** A letter that only the older formats have. */
export type OlderContent = OlderOf<OlderLetterOut>

/** What is to be said, in the words of its standard. The rest of the letter follows from who sends it to whom about whom. */
export type LetterContent =
  | ({ readonly standard: 'care-communication' } & CareCommunicationContent)
  | ({ readonly standard: 'home-care-observation' } & HomeCareObservationContent)
  | ({ readonly standard: 'hospital-notification' } & Omit<NotificationWish, FilledIn>)
  | OlderContent

export type SendableStandard = LetterContent['standard']
