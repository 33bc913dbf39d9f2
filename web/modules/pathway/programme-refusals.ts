import type { programmeRefusals } from '../../../contract/pathway-programme.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about a programme is refused. */
export const programmeRefusalTexts: Readonly<Record<keyof typeof programmeRefusals, Text>> = {
  'programme-unknown': {
    da: 'Forløbsbeskrivelsen findes ikke, eller den har ikke den version.',
    en: 'The programme does not exist, or has no such version.',
  },
  'programme-draft-unknown': { da: 'Kladden findes ikke.', en: 'The draft does not exist.' },
  'programme-trial-unknown': { da: 'Afprøvningen findes ikke.', en: 'The trial does not exist.' },
  'pathway-unknown': { da: 'Forløbet findes ikke.', en: 'The pathway does not exist.' },
  'programme-only-secretariat': {
    da: 'Kun sekretariatet skriver forløbsbeskrivelser.',
    en: 'Only the secretariat writes programmes.',
  },
  'programme-changed-meanwhile': {
    da: 'En anden har gemt kladden imens. Se den nye, og skriv dit ind igen.',
    en: 'Somebody else has saved the draft meanwhile. See the new one, and write yours again.',
  },
  'programme-draft-closed': {
    da: 'Kladden er offentliggjort eller kasseret og kan ikke ændres.',
    en: 'The draft has been published or discarded and cannot be changed.',
  },
  'programme-draft-open-already': {
    da: 'Der er allerede en kladde i gang. Arbejd videre i den.',
    en: 'A draft is open already. Go on with that one.',
  },
  'programme-has-faults': {
    da: 'Kladden har fejl. Ret dem, og gem, før du går videre.',
    en: 'The draft has faults. Correct them and save before you go on.',
  },
  'programme-begins-in-the-past': {
    da: 'Vælg i dag eller en senere dag.',
    en: 'Choose today or a later day.',
  },
  'programme-retired-already': {
    da: 'Versionen er allerede taget ud af brug.',
    en: 'The version has been retired already.',
  },
  'programme-code-taken': {
    da: 'Der er allerede en forløbsbeskrivelse med den kode. Lav en kladde til dens næste version.',
    en: 'A programme has that code already. Begin a draft of its next version.',
  },
}
