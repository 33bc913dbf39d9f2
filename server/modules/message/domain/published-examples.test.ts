import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../grading.ts'
import type { Json } from './fhir.ts'
import { judge } from './judge.ts'
import { readBundle } from './reading/read-bundle.ts'

/** MedCom's published test messages. They are not part of this repository; beside it they are read. */
const shared = join(import.meta.dirname, '../../../../../shared/medcom')
const isThere = existsSync(shared)
const reading = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: MedCom’s published messages are not beside the repository)'

const limits = { bytes: 1_000_000, depth: 100 }
const grading = await loadGrading()

function bundleIn(...path: string[]) {
  const read = readBundle(readFileSync(join(shared, ...path)), limits)
  if (!read.ok) throw new Error(`${path.join('/')}: ${read.refusal.code}`)
  return read.value.bundle
}

const filesIn = (folder: string, ending: string): string[] =>
  isThere ? readdirSync(join(shared, folder)).filter((name) => name.endsWith(ending)) : []

function rulesOf(...path: string[]): { strict: string[]; graded: string[] } {
  const strict = judge(bundleIn(...path), grading, 'whenSending').blocking
  const graded = judge(bundleIn(...path), grading).blocking
  return { strict: strict.map(({ rule }) => rule), graded: graded.map(({ rule }) => rule) }
}

const codes: Record<string, string> = { AN_STIN_N: 'AN_STIN', RE_STIN_O: 'RE_STIN', ig302_AN_STIN: 'AN_STIN' }

function codeInName(name: string): string {
  const plain = name.replace('.json', '')
  return codes[plain] ?? /(STAA|STIN|STOR|SLOR|SLHJ|MORS)/.exec(plain)?.[1] ?? 'STIN'
}

describe(`MedCom’s own hospital notifications${why}`, () => {
  reading('every one is taken in with the code of its name, but the one that is wrong on purpose', () => {
    const files = filesIn('hospitalnotification', '.json')
    expect(files).toHaveLength(35)
    for (const name of files) {
      const { notification, blocking } = judge(bundleIn('hospitalnotification', name), grading)
      if (name === 'TEK_FCC.json') {
        expect(notification).toBeUndefined()
        expect(blocking).toEqual([
          { rule: 'event-code', expression: 'Bundle.entry[0].resource.event' },
          { rule: 'class-unknown', expression: 'Bundle.entry[2].resource.class' },
        ])
      } else expect([name, notification?.code, blocking]).toEqual([name, codeInName(name), []])
    }
  })

  reading('judged strictly, only the two with a known fault fail', () => {
    const failing = filesIn('hospitalnotification', '.json').filter(
      (name) => rulesOf('hospitalnotification', name).strict.length > 0,
    )
    expect(failing).toEqual(['TEK_FCC.json', 'TEK_ID_2.json'])
    expect(rulesOf('hospitalnotification', 'TEK_ID_2.json')).toEqual({
      strict: ['episode-lpr3-version'],
      graded: [],
    })
  })

  reading('of two episode identifiers the local one is the one to return', () => {
    const { notification } = judge(
      bundleIn('hospitalnotification', 'ig302_STIN_two_episode_ids.json'),
      grading,
    )
    expect(notification?.episodeId).toBe(
      'https://sor2.sum.dsdn.dk/#id=265161000016000|bd481c38-a921-11ed-afa1-0242ac120002',
    )
  })

  reading('the XML of a message says the same as its JSON, to the last element', () => {
    const twins = filesIn('hospitalnotification/xml', '.xml')
    expect(twins).toHaveLength(6)
    for (const name of twins) {
      const xml = bundleIn('hospitalnotification', 'xml', name)
      const json = bundleIn('hospitalnotification', name.replace('.xml', '.json'))
      expect(withoutNarrative(xml)).toEqual(withoutNarrative(json))
      expect(judge(xml, grading)).toEqual(judge(json, grading))
    }
  })
})

describe(`MedCom’s own acknowledgements${why}`, () => {
  reading('each is read with its answer', () => {
    const answers = ['ACK_AA_A_ok', 'ACK_AE_C_fatal_error', 'ig_ok', 'ig_transient_error'].map((name) => {
      const { acknowledgement, blocking } = judge(bundleIn('acknowledgement', `${name}.json`), grading)
      expect(blocking).toEqual([])
      return [acknowledgement?.code, acknowledgement?.issues.map(({ details }) => details)]
    })
    expect(answers).toEqual([
      ['ok', []],
      ['fatal-error', ['message-development-error']],
      ['ok', []],
      ['transient-error', ['MSG_Mailbox_Out_Of_Operation']],
    ])
  })

  reading('the XML twin says the same', () => {
    expect(withoutNarrative(bundleIn('acknowledgement', 'xml', 'ig_ok.xml'))).toEqual(
      withoutNarrative(bundleIn('acknowledgement', 'ig_ok.json')),
    )
  })

  reading('messages of standards we do not take in are told so', () => {
    const { blocking } = judge(bundleIn('carecommunication', 'R-A-new.json'), grading)
    expect(blocking.map(({ rule }) => rule)).toEqual(['standard-not-received'])
  })
})

function withoutNarrative(value: Json): unknown {
  return JSON.parse(JSON.stringify(value, (name, inside) => (name === 'div' ? undefined : inside)))
}
