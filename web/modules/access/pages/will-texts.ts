import type {
  BlockView,
  ConsentView,
  OverrideView,
  RepresentationView,
} from '../../../../contract/access-will.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const willTexts = texts({
  title: { da: 'Hvem må se', en: 'Who may see' },
  intro: {
    da: 'De, der behandler dig, må se det, de har brug for. Her kan du sige nej, sige ja til andre, og se, hvem der handler for dig.',
    en: 'Those who treat you may see what they need. Here you can say no, say yes to others, and see who acts for you.',
  },
  yourself: {
    da: 'Du kan altid selv se alt om dig.',
    en: 'You yourself can always see everything about you.',
  },
  today: { da: 'fra i dag', en: 'from today' },

  blocks: { da: 'Spærringer', en: 'Blocks' },
  blocksIntro: {
    da: 'En spærring betyder, at den, du vælger, ikke kan slå op i dine oplysninger. I en nødsituation kan sundhedspersonale åbne den. Så får du det at vide, og det bliver gennemgået.',
    en: 'A block means that whoever you choose cannot look up your data. In an emergency health staff can open it. Then you are told, and it is reviewed.',
  },
  noBlocks: { da: 'Du har ingen spærringer.', en: 'You have no blocks.' },
  addBlock: { da: 'Spær for opslag', en: 'Block look-ups' },
  lift: { da: 'Ophæv', en: 'Lift' },
  liftNamed: { da: 'Ophæv spærringen: {what}', en: 'Lift the block: {what}' },
  liftTitle: { da: 'Ophæv spærringen?', en: 'Lift the block?' },
  liftText: {
    da: 'Herefter kan der igen slås op, når det er nødvendigt for din behandling. Du kan spærre igen når som helst.',
    en: 'From then on there can be look-ups again when your treatment needs it. You can block again at any time.',
  },
  liftYes: { da: 'Ophæv spærringen', en: 'Lift the block' },
  keep: { da: 'Behold spærringen', en: 'Keep the block' },
  lifted: { da: 'Spærringen er ophævet', en: 'The block is lifted' },
  blocked: { da: 'Spærringen gælder nu', en: 'The block is in force now' },
  earlierBlocks: { da: 'Tidligere spærringer ({n})', en: 'Earlier blocks ({n})' },
  alertsKept: {
    da: 'Advarsler om medicin og allergi kan stadig ses.',
    en: 'Warnings about medicine and allergies can still be seen.',
  },
  aPerson: { da: 'En person: {who}', en: 'A person: {who}' },
  aUnit: { da: '{unit} og alle under den', en: '{unit} and all below it' },
  aPeriod: { da: 'Oplysninger fra {from} til {to}', en: 'Data from {from} to {to}' },
  aPeriodOpen: { da: 'Oplysninger fra {from} og frem', en: 'Data from {from} on' },
  aSource: { da: 'Oplysninger, der kommer fra {unit}', en: 'Data that come from {unit}' },
  everything: { da: 'Alt om mig', en: 'Everything about me' },
  since: { da: 'Gælder fra {from}', en: 'In force from {from}' },
  sinceUntil: { da: 'Gælder fra {from} til {to}', en: 'In force from {from} to {to}' },
  wasFrom: { da: '{from} til {to}', en: '{from} to {to}' },
  setBy: { da: 'Sat af {name}', en: 'Set by {name}' },
  noWayToSee: { da: 'en medarbejder', en: 'a member of staff' },

  blockWhat: { da: 'Hvad vil du spærre for?', en: 'What do you want to block?' },
  chooseUnit: { da: 'En enhed', en: 'A unit' },
  chooseUnitText: {
    da: 'For eksempel en afdeling eller hjemmeplejen',
    en: 'A ward or the home care, for example',
  },
  choosePerson: { da: 'En bestemt medarbejder', en: 'One member of staff' },
  choosePeriod: { da: 'En periode', en: 'A period' },
  chooseSource: { da: 'Oplysninger fra et bestemt sted', en: 'Data from one place' },
  chooseEverything: { da: 'Alt', en: 'Everything' },
  whichUnit: { da: 'Hvilken enhed?', en: 'Which unit?' },
  whichSource: { da: 'Fra hvilket sted?', en: 'From which place?' },
  whichPerson: { da: 'Hvem?', en: 'Who?' },
  whichPersonHint: {
    da: 'Vælg mellem dem, der har slået op hos dig. Du ser rolle og sted.',
    en: 'Choose among those who have looked at your data. You see role and place.',
  },
  noPersons: {
    da: 'Ingen medarbejdere har slået op hos dig endnu.',
    en: 'No member of staff has looked at your data yet.',
  },
  searchUnit: { da: 'Søg efter et andet sted', en: 'Search for another place' },
  searchUnitHint: { da: 'Søg efter et andet sted', en: 'Search for another place' },
  noUnits: { da: 'Ingen steder med det navn.', en: 'No places by that name.' },
  fromDay: { da: 'Fra og med', en: 'From' },
  toDay: { da: 'Til og med', en: 'To and including' },
  everythingText: {
    da: 'Ingen, der behandler dig, kan slå noget op om dig uden at åbne spærringen med en begrundelse. Det kan gøre din behandling langsommere.',
    en: 'Nobody who treats you can look anything up about you without opening the block and saying why. That can make your treatment slower.',
  },
  keepAlerts: {
    da: 'Lad advarsler om medicin og allergi være synlige (vi anbefaler det)',
    en: 'Leave warnings about medicine and allergies visible (we recommend it)',
  },
  block: { da: 'Spær', en: 'Block' },
  chooseFirst: { da: 'Vælg, hvad du vil spærre for.', en: 'Choose what you want to block.' },

  consents: { da: 'Samtykker', en: 'Consents' },
  consentsIntro: {
    da: 'Her står, hvem du har sagt ja til må se eller få noget at vide. Et samtykke gælder højst et år, og du kan tage det tilbage når som helst.',
    en: 'Here is whom you have said may see or be told something. A consent lasts a year at most, and you can take it back at any time.',
  },
  noConsents: {
    da: 'Du har ikke givet samtykke til andre end dem, der behandler dig.',
    en: 'You have not consented to others than those who treat you.',
  },
  revoke: { da: 'Tag tilbage', en: 'Take back' },
  revokeNamed: { da: 'Tag tilbage: samtykket til {who}', en: 'Take back: the consent to {who}' },
  revokeTitle: { da: 'Tag samtykket tilbage?', en: 'Take the consent back?' },
  revokeText: {
    da: '{who} kan ikke længere se noget om dig på grund af samtykket. Det, der allerede er set, kan ikke tages tilbage.',
    en: '{who} can no longer see anything about you by the consent. What has been seen already cannot be taken back.',
  },
  keepConsent: { da: 'Behold samtykket', en: 'Keep the consent' },
  revoked: { da: 'Samtykket er taget tilbage', en: 'The consent is taken back' },
  sees: { da: 'Må se: {kinds}', en: 'May see: {kinds}' },
  until: { da: 'Gælder til {to}', en: 'Lasts until {to}' },
  soon: { da: 'Udløber snart', en: 'Lapses soon' },
  byRepresentative: { da: 'Givet af den, der handler for dig', en: 'Given by whoever acts for you' },
  writtenDown: { da: 'Skrevet ned af {who}', en: 'Written down by {who}' },
  earlierConsents: { da: 'Tidligere samtykker ({n})', en: 'Earlier consents ({n})' },

  giveConsent: { da: 'Giv samtykke', en: 'Give consent' },
  giveConsentText: {
    da: 'Lad en pårørende følge en del af dit forløb. Pårørende logger ind med eget MitID.',
    en: 'Let somebody close to you follow a part of your pathway. They sign in with their own MitID.',
  },
  relativeName: { da: 'Den pårørendes fulde navn', en: 'The relative’s full name' },
  relativeNumber: { da: 'Den pårørendes CPR-nummer', en: 'The relative’s CPR number' },
  relativeNumberHint: {
    da: 'Navn og nummer skal passe sammen, så ingen fremmed får adgang ved en fejl.',
    en: 'Name and number must fit together, so that no stranger gets in by mistake.',
  },
  whatToSee: { da: 'Hvad må de se?', en: 'What may they see?' },
  lastDay: { da: 'Sidste dag, det gælder (højst et år)', en: 'Last day it holds (a year at most)' },
  nameMissing: { da: 'Skriv navnet.', en: 'Write the name.' },
  numberMissing: { da: 'Skriv CPR-nummeret.', en: 'Write the CPR number.' },
  kindsMissing: { da: 'Vælg mindst én ting, de må se.', en: 'Choose at least one thing they may see.' },
  consentGiven: { da: 'Samtykket er givet', en: 'The consent is given' },

  representatives: { da: 'De, der handler for dig', en: 'Those who act for you' },
  noRepresentatives: {
    da: 'Ingen handler for dig. Pårørende kan kun se noget, hvis du har givet samtykke.',
    en: 'Nobody acts for you. Relatives can see something only if you have consented.',
  },
  document: { da: 'Efter {document}', en: 'By {document}' },
  notHealth: { da: 'Gælder ikke helbred', en: 'Does not cover health' },
  reviewOn: { da: 'Ses efter igen {day}', en: 'Is looked at again on {day}' },

  notices: { da: 'Til dig', en: 'For you' },
  overrideNotice: {
    da: '{who} har åbnet dine oplysninger {when}.',
    en: '{who} opened your data {when}.',
  },
  overrideWhy: { da: 'Begrundelse: {why}', en: 'Reason: {why}' },
  overrideReviewed: {
    da: 'En person uden for enheden gennemgår det. Du kan se opslagene under “Hvem har kigget”.',
    en: 'Somebody outside the unit reviews it. You can see the looks under “Who has looked”.',
  },
  consentNotice: {
    da: 'Dit samtykke til {who} udløber {when}. Skal det fortsætte, så giv det igen.',
    en: 'Your consent to {who} lapses {when}. If it is to go on, give it again.',
  },
  acknowledge: { da: 'Jeg har læst det', en: 'I have read it' },
})

