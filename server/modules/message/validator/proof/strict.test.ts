import { beforeAll, describe, expect, test } from 'vitest'
import type { JudgedBy } from '../../profile/judge-message.ts'
import { everything, isStopping, judgeAsReceived, judgeAsSent } from './as-sent.ts'
import { chances } from './chance.ts'
import { examplesOf, isThere, known, read, standards, why } from './corpus.ts'
import { faultsBeyondProfiles } from './faults/beyond-profiles.ts'
import { harmlessChanges } from './harmless.ts'
import { copyOf } from './nodes.ts'
import { catchFault, goodOf } from './seeding.ts'

const reading = isThere ? test : test.skip
const most = process.env.FAULTS === 'all' ? undefined : 2

/** What a receiver lives with although its profile forbids it, and what it cannot take whatever the profile says. */
const refusedWhenReceived = new Set([
  'hospitalnotification/TEK_FCC.json',
  'carecommunication-v4/R-Tek-Y-new-invalid.json',
  // Not a letter at all: nobody here takes empty messages.
  'acknowledgement/ig_empty_message_being_acknowledged.json',
])

describe(`message validate, by profiles and our own readers together${why}`, () => {
  let by: JudgedBy
  beforeAll(async () => {
    if (isThere) by = await everything()
  })

  for (const standard of standards)
    reading(
      `${standard}: strictly, only the messages known to be wrong are; received, known deviations pass`,
      () => {
        const verdicts = examplesOf(standard).map(({ name, path }) => {
          const bundle = read({ path })
          return [name, judgeAsSent(bundle, by).verdict, judgeAsReceived(bundle, by).verdict]
        })
        expect(verdicts).toEqual(
          examplesOf(standard).map(({ name }) => [
            name,
            known[name] === undefined ? 'ok' : 'fatal-error',
            refusedWhenReceived.has(name) ? 'fatal-error' : 'ok',
          ]),
        )
      },
    )

  for (const kind of faultsBeyondProfiles)
    reading(`found though a profile lets it through: ${kind.name}`, () => {
      const caught = catchFault(
        kind,
        ({ bundle }) => judgeAsSent(bundle, by).remarks.filter(isStopping),
        most,
      )
      expect(caught.seeded).toBeGreaterThan(0)
      expect(caught.missed.slice(0, 2)).toEqual([])
    })

  reading('what leaves a good message good in the profiles leaves it good to our own readers', () => {
    const wrongly: string[] = []
    for (const { name, make, only } of harmlessChanges)
      for (const standard of only ?? standards)
        for (const example of goodOf(standard).slice(0, most)) {
          const bundle = copyOf(example.bundle)
          if (!make(bundle, chances(1))) continue
          const { verdict, remarks } = judgeAsSent(bundle, by)
          if (verdict === 'ok') continue
          const rules = remarks.filter(isStopping).map(({ rule, expression }) => `${rule} at ${expression}`)
          wrongly.push(`${name}: ${example.name}: ${rules.slice(0, 3).join('; ')}`)
        }
    expect(wrongly.slice(0, 10)).toEqual([])
  })
})
