import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  birthDateOf,
  type CprNumber,
  cprSystem,
  isSyntheticCpr,
  localReplacementSystem,
  nationalReplacementSystem,
  parseCitizenNumber,
  parseCpr,
  passesModulus11,
  printCpr,
  regionalReplacementSystems,
} from './cpr.ts'

/** National test persons with the birth dates MedCom's list states. */
const testPersons = [
  ['0201609995', '1960-01-02'],
  ['0211223989', '1922-11-02'],
  ['2512489996', '1948-12-25'],
  ['2103009996', '2000-03-21'],
  ['0505239996', '2023-05-05'],
  ['3101229995', '2022-01-31'],
  ['1306249996', '2024-06-13'],
  ['2311143995', '1914-11-23'],
] as const

function cpr(text: string): CprNumber {
  const parsed = parseCpr(text)
  if (!parsed.ok) throw new Error(parsed.refusal.code)
  return parsed.value
}

describe('a CPR number', () => {
  test.each(testPersons)(
    'test person %s is read, although it fails modulus 11, and was born on %s',
    (number, born) => {
      expect(birthDateOf(cpr(number))).toBe(born)
      expect(passesModulus11(cpr(number))).toBe(false)
      expect(isSyntheticCpr(cpr(number))).toBe(true)
    },
  )

  test('is read with a hyphen, a space or air around it, and shown with a hyphen', () => {
    for (const written of ['020160-9995', '020160 9995', ' 0201609995 ']) {
      expect(parseCpr(written)).toEqual({ ok: true, value: '0201609995' })
    }
    expect(printCpr(cpr('0201609995'))).toBe('020160-9995')
  })

  test.each([
    ['', 'cpr-wrong-length'],
    ['020160999', 'cpr-wrong-length'],
    ['02016099955', 'cpr-wrong-length'],
    ['0201-609995', 'cpr-wrong-length'],
    ['02016O9995', 'cpr-wrong-characters'],
    ['020160-999A', 'cpr-wrong-characters'],
    ['0000609995', 'cpr-impossible-date'],
    ['3202609995', 'cpr-impossible-date'],
    ['0213609995', 'cpr-impossible-date'],
    ['2902233989', 'cpr-impossible-date'],
    ['3104909995', 'cpr-impossible-date'],
  ])('%j is refused: %s', (written, code) => {
    expect(parseCpr(written)).toEqual({ ok: false, refusal: { code, data: {} } })
  })

  test('the leap day counts in the century the seventh digit gives: 1900 had none, 2000 had one', () => {
    const leapDayOf = (year: string, serial: string) => parseCpr(`2902${year}${serial}`)
    expect(leapDayOf('00', '3995').ok).toBe(false)
    expect(leapDayOf('00', '9995').ok).toBe(true)
  })

  test.each([
    [0, 0, 1900],
    [0, 36, 1936],
    [3, 37, 1937],
    [3, 99, 1999],
    [4, 0, 2000],
    [4, 36, 2036],
    [4, 37, 1937],
    [4, 99, 1999],
    [5, 0, 2000],
    [5, 57, 2057],
    [5, 58, 1858],
    [8, 36, 2036],
    [8, 99, 1899],
    [9, 36, 2036],
    [9, 37, 1937],
    [9, 58, 1958],
  ])('seventh digit %i with year %i means %i', (seventh, year, full) => {
    const number = cpr(`0201${String(year).padStart(2, '0')}${seventh}995`)
    expect(birthDateOf(number)).toBe(`${full}-01-02`)
  })

  test('the old well-known test person passes modulus 11, so she could be real and is no synthetic number', () => {
    expect(passesModulus11(cpr('2512484916'))).toBe(true)
    expect(isSyntheticCpr(cpr('2512484916'))).toBe(false)
  })

  test('a number of 1 January is never called synthetic: real ones without modulus 11 were issued for that day', () => {
    const newYearsDay = cpr(`0101${'0211223989'.slice(4)}`)
    expect(passesModulus11(newYearsDay)).toBe(false)
    expect(isSyntheticCpr(newYearsDay)).toBe(false)
  })

  test('whatever is typed, the answer is a number or a refusal that does not repeat what was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{10}$/)), (typed) => {
        const parsed = parseCpr(typed)
        if (parsed.ok) expect(parseCpr(printCpr(parsed.value))).toEqual(parsed)
        else expect(parsed.refusal.data).toEqual({})
      }),
    )
  })
})

describe('a replacement number', () => {
  test.each(['0203291WQ3', '1308781OS6', '3101057JC9'])('the national number %s is read', (number) => {
    expect(parseCitizenNumber(number, nationalReplacementSystem)).toEqual({
      ok: true,
      value: { kind: 'x-ecpr', value: number, system: nationalReplacementSystem },
    })
    expect(parseCpr(number)).toMatchObject({ refusal: { code: 'cpr-wrong-characters' } })
  })

  test('a local number belongs to the region that gave it', () => {
    const parsed = parseCitizenNumber('120655-0VK9', regionalReplacementSystems.midtjylland)
    expect(parsed).toEqual({
      ok: true,
      value: { kind: 'd-ecpr', value: '1206550VK9', system: regionalReplacementSystems.midtjylland },
    })
    expect(parseCitizenNumber('1206550VK9', localReplacementSystem).ok).toBe(true)
    expect(parseCitizenNumber('1206550VK9', nationalReplacementSystem)).toMatchObject({
      refusal: { code: 'cpr-wrong-characters' },
    })
  })

  test.each([
    ['1206550vk9', localReplacementSystem, 'cpr-wrong-characters'],
    ['1206550ÆK9', localReplacementSystem, 'cpr-wrong-characters'],
    ['3206550VK9', localReplacementSystem, 'cpr-impossible-date'],
    ['120655', nationalReplacementSystem, 'cpr-wrong-length'],
    ['1206550VK9', 'urn:oid:1.2.3', 'cpr-system-unknown'],
    ['02016099', cprSystem, 'cpr-wrong-length'],
  ])('%s of %s is refused: %s', (number, system, code) => {
    expect(parseCitizenNumber(number, system)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('an ordinary number is read by its own system', () => {
    expect(parseCitizenNumber('020160-9995', cprSystem)).toEqual({
      ok: true,
      value: { kind: 'cpr', value: '0201609995', system: cprSystem },
    })
  })
})
