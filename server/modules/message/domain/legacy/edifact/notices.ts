import { admissionStates, type CodeTable, dischargeStates, statuses } from '../codes.ts'
import type {
  NoticeLetterFacts,
  OlderAdmissionNotice,
  OlderContact,
  OlderDischargeNotice,
  OlderMunicipalContacts,
  OlderState,
} from '../facts.ts'
import { type Group, Groups, written } from './groups.ts'
import { part, type Segment, segment } from './interchange.ts'
import {
  at,
  citizenOf,
  citizenSegments,
  headSegments,
  only,
  partyOf,
  partySegments,
  type Reading,
  receiverOf,
  requiredTime,
  senderOf,
  stateOf,
  timeSegment,
  told,
  wordOf,
} from './parts.ts'

type Notice = Omit<OlderAdmissionNotice | OlderDischargeNotice, 'kind' | 'envelope'>

/** DIS20. */
export const parseAdmissionNotice = (reading: Reading): Notice | undefined =>
  parseNotice(reading, admissionStates)
/** DIS17. */
export const parseDischargeNotice = (reading: Reading): Notice | undefined =>
  parseNotice(reading, dischargeStates)

function parseNotice(reading: Reading, codes: CodeTable<OlderState>): Notice | undefined {
  const { message, issues } = reading
  const groups = new Groups(message.segments, issues)
  const parties = groups.takeAll('S01')
  const course = groups.take('S11', true)
  const letter = noticeHead(groups, course, reading)
  const citizen = citizenOf(groups.take('S07', true), reading, false)
  const state = stateOf(course, codes, issues)
  const time = requiredTime(course, '90', issues)
  const from = partyOf(parties, 'SOR', issues)
  const answersGln = told(part(from?.take('RFF', 'LOC'), 0, 1))
  const sender = { ...senderOf(from, reading), ...(answersGln && { answersGln }) }
  const receiver = receiverOf(partyOf(parties, 'ROR', issues), reading)
  groups.finish()
  if (letter === undefined || citizen === undefined || time === undefined) return undefined
  return { letter, sender, receiver, citizen: { ...citizen, ...(state && { state }) }, at: time }
}

function noticeHead(
  groups: Groups,
  course: Group,
  { message, issues }: Reading,
): NoticeLetterFacts | undefined {
  const head = groups.take('BGM', true)
  head.take('BGM')
  const writtenAt = requiredTime(head, '137', issues)
  const about = groups.take('S02', true)
  about.takeAll('GIS')
  about.takeAll('RFF', 'SRI')
  about.takeAll('DTM')
  const [gis] = course.takeAll('GIS')
  if (gis === undefined) issues.add('older-part-missing', 'GIS')
  const status = gis && wordOf(statuses, part(gis, 0), gis, issues)
  course.takeAll('SEQ')
  course.takeAll('RFF', 'ADY')
  const rei = course.take('RFF', 'REI')
  const noticeId = told(part(rei, 0, 1))
  if (noticeId === undefined) issues.add('older-part-missing', rei === undefined ? 'RFF+REI' : at(rei))
  if (writtenAt === undefined || status === undefined || noticeId === undefined) return undefined
  return { letterId: message.reference, version: message.version, writtenAt, status, noticeId }
}

export const printAdmissionNotice = (facts: Notice): Segment[] => printNotice(facts, 'DIS20', admissionStates)
export const printDischargeNotice = (facts: Notice): Segment[] => printNotice(facts, 'DIS17', dischargeStates)

function printNotice(
  { letter, sender, receiver, citizen, at: time }: Notice,
  type: string,
  codes: CodeTable<OlderState>,
): Segment[] {
  const answers = sender.answersGln === undefined ? [] : [segment('RFF', ['LOC', sender.answersGln])]
  return [
    ...headSegments('EPI', letter),
    ...partySegments('SOR', sender, 1, answers, [segment('SPR', 'ORG', '', [type, 'SKS', 'SST'])]),
    ...partySegments('ROR', receiver, 2),
    ...noticeAbout(letter),
    ...written('S07', citizenSegments(citizen)),
    ...written(
      'S11',
      segment('GIS', statuses.edifact(letter.status)),
      segment('GIS', 'P'),
      segment('RFF', ['REI', letter.noticeId]),
      segment('SEQ', '', '1'),
      timeSegment('90', time),
      citizen.state === undefined ? [] : segment('PAS', codes.edifact(citizen.state)),
    ),
  ]
}

function noticeAbout(letter: NoticeLetterFacts): Segment[] {
  return written(
    'S02',
    segment('GIS', 'N'),
    segment('RFF', ['SRI', letter.letterId]),
    timeSegment('182', letter.writtenAt),
  )
}

type Contacts = Omit<OlderMunicipalContacts, 'kind' | 'envelope'>

/** DIS14. */
export function parseMunicipalContacts(reading: Reading): Contacts | undefined {
  const { message, issues } = reading
  const groups = new Groups(message.segments, issues)
  const parties = groups.takeAll('S01')
  const letter = noticeHead(groups, groups.take('S11', true), reading)
  const citizen = citizenOf(groups.take('S07', true), reading, false)
  const contacts = parties
    .filter(
      (group) =>
        part(
          group.left().find(({ tag }) => tag === 'NAD'),
          0,
        ) === 'BV',
    )
    .map(contactOf)
  const sender = senderOf(partyOf(parties, 'SOR', issues), reading)
  const receiver = receiverOf(partyOf(parties, 'ROR', issues), reading)
  groups.finish()
  return (
    letter &&
    citizen && {
      letter,
      sender: { ...sender, ...(contacts.length > 0 && { contacts }) },
      receiver,
      citizen,
    }
  )
}

function contactOf(group: Group): OlderContact {
  const nad = group.take('NAD')
  group.takeAll('SEQ')
  group.takeAll('RFF', 'AHL')
  return {
    names: [part(nad, 3), part(nad, 3, 1)].flatMap((name) => told(name) ?? []),
    ...only({
      phone: told(part(group.take('CON'), 1)),
      hours: told(part(group.take('RFF', 'BUH'), 0, 1)),
    }),
  }
}

export function printMunicipalContacts({ letter, sender, receiver, citizen }: Contacts): Segment[] {
  return [
    ...headSegments('EPI', letter),
    ...partySegments('ROR', receiver, 1),
    ...partySegments('SOR', sender, 2, [], [segment('SPR', 'ORG', '', ['DIS14', 'SKS', 'SST'])]),
    ...(sender.contacts ?? []).flatMap(({ names: [first = '', second = ''], phone, hours }, index) =>
      written(
        'S01',
        segment('NAD', 'BV', '', '', [first, second, '', '', '', 'US']),
        phone === undefined ? [] : segment('CON', '', [phone, 'TE']),
        segment('RFF', ['AHL', '2']),
        hours === undefined ? [] : segment('RFF', ['BUH', hours]),
        segment('SEQ', '', String(index + 3)),
      ),
    ),
    ...noticeAbout(letter),
    ...written('S07', citizenSegments(citizen)),
    ...written(
      'S11',
      segment('GIS', statuses.edifact(letter.status)),
      segment('GIS', 'P'),
      segment('RFF', ['ADY', '0']),
      segment('RFF', ['REI', letter.noticeId]),
      segment('SEQ', '', '1'),
    ),
  ]
}
