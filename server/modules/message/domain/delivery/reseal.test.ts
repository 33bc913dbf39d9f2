import { expect, test } from 'vitest'
import { instant } from '../../../../../kernel/instant.ts'
import { bytesOf, letterBundle, nextId } from '../../letters-for-tests.ts'
import { xmlOfFhir } from '../printing/xml-of-fhir.ts'
import { parseHospitalNotification } from '../profiles/hospital-notification/parse.ts'
import { readBundle } from '../reading/read-bundle.ts'
import { reseal } from './reseal.ts'

const limits = { bytes: 1_000_000, depth: 100 }
const at = instant('2026-06-02T09:30:00.000Z')

function facts(bytes: Uint8Array) {
  const read = readBundle(bytes, limits)
  if (!read.ok) throw new Error(read.refusal.code)
  const parsed = parseHospitalNotification(read.value.bundle)
  expect(parsed.issues).toEqual([])
  return parsed.facts
}

test('a letter in a new envelope says the same, with a new envelope id and the time of this sending, in JSON and in XML', () => {
  const bundle = letterBundle({ sentAt: instant('2026-06-01T07:30:02.000Z') })
  const first = facts(bytesOf(bundle))
  const envelopeId = nextId()
  const again = reseal(bundle, { letterId: first?.letterId ?? '', envelopeId, at })
  expect(facts(bytesOf(again))).toEqual({ ...first, envelopeId, sentAt: at })
  const xml = readBundle(Buffer.from(xmlOfFhir(bundle)), limits)
  if (!xml.ok) throw new Error(xml.refusal.code)
  const fromXml = xmlOfFhir(reseal(xml.value.bundle, { letterId: first?.letterId ?? '', envelopeId, at }))
  expect(facts(Buffer.from(fromXml))).toEqual({ ...first, envelopeId, sentAt: at })
})

test('the steps before it keep their times', () => {
  const before = {
    letterId: nextId(),
    sentAt: instant('2026-05-01T07:00:00.000Z'),
    activity: 'admit-inpatient',
  }
  const bundle = letterBundle({
    base: 'SLHJ',
    periodEnd: instant('2026-06-01T10:00:00.000Z'),
    earlierLetters: [before],
  })
  const first = facts(bytesOf(bundle))
  const again = facts(bytesOf(reseal(bundle, { letterId: first?.letterId ?? '', envelopeId: nextId(), at })))
  expect(again?.earlierLetters).toEqual(first?.earlierLetters)
})
