import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCvr, parseGln, parseShak, parseSor, parseYder } from './organisation-number.ts'

describe('a location number (GLN)', () => {
  test.each(['5790001348120', '5790000209354', '5790001987244', '5790001353308', '5790002626814'])(
    '%s, from a MedCom example, is read',
    (gln) => {
      expect(parseGln(` ${gln} `)).toEqual({ ok: true, value: gln })
    },
  )

  test('one digit typed wrong is always noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digits = '5790001348120'.split('').map(Number)
        digits[place] = ((digits[place] ?? 0) + more) % 10
        expect(parseGln(digits.join(''))).toMatchObject({ refusal: { code: 'gln-wrong-check-digit' } })
      }),
    )
  })

  test.each(['', '579000134812', '57900013481200', '579000134812X'])('%j has the wrong form', (text) => {
    expect(parseGln(text)).toMatchObject({ refusal: { code: 'gln-wrong-form' } })
  })
})

describe('other numbers of an organisation', () => {
  test.each(['265161000016000', '953741000016009', '8041000016000', '12345678901'])(
    'SOR code %s is read',
    (code) => {
      expect(parseSor(code)).toEqual({ ok: true, value: code })
    },
  )

  test.each(['1234567890', '1234567890123456789', '26516100001600X', ''])('%j is no SOR code', (code) => {
    expect(parseSor(code)).toMatchObject({ refusal: { code: 'sor-wrong-form' } })
  })

  test('a ydernummer that lost its leading zeros gets them back', () => {
    expect(parseYder('12345')).toEqual({ ok: true, value: '012345' })
    expect(parseYder('1234567')).toMatchObject({ refusal: { code: 'yder-wrong-form' } })
    expect(parseYder('')).toMatchObject({ refusal: { code: 'yder-wrong-form' } })
  })

  test('a CVR number must pass modulus 11', () => {
    // The number of Statistics Denmark.
    expect(parseCvr('17150413')).toEqual({ ok: true, value: '17150413' })
    expect(parseCvr('17150414')).toMatchObject({ refusal: { code: 'cvr-wrong-check-digit' } })
    expect(parseCvr('01715041')).toMatchObject({ refusal: { code: 'cvr-wrong-form' } })
    expect(parseCvr('1715041')).toMatchObject({ refusal: { code: 'cvr-wrong-form' } })
  })

  test('a SHAK code is a hospital of four digits, with or without a ward', () => {
    for (const code of ['6620', '1301123', '130112', '5501A1B'])
      expect(parseShak(code)).toEqual({ ok: true, value: code })
    for (const code of ['662', '66201', '66201234', 'A620', '6620a1'])
      expect(parseShak(code)).toMatchObject({ refusal: { code: 'shak-wrong-form' } })
  })
})
