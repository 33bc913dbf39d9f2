import { texts } from '../../../ui/text.tsx'

/** What the page of one's own say is called, and says instead, where somebody acts for another. */
export const behalfTexts = texts({
  title: { da: 'Hvem må se', en: 'Who may see' },
  intro: {
    da: 'De, der behandler borgeren, må se det, de har brug for. Her kan du sige nej og ja på borgerens vegne, så langt du handler for dem.',
    en: 'Those who treat the citizen may see what they need. Here you can say no and yes on the citizen’s behalf, as far as you act for them.',
  },
  yourself: {
    da: 'Det, borgeren selv har sagt nej til, kan du ikke ophæve.',
    en: 'What the citizen has said no to you cannot lift.',
  },
  blocksIntro: {
    da: 'En spærring betyder, at den, du vælger, ikke kan slå op i borgerens oplysninger. I en nødsituation kan sundhedspersonale åbne den. Så får borgeren det at vide, og det bliver gennemgået.',
    en: 'A block means that whoever you choose cannot look up the citizen’s data. In an emergency health staff can open it. Then the citizen is told, and it is reviewed.',
  },
  noBlocks: { da: 'Der er ingen spærringer.', en: 'There are no blocks.' },
  liftText: {
    da: 'Herefter kan der igen slås op, når det er nødvendigt for behandlingen. Du kan spærre igen når som helst.',
    en: 'From then on there can be look-ups again when the treatment needs it. You can block again at any time.',
  },
  everything: { da: 'Alt om borgeren', en: 'Everything about the citizen' },
  whichPersonHint: {
    da: 'Vælg mellem dem, der har slået op hos borgeren. Du ser rolle og sted.',
    en: 'Choose among those who have looked at the citizen’s data. You see role and place.',
  },
  noPersons: {
    da: 'Ingen medarbejdere at vælge: enten har ingen slået op, eller din adgang omfatter ikke listen over opslag.',
    en: 'No staff to choose: either nobody has looked, or your access does not cover the list of looks.',
  },
  everythingText: {
    da: 'Ingen, der behandler borgeren, kan slå noget op uden at åbne spærringen med en begrundelse. Det kan gøre behandlingen langsommere.',
    en: 'Nobody who treats the citizen can look anything up without opening the block and saying why. That can make the treatment slower.',
  },
  consentsIntro: {
    da: 'Her står, hvem der må se eller få noget at vide om borgeren. Et samtykke gælder højst et år og aldrig længere, end du handler for borgeren.',
    en: 'Here is who may see or be told something about the citizen. A consent lasts a year at most, and never longer than you act for the citizen.',
  },
  noConsents: {
    da: 'Der er ikke givet samtykke til andre end dem, der behandler borgeren.',
    en: 'No consent has been given to others than those who treat the citizen.',
  },
  revokeText: {
    da: '{who} kan ikke længere se noget om borgeren på grund af samtykket. Det, der allerede er set, kan ikke tages tilbage.',
    en: '{who} can no longer see anything about the citizen by the consent. What has been seen already cannot be taken back.',
  },
})
