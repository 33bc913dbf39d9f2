import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../../../kernel/instant.ts'
import { loadGrading } from '../../../grading.ts'
import { judge } from '../../judge.ts'
import { citizen as anyCitizen } from '../medcom/arbitrary.ts'
import { type CareCommunicationWish, composeCareCommunication } from './compose-care-communication.ts'
import { printCareCommunication } from './print.ts'
import { carryInReply, type LetterOfThread } from './thread.ts'
import { careCommunicationVersionOf, careDefinitions, isDefinitionOf } from './version.ts'

const grading = await loadGrading()
const [citizen] = fc.sample(anyCitizen, { numRuns: 1, seed: 1 })
if (citizen === undefined) throw new Error('no citizen')

const wish: CareCommunicationWish = {
  version: 5,
  activity: 'new',
  letterId: 'letter',
  envelopeId: 'envelope',
  threadId: '4b1d0000-0000-4000-8000-000000000001',
  category: 'nursing',
  sentAt: instant('2026-06-01T08:00:00.000Z'),
  sender: { sor: '990000000000011', gln: '5790000999019' },
  receiver: { sor: '990000000000033', gln: '5790000999026' },
  citizen,
  text: {
    id: '4b1d0000-0000-4000-8000-000000000002',
    author: { name: 'Mia Ek', role: { kind: 'text', text: 'Visitator' }, phone: '12345678' },
    text: 'Hej',
  },
}

describe('a letter that is written', () => {
  test('a category that came with version 5 goes to a receiver of version 4 as «other», with its name as topic', () => {
    const facts = composeCareCommunication({ ...wish, version: 4, category: 'acute-ambulant' })
    expect([facts.category, facts.topic]).toEqual(['other', 'Akut ambulant'])
    const own = composeCareCommunication({
      ...wish,
      version: 4,
      category: 'acute-ambulant',
      topic: 'Faldet i hjemmet',
    })
    expect([own.category, own.topic]).toEqual(['other', 'Faldet i hjemmet'])
    expect(composeCareCommunication({ ...wish, category: 'acute-ambulant' }).category).toBe('acute-ambulant')
  })

  test('«other» always has a topic, and only a referral has a priority', () => {
    expect(composeCareCommunication({ ...wish, category: 'other' }).topic).toBe('Korrespondance')
    expect(composeCareCommunication({ ...wish, priority: 'asap' }).priority).toBeUndefined()
    const referral = { ...wish, category: 'regarding-referral' as const, priority: 'asap' as const }
    expect(composeCareCommunication(referral).priority).toBe('asap')
  })
})

describe('an answer to a letter that lacks what we must send', () => {
  const sentAt = instant('2026-05-31T08:00:00.000Z')
  const practice = { sor: '990000000000044', gln: '5790000999033', name: 'Lægehuset' }
  const careless = {
    letterId: '4b1d0000-0000-4000-8000-000000000008',
    sentAt,
    activity: 'new',
    sender: practice,
    segments: [{ id: '4b1d0000-0000-4000-8000-000000000009', sentAt, text: 'Fra en travl læge' }],
    attachments: [],
    added: [],
    history: [],
  } satisfies LetterOfThread
  const older = { ...careless, letterId: '12345', sender: { ...practice, sor: '' }, isOlder: true }

  function answerTo(version: 4 | 5, letter: LetterOfThread) {
    const before = carryInReply([letter])
    if (before === undefined) throw new Error('nothing to answer')
    const facts = composeCareCommunication({ ...wish, version, activity: 'reply', before })
    const bundle = printCareCommunication(facts, () => crypto.randomUUID())
    const judged = judge(bundle, grading, 'whenSending')
    expect(judged.blocking).toEqual([])
    expect(judged.communication).toEqual(facts)
    return facts
  }

  test.each([4, 5] as const)('says in version %s what is not known, and whose the text is', (version) => {
    const { segments, history } = answerTo(version, {
      ...careless,
      segments: careless.segments.map((segment) => ({ ...segment, assigner: practice })),
    })
    expect(segments[0]).toMatchObject({
      text: 'Fra en travl læge',
      author: { name: 'Ikke oplyst', role: { text: 'Ikke oplyst' }, phone: '-' },
      assigner: practice,
    })
    expect(history.map(({ added }) => added)).toEqual([['4b1d0000-0000-4000-8000-000000000009']])
  })

  test('of an older format names it by location number, and takes nobody’s words for its own', () => {
    const facts = answerTo(5, older)
    expect(facts.follows).toEqual({ letterId: '12345', olderGln: '5790000999033' })
    expect(facts.segments.map(({ text }) => text)).toEqual(['Hej'])
    expect(facts.history).toEqual([])
  })
})

describe('what is attached', () => {
  test('is named without its file ending, which the kind of file already says', () => {
    const file = {
      id: '4b1d0000-0000-4000-8000-000000000003',
      contentType: 'image/png',
      data: 'AAAA',
    } as const
    const titles = ['Sår på hæl.PNG', '.pdf', 'Notat 1.2'].map((title) => {
      const { attachments } = composeCareCommunication({ ...wish, attachments: [{ ...file, title }] })
      return attachments[0]?.title
    })
    expect(titles).toEqual(['Sår på hæl', 'Uden titel', 'Notat 1.2'])
  })
})

describe('the version of a letter', () => {
  test('is told by the message definition alone, and is the newest when it names none', () => {
    expect(careCommunicationVersionOf(careDefinitions[4])).toBe(4)
    expect(careCommunicationVersionOf(careDefinitions[5])).toBe(5)
    expect(careCommunicationVersionOf(undefined)).toBe(5)
    expect(isDefinitionOf(5, careDefinitions[5].replace('|5.0', '|5.12'))).toBe(true)
    expect(isDefinitionOf(5, careDefinitions[5].replace('|5.0', '|6.0'))).toBe(false)
    expect(isDefinitionOf(4, careDefinitions[4])).toBe(true)
    expect(isDefinitionOf(4, careDefinitions[4].replace('4.0.0', '3.0.0'))).toBe(false)
  })
})
