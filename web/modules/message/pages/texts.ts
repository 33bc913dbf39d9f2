import { texts } from '../../../ui/text.tsx'

export const letterTexts = texts({
  title: { da: 'Beskeder', en: 'Messages' },
  intro: {
    da: 'Breve til og fra andre systemer. Det, der ikke går af sig selv, venter her på en af jer. Intet bliver væk.',
    en: 'Letters to and from other systems. What cannot manage by itself waits here for a person. Nothing is lost.',
  },
  halfJudged: {
    da: 'Brevene kontrolleres ikke fuldt ud: MedComs regler er ikke indlæst. Kun det, vi selv læser af et brev, bliver kontrolleret. De, der driver systemet, kan indlæse reglerne.',
    en: 'Full validation is off: the published profiles are not loaded. Only what we read of a letter ourselves is checked. Whoever runs the system can load them.',
  },
  views: { da: 'Vis', en: 'Show' },
  viewParked: { da: 'Modtaget, venter på jer', en: 'Received, waits for you' },
  viewUnderWay: { da: 'Sendt, på vej', en: 'Sent, on its way' },
  viewFailed: { da: 'Ikke kommet frem', en: 'Did not arrive' },
  viewReceived: { da: 'Alle modtagne', en: 'All received' },
  viewSent: { da: 'Alle sendte', en: 'All sent' },
  help: {
    da: 'Et brev, der venter, er gemt helt. Ret det, der mangler, og læs det ind igen, eller luk det og skriv, hvad du gjorde i stedet.',
    en: 'A letter that waits is kept whole. Mend what is missing and read it in again, or close it and write what you did instead.',
  },
  helpSent: {
    da: 'Et sendt brev får svar inden 30 minutter. Kommer der intet, sendes det igen af sig selv. Hjælper det ikke, får en af jer besked.',
    en: 'A letter we send is answered within 30 minutes. If nothing comes, it is sent again by itself. If that does not help, one of you is called.',
  },
  at: { da: 'Modtaget', en: 'Received' },
  kind: { da: 'Brev', en: 'Letter' },
  sender: { da: 'Afsender', en: 'Sender' },
  status: { da: 'Tilstand', en: 'State' },
  problem: { da: 'Hvad er galt', en: 'What is wrong' },
  unknownSender: { da: 'Ukendt afsender', en: 'Unknown sender' },
  unknownKind: { da: 'Ukendt brev', en: 'Unknown letter' },
  empty: { da: 'Ingen breve venter', en: 'No letters are waiting' },
  emptyText: {
    da: 'Alt, der er kommet, er læst og lagt på plads.',
    en: 'Everything that came has been read and put in place.',
  },
  emptyOther: { da: 'Ingen breve', en: 'No letters' },
  showMore: { da: 'Vis flere breve', en: 'Show more letters' },

  stReceived: { da: 'Modtaget', en: 'Received' },
  stParked: { da: 'Venter på en person', en: 'Waiting for a person' },
  stNotRelevant: { da: 'Ikke til os', en: 'Not for us' },
  stRefused: { da: 'Afvist', en: 'Refused' },
  stAcknowledged: { da: 'Kvittering', en: 'Acknowledgement' },
  stClosed: { da: 'Lukket af en person', en: 'Closed by a person' },
  answerOk: { da: 'Afsenderen har fået en positiv kvittering', en: 'The sender got a positive receipt' },
  answerFatal: { da: 'Afsenderen har fået en negativ kvittering', en: 'The sender got a negative receipt' },
  answerTransient: { da: 'Afsenderen er bedt om at prøve igen', en: 'The sender was asked to try again' },
  receipt: { da: 'Kvittering', en: 'Receipt' },
  sentAt: { da: 'Sendt', en: 'Sent' },
  standard: { da: 'Skrevet som', en: 'Written as' },
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
  ourOriginal: { da: 'Se brevet, som det blev sendt', en: 'See the letter as it was sent' },
  originalWarning: {
    da: 'Brevet kan indeholde oplysninger om en borger. Dit opslag bliver skrevet ned.',
    en: 'The letter may hold information about a citizen. Your look is recorded.',
  },

  newReceiver: { da: 'Ny modtager', en: 'New receiver' },
  newReceiverHint: {
    da: 'Her står dem, I må sende brevet til, og som kan tage imod det.',
    en: 'These are those you may send the letter to, and who can take it in.',
  },
  noReceiver: { da: 'Ingen enhed passer', en: 'No unit fits' },
  receiverMissing: { da: 'Vælg, hvem der skal have brevet.', en: 'Choose who is to have the letter.' },
  forwardReason: { da: 'Hvorfor en anden?', en: 'Why somebody else?' },
  forward: { da: 'Send til den nye modtager', en: 'Send to the new receiver' },
  forwarded: { da: 'Brevet er sendt til den nye modtager', en: 'The letter was sent to the new receiver' },
})

