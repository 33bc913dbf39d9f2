import { bandUpTo, items, numbered, simple, sumOf } from './instrument.ts'

const names = numbered(5)
const raw = sumOf(names)

/** Well-being in the last two weeks: five items of 0 to 5, times four: 0 to 100; a change of 10 matters (pathways N4). */
export const who5 = simple(
  {
    code: 'who-5',
    version: '1',
    name: { da: 'WHO-5 (trivsel)', en: 'WHO-5 (well-being)' },
    credit: {
      da: '© WHO, CC BY-NC-SA 3.0 IGO. Topp m.fl. 2015',
      en: '© WHO, CC BY-NC-SA 3.0 IGO. Topp et al. 2015',
    },
    needsLicence: false,
    inputs: items(names, 5),
    range: { min: 0, max: 100, isWhole: true },
    bandOf: (score) =>
      bandUpTo(score, [
        [
          35,
          {
            code: 'high-risk',
            text: { da: 'Stor risiko for depression eller stress', en: 'High risk of depression or stress' },
          },
        ],
        [
          50,
          {
            code: 'risk',
            text: { da: 'Risiko for depression eller stress', en: 'Risk of depression or stress' },
          },
        ],
        [100, { code: 'no-sign', text: { da: 'Ingen tegn', en: 'No sign' } }],
      ]),
  },
  (given) => raw(given) * 4,
)
