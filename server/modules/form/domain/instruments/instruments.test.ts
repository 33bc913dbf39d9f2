import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barthel20, barthel100, barthel100Shah } from './barthel.ts'
import { cat } from './cat.ts'
import { chairStand } from './chair-stand.ts'
import { clinicalFrailty } from './clinical-frailty.ts'
import { ecog } from './ecog.ts'
import { getInstrument, instrumentCodes } from './every-instrument.ts'
import { gad7 } from './gad7.ts'
import type { Given, Instrument, InstrumentInput } from './instrument.ts'
import { mdi, mdiAlternative, mdiSymptoms } from './mdi.ts'
import { mmrc } from './mmrc.ts'
import { nrsPain } from './nrs.ts'
import { qlqScale } from './qlq-c15-pal.ts'
import { startBack } from './start-back.ts'
import { tobs } from './tobs.ts'
import { who5 } from './who5.ts'

const inOrder = (instrument: Instrument, values: readonly (number | string)[]): Given =>
  Object.fromEntries(instrument.inputs.map(({ name }, index) => [name, values[index]]))
const all = (instrument: Instrument, value: number): Given =>
  Object.fromEntries(instrument.inputs.map(({ name }) => [name, value]))
const outcome = (instrument: Instrument, given: Given) => {
  const { score, band } = instrument.measure(given)
  return [score, band?.code]
}

describe('TOBS', () => {
  const well: Given = {
    pulse: 72,
    respiration: 16,
    temperature: 36.8,
    systolic: 130,
    consciousness: 'habitual',
  }
  const pointsOf = (changed: Given) => tobs.measure({ ...well, ...changed }).score

  test('somebody well has 0', () => {
    expect(outcome(tobs, well)).toEqual([0, 'none'])
  })

  test('fast pulse and breathing, fever, low pressure and a voice needed make 7: acute', () => {
    expect(outcome(tobs, inOrder(tobs, [112, 22, 38.4, 95, 'voice']))).toEqual([7, 'acute'])
  })

  test('the worst of everything makes 15', () => {
    expect(outcome(tobs, inOrder(tobs, [130, 25, 40, 69, 'none']))).toEqual([15, 'acute'])
  })

  test.each([
    ['a pulse of 39', { pulse: 39 }, 2],
    ['a pulse of 40', { pulse: 40 }, 1],
    ['a pulse of 129', { pulse: 129 }, 2],
    ['a temperature of 33.9', { temperature: 33.9 }, 3],
    ['a temperature of 35.95', { temperature: 35.95 }, 2],
    ['a temperature of 37.9', { temperature: 37.9 }, 0],
    ['a pressure of 200', { systolic: 200 }, 2],
    ['a pressure of 199', { systolic: 199 }, 0],
    ['8 breaths', { respiration: 8 }, 3],
    ['11 breaths', { respiration: 11 }, 1],
    ['being agitated', { consciousness: 'agitated' }, 1],
    ['reacting only to pain', { consciousness: 'pain' }, 2],
  ])('%s has the points of the table', (_, changed, points) => {
    expect(pointsOf(changed)).toBe(points)
  })

  test('one item of 3 is acute although the sum is only 3', () => {
    const result = tobs.measure({ ...well, respiration: 8 })
    expect(result).toMatchObject({ score: 3, band: { code: 'acute' }, flags: [{ code: 'single-three' }] })
  })

  test('2 is for the nurse, 3 and 4 for the doctor the same day', () => {
    expect(outcome(tobs, { ...well, pulse: 39 })).toEqual([2, 'nurse'])
    expect(outcome(tobs, { ...well, pulse: 39, temperature: 38 })).toEqual([3, 'doctor'])
  })

  test('without the temperature there is no score, and the temperature is named', () => {
    expect(tobs.measure({ ...well, temperature: undefined })).toMatchObject({
      score: null,
      band: null,
      missing: ['temperature'],
    })
  })
})

describe('WHO-5', () => {
  test.each([
    [[3, 3, 3, 3, 3], 60, 'no-sign'],
    [[2, 2, 3, 2, 3], 48, 'risk'],
    [[1, 2, 1, 2, 2], 32, 'high-risk'],
  ])('%j makes %d: %s', (values, score, band) => {
    expect(outcome(who5, inOrder(who5, values))).toEqual([score, band])
  })
})

