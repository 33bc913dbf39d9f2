import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { FactKind } from '../fact.ts'
import { type Clause, clause } from './clause.ts'

/** What a kind of fact is called: as something that is so, and as a thing a deadline is counted from. */
export interface FactWords {
  readonly says: Clause
  readonly noun: Bilingual
}

function words(
  says: readonly [who: string, does: string, whoEn: string, doesEn: string, doesNotEn: string],
  noun: readonly [da: string, en: string],
): FactWords {
  return { says: clause(...says), noun: { da: noun[0], en: noun[1] } }
}

const citizen = (does: string, doesEn: string, doesNotEn: string) =>
  ['borgeren', does, 'the citizen', doesEn, doesNotEn] as const

/** The plain words of every kind of fact. A kind without words does not compile. */
export const factWords: Readonly<Record<FactKind, FactWords>> = {
  'stay-started': words(
    citizen('er kommet på hospitalet', 'has come to hospital', 'has not come to hospital'),
    ['indlæggelsen', 'the admission'],
  ),
  'stay-left-on-leave': words(citizen('er på orlov', 'is on leave', 'is not on leave'), [
    'orlovens start',
    'the start of the leave',
  ]),
  'stay-returned': words(
    citizen('er kommet tilbage fra orlov', 'has come back from leave', 'has not come back from leave'),
    ['tilbagekomsten fra orlov', 'the return from leave'],
  ),
  'stay-ended': words(citizen('er udskrevet', 'has been discharged', 'has not been discharged'), [
    'udskrivningen',
    'the discharge',
  ]),
  'stay-cancelled': words(
    ['indlæggelsen', 'er annulleret', 'the admission', 'has been cancelled', 'has not been cancelled'],
    ['annulleringen af indlæggelsen', 'the cancellation of the admission'],
  ),
  'stay-end-cancelled': words(
    ['udskrivningen', 'er annulleret', 'the discharge', 'has been cancelled', 'has not been cancelled'],
    ['annulleringen af udskrivningen', 'the cancellation of the discharge'],
  ),
  'leave-cancelled': words(
    ['orloven', 'er annulleret', 'the leave', 'has been cancelled', 'has not been cancelled'],
    ['annulleringen af orloven', 'the cancellation of the leave'],
  ),
  'return-cancelled': words(
    [
      'tilbagekomsten fra orlov',
      'er annulleret',
      'the return from leave',
      'has been cancelled',
      'has not been cancelled',
    ],
    ['annulleringen af tilbagekomsten', 'the cancellation of the return'],
  ),
  'stay-corrected': words(
    [
      'oplysningerne om opholdet',
      'er rettet',
      'the facts of the stay',
      'have been corrected',
      'have not been corrected',
    ],
    ['rettelsen af opholdet', 'the correction of the stay'],
  ),
  'citizen-died': words(citizen('er død', 'has died', 'has not died'), ['dødsfaldet', 'the death']),
  'death-cancelled': words(
    [
      'beskeden om dødsfald',
      'er trukket tilbage',
      'the notice of death',
      'has been withdrawn',
      'has not been withdrawn',
    ],
    ['tilbagetrækningen af dødsfaldet', 'the withdrawal of the notice of death'],
  ),
  'discharge-expected': words(
    [
      'der',
      'er sat en forventet udskrivningsdag',
      'an expected day of discharge',
      'has been set',
      'has not been set',
    ],
    ['meldingen om forventet udskrivning', 'the notice of the expected discharge'],
  ),
  'care-plan-expected': words(
    [
      'afdelingen',
      'har meldt, at der kommer en plejeforløbsplan',
      'the ward',
      'has said that a care plan is coming',
      'has not said that a care plan is coming',
    ],
    ['meldingen om plejeforløbsplan', 'the word that a care plan is coming'],
  ),
  'discharge-conference-needed': words(
    ['der', 'er brug for en udskrivningskonference', 'a discharge conference', 'is needed', 'is not needed'],
    ['ønsket om udskrivningskonference', 'the wish for a discharge conference'],
  ),
  'same-day-help-needed': words(
    citizen(
      'får brug for hjælp den dag, borgeren kommer hjem',
      'will need help on the day of coming home',
      'will not need help on the day of coming home',
    ),
    ['meldingen om hjælp samme dag', 'the word that help is needed the same day'],
  ),
  'treatment-finished': words(
    citizen(
      'er færdigbehandlet og venter',
      'is finished with treatment and waits',
      'is not finished with treatment',
    ),
    ['færdigbehandlingen', 'the end of treatment'],
  ),
  'rehabilitation-needed': words(
    citizen('har brug for genoptræning', 'needs rehabilitation', 'does not need rehabilitation'),
    ['vurderingen af genoptræning', 'the finding that rehabilitation is needed'],
  ),
  'frailty-found': words(
    citizen('er vurderet som skrøbelig', 'has been found frail', 'has not been found frail'),
    ['vurderingen af skrøbelighed', 'the finding of frailty'],
  ),
  'acute-nursing-needed': words(
    citizen(
      'skal have akutsygepleje hjemme',
      'needs acute nursing at home',
      'does not need acute nursing at home',
    ),
    ['meldingen om akutsygepleje', 'the word that acute nursing is needed'],
  ),
  'follow-up-recommended': words(
    [
      'hospitalet',
      'har anbefalet opfølgning hos egen læge',
      'the hospital',
      'has recommended follow-up by the GP',
      'has not recommended follow-up by the GP',
    ],
    ['anbefalingen af opfølgning', 'the recommendation of follow-up'],
  ),
  'help-needed-after-discharge': words(
    citizen(
      'får brug for hjælp efter udskrivningen',
      'will need help after the discharge',
      'will not need help after the discharge',
    ),
    ['meldingen om behov for hjælp', 'the word that help is needed'],
  ),
  'fact-taken-back': words(
    ['en oplysning', 'er taget tilbage', 'a fact', 'has been taken back', 'has not been taken back'],
    ['tilbagetagelsen', 'the taking back'],
  ),
  'form-signed': words(
    ['et skema', 'er underskrevet', 'a form', 'has been signed', 'has not been signed'],
    ['underskriften på skemaet', 'the signing of the form'],
  ),
  'care-plan-answered': words(
    [
      'kommunen',
      'har svaret på plejeforløbsplanen',
      'the municipality',
      'has answered the care plan',
      'has not answered the care plan',
    ],
    ['kommunens svar på plejeforløbsplanen', 'the municipality’s answer to the care plan'],
  ),
  'discharge-unsafe': words(
    [
      'udskrivningen',
      'er meldt utryg',
      'the discharge',
      'has been called unsafe',
      'has not been called unsafe',
    ],
    ['meldingen om en utryg udskrivning', 'the word that the discharge is unsafe'],
  ),
  'first-contact-held': words(
    [
      'den første kontakt i hjemmet',
      'har fundet sted',
      'the first contact at home',
      'has taken place',
      'has not taken place',
    ],
    ['den første kontakt i hjemmet', 'the first contact at home'],
  ),
  'citizen-not-home': {
    says: {
      da: { who: 'borgeren', does: 'ikke er fundet hjemme', doesNot: 'er fundet hjemme' },
      en: { who: 'the citizen', does: 'was not found at home', doesNot: 'was found at home' },
    },
    noun: { da: 'det forgæves besøg', en: 'the visit in vain' },
  },
  'no-key': words(
    ['nøglen', 'mangler', 'the key', 'is missing', 'is not missing'],
    ['meldingen om manglende nøgle', 'the word that the key is missing'],
  ),
  'aids-missing': words(
    ['hjælpemidler', 'mangler i hjemmet', 'aids', 'are missing at home', 'are not missing at home'],
    ['meldingen om manglende hjælpemidler', 'the word that aids are missing'],
  ),
  'medicines-reconciled-at-discharge': words(
    [
      'medicinen',
      'er afstemt ved udskrivningen',
      'the medicine',
      'has been reconciled at discharge',
      'has not been reconciled at discharge',
    ],
    ['afstemningen af medicin ved udskrivningen', 'the reconciliation of medicines at discharge'],
  ),
  'medicines-reconciled-after-discharge': words(
    [
      'medicinen',
      'er afstemt efter udskrivningen',
      'the medicine',
      'has been reconciled after discharge',
      'has not been reconciled after discharge',
    ],
    ['afstemningen af medicin efter udskrivningen', 'the reconciliation of medicines after discharge'],
  ),
  'medicine-difference-found': words(
    [
      'der',
      'er fundet en forskel mellem medicinlisterne',
      'a difference between the medicine lists',
      'has been found',
      'has not been found',
    ],
    ['fundet af en forskel i medicinen', 'the finding of a difference in the medicines'],
  ),
  'medicine-differences-solved': words(
    [
      'forskellene mellem medicinlisterne',
      'er løst',
      'the differences between the medicine lists',
      'have been solved',
      'have not been solved',
    ],
    ['løsningen af forskelle i medicinen', 'the solving of differences in the medicines'],
  ),
  'dose-dispensing-paused': words(
    ['dosisdispenseringen', 'er sat på pause', 'dose dispensing', 'has been paused', 'has not been paused'],
    ['pausen i dosisdispenseringen', 'the pause of dose dispensing'],
  ),
  'dose-dispensing-resumed': words(
    [
      'dosisdispenseringen',
      'er sat i gang igen',
      'dose dispensing',
      'has been resumed',
      'has not been resumed',
    ],
    ['genoptagelsen af dosisdispenseringen', 'the resuming of dose dispensing'],
  ),
  'medicines-confirmed': words(
    [
      'en part',
      'har bekræftet medicinlisten',
      'a party',
      'has confirmed the medicine list',
      'has not confirmed the medicine list',
    ],
    ['bekræftelsen af medicinlisten', 'the confirmation of the medicine list'],
  ),
  'treatment-window-ended': words(
    [
      'hospitalets 72 timers behandlingsansvar',
      'er slut',
      'the hospital’s 72-hour responsibility',
      'has ended',
      'has not ended',
    ],
    ['de 72 timers udløb', 'the end of the 72 hours'],
  ),
  'rehabilitation-plan-sent': words(
    ['genoptræningsplanen', 'er sendt', 'the rehabilitation plan', 'has been sent', 'has not been sent'],
    ['afsendelsen af genoptræningsplanen', 'the sending of the rehabilitation plan'],
  ),
  'rehabilitation-plan-incomplete': words(
    [
      'genoptræningsplanen',
      'er sendt retur som mangelfuld',
      'the rehabilitation plan',
      'has been returned as incomplete',
      'has not been returned as incomplete',
    ],
    ['returneringen af genoptræningsplanen', 'the return of the rehabilitation plan'],
  ),
  'rehabilitation-contacted': words(
    [
      'kommunen',
      'har kontaktet borgeren om genoptræning',
      'the municipality',
      'has contacted the citizen about rehabilitation',
      'has not contacted the citizen about rehabilitation',
    ],
    ['kontakten om genoptræning', 'the contact about rehabilitation'],
  ),
  'rehabilitation-start-offered': words(
    citizen(
      'har fået tilbudt en startdag til genoptræning',
      'has been offered a day to start rehabilitation',
      'has not been offered a day to start rehabilitation',
    ),
    ['tilbuddet om start', 'the offer of a start'],
  ),
  'rehabilitation-provider-chosen': words(
    citizen(
      'har valgt, hvor genoptræningen skal foregå',
      'has chosen where rehabilitation takes place',
      'has not chosen where rehabilitation takes place',
    ),
    ['valget af genoptræningssted', 'the choice of provider'],
  ),
  'rehabilitation-started': words(
    ['genoptræningen', 'er begyndt', 'rehabilitation', 'has begun', 'has not begun'],
    ['den første træning', 'the first session'],
  ),
  'rehabilitation-forwarded': words(
    [
      'genoptræningsplanen',
      'er sendt videre til en anden kommune',
      'the rehabilitation plan',
      'has been sent on to another municipality',
      'has not been sent on to another municipality',
    ],
    ['videresendelsen af genoptræningsplanen', 'the sending on of the rehabilitation plan'],
  ),
  'rehabilitation-paused': words(
    ['genoptræningen', 'er på pause', 'rehabilitation', 'is on pause', 'is not on pause'],
    ['pausen i genoptræningen', 'the pause of rehabilitation'],
  ),
  'rehabilitation-resumed': words(
    ['genoptræningen', 'er sat i gang igen', 'rehabilitation', 'has been resumed', 'has not been resumed'],
    ['genoptagelsen af genoptræningen', 'the resuming of rehabilitation'],
  ),
  'rehabilitation-midway-given': words(
    ['der', 'er givet midtvejsstatus', 'a mid-way status', 'has been given', 'has not been given'],
    ['midtvejsstatus', 'the mid-way status'],
  ),
  'rehabilitation-ended': words(
    ['genoptræningen', 'er afsluttet', 'rehabilitation', 'has ended', 'has not ended'],
    ['afslutningen af genoptræningen', 'the end of rehabilitation'],
  ),
  'rehabilitation-final-status-sent': words(
    [
      'slutstatus på genoptræningen',
      'er sendt',
      'the final status of rehabilitation',
      'has been sent',
      'has not been sent',
    ],
    ['afsendelsen af slutstatus', 'the sending of the final status'],
  ),
  'functional-difference-found': words(
    [
      'parterne',
      'vurderer funktionsevnen mindst to trin forskelligt',
      'the parties',
      'judge function at least two steps apart',
      'do not judge function two steps apart',
    ],
    ['fundet af uenighed om funktionsevne', 'the finding of a disagreement on function'],
  ),
  'functional-difference-settled': words(
    [
      'parterne',
      'er enige om funktionsevnen igen',
      'the parties',
      'agree on function again',
      'do not agree on function yet',
    ],
    ['enigheden om funktionsevne', 'the agreement on function'],
  ),
  'citizen-moved': words(
    citizen(
      'er flyttet til en anden kommune',
      'has moved to another municipality',
      'has not moved to another municipality',
    ),
    ['flytningen', 'the move'],
  ),
  'citizen-transferred': words(
    citizen(
      'er overflyttet til en anden afdeling',
      'has been transferred to another ward',
      'has not been transferred to another ward',
    ),
    ['overflytningen', 'the transfer'],
  ),
  'consent-withdrawn': words(
    citizen('har trukket sit samtykke tilbage', 'has withdrawn consent', 'has not withdrawn consent'),
    ['tilbagetrækningen af samtykke', 'the withdrawal of consent'],
  ),
  'treatment-level-set': words(
    ['behandlingsniveauet', 'er fastlagt', 'the level of treatment', 'has been set', 'has not been set'],
    ['beslutningen om behandlingsniveau', 'the decision on the level of treatment'],
  ),
  'pathway-refused': words(
    citizen('har sagt nej til forløbet', 'has refused the pathway', 'has not refused the pathway'),
    ['afslaget', 'the refusal'],
  ),
  'contact-lost': words(
    ['det', 'er opgivet at få kontakt', 'contact', 'has been lost', 'has not been lost'],
    ['den mistede kontakt', 'the loss of contact'],
  ),
  'step-done': words(
    ['et trin', 'er udført', 'a step', 'has been done', 'has not been done'],
    ['udførelsen af et trin', 'the doing of a step'],
  ),
  'step-cancelled': words(
    ['et trin', 'er aflyst', 'a step', 'has been cancelled', 'has not been cancelled'],
    ['aflysningen af et trin', 'the cancelling of a step'],
  ),
  'step-reopened': words(
    ['et trin', 'er åbnet igen', 'a step', 'has been reopened', 'has not been reopened'],
    ['genåbningen af et trin', 'the reopening of a step'],
  ),
  'handoff-accepted': words(
    ['en overdragelse', 'er modtaget', 'a hand-off', 'has been accepted', 'has not been accepted'],
    ['modtagelsen af en overdragelse', 'the acceptance of a hand-off'],
  ),
  'handoff-declined': words(
    ['en overdragelse', 'er afvist', 'a hand-off', 'has been declined', 'has not been declined'],
    ['afvisningen af en overdragelse', 'the declining of a hand-off'],
  ),
}
