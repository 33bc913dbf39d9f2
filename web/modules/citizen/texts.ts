import type { citizenRefusals } from '../../../contract/citizen.ts'
import type { citizenWillRefusals } from '../../../contract/citizen-will.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about a citizen is refused. */
export const citizenRefusalTexts: Readonly<Record<keyof typeof citizenRefusals, Text>> = {
  'citizen-unknown': { da: 'Borgeren findes ikke her.', en: 'The citizen is not registered here.' },
  'cpr-wrong-length': {
    da: 'Et CPR-nummer har ti tegn. Se nummeret efter.',
    en: 'A CPR number has ten characters. Check the number.',
  },
  'cpr-wrong-characters': {
    da: 'Nummeret har tegn, der ikke hører til. Se det efter.',
    en: 'The number has characters that do not belong. Check it.',
  },
  'cpr-impossible-date': {
    da: 'Datoen i nummeret findes ikke. Se nummeret efter.',
    en: 'The date in the number does not exist. Check the number.',
  },
  'cpr-system-unknown': {
    da: 'Vi kender ikke det register, nummeret kommer fra.',
    en: 'We do not know the register the number is from.',
  },
  'story-text-missing': { da: 'Skriv et par ord først.', en: 'Write a few words first.' },
  'story-entry-unknown': {
    da: 'Det findes ikke mere. Hent siden igen.',
    en: 'It is no longer there. Fetch the page again.',
  },
  'story-says-so-already': {
    da: 'Det er allerede fortalt. Bekræft det i stedet.',
    en: 'That has been told already. Confirm it instead.',
  },
  'number-taken': {
    da: 'Nummeret er allerede i brug her. Søg borgeren frem i stedet.',
    en: 'The number is already in use here. Search for the citizen instead.',
  },
  'number-not-a-replacement': {
    da: 'Borgeren har allerede et CPR-nummer. To borgere med hver sit CPR-nummer kan ikke lægges sammen.',
    en: 'The citizen already has a CPR number. Two citizens with a CPR number each cannot be joined.',
  },
  'number-moved-already': {
    da: 'Oplysningerne er allerede flyttet.',
    en: 'The record has been moved already.',
  },
  'number-not-moved': {
    da: 'Oplysningerne er ikke flyttet, så der er intet at fortryde.',
    en: 'The record has not been moved, so there is nothing to undo.',
  },
  'number-moved-to-itself': {
    da: 'Det er den samme borger.',
    en: 'It is the same citizen.',
  },
}

/** What we say when somebody named by number cannot be found. */
export const citizenWillRefusalTexts: Readonly<Record<keyof typeof citizenWillRefusals, Text>> = {
  'relative-not-found': {
    da: 'Vi kan ikke finde nogen med det nummer og det navn. Se begge efter.',
    en: 'We cannot find anybody with that number and that name. Check both.',
  },
}
