import type {
  BreachRisk,
  BreachView,
  OversightNoticeView,
  ReviewKind,
  ReviewOutcome,
  ReviewSummaryView,
  ReviewView,
} from '../../../../contract/oversight.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const controlTexts = texts({
  title: { da: 'Kontrol af opslag', en: 'Control of look-ups' },
  views: { da: 'Dele af kontrollen', en: 'Parts of the control' },
  reviews: { da: 'Gennemgang', en: 'Reviews' },
  questions: { da: 'Spørgsmål fra borgere', en: 'Questions from citizens' },
  breaches: { da: 'Brud', en: 'Breaches' },
  register: { da: 'Fortegnelse', en: 'Register' },
  couldSee: { da: 'Kunne X se Y?', en: 'Could X see Y?' },
  notForYou: { da: 'Kontrollen er ikke til din rolle', en: 'The control is not for your role' },
  show: { da: 'Vis', en: 'Show' },
  open: { da: 'Åbne', en: 'Open' },
  mine: { da: 'Mine', en: 'Mine' },
  decided: { da: 'Afgjorte', en: 'Decided' },
  answered: { da: 'Besvarede', en: 'Answered' },
  showMore: { da: 'Vis flere', en: 'Show more' },

  noReviews: { da: 'Intet venter på gennemgang', en: 'Nothing waits to be reviewed' },
  noReviewsText: {
    da: 'Nye sager kommer hver nat, ved hver nødadgang, og når en borger spørger.',
    en: 'New cases come every night, at every emergency access, and when a citizen asks.',
  },
  why: { da: 'Anledning', en: 'Reason' },
  whose: { da: 'Hvis opslag', en: 'Whose looks' },
  looks: { da: 'Opslag', en: 'Looks' },
  looksOf: { da: 'Opslag: {n}. Borgere: {c}', en: 'Looks: {n}. Citizens: {c}' },
  due: { da: 'Frist', en: 'Due' },
  reviewer: { da: 'Gennemgås af', en: 'Reviewed by' },
  nobody: { da: 'Ingen endnu', en: 'Nobody yet' },
  state: { da: 'Status', en: 'State' },
  late: { da: 'Over fristen', en: 'Late' },
  take: { da: 'Tag gennemgangen', en: 'Take the review' },
  release: { da: 'Giv den fra dig', en: 'Give it up' },
  ask: { da: 'Bed om en forklaring', en: 'Ask for an explanation' },
  back: { da: 'Tilbage', en: 'Back' },
  decide: { da: 'Afgør', en: 'Decide' },
  takeFirst: {
    da: 'Opslagene vises for den, der har taget gennemgangen. Visningen bliver selv skrevet i loggen.',
    en: 'The looks are shown to whoever has taken the review. The showing is itself written in the log.',
  },
  history: { da: 'Hvad der er sket', en: 'What has happened' },
  bySystem: { da: 'Systemet', en: 'The system' },
  askLabel: { da: 'Hvad vil du vide?', en: 'What do you want to know?' },
  askHint: {
    da: 'Personen ser spørgsmålet og egne opslag. Skriv ikke navne eller numre.',
    en: 'The person sees the question and their own looks. Write no names or numbers.',
  },
  sendAsk: { da: 'Send spørgsmålet', en: 'Send the question' },
  asked: { da: 'Der er bedt om en forklaring', en: 'An explanation has been asked for' },
  outcome: { da: 'Afgørelse', en: 'Decision' },
  words: { da: 'Begrundelse', en: 'Reasons' },
  wordsHint: { da: 'Mindst 10 tegn', en: 'At least 10 characters' },
  wordsShort: { da: 'Skriv mindst 10 tegn.', en: 'Write at least 10 characters.' },
  outcomeMissing: { da: 'Vælg en afgørelse.', en: 'Choose a decision.' },
  unjustifiedText: {
    da: 'Lederen og databeskyttelsesrådgiveren får besked i dag, borgeren får besked, og et muligt brud oprettes med 72-timers frist.',
    en: 'The leader and the data protection officer are told today, the citizen is told, and a possible breach is opened with its 72 hours.',
  },
  decidedNow: { da: 'Gennemgangen er afgjort', en: 'The review is decided' },
  takenNow: { da: 'Gennemgangen er din', en: 'The review is yours' },
  releasedNow: { da: 'Gennemgangen er givet fri', en: 'The review is free' },
  rule: { da: 'Regel {rule}', en: 'Rule {rule}' },
  evidence: { da: 'Relation: {kind}, styrke {level}', en: 'Relation: {kind}, strength {level}' },
  noEvidence: { da: 'Ingen relation fundet', en: 'No relation found' },
  denied: { da: 'Fik ikke adgang', en: 'Was not let in' },
  hiddenCitizen: { da: 'Borger (navn vises ikke)', en: 'Citizen (name not shown)' },
  reasonGiven: { da: 'Begrundelse: {why}', en: 'Reason: {why}' },
  toBreach: { da: 'Se bruddet', en: 'See the breach' },

  noQuestions: { da: 'Ingen spørgsmål venter', en: 'No questions wait' },
  noQuestionsText: {
    da: 'Når en borger ikke forstår et opslag, kommer spørgsmålet her.',
    en: 'When a citizen does not understand a look, the question comes here.',
  },
  questionAbout: { da: 'Opslag i {unit}', en: 'A look at {unit}' },
  askedAt: { da: 'Spurgt', en: 'Asked' },
  takeQuestion: { da: 'Tag spørgsmålet', en: 'Take the question' },
  takenQuestion: { da: 'Spørgsmålet er dit', en: 'The question is yours' },
  theQuestion: { da: 'Borgeren skriver', en: 'The citizen writes' },
  noWords: {
    da: 'Borgeren har ikke skrevet mere end, at opslaget ikke er forståeligt.',
    en: 'The citizen has written only that the look cannot be understood.',
  },
  answerLabel: { da: 'Dit svar til borgeren', en: 'Your answer to the citizen' },
  answerHint: {
    da: 'I almindelige ord: hvem slog op, hvorfor, og hvad de så.',
    en: 'In plain words: who looked, why, and what they saw.',
  },
  sendAnswer: { da: 'Send svaret', en: 'Send the answer' },
  answerSent: { da: 'Svaret er sendt', en: 'The answer is sent' },
  makeReview: { da: 'Opslaget skal gennemgås', en: 'The look must be reviewed' },
  reviewMade: { da: 'En gennemgang er oprettet', en: 'A review is opened' },
  theAnswer: { da: 'Svaret', en: 'The answer' },

  noBreaches: { da: 'Ingen brud er registreret', en: 'No breaches are registered' },
  noBreachesText: {
    da: 'Opret et brud, så snart I bliver klar over det. De 72 timer løber fra da.',
    en: 'Open a breach as soon as you become aware of it. The 72 hours run from then.',
  },
  openBreach: { da: 'Registrér et brud', en: 'Register a breach' },
  breachTitle: { da: 'Hvad handler det om?', en: 'What is it about?' },
  breachTitleHint: { da: 'Kort, uden navne og numre', en: 'In short, without names and numbers' },
  breachFacts: { da: 'Hvad er der sket?', en: 'What has happened?' },
  breachOpened: { da: 'Bruddet er registreret', en: 'The breach is registered' },
  aware: { da: 'Kendt siden', en: 'Known since' },
  authorityDue: { da: 'Datatilsynet senest', en: 'The authority by' },
  risk: { da: 'Risiko', en: 'Risk' },
  riskUnknown: { da: 'Ikke vurderet', en: 'Not assessed' },
  missing: { da: 'Mangler', en: 'Missing' },
  nothingMissing: { da: 'Intet', en: 'Nothing' },
  addEntry: { da: 'Skriv i sagen', en: 'Write in the case' },
  entryType: { da: 'Hvad vil du skrive?', en: 'What do you want to write?' },
  entrySaved: { da: 'Skrevet i sagen', en: 'Written in the case' },
  reference: { da: 'Sagsnummer hos Datatilsynet', en: 'Case number at the authority' },
  howMany: { da: 'Hvor mange borgere?', en: 'How many citizens?' },
  write: { da: 'Skriv', en: 'Write' },
  text: { da: 'Beskrivelse', en: 'Description' },
  referenceMissing: { da: 'Skriv sagsnummeret.', en: 'Write the case number.' },
  howManyMissing: { da: 'Skriv et antal på mindst 1.', en: 'Write a number of at least 1.' },

  registerIntro: {
    da: 'Fortegnelsen efter databeskyttelsesforordningens artikel 30 er lavet af de {n} regler, der gælder i dag, så den altid passer.',
    en: 'The register of article 30 of the GDPR is made from the {n} rules in force today, so it is always true.',
  },
  controller: { da: 'Dataansvarlig', en: 'Controller' },
  dpo: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  noDpo: { da: 'Ikke oplyst', en: 'Not given' },
  processor: { da: 'Databehandler', en: 'Processor' },
  legalBasis: { da: 'Hjemmel', en: 'Legal basis' },
  people: { da: 'Personer', en: 'People' },
  kinds: { da: 'Oplysninger', en: 'Data' },
  recipients: { da: 'Modtagere', en: 'Recipients' },
  transfers: { da: 'Tredjelande', en: 'Third countries' },
  deletion: { da: 'Sletning', en: 'Deletion' },
  security: { da: 'Sikkerhed', en: 'Security' },
  rules: { da: 'Regler', en: 'Rules' },
  toVerify: { da: '{id} (skal bekræftes)', en: '{id} (to be verified)' },
  downloadCsv: { da: 'Hent som tabel (CSV)', en: 'Download as a table (CSV)' },
  print: { da: 'Udskriv', en: 'Print' },

  explanations: { da: 'Du er bedt om en forklaring', en: 'You are asked for an explanation' },
  explanationsIntro: {
    da: '{who} gennemgår opslag og vil høre din forklaring.',
    en: '{who} reviews look-ups and wants to hear your explanation.',
  },
  yourLooks: { da: 'Dine opslag ({n})', en: 'Your looks ({n})' },
  yourAnswer: { da: 'Din forklaring', en: 'Your explanation' },
  sendExplanation: { da: 'Send forklaringen', en: 'Send the explanation' },
  explanationSent: { da: 'Forklaringen er sendt', en: 'The explanation is sent' },
  noticesTitle: { da: 'Til dig som ansvarlig', en: 'For you who are responsible' },
  seen: { da: 'Set', en: 'Seen' },
})

