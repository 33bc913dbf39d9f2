import { texts } from '../../../ui/text.tsx'

export const pathwayTexts = texts({
  plan: { da: 'Forløbsplan', en: 'Pathway plan' },
  day: { da: '{pathway}, dag {n}', en: '{pathway}, day {n}' },
  noPathway: { da: 'Intet forløb er i gang', en: 'No pathway is running' },
  running: { da: 'I gang', en: 'Running' },
  ended: { da: 'Afsluttet', en: 'Ended' },
  stopped: { da: 'Stoppet', en: 'Stopped' },
  readmitted: { da: 'Genindlæggelse inden for 30 dage', en: 'Readmission within 30 days' },
  stepWaiting: { da: 'Venter', en: 'Waiting' },
  stepOpen: { da: 'I gang', en: 'Open' },
  stepDone: { da: 'Udført', en: 'Done' },
  stepWithdrawn: { da: 'Bortfaldet', en: 'Withdrawn' },
  countDone: { da: '{n} udført', en: '{n} done' },
  countOpen: { da: '{n} i gang', en: '{n} open' },
  steps: { da: 'Vis trinene', en: 'Show the steps' },
  maybe: { da: 'Kan blive aktuelt ({n})', en: 'May become relevant ({n})' },
})

/** The citizen's own page: short, kind, and said to you. */
export const myTexts = texts({
  title: { da: 'Mit forløb', en: 'My pathway' },
  hello: { da: 'Hej {name}', en: 'Hello {name}' },
  next: { da: 'Det næste, der sker', en: 'What happens next' },
  nextBy: { da: 'Senest {when}', en: 'At the latest {when}' },
  whoHas: { da: '{unit} har ansvaret for det.', en: '{unit} is responsible for it.' },
  late: {
    da: 'Det er forsinket. De er blevet mindet om det.',
    en: 'It is late. They have been reminded.',
  },
  lateShort: { da: 'Forsinket', en: 'Late' },
  canDo: { da: 'Det kan du gøre nu', en: 'What you can do now' },
  askLate: {
    da: 'Ring til {unit}, og spørg, hvornår det sker.',
    en: 'Phone {unit} and ask when it will happen.',
  },
  inDoubt: { da: 'Er du i tvivl om noget? Ring til {unit}.', en: 'In doubt about anything? Phone {unit}.' },
  nothing: { da: 'Der er ikke planlagt mere lige nu', en: 'Nothing more is planned right now' },
  nothingText: {
    da: 'Får du brug for hjælp, så ring til din læge.',
    en: 'If you need help, phone your doctor.',
  },
  everythingOfAnother: { da: 'Hvem gør hvad', en: 'Who does what' },
  everything: { da: 'Hvem gør hvad for dig', en: 'Who does what for you' },
  movingTo: {
    da: '{unit} er spurgt, om de vil overtage. Indtil de svarer, er det stadig {from}.',
    en: '{unit} has been asked to take over. Until they answer it is still {from}.',
  },
  done: { da: 'Det er gjort ({n})', en: 'Done ({n})' },
  phones: { da: 'Her kan du ringe', en: 'Whom to phone' },
  ward: {
    da: 'Har du spørgsmål om din behandling, kan du ringe hele døgnet indtil {when}.',
    en: 'For questions about your treatment you can phone day and night until {when}.',
  },
  ownDoctor: { da: 'Din læge', en: 'Your doctor' },
  emergency: { da: 'Ved livsfare', en: 'In an emergency' },
  stayNow: { da: 'Du er indlagt på {ward}.', en: 'You are in hospital at {ward}.' },
})
