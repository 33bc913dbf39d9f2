import { add, change, copyOf, listOf, nodesAt, put, to, twice, without } from '../nodes.ts'
import { correspondence, kind, withPatient } from './kind.ts'

const system = 'http://medcomfhir.dk/ig/terminology/CodeSystem'
const use = (code: string) => ({
  url: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension',
  valueCoding: { system: `${system}/medcom-messaging-destinationUse`, code },
})
const event = (code: string, of = `${system}/medcom-messaging-eventCodes`) => ({ system: of, code })
const coded = 'pattern fixed binding'

/** The header: what the letter is, from whom and to whom. */
export const headerFaults = [
  kind('header without an id', 'min', without('MessageHeader.id')),
  kind('event missing', 'min', without('MessageHeader.event[x]')),
  kind('event without a code', `min ${coded}`, without('MessageHeader.eventCoding.code')),
  kind('event that no standard has', coded, change('MessageHeader.eventCoding.code', 'greeting-message')),
  kind('event of another code system', coded, put('MessageHeader.eventCoding.system', 'http://loinc.org')),
  kind(
    'event of another standard',
    coded,
    to('MessageHeader', (header) => {
      header.eventCoding = event('acknowledgement-message')
    }),
    { only: withPatient },
  ),
  kind(
    'event as an address instead of a code',
    'choice type min element-unknown',
    to('MessageHeader', (header) => {
      delete header.eventCoding
      header.eventUri = 'http://example.org/events/hello'
    }),
  ),
  kind(
    'event both as a code and as an address',
    'choice max type element-unknown',
    put('MessageHeader.eventUri', 'http://example.org/events/hello'),
  ),
  kind('destination missing', 'min slice-min', without('MessageHeader.destination')),
  kind('two primary destinations', 'slice-max max', twice('MessageHeader.destination')),
  kind(
    'a copy receiver',
    'slice-max max',
    to('MessageHeader', (header) => {
      const copy = copyOf(listOf(header.destination)[0]) as { extension: unknown }
      copy.extension = [use('cc')]
      header.destination = [...listOf(header.destination), copy]
    }),
  ),
  kind(
    'destination of an unknown use',
    'slicing-closed slice-min binding pattern',
    put('MessageHeader.destination.extension', [use('secondary')]),
  ),
  kind(
    'destination that does not say its use',
    'slicing-closed slice-min min',
    without('MessageHeader.destination.extension'),
  ),
  kind(
    'use of the destination as a code instead of a Coding',
    'choice type slicing-closed slice-min min element-unknown',
    put('MessageHeader.destination.extension', [{ url: use('').url, valueCode: 'primary' }]),
  ),
  kind(
    'use of the destination said twice',
    'slice-max max',
    add('MessageHeader.destination.extension', use('primary')),
  ),
  kind('destination without an endpoint', 'min', without('MessageHeader.destination.endpoint')),
  kind(
    'endpoint that is no address',
    'primitive-format type',
    put('MessageHeader.destination.endpoint', 'https://example.org/a b'),
  ),
  kind('destination without a receiver', 'min', without('MessageHeader.destination.receiver')),
  kind(
    'receiver that is not in the message',
    'aggregation reference-unresolved',
    put('MessageHeader.destination.receiver', { reference: 'Organization/nobody-here' }),
  ),
  kind(
    'receiver only by name',
    'aggregation reference-unresolved min reference-target reference-type',
    put('MessageHeader.destination.receiver.reference', 'urn:uuid:0d7b2b6e-7d4c-4c2d-9b63-7e3f2b1c9a10'),
  ),
  kind(
    'receiver that is a Provenance',
    'reference-target reference-type',
    to('MessageHeader.destination', (destination, bundle) => {
      const [one] = nodesAt(bundle, 'Provenance')
      destination.receiver = { reference: `Provenance/${String(one?.id)}` }
    }),
  ),
  kind(
    'receiver inside the header instead of in the message',
    'aggregation',
    to('MessageHeader', (header, bundle) => {
      const [organization] = nodesAt(bundle, 'Organization')
      header.contained = [{ ...copyOf(organization), id: 'inside' }]
      for (const destination of nodesAt(bundle, 'MessageHeader.destination'))
        destination.receiver = { reference: '#inside' }
    }),
  ),
  kind('sender missing', 'min', without('MessageHeader.sender')),
  kind(
    'sender that is not in the message',
    'aggregation reference-unresolved',
    put('MessageHeader.sender', { reference: 'Organization/nobody-here' }),
  ),
  kind('source missing', 'min', without('MessageHeader.source')),
  kind('source without an endpoint', 'min', put('MessageHeader.source', { name: 'x' })),
  kind('source twice', 'json-shape max type', (bundle, chance) =>
    to('MessageHeader', (header) => {
      header.source = [header.source, header.source]
    })(bundle, chance),
  ),
  kind('focus missing', 'min', without('MessageHeader.focus'), {
    only: ['hospitalnotification', ...correspondence],
  }),
  kind('focus on two things', 'max', twice('MessageHeader.focus'), {
    only: ['hospitalnotification', ...correspondence],
  }),
  kind(
    'focus that is not in the message',
    'aggregation reference-unresolved',
    change('MessageHeader.focus', [{ reference: 'Encounter/nobody-here' }]),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'focus of a report that is not in the message',
    'aggregation reference-unresolved',
    change('MessageHeader.focus', [{ reference: 'DiagnosticReport/nobody-here' }]),
    { only: ['homecareobservation'] },
  ),
  kind(
    'focus on the citizen',
    'reference-target reference-type',
    to(
      'MessageHeader',
      (header, bundle) => {
        header.focus = [{ reference: `Patient/${String(nodesAt(bundle, 'Patient')[0]?.id)}` }]
      },
      (header) => header.focus !== undefined,
    ),
    { only: ['hospitalnotification', 'homecareobservation', ...correspondence] },
  ),
  kind('definition of the message missing', 'min', without('MessageHeader.definition'), {
    only: ['homecareobservation', ...correspondence],
  }),
  kind(
    'definition of another message',
    'invariant:definition-url pattern fixed',
    put('MessageHeader.definition', 'http://example.org/MessageDefinition/Something|2.7'),
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind('response missing', 'min', without('MessageHeader.response'), { only: ['acknowledgement'] }),
  kind('response without the letter it answers', 'min', without('MessageHeader.response.identifier'), {
    only: ['acknowledgement'],
  }),
  kind('response without a code', 'min', without('MessageHeader.response.code'), {
    only: ['acknowledgement'],
  }),
  kind('response with an unknown code', 'binding', put('MessageHeader.response.code', 'perhaps'), {
    only: ['acknowledgement'],
  }),
  kind(
    'response whose letter id is not an id',
    'primitive-format type',
    put('MessageHeader.response.identifier', 'urn:uuid:b9b4818e-02de-4cc4-b418-d20cbc7b5404'),
    { only: ['acknowledgement'] },
  ),
  kind(
    'fatal error without saying which',
    'invariant:medcom-acknowledgement-1',
    to('MessageHeader', (header, bundle) => {
      header.response = { identifier: 'a', code: 'fatal-error' }
      bundle.entry = nodesAt(bundle, 'Bundle.entry').filter(
        ({ resource }) => (resource as { resourceType?: unknown }).resourceType !== 'OperationOutcome',
      )
    }),
    { only: ['acknowledgement'] },
  ),
  kind(
    'details of the response are not an outcome',
    'reference-target reference-type',
    to('MessageHeader.response', (response, bundle) => {
      response.details = { reference: `Organization/${String(nodesAt(bundle, 'Organization')[0]?.id)}` }
    }),
    { only: ['acknowledgement'] },
  ),
  kind(
    'header of another profile',
    'invariant:medcom-careCommunication-1 invariant:medcom-messaging-1 invariant:medcom-homecareObsMessage-1 profile-mismatch',
    to('MessageHeader', (header) => {
      header.meta = { profile: ['http://hl7.org/fhir/StructureDefinition/MessageHeader'] }
    }),
    { only: ['carecommunication-v5'] },
  ),
  kind(
    'header without the id of its system: reason of an unknown shape',
    'type json-shape',
    put('MessageHeader.reason', 'because'),
    { isJsonOnly: true },
  ),
  kind(
    'an author who is an Encounter',
    'reference-target reference-type',
    put('MessageHeader.author', { reference: 'Encounter/x' }),
  ),
  kind(
    'report flag that is not yes or no',
    'type json-shape primitive-format choice',
    to('MessageHeader', (header) => {
      const flag = listOf(header.extension).find((one) =>
        String((one as { url?: string }).url).endsWith('reportOfAdmissionExtension'),
      )
      if (flag === undefined) return false
      ;(flag as { valueBoolean?: unknown }).valueBoolean = 'yes'
      return true
    }),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'report flag as text',
    'choice type element-unknown min',
    to('MessageHeader', (header) => {
      header.extension = [
        {
          url: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension',
          valueString: 'true',
        },
      ]
    }),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'report flag twice',
    'slice-max max',
    to('MessageHeader', (header) => {
      const one = {
        url: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension',
        valueBoolean: true,
      }
      header.extension = [one, one]
    }),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'report wanted by a citizen',
    'reference-target reference-type',
    to('MessageHeader', (header, bundle) => {
      header.extension = [
        {
          url: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionRecipientExtension',
          valueReference: { reference: `Patient/${String(nodesAt(bundle, 'Patient')[0]?.id)}` },
        },
      ]
    }),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'a second sender nobody knows: an unknown element',
    'element-unknown',
    put('MessageHeader.timestamp', '2024-05-01T12:00:00Z'),
  ),
  kind(
    'enterer that is an Organization',
    'reference-target reference-type',
    to('MessageHeader', (header, bundle) => {
      header.enterer = { reference: `Organization/${String(nodesAt(bundle, 'Organization')[0]?.id)}` }
    }),
  ),
]
