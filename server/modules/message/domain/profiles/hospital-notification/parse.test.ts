import { describe, expect, test } from 'vitest'
import type { CprNumber } from '../../../../../../kernel/cpr.ts'
import { instant } from '../../../../../../kernel/instant.ts'
import type { JsonObject } from '../../fhir.ts'
import type { RuleId } from '../../rules.ts'
import { composeNotification, type NotificationWish } from './compose-notification.ts'
import { parseHospitalNotification } from './parse.ts'
import { printHospitalNotification } from './print.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests reach into a message to break it
type Broken = any

const letter = (number: number) => `7b67a8a9-d1a8-4eeb-8c3d-1111111111${String(number).padStart(2, '0')}`

const admission: NotificationWish = {
  base: 'STIN',
  letterId: letter(1),
  envelopeId: letter(2),
  episodeId: `https://sor2.sum.dsdn.dk/#id=265161000016000|${letter(3)}`,
  cprNumber: '2509479989' as CprNumber,
  periodStart: instant('2026-06-01T10:00:00.000Z'),
  sentAt: instant('2026-06-01T10:00:02.000Z'),
  sender: { sor: '265161000016000', gln: '5790000209354', name: 'Medicinsk afdeling, Aabenraa' },
  provider: { sor: '265161000016999', name: 'Afsnit M2' },
  receiver: { sor: '953741000016009', gln: '5790001348120', name: 'Aabenraa Kommune' },
  isReportRequested: true,
}

const earlier = {
  letterId: letter(9),
  sentAt: instant('2026-06-01T09:00:00.000Z'),
  activity: 'admit-inpatient',
}
const leave: Partial<NotificationWish> = {
  base: 'STOR',
  leaveStart: instant('2026-06-01T09:30:00.000Z'),
  earlierLetters: [earlier],
}
const discharge: Partial<NotificationWish> = {
  base: 'SLHJ',
  periodEnd: instant('2026-06-01T10:00:00.000Z'),
  earlierLetters: [earlier],
}

/** A message by its parts, so that a test can break one of them. */
function messageOf(wish: Partial<NotificationWish> = {}): Broken {
  let count = 10
  const newId = () => {
    count += 1
    return letter(count)
  }
  const bundle = printHospitalNotification(composeNotification({ ...admission, ...wish }), {
    newId,
    family: 'Elmer',
  })
  const copy: Broken = JSON.parse(JSON.stringify(bundle))
  const resources = copy.entry.map(({ resource }: Broken) => resource)
  const ofType = (type: string) => resources.filter((one: Broken) => one.resourceType === type)
  return {
    bundle: copy,
    header: ofType('MessageHeader')[0],
    patient: ofType('Patient')[0],
    encounter: ofType('Encounter')[0],
    organisations: ofType('Organization'),
    provenances: ofType('Provenance'),
  }
}

function breakAndRead(change: (message: Broken) => unknown, wish?: Partial<NotificationWish>) {
  const message = messageOf(wish)
  change(message)
  return parseHospitalNotification(message.bundle as JsonObject)
}

