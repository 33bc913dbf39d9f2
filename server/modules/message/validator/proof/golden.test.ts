import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FhirObject } from '../finding.ts'
import {
  examplesOf,
  isThere,
  known,
  plainMessages,
  read,
  readJson,
  shared,
  standards,
  why,
} from './corpus.ts'
import { errorsOf, isWrong, tell, validatorOf } from './judge.ts'
import { matches } from './seeding.ts'

const reading = isThere ? test : test.skip

describe(`every message MedCom has published${why}`, () => {
  for (const standard of standards)
    reading(`${standard}: good where it is published as good, wrong where it is known to be wrong`, () => {
      const examples = examplesOf(standard)
      expect(examples.length).toBeGreaterThan(4)
      const wrongly: string[] = []
      for (const { name, ...example } of examples) {
        const findings = validatorOf(standard)
        const errors = findings.validator
          .validate(read(example), plainMessages[name] ?? findings.profile)
          .filter(isWrong)
        const expected = known[name]
        if (expected === undefined && errors.length > 0)
          wrongly.push(`${name}: ${errors.map(tell).join('; ')}`)
        if (expected !== undefined && !errors.some((error) => matches(error, expected.rule)))
          wrongly.push(
            `${name} should break ${expected.rule}: ${errors.map(tell).join('; ') || 'nothing found'}`,
          )
      }
      expect(wrongly).toEqual([])
    })

  reading('XML says the same as JSON', () => {
    for (const standard of standards)
      for (const { name, path } of examplesOf(standard).filter((example) => example.name.endsWith('.xml'))) {
        const twin = { path: path.replace('/xml/', '/').replace('.xml', '.json') }
        expect([name, errorsOf(standard, read({ path }))]).toEqual([name, errorsOf(standard, read(twin))])
      }
  })
})

/** Documents and single resources, which no message standard of ours is about: they show false alarms. */
const others = [
  { set: 'conditionlist', folder: 'document-conditionlist' },
  { set: 'notes', folder: 'document-notes' },
  { set: 'notes', folder: 'core-resources' },
  { set: 'conditionlist', folder: 'document-metadata' },
  { set: 'dk-core', folder: 'dk-core-resources' },
] as const

/** Published resources that break a rule of theirs, each with the rule. */
const knownOthers: Readonly<Record<string, string>> = {
  // R4's vitalsigns wants what it is derived from to be a vital sign; here it is a time stamp without a category.
  'dk-core-resources/Bundle_ContinuaBundleWithDevice.json': 'min',
}

describe(`what else MedCom and HL7 Denmark have published${why}`, () => {
  for (const { set, folder } of others)
    reading(`${folder} by the definitions of ${set}`, () => {
      const { validator, profile } = validatorOf(set)
      const wrongly: string[] = []
      for (const file of readdirSync(join(shared, folder)).filter((name) => name.endsWith('.json'))) {
        const resource: FhirObject = readJson(join(shared, folder, file))
        const isDocument = resource.resourceType === 'Bundle' && resource.type === 'document'
        const errors = validator.validate(resource, isDocument ? profile : undefined).filter(isWrong)
        const expected = knownOthers[`${folder}/${file}`]
        if (expected === undefined ? errors.length > 0 : !errors.some((error) => matches(error, expected)))
          wrongly.push(`${folder}/${file}: ${errors.map(tell).join('; ')}`)
      }
      expect(wrongly).toEqual([])
    })
})
