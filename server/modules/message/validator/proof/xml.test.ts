import { beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../domain/fhir.ts'
import { xmlOfFhir } from '../../domain/printing/xml-of-fhir.ts'
import type { JudgedBy } from '../../profile/judge-message.ts'
import { validateFile } from '../../use-cases/validate-file.ts'
import { everything } from './as-sent.ts'
import { isThere, standards, why } from './corpus.ts'
import { goodOf } from './seeding.ts'

const reading = isThere ? test : test.skip

/** Faults that only XML can have. Each changes the text of a good message. */
const faults: readonly (readonly [name: string, from: RegExp, to: string])[] = [
  ['an attribute nobody knows', /<timestamp value=/, '<timestamp about="x" value='],
  ['words between the elements', /<timestamp /, 'hello <timestamp '],
  [
    'an element of another namespace',
    /<timestamp /,
    '<x xmlns="http://example.org/x" value="1"/><timestamp ',
  ],
  ['an element with neither value nor content', /<timestamp value="[^"]*"\/>/, '<timestamp/>'],
  ['an empty value', /<timestamp value="[^"]*"\/>/, '<timestamp value=""/>'],
  ['elements in another order', /(<type value="message"\/>)(<timestamp value="[^"]*"\/>)/, '$2$1'],
  ['an element twice that may stand once', /(<timestamp value="[^"]*"\/>)/, '$1$1'],
  ['an element nobody knows', /<timestamp /, '<nobody value="x"/><timestamp '],
  ['two resources in one entry', /<\/resource>/, '<Basic><code><text value="x"/></code></Basic></resource>'],
  ['an entry whose resource holds none', /<resource>.*?<\/resource>/s, '<resource></resource>'],
  [
    'a root of another namespace',
    /<Bundle xmlns="http:\/\/hl7.org\/fhir">/,
    '<Bundle xmlns="http://example.org">',
  ],
  ['a root without a namespace', /<Bundle xmlns="http:\/\/hl7.org\/fhir">/, '<Bundle>'],
  ['tags that do not match', /<\/Bundle>/, '</Bundel>'],
  ['a document type', /<Bundle /, '<!DOCTYPE Bundle [<!ENTITY a "b">]><Bundle '],
  ['narrative outside its namespace', / xmlns="http:\/\/www.w3.org\/1999\/xhtml"/, ''],
]

const harmless: readonly (readonly [name: string, from: RegExp, to: string])[] = [
  ['comments', /<timestamp /, '<!-- hello --><timestamp '],
  ['white space', /></g, '>\n  <'],
  ['a processing instruction', /<Bundle /, '<?xml-stylesheet href="x.css"?><Bundle '],
  ['single quotes', /<timestamp value="([^"]*)"/, "<timestamp value='$1'"],
  [
    'a schema location',
    /<Bundle /,
    '<Bundle xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir x.xsd" ',
  ],
  ['an end tag of its own', /<timestamp value="([^"]*)"\/>/, '<timestamp value="$1"></timestamp>'],
]

describe(`messages in XML${why}`, () => {
  let by: JudgedBy
  beforeAll(async () => {
    if (isThere) by = await everything()
  })
  const verdictOf = (text: string) => validateFile(Buffer.from(text), by).verdict

  for (const [name, from, to] of faults)
    reading(`${name} is found`, () => {
      let changed = 0
      for (const standard of standards) {
        const text = xmlOfFhir(goodOf(standard)[0]?.bundle as JsonObject)
        if (!from.test(text)) continue
        changed += 1
        expect([standard, verdictOf(text.replace(from, to))]).toEqual([standard, 'fatal-error'])
      }
      expect(changed).toBeGreaterThan(3)
    })

  for (const [name, from, to] of harmless)
    reading(`${name} do no harm`, () => {
      for (const standard of standards) {
        const text = xmlOfFhir(goodOf(standard)[0]?.bundle as JsonObject)
        expect(from.test(text)).toBe(true)
        expect([standard, verdictOf(text.replace(from, to))]).toEqual([standard, 'ok'])
      }
    })
})
