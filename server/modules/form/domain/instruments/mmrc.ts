import { bandUpTo, simple } from './instrument.ts'

/** Breathlessness, 0 to 4; the older MRC scale is one higher. From 2 the patient is limited in daily life (pathways N3). */
export const mmrc = simple(
  {
    code: 'mmrc',
    version: '1',
    name: { da: 'mMRC (åndenød)', en: 'mMRC (breathlessness)' },
    credit: {
      da: 'Medical Research Council, modificeret udgave',
      en: 'Medical Research Council, modified version',
    },
    needsLicence: false,
    inputs: [{ name: 'level', of: 'number', min: 0, max: 4, isWhole: true }],
    range: { min: 0, max: 4, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [1, { code: 'below-cut', text: { da: 'Let åndenød', en: 'Slight breathlessness' } }],
        [
          4,
          {
            code: 'symptomatic',
            text: { da: 'Udtalt åndenød (2 eller mere)', en: 'Marked breathlessness (2 or more)' },
          },
        ],
      ]),
  },
  ({ level = 0 }) => level,
)
