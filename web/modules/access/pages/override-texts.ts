import type { OverrideView } from '../../../../contract/access-will.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const overrideTexts = texts({
  blockedTitle: { da: 'Borgeren har spærret for opslag', en: 'The citizen has blocked look-ups' },
  blockedText: {
    da: 'Du kan åbne, hvis borgeren giver dig samtykke nu, eller hvis det er nødvendigt, og borgeren ikke kan spørges.',
    en: 'You can open if the citizen consents now, or if it is necessary and the citizen cannot be asked.',
  },
  blockedNoWay: {
    da: 'Spørg borgeren, eller tal med en kollega, der har adgang.',
    en: 'Ask the citizen, or talk to a colleague who has access.',
  },
  noRelationTitle: {
    da: 'Din enhed har ikke borgeren i forløb',
    en: 'Your unit does not have the citizen in its care',
  },
  noRelationText: {
    da: 'Du må kun se borgere, din enhed behandler eller har en opgave for. Forsøget er skrevet i borgerens liste over opslag.',
    en: 'You may see only citizens whom your unit treats or has a task for. The attempt is written in the citizen’s list of looks.',
  },
  workTitle: { da: 'Oplysningerne er ikke til din opgave', en: 'The information is not for your work' },
  workText: {
    da: 'Din rolle giver ikke adgang til den slags oplysninger. Har du en anden rolle, så vælg den i menuen med dit navn.',
    en: 'Your role gives no access to that kind of information. If you have another role, choose it in the menu with your name.',
  },
  rule: { da: 'Regel {rule}: {law}', en: 'Rule {rule}: {law}' },
  open: { da: 'Åbn med begrundelse', en: 'Open with a reason' },
  openFound: {
    da: 'Siger borgeren ja nu, eller er det nødvendigt, og borgeren ikke kan spørges, kan du åbne i 4 timer. Borgeren får besked.',
    en: 'If the citizen agrees now, or it is necessary and the citizen cannot be asked, you can open for 4 hours. The citizen is told.',
  },
  openTitle: { da: 'Åbn borgerens oplysninger', en: 'Open the citizen’s data' },
  openText: {
    da: 'Du får adgang i 4 timer til at læse, kun denne borger. Borgeren får besked og kan se, hvad du har set og hvorfor.',
    en: 'You get access for 4 hours to read, this citizen only. The citizen is told and can see what you have looked at and why.',
  },
  reviewed: {
    da: 'En person uden for din enhed gennemgår åbningen inden for fem hverdage.',
    en: 'Somebody outside your unit reviews it within five working days.',
  },
  ground: { da: 'Hvorfor åbner du?', en: 'Why do you open?' },
  words: { da: 'Skriv, hvad der gør det nødvendigt', en: 'Write what makes it necessary' },
  wordsHint: {
    da: 'Mindst 20 tegn. Borgeren læser det.',
    en: 'At least 20 characters. The citizen reads it.',
  },
  wordsShort: { da: 'Skriv mindst 20 tegn.', en: 'Write at least 20 characters.' },
  groundMissing: { da: 'Vælg en grund.', en: 'Choose a reason.' },
  opened: { da: 'Åbnet i 4 timer', en: 'Open for 4 hours' },
  strip: { da: 'Nødadgang til kl. {time}', en: 'Emergency access until {time}' },
  stripConsent: { da: 'Åbnet med samtykke til kl. {time}', en: 'Open by consent until {time}' },
  stripText: {
    da: 'Kun til læsning. Alt, du ser, bliver gennemgået.',
    en: 'To read only. Everything you see is reviewed.',
  },
  stripConsentText: {
    da: 'Kun til læsning. Åbningen bliver gennemgået.',
    en: 'To read only. The opening is reviewed.',
  },
  closeNow: { da: 'Luk nu', en: 'Close now' },
  closed: { da: 'Adgangen er lukket', en: 'The access is closed' },
  declare: { da: 'Borgeren er her nu', en: 'The citizen is here now' },
  declareTitle: { da: 'Hvorfor er borgeren hos dig?', en: 'Why is the citizen with you?' },
  declareText: {
    da: 'Vi kan ikke se, at I har borgeren i forløb. Skriv hvorfor. Det gælder kun dig i 14 dage, borgeren kan læse det, og det bliver kontrolleret.',
    en: 'We cannot see that you have the citizen in your care. Write why. It holds for you alone for 14 days, the citizen can read it, and it is checked.',
  },
  declareWords: { da: 'Anledning', en: 'Reason' },
  declareHint: {
    da: 'Mindst 10 tegn, for eksempel “Konsultation i dag”',
    en: 'At least 10 characters, such as “Consultation today”',
  },
  declareShort: { da: 'Skriv mindst 10 tegn.', en: 'Write at least 10 characters.' },
  declared: { da: 'Du har adgang i 14 dage', en: 'You have access for 14 days' },
  withheld: { da: 'Noget er tilbageholdt.', en: 'Something is withheld.' },
})

/** The reasons as a health person chooses among them. */
export const overrideGroundTexts: Readonly<Record<OverrideView['reasonCode'], Text>> = texts({
  CONSENT_NOW: { da: 'Borgeren giver samtykke nu', en: 'The citizen consents now' },
  UNCONSCIOUS: { da: 'Borgeren er bevidstløs', en: 'The citizen is unconscious' },
  INCAPABLE: { da: 'Borgeren kan ikke selv tage stilling', en: 'The citizen cannot decide' },
  ACUTE_LIFE_OR_FUNCTION: { da: 'Akut fare for liv eller helbred', en: 'Acute danger to life or health' },
  ACUTE_MEDICATION_RISK: { da: 'Akut risiko ved medicin', en: 'Acute risk with medicine' },
  RISK_TO_OTHERS: { da: 'Fare for andre', en: 'Danger to others' },
})
