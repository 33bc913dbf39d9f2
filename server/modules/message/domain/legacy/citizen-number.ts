import { parseCpr } from '../../../../../kernel/cpr.ts'
import type { OlderCitizenNumber } from './facts.ts'

/** The number of a citizen, from what stands where a CPR number does and where the number instead of one does. */
export function citizenNumberOf(
  cpr: string | undefined,
  replacement: string | undefined,
): OlderCitizenNumber | undefined {
  if (cpr !== undefined) {
    const number = parseCpr(cpr)
    return number.ok ? { kind: 'cpr', value: number.value } : undefined
  }
  // The older formats do not say who issued it, so only its form is looked at.
  return replacement !== undefined && /^\d{6}[0-9A-Z]{4}$/.test(replacement)
    ? { kind: 'replacement', value: replacement }
    : undefined
}
