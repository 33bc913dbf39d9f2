import { z } from 'zod'
import type { CatalogueMedicineView } from '../../../contract/medication.ts'
import type { CaveSubstanceView } from '../../../contract/medication-cave.ts'
import type { CaveSubstance } from '../../../kernel/cave.ts'
import {
  administrationRoutes,
  doseUnits,
  highRiskGroups,
  medicineForms,
} from '../../../kernel/medicine-words.ts'
import { ContentError, type ContentFile, readContentFolder, understand } from '../../platform/content-file.ts'
import { timeLimitShape } from '../../platform/content-shapes.ts'
import type { AdministrationRoute, DoseUnit, MedicineForm } from './domain/medicine.ts'
import { highRiskOf, type MedicineRules } from './domain/rules.ts'

/** A medicine that can be written on a list. */
export interface CatalogueMedicine extends CatalogueMedicineView {
  /** What it is found by, small letters. */
  readonly words: string
}

export interface MedicineCatalogue {
  readonly source: string
  readonly medicines: readonly CatalogueMedicine[]
  readonly rules: MedicineRules
  /** What a CAVE can be about: groups of substances first, then each substance by itself. */
  readonly substances: readonly CatalogueSubstance[]
}

export interface CatalogueSubstance extends CaveSubstanceView {
  readonly atc: readonly string[]
  /** All it may be called, small letters. */
  readonly words: readonly string[]
}

const yes = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const atc = z.string().regex(/^[A-Z]\d{2}[A-Z]{2}(\d{2})?$/, 'an ATC code is written A10BA02')

const atcBeginning = z.string().regex(/^[A-Z](\d{2}([A-Z]{1,2}(\d{2})?)?)?$/)

const catalogueShape = z.strictObject({
  source: z.string().min(1),
  read_on: z.string(),
  medicines: z.array(
    z.strictObject({
      atc,
      name: z.string().min(1),
      form: z.enum(medicineForms),
      strengths: z.array(z.string().min(1)).min(1),
      unit: z.enum(doseUnits).optional(),
      route: z.enum(administrationRoutes).optional(),
      dose_bags: yes,
    }),
  ),
})

const byRisk = z.strictObject({ high_risk: timeLimitShape, other: timeLimitShape })
const rulesShape = z.strictObject({
  high_risk: z.array(
    z.strictObject({
      group: z.enum(highRiskGroups),
      atc: z.array(atcBeginning).min(1),
      da: z.string().min(1),
      en: z.string().min(1),
    }),
  ),
  difference_within: byRisk,
  dispense_within: byRisk,
  cave_within: byRisk,
  follow_up_within: timeLimitShape,
  card_within: timeLimitShape,
  card_retry: z.strictObject({ pauses: z.array(z.number().positive()).min(1), person_after: z.int().min(1) }),
})

const caveClassesShape = z.strictObject({
  source: z.string().min(1),
  read_on: z.string(),
  classes: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z-]+$/),
      atc: z.array(atcBeginning).min(1),
      da: z.string().min(1),
      en: z.string().min(1),
      words: z.array(z.string().min(1)),
    }),
  ),
})

let read: Promise<MedicineCatalogue> | undefined

/** The catalogue and the rules, read once for the life of the program. */
export function medicineCatalogue(): Promise<MedicineCatalogue> {
  read ??= readContentFolder('medicines').then(understandMedicines)
  return read
}

export async function medicineRules(): Promise<MedicineRules> {
  return (await medicineCatalogue()).rules
}

const files = {
  catalogue: 'content/medicines/catalogue.yaml',
  rules: 'content/medicines/rules.yaml',
  caveClasses: 'content/medicines/cave-classes.yaml',
} as const

/** Understands catalogue and rules together. Throws ContentError naming file, line and rule of every fault. */
export function understandMedicines(given: readonly ContentFile[]): MedicineCatalogue {
  const rules = rulesOf(find(given, files.rules))
  const { value, lineOf, file } = understand(find(given, files.catalogue), catalogueShape)
  const medicines = value.medicines.flatMap((written) =>
    written.strengths.map((strength): CatalogueMedicine => {
      const shown = strength.replace(/(\d)\.(\d)/g, '$1,$2')
      const { atc: code, name, form, dose_bags: mayBeDoseDispensed } = written
      return {
        code: codeOf(code, form, shown),
        atc: code,
        substance: name,
        name,
        strength: shown,
        form,
        unit: written.unit ?? unitOf[form],
        route: written.route ?? routeOf[form],
        highRisk: highRiskOf(rules, code),
        mayBeDoseDispensed,
        words: `${name} ${shown} ${code}`.toLowerCase(),
      }
    }),
  )
  const seen = new Set<string>()
  const twice = medicines.find(({ code }) => seen.has(code) || !seen.add(code))
  if (twice !== undefined) {
    const index = value.medicines.findLastIndex(
      ({ atc: one, form }) => one === twice.atc && form === twice.form,
    )
    throw new ContentError([
      {
        file,
        line: lineOf(['medicines', index]),
        rule: 'medicine-twice',
        text: `${twice.code} stands twice`,
      },
    ])
  }
  const substances = substancesOf(medicines, find(given, files.caveClasses))
  return { source: value.source, medicines, rules, substances }
}

function find(given: readonly ContentFile[], name: string): ContentFile {
  const file = given.find((one) => one.name === name)
  if (file !== undefined) return file
  throw new ContentError([{ file: name, line: 1, rule: 'file-missing', text: 'the file is missing' }])
}

