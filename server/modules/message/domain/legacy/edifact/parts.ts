import type { Issues } from '../../issue.ts'
import { citizenNumberOf } from '../citizen-number.ts'
import {
  type CodeTable,
  codeLists,
  diagnosisRoles,
  numberKeepers,
  numberKinds,
  phoneKinds,
  relations,
  specialities,
  statuses,
} from '../codes.ts'
import type {
  CodedText,
  CodeList,
  DiagnosisRole,
  OlderAddress,
  OlderCitizen,
  OlderLetterFacts,
  OlderPhone,
  OlderReceiver,
  OlderReference,
  OlderRelative,
  OlderSender,
  OlderState,
  PlaceFacts,
  RoledDiagnosis,
  UnitNumber,
} from '../facts.ts'
import { objectCodes, objectExtensions } from '../object-codes.ts'
import { type WallTime, wallTime } from '../wall-time.ts'
import type { Group } from './groups.ts'
import { type EdifactMessage, part, type Segment, segment } from './interchange.ts'
import { textOf, textSegments } from './texts.ts'

/** The envelope's own names of the two mailboxes: in EDIFACT a letter itself names none. */
export interface Mailboxes {
  readonly senderGln: string
  readonly receiverGln: string
}

/** What a letter is read with. */
export interface Reading extends Mailboxes {
  readonly message: EdifactMessage
  readonly issues: Issues
}

/** Where a part stands, for an issue. */
export function at({ tag, place }: Segment): string {
  return `${tag} (segment ${place})`
}

/** A text, or undefined when it is not there; `_` is what senders write for nothing. */
export function told(words: string): string | undefined {
  return words === '' || words === '_' ? undefined : words
}

/** The facts of these that are told. */
export function only<const Facts extends object>(
  facts: Facts,
): { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Facts]?: Exclude<Facts[Key], undefined>
  }
}

/** A word of a list; a code outside it is an issue. */
export function wordOf<Word extends string>(
  codes: CodeTable<Word>,
  code: string,
  where: Segment,
  issues: Issues,
): Word | undefined {
  const word = codes.wordOfEdifact(told(code))
  if (word === undefined && told(code) !== undefined) issues.add('older-code-unknown', at(where))
  return word
}

