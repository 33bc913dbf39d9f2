import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { FactKind } from '../fact.ts'
import { type Clause, clause } from './clause.ts'

/** A fact of a kind with this value, as one clause: it says more than the fact and takes its place. */
type ValueWords = Readonly<Record<string, Readonly<Record<string, Clause>>>>

const citizen = (does: string, doesEn: string, doesNotEn: string) =>
  clause('borgeren', does, 'the citizen', doesEn, doesNotEn)
const municipality = (does: string, doesEn: string, doesNotEn: string) =>
  clause('kommunen', does, 'the municipality', doesEn, doesNotEn)
const plan = (does: string, doesEn: string, doesNotEn: string) =>
  clause('genoptræningsplanen', does, 'the rehabilitation plan', doesEn, doesNotEn)
const treatment = (level: string, levelEn: string) =>
  clause('behandlingen', `er ${level}`, 'treatment', `is ${levelEn}`, `is not ${levelEn}`)
const confirmed = (who: string, whoEn: string) =>
  clause(
    who,
    'har bekræftet medicinlisten',
    whoEn,
    'has confirmed the medicine list',
    'has not confirmed the medicine list',
  )
/** What is known not to be so. Its denial is that it may be: nobody has said otherwise. */
const ruledOut = (
  da: { readonly who: string; readonly not: string; readonly may: string },
  en: { readonly who: string; readonly not: string; readonly may: string },
): Clause => ({
  da: { who: da.who, does: da.not, doesNot: da.may },
  en: { who: en.who, does: en.not, doesNot: en.may },
})

export const valueWords: Readonly<Partial<Record<FactKind, ValueWords>>> = {
  'stay-started': {
    class: {
      admitted: citizen('er indlagt', 'has been admitted', 'has not been admitted'),
      'acute-ambulant': citizen(
        'er på hospitalet som akut ambulant',
        'is at hospital as an acute outpatient',
        'is not at hospital as an acute outpatient',
      ),
    },
    reportRequested: {
      true: clause(
        'hospitalet',
        'beder om en indlæggelsesrapport',
        'the hospital',
        'asks for an admission report',
        'does not ask for an admission report',
      ),
      false: ruledOut(
        {
          who: 'hospitalet',
          not: 'ikke beder om en indlæggelsesrapport',
          may: 'kan bede om en indlæggelsesrapport',
        },
        { who: 'the hospital', not: 'asks for no admission report', may: 'may ask for an admission report' },
      ),
    },
    referredByGp: {
      true: citizen('er henvist af egen læge', 'was referred by the GP', 'was not referred by the GP'),
      false: ruledOut(
        { who: 'borgeren', not: 'ikke er henvist af egen læge', may: 'kan være henvist af egen læge' },
        { who: 'the citizen', not: 'was not referred by the GP', may: 'may have been referred by the GP' },
      ),
    },
    knownToMunicipality: {
      true: municipality(
        'kender borgeren i forvejen',
        'knows the citizen already',
        'does not know the citizen already',
      ),
      false: ruledOut(
        { who: 'kommunen', not: 'ikke kender borgeren', may: 'kender eller kan kende borgeren' },
        { who: 'the municipality', not: 'does not know the citizen', may: 'knows or may know the citizen' },
      ),
    },
  },
  'stay-ended': {
    over24h: {
      true: citizen(
        'er udskrevet efter mere end 24 timer',
        'has been discharged after more than 24 hours',
        'has not been discharged after more than 24 hours',
      ),
      false: citizen(
        'er udskrevet inden for 24 timer',
        'has been discharged within 24 hours',
        'has not been discharged within 24 hours',
      ),
    },
    toMunicipalNursing: {
      true: citizen(
        'er udskrevet til kommunal sygepleje',
        'has been discharged to municipal nursing',
        'has not been discharged to municipal nursing',
      ),
      false: ruledOut(
        {
          who: 'borgeren',
          not: 'ikke skal have kommunal sygepleje',
          may: 'skal eller kan have brug for kommunal sygepleje',
        },
        { who: 'the citizen', not: 'needs no municipal nursing', may: 'needs or may need municipal nursing' },
      ),
    },
  },
  'care-plan-answered': {
    answer: {
      'can-receive': municipality(
        'har svaret, at den kan tage imod',
        'has answered that it can receive',
        'has not answered that it can receive',
      ),
      'needs-more-time': municipality(
        'har svaret, at den har brug for mere tid',
        'has answered that it needs more time',
        'has not asked for more time',
      ),
      questions: municipality(
        'har spørgsmål til plejeforløbsplanen',
        'has questions on the care plan',
        'has no questions on the care plan',
      ),
    },
  },
  'medicine-difference-found': {
    isHighRisk: {
      true: clause(
        'der',
        'er fundet en forskel i risikomedicin',
        'a difference in high-risk medicine',
        'has been found',
        'has not been found',
      ),
      false: clause(
        'der',
        'er fundet en forskel i anden medicin end risikomedicin',
        'a difference in other than high-risk medicine',
        'has been found',
        'has not been found',
      ),
    },
  },
  'medicines-confirmed': {
    party: {
      hospital: confirmed('hospitalet', 'the hospital'),
      gp: confirmed('egen læge', 'the GP'),
      municipality: confirmed('kommunen', 'the municipality'),
    },
  },
  'treatment-level-set': {
    level: {
      full: treatment('fuld behandling', 'full'),
      'no-resuscitation': treatment('uden genoplivning', 'without resuscitation'),
      'no-intensive-care': treatment('uden intensiv behandling', 'without intensive care'),
      comfort: treatment('lindrende alene', 'for comfort alone'),
    },
  },
  'rehabilitation-plan-sent': {
    gopType: {
      GENERAL_BASIC: plan('er almen, basal', 'is general, basic', 'is not general, basic'),
      GENERAL_ADVANCED: plan('er almen, avanceret', 'is general, advanced', 'is not general, advanced'),
      SPECIALISED: plan('er specialiseret', 'is specialised', 'is not specialised'),
      REHAB_SPECIALISED: plan(
        'er rehabilitering på specialiseret niveau',
        'is rehabilitation at specialised level',
        'is not rehabilitation at specialised level',
      ),
    },
  },
  'rehabilitation-start-offered': {
    isCitizenWish: {
      true: citizen(
        'selv har ønsket en senere start',
        'has wished for a later start',
        'has not wished for a later start',
      ),
      false: citizen(
        'har fået tilbudt en start uden selv at ønske den senere',
        'has been offered a start without wishing for a later one',
        'has not been offered a start without wishing for a later one',
      ),
    },
  },
  'rehabilitation-provider-chosen': {
    isPrivate: {
      true: citizen(
        'har valgt en privat leverandør',
        'has chosen a private provider',
        'has not chosen a private provider',
      ),
      false: citizen(
        'har valgt et offentligt tilbud',
        'has chosen a public provider',
        'has not chosen a public provider',
      ),
    },
  },
}

