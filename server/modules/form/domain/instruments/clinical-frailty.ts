import { bandUpTo, simple } from './instrument.ts'

/**
 * The Clinical Frailty Scale as a level from 1 to 9, as the citizen was two weeks before the acute illness; not for anybody
 * below 65; frail from 5 (pathways N10). Only the level is kept: its pictures and texts need the owner's permission.
 */
export const clinicalFrailty = simple(
  {
    code: 'clinical-frailty-scale',
    version: '2.0',
    name: { da: 'Klinisk skrøbelighedsskala (CFS)', en: 'Clinical Frailty Scale (CFS)' },
    credit: {
      da: '© Rockwood, Dalhousie University. Kun niveauet gemmes her',
      en: '© Rockwood, Dalhousie University. Only the level is kept here',
    },
    needsLicence: true,
    inputs: [{ name: 'level', of: 'number', min: 1, max: 9, isWhole: true }],
    range: { min: 1, max: 9, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [3, { code: 'fit', text: { da: 'Ikke skrøbelig', en: 'Fit' } }],
        [4, { code: 'very-mild', text: { da: 'Meget let skrøbelig', en: 'Very mild frailty' } }],
        [5, { code: 'mild', text: { da: 'Let skrøbelig', en: 'Mild frailty' } }],
        [6, { code: 'moderate', text: { da: 'Moderat skrøbelig', en: 'Moderate frailty' } }],
        [7, { code: 'severe', text: { da: 'Svært skrøbelig', en: 'Severe frailty' } }],
        [8, { code: 'very-severe', text: { da: 'Meget svært skrøbelig', en: 'Very severe frailty' } }],
        [9, { code: 'terminal', text: { da: 'Terminalt syg', en: 'Terminally ill' } }],
      ]),
  },
  ({ level = 1 }) => level,
)
