import { type Band, simple } from './instrument.ts'

const bands: readonly Band[] = [
  { code: '0', text: { da: 'Fuldt aktiv', en: 'Fully active' } },
  { code: '1', text: { da: 'Begrænset ved anstrengelse', en: 'Restricted in strenuous activity' } },
  {
    code: '2',
    text: {
      da: 'Selvhjulpen, oppe mere end halvdelen af dagen',
      en: 'Self-caring, up more than half of the day',
    },
  },
  {
    code: '3',
    text: {
      da: 'Delvist selvhjulpen, i seng eller stol mere end halvdelen af dagen',
      en: 'Limited self-care, in bed or chair more than half of the day',
    },
  },
  { code: '4', text: { da: 'Helt afhængig af hjælp', en: 'Completely disabled' } },
  { code: '5', text: { da: 'Død', en: 'Dead' } },
]

/** Performance status from 0 to 5 (pathways N9). */
export const ecog = simple(
  {
    code: 'ecog',
    version: '1',
    name: { da: 'ECOG (funktionsstatus)', en: 'ECOG (performance status)' },
    credit: {
      da: 'Oken m.fl. 1982, ECOG-ACRIN. Fri med kildeangivelse',
      en: 'Oken et al. 1982, ECOG-ACRIN. Free with credit',
    },
    needsLicence: false,
    inputs: [{ name: 'level', of: 'number', min: 0, max: 5, isWhole: true }],
    range: { min: 0, max: 5, isWhole: true },
    bandOf: (score) => bands[score] ?? null,
  },
  ({ level = 0 }) => level,
)
