import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import { printAcknowledgement } from '../domain/profiles/acknowledgement/print.ts'
import {
  bytesOf,
  careLetter,
  hospitalMailbox,
  letter,
  municipalMailbox,
  nextId,
  printed,
  resultLetter,
} from '../letters-for-tests.ts'
import { type FileVerdict, judgedBy, validateFile } from '../use-cases/validate-file.ts'
import { validatorsInFolder } from './validators.ts'

/** MedCom's published packages and test messages. They are not part of this repository; beside it they are read. */
const shared = join(import.meta.dirname, '../../../../../shared/medcom')
const isThere = existsSync(join(shared, 'definitions'))
const reading = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: MedCom’s published packages are not beside the repository)'
const by = isThere ? await judgedBy(validatorsInFolder(join(shared, 'definitions'))) : undefined

function judged(bytes: Uint8Array, how: 'sending' | 'receiving' = 'sending'): FileVerdict {
  if (by === undefined) throw new Error('nothing to judge by')
  return validateFile(bytes, by, how)
}

const broken = ({ issues }: FileVerdict) =>
  issues
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ rule, key, expression }) => `${rule} ${key ?? ''} ${expression}`)

describe(`MedCom’s published messages, by the profiles and our own rules together${why}`, () => {
  reading(
    'each is sound or not as its list of sources says, and told to be of its own standard',
    () => {
      const folders = {
        acknowledgement: ['ACK_AE_C_fatal_error.json'],
        carecommunication: [],
        'carecommunication-v4': ['R-Tek-Y-new-invalid.json', 'S-E-new.json', 'other-4f6ee254.json'],
        homecareobservation: [],
        hospitalnotification: ['TEK_FCC.json', 'TEK_ID_2.json'],
      }
      for (const [folder, expected] of Object.entries(folders)) {
        const standard = folder === 'carecommunication' ? 'carecommunication-v5' : folder
        const wrong = readdirSync(join(shared, folder))
          .filter((name) => name.endsWith('.json'))
          .filter((name) => {
            const verdict = judged(readFileSync(join(shared, folder, name)))
            if (!name.startsWith('ig_empty'))
              expect([name, verdict.standard, verdict.isByProfile]).toEqual([name, standard, true])
            return verdict.verdict !== 'ok'
          })
        expect([folder, wrong.toSorted()]).toEqual([folder, expected])
      }
    },
    60_000,
  )

  reading('received, the known deviations are lived with, and what is wrong on purpose is not', () => {
    const verdictOf = (...path: string[]) => judged(readFileSync(join(shared, ...path)), 'receiving').verdict
    expect(verdictOf('hospitalnotification', 'TEK_ID_2.json')).toBe('ok')
    expect(verdictOf('carecommunication-v4', 'S-E-new.json')).toBe('ok')
    expect(verdictOf('acknowledgement', 'ACK_AE_C_fatal_error.json')).toBe('ok')
    expect(verdictOf('hospitalnotification', 'TEK_FCC.json')).toBe('fatal-error')
    expect(verdictOf('carecommunication-v4', 'R-Tek-Y-new-invalid.json')).toBe('fatal-error')
  })

  reading('nothing found repeats what an element said', () => {
    for (const name of readdirSync(join(shared, 'hospitalnotification')).filter((one) =>
      one.endsWith('.json'),
    )) {
      const bytes = readFileSync(join(shared, 'hospitalnotification', name))
      const numbers = new Set(
        bytes
          .toString('utf8')
          .match(/"\d{10}"/g)
          ?.map((text) => text.slice(1, -1)),
      )
      const told = JSON.stringify(judged(bytes).issues)
      expect([...numbers].filter((number) => told.includes(number))).toEqual([])
    }
  })
})

describe(`What we write ourselves${why}`, () => {
  reading('keeps the published profiles as strictly as their publisher does', () => {
    const answer = printAcknowledgement(
      {
        envelopeId: nextId(),
        letterId: nextId(),
        sentAt: instant('2026-06-01T07:30:05.000Z'),
        code: 'fatal-error',
        answers: nextId(),
        sender: municipalMailbox,
        receiver: hospitalMailbox,
        answered: {
          letterId: nextId(),
          sentAt: instant('2026-06-01T07:30:02.000Z'),
          activity: 'admit-inpatient',
        },
        issues: [
          {
            severity: 'error',
            type: 'required',
            details: 'MSG_RESOURCE_REQUIRED',
            text: 'Noget mangler.',
            expression: 'Bundle.entry',
          },
        ],
      },
      nextId,
    )
    const letters: Record<string, Uint8Array> = {
      admission: letter(),
      discharge: letter({ base: 'SLHJ', periodEnd: instant('2026-06-03T10:00:00.000Z') }),
      answer: bytesOf(answer),
      correspondence: printed(careLetter()),
      'correspondence to one who takes 4.0': printed(careLetter({ version: 4 })),
      results: resultLetter(),
    }
    for (const [name, bytes] of Object.entries(letters)) {
      const verdict = judged(bytes)
      expect([name, verdict.isByProfile, broken(verdict)]).toEqual([name, true, []])
    }
  })
})