/** What a date in a fact is called, as a day a deadline is counted from. */
export const dateWords: Readonly<Partial<Record<FactKind, Readonly<Record<string, Bilingual>>>>> = {
  'discharge-expected': { on: { da: 'den forventede udskrivningsdag', en: 'the expected day of discharge' } },
  'rehabilitation-plan-sent': {
    dayZero: {
      da: 'dag 0 (udskrivningsdagen eller planens senere dato)',
      en: 'day 0 (the day of discharge, or the plan’s later date)',
    },
  },
  'rehabilitation-start-offered': {
    on: { da: 'den tilbudte startdag', en: 'the day offered for the start' },
  },
}

/** What a field is called in the editor. */
export const fieldWords: Readonly<Record<string, Bilingual>> = {
  class: { da: 'Slags ophold', en: 'Kind of stay' },
  unitId: { da: 'Enhed', en: 'Unit' },
  reportRequested: { da: 'Hospitalet beder om rapport', en: 'The hospital asks for a report' },
  referredByGp: { da: 'Henvist af egen læge', en: 'Referred by the GP' },
  knownToMunicipality: { da: 'Kendt i kommunen', en: 'Known to the municipality' },
  over24h: { da: 'Mere end 24 timer', en: 'More than 24 hours' },
  toMunicipalNursing: { da: 'Til kommunal sygepleje', en: 'To municipal nursing' },
  corrects: { da: 'Retter', en: 'Corrects' },
  fact: { da: 'Kendsgerning', en: 'Fact' },
  happenedAt: { da: 'Skete', en: 'Happened' },
  cancels: { da: 'Tager tilbage', en: 'Takes back' },
  on: { da: 'Dag', en: 'Day' },
  form: { da: 'Skema', en: 'Form' },
  responseId: { da: 'Besvarelse', en: 'Response' },
  partOf: { da: 'Del af', en: 'Part of' },
  answer: { da: 'Svar', en: 'Answer' },
  isHighRisk: { da: 'Risikomedicin', en: 'High-risk medicine' },
  party: { da: 'Part', en: 'Party' },
  gopType: { da: 'Type af plan', en: 'Type of plan' },
  dayZero: { da: 'Dag 0', en: 'Day 0' },
  isCitizenWish: { da: 'Borgerens eget ønske', en: 'The citizen’s own wish' },
  level: { da: 'Behandlingsniveau', en: 'Level of treatment' },
  isPrivate: { da: 'Privat leverandør', en: 'Private provider' },
  fromMunicipality: { da: 'Fra kommune', en: 'From municipality' },
  toMunicipality: { da: 'Til kommune', en: 'To municipality' },
  pathwayId: { da: 'Forløb', en: 'Pathway' },
  stepId: { da: 'Trin', en: 'Step' },
  occurrence: { da: 'Gang', en: 'Occurrence' },
  reason: { da: 'Grund', en: 'Reason' },
}

/** What a value of a closed list is called in the editor. */
export const listValueWords: Readonly<Record<string, Bilingual>> = {
  admitted: { da: 'Indlagt', en: 'Admitted' },
  'acute-ambulant': { da: 'Akut ambulant', en: 'Acute outpatient' },
  'can-receive': { da: 'Kan tage imod', en: 'Can receive' },
  'needs-more-time': { da: 'Brug for mere tid', en: 'Needs more time' },
  questions: { da: 'Har spørgsmål', en: 'Has questions' },
  hospital: { da: 'Hospital', en: 'Hospital' },
  gp: { da: 'Egen læge', en: 'GP' },
  municipality: { da: 'Kommune', en: 'Municipality' },
  full: { da: 'Fuld behandling', en: 'Full treatment' },
  'no-resuscitation': { da: 'Ingen genoplivning', en: 'No resuscitation' },
  'no-intensive-care': { da: 'Ingen intensiv behandling', en: 'No intensive care' },
  comfort: { da: 'Lindring alene', en: 'Comfort alone' },
  GENERAL_BASIC: { da: 'Almen, basal', en: 'General, basic' },
  GENERAL_ADVANCED: { da: 'Almen, avanceret', en: 'General, advanced' },
  SPECIALISED: { da: 'Specialiseret', en: 'Specialised' },
  REHAB_SPECIALISED: { da: 'Rehabilitering på specialiseret niveau', en: 'Rehabilitation, specialised' },
}
