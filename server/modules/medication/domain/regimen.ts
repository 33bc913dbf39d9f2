import type { DanishDate } from '../../../../kernel/instant.ts'
import { type Dose, type Medicine, takenOn, type Weekday } from './medicine.ts'

/**
 * What the citizen gets of a line on a day, written so that the same is always written the same: two tablets of 500 mg are one
 * of 1000 mg, and morning and evening in two lines are morning and evening in one. Empty when they get nothing.
 */
export function regimenOf(medicines: readonly Medicine[], on: DanishDate): string {
  const taken = takenOn(medicines, on)
  const scheduled = new Map<string, readonly number[]>()
  const rest: string[] = []
  for (const medicine of taken) {
    const { dose } = medicine
    const { size, basis } = sizeOf(medicine)
    if (dose.kind === 'schedule') {
      const key = `${daysOf(dose.on)} ${basis}`
      const before = scheduled.get(key) ?? [0, 0, 0, 0]
      scheduled.set(
        key,
        timesOf(dose).map((amount, index) => rounded((before[index] ?? 0) + amount * size)),
      )
    } else if (dose.kind === 'as-needed') {
      rest.push(`as needed ${rounded(dose.amount * size)} ${basis} ${dose.mostTimesADay ?? ''}`.trim())
    } else rest.push(`by ${dose.text.trim().toLowerCase()} ${medicine.strength}`)
  }
  const schedules = [...scheduled].map(([key, amounts]) => `${key} ${amounts.join(' ')}`)
  return [...schedules, ...rest].toSorted().join('; ')
}

/** Morning, noon, evening, night. */
export function timesOf(dose: Extract<Dose, { kind: 'schedule' }>): readonly number[] {
  return [dose.morning, dose.noon, dose.evening, dose.night]
}

function daysOf(on: readonly Weekday[] | null): string {
  return on === null || new Set(on).size === 7 ? 'daily' : [...new Set(on)].toSorted().join('+')
}

const milligramsOf: Readonly<Record<string, number>> = { g: 1_000, mg: 1, mikrogram: 0.001 }

/** How much one unit holds, where the package says so plainly; else units are counted and the strength stands beside. */
function sizeOf({ strength, unit }: Medicine): { size: number; basis: string } {
  const [, number = '', measure = ''] = /^(\d+(?:[.,]\d+)?) (g|mg|mikrogram)$/.exec(strength.trim()) ?? []
  const milligrams = milligramsOf[measure]
  if (milligrams === undefined) return { size: 1, basis: `${unit} ${strength.trim()}` }
  return { size: Number(number.replace(',', '.')) * milligrams, basis: 'mg' }
}

/** Sums of decimals are compared, so what floating point adds is taken off. */
function rounded(amount: number): number {
  return Number(amount.toFixed(6))
}