const cases: [
  what: string,
  rule: RuleId,
  at: string,
  change: (m: Broken) => unknown,
  wish?: Partial<NotificationWish>,
][] = [
  ['the Bundle is a collection', 'bundle-type', 'Bundle.type', (m) => (m.bundle.type = 'collection')],
  ['the envelope has no id', 'envelope-id-missing', 'Bundle.id', (m) => delete m.bundle.id],
  ['the envelope id holds a space', 'id-invalid', 'Bundle.id', (m) => (m.bundle.id = 'a b')],
  ['the Bundle has no time', 'timestamp-missing', 'Bundle.timestamp', (m) => delete m.bundle.timestamp],
  [
    'the Bundle has a time without a zone',
    'time-zone-missing',
    'Bundle.timestamp',
    (m) => (m.bundle.timestamp = '2026-06-01T10:00:00'),
  ],
  ['there is nothing in it', 'entries-missing', 'Bundle.entry', (m) => (m.bundle.entry = [])],
  ['the entries are no list', 'data-type', 'Bundle.entry', (m) => (m.bundle.entry = {})],
  ['an entry is empty', 'entry-without-resource', 'Bundle.entry[6]', (m) => (m.bundle.entry[6] = {})],
  [
    'a resource stands twice',
    'entry-twice',
    'Bundle.entry[7]',
    (m) => m.bundle.entry.push(m.bundle.entry[1]),
  ],
  [
    'the header is not first',
    'header-not-first',
    'Bundle.entry[6].resource',
    (m) => m.bundle.entry.push(m.bundle.entry.shift()),
  ],
  ['there is no header', 'header-missing', 'Bundle.entry', (m) => m.bundle.entry.shift()],
  [
    'there are two headers',
    'header-repeated',
    'Bundle.entry[7].resource',
    (m) => m.bundle.entry.push({ resource: { ...m.header, id: 'other' } }),
  ],
  ['the letter has no id', 'letter-id-missing', 'Bundle.entry[0].resource.id', (m) => delete m.header.id],
  [
    'the header follows another profile',
    'header-profile',
    'Bundle.entry[0].resource.meta.profile',
    (m) =>
      (m.header.meta.profile = [
        'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-messageHeader',
      ]),
  ],
  [
    'the header names no profile',
    'header-profile-unstated',
    'Bundle.entry[0].resource.meta.profile',
    (m) => delete m.header.meta,
  ],
  [
    'the header has no text',
    'header-narrative',
    'Bundle.entry[0].resource.text.div',
    (m) => delete m.header.text,
  ],
  [
    'the header text is empty',
    'header-narrative',
    'Bundle.entry[0].resource.text.div',
    (m) => (m.header.text.div = '<div xmlns="http://www.w3.org/1999/xhtml"> <p/></div>'),
  ],
  [
    'the header text runs code',
    'narrative-unsafe',
    'Bundle.entry[0].resource.text.div',
    (m) => (m.header.text.div = '<div><img src="x" onerror="alert(1)"/>tekst</div>'),
  ],
  [
    'the event is missing',
    'event-code',
    'Bundle.entry[0].resource.event',
    (m) => delete m.header.eventCoding,
  ],
  [
    'the event is of another system',
    'event-system',
    'Bundle.entry[0].resource.eventCoding.system',
    (m) => (m.header.eventCoding.system = 'urn:x'),
  ],
  [
    'there is no receiver',
    'destination-not-one',
    'Bundle.entry[0].resource.destination',
    (m) => (m.header.destination = []),
  ],
  [
    'there are two receivers',
    'destination-not-one',
    'Bundle.entry[0].resource.destination',
    (m) => m.header.destination.push(m.header.destination[0]),
  ],
  [
    'the receiver gets a copy',
    'destination-use',
    'Bundle.entry[0].resource.destination[0].extension',
    (m) => (m.header.destination[0].extension[0].valueCoding.code = 'cc'),
  ],
  [
    'the receiver’s use is not said',
    'destination-use',
    'Bundle.entry[0].resource.destination[0].extension',
    (m) => delete m.header.destination[0].extension,
  ],
  [
    'the receiver has no address',
    'endpoint-missing',
    'Bundle.entry[0].resource.destination[0].endpoint',
    (m) => delete m.header.destination[0].endpoint,
  ],
  [
    'the sender has no address',
    'endpoint-missing',
    'Bundle.entry[0].resource.source.endpoint',
    (m) => delete m.header.source,
  ],
  [
    'there is no sender',
    'reference-missing',
    'Bundle.entry[0].resource.sender',
    (m) => delete m.header.sender,
  ],
  [
    'the sender is not in the message',
    'reference-unresolved',
    'Bundle.entry[0].resource.sender.reference',
    (m) => (m.header.sender.reference = 'Organization/gone'),
  ],
  [
    'the sender is a citizen',
    'reference-wrong-type',
    'Bundle.entry[0].resource.sender.reference',
    (m) => (m.header.sender.reference = `Patient/${m.patient.id}`),
  ],
  [
    'the receiver has no SOR code',
    'sor-missing',
    'Bundle.entry[4].resource.identifier',
    (m) => m.organisations[1].identifier.splice(1, 1),
  ],
  [
    'the receiver has no location number',
    'gln-missing',
    'Bundle.entry[4].resource.identifier',
    (m) => m.organisations[1].identifier.splice(0, 1),
  ],
  [
    'the SOR code is too short',
    'sor-format',
    'Bundle.entry[4].resource.identifier[1].value',
    (m) => (m.organisations[1].identifier[1].value = '123'),
  ],
  [
    'the location number has a wrong check digit',
    'gln-check-digit',
    'Bundle.entry[4].resource.identifier[0].value',
    (m) => (m.organisations[1].identifier[0].value = '5790001348121'),
  ],
  [
    'a unit has two SOR codes',
    'identifier-repeated',
    'Bundle.entry[4].resource.identifier[2]',
    (m) => m.organisations[1].identifier.push(m.organisations[1].identifier[1]),
  ],
  ['there is no Provenance', 'provenance-missing', 'Bundle.entry', (m) => m.bundle.entry.pop()],
  [
    'no Provenance is for this letter',
    'provenance-not-for-header',
    'Bundle.entry.resource.ofType(Provenance).target',
    (m) => (m.provenances[0].target[0].reference = 'MessageHeader/other'),
  ],
  [
    'another Provenance is newer',
    'provenance-not-newest',
    'Bundle.entry.resource.ofType(Provenance).occurred',
    (m) => (m.provenances[1].occurredDateTime = '2026-06-02T10:00:00Z'),
    discharge,
  ],
  [
    'a Provenance points at two headers',
    'provenance-target',
    'Bundle.entry[6].resource.target',
    (m) => m.provenances[0].target.push(m.provenances[0].target[0]),
  ],
  [
    'a Provenance does not say which letter it follows',
    'provenance-entity',
    'Bundle.entry[6].resource.entity[0].what',
    (m) => delete m.provenances[0].entity[0].what.reference,
    discharge,
  ],
  [
    'the time of sending is missing',
    'time-missing',
    'Bundle.entry[6].resource.occurredDateTime',
    (m) => delete m.provenances[0].occurredDateTime,
  ],
  [
    'the time of sending has no zone',
    'time-zone-missing',
    'Bundle.entry[6].resource.occurredDateTime',
    (m) => (m.provenances[0].occurredDateTime = '2026-06-01'),
  ],
  [
    'the time of sending never was',
    'time-format',
    'Bundle.entry[6].resource.recorded',
    (m) => (m.provenances[0].recorded = '2026-02-30T10:00:00Z'),
  ],
  [
    'nobody sent it',
    'reference-missing',
    'Bundle.entry[6].resource.agent',
    (m) => delete m.provenances[0].agent,
  ],
  [
    'the activity is of another standard',
    'activity-unknown',
    'Bundle.entry[6].resource.activity',
    (m) => (m.provenances[0].activity.coding[0].code = 'new-message'),
  ],
  [
    'there is no citizen',
    'patient-not-one',
    'Bundle.entry.resource.ofType(Patient)',
    (m) => m.bundle.entry.splice(1, 1),
  ],
  [
    'there are two citizens',
    'patient-not-one',
    'Bundle.entry.resource.ofType(Patient)',
    (m) => m.bundle.entry.push({ resource: { ...m.patient, id: 'other' } }),
  ],
  [
    'the citizen has no CPR number',
    'cpr-missing',
    'Bundle.entry[1].resource.identifier',
    (m) => (m.patient.identifier = []),
  ],
  [
    'the citizen has a replacement number',
    'cpr-only',
    'Bundle.entry[1].resource.identifier',
    (m) => (m.patient.identifier = [{ system: 'urn:oid:1.2.208.176.1.6.1.1', value: '2509471AB1' }]),
  ],
  [
    'the citizen has a replacement number beside the CPR number',
    'cpr-only',
    'Bundle.entry[1].resource.identifier',
    (m) => m.patient.identifier.push({ system: 'urn:oid:1.2.208.176.1.6.1.1', value: '2509471AB1' }),
  ],
  [
    'the CPR number has a hyphen',
    'cpr-format',
    'Bundle.entry[1].resource.identifier[0].value',
    (m) => (m.patient.identifier[0].value = '250947-9989'),
  ],
  [
    'the CPR number begins with no date',
    'cpr-format',
    'Bundle.entry[1].resource.identifier[0].value',
    (m) => (m.patient.identifier[0].value = '3102479989'),
  ],
  [
    'the citizen has no official name',
    'patient-name',
    'Bundle.entry[1].resource.name',
    (m) => delete m.patient.name,
  ],
  [
    'the header points at no stay',
    'focus-not-one',
    'Bundle.entry[0].resource.focus',
    (m) => delete m.header.focus,
  ],
  [
    'the header points at the citizen',
    'reference-wrong-type',
    'Bundle.entry[0].resource.focus[0].reference',
    (m) => (m.header.focus[0].reference = `Patient/${m.patient.id}`),
  ],
  [
    'the class is missing',
    'class-unknown',
    'Bundle.entry[2].resource.class',
    (m) => delete m.encounter.class,
  ],
  [
    'the class is ambulatory',
    'class-unknown',
    'Bundle.entry[2].resource.class',
    (m) => (m.encounter.class.code = 'AMB'),
  ],
  [
    'the class is of another system',
    'class-system',
    'Bundle.entry[2].resource.class.system',
    (m) => delete m.encounter.class.system,
  ],
  [
    'the status is planned',
    'status-unknown',
    'Bundle.entry[2].resource.status',
    (m) => (m.encounter.status = 'planned'),
  ],
  [
    'status and activity do not go together',
    'combination-unknown',
    'Bundle.entry[2].resource.status',
    (m) => (m.encounter.status = 'finished'),
  ],
  [
    'the stay is about nobody',
    'reference-missing',
    'Bundle.entry[2].resource.subject',
    (m) => delete m.encounter.subject,
  ],
  [
    'the stay is nowhere',
    'reference-missing',
    'Bundle.entry[2].resource.serviceProvider',
    (m) => delete m.encounter.serviceProvider,
  ],
  [
    'there is no episode',
    'episode-missing',
    'Bundle.entry[2].resource.episodeOfCare',
    (m) => delete m.encounter.episodeOfCare,
  ],
  [
    'the episode has no identifier',
    'episode-missing',
    'Bundle.entry[2].resource.episodeOfCare[0].identifier',
    (m) => delete m.encounter.episodeOfCare[0].identifier,
  ],
  [
    'the episode does not say whose it is',
    'episode-system',
    'Bundle.entry[2].resource.episodeOfCare[0].identifier.system',
    (m) => delete m.encounter.episodeOfCare[0].identifier.system,
  ],
  [
    'the episode is no UUID',
    'episode-not-uuid',
    'Bundle.entry[2].resource.episodeOfCare[0].identifier.value',
    (m) => (m.encounter.episodeOfCare[0].identifier.value = '42'),
  ],
  [
    'the start is missing',
    'period-missing',
    'Bundle.entry[2].resource.period.start',
    (m) => delete m.encounter.period.start,
  ],
  [
    'the start has no zone',
    'time-zone-missing',
    'Bundle.entry[2].resource.period.start',
    (m) => (m.encounter.period.start = '2026-06-01T12:00:00'),
  ],
  [
    'the stay ends before it begins',
    'period-backwards',
    'Bundle.entry[2].resource.period',
    (m) => (m.encounter.period.end = '2020-01-01T00:00:00Z'),
    discharge,
  ],
  [
    'a discharge has no end',
    'period-end-missing',
    'Bundle.entry[2].resource.period.end',
    (m) => delete m.encounter.period.end,
    discharge,
  ],
  [
    'an admission has an end',
    'period-end-unexpected',
    'Bundle.entry[2].resource.period.end',
    (m) => (m.encounter.period.end = '2026-06-05T10:00:00Z'),
  ],
  [
    'a leave has no times',
    'leave-missing',
    'Bundle.entry[2].resource.extension',
    (m) => delete m.encounter.extension,
    leave,
  ],
  [
    'a return has no end of leave',
    'leave-end-missing',
    'Bundle.entry[2].resource.extension',
    (m) => delete m.encounter.extension[0].valuePeriod.end,
    { ...leave, base: 'SLOR', leaveEnd: instant('2026-06-01T09:40:00.000Z') },
  ],
  [
    'there are two leaves',
    'leave-repeated',
    'Bundle.entry[2].resource.extension[1]',
    (m) => m.encounter.extension.push(m.encounter.extension[0]),
    leave,
  ],
  [
    'an admission tells of a leave',
    'leave-unexpected',
    'Bundle.entry[2].resource.extension',
    (m) => (m.encounter.extension = messageOf(leave).encounter.extension),
  ],
  [
    'a death is still in progress',
    'death-status',
    'Bundle.entry[2].resource.status',
    (m) => (m.encounter.status = 'in-progress'),
    { ...discharge, base: 'MORS' },
  ],
  [
    'the report is asked for twice',
    'report-flag-repeated',
    'Bundle.entry[0].resource.extension[2]',
    (m) => m.header.extension.push(m.header.extension[0]),
  ],
  [
    'the report flag is a text',
    'data-type',
    'Bundle.entry[0].resource.extension[0].valueBoolean',
    (m) => (m.header.extension[0].valueBoolean = 'true'),
  ],
  [
    'a report is asked for at discharge',
    'report-flag-unexpected',
    'Bundle.entry[0].resource.extension',
    (m) => (m.header.extension = messageOf().header.extension.slice(0, 1)),
    discharge,
  ],
  [
    'nobody is to get the report',
    'report-recipient-missing',
    'Bundle.entry[0].resource.extension',
    (m) => m.header.extension.pop(),
  ],
  [
    'a correction corrects nothing',
    'corrects-missing',
    'Bundle.entry.resource.ofType(Provenance).entity',
    (m) => delete m.provenances[0].entity,
    { change: 'correction', earlierLetters: [earlier] },
  ],
  [
    'a cancellation cancels nothing',
    'cancels-missing',
    'Bundle.entry.resource.ofType(Provenance).entity',
    (m) => delete m.provenances[0].entity,
    { change: 'cancellation', earlierLetters: [earlier] },
  ],
  [
    'a name holds a control character',
    'text-not-allowed',
    'Bundle.entry[3].resource.name',
    (m) => (m.organisations[0].name = 'A\u0000B'),
  ],
  [
    'a name is half a letter',
    'text-not-allowed',
    'Bundle.entry[3].resource.name',
    (m) => (m.organisations[0].name = 'A\ud800'),
  ],
  [
    'a number is longer than any number',
    'element-too-long',
    'Bundle.entry[3].resource.identifier[0].value',
    (m) => (m.organisations[0].identifier[0].value = '5'.repeat(501)),
  ],
  [
    'the stay began in the year 9999',
    'time-format',
    'Bundle.entry[2].resource.period.start',
    (m) => (m.encounter.period.start = '9999-12-31T23:59:59-14:00'),
  ],
]

