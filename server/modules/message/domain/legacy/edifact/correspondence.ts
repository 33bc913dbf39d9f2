import { correspondencePriorities, states } from '../codes.ts'
import type { OlderCorrespondence } from '../facts.ts'
import { Groups, written } from './groups.ts'
import { part, type Segment, segment } from './interchange.ts'
import {
  aboutSegments,
  citizenOf,
  citizenSegments,
  headSegments,
  letterHead,
  only,
  partyOf,
  partySegments,
  type Reading,
  receiverOf,
  referenceSegment,
  referencesIn,
  senderOf,
  specialitySegment,
  stateOf,
  textIn,
  told,
} from './parts.ts'
import { textSegments } from './texts.ts'

type Body = Omit<OlderCorrespondence, 'kind' | 'envelope'>

/** DIS91. */
export function parseCorrespondence(reading: Reading): Body | undefined {
  const { message, issues } = reading
  const groups = new Groups(message.segments, issues)
  const parties = groups.takeAll('S01')
  const about = groups.take('S02', true)
  const course = groups.take('S11')
  course?.takeAll('GIS')
  course?.takeAll('SEQ')
  course?.takeAll('RFF', 'AHI')
  const episodeId = told(part(course?.take('RFF', 'REI'), 0, 1))
  const priority = about.take('RFF', 'HI') ? 'high' : about.take('RFF', 'NO') ? 'routine' : undefined
  const letter = letterHead(groups.take('BGM', true), about, reading, episodeId)
  const person = groups.take('S07', true)
  const citizen = citizenOf(person, reading)
  const state = stateOf(course, states, issues)
  if (state === undefined) issues.add('older-part-missing', 'PAS')
  const bodies = groups.takeAll('S14')
  const subject = bodies
    .map((group) => told(part(group.take('FTX', 'OE'), 3)))
    .find((one) => one !== undefined)
  const references = bodies.flatMap((group) => referencesIn(group, issues))
  const texts = bodies.flatMap((group) => textIn(group, 'NC') ?? [])
  const body = {
    sender: senderOf(partyOf(parties, 'SSP', issues), reading),
    receiver: receiverOf(partyOf(parties, 'PO', issues), reading),
    ...only({ priority, subject }),
    texts,
    references,
  } as const
  groups.finish()
  return letter && citizen && state && { letter, ...body, citizen: { ...citizen, state } }
}

export function printCorrespondence(facts: Body): Segment[] {
  const { letter, sender, receiver, citizen, priority, subject, texts, references } = facts
  const [first = [], ...others] = texts.map((text) => textSegments('NC', text))
  const beginning = [
    ...(subject === undefined ? [] : [segment('FTX', 'OE', 'P00', '', subject)]),
    ...first,
    ...references.map(referenceSegment),
  ]
  return [
    ...headSegments('EPI', letter),
    ...partySegments('SSP', sender, 1, [], [specialitySegment(sender, 'DIS91')]),
    ...partySegments('PO', receiver, 2),
    ...aboutSegments(
      letter,
      priority === undefined ? [] : [segment('RFF', [correspondencePriorities.edifact(priority), 'NC'])],
    ),
    ...written('S07', citizenSegments(citizen)),
    ...written(
      'S11',
      segment('GIS', 'N'),
      segment('RFF', letter.episodeId === undefined ? ['AHI', '1'] : ['REI', letter.episodeId]),
      segment('SEQ', '', '1'),
      citizen.state === undefined ? [] : segment('PAS', states.edifact(citizen.state)),
    ),
    ...(beginning.length === 0 ? [] : written('S14', beginning)),
    ...others.flatMap((text) => written('S14', text)),
  ]
}