describe('MDI', () => {
  test('2 in every item makes 20: none by the default bands, mild by the alternative', () => {
    expect(outcome(mdi, all(mdi, 2))).toEqual([20, 'none'])
    expect(outcome(mdiAlternative, all(mdiAlternative, 2))).toEqual([20, 'mild'])
  })

  test('25 is mild by the default bands and moderate by the alternative', () => {
    const given = { ...all(mdi, 2), 'item-1': 5, 'item-2': 4 }
    expect(outcome(mdi, given)).toEqual([25, 'mild'])
    expect(outcome(mdiAlternative, given)).toEqual([25, 'moderate'])
  })

  test('of items 8 and 10 the higher half counts', () => {
    expect(outcome(mdi, { ...all(mdi, 0), 'item-8a': 1, 'item-8b': 4, 'item-10a': 5 })).toEqual([9, 'none'])
  })

  test('a missing item gives no band', () => {
    expect(mdi.measure({ ...all(mdi, 5), 'item-9': undefined })).toMatchObject({ score: null, band: null })
  })

  test('life not worth living is asked about at once, also when the sum is low or something is missing', () => {
    expect(mdi.measure({ 'item-6': 1 }).flags).toMatchObject([{ code: 'ask-about-suicide' }])
    expect(mdi.measure({ ...all(mdi, 0), 'item-6': 3 }).flags).toMatchObject([
      { code: 'assess-suicide-today' },
    ])
    expect(mdi.measure(all(mdi, 0)).flags).toEqual([])
  })

  test('the ICD-10 aid counts core and other symptoms', () => {
    expect(mdiSymptoms(all(mdi, 5))).toEqual({ core: 3, other: 7, grade: 'severe' })
    expect(mdiSymptoms({ ...all(mdi, 0), 'item-1': 4, 'item-2': 4, 'item-4': 3, 'item-5': 3 })?.grade).toBe(
      'mild',
    )
    expect(mdiSymptoms(all(mdi, 3))?.grade).toBe('none')
    expect(mdiSymptoms({})).toBeUndefined()
  })
})

describe('Barthel', () => {
  test('the three versions carry their tag', () => {
    expect(new Set([barthel20, barthel100, barthel100Shah].map(({ version }) => version)).size).toBe(3)
  })

  test('20 of 20 is independent, 19 mild, 9 severe', () => {
    const top = Object.fromEntries(
      barthel20.inputs.map((input) => [input.name, input.of === 'number' ? input.max : 0]),
    )
    expect(outcome(barthel20, top)).toEqual([20, 'independent'])
    expect(outcome(barthel20, { ...top, stairs: 1 })).toEqual([19, 'mild'])
    expect(barthel20.bandOf(9)?.code).toBe('severe')
  })

  test('the original knows only its own steps', () => {
    const given = { ...all(barthel100, 5), feeding: 8 }
    expect(barthel100.measure(given).missing).toEqual(['feeding'])
    expect(outcome(barthel100, all(barthel100, 5))).toEqual([50, 'severe'])
  })

  test('a wheelchair counts only for who does not walk', () => {
    const walks = { ...all(barthel100Shah, 0), mobility: 3, wheelchair: 5 }
    expect(outcome(barthel100Shah, walks)).toEqual([3, 'total'])
    expect(outcome(barthel100Shah, { ...walks, mobility: 0 })).toEqual([5, 'total'])
    expect(outcome(barthel100Shah, { ...walks, mobility: 0, wheelchair: undefined })).toEqual([0, 'total'])
  })
})

describe('the 30-second chair stand', () => {
  const given = (stands: number, age?: number, sex?: string, arms = false): Given => ({
    stands,
    'used-arms': arms,
    age,
    sex,
  })
  test('8 is the cut for frailty; who uses the arms has 0', () => {
    expect(outcome(chairStand, given(8, 70, 'male'))).toEqual([8, 'frailty-cut'])
    expect(outcome(chairStand, given(14, 70, 'male', true))).toEqual([0, 'frailty-cut'])
  })
  test('below average is below the limit of age and sex', () => {
    expect(outcome(chairStand, given(13, 62, 'male'))).toEqual([13, 'below-average'])
    expect(outcome(chairStand, given(14, 62, 'male'))).toEqual([14, 'average'])
    expect(outcome(chairStand, given(9, 79, 'female'))).toEqual([9, 'below-average'])
    expect(outcome(chairStand, given(10, 79, 'female'))).toEqual([10, 'average'])
  })
  test('without a published limit there is no band above the cut', () => {
    expect(outcome(chairStand, given(12, 45, 'male'))).toEqual([12, undefined])
    expect(outcome(chairStand, given(12))).toEqual([12, undefined])
  })
})

