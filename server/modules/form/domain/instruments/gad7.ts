import { bandUpTo, items, numbered, simple, sumOf } from './instrument.ts'

const names = numbered(7)

/** Anxiety in the last two weeks: seven items of 0 to 3, 0 to 21 in all; the cut is 10 (pathways N12). */
export const gad7 = simple(
  {
    code: 'gad-7',
    version: '1',
    name: { da: 'GAD-7 (angst)', en: 'GAD-7 (anxiety)' },
    credit: { da: 'Spitzer m.fl. 2006. Fri', en: 'Spitzer et al. 2006. Free' },
    needsLicence: false,
    inputs: items(names, 3),
    range: { min: 0, max: 21, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [4, { code: 'minimal', text: { da: 'Ingen eller meget let', en: 'None or minimal' } }],
        [9, { code: 'mild', text: { da: 'Let', en: 'Mild' } }],
        [14, { code: 'moderate', text: { da: 'Moderat', en: 'Moderate' } }],
        [21, { code: 'severe', text: { da: 'Svær', en: 'Severe' } }],
      ]),
  },
  sumOf(names),
)
