import { addDays, addWorkdays, type DanishCalendar, daysBetween } from '../../../../kernel/danish-calendar.ts'
import type { ReconciliationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { supplyAnswers } from '../../../../kernel/medicine-words.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { SupplyAnswered } from './event.ts'
import { agreedRows, type MedicineState, type Reconciliation } from './fold.ts'
import { type Medicine, type RowKey, takenOn, type Weekday, type Who } from './medicine.ts'
import { timesOf } from './regimen.ts'

export type SupplyAnswer = (typeof supplyAnswers)[number]

/** What the citizen needs of one medicine until a pharmacy is open. */
export interface SupplyNeed {
  readonly rowKey: RowKey
  readonly medicine: Medicine
  /** Units of the medicine; null where the dose is a scheme that stands elsewhere. */
  readonly amount: number | null
}

export interface HomeSupply {
  readonly homeOn: DanishDate
  /** The last day to cover: a pharmacy is sure to be open on it. */
  readonly until: DanishDate
  readonly needs: readonly SupplyNeed[]
}

/** Pharmacies keep more days than offices: on the eves they are shut, or shut early. */
const pharmacyCalendar: DanishCalendar = {
  daysOff: ['constitution-day', 'christmas-eve', 'new-years-eve'],
}

/**
 * What a citizen who comes home on a day needs until the next pharmacy opening (pathways A12). Counted from and with the day
 * they come home to and with the next workday: on Saturdays many pharmacies are shut by noon, and nobody shall have to run.
 */
export function homeSupply(state: MedicineState, homeOn: DanishDate): HomeSupply {
  const until = addWorkdays(homeOn, 1, pharmacyCalendar)
  const days = Array.from({ length: daysBetween(homeOn, until) + 1 }, (_, index) => addDays(homeOn, index))
  const needs = [...agreedRows(state)].flatMap(([rowKey, medicines]) =>
    takenOn(medicines, homeOn).map((medicine) => ({ rowKey, medicine, amount: amountFor(medicine, days) })),
  )
  return { homeOn, until, needs }
}

function amountFor({ dose, startOn, stopOn }: Medicine, days: readonly DanishDate[]): number | null {
  const taken = days.filter(
    (day) => (startOn === null || startOn <= day) && (stopOn === null || stopOn >= day),
  )
  switch (dose.kind) {
    case 'text':
      return null
    case 'as-needed':
      return rounded(dose.amount * (dose.mostTimesADay ?? 1) * taken.length)
    case 'schedule': {
      const aDay = timesOf(dose).reduce((sum, amount) => sum + amount, 0)
      return rounded(
        aDay * taken.filter((day) => dose.on === null || dose.on.includes(weekdayOf(day))).length,
      )
    }
  }
}

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function weekdayOf(day: DanishDate): Weekday {
  return weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'mon'
}

/** Halves and quarters stay; what floating point adds is taken off. */
function rounded(amount: number): number {
  return Number(amount.toFixed(3))
}

export type AnswerSupplyRefused = Refusal<
  | 'reconciliation-unknown'
  | 'medicine-supply-unanswered'
  | 'medicine-supply-in-the-past'
  | 'medicine-at-home-already'
>

/** The ward says of each medicine how the citizen has enough of it until a pharmacy is open. */
export function answerSupply(
  state: MedicineState,
  told: {
    readonly reconciliationId: ReconciliationId
    readonly homeOn: DanishDate
    readonly answers: ReadonlyMap<RowKey, SupplyAnswer>
    readonly by: Who
  },
  now: Instant,
  on: DanishDate,
): Result<SupplyAnswered, AnswerSupplyRefused> {
  const { reconciliationId, homeOn, answers, by } = told
  const reconciliation = state.reconciliations.find((one) => one.reconciliationId === reconciliationId)
  if (reconciliation === undefined) return refused('reconciliation-unknown')
  if (reconciliation.endedAt !== null) return refused('medicine-at-home-already')
  if (homeOn < on) return refused('medicine-supply-in-the-past', { on })
  const { until, needs } = homeSupply(state, homeOn)
  const rowKeys = [...new Set(needs.map(({ rowKey }) => rowKey))]
  const open = rowKeys.filter((rowKey) => !answers.has(rowKey))
  if (open.length > 0) return refused('medicine-supply-unanswered', { rows: open })
  const lines = rowKeys.flatMap((rowKey) => {
    const how = answers.get(rowKey)
    return how === undefined ? [] : [{ rowKey, how }]
  })
  return ok({ type: 'supply-answered', at: now, reconciliationId, homeOn, until, lines, by })
}

/** The answer while it holds: no line has changed since, and the day has not passed. */
export function standingSupply(
  { listVersion }: MedicineState,
  { supply }: Reconciliation,
  on: DanishDate,
): NonNullable<Reconciliation['supply']> | undefined {
  if (supply === undefined || supply.sequence < listVersion || supply.homeOn < on) return undefined
  return supply
}