export const reviewKindTexts: Readonly<Record<ReviewKind, Text>> = texts({
  override: { da: 'Nødadgang', en: 'Emergency access' },
  sample: { da: 'Stikprøve', en: 'Sample' },
  'same-surname': { da: 'Samme efternavn', en: 'Same surname' },
  'same-address': { da: 'Samme adresse', en: 'Same address' },
  colleague: { da: 'Kollega', en: 'Colleague' },
  'no-evidence': { da: 'Svag relation', en: 'Weak relation' },
  mass: { da: 'Mange opslag', en: 'Many looks' },
  night: { da: 'Om natten', en: 'At night' },
  watched: { da: 'Særligt fulgt borger', en: 'Citizen watched over' },
  question: { da: 'Borgeren spørger', en: 'The citizen asks' },
})

export const outcomeTexts: Readonly<Record<ReviewOutcome, Text>> = texts({
  justified: { da: 'Berettiget', en: 'Justified' },
  justified_training: {
    da: 'Berettiget, men der skal oplæring til',
    en: 'Justified, but training is needed',
  },
  unjustified: { da: 'Uberettiget', en: 'Unjustified' },
})

export const reviewStatusTexts: Readonly<Record<ReviewSummaryView['status'], Text>> = texts({
  waiting: { da: 'Venter', en: 'Waits' },
  taken: { da: 'I gang', en: 'Under way' },
  asked: { da: 'Venter på forklaring', en: 'Waits for an explanation' },
  answered: { da: 'Forklaring modtaget', en: 'Explanation received' },
  decided: { da: 'Afgjort', en: 'Decided' },
})

