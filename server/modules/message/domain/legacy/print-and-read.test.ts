import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { describe, expect, test } from 'vitest'
import { inEdifact, inOioxml, lettersOf } from './arbitrary.ts'
import type { OlderFormat, OlderLetter } from './facts.ts'
import { elementOf } from './oioxml/letters.ts'
import { olderFormatOf, printOlder, readOlder } from './older-message.ts'

const limits = { bytes: 10_000_000, depth: 30 }
const definitions = join(import.meta.dirname, '../../../../../../shared/medcom/definitions/legacy-xsd')
const isThere = existsSync(definitions)
const validating = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: the published schemas are not beside the repository)'

function written(letter: OlderLetter, format: OlderFormat, charset?: 'UTF-8' | 'windows-1252'): Uint8Array {
  const bytes = printOlder(letter, format, charset)
  if (!bytes.ok) throw new Error(bytes.refusal.code)
  return bytes.value
}

function readBack(bytes: Uint8Array) {
  const format = olderFormatOf(bytes)
  const read = format && readOlder(bytes, format, limits)
  if (!read?.ok) throw new Error(read?.refusal.code ?? 'not an older message')
  return read.value.letters.map(({ facts, issues }) => ({ facts, issues }))
}

/** The reports have no EDIFACT example, so they are written as OIOXML only. */
const oioxmlOnly = new Set(['admission-report', 'discharge-report', 'finished-treatment'])
const runs = { numRuns: 25 }

describe('What is written is read back as it was', () => {
  const edifact = lettersOf(inEdifact)
  for (const [name, letter] of Object.entries(edifact).filter(([kind]) => !oioxmlOnly.has(kind)))
    test(`as EDIFACT: ${name}`, () => {
      fc.assert(
        fc.property(letter as fc.Arbitrary<OlderLetter>, (facts) => {
          expect(readBack(written(facts, 'edifact'))).toEqual([{ facts, issues: [] }])
        }),
        runs,
      )
    })

  const oioxml = lettersOf(inOioxml)
  for (const [name, letter] of Object.entries(oioxml))
    test(`as OIOXML in both character sets: ${name}`, () => {
      fc.assert(
        fc.property(letter as fc.Arbitrary<OlderLetter>, (facts) => {
          expect(readBack(written(facts, 'oioxml', 'windows-1252'))).toEqual([{ facts, issues: [] }])
          expect(readBack(written(facts, 'oioxml', 'UTF-8'))).toEqual([{ facts, issues: [] }])
        }),
        runs,
      )
    })
})

describe(`What we write keeps the published schema${why}`, () => {
  const folders = { 2005: '2005/08/07', 2006: '2006/07/01', 2007: '2007/02/01' }
  const validators = new Map<number, XsdValidator>()
  const schemaOf = (year: keyof typeof folders): XsdValidator => {
    const known = validators.get(year)
    if (known !== undefined) return known
    if (validators.size === 0) xmlRegisterFsInputProviders()
    const url = join(definitions, folders[year], 'EMessage.xsd')
    const schema = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url }))
    validators.set(year, schema)
    return schema
  }
  for (const [name, letter] of Object.entries(lettersOf(inOioxml)))
    validating(name, () => {
      fc.assert(
        fc.property(letter as fc.Arbitrary<OlderLetter>, (facts) => {
          const document = XmlDocument.fromBuffer(written(facts, 'oioxml'))
          try {
            schemaOf(elementOf(facts).schema).validate(document)
          } finally {
            document.dispose()
          }
        }),
        runs,
      )
    })
})
