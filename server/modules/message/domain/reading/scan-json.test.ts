import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanJson } from './scan-json.ts'

describe('the names of an object', () => {
  test.each([
    ['beside each other', '{"id":"1","id":"2"}'],
    ['with something between', '{"a":{"id":1},"b":["id","id"],"a":2}'],
    ['in an object in a list', '[{"x":1},{"id":1,"b":{},"id":1}]'],
    ['once written with an escape', '{"id":1,"\\u0069d":2}'],
    ['with white space before the colon', '{"id" :1,"id"\n\t:2}'],
    ['with a quote in them', '{"a\\"b":1,"a\\"b":2}'],
    ['that every object inherits', '{"__proto__":1,"__proto__":2}'],
  ])('may not be the same twice: %s', (_where, text) => {
    expect(scanJson(text, 100)).toBe('name-repeated')
  })

  test.each([
    ['in two objects', '[{"id":1},{"id":2},{"a":{"id":3},"id":4}]'],
    ['as values', '{"a":"b","c":"a","d":["a","a"],"e":"a"}'],
    ['as what a text says', '{"a":"{\\"id\\":1,\\"id\\":2}","b":"\\\\"}'],
    ['in other letters', '{"id":1,"ID":2,"Id":3}'],
    ['after an object of the same depth has ended', '{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}'],
  ])('may be said again %s', (_where, text) => {
    expect(scanJson(text, 100)).toBeUndefined()
  })

  test('are never the same in what was written from an object, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, spaces) => {
        expect(scanJson(text, 1_000)).toBeUndefined()
        expect(scanJson(JSON.stringify(JSON.parse(text), null, spaces % 4), 1_000)).toBeUndefined()
      }),
    )
  })

  test('are looked through in a moment, also a hundred thousand of them, and of what is no JSON', () => {
    const many = `{${Array.from({ length: 100_000 }, (_, place) => `"name${place}":1`).join(',')}}`
    const started = performance.now()
    expect(scanJson(many, 100)).toBeUndefined()
    expect(scanJson('"a":'.repeat(100_000), 100)).toBeUndefined()
    expect(scanJson(`"${'\\'.repeat(200_000)}`, 100)).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test('objects and lists may lie so deep inside one another and no deeper', () => {
  expect(scanJson('['.repeat(100), 100)).toBeUndefined()
  expect(scanJson('{"a":'.repeat(101), 100)).toBe('too-deep')
})
