import { describe, expect, test } from 'vitest'
import type { MedicineEntryView } from '../../../../contract/medication.ts'
import { bodiesOf, bodyOf, type DoseDraft, draftOfCatalogue, draftOfEntry } from './dose-draft.ts'

const digoxin = draftOfCatalogue({
  code: 'digoxin-tablet-62',
  atc: 'C01AA05',
  substance: 'Digoxin',
  name: 'Digoxin',
  strength: '62,5 mikrogram',
  form: 'tablet',
  unit: 'tablet',
  route: 'oral',
  highRisk: 'digoxin',
  mayBeDoseDispensed: true,
})

const entry: MedicineEntryView = {
  orderId: '0190aaaa-0000-7000-8000-000000000001',
  atc: 'A10BA02',
  name: 'Metformin',
  strength: '500 mg',
  form: 'tablet',
  unit: 'tablet',
  route: 'oral',
  dose: { kind: 'schedule', morning: 1, noon: 0, evening: 2, night: 0, on: null },
  doseText: { da: '1 tablet morgen og 2 tabletter aften', en: '1 tablet morning and 2 tablets evening' },
  indication: 'mod sukkersyge',
  instruction: 'med mad',
  startOn: '2020-01-01',
  stopOn: null,
  isPaused: false,
  pausedUntil: null,
  isDoseDispensed: true,
  prescriber: null,
}

describe('writing a dose', () => {
  test('what stands on the list is sent back as it stood when nothing is changed', () => {
    const { doseText: _, isPaused: __, pausedUntil: ___, prescriber: ____, ...body } = entry
    expect(bodyOf(draftOfEntry(entry))).toEqual(body)
  })

  test('a medicine just found says nothing of how much, so it cannot be sent', () => {
    expect(bodyOf(digoxin)).toBeUndefined()
    expect(bodiesOf([draftOfEntry(entry), digoxin])).toBeUndefined()
  })

  test.each<[string, Partial<DoseDraft>, unknown]>([
    [
      'once a week',
      { amounts: { morning: 4 }, on: ['mon'] },
      { kind: 'schedule', morning: 4, noon: 0, evening: 0, night: 0, on: ['mon'] },
    ],
    [
      'as needed without a limit',
      { kind: 'as-needed', amount: 1 },
      { kind: 'as-needed', amount: 1, mostTimesADay: null },
    ],
    ['by a scheme', { kind: 'text', text: ' efter INR ' }, { kind: 'text', text: 'efter INR' }],
    ['only certain days and none chosen', { amounts: { morning: 1 }, on: [] }, undefined],
    ['an empty scheme', { kind: 'text', text: ' ' }, undefined],
  ])('%s', (_, change, dose) => {
    expect(bodyOf({ ...digoxin, ...change })?.dose).toEqual(dose)
  })
})
