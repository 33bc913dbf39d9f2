import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Dose, DoseUnit, Medicine, MedicineForm, Weekday } from './medicine.ts'
import { timesOf } from './regimen.ts'

/** One and more of a unit, as people say it. */
const units: Readonly<Record<DoseUnit, { da: readonly [string, string]; en: readonly [string, string] }>> = {
  tablet: { da: ['tablet', 'tabletter'], en: ['tablet', 'tablets'] },
  capsule: { da: ['kapsel', 'kapsler'], en: ['capsule', 'capsules'] },
  ml: { da: ['ml', 'ml'], en: ['ml', 'ml'] },
  drop: { da: ['dråbe', 'dråber'], en: ['drop', 'drops'] },
  puff: { da: ['sug', 'sug'], en: ['puff', 'puffs'] },
  'international-unit': { da: ['enhed', 'enheder'], en: ['unit', 'units'] },
  patch: { da: ['plaster', 'plastre'], en: ['patch', 'patches'] },
  sachet: { da: ['brev', 'breve'], en: ['sachet', 'sachets'] },
  suppository: { da: ['stikpille', 'stikpiller'], en: ['suppository', 'suppositories'] },
  vagitory: { da: ['vagitorie', 'vagitorier'], en: ['vaginal tablet', 'vaginal tablets'] },
  enema: { da: ['klyx', 'klyx'], en: ['enema', 'enemas'] },
  application: { da: ['påsmøring', 'påsmøringer'], en: ['application', 'applications'] },
  pen: { da: ['indsprøjtning', 'indsprøjtninger'], en: ['injection', 'injections'] },
}

const times: readonly Bilingual[] = [
  { da: 'morgen', en: 'in the morning' },
  { da: 'middag', en: 'at noon' },
  { da: 'aften', en: 'in the evening' },
  { da: 'nat', en: 'at night' },
]

const days: Readonly<Record<Weekday, Bilingual>> = {
  mon: { da: 'mandag', en: 'Monday' },
  tue: { da: 'tirsdag', en: 'Tuesday' },
  wed: { da: 'onsdag', en: 'Wednesday' },
  thu: { da: 'torsdag', en: 'Thursday' },
  fri: { da: 'fredag', en: 'Friday' },
  sat: { da: 'lørdag', en: 'Saturday' },
  sun: { da: 'søndag', en: 'Sunday' },
}

/** How much and when: `1 tablet morgen og aften`, `kun mandag: 4 tabletter morgen`, `1 tablet efter behov, højst 4 gange i døgnet`. */
export function doseText({ dose, unit }: Pick<Medicine, 'dose' | 'unit'>): Bilingual {
  return { da: doseIn('da', dose, unit), en: doseIn('en', dose, unit) }
}

type Language = keyof Bilingual

function doseIn(language: Language, dose: Dose, unit: DoseUnit): string {
  switch (dose.kind) {
    case 'text':
      return dose.text
    case 'as-needed': {
      const amount = amountIn(language, dose.amount, unit)
      const most = dose.mostTimesADay
      if (language === 'da') {
        const limit = most === null ? '' : `, højst ${most} ${most === 1 ? 'gang' : 'gange'} i døgnet`
        return `${amount} efter behov${limit}`
      }
      const limit = most === null ? '' : `, at most ${most} ${most === 1 ? 'time' : 'times'} a day`
      return `${amount} as needed${limit}`
    }
    case 'schedule':
      return scheduleIn(language, dose, unit)
  }
}

/** Times with the same amount are said together. */
function scheduleIn(language: Language, dose: Extract<Dose, { kind: 'schedule' }>, unit: DoseUnit): string {
  const told = timesOf(dose).flatMap((amount, index) => {
    const time = times[index]
    return amount > 0 && time !== undefined ? [{ amount, time: time[language] }] : []
  })
  const text = [...Map.groupBy(told, ({ amount }) => amount)]
    .map(([amount, at]) => {
      const when = listed(
        language,
        at.map(({ time }) => time),
      )
      return `${amountIn(language, amount, unit)} ${when}`
    })
    .join(', ')
  const nothing = language === 'da' ? 'ingen dosis' : 'no dose'
  if (dose.on === null || new Set(dose.on).size === 7) return text || nothing
  const only = listed(
    language,
    weekOrder.filter((day) => dose.on?.includes(day)).map((day) => days[day][language]),
  )
  return `${language === 'da' ? 'kun' : 'only on'} ${only}: ${text || nothing}`
}

const weekOrder = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function amountIn(language: Language, amount: number, unit: DoseUnit): string {
  const [one, more] = units[unit][language]
  const number = language === 'da' ? String(amount).replace('.', ',') : String(amount)
  return `${number} ${amount > 0 && amount <= 1 ? one : more}`
}

