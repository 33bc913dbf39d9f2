import { type Text, texts } from '../../../ui/text.tsx'

/**
 * What each kind of task is, in words for citizens and relatives. Said of the help and not to anybody, since relatives read
 * them too; where the step of a programme has words of its own for the citizen, those are used.
 */
const plainTexts = texts({
  'admission-notice': {
    da: 'Kommunen får besked om indlæggelsen',
    en: 'The municipality is told of the stay',
  },
  'pause-home-services': { da: 'Hjælpen hjemme sættes på pause', en: 'The help at home is paused' },
  'admission-report': {
    da: 'Kommunen fortæller hospitalet om hjælpen hjemme',
    en: 'The municipality tells the hospital of the help at home',
  },
  'reason-for-admission': {
    da: 'Lægen fortæller hospitalet om grunden til indlæggelsen',
    en: 'The doctor tells the hospital the reason for the stay',
  },
  'treatment-plan': {
    da: 'Hospitalet undersøger og lægger en plan',
    en: 'The hospital examines and makes a plan',
  },
  'needs-screening': {
    da: 'Hospitalet ser på, hvad der bliver brug for bagefter',
    en: 'The hospital looks at what will be needed afterwards',
  },
  'care-plan': {
    da: 'Hospitalet planlægger hjemturen med kommunen',
    en: 'The hospital plans the way home with the municipality',
  },
  'care-plan-answer': {
    da: 'Kommunen svarer på planen for hjemturen',
    en: 'The municipality answers the plan for the way home',
  },
  'discharge-conference': {
    da: 'Møde om, hvordan det skal gå hjemme',
    en: 'A meeting on how things will go at home',
  },
  'finished-treatment-message': {
    da: 'Kommunen får besked om, at behandlingen er færdig',
    en: 'The municipality is told that the treatment is finished',
  },
  'same-day-notice': {
    da: 'Hospitalet ringer om den hjælp, der skal bruges samme dag',
    en: 'The hospital phones about the help needed the same day',
  },
  'medicine-reconciliation-at-discharge': {
    da: 'Hospitalet gennemgår medicinen',
    en: 'The hospital goes through the medicine',
  },
  'discharge-report': {
    da: 'Hospitalet skriver til hjemmesygeplejen',
    en: 'The hospital writes to home nursing',
  },
  'discharge-letter': { da: 'Hospitalet skriver til egen læge', en: 'The hospital writes to the own doctor' },
  'treatment-responsibility-notice': {
    da: 'Hospitalet giver et nummer, man kan ringe til i tre døgn',
    en: 'The hospital gives a number to phone for three days',
  },
  'rehabilitation-plan': { da: 'Planen for genoptræning sendes', en: 'The rehabilitation plan is sent' },
  'first-contact': { da: 'Hjemmesygeplejen kontakter hjemmet', en: 'Home nursing makes contact at home' },
  'acute-nursing-start': { da: 'Akutteamet begynder at komme', en: 'The acute team begins to come' },
  'rehabilitation-start': { da: 'Genoptræningen tilbydes', en: 'Rehabilitation is offered' },
  'read-discharge-letter': {
    da: 'Lægen læser brevet fra hospitalet',
    en: 'The doctor reads the letter from the hospital',
  },
  'medicine-reconciliation-after-discharge': {
    da: 'Medicinen gennemgås efter hjemkomsten',
    en: 'The medicine is gone through after coming home',
  },
  'follow-up-visit': { da: 'Læge og sygeplejerske kommer på besøg', en: 'Doctor and nurse visit' },
  'coherence-questions': {
    da: 'Spørgsmål om, hvordan det hang sammen',
    en: 'Questions on how it hung together',
  },
  'inform-of-death': { da: 'De andre får besked om dødsfaldet', en: 'The others are told of the death' },
  'close-home-services': {
    da: 'Hjælpen og hjælpemidlerne hjemme afsluttes',
    en: 'The help and the devices at home are ended',
  },
  'make-discharge-safe': {
    da: 'Hospital og kommune sørger for en tryg hjemkomst',
    en: 'Hospital and municipality make sure of a safe return home',
  },
  'discharge-letter-missing': { da: 'Brevet til lægen findes frem', en: 'The letter to the doctor is found' },
  'find-citizen': { da: 'Kommunen prøver at få kontakt', en: 'The municipality tries to make contact' },
  'get-key': { da: 'Der skaffes en nøgle til hjemmet', en: 'A key to the home is obtained' },
  'get-aids': { da: 'De manglende hjælpemidler skaffes', en: 'The missing devices are obtained' },
  'take-over-treatment': {
    da: 'Lægen overtager ansvaret for behandlingen',
    en: 'The doctor takes over responsibility for the treatment',
  },
  'follow-up-contact': { da: 'Der følges op', en: 'There is a follow-up' },
  'tell-gp-of-end': {
    da: 'Lægen får besked om, at opfølgningen stopper',
    en: 'The doctor is told that the follow-up stops',
  },
  'rehabilitation-need': {
    da: 'Det afklares, om der er brug for genoptræning',
    en: 'It is found out whether rehabilitation is needed',
  },
  'rehabilitation-plan-writing': {
    da: 'Planen for genoptræning skrives',
    en: 'The rehabilitation plan is written',
  },
  'rehabilitation-contact': {
    da: 'Kommunen ringer om genoptræningen',
    en: 'The municipality phones about rehabilitation',
  },
  'specialised-rehabilitation-start': {
    da: 'Hospitalet indkalder til genoptræning',
    en: 'The hospital calls in for rehabilitation',
  },
  'rehabilitation-free-choice': {
    da: 'Kommunen hjælper med at vælge et privat sted',
    en: 'The municipality helps to choose a private place',
  },
  'rehabilitation-goals': {
    da: 'Mål og plan for genoptræningen lægges',
    en: 'Goals and plan of the rehabilitation are made',
  },
  'rehabilitation-midway-status': {
    da: 'Der gøres status midtvejs i genoptræningen',
    en: 'Stock is taken halfway through rehabilitation',
  },
  'rehabilitation-final-status': {
    da: 'Lægen får at vide, hvordan genoptræningen gik',
    en: 'The doctor is told how rehabilitation went',
  },
  'rehabilitation-tell-gp': {
    da: 'Lægen får besked om, at genoptræningen stopper',
    en: 'The doctor is told that rehabilitation stops',
  },
  'refusal-review': { da: 'Der følges op på et nej tak', en: 'A no is followed up' },
  'lost-contact-review': { da: 'Der prøves igen at få kontakt', en: 'Contact is tried again' },
  'passing-on-consent': {
    da: 'Der spørges om lov til at give forløbet videre',
    en: 'Permission is asked to pass the course of care on',
  },
  'sharing-stopped': { da: 'Delingen af oplysninger stoppes', en: 'The sharing of information is stopped' },
  'letter-not-through': {
    da: 'Et brev er ikke kommet frem og bliver fulgt op',
    en: 'A letter has not arrived and is followed up',
  },
  'medicine-cave': { da: 'En advarsel om medicin bliver tjekket', en: 'A warning about medicine is checked' },
  'medicine-follow-up': { da: 'En ændring i medicinen følges op', en: 'A change of medicine is followed up' },
  referral: { da: 'En henvisning bliver læst og besvaret', en: 'A referral is read and answered' },
  'medicine-difference': {
    da: 'En læge afklarer en forskel i medicinen',
    en: 'A doctor clears up a difference in the medicine',
  },
  'medicine-dispensing-update': {
    da: 'Den pakkede medicin rettes til',
    en: 'The packed medicine is brought up to date',
  },
  'medicine-card-trouble': {
    da: 'Medicinkortet bliver bragt i orden',
    en: 'The medicine card is put in order',
  },
  'function-coordination': {
    da: 'De, der hjælper, bliver enige om behovet',
    en: 'Those who help agree on the need',
  },
  'rehabilitation-plan-again': {
    da: 'Planen for genoptræning sendes igen',
    en: 'The rehabilitation plan is sent again',
  },
  'rehabilitation-choice': {
    da: 'Der vælges et sted til genoptræningen',
    en: 'A place for rehabilitation is chosen',
  },
  'rehabilitation-final-status-reading': {
    da: 'Lægen læser, hvordan genoptræningen gik',
    en: 'The doctor reads how rehabilitation went',
  },
  'answer-correspondence': { da: 'Et brev bliver besvaret', en: 'A letter is answered' },
  'follow-up-correspondence': { da: 'Der følges op på et brev', en: 'A letter is followed up' },
  training: { da: 'Genoptræning i kommunen', en: 'Rehabilitation in the municipality' },
  'private-training': { da: 'Genoptræning på et privat sted', en: 'Rehabilitation at a private place' },
})

/** The words of a kind of task for who is no professional; undefined for one that has none. */
export function plainService(serviceCode: string): Text | undefined {
  return new Map<string, Text>(Object.entries(plainTexts)).get(serviceCode)
}
