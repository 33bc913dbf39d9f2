import { texts } from '../../../ui/text.tsx'

export const letterTexts = texts({
  title: { da: 'Beskeder', en: 'Messages' },
  intro: {
    da: 'Breve fra andre systemer. Det, vi ikke kunne forstå, venter her på et menneske. Intet bliver smidt væk.',
    en: 'Letters from other systems. What we could not understand waits here for a person. Nothing is thrown away.',
  },
  views: { da: 'Vis', en: 'Show' },
  waiting: { da: 'Venter på et menneske', en: 'Waiting for a person' },
  receivedView: { da: 'Modtaget', en: 'Received' },
  all: { da: 'Alle', en: 'All' },
  at: { da: 'Modtaget', en: 'Received' },
  kind: { da: 'Brev', en: 'Letter' },
  sender: { da: 'Afsender', en: 'Sender' },
  status: { da: 'Tilstand', en: 'State' },
  problem: { da: 'Hvad er galt', en: 'What is wrong' },
  unknownSender: { da: 'Ukendt afsender', en: 'Unknown sender' },
  notificationKind: { da: 'Advis om sygehusophold', en: 'Hospital notification' },
  unknownKind: { da: 'Ukendt brev', en: 'Unknown letter' },
  empty: { da: 'Ingen breve venter', en: 'No letters are waiting' },
  emptyText: {
    da: 'Alt, der er kommet, er læst og lagt på plads.',
    en: 'Everything that came has been read and put in place.',
  },
  emptyOther: { da: 'Ingen breve', en: 'No letters' },
  showMore: { da: 'Vis flere breve', en: 'Show more letters' },
  openLetter: { da: '{kind} fra {sender}', en: '{kind} from {sender}' },

  stReceived: { da: 'Modtaget', en: 'Received' },
  stParked: { da: 'Venter på et menneske', en: 'Waiting for a person' },
  stNotRelevant: { da: 'Ikke til os', en: 'Not for us' },
  stRefused: { da: 'Afvist', en: 'Refused' },
  stAcknowledged: { da: 'Kvittering', en: 'Acknowledgement' },
  stClosed: { da: 'Lukket af en person', en: 'Closed by a person' },
  answerOk: { da: 'Afsenderen har fået en positiv kvittering', en: 'The sender got a positive receipt' },
  answerFatal: { da: 'Afsenderen har fået en negativ kvittering', en: 'The sender got a negative receipt' },
  answerTransient: { da: 'Afsenderen er bedt om at prøve igen', en: 'The sender was asked to try again' },
  receipt: { da: 'Kvittering', en: 'Receipt' },
  sentAt: { da: 'Sendt', en: 'Sent' },
  standard: { da: 'Standard', en: 'Standard' },
  letterId: { da: 'Brevets id', en: 'Letter id' },
  repeats: { da: 'Sendt igen', en: 'Sent again' },
  times: { da: '{n} gange', en: '{n} times' },
  sor: { da: 'SOR {number}', en: 'SOR {number}' },

  issues: { da: 'Fejl i brevet', en: 'Faults in the letter' },
  noIssues: { da: 'Ingen fejl fundet.', en: 'No faults found.' },
  blocking: { da: 'Stopper brevet', en: 'Stops the letter' },
  notBlocking: { da: 'Bemærkning', en: 'Remark' },
  inElement: { da: 'I {expression}', en: 'In {expression}' },
  handlings: { da: 'Hvad der er gjort', en: 'What was done' },
  looked: { da: 'Indholdet er læst', en: 'The content was read' },
  triedAgain: { da: 'Læst ind igen', en: 'Tried again' },
  takenIn: { da: 'Lagt på plads', en: 'Taken in' },
  closedHandling: { da: 'Lukket', en: 'Closed' },

  retry: { da: 'Læs brevet ind igen', en: 'Read the letter in again' },
  retried: { da: 'Brevet er læst ind igen', en: 'The letter was read in again' },
  close: { da: 'Luk med begrundelse', en: 'Close with a reason' },
  closed: { da: 'Brevet er lukket', en: 'The letter is closed' },
  closeHint: {
    da: 'Skriv, hvad du har gjort i stedet, for eksempel ringet til afdelingen. Ingen CPR-numre.',
    en: 'Write what you did instead, for example phoned the ward. No CPR numbers.',
  },
  reason: { da: 'Begrundelse', en: 'Reason' },
  reasonMissing: {
    da: 'Skriv en begrundelse på mindst tre tegn.',
    en: 'Write a reason of at least three characters.',
  },
  original: { da: 'Se brevet, som det kom', en: 'See the letter as it came' },
  originalWarning: {
    da: 'Brevet kan indeholde oplysninger om en borger. Dit opslag bliver skrevet ned.',
    en: 'The letter may hold information about a citizen. Your look is recorded.',
  },
})

/** What a hospital notification says, by its code (MedCom HospitalNotification). */
export const notificationTexts = texts({
  STIN: { da: 'Indlagt', en: 'Admitted' },
  STAA: { da: 'Akut på hospitalet', en: 'Acute at the hospital' },
  STOR: { da: 'Orlov begynder', en: 'Leave begins' },
  SLOR: { da: 'Tilbage fra orlov', en: 'Back from leave' },
  SLHJ: { da: 'Udskrevet til hjemmet', en: 'Discharged home' },
  MORS: { da: 'Død', en: 'Dead' },
})

/** A letter that changes an earlier one. */
export const changeTexts = texts({
  RE: { da: 'Rettelse: {what}', en: 'Correction: {what}' },
  AN: { da: 'Annulleret: {what}', en: 'Cancelled: {what}' },
})
