import type { observationRefusals } from '../../../contract/observation.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about results is refused. */
export const observationRefusalTexts: Readonly<Record<keyof typeof observationRefusals, Text>> = {
  'results-unknown': {
    da: 'Prøvesvaret findes ikke. Hent siden igen.',
    en: 'The results do not exist. Fetch the page again.',
  },
  'results-file-unknown': {
    da: 'Filen kan ikke åbnes. Se den i det oprindelige brev under Beskeder.',
    en: 'The file cannot be opened. See it in the original letter at the message desk.',
  },
  'results-not-by-you': {
    da: 'Kun kommunens sundhedsteam sender prøvesvar herfra.',
    en: 'Only the municipality’s health team sends results from here.',
  },
  'results-not-yours': {
    da: 'Kun dem, der har sendt prøvesvaret, kan rette det.',
    en: 'Only those who sent the results can change them.',
  },
  'results-cancelled-already': { da: 'Prøvesvaret er annulleret.', en: 'The results are cancelled.' },
  'results-changed-meanwhile': {
    da: 'Prøvesvaret er rettet imens. Hent siden igen.',
    en: 'The results have been corrected meanwhile. Fetch the page again.',
  },
  'results-empty': { da: 'Skriv mindst ét svar.', en: 'Write at least one result.' },
  'results-code-unknown': {
    da: 'Målingen findes ikke på listen.',
    en: 'The measurement is not on the list.',
  },
  'results-code-twice': {
    da: 'Den samme måling står to gange på samme tidspunkt.',
    en: 'The same measurement stands twice at the same time.',
  },
  'results-value-wrong': {
    da: 'Et svar ligger uden for det, der kan måles. Se tallet efter.',
    en: 'A result lies outside what can be measured. Check the number.',
  },
  'results-value-missing': {
    da: 'Skriv et svar, eller skriv i bemærkningen, hvorfor der intet er.',
    en: 'Write a result, or say in the note why there is none.',
  },
  'results-taken-later': {
    da: 'Tidspunktet for målingen ligger i fremtiden.',
    en: 'The time of the measurement lies in the future.',
  },
  'results-reason-missing': {
    da: 'Skriv, hvorfor svaret annulleres.',
    en: 'Say why the results are cancelled.',
  },
  'results-no-doctor': {
    da: 'Borgerens læge kan ikke modtage svaret her. Ring til lægen.',
    en: 'The citizen’s doctor cannot receive the results here. Phone the doctor.',
  },
  'results-no-phone': {
    da: 'Jeres enhed har intet telefonnummer. Lægen skal kunne ringe: bed en leder om at skrive det ind.',
    en: 'Your unit has no phone number. The doctor must be able to phone: ask a leader to add it.',
  },
  'results-may-not-be-told': {
    da: 'Svaret kan ikke sendes dertil. Ring til lægen, og tal med borgeren.',
    en: 'The results cannot be sent there. Phone the doctor, and talk with the citizen.',
  },
}
