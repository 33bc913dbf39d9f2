import type { correspondenceRefusals } from '../../../contract/correspondence.ts'
import type { Text } from '../../ui/text.tsx'

/** What the screen says when something with a correspondence is refused, also under a button that cannot be pressed. */
export const correspondenceRefusalTexts: Readonly<Record<keyof typeof correspondenceRefusals, Text>> = {
  'thread-unknown': { da: 'Tråden findes ikke.', en: 'There is no such thread.' },
  'thread-of-others': {
    da: 'Jeres enhed har ikke del i tråden. Skriv et nyt brev i stedet.',
    en: 'Your unit has no part in the thread. Write a new letter instead.',
  },
  'thread-changed-meanwhile': {
    da: 'Der er kommet et nyere brev i tråden. Læs det først; det, du har skrevet, er gemt.',
    en: 'A newer letter has come in the thread. Read it first; what you have written is kept.',
  },
  'correspondence-not-for-your-work': {
    da: 'Korrespondance skrives og læses af dem, der behandler og plejer borgeren.',
    en: 'Correspondence is written and read by those who treat and care for the citizen.',
  },
  'correspondence-unit-not-yours': {
    da: 'Du arbejder ikke for den enhed lige nu. Skift rolle, hvis du har flere.',
    en: 'You do not work for that unit right now. Change role if you have several.',
  },
  'correspondence-receiver-unknown': {
    da: 'Modtageren findes ikke længere. Vælg en anden.',
    en: 'The receiver no longer exists. Choose another.',
  },
  'correspondence-receiver-is-sender': {
    da: 'Modtageren er jeres egen enhed. Vælg en anden.',
    en: 'The receiver is your own unit. Choose another.',
  },
  'correspondence-receiver-unregistered': {
    da: 'Afsenderen er ikke oprettet her, så et svar kan ikke sendes. Ring, eller skriv et nyt brev til en enhed på listen.',
    en: 'The sender is not registered here, so no answer can be sent. Phone, or write a new letter to a unit on the list.',
  },
  'correspondence-may-not-be-told': {
    da: 'I kan ikke skrive til den enhed om borgeren nu. Spørg borgeren om samtykke, eller ring til en leder.',
    en: 'You cannot write to that unit about the citizen now. Ask the citizen for consent, or call a leader.',
  },
  'correspondence-no-way-there': {
    da: 'Enheden kan ikke modtage korrespondance. Ring i stedet.',
    en: 'The unit cannot receive correspondence. Phone instead.',
  },
  'correspondence-category-unknown': { da: 'Vælg, hvad brevet handler om.', en: 'Choose what it is about.' },
  'correspondence-topic-missing': {
    da: 'Skriv et emne. Det kræves, når brevet handler om andet.',
    en: 'Write a topic. It is required when the letter is about something else.',
  },
  'correspondence-priority-not-for-category': {
    da: 'Kun et brev om en henvisning kan haste. Ring, hvis det er vigtigt nu.',
    en: 'Only a letter about a referral can be urgent. Phone if it matters now.',
  },
  'correspondence-phone-missing': {
    da: 'Skriv et telefonnummer, de kan ringe til jer på.',
    en: 'Write a phone number where they can reach you.',
  },
  'correspondence-no-segment-chosen': {
    da: 'Vælg mindst ét af de breve, der skal sendes videre.',
    en: 'Choose at least one of the letters to be sent on.',
  },
  'answer-due-in-the-past': {
    da: 'Fristen ligger tilbage i tiden. Vælg en senere.',
    en: 'The deadline has passed already. Choose a later one.',
  },
  'no-answer-wanted': {
    da: 'Tråden venter ikke længere på svar.',
    en: 'The thread no longer waits for an answer.',
  },
  'thread-nothing-unread': { da: 'Alt i tråden er læst.', en: 'All of the thread is read.' },
  'thread-nothing-received': {
    da: 'I har ikke fået noget i tråden endnu.',
    en: 'You have not received anything in the thread yet.',
  },
  'correspondence-breaks-rules': {
    da: 'Brevet kan ikke sendes, så modtageren kan læse det. Ring i stedet.',
    en: 'The letter cannot be sent in the way its receiver reads it. Phone instead.',
  },
  'attachment-unknown': {
    da: 'Filen findes ikke længere. Vedhæft den igen.',
    en: 'The file is no longer there. Attach it again.',
  },
  'attachment-empty': { da: 'Filen er tom.', en: 'The file is empty.' },
  'attachment-type-not-taken': {
    da: 'Kun PDF og billeder kan sendes. Gem filen som PDF, og vedhæft den igen.',
    en: 'Only PDF and pictures can be sent. Save the file as PDF and attach it again.',
  },
  'attachment-too-large': {
    da: 'Filen er for stor. Gør den mindre, eller del den i flere.',
    en: 'The file is too large. Make it smaller, or split it.',
  },
  'attachments-too-large': {
    da: 'Filerne fylder for meget tilsammen. Send dem i flere breve.',
    en: 'The files are too large together. Send them in several letters.',
  },
  'attachment-unreadable': {
    da: 'Filen kan ikke læses. Den kan være beskadiget.',
    en: 'The file cannot be read. It may be damaged.',
  },
  'attachment-locked': {
    da: 'Filen er låst med kodeord, så modtageren kan ikke åbne den. Gem den uden kodeord.',
    en: 'The file is locked by a password, so the receiver cannot open it. Save it without one.',
  },
  'attachment-active': {
    da: 'Filen har programkode eller andre filer i sig, og det må ikke sendes. Udskriv den til en ny PDF, og vedhæft den.',
    en: 'The file has program code or other files within it, which may not be sent. Print it to a new PDF and attach that.',
  },
  'attachment-has-no-content': {
    da: 'Filen fulgte ikke med brevet. Spørg afsenderen efter den.',
    en: 'The file did not come with the letter. Ask the sender for it.',
  },
}
