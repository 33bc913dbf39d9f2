import type { medicationRefusals } from '../../../contract/medication.ts'
import type { caveRefusals } from '../../../contract/medication-cave.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about medicine is refused. */
export const medicationRefusalTexts: Readonly<Record<keyof typeof medicationRefusals, Text>> = {
  'reconciliation-unknown': {
    da: 'Afstemningen findes ikke. Hent siden igen.',
    en: 'The reconciliation does not exist. Fetch the page again.',
  },
  'reconciliation-stay-unknown': {
    da: 'Opholdet findes ikke. Hent siden igen.',
    en: 'The stay does not exist. Fetch the page again.',
  },
  'medicine-line-unknown': {
    da: 'Linjen findes ikke længere. Hent siden igen.',
    en: 'The line no longer exists. Fetch the page again.',
  },
  'medicine-only-prescriber': {
    da: 'Kun en læge kan ændre medicinen.',
    en: 'Only a doctor can change the medicine.',
  },
  'medicine-only-treating-party': {
    da: 'Kun dem, der behandler borgeren nu, kan gøre det.',
    en: 'Only those who treat the citizen now can do this.',
  },
  'medicine-reason-missing': {
    da: 'Skriv kort hvorfor, så de andre og borgeren kan forstå det.',
    en: 'Say briefly why, so that the others and the citizen understand.',
  },
  'medicine-doses-missing': {
    da: 'Skriv, hvor meget og hvornår.',
    en: 'Say how much and when.',
  },
  'medicine-doses-not-wanted': {
    da: 'Dosis skal kun med, når den er ny eller ændret.',
    en: 'A dose belongs only to what is new or changed.',
  },
  'medicine-dose-not-changed': {
    da: 'Dosis er den samme som før. Ret den, eller vælg Uændret.',
    en: 'The dose is the same as before. Change it, or choose Unchanged.',
  },
  'medicine-dose-impossible': {
    da: 'Dosis kan ikke være rigtig. Se tallene efter.',
    en: 'That dose cannot be right. Check the numbers.',
  },
  'medicine-on-list-already': {
    da: 'Lægemidlet står allerede på listen. Ret linjen i stedet.',
    en: 'The medicine is on the list already. Change its line instead.',
  },
  'medicine-not-on-list': {
    da: 'Lægemidlet står ikke på listen. Vælg Ny i stedet.',
    en: 'The medicine is not on the list. Choose New instead.',
  },
  'medicine-pause-not-ahead': {
    da: 'Pausen skal slutte efter i dag. Vælg en senere dag.',
    en: 'The pause must end after today. Choose a later day.',
  },
  'medicine-stop-before-start': {
    da: 'Medicinen kan ikke slutte, før den begynder. Ret datoerne.',
    en: 'The medicine cannot end before it begins. Correct the dates.',
  },
  'medicine-follow-up-past': {
    da: 'Opfølgningen kan ikke ligge før i dag. Vælg en senere dag.',
    en: 'The follow-up cannot lie before today. Choose a later day.',
  },
  'medicine-cave-reason-missing': {
    da: 'Borgeren tåler det ikke. Skriv, hvorfor det gives alligevel.',
    en: 'The citizen does not tolerate it. Say why it is given all the same.',
  },
  'medicine-list-changed-meanwhile': {
    da: 'Listen er ændret, siden du åbnede den. Se den igen, før du går videre.',
    en: 'The list was changed after you opened it. Look at it again before you go on.',
  },
  'medicine-lines-unclear': {
    da: 'Der er stadig linjer eller forskelle, som en læge skal afklare.',
    en: 'A doctor must still settle some lines or differences.',
  },
  'medicine-lists-differ': {
    da: 'Kommunens liste svarer ikke til Fælles Medicinkort endnu.',
    en: 'The municipality’s list does not agree with the medicine card yet.',
  },
  'medicine-confirmed-already': {
    da: 'Listen er allerede bekræftet.',
    en: 'The list is confirmed already.',
  },
  'medicine-supply-open': {
    da: 'Svar først på, om borgeren har medicin nok, til et apotek har åbent.',
    en: 'First say whether the citizen has enough until a pharmacy is open.',
  },
  'medicine-supply-unanswered': {
    da: 'Svar ved hvert lægemiddel.',
    en: 'Answer for each medicine.',
  },
  'medicine-supply-in-the-past': {
    da: 'Dagen er gået. Vælg, hvornår borgeren skal hjem.',
    en: 'That day has passed. Choose when the citizen goes home.',
  },
  'medicine-supply-only-ward': {
    da: 'Kun afdelingens læger og sygeplejersker sender medicin med hjem.',
    en: 'Only doctors and nurses of the ward send medicine home.',
  },
  'medicine-at-home-already': {
    da: 'Borgeren er allerede hjemme.',
    en: 'The citizen is at home already.',
  },
  'medicine-list-not-yours-to-give': {
    da: 'Listen udleveres af dem, der giver eller ordinerer medicinen.',
    en: 'The list is handed over by those who give or prescribe the medicine.',
  },
  'dispensing-list-only-municipality': {
    da: 'Kun kommunens sygeplejersker kan ændre kommunens liste.',
    en: 'Only the nurses of the municipality can change its list.',
  },
  'dose-dispensing-none': {
    da: 'Borgeren får ikke dosispakket medicin.',
    en: 'The citizen has no dose dispensing.',
  },
  'dose-dispensing-paused-already': {
    da: 'Dosisdispenseringen er allerede sat på pause.',
    en: 'Dose dispensing is paused already.',
  },
  'dose-dispensing-not-paused': {
    da: 'Dosisdispenseringen er ikke sat på pause.',
    en: 'Dose dispensing is not paused.',
  },
  'fmk-only-prescriber': {
    da: 'Kun en læge kan markere Fælles Medicinkort som afstemt.',
    en: 'Only a doctor can mark the medicine card as reconciled.',
  },
  'fmk-reconciled-already': {
    da: 'Fælles Medicinkort er allerede markeret som afstemt.',
    en: 'The medicine card is marked as reconciled already.',
  },
  'fmk-changes-waiting': {
    da: 'Der er ændringer, som ikke er nået til Fælles Medicinkort endnu.',
    en: 'Some changes have not reached the medicine card yet.',
  },
  'fmk-fault': {
    da: 'Fælles Medicinkort svarer med en fejl. Det, du har skrevet, er gemt og bliver sendt igen.',
    en: 'The medicine card answers with a fault. What you wrote is kept and is sent again.',
  },
  'fmk-away': {
    da: 'Fælles Medicinkort svarer ikke. Det, du har skrevet, er gemt og bliver sendt, når det svarer.',
    en: 'The medicine card does not answer. What you wrote is kept and is sent when it answers.',
  },
  'medicine-bundle-unreadable': {
    da: 'Listen fra det andet system kan ikke læses.',
    en: 'The list from the other system cannot be read.',
  },
}

