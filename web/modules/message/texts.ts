import type { messageRefusals } from '../../../contract/message.ts'
import type { Text } from '../../ui/text.tsx'

/** What the screen says for each refusal of the message desk. */
export const messageRefusalTexts: Readonly<Record<keyof typeof messageRefusals, Text>> = {
  'letter-unknown': {
    da: 'Brevet findes ikke, eller det er ikke sendt til jer.',
    en: 'The letter does not exist, or it was not sent to you.',
  },
  'letter-not-kept': {
    da: 'Brevets indhold er ikke gemt, fordi det ikke måtte gemmes.',
    en: 'The content of the letter was not kept, because it may not be.',
  },
  'letter-not-for-your-work': {
    da: 'Breve åbnes og håndteres af dem, der har beskedvagten. Spørg en af dem.',
    en: 'Letters are opened and handled by those who look after the messages. Ask one of them.',
  },
  'letter-not-parked': {
    da: 'Brevet venter ikke længere. En anden har måske taget sig af det.',
    en: 'The letter is no longer waiting. Somebody else may have dealt with it.',
  },
  'letter-settled': {
    da: 'Brevet er allerede afsluttet. Hent siden igen, og se hvordan.',
    en: 'The letter has already been settled. Fetch the page again to see how.',
  },
  'letter-refused': {
    da: 'Modtageren har afvist brevet. Sendt igen uændret får det samme svar. Send det til en anden, eller luk det.',
    en: 'The receiver has refused the letter. Sent again unchanged it gets the same answer. Send it elsewhere, or close it.',
  },
  'letter-under-way': {
    da: 'Brevet er på vej, og svaret kan stadig nå at komme.',
    en: 'The letter is on its way, and the answer may still come in time.',
  },
  'no-mailbox': {
    da: 'Modtageren har ingen postkasse, vi kan sende til. Ring i stedet, eller vælg en anden enhed.',
    en: 'The receiver has no mailbox we can send to. Phone instead, or choose another unit.',
  },
  'mailbox-number-invalid': {
    da: 'Lokationsnummeret er ikke rigtigt. Det har 13 cifre.',
    en: 'The location number is not right. It has 13 digits.',
  },
  'mailbox-address-invalid': {
    da: 'Postkassens adresse er ikke rigtig. Bed dem, der driver systemet, om at rette den.',
    en: 'The address of the mailbox is not right. Ask operation to correct it.',
  },
  'sender-has-no-mailbox': {
    da: 'Jeres enhed har ingen postkasse at sende fra. Spørg dem, der driver systemet.',
    en: 'Your unit has no mailbox to send from. Ask those who run the system.',
  },
  'standard-not-taken': {
    da: 'Modtageren kan ikke læse den slags breve. Ring i stedet, eller vælg en anden enhed.',
    en: 'The receiver cannot read letters of this kind. Phone instead, or choose another unit.',
  },
  'receiver-is-inside': {
    da: 'Modtageren er her i Sammenhæng. Skriv til dem direkte; brevet skal ikke ud af huset.',
    en: 'The receiver is here in Sammenhæng. Write to them directly; the letter need not leave the house.',
  },
  'letter-breaks-rules': {
    da: 'Brevet passer ikke med standardens regler og er ikke sendt. Ring til din support.',
    en: 'The letter does not fit the rules of its standard and was not sent. Call your support.',
  },
}
