import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from './domain/fhir.ts'
import { xmlOfFhir } from './domain/printing/xml-of-fhir.ts'
import type { AcknowledgementFacts } from './domain/profiles/acknowledgement/facts.ts'
import { printAcknowledgement } from './domain/profiles/acknowledgement/print.ts'
import { careCommunicationFacts } from './domain/profiles/care-communication/arbitrary.ts'
import { printCareCommunication } from './domain/profiles/care-communication/print.ts'
import { observationFacts } from './domain/profiles/home-care-observation/arbitrary.ts'
import { printHomeCareObservation } from './domain/profiles/home-care-observation/print.ts'
import { notificationFacts } from './domain/profiles/hospital-notification/arbitrary.ts'
import { printHospitalNotification } from './domain/profiles/hospital-notification/print.ts'
import { mailbox, moment } from './domain/profiles/medcom/arbitrary.ts'
import type { JudgedBy } from './profile/judge-message.ts'
import { validatorsInFolder } from './profile/validators.ts'
import { judgedBy, validateFile } from './use-cases/validate-file.ts'

/** MedCom's published profiles. They are not part of this repository; beside it they are read. */
const definitions = join(import.meta.dirname, '../../../../shared/medcom/definitions')
const isThere = existsSync(definitions)
const judging = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: MedCom’s published profiles are not beside the repository)'

/** Compiling the profiles costs more than judging by them. */
const slow = 120_000

let by: JudgedBy

function ids(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}

/** What the profiles find wrong with a message, JSON and XML alike; empty when it may be sent. */
function faultsOf(bundle: JsonObject): string[] {
  return [JSON.stringify(bundle), xmlOfFhir(bundle)].flatMap((text) => {
    const { isByProfile, issues } = validateFile(Buffer.from(text), by)
    expect(isByProfile).toBe(true)
    return issues
      .filter(({ severity }) => severity === 'fatal' || severity === 'error')
      .map(({ rule, key, expression }) => `${rule} ${key ?? ''} ${expression}`)
  })
}

describe(`by MedCom’s own profiles, strictly, what we write has no fault${why}`, () => {
  beforeAll(async () => {
    if (isThere) by = await judgedBy(validatorsInFolder(definitions))
  }, slow)

  judging(
    'a correspondence in both versions: new, reply and forwarding, with files, priority, episode and addressees',
    () => {
      const met = new Set<string>()
      fc.assert(
        fc.property(careCommunicationFacts, (facts) => {
          met.add(`${facts.version} ${facts.activity}`)
          expect(faultsOf(printCareCommunication(facts, ids()))).toEqual([])
        }),
        { numRuns: 60 },
      )
      expect(met.size).toBe(6)
    },
    slow,
  )

  judging(
    'municipal results: new, corrected and cancelled',
    () => {
      fc.assert(
        fc.property(observationFacts, (facts) => {
          expect(faultsOf(printHomeCareObservation(facts, ids()))).toEqual([])
        }),
        { numRuns: 30 },
      )
    },
    slow,
  )

  judging(
    'a hospital notification of every code',
    () => {
      fc.assert(
        fc.property(notificationFacts, (facts) => {
          const writing = { newId: ids(), family: 'Elmer', given: ['Bruno', 'Test'] }
          expect(faultsOf(printHospitalNotification(facts, writing))).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
    slow,
  )

  judging(
    'an acknowledgement, good and bad',
    () => {
      const facts: fc.Arbitrary<AcknowledgementFacts> = fc
        .record({
          ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid()),
          at: moment,
          parties: fc.tuple(mailbox, mailbox),
          code: fc.constantFrom<AcknowledgementFacts['code']>('ok', 'fatal-error', 'transient-error'),
          activity: fc.constantFrom('new-message', 'admit-inpatient'),
        })
        .map(({ ids: [envelopeId, letterId, answers], at, parties: [sender, receiver], code, activity }) => ({
          envelopeId,
          letterId,
          sentAt: at,
          code,
          answers,
          sender,
          receiver,
          answered: { letterId: answers, sentAt: at, activity },
          issues:
            code === 'ok'
              ? []
              : [
                  {
                    severity: 'error',
                    type: 'required',
                    details: 'MSG_BAD_FORMAT',
                    text: 'Noget mangler.',
                    expression: 'Bundle.id',
                  },
                ],
        }))
      fc.assert(
        fc.property(facts, (one) => {
          expect(faultsOf(printAcknowledgement(one, ids()))).toEqual([])
        }),
        { numRuns: 30 },
      )
    },
    slow,
  )
})