/** Letters of ours. */
export const outgoingTexts = texts({
  headSent: { da: 'Afleveret, svar mangler', en: 'Handed over, no answer yet' },
  headWaiting: { da: 'Venter på at blive sendt', en: 'Waiting to be sent' },
  noneSent: { da: 'Alle afleverede breve er besvaret.', en: 'Every letter handed over has been answered.' },
  noneWaiting: { da: 'Ingen breve venter på at blive sendt.', en: 'No letters wait to be sent.' },
  noneFailed: { da: 'Alt er kommet frem', en: 'Everything has arrived' },
  noneFailedText: {
    da: 'Går noget galt med et brev fra jer, står det her, til nogen har taget sig af det.',
    en: 'If something goes wrong with a letter of yours, it stands here until somebody has dealt with it.',
  },
  waiting: { da: 'Venter', en: 'Waiting' },
  sending: { da: 'Sendes nu', en: 'Being sent' },
  awaiting: { da: 'Sendt, svar mangler', en: 'Sent, no answer yet' },
  acknowledged: { da: 'Modtaget', en: 'Received' },
  refused: { da: 'Afvist af modtageren', en: 'Refused by the receiver' },
  unanswered: { da: 'Intet svar', en: 'No answer' },
  closed: { da: 'Lukket af en person', en: 'Closed by a person' },
  unknownReceiver: { da: 'Ukendt modtager', en: 'Unknown receiver' },
  linkTo: { da: '{kind} til {receiver}', en: '{kind} to {receiver}' },
  to: { da: 'Til', en: 'To' },
  from: { da: 'Fra', en: 'From' },
  gln: { da: 'Lokationsnummer {number}', en: 'Location number {number}' },
  written: { da: 'Skrevet', en: 'Written' },
  lastSent: { da: 'Sidst sendt', en: 'Last sent' },
  once: { da: '1 gang', en: 'once' },
  writtenAs: { da: '{kind}, version {version}, {format}', en: '{kind}, version {version}, {format}' },
  next: { da: 'Næste skridt', en: 'Next step' },
  why: { da: 'Hvorfor', en: 'Why' },
  calling: { da: 'Tilkaldt {when}: {name}. Telefon:', en: 'Called {when}: {name}. Phone:' },
  history: { da: 'Hvad der er sket', en: 'What has happened' },
  retry: { da: 'Send igen nu', en: 'Send again now' },
  retried: { da: 'Brevet bliver sendt igen', en: 'The letter is being sent again' },
  another: { da: 'Send til en anden', en: 'Send to somebody else' },
  notNow: { da: 'Det kan ikke lade sig gøre nu.', en: 'That is not possible now.' },
})

/** Letters by the name people know them by. */
export const standardTexts = texts({
  'hospital-notification': { da: 'Advis om sygehusophold', en: 'Hospital notification' },
  'care-communication': { da: 'Korrespondance', en: 'Correspondence' },
  'home-care-observation': { da: 'Kommunalt prøvesvar', en: 'Municipal test result' },
  acknowledgement: { da: 'Kvittering', en: 'Acknowledgement' },
  'admission-report': { da: 'Indlæggelsesrapport', en: 'Admission report' },
  'care-plan': { da: 'Plejeforløbsplan', en: 'Care plan' },
  'discharge-report': { da: 'Udskrivningsrapport', en: 'Discharge report' },
  'discharge-letter': { da: 'Epikrise', en: 'Discharge letter' },
  'finished-treatment': { da: 'Melding om færdigbehandling', en: 'Notice of finished treatment' },
  'rehabilitation-plan': { da: 'Genoptræningsplan', en: 'Rehabilitation plan' },
  referral: { da: 'Henvisning', en: 'Referral' },
  'municipal-contacts': { da: 'Kontakter i kommunen', en: 'Contacts in the municipality' },
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
