import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { ProgrammeRule } from '../check-programme.ts'

/** Rules the shape of a programme names itself. */
type ShapeRule =
  | 'not-the-shape'
  | 'not-yaml'
  | 'fact-unknown'
  | 'participant-unknown'
  | 'indicator-unknown'
  | 'form-without-version'
  | 'published-version-edited'
  | 'version-written-twice'

/** What each rule of publishing asks for, said to whoever writes a programme. */
export const ruleWords: Readonly<Record<ProgrammeRule | ShapeRule, Bilingual>> = {
  'not-the-shape': { da: 'Feltet mangler eller er udfyldt forkert', en: 'Missing, or filled in wrongly' },
  'not-yaml': { da: 'Teksten kan ikke læses', en: 'The text cannot be read' },
  'fact-unknown': { da: 'Ingen fortæller den kendsgerning', en: 'Nobody tells that fact' },
  'participant-unknown': { da: 'Vælg en deltager fra listen', en: 'Choose a participant of the list' },
  'participant-not-named': {
    da: 'Deltageren skal også stå på forløbsbeskrivelsens liste over deltagere',
    en: 'The participant must be among those of the programme',
  },
  'indicator-unknown': { da: 'Vælg en indikator fra listen', en: 'Choose an indicator of the list' },
  'form-without-version': { da: 'Vælg også skemaets version', en: 'Choose the version of the form too' },
  'form-unknown': { da: 'Skemaet findes ikke i den version', en: 'The form has no such version' },
  'published-version-edited': {
    da: 'Versionen er offentliggjort og kan ikke ændres',
    en: 'The version is published and cannot be changed',
  },
  'version-written-twice': { da: 'Versionen står der to gange', en: 'The version is written twice' },
  'step-named-twice': { da: 'To trin har samme nummer', en: 'Two steps have the same number' },
  'step-unknown': { da: 'Der er intet trin med det nummer', en: 'There is no step of that number' },
  'step-unreachable': {
    da: 'Trinnet kan aldrig blive sat i gang: betingelsen kan ikke blive opfyldt',
    en: 'The step can never begin: its condition cannot come to hold',
  },
  'step-never-closed': {
    da: 'Betingelsen for, at trinnet er gjort, kan ikke blive opfyldt',
    en: 'What should close the step can never happen',
  },
  'step-waits-for-itself': { da: 'Trinnet venter på sig selv', en: 'The step waits for itself' },
  'service-unknown': { da: 'Vælg en opgave fra listen', en: 'Choose a service of the list' },
  'nobody-responsible': {
    da: 'Ingen har ansvaret for den opgave. Et trin skal altid have en ansvarlig.',
    en: 'Nobody is responsible for that service. A step must always be somebody’s.',
  },
  'handoff-without-answer-deadline': {
    da: 'Sæt en frist for, hvornår modtageren skal svare',
    en: 'Say by when the receiver must answer',
  },
  'field-unknown': { da: 'Kendsgerningen har ikke det felt', en: 'The fact has no such field' },
  'value-unknown': { da: 'Vælg en værdi fra listen', en: 'Choose a value of the list' },
  'value-of-wrong-kind': { da: 'Værdien passer ikke til feltet', en: 'The value does not fit the field' },
  'anchor-without-moment': {
    da: 'En frist kan ikke tælles fra det felt',
    en: 'No deadline can be counted from that field',
  },
  'only-starts-and-ends-of-other-stays': {
    da: 'Af andre ophold kender vi kun start og slut',
    en: 'Of other stays only the start and the end are known',
  },
  'deadline-missing': {
    da: 'Trinnet har ingen frist at være i tide til',
    en: 'The step has no deadline to be in time for',
  },
  'deadline-without-anchor': {
    da: 'Trinnet kan begynde, før vi ved, hvad fristen tæller fra',
    en: 'The step may begin before that from which its deadline counts is known',
  },
  'period-ends-before-it-begins': {
    da: 'Slutdagen ligger før startdagen',
    en: 'The last day lies before the first',
  },
  'clock-time-without-days': {
    da: 'Et klokkeslæt kræver en frist i dage',
    en: 'A time on the clock needs a deadline in days',
  },
}
