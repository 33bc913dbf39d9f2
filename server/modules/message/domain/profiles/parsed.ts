import type { Issue } from '../issue.ts'

/** The facts, when enough can be read for the letter to have one sure meaning, and every breach that was found. */
export interface Parsed<Facts> {
  readonly facts: Facts | undefined
  readonly issues: readonly Issue[]
}