describe('a hospital notification that breaks a rule', () => {
  test.each(cases)('%s: %s', (_what, rule, expression, change, wish) => {
    const { issues } = breakAndRead(change, wish)
    expect(issues).toContainEqual({ rule, expression })
  })

  test('nothing the message said is repeated in what is told of it', () => {
    for (const [, , , change, wish] of cases)
      expect(JSON.stringify(breakAndRead(change, wish).issues)).not.toMatch(/250947|Elmer|Aabenraa/)
  })
})

describe('a hospital notification that keeps every rule', () => {
  test('is read without a remark, also when its ids are not UUIDs and its profiles name a version', () => {
    const { facts, issues } = breakAndRead((m) => {
      m.header.meta.profile[0] += '|3.0'
      m.bundle.id = 'envelope-1'
      m.header.id = 'n-17.b'
      m.provenances[0].target[0].reference = 'MessageHeader/n-17.b'
      m.bundle.entry[0].fullUrl = 'MessageHeader/n-17.b'
    })
    expect(issues).toEqual([])
    expect(facts).toMatchObject({
      letterId: 'n-17.b',
      envelopeId: 'envelope-1',
      code: 'STIN',
      isReportRequested: true,
    })
  })

  test('ignores what it has no use for', () => {
    const { facts, issues } = breakAndRead((m) => {
      m.encounter.diagnosis = [{ condition: { display: 'noget andet' } }]
      m.bundle.entry.push({ fullUrl: 'Basic/x', resource: { resourceType: 'Basic', id: 'x', code: 17 } })
      m.header.extension.push({ url: 'urn:other', valueString: 'x' })
    })
    expect([facts?.code, issues]).toEqual(['STIN', []])
  })

  test('finds what is referred to by kind and id, by full address and by URN', () => {
    for (const address of [
      (id: string) => `https://example.dk/fhir/Encounter/${id}`,
      (id: string) => `urn:uuid:${id}`,
    ]) {
      const { facts } = breakAndRead((m) => {
        const fullUrl = address(m.encounter.id)
        m.bundle.entry[2].fullUrl = fullUrl
        m.header.focus[0].reference = fullUrl
      })
      expect(facts?.code).toBe('STIN')
    }
    const { facts } = breakAndRead((m) => {
      m.bundle.entry[2].fullUrl = `https://example.dk/fhir/Encounter/${m.encounter.id}`
      m.header.focus[0].reference = `Encounter/${m.encounter.id}/_history/2`
    })
    expect(facts?.code).toBe('STIN')
  })

  test('times with an offset become UTC, on the night the clocks go back too', () => {
    const { facts } = breakAndRead((m) => {
      m.encounter.period.start = '2026-10-25T02:30:00+02:00'
    })
    expect(facts?.eventAt).toBe('2026-10-25T00:30:00.000Z')
  })

  test('the time of the event is that of the event: arrival, leave, return, departure, death', () => {
    const at = (wish: Partial<NotificationWish>) => breakAndRead(() => undefined, wish).facts?.eventAt
    expect(at({})).toBe('2026-06-01T10:00:00.000Z')
    expect(at(leave)).toBe('2026-06-01T09:30:00.000Z')
    expect(at({ ...leave, base: 'SLOR', leaveEnd: instant('2026-06-01T09:40:00.000Z') })).toBe(
      '2026-06-01T09:40:00.000Z',
    )
    expect(at({ ...discharge, periodEnd: instant('2026-06-03T08:00:00.000Z') })).toBe(
      '2026-06-03T08:00:00.000Z',
    )
    expect(at({ ...discharge, base: 'MORS' })).toBe('2026-06-01T10:00:00.000Z')
  })

  test('an admission report is never asked for by anything but a start', () => {
    const { facts } = breakAndRead((m) => {
      m.header.extension = messageOf().header.extension
      m.header.extension[1].valueReference.reference = m.header.sender.reference
    }, discharge)
    expect(facts?.isReportRequested).toBe(false)
  })

  test('names the letter it follows, corrects or cancels', () => {
    const read = (wish: Partial<NotificationWish>) =>
      breakAndRead(() => undefined, { earlierLetters: [earlier], ...wish }).facts
    expect(read(discharge)).toMatchObject({ follows: earlier.letterId, earlierLetters: [earlier] })
    expect(read({ change: 'correction' })).toMatchObject({ code: 'RE_STIN', revises: earlier.letterId })
    expect(read({ change: 'cancellation' })).toMatchObject({ code: 'AN_STIN', cancels: earlier.letterId })
  })

  test('a citizen dead on arrival: start and end are the same', () => {
    const { facts, issues } = breakAndRead(() => undefined, {
      base: 'MORS',
      periodEnd: admission.periodStart,
    })
    expect([facts?.code, facts?.eventAt, issues]).toEqual(['MORS', admission.periodStart, []])
  })
})
