import { texts } from '../../../ui/text.tsx'

/** The medicine of a citizen, for professionals. */
export const medicineTexts = texts({
  page: { da: 'Medicin', en: 'Medicine' },
  title: { da: 'Medicin', en: 'Medicine' },
  list: { da: 'Medicinlisten', en: 'The medicine list' },
  printedAt: { da: 'Medicinliste udskrevet {when}', en: 'Medicine list printed {when}' },
  print: { da: 'Udskriv', en: 'Print' },
  nothing: { da: 'Der er ingen medicin på listen', en: 'There is no medicine on the list' },
  nothingText: {
    da: 'Hent listen fra Fælles Medicinkort, eller tilføj medicinen her.',
    en: 'Fetch the list from the Shared Medication Record, or add the medicine here.',
  },

  medicine: { da: 'Lægemiddel', en: 'Medicine' },
  before: { da: 'Før indlæggelsen', en: 'Before the stay' },
  atDischarge: { da: 'Ved udskrivning', en: 'At discharge' },
  current: { da: 'Nu', en: 'Now' },
  status: { da: 'Hvad er sket', en: 'What happened' },
  notOnList: { da: 'Ikke på listen', en: 'Not on the list' },
  highRisk: { da: 'Højrisiko', en: 'High risk' },
  dispensed: { da: 'Dosispakket', en: 'Dose dispensed' },

  toSettle: { da: 'Skal afklares', en: 'To be settled' },
  changed: { da: 'Ændret', en: 'Changed' },
  same: { da: 'Som før', en: 'As before' },

  unchanged: { da: 'Uændret', en: 'Unchanged' },
  doseChanged: { da: 'Ændret dosis', en: 'Dose changed' },
  newLine: { da: 'Ny', en: 'New' },
  stopped: { da: 'Stoppet', en: 'Stopped' },
  paused: { da: 'Pause', en: 'Paused' },
  pausedUntil: { da: 'Pause til {date}', en: 'Paused until {date}' },
  unclear: { da: 'Uafklaret', en: 'Unclear' },
})