export const blockStatusTexts: Readonly<Record<BlockView['status'], Text>> = texts({
  coming: { da: 'Begynder senere', en: 'Begins later' },
  'in-force': { da: 'Gælder', en: 'In force' },
  over: { da: 'Ophørt', en: 'Ended' },
})

export const blockThroughTexts: Readonly<Record<BlockView['setThrough'], Text>> = texts({
  'own-page': { da: 'Sat af dig selv', en: 'Set by yourself' },
  letter: { da: 'Sat efter dit brev', en: 'Set after your letter' },
  phone: { da: 'Sat efter dit opkald', en: 'Set after your call' },
  'in-person': { da: 'Sat, da du bad om det', en: 'Set when you asked for it' },
  representative: { da: 'Sat af en, der handler for dig', en: 'Set by somebody who acts for you' },
})

/** The same to one who acts for the citizen. */
export const blockThroughForTexts: Readonly<Record<BlockView['setThrough'], Text>> = texts({
  'own-page': { da: 'Sat af borgeren selv', en: 'Set by the citizen' },
  letter: { da: 'Sat efter brev', en: 'Set after a letter' },
  phone: { da: 'Sat efter opkald', en: 'Set after a call' },
  'in-person': { da: 'Sat ved fremmøde', en: 'Set in person' },
  representative: {
    da: 'Sat af en, der handler for borgeren',
    en: 'Set by somebody who acts for the citizen',
  },
})

