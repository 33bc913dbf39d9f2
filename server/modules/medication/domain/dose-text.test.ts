import { describe, expect, test } from 'vitest'
import { medicine } from './arbitrary.ts'
import { doseText, howText } from './dose-text.ts'
import type { Dose, MedicineForm } from './medicine.ts'

const said = (dose: Dose, unit: 'tablet' | 'international-unit' = 'tablet') =>
  doseText({ ...medicine('A10BA02', 'Metformin'), unit, dose }).da

const schedule = { kind: 'schedule', morning: 0, noon: 0, evening: 0, night: 0, on: null } as const

describe('a dose is said as people say it', () => {
  test.each([
    [{ ...schedule, morning: 1, evening: 1 }, '1 tablet morgen og aften'],
    [{ ...schedule, morning: 2, noon: 1, evening: 2 }, '2 tabletter morgen og aften, 1 tablet middag'],
    [{ ...schedule, morning: 0.5 }, '0,5 tablet morgen'],
    [{ ...schedule, morning: 4, on: ['mon'] }, 'kun mandag: 4 tabletter morgen'],
    [{ kind: 'as-needed', amount: 2, mostTimesADay: 4 }, '2 tabletter efter behov, højst 4 gange i døgnet'],
    [{ kind: 'as-needed', amount: 1, mostTimesADay: 1 }, '1 tablet efter behov, højst 1 gang i døgnet'],
    [{ kind: 'text', text: 'efter INR' }, 'efter INR'],
  ] satisfies [Dose, string][])('%j is "%s"', (dose, text) => {
    expect(said(dose)).toBe(text)
  })

  test('insulin is counted in units', () => {
    expect(said({ ...schedule, evening: 18 }, 'international-unit')).toBe('18 enheder aften')
  })

  test('how to take it ends in what was written for this citizen', () => {
    expect(howText({ route: 'oral', form: 'tablet', instruction: 'tages til et måltid' }).da).toBe(
      'Synkes med vand. Tages til et måltid.',
    )
  })

  test('what is drunk or melts on the tongue is not said to be swallowed with water', () => {
    const how = (form: MedicineForm) => howText({ route: 'oral', form, instruction: '' }).da
    expect(how('effervescent-tablet')).toBe('Opløses i vand og drikkes.')
    expect(how('orodispersible-tablet')).toBe('Lægges på tungen og smelter der.')
    expect(how('oral-solution')).toBe('Drikkes.')
  })
})
