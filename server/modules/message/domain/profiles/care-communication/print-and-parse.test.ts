import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../../../grading.ts'
import { grade } from '../../grading.ts'
import { judge } from '../../judge.ts'
import { xmlOfFhir } from '../../printing/xml-of-fhir.ts'
import { readBundle } from '../../reading/read-bundle.ts'
import { careCommunicationFacts, careThreads } from './arbitrary.ts'
import type { CareCommunicationFacts } from './facts.ts'
import { parseCareCommunication } from './parse.ts'
import { printCareCommunication } from './print.ts'

const limits = { bytes: 1_000_000, depth: 100 }
const grading = await loadGrading()

function print(facts: CareCommunicationFacts) {
  let count = 0
  return printCareCommunication(facts, () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  })
}

describe('a correspondence we write is a correspondence we read', () => {
  test('printing and then reading gives the same facts and breaks no rule, in both versions and all activities', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(careCommunicationFacts, (facts) => {
        met.add(`${facts.version} ${facts.activity}`)
        const { facts: read, issues } = parseCareCommunication(print(facts))
        expect(issues).toEqual([])
        expect(read).toEqual(facts)
      }),
      { numRuns: 400 },
    )
    expect(met.size).toBe(6)
  })

  test('it is the same through bytes of JSON and of XML, line breaks and all', () => {
    fc.assert(
      fc.property(careCommunicationFacts, (facts) => {
        const bundle = print(facts)
        for (const text of [JSON.stringify(bundle), xmlOfFhir(bundle)]) {
          const read = readBundle(Buffer.from(text), limits)
          if (!read.ok) throw new Error(read.refusal.code)
          expect(parseCareCommunication(read.value.bundle)).toEqual({ facts, issues: [] })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('what we send breaks no rule, graded as strictly as we grade ourselves', () => {
    fc.assert(
      fc.property(careCommunicationFacts, (facts) => {
        const judged = judge(print(facts), grading, 'whenSending')
        expect(judged.blocking).toEqual([])
        expect(judged.communication).toEqual(facts)
      }),
      { numRuns: 60 },
    )
  })

  test('a reply carries every text and every sending before it, and files by name alone; a forwarding carries the files', () => {
    fc.assert(
      fc.property(careThreads, (letters) => {
        const last = letters.at(-1)
        if (last === undefined) return
        const texts = letters.map(({ segments }) => segments.at(-1)?.id)
        expect(last.segments.map(({ id }) => id)).toEqual(texts)
        expect(last.history.map(({ letterId }) => letterId)).toEqual(
          letters.slice(0, -1).map(({ letterId }) => letterId),
        )
        const old = last.attachments.filter(({ id }) => id === undefined || !last.added.includes(id))
        const isForwarded = last.activity === 'forward'
        for (const { data, url, title } of old) {
          expect(title).not.toBe('')
          if (!isForwarded) expect([data, url]).toEqual([undefined, undefined])
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a correspondence with faults', () => {
  const [facts] = fc.sample(
    careCommunicationFacts.filter(
      ({ version, activity, attachments, specificSender, specificRecipient }) =>
        version === 5 &&
        activity === 'reply' &&
        attachments.some(({ data }) => data !== undefined) &&
        specificSender === undefined &&
        specificRecipient === undefined,
    ),
    { numRuns: 1, seed: 3 },
  )
  if (facts === undefined) throw new Error('no facts')

  // biome-ignore lint/suspicious/noExplicitAny: the test breaks a message wherever it likes
  type Loose = any

  function broken(change: (resource: (type: string) => Loose) => void) {
    const bundle = JSON.parse(JSON.stringify(print(facts as CareCommunicationFacts)))
    change((type) => bundle.entry.find((entry: Loose) => entry.resource.resourceType === type).resource)
    const { facts: read, issues } = parseCareCommunication(bundle)
    const rules = [...new Set(issues.map(({ rule }) => rule))]
    return { read, rules, blocking: grade(issues, grading).blocking.map(({ rule }) => rule) }
  }

  const cases: [string, string, boolean, Parameters<typeof broken>[0]][] = [
    ['no text at all', 'text-missing', true, (of) => delete of('Communication').payload],
    ['no category', 'category-missing', true, (of) => delete of('Communication').category],
    [
      'a category nobody knows',
      'category-unknown',
      true,
      (of) => {
        of('Communication').category[0].coding[0].code = 'weather'
      },
    ],
    ['no thread id', 'thread-id-missing', true, (of) => delete of('Communication').identifier],
    [
      'a file whose content is no base64',
      'attachment-data',
      true,
      (of) => {
        const files = of('Communication').payload.filter((one: Loose) => one.contentAttachment)
        files[0].contentAttachment.data = 'not base64!'
      },
    ],
    [
      'a program instead of a picture',
      'attachment-type',
      true,
      (of) => {
        const files = of('Communication').payload.filter((one: Loose) => one.contentAttachment)
        files[0].contentAttachment.contentType = 'application/x-msdownload'
      },
    ],
    ['no citizen number', 'citizen-number-missing', true, (of) => delete of('Patient').identifier],
    [
      'a text without identifier',
      'segment-id-missing',
      false,
      (of) => {
        of('Communication').payload[0].extension.splice(1, 1)
      },
    ],
    ['an author without a role', 'author-role-missing', false, (of) => delete of('PractitionerRole').code],
    [
      'no definition, as before version 4',
      'definition-missing',
      false,
      (of) => delete of('MessageHeader').definition,
    ],
    [
      'a priority on something that is no referral',
      'priority-unexpected',
      false,
      (of) => {
        of('Communication').category[0].coding[0].code = 'nursing'
        of('Communication').priority = 'asap'
      },
    ],
    [
      'a history that does not say what it brought',
      'sending-without-segments',
      false,
      (of) => {
        of('Provenance').entity = []
      },
    ],
  ]

  test.each(cases)('%s is found (%s); it stops the letter: %s', (_, rule, isStopped, change) => {
    const { read, rules, blocking } = broken(change)
    expect(rules).toContain(rule)
    expect(blocking.includes(rule as (typeof blocking)[number])).toBe(isStopped)
    if (!isStopped) expect(read).toBeDefined()
  })
})