/** The time of a DTM segment: 203 to the minute, 204 to the second. */
export function timeIn(found: Segment | undefined, issues: Issues): WallTime | undefined {
  if (found === undefined) return undefined
  const [digits, format] = [part(found, 0, 1), part(found, 0, 2)]
  const isWhole =
    (format === '203' && /^\d{12}$/.test(digits)) || (format === '204' && /^\d{14}$/.test(digits))
  const clock = `${digits.slice(8, 10)}:${digits.slice(10, 12)}${digits.length === 14 ? `:${digits.slice(12)}` : ''}`
  const time = isWhole
    ? wallTime(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`, clock)
    : undefined
  if (time === undefined) issues.add('older-time', at(found))
  return time
}

/** A time that must be there. */
export function requiredTime(group: Group, qualifier: string, issues: Issues): WallTime | undefined {
  const found = group.take('DTM', qualifier)
  if (found === undefined) issues.add('older-part-missing', `DTM+${qualifier}`)
  return timeIn(found, issues)
}

export function timeSegment(qualifier: string, time: WallTime | undefined): Segment[] {
  if (time === undefined) return []
  const digits = time.replace(/[-T:]/g, '')
  return [segment('DTM', [qualifier, digits, digits.length === 12 ? '203' : '204'])]
}

function numberOf(nad: Segment, issues: Issues): UnitNumber | undefined {
  const value = told(part(nad, 1))
  if (value === undefined) return undefined
  const code = part(nad, 1, 1)
  const kind = code === '' ? 'mailbox' : numberKinds.wordOfEdifact(code)
  if (kind === undefined) issues.add('older-code-unknown', at(nad))
  return kind && { value, kind }
}

function addressOf(adr: Segment | undefined): OlderAddress | undefined {
  if (adr === undefined) return undefined
  const address = only({
    street: told(part(adr, 1, 1)),
    suburb: told(part(adr, 1, 2)),
    district: told(part(adr, 2)),
    postCode: told(part(adr, 3)),
  })
  return Object.keys(address).length === 0 ? undefined : address
}

/** A party of the letter, from its S01 group. */
export function placeOf(group: Group, issues: Issues): PlaceFacts {
  const nad = group.take('NAD')
  group.takeAll('SEQ')
  const place = only({
    number: nad && numberOf(nad, issues),
    name: told(part(nad, 3)),
    department: told(part(nad, 3, 1)),
    unit: told(part(nad, 3, 2)),
    address: addressOf(group.take('ADR')),
    phone: told(part(group.take('CON'), 1)),
  })
  return place
}

/** The parties of a letter, by the qualifier of their NAD; one that is missing is an issue. */
export function partyOf(
  parties: readonly Group[],
  qualifier: string,
  issues: Issues,
  isRequired = true,
): Group | undefined {
  const found = parties.filter((group) => {
    const nad = group.left().find(({ tag }) => tag === 'NAD')
    return part(nad, 0) === qualifier
  })
  if (found.length > 1) issues.add('older-part-repeated', `NAD+${qualifier}`)
  if (found.length === 0 && isRequired) issues.add('older-part-missing', `NAD+${qualifier}`)
  return found[0]
}

export function senderOf(group: Group | undefined, { senderGln, issues }: Reading): OlderSender {
  if (group === undefined) return { gln: senderGln }
  const spr = group.take('SPR', 'ORG')
  const number = part(spr, 1)
  const speciality = spr && wordOf(specialities, number, spr, issues)
  return { gln: senderGln, ...placeOf(group, issues), ...(speciality && { speciality }) }
}

export function receiverOf(group: Group | undefined, { receiverGln, issues }: Reading): OlderReceiver {
  return { gln: receiverGln, ...(group && placeOf(group, issues)) }
}

/** An S01 group to be written; parties are counted from 1. */
export function partySegments(
  qualifier: string,
  place: PlaceFacts,
  count: number,
  extra: readonly Segment[] = [],
  last: readonly Segment[] = [],
): Segment[] {
  const { number, name, department, unit, phone } = place
  return [
    segment('S01', '01'),
    segment(
      'NAD',
      qualifier,
      number === undefined
        ? ''
        : [number.value, numberKinds.edifact(number.kind), numberKeepers[number.kind]],
      '',
      [name ?? '_', department ?? '', unit ?? '', '', '', 'US'],
    ),
    ...addressSegments(place.address),
    ...(phone === undefined ? [] : [segment('CON', '', [phone, 'TE'])]),
    ...extra,
    segment('SEQ', '', String(count)),
    ...last,
  ]
}

/** What a sender's speciality is told in; the letter's own number stands in it whether or not there is one. */
export function specialitySegment({ speciality }: OlderSender, type: string): Segment {
  const code = speciality === undefined ? '' : [specialities.edifact(speciality), 'SKS', 'SST']
  return segment('SPR', 'ORG', code, [type, 'SKS', 'SST'])
}

export function addressSegments(address: OlderAddress | undefined): Segment[] {
  if (address === undefined) return []
  const { street, suburb, district, postCode } = address
  return [segment('ADR', '', ['US', street ?? '', suburb ?? ''], district ?? '', postCode ?? '')]
}

/** The head of an ordinary letter: BGM with its time, and S02. */
export function letterHead(
  head: Group,
  about: Group,
  { message, issues }: Reading,
  episodeId: string | undefined,
): OlderLetterFacts | undefined {
  head.take('BGM')
  const writtenAt = requiredTime(head, '137', issues)
  const gis = about.take('GIS')
  if (gis === undefined) issues.add('older-part-missing', 'GIS')
  const status = gis && wordOf(statuses, part(gis, 0), gis, issues)
  about.takeAll('DTM')
  about.takeAll('RFF', 'SRI')
  return writtenAt === undefined || status === undefined
    ? undefined
    : {
        letterId: message.reference,
        version: message.version,
        writtenAt,
        status,
        ...(episodeId !== undefined && { episodeId }),
      }
}

/** BGM and the time a letter was written; `EPI` of a letter, `HNV` of a referral. */
export function headSegments(
  kind: 'EPI' | 'HNV',
  { writtenAt }: Pick<OlderLetterFacts, 'writtenAt'>,
): Segment[] {
  return [segment('BGM', kind, '', '9', 'NA'), ...timeSegment('137', writtenAt)]
}

/** S02 of an ordinary letter. */
export function aboutSegments(letter: OlderLetterFacts, extra: readonly Segment[]): Segment[] {
  return [
    segment('S02', '02'),
    segment('GIS', statuses.edifact(letter.status)),
    segment('RFF', ['SRI', letter.letterId]),
    ...extra,
    ...timeSegment('182', letter.writtenAt),
  ]
}

/** The citizen, from the group that holds PNA. A name must be there unless the letter carries none. */
export function citizenOf(group: Group, { issues }: Reading, isNamed = true): OlderCitizen | undefined {
  const pna = group.take('PNA', 'PAT')
  if (pna === undefined) {
    issues.add('older-part-missing', 'PNA+PAT')
    return undefined
  }
  const cpr = told(part(pna, 1))
  const replacement = told(part(group.take('RFF', 'XPI') ?? group.take('RFF'), 0, 1))
  const number = citizenNumberOf(cpr, cpr === undefined ? replacement : undefined)
  const family = told(part(pna, 4, 1))
  if (number === undefined)
    issues.add(
      cpr === undefined && replacement === undefined ? 'older-part-missing' : 'older-citizen-number',
      at(pna),
    )
  if (family === undefined && isNamed) issues.add('older-part-missing', at(pna))
  if (number === undefined) return undefined
  const phones = group.takeAll('CON').flatMap((con): OlderPhone[] => {
    const kind = wordOf(phoneKinds, part(con, 0), con, issues)
    const phone = told(part(con, 1))
    return kind === undefined || phone === undefined ? [] : [{ number: phone, kind }]
  })
  return {
    number,
    ...only({
      family,
      given: told(part(pna, 5, 1)),
      address: addressOf(group.take('ADR')),
      occupation: told(part(group.take('EMP'), 2, 3)),
      phones: phones.length === 0 ? undefined : phones,
    }),
  }
}

export function citizenSegments(citizen: OlderCitizen): Segment[] {
  const { number, family, given, occupation } = citizen
  const isCpr = number.kind === 'cpr'
  return [
    segment(
      'PNA',
      'PAT',
      isCpr ? [number.value, '', '', 'CPR', 'IM'] : '',
      '',
      '',
      family === undefined ? '' : ['SU', family],
      given === undefined ? '' : ['FO', given],
    ),
    ...(isCpr ? [] : [segment('RFF', ['XPI', number.value])]),
    ...addressSegments(citizen.address),
    ...(citizen.phones ?? []).map((phone) =>
      segment('CON', phoneKinds.edifact(phone.kind), [phone.number, 'TE']),
    ),
    ...(occupation === undefined ? [] : [segment('EMP', '1', '', ['', '', '', occupation])]),
  ]
}

/** Where the citizen is, from PAS. */
export function stateOf(
  group: Group | undefined,
  codes: CodeTable<OlderState>,
  issues: Issues,
): OlderState | undefined {
  const pas = group?.take('PAS')
  return pas && wordOf(codes, part(pas, 0), pas, issues)
}

export function relativeOf(group: Group, issues: Issues): OlderRelative {
  const rel = group.take('REL')
  const pna = group.take('PNA')
  return only({
    relation: rel && wordOf(relations, part(rel, 1), rel, issues),
    cprNumber: told(part(pna, 1)),
    family: told(part(pna, 4, 1)),
    given: told(part(pna, 5, 1)),
    address: addressOf(group.take('ADR')),
  })
}

export function relativeSegments(relative: OlderRelative): Segment[] {
  const { relation, cprNumber, family, given, address } = relative
  return [
    segment('REL', 'PER', relation === undefined ? '' : relations.edifact(relation)),
    segment(
      'PNA',
      'PAS',
      cprNumber === undefined ? '' : [cprNumber, '', '', 'CPR', 'IM'],
      '',
      '',
      family === undefined ? '' : ['SU', family],
      given === undefined ? '' : ['FO', given],
    ),
    ...addressSegments(address),
  ]
}

/** A code with its text, from CIN. */
export function codedTextOf(
  cin: Segment,
  issues: Issues,
  lists: CodeTable<CodeList> = codeLists,
): CodedText | undefined {
  const list = wordOf(lists, part(cin, 1, 1), cin, issues)
  const text = told(part(cin, 1, 3))
  const code = told(part(cin, 1))
  if (list === undefined && part(cin, 1, 1) === '') issues.add('older-part-missing', at(cin))
  if (text === undefined) issues.add('older-part-missing', at(cin))
  return list === undefined || text === undefined ? undefined : { ...(code && { code }), list, text }
}

export function roledDiagnosisOf(
  cin: Segment,
  issues: Issues,
  roles: CodeTable<DiagnosisRole> = diagnosisRoles,
  lists: CodeTable<CodeList> = codeLists,
): RoledDiagnosis | undefined {
  const role = wordOf(roles, part(cin, 0), cin, issues)
  const coded = codedTextOf(cin, issues, lists)
  return role && coded && { role, ...coded }
}

export function codedSegment(
  qualifier: string,
  { code, list, text }: CodedText,
  lists: CodeTable<CodeList> = codeLists,
  keeper = 'SST',
): Segment {
  return segment('CIN', qualifier, [code ?? '', lists.edifact(list), keeper, text])
}

/** What belongs to the letter and comes another way, from FTX. */
export function referencesIn(group: Group, issues: Issues): OlderReference[] {
  const found = [
    ...group.takeAll('FTX', 'BIN'),
    ...group.takeAll('FTX', 'URL'),
    ...group.takeAll('FTX', 'SUP'),
  ]
  return found
    .toSorted((one, other) => one.place - other.place)
    .map((ftx) => ({ text: part(ftx, 3), object: objectOf(ftx, issues) }))
}

function objectOf(ftx: Segment, issues: Issues): OlderReference['object'] {
  switch (part(ftx, 0)) {
    case 'URL': {
      const pieces = (ftx.elements[3] ?? []).slice(1)
      return { kind: 'link', url: pieces.map((piece) => piece.replace(/\\$/, '')).join('') }
    }
    case 'BIN':
      return {
        kind: 'file',
        id: part(ftx, 3, 1),
        what: wordOf(objectCodes, part(ftx, 3, 2), ftx, issues) ?? '',
        extension: wordOf(objectExtensions, part(ftx, 3, 3), ftx, issues) ?? '',
        bytes: Number(part(ftx, 3, 4)) || 0,
      }
    default:
      return { kind: 'elsewhere' }
  }
}

export function referenceSegment({ text, object }: OlderReference): Segment {
  switch (object.kind) {
    case 'link':
      return segment('FTX', 'URL', 'P00', '', [text, ...(object.url.match(/.{1,69}/g) ?? []).map(goingOn)])
    case 'elsewhere':
      return segment('FTX', 'SUP', 'P00', '', text)
    case 'file':
      return segment('FTX', 'BIN', 'P00', '', [
        text,
        object.id,
        objectCodes.edifact(object.what),
        objectExtensions.edifact(object.extension),
        String(object.bytes),
      ])
  }
}

function goingOn(piece: string, index: number, pieces: readonly string[]): string {
  return index < pieces.length - 1 ? `${piece}\\` : piece
}

/** The text of a qualifier in a group; undefined when there is none. */
export function textIn(group: Group | undefined, qualifier: string): string | undefined {
  const text = textOf(group?.takeAll('FTX', qualifier) ?? [])
  return text === '' ? undefined : text
}

export function maybeText(qualifier: string, text: string | undefined): Segment[] {
  return text === undefined ? [] : textSegments(qualifier, text)
}
