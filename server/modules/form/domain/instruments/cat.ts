import { bandUpTo, items, numbered, simple, sumOf } from './instrument.ts'

const names = numbered(8)

/**
 * COPD Assessment Test: eight items of 0 to 5, 0 to 40 in all; from 10 the patient has symptoms (pathways N2). A score of
 * exactly 10 or 20 is medium, 30 high.
 */
export const cat = simple(
  {
    code: 'cat',
    version: '1',
    name: { da: 'CAT (KOL-vurderingstest)', en: 'CAT (COPD Assessment Test)' },
    credit: {
      da: '© GSK. Spørgsmålenes tekst kræver tilladelse',
      en: '© GSK. The questions need permission',
    },
    needsLicence: true,
    inputs: items(names, 5),
    range: { min: 0, max: 40, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [9, { code: 'low', text: { da: 'Lav påvirkning', en: 'Low impact' } }],
        [20, { code: 'medium', text: { da: 'Middel påvirkning', en: 'Medium impact' } }],
        [30, { code: 'high', text: { da: 'Høj påvirkning', en: 'High impact' } }],
        [40, { code: 'very-high', text: { da: 'Meget høj påvirkning', en: 'Very high impact' } }],
      ]),
  },
  sumOf(names),
)
