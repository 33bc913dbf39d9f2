import type {
  doseUnits,
  MedicineEntryView,
  MedicineRowView,
  medicineForms,
  medicineParties,
  reconciliationConditions,
  weekdays,
} from '../../../../contract/medication.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import type { Sector } from '../../../ui/sector-mark.tsx'
import type { Tone } from '../../../ui/state.tsx'
import { type Text, texts, type useText } from '../../../ui/text.tsx'
import { medicineTexts } from './texts.ts'

export type Say = ReturnType<typeof useText>
type LineStatus = MedicineRowView['status']
type HighRisk = NonNullable<MedicineRowView['highRisk']>

export const pharmaceuticalForms: Readonly<Record<(typeof medicineForms)[number], Text>> = texts({
  tablet: { da: 'tablet', en: 'tablet' },
  'enteric-tablet': { da: 'enterotablet', en: 'gastro-resistant tablet' },
  'depot-tablet': { da: 'depottablet', en: 'prolonged-release tablet' },
  'effervescent-tablet': { da: 'brusetablet', en: 'effervescent tablet' },
  'orodispersible-tablet': { da: 'smeltetablet', en: 'orodispersible tablet' },
  capsule: { da: 'kapsel', en: 'capsule' },
  'enteric-capsule': { da: 'enterokapsel', en: 'gastro-resistant capsule' },
  'depot-capsule': { da: 'depotkapsel', en: 'prolonged-release capsule' },
  'oral-solution': { da: 'mikstur', en: 'oral solution' },
  'oral-drops': { da: 'dråber til at drikke', en: 'oral drops' },
  'oral-powder': { da: 'pulver til at opløse', en: 'oral powder' },
  injection: { da: 'indsprøjtning', en: 'injection' },
  inhalation: { da: 'inhalation', en: 'inhalation' },
  'nasal-spray': { da: 'næsespray', en: 'nasal spray' },
  patch: { da: 'plaster', en: 'patch' },
  cream: { da: 'creme', en: 'cream' },
  'eye-drops': { da: 'øjendråber', en: 'eye drops' },
  'eye-ointment': { da: 'øjensalve', en: 'eye ointment' },
  suppository: { da: 'stikpille', en: 'suppository' },
  enema: { da: 'klyx', en: 'enema' },
  vagitory: { da: 'vagitorie', en: 'pessary' },
  'vaginal-cream': { da: 'vaginalcreme', en: 'vaginal cream' },
  'sublingual-tablet': { da: 'tablet under tungen', en: 'sublingual tablet' },
  'sublingual-spray': { da: 'spray under tungen', en: 'sublingual spray' },
})

export const unitTexts: Readonly<Record<(typeof doseUnits)[number], Text>> = texts({
  tablet: { da: 'tabl.', en: 'tabl.' },
  capsule: { da: 'kaps.', en: 'caps.' },
  ml: { da: 'ml', en: 'ml' },
  drop: { da: 'dråber', en: 'drops' },
  puff: { da: 'sug', en: 'puffs' },
  'international-unit': { da: 'enheder', en: 'units' },
  patch: { da: 'plaster', en: 'patch' },
  sachet: { da: 'breve', en: 'sachets' },
  suppository: { da: 'stikpiller', en: 'suppositories' },
  vagitory: { da: 'vagitorier', en: 'pessaries' },
  enema: { da: 'klyx', en: 'enemas' },
  application: { da: 'påsmøringer', en: 'applications' },
  pen: { da: 'indsprøjtninger', en: 'injections' },
})

export const weekdayTexts: Readonly<Record<(typeof weekdays)[number], Text>> = texts({
  mon: { da: 'mandag', en: 'Monday' },
  tue: { da: 'tirsdag', en: 'Tuesday' },
  wed: { da: 'onsdag', en: 'Wednesday' },
  thu: { da: 'torsdag', en: 'Thursday' },
  fri: { da: 'fredag', en: 'Friday' },
  sat: { da: 'lørdag', en: 'Saturday' },
  sun: { da: 'søndag', en: 'Sunday' },
})

export const statusTexts: Readonly<Record<LineStatus, Text>> = {
  unchanged: medicineTexts.unchanged,
  'dose-changed': medicineTexts.doseChanged,
  new: medicineTexts.isNew,
  stopped: medicineTexts.stopped,
  paused: medicineTexts.paused,
  unclear: medicineTexts.unclear,
}

export const highRiskTexts: Readonly<Record<HighRisk, Text>> = {
  anticoagulant: medicineTexts.anticoagulant,
  insulin: medicineTexts.insulin,
  opioid: medicineTexts.opioid,
  methotrexate: medicineTexts.methotrexate,
  digoxin: medicineTexts.digoxin,
  lithium: medicineTexts.lithium,
}

export const differenceTexts: Readonly<Record<NonNullable<MedicineRowView['difference']>['kind'], Text>> = {
  'missing-at-home': medicineTexts.missingAtHome,
  'only-at-home': medicineTexts.onlyAtHome,
  dose: medicineTexts.otherDose,
  'given-though-paused': medicineTexts.givenThoughPaused,
}

type Condition = (typeof reconciliationConditions)[number]

/** What is in order when a condition is met, and what is missing while it is not. */
export const conditionTexts: Readonly<Record<Condition, { readonly met: Text; readonly missing: Text }>> = {
  'no-line-unclear': { met: medicineTexts.linesSettled, missing: medicineTexts.linesUnsettled },
  'fmk-reconciled': { met: medicineTexts.cardMarked, missing: medicineTexts.cardNotMarked },
  'citizen-has-list': { met: medicineTexts.hasList, missing: medicineTexts.lacksList },
  'dispensing-list-agrees': { met: medicineTexts.homeAgrees, missing: medicineTexts.homeDiffers },
}

export const sectorOfParty: Readonly<Record<(typeof medicineParties)[number], Sector>> = {
  hospital: 'hospital',
  gp: 'praksis',
  municipality: 'kommune',
}

/** The doses of a list in one line: `2,5 mg, 1 tablet morgen og aften`. */
export function dosesInWords(t: Say, entries: readonly MedicineEntryView[]): string {
  return entries
    .map(({ strength, doseText }) => [strength, t(doseText)].filter(Boolean).join(', '))
    .join(' + ')
}

/** Why a deed is not possible now, in words; undefined when it is. */
export function whyNot(t: Say, { may, because }: { may: boolean; because: string | null }) {
  if (may) return undefined
  const text = because === null ? undefined : refusalTexts[because]
  return t(text ?? refusalTexts['medicine-only-treating-party'] ?? medicineTexts.notDecided)
}

/** That a deed belongs to others than the reader, so that it is not offered at all. */
export function isForOthers({ may, because }: { may: boolean; because: string | null }): boolean {
  return !may && (because === null || forOthers.has(because))
}

const forOthers: ReadonlySet<string> = new Set([
  'medicine-only-prescriber',
  'medicine-only-treating-party',
  'dispensing-list-only-municipality',
  'fmk-only-prescriber',
  'medicine-supply-only-ward',
  'medicine-list-not-yours-to-give',
])

export const statusTones: Readonly<Record<LineStatus, Tone>> = {
  unchanged: 'success',
  'dose-changed': 'info',
  new: 'info',
  stopped: 'neutral',
  paused: 'neutral',
  unclear: 'warning',
}