export const reviewEntryTexts: Readonly<Record<ReviewView['history'][number]['type'], Text>> = texts({
  opened: { da: 'Oprettet', en: 'Opened' },
  taken: { da: 'Taget', en: 'Taken' },
  released: { da: 'Givet fri', en: 'Given up' },
  asked: { da: 'Bedt om en forklaring', en: 'Asked for an explanation' },
  answered: { da: 'Forklaret', en: 'Explained' },
  escalated: { da: 'Over fristen: ledelsen har fået besked', en: 'Late: the management has been told' },
  'breach-opened': { da: 'Muligt brud oprettet', en: 'Possible breach opened' },
  'citizens-told': { da: 'Borgeren har fået besked', en: 'The citizen has been told' },
  decided: { da: 'Afgjort', en: 'Decided' },
})

export const questionStatusTexts = texts({
  waiting: { da: 'Venter', en: 'Waits' },
  taken: { da: 'I gang', en: 'Under way' },
  answered: { da: 'Besvaret', en: 'Answered' },
})

export const riskTexts: Readonly<Record<BreachRisk, Text>> = texts({
  none: { da: 'Sandsynligvis ingen risiko', en: 'Probably no risk' },
  risk: { da: 'Risiko', en: 'Risk' },
  high: { da: 'Høj risiko', en: 'High risk' },
})