function rulesOf(file: ContentFile): MedicineRules {
  const { value } = understand(file, rulesShape)
  return {
    highRisk: value.high_risk.map(({ group, atc: codes, da, en }) => ({
      group,
      atc: codes,
      name: { da, en },
    })),
    differenceWithin: { highRisk: value.difference_within.high_risk, other: value.difference_within.other },
    dispenseWithin: { highRisk: value.dispense_within.high_risk, other: value.dispense_within.other },
    caveWithin: { highRisk: value.cave_within.high_risk, other: value.cave_within.other },
    followUpWithin: value.follow_up_within,
    cardWithin: value.card_within,
    cardRetry: { pauses: value.card_retry.pauses, personAfter: value.card_retry.person_after },
  }
}

/** The groups of the file, and every substance of the catalogue with all the codes it has there. */
function substancesOf(medicines: readonly CatalogueMedicine[], file: ContentFile): CatalogueSubstance[] {
  const { value } = understand(file, caveClassesShape)
  const groups = value.classes.map(({ code, atc: codes, da, en, words }) => ({
    code,
    name: da,
    isGroup: true,
    atc: codes,
    words: [da, en, ...words].map(folded),
  }))
  const single = [...Map.groupBy(medicines, ({ substance }) => substance)].map(([name, these]) => {
    const codes = [...new Set(these.map((one) => one.atc))].toSorted()
    return { code: codes[0] ?? name, name, isGroup: false, atc: codes, words: [folded(name)] }
  })
  return [...groups, ...single]
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('da')
}

/** Groups and substances whose name, or what else they are called, begins with or has what was typed. */
export function searchSubstances(
  { substances }: MedicineCatalogue,
  search: string,
  limit: number,
): CatalogueSubstance[] {
  const typed = folded(search)
  const rank = ({ words }: CatalogueSubstance) => (words.some((word) => word.startsWith(typed)) ? 0 : 1)
  return substances
    .filter(({ words }) => words.some((word) => word.includes(typed)))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, limit)
}

/** The one a person means: by its code, or by exactly what it is called. Undefined for what is no medicine we know. */
export function substanceMeant(
  { substances }: MedicineCatalogue,
  { code, name }: { readonly code: string | null; readonly name: string },
): CatalogueSubstance | undefined {
  if (code !== null) return substances.find((one) => one.code === code)
  return substances.find(({ words }) => words.includes(folded(name)))
}

/** What another system names, with the codes that warn of it: those it gave, or those of what its words mean here. */
export function withCodes<Named extends CaveSubstance>(catalogue: MedicineCatalogue, named: Named): Named {
  const isBareCode = named.atc.includes(named.name)
  if (named.atc.length > 0 && !isBareCode) return named
  const meant = isBareCode
    ? catalogue.substances.find(({ atc: codes }) => codes.includes(named.name))
    : substanceMeant(catalogue, { code: null, name: named.name })
  return meant === undefined ? named : { ...named, name: meant.name, atc: isBareCode ? named.atc : meant.atc }
}

/** `A10BA02-tablet-500-mg`: the same at every reading. */
function codeOf(code: string, form: MedicineForm, strength: string): string {
  const size = strength.toLowerCase().replace(/[^a-z0-9æøå,]+/g, '-')
  return `${code}-${form}-${size}`.replace(/-$/, '')
}

/** Medicines whose name, strength or code has every word that was typed, those that begin with it first. */
export function searchCatalogue(
  { medicines }: MedicineCatalogue,
  search: string,
  limit: number,
): CatalogueMedicine[] {
  const typed = search.toLowerCase().split(/\s+/).filter(Boolean)
  const [first = ''] = typed
  const found = medicines.filter(({ words }) => typed.every((word) => words.includes(word)))
  const rank = ({ words }: CatalogueMedicine) => (words.startsWith(first) ? 0 : 1)
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, limit)
}

const unitOf: Readonly<Record<MedicineForm, DoseUnit>> = {
  tablet: 'tablet',
  'enteric-tablet': 'tablet',
  'depot-tablet': 'tablet',
  'effervescent-tablet': 'tablet',
  'orodispersible-tablet': 'tablet',
  capsule: 'capsule',
  'enteric-capsule': 'capsule',
  'depot-capsule': 'capsule',
  'oral-solution': 'ml',
  'oral-drops': 'drop',
  'oral-powder': 'sachet',
  injection: 'ml',
  inhalation: 'puff',
  'nasal-spray': 'puff',
  patch: 'patch',
  cream: 'application',
  'eye-drops': 'drop',
  'eye-ointment': 'application',
  suppository: 'suppository',
  enema: 'enema',
  vagitory: 'vagitory',
  'vaginal-cream': 'application',
  'sublingual-tablet': 'tablet',
  'sublingual-spray': 'puff',
}

const routeOf: Readonly<Record<MedicineForm, AdministrationRoute>> = {
  tablet: 'oral',
  'enteric-tablet': 'oral',
  'depot-tablet': 'oral',
  'effervescent-tablet': 'oral',
  'orodispersible-tablet': 'oral',
  capsule: 'oral',
  'enteric-capsule': 'oral',
  'depot-capsule': 'oral',
  'oral-solution': 'oral',
  'oral-drops': 'oral',
  'oral-powder': 'oral',
  injection: 'subcutaneous',
  inhalation: 'inhalation',
  'nasal-spray': 'nasal',
  patch: 'transdermal',
  cream: 'cutaneous',
  'eye-drops': 'ocular',
  'eye-ointment': 'ocular',
  suppository: 'rectal',
  enema: 'rectal',
  vagitory: 'vaginal',
  'vaginal-cream': 'vaginal',
  'sublingual-tablet': 'sublingual',
  'sublingual-spray': 'sublingual',
}
