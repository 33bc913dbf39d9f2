import { type Band, type Instrument, missingOf } from './instrument.ts'

type LowLimit = readonly [fromAge: number, toAge: number, below: number]

/** Fewer stands than this is below average for the age. No limits are published below 60 and above 94 years. */
const limits: Readonly<Record<string, readonly LowLimit[]>> = {
  male: [
    [60, 64, 14],
    [65, 74, 12],
    [75, 79, 11],
    [80, 84, 10],
    [85, 89, 8],
    [90, 94, 7],
  ],
  female: [
    [60, 64, 12],
    [65, 69, 11],
    [70, 79, 10],
    [80, 84, 9],
    [85, 89, 8],
    [90, 94, 4],
  ],
}

const low: Band = {
  code: 'frailty-cut',
  text: { da: '8 eller færre: tegn på skrøbelighed', en: '8 or fewer: a sign of frailty' },
}
const belowAverage: Band = {
  code: 'below-average',
  text: { da: 'Under gennemsnit for alder og køn', en: 'Below average for age and sex' },
}
const average: Band = { code: 'average', text: { da: 'Gennemsnit eller derover', en: 'Average or above' } }

function bandOf(score: number): Band | null {
  return score <= 8 ? low : null
}

/**
 * Full stands from a chair in 30 seconds with crossed arms; who uses the arms has 0 (pathways N7). 8 or fewer is the Danish cut
 * for frailty (to be verified); above that the limits for age and sex say whether it is below average. Without age or sex of a
 * published limit there is no band above the cut.
 */
export const chairStand: Instrument = {
  code: 'chair-stand-30s',
  version: '1',
  name: { da: 'Rejse-sætte-sig-test (30 sekunder)', en: '30-second chair stand' },
  credit: {
    da: 'Jones, Rikli og Beam 1999; CDC STEADI. Fri',
    en: 'Jones, Rikli and Beam 1999; CDC STEADI. Free',
  },
  needsLicence: false,
  inputs: [
    { name: 'stands', of: 'number', min: 0, max: 60, isWhole: true },
    { name: 'used-arms', of: 'yes-no' },
    { name: 'age', of: 'number', min: 0, max: 130, isWhole: true, isOptional: true },
    { name: 'sex', of: 'word', words: ['female', 'male', 'non-binary', 'unknown'], isOptional: true },
  ],
  range: { min: 0, max: 60, isWhole: true },
  bandOf,
  measure(given) {
    const missing = missingOf(this.inputs, given)
    const about = { instrument: this.code, version: this.version, missing, flags: [] }
    if (missing.length > 0) return { ...about, score: null, band: null }
    const score = given['used-arms'] === true ? 0 : (given.stands as number)
    const { age, sex } = given
    const below = limits[String(sex)]?.find(
      ([from, to]) => typeof age === 'number' && age >= from && age <= to,
    )?.[2]
    const byAge = below === undefined ? null : score < below ? belowAverage : average
    return { ...about, score, band: bandOf(score) ?? byAge }
  },
}
