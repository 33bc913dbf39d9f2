import type { HouseDatabase } from '../server/database.ts'
import type { Shell } from '../server/platform/shell.ts'
import type { BenchOptions } from './options.ts'
import type { Population } from './population/populate.ts'

/** What a bar is measured on. */
export interface Bench {
  readonly shell: Shell
  readonly database: HouseDatabase
  readonly population: Population
  readonly options: BenchOptions
}

/** One thing measured. A finding without a bar is told for what it is worth. */
export interface Finding {
  /** What, in the words of the design. */
  readonly what: string
  /** How it was measured, in a few words. */
  readonly how: string
  /** The number and its unit, as people read it. */
  readonly measured: string
  readonly bar?: string
  /** Whether it holds the bar; missing when there is none. */
  readonly holds?: boolean
  /** The same as numbers, for a program to read. */
  readonly numbers: Readonly<Record<string, number>>
}
