import { bandUpTo, type Instrument, missingOf } from './instrument.ts'

/** Pain from 0 to 10; from 4 something is done, and asked again an hour after medicine (pathways N8). */
export const nrsPain: Instrument = {
  code: 'nrs-pain',
  version: '1',
  name: { da: 'NRS (smerte 0–10)', en: 'NRS (pain 0–10)' },
  credit: { da: 'Fri', en: 'Free' },
  needsLicence: false,
  inputs: [
    { name: 'rest', of: 'number', min: 0, max: 10, isWhole: true },
    { name: 'movement', of: 'number', min: 0, max: 10, isWhole: true, isOptional: true },
  ],
  range: { min: 0, max: 10, isWhole: true },
  bandOf: (score) =>
    bandUpTo(score, [
      [0, { code: 'none', text: { da: 'Ingen smerter', en: 'No pain' } }],
      [3, { code: 'mild', text: { da: 'Lette smerter', en: 'Mild pain' } }],
      [6, { code: 'moderate', text: { da: 'Moderate smerter', en: 'Moderate pain' } }],
      [10, { code: 'severe', text: { da: 'Stærke smerter', en: 'Severe pain' } }],
    ]),
  measure(given) {
    const missing = missingOf(this.inputs, given)
    const about = { instrument: this.code, version: this.version, missing }
    if (missing.length > 0) return { ...about, score: null, band: null, flags: [] }
    // The worst of the two decides what is done.
    const score = Math.max(given.rest as number, (given.movement as number | undefined) ?? 0)
    const flags =
      score < 4
        ? []
        : [
            {
              code: 'act-on-pain',
              text: {
                da: 'Gør noget ved smerten, og spørg igen 1 time efter medicin',
                en: 'Act on the pain, and ask again 1 hour after medicine',
              },
            },
          ]
    return { ...about, score, band: this.bandOf(score), flags }
  },
}
