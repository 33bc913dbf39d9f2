import type { rehabRefusals } from '../../../contract/rehab.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about rehabilitation is refused, and under a button that cannot be pressed. */
export const rehabRefusalTexts: Readonly<Record<keyof typeof rehabRefusals, Text>> = {
  'rehab-plan-unknown': {
    da: 'Genoptræningsplanen findes ikke. Hent siden igen.',
    en: 'The rehabilitation plan does not exist. Fetch the page again.',
  },
  'rehab-plan-type-missing': {
    da: 'Vælg en type. En plan uden type kan ikke sendes.',
    en: 'Choose a type. A plan without a type cannot be sent.',
  },
  'rehab-plan-text-missing': {
    da: 'Planen mangler noget: funktion før og nu, behov, og hvad der skal trænes. I specialiserede planer også behov i hele livet.',
    en: 'The plan lacks something: function before and now, needs, and what to train. Specialised plans also the needs in all of life.',
  },
  'rehab-plan-consent-missing': {
    da: 'Skriv, hvem der har givet samtykke til, at planen sendes.',
    en: 'Say who has consented to the plan being sent.',
  },
  'rehab-plan-may-not-be-told': {
    da: 'Planen kan ikke sendes dertil. Ring til modtageren, og tal med borgeren.',
    en: 'The plan cannot be sent there. Phone the receiver, and talk with the citizen.',
  },
  'rehab-plan-only-hospital': {
    da: 'Kun hospitalet skriver og sender genoptræningsplanen.',
    en: 'Only the hospital writes and sends the rehabilitation plan.',
  },
  'rehab-plan-not-yours': {
    da: 'En anden enhed har planen.',
    en: 'Another unit has the plan.',
  },
  'rehab-stay-unknown': { da: 'Opholdet findes ikke. Hent siden igen.', en: 'The stay does not exist.' },
  'rehab-receiver-unknown': {
    da: 'Der er ingen træningsenhed at sende til. Vælg en anden.',
    en: 'There is no training unit to send to. Choose another.',
  },
  'rehab-receiver-the-same': {
    da: 'Det er jer selv. Vælg den kommune, der er den rette.',
    en: 'That is yourselves. Choose the municipality that is the right one.',
  },
  'rehab-sent-already': { da: 'Planen er sendt.', en: 'The plan has been sent.' },
  'rehab-not-sent': { da: 'Planen er ikke sendt endnu.', en: 'The plan has not been sent yet.' },
  'rehab-received-already': { da: 'Planen er modtaget.', en: 'The plan has been received.' },
  'rehab-not-received': { da: 'Modtag planen først.', en: 'Receive the plan first.' },
  'rehab-closed': { da: 'Forløbet er lukket.', en: 'The course is closed.' },
  'rehab-paused': {
    da: 'Genoptræningen er på pause. Sæt den i gang igen først.',
    en: 'The rehabilitation is paused. Resume it first.',
  },
  'rehab-not-paused': { da: 'Genoptræningen er ikke på pause.', en: 'The rehabilitation is not paused.' },
  'rehab-started-already': { da: 'Træningen er begyndt.', en: 'Training has begun.' },
  'rehab-not-started': { da: 'Træningen er ikke begyndt.', en: 'Training has not begun.' },
  'rehab-ended-already': { da: 'Træningen er afsluttet.', en: 'Training has ended.' },
  'rehab-not-ended': { da: 'Afslut træningen først.', en: 'End the training first.' },
  'rehab-final-status-missing': { da: 'Der er ingen slutstatus endnu.', en: 'There is no final status yet.' },
  'rehab-final-status-read': { da: 'Slutstatus er læst.', en: 'The final status has been read.' },
  'rehab-provider-not-for-type': {
    da: 'Det kan ikke vælges med denne type plan.',
    en: 'This cannot be chosen with this type of plan.',
  },
  'rehab-private-choice-not-open': {
    da: 'Retten til privat leverandør begynder på dag 8, hvis der ikke er tilbudt en start inden da.',
    en: 'The right to a private supplier begins on day 8, if no start was offered before.',
  },
  'rehab-choice-waits': {
    da: 'Borgerens valg venter på svar fra stedet.',
    en: 'The citizen’s choice waits for an answer from the place.',
  },
  'rehab-no-choice-waits': {
    da: 'Der er ikke et valg, der venter på svar.',
    en: 'There is no choice waiting for an answer.',
  },
  'rehab-choice-of-another': {
    da: 'Borgeren har valgt et andet sted.',
    en: 'The citizen chose another place.',
  },
  'rehab-type-needs-hospital': {
    da: 'Specialiserede typer ændres af hospitalet. Ring til den, der skrev planen.',
    en: 'Specialised types are changed by the hospital. Phone whoever wrote the plan.',
  },
  'rehab-type-unchanged': { da: 'Vælg en anden type end den nuværende.', en: 'Choose another type.' },
  'rehab-date-impossible': {
    da: 'Datoen kan ikke passe. Vælg en anden.',
    en: 'That date cannot be right. Choose another.',
  },
  'rehab-tries-too-few': {
    da: 'Prøv at få kontakt tre gange inden for ti dage, og send et brev.',
    en: 'Try to make contact three times within ten days, and send a letter.',
  },
  'rehab-contact-had': { da: 'I har haft kontakt med borgeren.', en: 'You have been in contact.' },
  'rehab-only-own-doctor': {
    da: 'Kun borgerens egen læge kan markere slutstatus som læst.',
    en: 'Only the citizen’s own doctor marks the final status as read.',
  },
  'assessment-empty': { da: 'Vurdér mindst ét område.', en: 'Assess at least one domain.' },
  'assessment-domain-twice': {
    da: 'Det samme område er vurderet to gange.',
    en: 'The same domain is assessed twice.',
  },
  'assessment-unknown': {
    da: 'Vurderingen findes ikke. Hent siden igen.',
    en: 'The assessment does not exist. Fetch the page again.',
  },
  'assessment-not-yours': {
    da: 'Kun den part, der lavede vurderingen, kan rette den.',
    en: 'Only the party that made the assessment can put it right.',
  },
  'assessment-corrected-already': {
    da: 'Vurderingen er allerede rettet.',
    en: 'The assessment has been put right already.',
  },
  'assessment-by-no-party': {
    da: 'Funktion vurderes af hospitalet, kommunens sundhedsfaglige medarbejdere og egen læge.',
    en: 'Function is assessed by hospital, the municipality’s health staff and the own doctor.',
  },
  'difference-none': {
    da: 'Der er ingen forskel at afklare.',
    en: 'There is no difference to settle.',
  },
}
