import type { dataKinds } from '../../../../kernel/access-words.ts'
import type { Text } from '../../../ui/text.tsx'
import { texts } from '../../../ui/text.tsx'

export const lookTexts = texts({
  title: { da: 'Hvem har kigget', en: 'Who has looked' },
  intro: {
    da: 'Alle opslag i dine oplysninger, de nyeste først, og på hvilket grundlag de er sket.',
    en: 'Every look at your data, the newest first, and by what right.',
  },
  empty: { da: 'Ingen har kigget endnu.', en: 'Nobody has looked yet.' },
  showMore: { da: 'Vis ældre opslag', en: 'Show older looks' },
  denied: { da: 'Fik ikke adgang', en: 'Was not let in' },
  you: { da: 'Dig selv', en: 'Yourself' },
  program: { da: 'Systemet selv', en: 'The system itself' },
})

/** The kinds of data as the citizen would call them. */
export const dataKindTexts: Readonly<Record<(typeof dataKinds)[number], Text>> = texts({
  ID: { da: 'Navn og kontaktoplysninger', en: 'Name and contact' },
  ADM: { da: 'Indlæggelser', en: 'Hospital stays' },
  APP: { da: 'Aftaler', en: 'Appointments' },
  PLAN: { da: 'Forløb og opgaver', en: 'Pathway and tasks' },
  REC: { da: 'Journal', en: 'Health record' },
  PSY: { da: 'Psykiatrisk journal', en: 'Psychiatric record' },
  MED: { da: 'Medicin', en: 'Medicine' },
  LAB: { da: 'Prøvesvar', en: 'Test results' },
  WND: { da: 'Sår og billeder', en: 'Wounds and photos' },
  FUN: { da: 'Funktionsevne', en: 'Functional ability' },
  GOP: { da: 'Genoptræningsplan', en: 'Rehabilitation plan' },
  SOC: { da: 'Sociale forhold', en: 'Social matters' },
  PREV: { da: 'Forebyggelse', en: 'Prevention' },
  EMP: { da: 'Arbejde', en: 'Work' },
  REL: { da: 'Pårørende', en: 'Relatives' },
  DIR: { da: 'Ønsker om behandling', en: 'Treatment wishes' },
  PRO: { da: 'Dine egne svar', en: 'Your own answers' },
  LOG: { da: 'Listen over opslag', en: 'The list of looks' },
  AGG: { da: 'Tal uden navne', en: 'Figures without names' },
})
