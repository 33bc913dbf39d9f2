import {
  type CodeTable,
  codeLists,
  diagnosisRoles,
  physiotherapyLists,
  physiotherapyRoles,
  referralPriorities,
  settings,
  specialistLists,
  transports,
} from '../codes.ts'
import type { CodeList, DiagnosisRole, OlderReferral, OlderSender } from '../facts.ts'
import { Groups, written } from './groups.ts'
import { part, type Segment, segment } from './interchange.ts'
import {
  at,
  citizenOf,
  citizenSegments,
  codedSegment,
  codedTextOf,
  headSegments,
  letterHead,
  maybeText,
  only,
  partyOf,
  partySegments,
  placeOf,
  type Reading,
  receiverOf,
  referenceSegment,
  referencesIn,
  relativeOf,
  relativeSegments,
  roledDiagnosisOf,
  senderOf,
  specialitySegment,
  textIn,
  timeSegment,
  told,
  wordOf,
} from './parts.ts'

type Body = Omit<OlderReferral, 'kind' | 'envelope' | 'to'>

interface Differences {
  readonly type: string
  readonly lists: CodeTable<CodeList>
  readonly roles: CodeTable<DiagnosisRole>
  /** The qualifier of the diagnosis or wish the referral is for. */
  readonly main: string
}

const differences: Readonly<Record<OlderReferral['to'], Differences>> = {
  hospital: { type: 'REF01', lists: codeLists, roles: diagnosisRoles, main: 'H' },
  specialist: { type: 'REF06', lists: specialistLists, roles: diagnosisRoles, main: 'HI' },
  physiotherapy: { type: 'REF07', lists: physiotherapyLists, roles: physiotherapyRoles, main: 'H' },
}

/** REF01, REF06, REF07. */
export function parseReferral(reading: Reading, to: OlderReferral['to']): Body | undefined {
  const { message, issues } = reading
  const { lists, roles, main: qualifier } = differences[to]
  const groups = new Groups(message.segments, issues)
  const parties = groups.takeAll('S01')
  const about = groups.take('S02', true)
  const reason = textIn(about, 'DI')
  const episodeId = told(part(about.take('RFF', 'ROI'), 0, 1))
  const main = about.take('CIN', qualifier)
  const additional = about.takeAll('CIN')
  const letter = letterHead(groups.take('BGM', true), about, reading, episodeId)
  const citizen = citizenOf(groups.take('S07', true), reading)
  const history = groups.take('S12')
  const email = told(part(history?.take('FTX', 'IN'), 3))
  const relative = groups.take('S10')
  const copy = partyOf(parties, 'PRH', issues, false)
  groups.take('S06')?.takeAll('STS')
  const wish = groups.take('S18')
  wish?.takeAll('GIS')
  const pty = wish?.take('PTY')
  const pas = wish?.take('PAS')
  const practical = groups.take('S19')
  practical?.takeAll('STS')
  const tdt = practical?.take('TDT')
  const body = {
    sender: referringSender(parties, reading),
    receiver: receiverOf(partyOf(parties, 'SSP', issues), reading),
    ...(copy && { copyAnswerTo: placeOf(copy, issues) }),
    ...(relative && { relative: relativeOf(relative, issues) }),
    ...only({
      priority: pty && wordOf(referralPriorities, part(pty, 1), pty, issues),
      setting: pas && wordOf(settings, part(pas, 0), pas, issues),
      transport: tdt && wordOf(transports, part(tdt, 2), tdt, issues),
      practical: textIn(practical, 'COT'),
      reason,
      main: main && codedTextOf(main, issues, lists),
    }),
    additional: additional.flatMap((cin) => roledDiagnosisOf(cin, issues, roles, lists) ?? []),
    ...only({
      allergies: textIn(history, 'AL'),
      history: textIn(history, 'NC'),
      findings: textIn(history, 'CF'),
      medicine: textIn(history, 'MT'),
    }),
    references: history === undefined ? [] : referencesIn(history, issues),
  }
  groups.finish()
  return letter && citizen && { letter, ...body, citizen: { ...citizen, ...(email && { email }) } }
}

function referringSender(parties: ReturnType<Groups['takeAll']>, reading: Reading): OlderSender {
  const { issues } = reading
  const sender = senderOf(partyOf(parties, 'PO', issues), reading)
  const person = partyOf(parties, 'BV', issues)
  if (person === undefined) return sender
  const nad = person.take('NAD')
  person.takeAll('SEQ')
  person.takeAll('RFF', 'AHL')
  const name = told(part(nad, 3, 1))
  if (name === undefined) issues.add('older-part-missing', nad === undefined ? 'NAD+BV' : at(nad))
  return { ...sender, referrer: { ...only({ title: told(part(nad, 3)) }), name: name ?? '' } }
}

export function printReferral(facts: Body, to: OlderReferral['to']): Segment[] {
  const { type, lists, roles, main: qualifier } = differences[to]
  const { letter, sender, receiver, copyAnswerTo, citizen, relative, priority, setting, transport } = facts
  return [
    ...headSegments('HNV', letter),
    ...partySegments('PO', sender, 1, [], [specialitySegment(sender, type)]),
    ...partySegments('SSP', receiver, 2),
    ...written(
      'S01',
      segment('NAD', 'BV', '', '', [
        sender.referrer?.title ?? '',
        sender.referrer?.name ?? '',
        '',
        '',
        '',
        'US',
      ]),
      segment('RFF', ['AHL', '1']),
      segment('SEQ', '', '3'),
    ),
    ...(copyAnswerTo === undefined ? [] : partySegments('PRH', copyAnswerTo, 4)),
    ...written(
      'S02',
      segment('GIS', 'N'),
      segment('RFF', ['ROI', letter.episodeId ?? '_']),
      timeSegment('4', letter.writtenAt),
      facts.main && codedSegment(qualifier, facts.main, lists, ''),
      facts.additional.map((one) => codedSegment(roles.edifact(one.role), one, lists, '')),
      maybeText('DI', facts.reason),
    ),
    ...written('S06', segment('STS', '', 'NR')),
    ...written('S07', citizenSegments(citizen)),
    ...(relative === undefined ? [] : written('S10', relativeSegments(relative))),
    ...written(
      'S12',
      citizen.email === undefined ? [] : segment('FTX', 'IN', 'P00', '', citizen.email),
      maybeText('NC', facts.history),
      maybeText('CF', facts.findings),
      maybeText('MT', facts.medicine),
      maybeText('AL', facts.allergies),
      facts.references.map(referenceSegment),
    ),
    ...written(
      'S18',
      segment('GIS', 'N'),
      priority === undefined ? [] : segment('PTY', 'PRI', referralPriorities.edifact(priority)),
      setting === undefined ? [] : segment('PAS', settings.edifact(setting)),
    ),
    ...written(
      'S19',
      segment('STS', '', 'NR'),
      transport === undefined ? [] : segment('TDT', 'PHL', '', transports.edifact(transport)),
      maybeText('COT', facts.practical),
    ),
  ]
}
