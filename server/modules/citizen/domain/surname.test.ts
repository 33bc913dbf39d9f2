import { describe, expect, test } from 'vitest'
import { isSameSurname } from './surname.ts'

describe('a relative is known by number and surname', () => {
  test.each([
    ['Lise Marie Test Hansen', 'Lise Hansen'],
    ['LISE HANSEN', 'lise hansen'],
    ['Åse Bjørn', ' A\u030Ase  Bjørn '],
  ])('given %s in the register, then %s fits', (registered, told) => {
    expect(isSameSurname(registered, told)).toBe(true)
  })

  test.each([
    ['Lise Hansen', 'Lise Jensen'],
    ['Lise Hansen', 'Hansen Lise'],
    ['Lise Hansen', 'Lise'],
  ])('given %s in the register, then %s does not fit', (registered, told) => {
    expect(isSameSurname(registered, told)).toBe(false)
  })
})
