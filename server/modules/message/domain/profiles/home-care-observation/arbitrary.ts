import fc from 'fast-check'
import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import { author, citizen, digits, fileData, line, mailbox, moment, words } from '../medcom/arbitrary.ts'
import type { RoleFacts } from '../medcom/people.ts'
import { composeObservation } from './compose-observation.ts'
import type { HomeCareObservationFacts, ResultCode, ResultFacts, ResultValue } from './facts.ts'

const uuid = fc.uuid()

const code = fc.constantFrom<ResultCode>(
  { system: 'npu', code: 'NPU22089', name: 'P(kB)—Glucose; stofk. = ? mmol/L' },
  { system: 'npu', code: 'DNK05472' },
  { system: 'mcs', code: 'MCS88122', name: 'Pt—Respiration; frekvens = ? X 1/min' },
)

const value: fc.Arbitrary<ResultValue> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('number' as const),
      value: fc.integer({ min: -99_999, max: 999_999 }).map((tenths) => tenths / 10),
      comparator: fc.constantFrom<'<' | '<=' | '>' | '>='>('<', '<=', '>', '>='),
      unit: fc.constantFrom('mmol/L', '1/min', '°C', '10^9/L'),
    },
    { requiredKeys: ['kind', 'value'] },
  ),
  fc.constantFrom<ResultValue>({ kind: 'text', text: 'POSITIV' }, { kind: 'text', text: 'ikke målbar' }),
)

const result: fc.Arbitrary<ResultFacts> = fc.record(
  {
    code,
    status: fc.constantFrom('final', 'corrected', 'cancelled'),
    takenAt: moment,
    value,
    isNotAssessed: fc.boolean(),
    note: words,
  },
  { requiredKeys: ['code', 'status', 'takenAt', 'isNotAssessed'] },
)

const coded: RoleFacts = {
  kind: 'code',
  code: 'sygeplejerske',
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ',
}

/** New, corrected and cancelled reports, with and without what may be left out. */
export const observationFacts: fc.Arbitrary<HomeCareObservationFacts> = fc
  .record({
    ids: fc.tuple(uuid, uuid, uuid),
    activity: fc.constantFrom<'new' | 'modified' | 'retracted'>('new', 'modified', 'retracted'),
    sentAt: moment,
    results: fc.array(result, { minLength: 1, maxLength: 5 }),
    attachments: fc.array(
      fc.record({
        id: uuid,
        title: line,
        contentType: fc.constantFrom<'application/pdf' | 'image/png'>('application/pdf', 'image/png'),
        data: fileData,
        createdAt: moment,
      }),
      { maxLength: 2 },
    ),
    conclusion: words,
    isCommented: fc.boolean(),
    signature: author,
    isSharingRefused: fc.boolean(),
    ydernummer: digits(6),
    doctorInitials: fc.option(fc.constantFrom('O.K.M.', 'ÆØ'), { nil: undefined }),
    parties: fc.tuple(mailbox, mailbox),
    citizen,
    hasChain: fc.boolean(),
  })
  .map((one) => {
    const [letterId, envelopeId, about] = one.ids
    const [sender, receiver] = one.parties
    const before: Instant = instant(Date.parse(one.sentAt) - 60_000)
    const isNew = one.activity === 'new'
    return composeObservation({
      activity: one.activity,
      letterId,
      envelopeId,
      sentAt: one.sentAt,
      issuedAt: before,
      sender,
      receiver,
      citizen: one.citizen,
      results: one.results,
      attachments: one.attachments,
      ...((one.isCommented || one.activity === 'retracted') && { conclusion: one.conclusion }),
      signature: { ...one.signature, role: coded },
      isSharingRefused: one.isSharingRefused,
      ydernummer: one.ydernummer,
      ...(one.doctorInitials && { doctorInitials: one.doctorInitials }),
      ...(!isNew && { about }),
      ...(!isNew &&
        one.hasChain && { earlierLetters: [{ letterId: about, sentAt: before, activity: 'new-message' }] }),
    })
  })
