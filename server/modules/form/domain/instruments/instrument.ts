import type { Bilingual } from '../../../../../kernel/bilingual.ts'

/** A range of the score with a name of its own. What to do about it is for a person; a band is never a diagnosis. */
export interface Band {
  readonly code: string
  readonly text: Bilingual
}

/** Something a person must act on now, whatever the score. */
export interface Flag {
  readonly code: string
  readonly text: Bilingual
}

/** An answer to one question of an instrument. Left out or undefined: not answered. */
export type Given = Readonly<Record<string, number | string | boolean | undefined>>

/** What an instrument makes of the answers. */
export interface InstrumentResult {
  readonly instrument: string
  /** Scores of two versions are never compared without this. */
  readonly version: string
  /** Null while something is missing. */
  readonly score: number | null
  readonly band: Band | null
  /** Names of the questions that are not answered, or not with something they can be answered with. */
  readonly missing: readonly string[]
  readonly flags: readonly Flag[]
}

/** One question, and what may be answered: a number in steps, one of some words, yes or no. */
export type InstrumentInput = { readonly name: string; readonly isOptional?: true } & (
  | { readonly of: 'number'; readonly min: number; readonly max: number; readonly isWhole: boolean }
  | { readonly of: 'points'; readonly points: readonly number[] }
  | { readonly of: 'word'; readonly words: readonly string[] }
  | { readonly of: 'yes-no' }
)

/** A measure with published rules. Its questions are asked by forms; here is only what the answers amount to. */
export interface Instrument {
  readonly code: string
  readonly version: string
  readonly name: Bilingual
  /** Whose it is and on what terms, to be shown with it. */
  readonly credit: Bilingual
  /** Its questions may be shown only by a house that has a licence; others keep the total a person has reckoned. */
  readonly needsLicence: boolean
  readonly inputs: readonly InstrumentInput[]
  /** What the total can be. */
  readonly range: { readonly min: number; readonly max: number; readonly isWhole: boolean }
  /** The band of a total alone; null where the total does not say it. */
  bandOf(score: number): Band | null
  measure(given: Given): InstrumentResult
}

/** The questions that are not answered with something they can be answered with. */
export function missingOf(inputs: readonly InstrumentInput[], given: Given): string[] {
  return inputs.flatMap((input) =>
    isAnswer(input, given[input.name]) || (input.isOptional && given[input.name] === undefined)
      ? []
      : [input.name],
  )
}

function isAnswer(input: InstrumentInput, value: Given[string]): boolean {
  switch (input.of) {
    case 'number':
      return (
        typeof value === 'number' &&
        value >= input.min &&
        value <= input.max &&
        (!input.isWhole || Number.isInteger(value))
      )
    case 'points':
      return typeof value === 'number' && input.points.includes(value)
    case 'word':
      return typeof value === 'string' && input.words.includes(value)
    case 'yes-no':
      return typeof value === 'boolean'
  }
}

/** Whole numbers from 0 to the highest, for each of the names. */
export function items(names: readonly string[], max: number): InstrumentInput[] {
  return names.map((name) => ({ name, of: 'number', min: 0, max, isWhole: true }))
}

/** The band a score lies in: each band with the highest score it holds, in rising order. */
export function bandUpTo(
  score: number,
  bands: readonly (readonly [highest: number, band: Band])[],
): Band | null {
  return bands.find(([highest]) => score <= highest)?.[1] ?? null
}

/** An instrument whose total is worked out when nothing is missing, and whose band follows from the total. */
export function simple(
  about: Omit<Instrument, 'measure'>,
  total: (given: Readonly<Record<string, number>>) => number,
): Instrument {
  return {
    ...about,
    measure(given) {
      const missing = missingOf(about.inputs, given)
      const score = missing.length > 0 ? null : total(given as Readonly<Record<string, number>>)
      return {
        instrument: about.code,
        version: about.version,
        score,
        band: score === null ? null : about.bandOf(score),
        missing,
        flags: [],
      }
    },
  }
}

/** The sum of some answers. */
export function sumOf(names: readonly string[]): (given: Readonly<Record<string, number>>) => number {
  return (given) => names.reduce((sum, name) => sum + (given[name] ?? 0), 0)
}

/** `item-1` … `item-n`: for instruments whose questions we may not name. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `item-${index + 1}`)
}