export const consentStatusTexts: Readonly<Record<ConsentView['status'], Text>> = texts({
  valid: { da: 'Gælder', en: 'Valid' },
  lapsed: { da: 'Udløbet', en: 'Lapsed' },
  revoked: { da: 'Taget tilbage', en: 'Taken back' },
})

export const consentFormTexts: Readonly<Record<ConsentView['form'], Text>> = texts({
  written: { da: 'Skriftligt', en: 'In writing' },
  oral: { da: 'Mundtligt', en: 'Spoken' },
})

export const consentPurposeTexts: Readonly<Partial<Record<ConsentView['purpose'], Text>>> = texts({
  support: { da: 'for at støtte dig', en: 'to support you' },
  treatment: { da: 'til din behandling', en: 'for your treatment' },
  prevention: { da: 'til forebyggelse', en: 'for prevention' },
  employment: { da: 'til din sag på jobcentret', en: 'for your case at the job centre' },
  'help-assessment': { da: 'til din sag om hjælp', en: 'for your case about help' },
  education: { da: 'til undervisning', en: 'for teaching' },
  research: { da: 'til forskning', en: 'for research' },
  'other-purpose': { da: 'til et andet formål', en: 'for another purpose' },
})

export const representationTexts: Readonly<Record<RepresentationView['kind'], Text>> = texts({
  parent: { da: 'Forælder', en: 'Parent' },
  guardian: { da: 'Værge', en: 'Guardian' },
  'lasting-power': { da: 'Fremtidsfuldmægtig', en: 'Holder of a lasting power of attorney' },
  power: { da: 'Fuldmægtig', en: 'Holder of a power of attorney' },
  'nearest-relative': { da: 'Nærmeste pårørende', en: 'Nearest relative' },
})

/** Why a health person opened what was closed, as the citizen reads it. */
export const overrideReasonTexts: Readonly<Record<OverrideView['reasonCode'], Text>> = texts({
  UNCONSCIOUS: { da: 'Du var bevidstløs', en: 'You were unconscious' },
  INCAPABLE: { da: 'Du kunne ikke selv tage stilling', en: 'You could not decide yourself' },
  ACUTE_LIFE_OR_FUNCTION: { da: 'Akut fare for liv eller helbred', en: 'Acute danger to life or health' },
  ACUTE_MEDICATION_RISK: { da: 'Akut risiko ved medicin', en: 'Acute risk with medicine' },
  RISK_TO_OTHERS: { da: 'Fare for andre', en: 'Danger to others' },
  CONSENT_NOW: { da: 'Du gav samtykke på stedet', en: 'You consented there and then' },
})
