import { texts } from './text.tsx'

/** The words the pieces themselves say. */
export const pieceTexts = texts({
  close: { da: 'Luk', en: 'Close' },
  help: { da: 'Hjælp: {about}', en: 'Help: {about}' },
  optional: { da: 'valgfrit', en: 'optional' },
  notANumber: { da: 'Skriv et tal, for eksempel 36,8.', en: 'Write a number, such as 36.8.' },
  skipToMain: { da: 'Gå til indholdet', en: 'Skip to content' },

  overdue: { da: 'Overskredet {span}', en: 'Overdue {span}' },
  dueIn: { da: 'Om {span}', en: 'In {span}' },
  dueNow: { da: 'Nu', en: 'Now' },
  searching: { da: 'Søger …', en: 'Searching …' },
  noDeadline: { da: 'Ingen frist', en: 'No deadline' },
  minutes: { da: '{n} min', en: '{n} min' },
  hours: { da: '{n} t', en: '{n} h' },
  day: { da: '1 dag', en: '1 day' },
  days: { da: '{n} dage', en: '{n} days' },
  justNow: { da: 'lige nu', en: 'just now' },
  ago: { da: 'for {span} siden', en: '{span} ago' },
  today: { da: 'i dag kl. {time}', en: 'today at {time}' },
  tomorrow: { da: 'i morgen kl. {time}', en: 'tomorrow at {time}' },
  yesterday: { da: 'i går kl. {time}', en: 'yesterday at {time}' },
  dateAndTime: { da: '{date} kl. {time}', en: '{date} at {time}' },
  week: { da: 'uge {n}', en: 'week {n}' },

  loading: { da: 'Henter …', en: 'Loading …' },
  tryAgain: { da: 'Prøv igen', en: 'Try again' },
  errorTitle: { da: 'Det lykkedes ikke', en: 'That did not work' },
  offline: {
    da: 'Ingen netværk. Du ser det, der sidst blev hentet.',
    en: 'No network. You see what was last fetched.',
  },
  offlineOne: { da: 'Ingen netværk. 1 ændring venter.', en: 'No network. 1 change is waiting.' },
  offlineMany: { da: 'Ingen netværk. {n} ændringer venter.', en: 'No network. {n} changes are waiting.' },
  updatedAt: { da: 'opdateret kl. {time}', en: 'updated at {time}' },
  refresh: { da: 'Hent igen', en: 'Fetch again' },

  changedTitle: { da: 'Nogen nåede det før dig', en: 'Somebody got there before you' },
  changedExplained: {
    da: 'Det er ændret, siden du åbnede det. Intet af dit er sendt, og intet er overskrevet.',
    en: 'This was changed after you opened it. Nothing of yours was sent, and nothing was overwritten.',
  },
  changedSeeNew: { da: 'Se den nyeste udgave', en: 'See the latest version' },

  rowHelp: {
    da: 'Tastatur: {keys} flytter, Enter åbner.',
    en: 'Keyboard: {keys} moves, Enter opens.',
  },
  sortBy: { da: 'Sortér efter {column}', en: 'Sort by {column}' },
  showMore: { da: 'Vis {n} mere', en: 'Show {n} more' },
  showFewer: { da: 'Vis færre', en: 'Show fewer' },
  nothingHere: { da: 'Intet lige nu', en: 'Nothing right now' },
  happened: { da: 'sket', en: 'happened' },
  planned: { da: 'planlagt', en: 'planned' },
  proposed: { da: 'foreslået', en: 'proposed' },

  sectorBorger: { da: 'Borger og pårørende', en: 'Citizen and relatives' },
  sectorPraksis: { da: 'Almen praksis', en: 'General practice' },
  sectorHospital: { da: 'Hospital', en: 'Hospital' },
  sectorKommune: { da: 'Kommune', en: 'Municipality' },
  sectorAkut: { da: 'Akutteam', en: 'Acute team' },
  sectorFaelles: { da: 'Sundhedsfællesskab', en: 'Health community' },
})