/** What we say when something about CAVE is refused. */
export const caveRefusalTexts: Readonly<Record<keyof typeof caveRefusals, Text>> = {
  'cave-unknown': {
    da: 'Den står ikke på listen længere. Hent siden igen.',
    en: 'It is no longer on the list. Fetch the page again.',
  },
  'cave-substance-unknown': {
    da: 'Stoffet findes ikke i kataloget. Søg igen, eller skriv det med dine egne ord.',
    en: 'The substance is not in the catalogue. Search again, or write it in your own words.',
  },
  'cave-known-already': {
    da: 'Det står allerede på listen.',
    en: 'It is on the list already.',
  },
  'cave-told-ahead': {
    da: 'Det kan ikke være fortalt i fremtiden. Ret datoen.',
    en: 'It cannot have been told in the future. Correct the date.',
  },
  'cave-only-clinician': {
    da: 'Kun en læge eller sygeplejerske, der behandler borgeren, kan vurdere CAVE.',
    en: 'Only a doctor or nurse who treats the citizen can assess CAVE.',
  },
  'cave-only-prescriber': {
    da: 'Kun en læge kan afkræfte CAVE.',
    en: 'Only a doctor can refute CAVE.',
  },
  'cave-stands': {
    da: 'Der står CAVE på listen. Tag den af først, hvis den ikke gælder.',
    en: 'CAVE is on the list. Take it off first if it does not count.',
  },
  'cave-changed-meanwhile': {
    da: 'CAVE er ændret, siden du åbnede siden. Se den igen, før du går videre.',
    en: 'CAVE was changed after you opened the page. Look at it again before you go on.',
  },
}
