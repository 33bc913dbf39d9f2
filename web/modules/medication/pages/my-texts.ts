import { texts } from '../../../ui/text.tsx'

/** The citizen's own list: short, kind, and said to you. */
export const myMedicineTexts = texts({
  title: { da: 'Min medicin', en: 'My medicine' },
  paperTitle: { da: 'Medicin for {name}', en: 'Medicine of {name}' },
  madeAt: { da: 'Listen er fra {when}', en: 'The list is from {when}' },
  reconciled: {
    da: 'Listen er gennemgået af dem, der behandler dig.',
    en: 'The list has been checked by those who treat you.',
  },
  notReconciled: {
    da: 'Listen er ikke gennemgået færdig endnu. Spørg, hvis noget undrer dig.',
    en: 'The list is not fully checked yet. Ask if something puzzles you.',
  },
  nothing: { da: 'Du har ingen medicin på din liste', en: 'There is no medicine on your list' },
  take: { da: 'Det skal du tage', en: 'What to take' },
  asNeeded: { da: 'Det kan du tage ved behov', en: 'What you may take when needed' },
  ask: { da: 'Spørg om denne medicin', en: 'Ask about this medicine' },
  askText: {
    da: 'Lægen er ved at tage stilling til den. Spørg, før du tager den, og før du holder op med den.',
    en: 'The doctor is deciding on it. Ask before you take it, and before you stop taking it.',
  },
  notNow: { da: 'Det skal du ikke tage nu', en: 'What not to take now' },
  isNew: { da: 'Ny', en: 'New' },
  doseChanged: { da: 'Ny dosis', en: 'New dose' },
  stopped: { da: 'Stoppet', en: 'Stopped' },
  paused: { da: 'På pause', en: 'Paused' },
  pausedUntil: { da: 'På pause til {date}', en: 'Paused until {date}' },
  forWhat: { da: 'Hvad det er for', en: 'What it is for' },
  how: { da: 'Sådan tager du det', en: 'How to take it' },
  why: { da: 'Hvorfor', en: 'Why' },
  careful: {
    da: 'Vær omhyggelig med denne medicin. Ring, hvis du er i tvivl.',
    en: 'Be careful with this medicine. Phone if you are in doubt.',
  },
  dosePacked: { da: 'Ligger i dine poser fra apoteket', en: 'In your bags from the pharmacy' },
  dosesPaused: {
    da: 'Apoteket pakker ikke poser lige nu. Brug ikke gamle poser, før du har talt med din sygeplejerske eller læge.',
    en: 'The pharmacy packs no bags right now. Do not use old bags until you have talked with your nurse or doctor.',
  },
  whoToAsk: { da: 'Hvem kan du spørge?', en: 'Whom can you ask?' },
  emergency: { da: 'Ved livsfare: ring 112', en: 'In an emergency: phone 112' },
  print: { da: 'Print min liste', en: 'Print my list' },
  back: { da: 'Til mit forløb', en: 'To my pathway' },
  link: { da: 'Se din medicin', en: 'See your medicine' },
  linkText: {
    da: 'Hvad du skal tage, hvornår og hvorfor.',
    en: 'What to take, when and why.',
  },
})
