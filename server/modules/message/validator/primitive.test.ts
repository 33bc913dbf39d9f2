import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOfPrimitive } from './primitive.ts'

const good: Record<string, readonly unknown[]> = {
  boolean: [true, false],
  integer: [0, -1, 2_147_483_647, -2_147_483_648],
  unsignedInt: [0, 2_147_483_647],
  positiveInt: [1],
  decimal: [0, -0.5, 1e10, 37.2],
  string: ['x', ' x ', 'æøå', 'to\nlinjer', ' '],
  markdown: ['# x\n\ny'],
  code: ['ok', 'two words', 'urn:x'],
  id: ['1', 'A-b.9', 'x'.repeat(64)],
  uri: [
    'urn:oid:1.2.208.176.1.2',
    'urn:uuid:C0FFEE00-0000-4000-8000-000000000000',
    'Patient/1',
    'http://a.dk/ø',
  ],
  url: ['http://a.dk'],
  canonical: ['http://a.dk|5.0', '#p', 'urn:uuid:00000000-0000-4000-8000-000000000000|2'],
  oid: ['urn:oid:1.2.208.176.1.2'],
  uuid: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  base64Binary: ['', 'aGVq', 'aGVqIQ==', 'aGVq\nSVEh', ' aGVq '].slice(1),
  date: ['2026', '2026-06', '2024-02-29', '0001-01-01', '2000-02-29'],
  dateTime: [
    '2026',
    '2026-06-05',
    '2026-06-05T12:00:00Z',
    '2026-06-05T12:00:00.123+02:00',
    '2026-06-05T23:59:60-14:00',
  ],
  instant: ['2026-06-05T12:00:00Z', '2026-06-05T12:00:00.1234567+02:00'],
  time: ['00:00:00', '23:59:59.9'],
}

const bad: Record<string, readonly unknown[]> = {
  boolean: ['true', 1, null],
  integer: ['1', 1.5, 2_147_483_648, Number.NaN],
  unsignedInt: [-1, '0'],
  positiveInt: [0, 1.1],
  decimal: ['37.2', Number.POSITIVE_INFINITY, null],
  string: ['', 1, 'a\u0000b', 'a\u001fb', 'x'.repeat(1_048_577)],
  markdown: ['', 'a\u0007'],
  code: ['', ' ok', 'ok ', 'two  words', 'a\tb', 'a\nb', 7],
  id: ['', 'a_b', 'a/b', 'x'.repeat(65), 'æ'],
  uri: ['', 'a b', 'urn:uuid:not-one', 'urn:oid:1.02', 'urn:oid:5.1', 'oid:1.2', 'uuid:1', ' http://a.dk'],
  url: ['http://a.dk/ x', ''],
  canonical: ['Patient/1', 'medcom', ''],
  oid: ['1.2.208', 'urn:oid:', 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  uuid: ['c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520'],
  base64Binary: ['', 'aGV', 'aGVq=', '=aGV', 'aGV*', ' '],
  date: [
    '26',
    '2026-13',
    '2026-00',
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-06-00',
    '0000-01-01',
    '2026-6-5',
    '2026-06-05T12:00:00Z',
    20260605,
  ],
  dateTime: [
    '2026-06-05T12:00:00',
    '2026-06-05T12:00Z',
    '2026-06-05T24:00:00Z',
    '2026-06-05T12:00:00+15:00',
    '2026-02-30T12:00:00Z',
    '2026-06T12:00:00Z',
    '2026-06-05 12:00:00Z',
    '',
  ],
  instant: ['2026-06-05', '2026-06-05T12:00:00', '2026-02-29T12:00:00Z'],
  time: ['24:00:00', '12:00', '12:00:00Z'],
}

const check = (type: string, value: unknown): boolean | undefined => checkOfPrimitive(type)?.(value)

describe('the primitive types of R4', () => {
  for (const [type, values] of Object.entries(good))
    test(`${type} is written in every way the standard allows`, () => {
      expect(values.filter((value) => check(type, value) !== true)).toEqual([])
    })

  for (const [type, values] of Object.entries(bad))
    test(`${type} is refused when it is written in another way`, () => {
      expect(values.filter((value) => check(type, value) !== false)).toEqual([])
    })

  test('every day of the calendar is a date, and no other day is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = [year, month, day]
            .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
            .join('-')
          const at = new Date(`${text}T00:00:00Z`)
          const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
          expect([text, check('date', text)]).toEqual([text, exists])
        },
      ),
    )
  })

  test('ids and urls are checked under the names FHIRPath gives them', () => {
    expect(check('http://hl7.org/fhirpath/System.String', 'x')).toBe(true)
    expect(checkOfPrimitive('HumanName')).toBeUndefined()
  })

  test('a code as long as a whole message is checked, and does not overrun the checking', () => {
    expect(check('code', `${'a '.repeat(20_000_000)}b`)).toBe(true)
    expect(check('code', 'a '.repeat(20_000_000))).toBe(false)
  })

  test('a long attachment is checked in linear time', () => {
    const started = performance.now()
    expect(check('base64Binary', 'aGVq'.repeat(2_000_000))).toBe(true)
    expect(check('base64Binary', `${'aGVq '.repeat(400_000)}*`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
