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
    da: 'Breve åbnes og håndteres af dem, der passer beskederne. Spørg en af dem.',
    en: 'Letters are opened and handled by those who look after the messages. Ask one of them.',
  },
  'letter-not-parked': {
    da: 'Brevet venter ikke længere. En anden har måske taget sig af det.',
    en: 'The letter is no longer waiting. Somebody else may have dealt with it.',
  },
}
