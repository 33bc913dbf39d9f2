import { type Band, bandUpTo, type Flag, type Given, type Instrument, missingOf } from './instrument.ts'

/** Items 8 and 10 have two halves, of which the higher counts. */
const plain = ['1', '2', '3', '4', '5', '6', '7', '9'].map((number) => `item-${number}`)
const halves = ['item-8a', 'item-8b', 'item-10a', 'item-10b']
const names = [...plain, ...halves]

const bands = {
  none: { code: 'none', text: { da: 'Ingen eller tvivlsom depression', en: 'No or doubtful depression' } },
  mild: { code: 'mild', text: { da: 'Svarende til let depression', en: 'As in mild depression' } },
  moderate: {
    code: 'moderate',
    text: { da: 'Svarende til moderat depression', en: 'As in moderate depression' },
  },
  severe: { code: 'severe', text: { da: 'Svarende til svær depression', en: 'As in severe depression' } },
} as const satisfies Record<string, Band>

/**
 * The Major Depression Inventory: ten items of 0 to 5, 0 to 50 in all (pathways N5). Two band sets are published; a site picks
 * one, and the version says which. Missing items give no band. Item 6 (life not worth living) calls for a person whatever the
 * sum: from 1 a clinician asks in the same contact, from 3 the citizen is assessed the same day (pathways D5).
 */
function mdiWith(code: string, version: string, highest: readonly [number, number, number]): Instrument {
  const bandOf = (score: number) =>
    bandUpTo(score, [
      [highest[0], bands.none],
      [highest[1], bands.mild],
      [highest[2], bands.moderate],
      [50, bands.severe],
    ])
  return {
    code,
    version,
    name: { da: 'MDI (depression)', en: 'MDI (depression)' },
    credit: {
      da: 'Per Bech, Psykiatrisk Forskningsenhed, CCMH. Fri til klinisk brug, teksten må ikke ændres',
      en: 'Per Bech, Psychiatric Research Unit, CCMH. Free for clinical use; the text may not be changed',
    },
    needsLicence: false,
    inputs: names.map((name) => ({ name, of: 'number', min: 0, max: 5, isWhole: true })),
    range: { min: 0, max: 50, isWhole: true },
    bandOf,
    measure(given) {
      const missing = missingOf(this.inputs, given)
      const score = missing.length > 0 ? null : itemsOf(given).reduce((sum, one) => sum + one, 0)
      const band = score === null ? null : bandOf(score)
      return { instrument: code, version, score, band, missing, flags: flagsOf(given['item-6']) }
    },
  }
}

export const mdi = mdiWith('mdi', 'default bands', [20, 25, 30])
export const mdiAlternative = mdiWith('mdi-alternative', 'alternative bands', [19, 24, 29])

/** The ten items in their order. */
function itemsOf(given: Given): number[] {
  const points = (name: string) => given[name] as number
  const ofHalves = (number: number) => Math.max(points(`item-${number}a`), points(`item-${number}b`))
  return Array.from({ length: 10 }, (_, index) =>
    index === 7 || index === 9 ? ofHalves(index + 1) : points(`item-${index + 1}`),
  )
}

function flagsOf(item6: Given[string]): Flag[] {
  if (typeof item6 !== 'number' || item6 < 1) return []
  if (item6 >= 3)
    return [
      {
        code: 'assess-suicide-today',
        text: {
          da: 'Spørgsmål 6: vurdér selvmordsrisiko i dag',
          en: 'Item 6: assess the risk of suicide today',
        },
      },
    ]
  return [
    {
      code: 'ask-about-suicide',
      text: {
        da: 'Spørgsmål 6: spørg ind til det nu, i denne kontakt',
        en: 'Item 6: ask about it now, in this contact',
      },
    },
  ]
}

export type MdiGrade = 'none' | 'mild' | 'moderate' | 'severe'

/**
 * The ICD-10 aid: an item counts as present from 4 (items 1–3, the core) or 3 (items 4–10). An aid to the clinician's own
 * judgment, to be verified and never a diagnosis. Undefined while something is missing.
 */
export function mdiSymptoms(given: Given): { core: number; other: number; grade: MdiGrade } | undefined {
  if (missingOf(mdi.inputs, given).length > 0) return undefined
  const points = itemsOf(given)
  const core = points.slice(0, 3).filter((one) => one >= 4).length
  const other = points.slice(3).filter((one) => one >= 3).length
  const grade =
    core >= 3 && other >= 5
      ? 'severe'
      : core >= 2 && other >= 4
        ? 'moderate'
        : core >= 2 && other >= 2
          ? 'mild'
          : 'none'
  return { core, other, grade }
}
