import { type Band, type Instrument, items, missingOf, numbered, sumOf } from './instrument.ts'

const names = numbered(9)
const psychological = names.slice(4)

const bands = {
  low: { code: 'low', text: { da: 'Lav risiko', en: 'Low risk' } },
  medium: { code: 'medium', text: { da: 'Middel risiko', en: 'Medium risk' } },
  high: { code: 'high', text: { da: 'Høj risiko', en: 'High risk' } },
} as const satisfies Record<string, Band>

/**
 * STarT Back: nine items of 0 or 1. Up to 3 is low; more is medium, or high when four or five of the last five are met
 * (pathways N11). A total alone says only whether it is low.
 */
export const startBack: Instrument = {
  code: 'start-back',
  version: '9 items',
  name: { da: 'STarT Back (lænderygsmerter)', en: 'STarT Back (low back pain)' },
  credit: {
    da: '© Keele University. Spørgsmålene kræver licens',
    en: '© Keele University. The questions need a licence',
  },
  needsLicence: true,
  inputs: items(names, 1),
  range: { min: 0, max: 9, isWhole: true },
  bandOf: (score) => (score <= 3 ? bands.low : null),
  measure(given) {
    const missing = missingOf(this.inputs, given)
    const about = { instrument: this.code, version: this.version, missing, flags: [] }
    if (missing.length > 0) return { ...about, score: null, band: null }
    const points = given as Readonly<Record<string, number>>
    const score = sumOf(names)(points)
    const band = score <= 3 ? bands.low : sumOf(psychological)(points) <= 3 ? bands.medium : bands.high
    return { ...about, score, band }
  },
}
