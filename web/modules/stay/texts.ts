import type { stayRefusals } from '../../../contract/stay.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about a stay is refused. */
export const stayRefusalTexts: Readonly<Record<keyof typeof stayRefusals, Text>> = {
  'stay-unknown': {
    da: 'Opholdet findes ikke. Hent siden igen.',
    en: 'The stay does not exist. Fetch the page again.',
  },
  'stay-over-already': { da: 'Opholdet er allerede slut.', en: 'The stay is over already.' },
  'stay-end-impossible': {
    da: 'Opholdet kan ikke slutte før det, der sidst er sket, eller ude i fremtiden. Ret tidspunktet.',
    en: 'The stay cannot end before what last happened in it, or in the future. Correct the time.',
  },
  'stay-reason-missing': {
    da: 'Skriv kort hvorfor, så andre kan forstå det.',
    en: 'Say briefly why, so that others understand.',
  },
  'stay-unit-not-yours': {
    da: 'Du kan kun se patienter i dine egne afsnit.',
    en: 'You can only see patients in your own units.',
  },
  'stay-not-yours': {
    da: 'Kun afdelingen, der har borgeren, og udskrivningskoordinationen kan ændre det her.',
    en: 'Only the ward that has the citizen and the discharge coordination can change this.',
  },
  'expected-discharge-not-ahead': {
    da: 'Vælg et tidspunkt, der ikke er gået endnu.',
    en: 'Choose a time that has not passed yet.',
  },
  'finished-treatment-outside-stay': {
    da: 'Behandlingen kan ikke være færdig før indlæggelsen eller ude i fremtiden. Ret tidspunktet.',
    en: 'The treatment cannot be finished before the stay or in the future. Correct the time.',
  },
  'window-none': {
    da: 'Der er ikke 72-timers behandlingsansvar efter dette ophold.',
    en: 'There is no 72-hour responsibility after this stay.',
  },
  'window-over': {
    da: 'Behandlingsansvaret er slut. Ring til egen læge eller lægevagten.',
    en: 'The responsibility has ended. Call the own doctor or the doctor on call.',
  },
  'window-end-not-later': {
    da: 'Vælg et tidspunkt, der ligger senere end det nuværende.',
    en: 'Choose a time later than the present end.',
  },
  'window-already-suspended': {
    da: 'Ansvaret er allerede sat på pause.',
    en: 'The responsibility is suspended already.',
  },
  'window-not-suspended': {
    da: 'Ansvaret er ikke sat på pause.',
    en: 'The responsibility is not suspended.',
  },
  'window-doctor-decides': {
    da: 'Det er lægens beslutning. En læge på hospitalet skal selv skrive den her.',
    en: 'The doctor decides this. A doctor of the hospital must write it here in person.',
  },
  'stay-followed-by-another': {
    da: 'Borgeren har været indlagt igen siden. Udskrivningen kan ikke fortrydes.',
    en: 'The citizen has been in hospital again since. The discharge cannot be undone.',
  },
  'stay-not-ended-by-hand': {
    da: 'Der er ikke længere nogen udskrivning at fortryde.',
    en: 'There is no discharge to undo any more.',
  },
  'window-decided-so-already': { da: 'Det er allerede besluttet.', en: 'That is decided already.' },
  'window-not-yours': {
    da: 'Kun afsnittet, der udskrev borgeren, kan forlænge ansvaret.',
    en: 'Only the ward that discharged the citizen can extend the responsibility.',
  },
}
