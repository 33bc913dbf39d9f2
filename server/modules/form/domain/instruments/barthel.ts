import {
  type Band,
  bandUpTo,
  type Instrument,
  type InstrumentInput,
  missingOf,
  simple,
  sumOf,
} from './instrument.ts'

const credit = {
  da: 'Mahoney og Barthel 1965. Ikke-kommerciel brug med kildeangivelse',
  en: 'Mahoney and Barthel 1965. Non-commercial use with citation',
}

const of20: readonly (readonly [string, number])[] = [
  ['bowels', 2],
  ['bladder', 2],
  ['grooming', 1],
  ['toilet', 2],
  ['feeding', 2],
  ['transfer', 3],
  ['mobility', 3],
  ['dressing', 2],
  ['stairs', 2],
  ['bathing', 1],
]

/** Daily living in ten items, 0 to 20 in all (pathways N6). Never compared with the 100-point versions. */
export const barthel20 = simple(
  {
    code: 'barthel-20',
    version: '20 (Collin)',
    name: { da: 'Barthel-20 (daglige færdigheder)', en: 'Barthel-20 (daily living)' },
    credit,
    needsLicence: false,
    inputs: of20.map(([name, max]) => ({ name, of: 'number', min: 0, max, isWhole: true })),
    range: { min: 0, max: 20, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [4, { code: 'very-severe', text: { da: 'Meget svært afhængig', en: 'Very severe dependence' } }],
        [9, { code: 'severe', text: { da: 'Svært afhængig', en: 'Severe dependence' } }],
        [14, { code: 'moderate', text: { da: 'Moderat afhængig', en: 'Moderate dependence' } }],
        [19, { code: 'mild', text: { da: 'Let afhængig', en: 'Mild dependence' } }],
        [20, { code: 'independent', text: { da: 'Uafhængig', en: 'Independent' } }],
      ]),
  },
  sumOf(of20.map(([name]) => name)),
)

const fives = ['bathing', 'grooming']
const tens = ['feeding', 'dressing', 'bowels', 'bladder', 'toilet', 'stairs']
const fifteens = ['transfer', 'mobility']

function inputs(steps: readonly [five: number[], ten: number[], fifteen: number[]]): InstrumentInput[] {
  return [fives, tens, fifteens].flatMap((group, index) =>
    group.map((name): InstrumentInput => ({ name, of: 'points', points: steps[index] ?? [] })),
  )
}

function bandOf100(score: number): Band | null {
  return bandUpTo(score, [
    [20, { code: 'total', text: { da: 'Helt afhængig', en: 'Total dependence' } }],
    [60, { code: 'severe', text: { da: 'Svært afhængig', en: 'Severe dependence' } }],
    [90, { code: 'moderate', text: { da: 'Moderat afhængig', en: 'Moderate dependence' } }],
    [99, { code: 'slight', text: { da: 'Let afhængig', en: 'Slight dependence' } }],
    [100, { code: 'independent', text: { da: 'Uafhængig', en: 'Independent' } }],
  ])
}

const range = { min: 0, max: 100, isWhole: true }

/** The first version: steps of 5 points, 0 to 100 in all. */
export const barthel100 = simple(
  {
    code: 'barthel-100',
    version: '100 (original)',
    name: { da: 'Barthel-100, original', en: 'Barthel-100, original' },
    credit,
    needsLicence: false,
    inputs: inputs([
      [0, 5],
      [0, 5, 10],
      [0, 5, 10, 15],
    ]),
    range,
    bandOf: bandOf100,
  },
  sumOf([...fives, ...tens, ...fifteens]),
)

const shahInputs: readonly InstrumentInput[] = [
  ...inputs([
    [0, 1, 3, 4, 5],
    [0, 2, 5, 8, 10],
    [0, 3, 8, 12, 15],
  ]),
  { name: 'wheelchair', of: 'points', points: [0, 1, 3, 4, 5], isOptional: true },
]

/** Shah's version in five steps, 0 to 100. A wheelchair counts only for who does not walk (mobility 0). */
export const barthel100Shah: Instrument = {
  code: 'barthel-100-shah',
  version: '100 (Shah 1989)',
  name: { da: 'Barthel-100, Shah', en: 'Barthel-100, Shah' },
  credit: {
    da: 'Shah, Vanclay og Cooper 1989. Ikke-kommerciel brug med kildeangivelse',
    en: 'Shah, Vanclay and Cooper 1989. Non-commercial use with citation',
  },
  needsLicence: false,
  inputs: shahInputs,
  range,
  bandOf: bandOf100,
  measure(given) {
    const missing = missingOf(shahInputs, given)
    const about = { instrument: this.code, version: this.version, missing, flags: [] }
    if (missing.length > 0) return { ...about, score: null, band: null }
    const points = given as Readonly<Record<string, number>>
    const wheelchair = points.mobility === 0 ? (points.wheelchair ?? 0) : 0
    const score = sumOf([...fives, ...tens, ...fifteens])(points) + wheelchair
    return { ...about, score, band: bandOf100(score) }
  },
}
