import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../domain/fhir.ts'
import { xmlOfFhir } from '../../domain/printing/xml-of-fhir.ts'
import { chances } from './chance.ts'
import { isThere, read, standards, why } from './corpus.ts'
import { faultKinds } from './faults/fault-kinds.ts'
import { harmlessChanges } from './harmless.ts'
import { isWrong, judge, tell } from './judge.ts'
import { copyOf } from './nodes.ts'
import { catchFault, goodOf } from './seeding.ts'

const reading = isThere ? test : test.skip
/** Examples of each standard that each kind is put into; `FAULTS=all` takes every one. */
const most = process.env.FAULTS === 'all' ? undefined : 2

describe(`faults put into good messages${why}`, () => {
  test('every kind has a name of its own', () => {
    expect(new Set(faultKinds.map(({ name }) => name)).size).toBe(faultKinds.length)
  })

  reading(
    'every kind of fault is found in every message it is put into, and for what it is',
    () => {
      const missed = faultKinds.flatMap((kind) => {
        const caught = catchFault(
          kind,
          ({ bundle, example }) => judge(example.standard, bundle).filter(isWrong),
          most,
        )
        expect(caught.seeded, kind.name).toBeGreaterThan(0)
        return caught.missed.slice(0, 1).map((what) => `${kind.name} (${kind.because.join(' ')}): ${what}`)
      })
      expect(missed).toEqual([])
    },
    120_000,
  )

  reading(
    'the same faults are found when the message is written in XML',
    () => {
      const missed = faultKinds
        .filter(({ isJsonOnly }) => isJsonOnly !== true)
        .flatMap((kind) => {
          const { missed: unseen } = catchFault(
            kind,
            ({ bundle, example }) =>
              judge(example.standard, read({ text: xmlOfFhir(bundle as JsonObject) })).filter(isWrong),
            1,
          )
          return unseen.slice(0, 1).map((what) => `${kind.name} (${kind.because.join(' ')}): ${what}`)
        })
      expect(missed).toEqual([])
    },
    120_000,
  )
})

describe(`changes that leave a good message good${why}`, () => {
  for (const { name, make, only } of harmlessChanges)
    reading(name, () => {
      const wrongly: string[] = []
      let made = 0
      for (const standard of only ?? standards)
        for (const example of goodOf(standard).slice(0, most === undefined ? undefined : 4)) {
          const bundle = copyOf(example.bundle)
          if (!make(bundle, chances(1))) continue
          made += 1
          const errors = judge(standard, bundle).filter(isWrong)
          if (errors.length > 0) wrongly.push(`${example.name}: ${errors.map(tell).join('; ')}`)
        }
      expect(made).toBeGreaterThan(0)
      expect(wrongly).toEqual([])
    })
})
