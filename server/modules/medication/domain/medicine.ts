import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type {
  administrationRoutes,
  doseUnits,
  lineStatuses,
  medicineForms,
  medicineParties,
  weekdays,
} from '../../../../kernel/medicine-words.ts'

export type MedicineForm = (typeof medicineForms)[number]
export type DoseUnit = (typeof doseUnits)[number]
export type AdministrationRoute = (typeof administrationRoutes)[number]
export type Weekday = (typeof weekdays)[number]
export type LineStatus = (typeof lineStatuses)[number]
export type Party = (typeof medicineParties)[number]

/** How much, and when; amounts count the medicine's unit. Null days are every day. */
export type Dose =
  | {
      readonly kind: 'schedule'
      readonly morning: number
      readonly noon: number
      readonly evening: number
      readonly night: number
      readonly on: readonly Weekday[] | null
    }
  | { readonly kind: 'as-needed'; readonly amount: number; readonly mostTimesADay: number | null }
  /** By a scheme that stands elsewhere, as warfarin by INR. */
  | { readonly kind: 'text'; readonly text: string }

/** A person and where they worked, as it was then. */
export interface Who {
  readonly personId: PersonId | null
  readonly name: string
  readonly function: string | null
  readonly unitId: OrganisationId | null
  readonly unitName: string | null
}

/** A medicine with its dose, as one list has it. */
export interface Medicine {
  /** The order of the medicine card it is; null for what has none. */
  readonly orderId: string | null
  /** The substance by WHO. */
  readonly atc: string
  readonly name: string
  /** As the package says: `500 mg`, `100 IE/ml`. */
  readonly strength: string
  readonly form: MedicineForm
  readonly unit: DoseUnit
  readonly route: AdministrationRoute
  readonly dose: Dose
  /** What it is for, in words the citizen knows. */
  readonly indication: string
  /** How to take it. */
  readonly instruction: string
  readonly startOn: DanishDate | null
  /** Last day. */
  readonly stopOn: DanishDate | null
  /** First day it is taken again; null when it is not paused. */
  readonly pausedUntil: DanishDate | 'further-notice' | null
  readonly isDoseDispensed: boolean
  readonly prescriber: Who | null
}

/**
 * The name of a line over all lists: a substance in a form, `A10BA02-tablet`. Two strengths of the same tablet are one line,
 * for what matters is what the citizen gets; tablets and drops of the same substance are two.
 */
export type RowKey = string

export function rowKeyOf({ atc, form }: Pick<Medicine, 'atc' | 'form'>): RowKey {
  return `${atc}-${form}`
}

/** What a list has by line, in the order it has it. */
export function byRow(medicines: readonly Medicine[]): ReadonlyMap<RowKey, readonly Medicine[]> {
  return Map.groupBy(medicines, rowKeyOf)
}

/** Not ended before the day, and not a pause: whether it is on the list at all. It may begin later. */
export function isOnList({ stopOn }: Medicine, on: DanishDate): boolean {
  return stopOn === null || stopOn >= on
}

export function isPausedOn({ pausedUntil }: Medicine, on: DanishDate): boolean {
  return pausedUntil === 'further-notice' || (pausedUntil !== null && pausedUntil > on)
}

/** What the citizen is to take as things stand on the day. */
export function takenOn(medicines: readonly Medicine[], on: DanishDate): readonly Medicine[] {
  return medicines.filter((one) => isOnList(one, on) && !isPausedOn(one, on))
}
