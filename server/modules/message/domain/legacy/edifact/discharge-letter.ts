import { diagnosisRoles, states } from '../codes.ts'
import type { OlderDischargeLetter, PlaceFacts, SksDiagnosis } from '../facts.ts'
import type { Group } from './groups.ts'
import { Groups, written } from './groups.ts'
import { part, type Segment, segment } from './interchange.ts'
import {
  aboutSegments,
  citizenOf,
  citizenSegments,
  codedSegment,
  codedTextOf,
  headSegments,
  letterHead,
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
  stateOf,
  textIn,
  timeIn,
  timeSegment,
  told,
} from './parts.ts'
import { textSegments } from './texts.ts'

type Body = Omit<OlderDischargeLetter, 'kind' | 'envelope'>

/** DIS01. */
export function parseDischargeLetter(reading: Reading): Body | undefined {
  const { message, issues } = reading
  const groups = new Groups(message.segments, issues)
  const parties = groups.takeAll('S01')
  const course = groups.take('S11', true)
  course.takeAll('GIS')
  course.takeAll('SEQ')
  course.takeAll('RFF', 'AHI')
  const episodeId = told(part(course.take('RFF', 'REI'), 0, 1))
  const letter = letterHead(groups.take('BGM', true), groups.take('S02', true), reading, episodeId)
  const citizen = citizenOf(groups.take('S07', true), reading)
  const state = stateOf(course, states, issues)
  if (state === undefined) issues.add('older-part-missing', 'PAS')
  const main = course.take('CIN', 'A')
  const mainAdditional = course.takeAll('CIN', 'DM')
  const bodies = groups.takeAll('S14')
  const ofBodies = bodies.map((group) => readBody(group, reading))
  const referral = groups.take('S05')
  const copy = partyOf(parties, 'CCR', issues, false)
  const contact = partyOf(parties, 'RSP', issues, false)
  const body = {
    sender: {
      ...senderOf(partyOf(parties, 'SSP', issues), reading),
      ...(contact && { contact: placeOf(contact, issues) }),
    },
    receiver: receiverOf(partyOf(parties, 'PO', issues), reading),
    ...(copy && { copyTo: placeOf(copy, issues) }),
    relatives: groups.takeAll('S09').map((group) => relativeOf(group, issues)),
    ...(referral && { referral: referralOf(referral, reading) }),
    ...only({
      admittedAt: timeIn(course.take('DTM', '90'), issues),
      dischargedAt: timeIn(course.take('DTM', '91'), issues),
    }),
    diagnoses: {
      ...(main && { main: sksOf(main, reading) }),
      mainAdditional: mainAdditional.map((cin) => sksOf(cin, reading)),
      others: ofBodies.flatMap(({ diagnoses }) => diagnoses),
    },
    texts: ofBodies.flatMap(({ text }) => text ?? []),
    references: ofBodies.flatMap(({ references }) => references),
  }
  groups.finish()
  return letter && citizen && state && { letter, ...body, citizen: { ...citizen, state } }
}

function sksOf(cin: Segment, { issues }: Reading): SksDiagnosis {
  if (told(part(cin, 1)) === undefined || told(part(cin, 1, 3)) === undefined)
    issues.add('older-part-missing', `CIN (segment ${cin.place})`)
  return { code: part(cin, 1), text: part(cin, 1, 3) }
}

/** S14 holds one diagnosis, or one text with what belongs to it. */
function readBody(group: Group, { issues }: Reading) {
  const references = referencesIn(group, issues)
  const time = timeIn(group.take('DTM'), issues)
  const diagnoses = group.takeAll('CIN').flatMap((cin) => {
    const found = roledDiagnosisOf(cin, issues)
    return found === undefined ? [] : [{ ...found, ...(time && { at: time }) }]
  })
  const words = textIn(group, 'NC')
  const text = words === undefined ? undefined : { ...(time && { signedAt: time }), text: words }
  return { references, diagnoses, text }
}

function referralOf(group: Group, { issues }: Reading): NonNullable<Body['referral']> {
  group.takeAll('GIS')
  const main = group.take('CIN', 'DI')
  const coded = main && codedTextOf(main, issues)
  return {
    ...only({
      id: told(part(group.take('RFF', 'ROI'), 0, 1)),
      receivedAt: timeIn(group.take('DTM'), issues),
      main: coded,
    }),
    additional: group.takeAll('CIN', 'DM').flatMap((cin) => codedTextOf(cin, issues) ?? []),
  }
}

export function printDischargeLetter(facts: Body): Segment[] {
  const { letter, sender, receiver, copyTo, citizen, relatives, referral, diagnoses, texts, references } =
    facts
  const others: PlaceFacts[] = copyTo === undefined ? [] : [copyTo]
  return [
    ...headSegments('EPI', letter),
    ...partySegments('SSP', sender, 1, [], [specialitySegment(sender, 'DIS01')]),
    ...partySegments('PO', receiver, 2),
    ...others.flatMap((place) => partySegments('CCR', place, 3)),
    ...(sender.contact === undefined ? [] : partySegments('RSP', sender.contact, others.length + 3)),
    ...aboutSegments(letter, []),
    ...(referral === undefined
      ? []
      : written(
          'S05',
          segment('GIS', 'N'),
          segment('RFF', ['ROI', referral.id ?? '_']),
          timeSegment('8', referral.receivedAt),
          referral.main && codedSegment('DI', referral.main),
          referral.additional.map((one) => codedSegment('DM', one)),
        )),
    ...written('S07', citizenSegments(citizen)),
    ...relatives.flatMap((relative) => written('S09', relativeSegments(relative))),
    ...written(
      'S11',
      segment('GIS', 'N'),
      segment('RFF', letter.episodeId === undefined ? ['AHI', '1'] : ['REI', letter.episodeId]),
      segment('SEQ', '', '1'),
      timeSegment('90', facts.admittedAt),
      timeSegment('91', facts.dischargedAt),
      citizen.state === undefined ? [] : segment('PAS', states.edifact(citizen.state)),
      diagnoses.main && codedSegment('A', { ...diagnoses.main, list: 'sks' }),
      diagnoses.mainAdditional.map((one) => codedSegment('DM', { ...one, list: 'sks' })),
    ),
    ...diagnoses.others.flatMap(({ role, at: time, ...coded }) =>
      written('S14', codedSegment(diagnosisRoles.edifact(role), coded), timeSegment('CIS', time)),
    ),
    ...texts.flatMap(({ signedAt, text }) =>
      written('S14', timeSegment('CIS', signedAt), textSegments('NC', text)),
    ),
    ...(references.length === 0 ? [] : written('S14', references.map(referenceSegment))),
  ]
}