describe('the short scales', () => {
  test('CAT: 9 low, 10 and 20 medium, 21 and 30 high, 31 very high', () => {
    expect([9, 10, 20, 21, 30, 31].map((score) => cat.bandOf(score)?.code)).toEqual([
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'very-high',
    ])
    expect(outcome(cat, all(cat, 5))).toEqual([40, 'very-high'])
  })

  test('mMRC: the cut is 2', () => {
    expect(outcome(mmrc, { level: 1 })).toEqual([1, 'below-cut'])
    expect(outcome(mmrc, { level: 2 })).toEqual([2, 'symptomatic'])
  })

  test('pain: the worst of rest and movement counts, and from 4 something is done', () => {
    expect(nrsPain.measure({ rest: 2, movement: 4 })).toMatchObject({
      score: 4,
      band: { code: 'moderate' },
      flags: [{ code: 'act-on-pain' }],
    })
    expect(outcome(nrsPain, { rest: 3 })).toEqual([3, 'mild'])
  })

  test('ECOG names each level', () => {
    expect([0, 3, 5].map((level) => outcome(ecog, { level })[1])).toEqual(['0', '3', '5'])
    expect(ecog.measure({ level: 6 }).missing).toEqual(['level'])
  })

  test('frailty: fit to 3, frail from 5, terminal at 9; there is no 0', () => {
    expect([3, 4, 5, 9].map((level) => outcome(clinicalFrailty, { level })[1])).toEqual([
      'fit',
      'very-mild',
      'mild',
      'terminal',
    ])
    expect(clinicalFrailty.measure({ level: 0 }).score).toBeNull()
  })

  test('STarT Back: the last five decide between medium and high', () => {
    expect(outcome(startBack, inOrder(startBack, [1, 1, 1, 0, 0, 0, 0, 0, 0]))).toEqual([3, 'low'])
    expect(outcome(startBack, inOrder(startBack, [1, 1, 0, 0, 1, 1, 1, 0, 0]))).toEqual([5, 'medium'])
    expect(outcome(startBack, inOrder(startBack, [0, 0, 0, 0, 1, 1, 1, 1, 0]))).toEqual([4, 'high'])
    expect(startBack.bandOf(5)).toBeNull()
  })

  test('GAD-7: 5 mild, 10 moderate, 15 severe', () => {
    expect([4, 5, 10, 15].map((score) => gad7.bandOf(score)?.code)).toEqual([
      'minimal',
      'mild',
      'moderate',
      'severe',
    ])
  })

  test('QLQ-C15-PAL by the formula: symptom up, function down, global from 1 to 7', () => {
    expect(qlqScale('symptom', [4])).toBe(100)
    expect(qlqScale('symptom', [2, 3])).toBe(50)
    expect(qlqScale('function', [1, 1])).toBe(100)
    expect(qlqScale('global', [4])).toBe(50)
    expect(qlqScale('symptom', [undefined, undefined, 3])).toBeUndefined()
    expect(qlqScale('symptom', [5])).toBeUndefined()
  })
})

describe('every instrument', () => {
  const answerOf = (input: InstrumentInput): fc.Arbitrary<number | string | boolean> => {
    switch (input.of) {
      case 'number':
        return input.isWhole
          ? fc.integer({ min: input.min, max: input.max })
          : fc.double({ min: input.min, max: input.max, noNaN: true })
      case 'points':
        return fc.constantFrom(...input.points)
      case 'word':
        return fc.constantFrom(...input.words)
      case 'yes-no':
        return fc.boolean()
    }
  }

  test.each(instrumentCodes)(
    '%s: any full answer has a score in its range, and the version with it',
    (code) => {
      const instrument = getInstrument(code)
      const given = fc.record(
        Object.fromEntries(instrument.inputs.map((input) => [input.name, answerOf(input)])),
      )
      fc.assert(
        fc.property(given, (answers) => {
          const { score, missing, version } = instrument.measure(answers)
          expect(missing).toEqual([])
          expect(score).toBeGreaterThanOrEqual(instrument.range.min)
          expect(score).toBeLessThanOrEqual(instrument.range.max)
          expect(version).toBe(instrument.version)
        }),
        { numRuns: 50 },
      )
    },
  )

  test.each(instrumentCodes)(
    '%s: without any answer there is no score, no band, and what is missing is named',
    (code) => {
      const { score, band, missing } = getInstrument(code).measure({})
      expect({ score, band }).toEqual({ score: null, band: null })
      expect(missing.length).toBeGreaterThan(0)
    },
  )

  test('names questions of an owner only under a licence: CAT, frailty and STarT Back', () => {
    expect(instrumentCodes.filter((code) => getInstrument(code).needsLicence)).toEqual([
      'cat',
      'clinical-frailty-scale',
      'start-back',
    ])
  })
})