function listed(language: Language, words: readonly string[]): string {
  const and = language === 'da' ? ' og ' : ' and '
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`
}

const forms: Readonly<Record<MedicineForm, Bilingual>> = {
  tablet: { da: 'tabletter', en: 'tablets' },
  'enteric-tablet': { da: 'enterotabletter', en: 'gastro-resistant tablets' },
  'depot-tablet': { da: 'depottabletter', en: 'prolonged-release tablets' },
  'effervescent-tablet': { da: 'brusetabletter', en: 'effervescent tablets' },
  'orodispersible-tablet': { da: 'smeltetabletter', en: 'orodispersible tablets' },
  capsule: { da: 'kapsler', en: 'capsules' },
  'enteric-capsule': { da: 'enterokapsler', en: 'gastro-resistant capsules' },
  'depot-capsule': { da: 'depotkapsler', en: 'prolonged-release capsules' },
  'oral-solution': { da: 'mikstur', en: 'oral solution' },
  'oral-drops': { da: 'dråber', en: 'oral drops' },
  'oral-powder': { da: 'pulver', en: 'oral powder' },
  injection: { da: 'indsprøjtning', en: 'injection' },
  inhalation: { da: 'til inhalation', en: 'for inhalation' },
  'nasal-spray': { da: 'næsespray', en: 'nasal spray' },
  patch: { da: 'plaster', en: 'patch' },
  cream: { da: 'creme', en: 'cream' },
  'eye-drops': { da: 'øjendråber', en: 'eye drops' },
  'eye-ointment': { da: 'øjensalve', en: 'eye ointment' },
  suppository: { da: 'stikpiller', en: 'suppositories' },
  enema: { da: 'klyx', en: 'enema' },
  vagitory: { da: 'vagitorier', en: 'vaginal tablets' },
  'vaginal-cream': { da: 'vaginalcreme', en: 'vaginal cream' },
  'sublingual-tablet': { da: 'resoribletter', en: 'sublingual tablets' },
  'sublingual-spray': { da: 'mundhulespray', en: 'sublingual spray' },
}

export function formText(form: MedicineForm): Bilingual {
  return forms[form]
}

const ways: Readonly<Record<Medicine['route'], Bilingual>> = {
  oral: { da: 'Synkes med vand.', en: 'Swallow with water.' },
  sublingual: { da: 'Lægges under tungen.', en: 'Place under the tongue.' },
  subcutaneous: { da: 'Sprøjtes ind under huden.', en: 'Inject under the skin.' },
  intramuscular: {
    da: 'Sprøjtes ind i musklen af en sygeplejerske.',
    en: 'Injected into the muscle by a nurse.',
  },
  intravenous: { da: 'Gives i en blodåre af en sygeplejerske.', en: 'Given into a vein by a nurse.' },
  inhalation: { da: 'Åndes ind.', en: 'Breathe in.' },
  nasal: { da: 'Sprøjtes i næsen.', en: 'Spray into the nose.' },
  transdermal: { da: 'Sættes på huden.', en: 'Stick onto the skin.' },
  cutaneous: { da: 'Smøres på huden.', en: 'Apply to the skin.' },
  ocular: { da: 'Dryppes eller smøres i øjet.', en: 'Put into the eye.' },
  rectal: { da: 'Føres op i endetarmen.', en: 'Insert into the rectum.' },
  vaginal: { da: 'Føres op i skeden.', en: 'Insert into the vagina.' },
}

/** Forms that are taken in another way than others of their route. */
const waysOfForms: Readonly<Partial<Record<MedicineForm, Bilingual>>> = {
  'effervescent-tablet': { da: 'Opløses i vand og drikkes.', en: 'Dissolve in water and drink.' },
  'orodispersible-tablet': { da: 'Lægges på tungen og smelter der.', en: 'Let it melt on the tongue.' },
  'oral-solution': { da: 'Drikkes.', en: 'Drink it.' },
  'oral-drops': { da: 'Drikkes.', en: 'Drink them.' },
  'oral-powder': { da: 'Røres ud i vand og drikkes.', en: 'Stir into water and drink.' },
  'sublingual-spray': { da: 'Sprøjtes under tungen.', en: 'Spray under the tongue.' },
}

/** How to take it, in plain words, with what was written for just this citizen. */
export function howText({
  route,
  form,
  instruction,
}: Pick<Medicine, 'route' | 'form' | 'instruction'>): Bilingual {
  const way = waysOfForms[form] ?? ways[route]
  const own = instruction === '' || /[.!?]$/.test(instruction) ? instruction : `${instruction}.`
  const said = own.charAt(0).toUpperCase() + own.slice(1)
  return {
    da: `${way.da} ${said}`.trim(),
    en: `${way.en} ${said}`.trim(),
  }
}
