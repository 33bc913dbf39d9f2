import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import { loadGrading } from '../grading.ts'
import type { Json } from './fhir.ts'
import { judge } from './judge.ts'
import { composeCareCommunication } from './profiles/care-communication/compose-care-communication.ts'
import { carryInReply, foldThread, frameOfReply } from './profiles/care-communication/thread.ts'
import { readBundle } from './reading/read-bundle.ts'

/** MedCom's published test messages. They are not part of this repository; beside it they are read. */
const shared = join(import.meta.dirname, '../../../../../shared/medcom')
const isThere = existsSync(shared)
const reading = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: MedCom’s published messages are not beside the repository)'

const limits = { bytes: 10_000_000, depth: 100 }
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
})

describe(`MedCom’s own correspondence${why}`, () => {
  /** What each letter is: version, activity, texts, files, what is new, and how many sendings there were before. */
  const expected: Record<string, string> = {
    'carecommunication/R-A-new': '5 new 1+1 new 2 after 0',
    'carecommunication/R-B-reply': '5 reply 2+1 new 2 after 1',
    'carecommunication/R-Tek-A': '5 new 1+7 new 8 after 0',
    'carecommunication/R-Tek-F-new-parallel': '5 reply 2+1 new 2 after 1',
    'carecommunication/S-E-forward': '5 forward 2+0 new 1 after 1',
    'carecommunication/ig502_all_optional_content': '5 new 1+2 new 3 after 0',
    'carecommunication/ig502_flow2_reply': '5 reply 2+1 new 2 after 1',
    'carecommunication/ig502_flow3_reply': '5 reply 3+1 new 1 after 2',
    'carecommunication/ig502_flow4_forward': '5 forward 4+1 new 1 after 3',
    'carecommunication-v4/R-A-new': '4 new 1+1 new 2 after 0',
    'carecommunication-v4/R-Tek-B-new-attachment': '4 new 1+6 new 7 after 0',
    'carecommunication-v4/R-Tek-N-reply-parallel': '4 reply 2+1 new 2 after 1',
    'carecommunication-v4/S-K-forward': '4 forward 2+0 new 1 after 1',
    'carecommunication-v4/ig403_flow4_forward': '4 forward 4+1 new 2 after 3',
  }
  const folders = ['carecommunication', 'carecommunication-v4'] as const

  function communicationIn(...path: string[]) {
    return judge(bundleIn(...path), grading).communication
  }

  reading('every one is taken in, but the one without a text', () => {
    const files = folders.flatMap((folder) => filesIn(folder, '.json').map((name) => [folder, name] as const))
    expect(files).toHaveLength(55)
    for (const [folder, name] of files) {
      const { communication, blocking } = judge(bundleIn(folder, name), grading)
      if (name === 'R-Tek-Y-new-invalid.json') {
        expect(communication).toBeUndefined()
        expect(blocking.map(({ rule }) => rule)).toEqual(['text-missing'])
        continue
      }
      expect([name, blocking]).toEqual([name, []])
      expect([name, communication?.version]).toEqual([name, folder === 'carecommunication' ? 5 : 4])
      expect(communication?.threadId).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  reading('each is read as what it is', () => {
    for (const [name, said] of Object.entries(expected)) {
      const facts = communicationIn(...`${name}.json`.split('/'))
      const { version, activity, segments, attachments, added, history } = facts ?? {}
      const read = `${version} ${activity} ${segments?.length}+${attachments?.length} new ${added?.length} after ${history?.length}`
      expect([name, read]).toEqual([name, said])
    }
  })

  reading('judged strictly, only those with a known fault fail', () => {
    const failing = folders.flatMap((folder) =>
      filesIn(folder, '.json').flatMap((name) => {
        const { strict } = rulesOf(folder, name)
        return strict.length === 0 ? [] : [`${folder}/${name}: ${strict.join(' ')}`]
      }),
    )
    expect(failing).toEqual([
      'carecommunication-v4/R-Tek-Y-new-invalid.json: payload-empty text-missing',
      'carecommunication-v4/S-E-new.json: author-role-text',
      'carecommunication-v4/other-4f6ee254.json: author-role-text',
    ])
  })

  reading('two replies to the same letter stay in one thread, each with what it answers', () => {
    const first = communicationIn('carecommunication', 'R-Tek-E-new-parallel.json')
    const theirs = communicationIn('carecommunication', 'R-Tek-F-new-parallel.json')
    if (first === undefined || theirs === undefined) throw new Error('not read')
    expect(theirs.threadId).toBe(first.threadId)
    const sentAt = instant('2026-06-01T08:00:00.000Z')
    const text = {
      id: '4b1d0000-0000-4000-8000-000000000001',
      author: { name: 'Mia Ek', role: { kind: 'text', text: 'Visitator' }, phone: '12345678' },
      text: 'Vort eget svar',
    } as const
    const ours = composeCareCommunication({
      ...frameOfReply(first, false),
      version: 5,
      activity: 'reply',
      letterId: 'ours',
      envelopeId: 'envelope',
      sentAt,
      sender: first.receiver,
      receiver: first.sender,
      citizen: first.citizen,
      text,
      before: must(carryInReply([first])),
    })
    const { segments, steps } = foldThread([ours, theirs, first])
    expect(segments).toHaveLength(3)
    expect(new Set(segments.map(({ id }) => id)).size).toBe(3)
    expect(steps.map(({ letterId }) => letterId).toSorted()).toEqual(
      [first, theirs, ours].map(({ letterId }) => letterId).toSorted(),
    )
    const answered = (letterId: string) => steps.find((step) => step.letterId === letterId)?.follows?.letterId
    expect(answered('ours')).toBe(first.letterId)
    expect(answered(theirs.letterId)).toBe(theirs.follows?.letterId)
  })

  reading('the same letter in a new envelope says the same', () => {
    const once = communicationIn('carecommunication', 'R-Tek-K-dublicate.json')
    const again = communicationIn('carecommunication', 'R-Tek-L-dublicate.json')
    expect(again?.letterId).toBe(once?.letterId)
    expect(again?.envelopeId).not.toBe(once?.envelopeId)
  })

  reading('the XML of a letter says the same as its JSON', () => {
    const twins = filesIn('carecommunication/xml', '.xml')
    expect(twins).toHaveLength(6)
    for (const name of twins) {
      const xml = communicationIn('carecommunication', 'xml', name)
      expect(xml).toBeDefined()
      expect(xml).toEqual(communicationIn('carecommunication', name.replace('.xml', '.json')))
    }
  })
})

describe(`MedCom’s own municipal results${why}`, () => {
  reading('every one is taken in, and keeps every rule', () => {
    const files = filesIn('homecareobservation', '.json')
    expect(files).toHaveLength(10)
    const said = files.map((name) => {
      expect([name, rulesOf('homecareobservation', name)]).toEqual([name, { strict: [], graded: [] }])
      const { observation } = judge(bundleIn('homecareobservation', name), grading)
      return `${name.slice(0, 20)} ${observation?.activity} ${observation?.results.length}+${observation?.attachments.length}`
    })
    expect(said).toEqual([
      'ReceiveTestExample1. new 2+0',
      'ReceiveTestExample3. new 1+0',
      'ReceiveTestExample4. new 9+0',
      'ig121_spot_test_ekg_ new 10+1',
      'ig121_tobs_modified. modified 6+0',
      'ig121_tobs_new.json new 6+0',
      'ig121_tobs_retract.j retracted 6+0',
      'ts_3.4.5-BigExampleW new 9+2',
      'ts_R1-3.3.1.1-Basic. new 2+0',
      'ts_R1-3.3.2.1-BasicW new 2+1',
    ])
  })

  reading('the correction and the cancellation name the letter they are about, and why', () => {
    const first = judge(bundleIn('homecareobservation', 'ig121_tobs_new.json'), grading).observation
    const correction = judge(bundleIn('homecareobservation', 'ig121_tobs_modified.json'), grading).observation
    const cancelled = judge(bundleIn('homecareobservation', 'ig121_tobs_retract.json'), grading).observation
    expect(correction?.revises).toBe(first?.letterId)
    expect(cancelled?.cancels).toBe(first?.letterId)
    expect(cancelled?.conclusion).toBe('Cancellation due to incorrect CPR-number')
    expect(correction?.earlierLetters).toEqual([])
  })

  reading('a result above what can be measured keeps its sign', () => {
    const { observation } = judge(bundleIn('homecareobservation', 'ReceiveTestExample4.json'), grading)
    expect(observation?.results.map(({ value }) => value)).toContainEqual({
      kind: 'number',
      value: 25,
      comparator: '>',
      unit: '1/min',
    })
  })
})

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing there')
  return value
}

function withoutNarrative(value: Json): unknown {
  return JSON.parse(JSON.stringify(value, (name, inside) => (name === 'div' ? undefined : inside)))
}
