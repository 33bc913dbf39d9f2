import { type Band, bandUpTo, type Given, type Instrument, missingOf } from './instrument.ts'

/** The words for how awake somebody is, with their points. */
export const consciousness = { habitual: 0, agitated: 1, voice: 1, pain: 2, none: 3 } as const

const names = ['pulse', 'respiration', 'temperature', 'systolic', 'consciousness'] as const

/** Points of a measured value: the first row whose highest value it does not pass. Gap values as pathways N1 closes them. */
const tables: Readonly<Record<string, readonly (readonly [below: number, points: number])[]>> = {
  pulse: [
    [40, 2],
    [50, 1],
    [90, 0],
    [110, 1],
    [130, 2],
  ],
  respiration: [
    [9, 3],
    [12, 1],
    [21, 0],
    [25, 2],
  ],
  temperature: [
    [34, 3],
    [36, 2],
    [38, 0],
    [39, 1],
    [40, 2],
  ],
  systolic: [
    [70, 3],
    [80, 2],
    [100, 1],
    [200, 0],
  ],
}
/** What is above the last row. */
const above: Readonly<Record<string, number>> = { pulse: 3, respiration: 3, temperature: 3, systolic: 2 }

const bands = {
  none: { code: 'none', text: { da: 'Ingen tegn på begyndende sygdom', en: 'No early signs of illness' } },
  check: {
    code: 'check',
    text: {
      da: 'Se efter årsag, mål 3 gange på et døgn',
      en: 'Look for a cause, measure 3 times in 24 hours',
    },
  },
  nurse: {
    code: 'nurse',
    text: { da: 'Kontakt sygeplejerske, mål oftere', en: 'Contact a nurse, measure more often' },
  },
  doctor: { code: 'doctor', text: { da: 'Læge samme dag', en: 'Doctor the same day' } },
  acute: { code: 'acute', text: { da: 'Akut læge eller 112', en: 'Doctor at once, or 112' } },
} as const satisfies Record<string, Band>

function pointsOf(name: string, value: number): number {
  return tables[name]?.find(([below]) => value < below)?.[1] ?? above[name] ?? 0
}

function bandOf(score: number): Band | null {
  return bandUpTo(score, [
    [0, bands.none],
    [1, bands.check],
    [2, bands.nurse],
    [4, bands.doctor],
    [15, bands.acute],
  ])
}

/**
 * Early signs of illness: five things measured, 0 to 3 points each, 0 to 15 in all (pathways N1). One item of 3 is acute
 * whatever the sum. The doctor's response from 2 points up is a local agreement and to be verified.
 */
export const tobs: Instrument = {
  code: 'tobs',
  version: '1',
  name: { da: 'TOBS (tidlig opsporing af begyndende sygdom)', en: 'TOBS (early signs of illness)' },
  credit: {
    da: 'Udviklet og offentliggjort af danske kommuner og regioner',
    en: 'Published by Danish municipalities and regions',
  },
  needsLicence: false,
  inputs: [
    { name: 'pulse', of: 'number', min: 0, max: 300, isWhole: true },
    { name: 'respiration', of: 'number', min: 0, max: 100, isWhole: true },
    { name: 'temperature', of: 'number', min: 25, max: 45, isWhole: false },
    { name: 'systolic', of: 'number', min: 0, max: 350, isWhole: true },
    { name: 'consciousness', of: 'word', words: Object.keys(consciousness) },
  ],
  range: { min: 0, max: 15, isWhole: true },
  bandOf,
  measure(given) {
    const missing = missingOf(this.inputs, given)
    const about = { instrument: this.code, version: this.version, missing }
    const points = pointsOfAll(given, missing)
    const hasThree = points.includes(3)
    const score = missing.length > 0 ? null : points.reduce((sum, one) => sum + one, 0)
    const isFast = typeof given.respiration === 'number' && given.respiration > 30
    return {
      ...about,
      score,
      band: score === null ? null : hasThree ? bands.acute : bandOf(score),
      flags: [
        ...(hasThree
          ? [
              {
                code: 'single-three',
                text: { da: 'Ét mål giver 3 point: akut', en: 'One item has 3 points: acute' },
              },
            ]
          : []),
        ...(isFast
          ? [
              {
                code: 'breathing-above-30',
                text: { da: 'Vejrtrækning over 30: meget syg', en: 'Breathing above 30: very ill' },
              },
            ]
          : []),
      ],
    }
  },
}

function pointsOfAll(given: Given, missing: readonly string[]): number[] {
  return names
    .filter((name) => !missing.includes(name))
    .map((name) =>
      name === 'consciousness'
        ? consciousness[given.consciousness as keyof typeof consciousness]
        : pointsOf(name, given[name] as number),
    )
}
