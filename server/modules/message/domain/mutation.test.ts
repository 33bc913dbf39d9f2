import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadGrading } from '../grading.ts'
import { answerTo, dispose } from './answer.ts'
import type { Json } from './fhir.ts'
import { judge } from './judge.ts'
import { xmlOfFhir } from './printing/xml-of-fhir.ts'
import { printAcknowledgement } from './profiles/acknowledgement/print.ts'
import { careCommunicationFacts } from './profiles/care-communication/arbitrary.ts'
import { printCareCommunication } from './profiles/care-communication/print.ts'
import { observationFacts } from './profiles/home-care-observation/arbitrary.ts'
import { printHomeCareObservation } from './profiles/home-care-observation/print.ts'
import { notificationFacts } from './profiles/hospital-notification/arbitrary.ts'
import { printHospitalNotification } from './profiles/hospital-notification/print.ts'
import { tellAttachments } from './profiles/medcom/people.ts'
import { readBundle } from './reading/read-bundle.ts'

const grading = await loadGrading()
const [facts] = fc.sample(notificationFacts, { numRuns: 1, seed: 20260601 })
if (facts === undefined) throw new Error('no facts')
let count = 0
const newId = () => {
  count += 1
  return `id-${count}`
}
const bundle = printHospitalNotification(facts, { newId, family: 'Elmer' })
const json = JSON.stringify(bundle)
const xml = xmlOfFhir(bundle)

/** A small generator of our own: the same ten thousand at every run, and no time spent on shrinking. */
function chances(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const strange: Json[] = [
  null,
  true,
  0,
  -1.5,
  '',
  ' ',
  'x',
  '\u0000',
  '2509479989',
  [],
  {},
  [null],
  [[]],
  [{}],
  { reference: 7 },
  'æ'.repeat(300),
]

/** Puts something strange somewhere in a message, takes something out, or doubles it. */
function mutate(value: Json, chance: (below: number) => number): void {
  let at = value as Record<string, Json>
  for (;;) {
    const names = Object.keys(at)
    const name = names[chance(names.length)]
    if (name === undefined) return
    const inside = at[name]
    if (typeof inside === 'object' && inside !== null && chance(5) > 0) {
      at = inside as Record<string, Json>
      continue
    }
    const deed = chance(4)
    if (deed === 0) delete at[name]
    else if (deed === 1) at[name] = [inside, inside]
    else if (deed === 2) at[name] = { ...at }
    else at[name] = strange[chance(strange.length)]
    return
  }
}

test('ten thousand broken messages are each judged and answered, and none of them breaks us', () => {
  const chance = chances(7)
  let taken = 0
  for (let run = 0; run < 10_000; run += 1) {
    const broken = JSON.parse(json) as Record<string, Json>
    for (let times = chance(3); times >= 0; times -= 1) mutate(broken, chance)
    const judged = judge(broken, grading)
    if (judged.notification !== undefined) taken += 1
    else if (judged.standard === 'hospital-notification') expect(judged.blocking.length).toBeGreaterThan(0)
    const { code, issues } = dispose(judged, { isReceiverKnown: true, isCitizenKnown: true })
    const answer =
      code && answerTo(judged.outside, code, issues, { envelopeId: 'e', letterId: 'l', at: facts.sentAt })
    if (answer !== undefined) JSON.stringify(printAcknowledgement(answer, newId))
  }
  // Most small changes are to something a receiver lives without; some must pass and some must not.
  expect(taken).toBeGreaterThan(500)
  expect(taken).toBeLessThan(9_500)
}, 30_000)

const [communication] = fc.sample(
  careCommunicationFacts.filter(({ activity, attachments }) => activity !== 'new' && attachments.length > 0),
  { numRuns: 1, seed: 20260601 },
)
const [observation] = fc.sample(
  observationFacts.filter(({ attachments }) => attachments.length > 0),
  { numRuns: 1, seed: 20260601 },
)
if (communication === undefined || observation === undefined) throw new Error('no facts')
const others = {
  'letters of a correspondence': JSON.stringify(printCareCommunication(communication, newId)),
  'letters with results': JSON.stringify(printHomeCareObservation(observation, newId)),
}

test.each(Object.entries(others))(
  'four thousand broken %s are each judged and answered, and what is taken in can be told and written',
  (_, text) => {
    const chance = chances(23)
    let taken = 0
    for (let run = 0; run < 4_000; run += 1) {
      const broken = JSON.parse(text) as Record<string, Json>
      for (let times = chance(3); times >= 0; times -= 1) mutate(broken, chance)
      const judged = judge(broken, grading)
      const told = judged.communication ?? judged.observation
      if (told === undefined && judged.standard !== undefined)
        expect(judged.blocking.length).toBeGreaterThan(0)
      if (told !== undefined) {
        taken += 1
        JSON.stringify(tellAttachments(told.attachments))
        if (judged.communication !== undefined) printCareCommunication(judged.communication, newId)
        if (judged.observation !== undefined) printHomeCareObservation(judged.observation, newId)
      }
      const { code, issues } = dispose(judged, { isReceiverKnown: true, isCitizenKnown: chance(2) === 0 })
      const answer =
        code && answerTo(judged.outside, code, issues, { envelopeId: 'e', letterId: 'l', at: facts.sentAt })
      if (answer !== undefined) JSON.stringify(printAcknowledgement(answer, newId))
    }
    expect(taken).toBeGreaterThan(200)
    expect(taken).toBeLessThan(3_800)
  },
  30_000,
)

test('two thousand broken texts of JSON and XML are read or refused, and none of them breaks us', () => {
  const chance = chances(11)
  for (let run = 0; run < 2_000; run += 1) {
    const bytes = Buffer.from(run % 2 === 0 ? json : xml)
    for (let times = chance(4); times >= 0; times -= 1) {
      const at = chance(bytes.length)
      if (chance(2) === 0) bytes[at] = chance(256)
      else bytes.copyWithin(at, chance(bytes.length), chance(bytes.length))
    }
    const read = readBundle(bytes.subarray(0, bytes.length - (chance(2) === 0 ? chance(200) : 0)), {
      bytes: 1e6,
      depth: 100,
    })
    if (read.ok) judge(read.value.bundle, grading)
    else expect(read.refusal.code).toMatch(/^[a-z-]+$/)
  }
})
