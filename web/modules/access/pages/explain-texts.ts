import type { AccessPurpose } from '../../../../kernel/access-words.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const explainTexts = texts({
  intro: {
    da: 'Spørg, om en medarbejder hos jer kunne se noget om en borger på et tidspunkt. Svaret bygger på det, der gjaldt og var kendt dengang. Spørgsmålet bliver selv skrevet i borgerens liste over opslag.',
    en: 'Ask whether somebody of your party could see something about a citizen at a moment. The answer rests on what held and was known then. The question is itself written in the citizen’s list of looks.',
  },
  person: { da: 'Medarbejder', en: 'Member of staff' },
  personHint: { da: 'Skriv mindst to bogstaver af navnet', en: 'Write at least two letters of the name' },
  choosePerson: { da: 'Vælg medarbejder og rolle', en: 'Choose the person and role' },
  nobody: { da: 'Ingen hos jer med det navn den dag.', en: 'Nobody of yours by that name that day.' },
  reason: { da: 'Hvorfor spørger du?', en: 'Why do you ask?' },
  reasonHint: {
    da: 'Mindst 10 tegn. Borgeren kan læse det i sin log.',
    en: 'At least 10 characters. The citizen can read it in their log.',
  },
  number: { da: 'Borgerens CPR-nummer', en: 'The citizen’s CPR number' },
  kind: { da: 'Hvilke oplysninger?', en: 'Which data?' },
  purpose: { da: 'Til hvad?', en: 'For what?' },
  day: { da: 'Hvilken dag?', en: 'Which day?' },
  time: { da: 'Klokkeslæt', en: 'Time' },
  timeHint: { da: 'For eksempel 14.05', en: 'Such as 14:05' },
  timeWrong: { da: 'Skriv klokkeslættet som 14.05.', en: 'Write the time as 14:05.' },
  missing: { da: 'Udfyld feltet.', en: 'Fill this in.' },
  ask: { da: 'Undersøg', en: 'Find out' },
  yes: {
    da: 'Ja. {who} kunne se {kind} {when}.',
    en: 'Yes. {who} could see {kind} {when}.',
  },
  no: {
    da: 'Nej. {who} kunne ikke se {kind} {when}.',
    en: 'No. {who} could not see {kind} {when}.',
  },
  couldOverride: {
    da: 'En sundhedsperson kunne åbne med borgerens samtykke eller af nødvendighed.',
    en: 'A health person could open with the citizen’s consent or of necessity.',
  },
  decidedBy: { da: 'Reglen, der svarede', en: 'The rule that answered' },
  stage: { da: 'Fundet i trinnet: {stage}', en: 'Found at the step: {stage}' },
  evidence: { da: 'Relationer, der blev fundet', en: 'Relations that were found' },
  noEvidence: { da: 'Ingen relationer blev fundet.', en: 'No relations were found.' },
  strength: { da: 'Styrke {level} af 4', en: 'Strength {level} of 4' },
  others: {
    da: 'Andre regler, der kunne være brugt ({n})',
    en: 'Other rules that might have been used ({n})',
  },
  held: { da: 'Opfyldt', en: 'Held' },
  failed: { da: 'Ikke opfyldt', en: 'Failed' },
  toVerify: { da: 'Reglen skal bekræftes af en jurist', en: 'The rule is to be verified by a lawyer' },
  relationLine: { da: '{kind}: {unit}, fra {from}', en: '{kind}: {unit}, from {from}' },
  relationEnded: { da: '{kind}: {unit}, {from} til {to}', en: '{kind}: {unit}, {from} to {to}' },
})

/** The purposes one commonly asks about. */
export const purposeTexts: Readonly<Partial<Record<AccessPurpose, Text>>> = texts({
  treatment: { da: 'Behandling', en: 'Treatment' },
  'technical-help': { da: 'Teknisk hjælp', en: 'Technical help' },
  'practical-help': { da: 'Praktisk hjælp', en: 'Practical help' },
  'help-assessment': { da: 'Sag om hjælp', en: 'Case about help' },
  employment: { da: 'Sag på jobcentret', en: 'Case at the job centre' },
  'own-learning': { da: 'Egen læring', en: 'Own learning' },
  quality: { da: 'Kvalitetsarbejde', en: 'Quality work' },
  private: { da: 'Privat', en: 'Private' },
})

export const stageTexts: Readonly<Record<string, Text>> = texts({
  'absolute-denial': { da: 'absolut afslag', en: 'absolute denial' },
  exemption: { da: 'forsøg', en: 'trial' },
  permit: { da: 'tilladelse', en: 'permit' },
  block: { da: 'borgerens spærring', en: 'the citizen’s block' },
  override: { da: 'åbnet spærring', en: 'override' },
  default: { da: 'lukket fra begyndelsen', en: 'closed by default' },
})