export const breachMissingTexts: Readonly<Record<BreachView['missing'][number], Text>> = texts({
  facts: { da: 'kendsgerninger', en: 'facts' },
  risk: { da: 'vurdering af risiko', en: 'assessment of risk' },
  authority: { da: 'Datatilsynet', en: 'the authority' },
  citizens: { da: 'besked til borgerne', en: 'word to the citizens' },
})

export const breachEntryTexts: Readonly<Record<BreachView['history'][number]['type'], Text>> = texts({
  opened: { da: 'Registreret', en: 'Registered' },
  facts: { da: 'Kendsgerninger', en: 'Facts' },
  risk: { da: 'Vurdering af risiko', en: 'Assessment of risk' },
  'authority-told': { da: 'Datatilsynet har fået besked', en: 'The authority has been told' },
  'authority-not-told': { da: 'Datatilsynet får ikke besked', en: 'The authority is not told' },
  'citizens-told': { da: 'Borgerne har fået besked', en: 'The citizens have been told' },
  'citizens-not-told': { da: 'Borgerne får ikke besked', en: 'The citizens are not told' },
  escalated: {
    da: 'Over 72 timer: ledelsen har fået besked',
    en: 'Over 72 hours: the management has been told',
  },
  closed: { da: 'Afsluttet', en: 'Closed' },
})

export const breachStatusTexts: Readonly<Record<BreachView['status'], Text>> = texts({
  open: { da: 'Åbent', en: 'Open' },
  closed: { da: 'Afsluttet', en: 'Closed' },
})

export const noticeTones: Readonly<Record<OversightNoticeView['kind'], 'warning' | 'danger'>> = {
  'review-overdue': 'warning',
  'review-unjustified': 'danger',
  'training-needed': 'warning',
  'question-overdue': 'warning',
  'breach-opened': 'danger',
  'breach-overdue': 'danger',
  'nobody-to-review': 'danger',
}
