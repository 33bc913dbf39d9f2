import { add, copyOf, listOf, nodesAt, put, to, twice, without } from '../nodes.ts'
import { correspondence, kind } from './kind.ts'

const only = ['hospitalnotification'] as const
const leave =
  'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension'
const lpr3 = 'https://www.esundhed.dk/Registre/Landspatientregisteret'

const forbidden: Readonly<Record<string, unknown>> = {
  type: [{ text: 'x' }],
  serviceType: { text: 'x' },
  priority: { text: 'x' },
  basedOn: [{ reference: 'ServiceRequest/x' }],
  participant: [{ individual: { reference: 'Practitioner/x' } }],
  appointment: [{ reference: 'Appointment/x' }],
  length: { value: 1, unit: 'd' },
  reasonCode: [{ text: 'x' }],
  diagnosis: [{ condition: { reference: 'Condition/x' } }],
  account: [{ reference: 'Account/x' }],
  hospitalization: { admitSource: { text: 'x' } },
  location: [{ location: { reference: 'Location/x' } }],
  partOf: { reference: 'Encounter/x' },
}

/** The stay of a hospital notification, and the episode of any encounter. */
export const encounterFaults = [
  kind('stay without a status', 'min', without('Encounter.status')),
  kind('stay without a class', 'min', without('Encounter.class')),
  kind('stay without a citizen', 'min', without('Encounter.subject')),
  kind('stay without a period', 'min', without('Encounter.period'), { only }),
  kind('period without a start', 'min', put('Encounter.period', { end: '2024-05-01T12:00:00Z' }), { only }),
  kind('stay without an episode', 'min', without('Encounter.episodeOfCare'), { only }),
  kind('episode without an identifier', 'min', put('Encounter.episodeOfCare', [{ display: 'x' }]), { only }),
  kind('stay without a place', 'min', without('Encounter.serviceProvider'), { only }),
  kind('status the notification does not have', 'binding', put('Encounter.status', 'arrived'), { only }),
  kind('status no stay has', 'binding', put('Encounter.status', 'sleeping')),
  kind('class the notification does not have', 'binding', put('Encounter.class.code', 'AMB'), { only }),
  kind('class of another code system', 'binding', put('Encounter.class.system', 'http://loinc.org')),
  kind('class without a system', 'binding', without('Encounter.class.system')),
  kind('class as a text', 'type json-shape', put('Encounter.class', 'IMP'), { isJsonOnly: true }),
  ...Object.entries(forbidden).map(([name, value]) =>
    kind(`stay with ${name}, which a notification must not tell`, 'max', put(`Encounter.${name}`, value), {
      only,
    }),
  ),
  kind('episode by reference', 'max', put('Encounter.episodeOfCare.reference', 'EpisodeOfCare/x'), { only }),
  kind(
    'on leave without a leave',
    'invariant:medcom-hospitalNotification-6',
    to('Encounter', (encounter) => {
      encounter.status = 'onleave'
      delete encounter.extension
    }),
    { only },
  ),
  kind(
    'leave as a single moment',
    'invariant:medcom-hospitalNotification-6',
    to('Encounter', (encounter) => {
      encounter.status = 'onleave'
      encounter.extension = [{ url: leave, valueDateTime: '2024-05-01T12:00:00Z' }]
    }),
    { only },
  ),
  kind(
    'leave without a start',
    'min',
    put('Encounter.extension', [{ url: leave, valuePeriod: { end: '2024-05-01T12:00:00Z' } }]),
    { only },
  ),
  kind(
    'two leaves',
    'slice-max max',
    to('Encounter', (encounter) => {
      const one = { url: leave, valuePeriod: { start: '2024-05-01T12:00:00Z' } }
      encounter.extension = [one, copyOf(one)]
    }),
    { only },
  ),
  kind(
    'birth place of a stay',
    'extension-misplaced',
    add('Encounter.extension', {
      url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
      valueAddress: { city: 'Herlev' },
    }),
  ),
  kind(
    'period that ends before it starts',
    'invariant:per-1',
    put('Encounter.period', { start: '2024-05-02T12:00:00Z', end: '2024-05-01T12:00:00Z' }),
  ),
  kind(
    'start without a time zone',
    'primitive-format type',
    put('Encounter.period.start', '2024-05-01T12:00:00'),
    { only },
  ),
  kind('start without seconds', 'primitive-format type', put('Encounter.period.start', '2024-05-01T12:00Z'), {
    only,
  }),
  kind(
    'start in the thirteenth month',
    'primitive-format type',
    put('Encounter.period.start', '2024-13-01'),
    { only },
  ),
  kind(
    'start at 25 o’clock',
    'primitive-format type',
    put('Encounter.period.start', '2024-05-01T25:00:00Z'),
    { only },
  ),
  kind(
    'LPR3 identifier of version 4',
    'invariant:uuidv5',
    put('Encounter.episodeOfCare.identifier', {
      system: lpr3,
      value: 'urn:uuid:82873e50-325e-4016-8a68-2934bdb2f66d',
    }),
    { only },
  ),
  kind(
    'LPR3 identifier without a value',
    'min',
    put('Encounter.episodeOfCare.identifier', { system: lpr3 }),
    { only },
  ),
  kind(
    'two LPR3 identifiers',
    'slice-max max',
    to('Encounter', (encounter) => {
      const one = {
        identifier: { system: lpr3, value: 'urn:uuid:82873e50-325e-5016-8a68-2934bdb2f66d' },
      }
      encounter.episodeOfCare = [one, copyOf(one)]
    }),
    { only },
  ),
  kind(
    'citizen of the stay not in the message',
    'aggregation reference-unresolved',
    put('Encounter.subject', { reference: 'Patient/nobody-here' }),
  ),
  kind(
    'the stay of an organisation',
    'reference-target reference-type',
    to('Encounter', (encounter) => {
      encounter.subject = copyOf(encounter.serviceProvider)
      return encounter.subject !== undefined
    }),
    { only },
  ),
  kind('place of the stay a citizen', 'reference-target reference-type', (bundle, chance) =>
    to('Encounter', (encounter) => {
      encounter.serviceProvider = copyOf(encounter.subject)
    })(bundle, chance),
  ),
  kind(
    'reference that says another type than what it points at',
    'reference-target reference-type',
    put('Encounter.subject.type', 'Organization'),
  ),
  kind('two subjects', 'json-shape max type', (bundle, chance) =>
    to('Encounter', (encounter) => {
      encounter.subject = [encounter.subject, encounter.subject]
    })(bundle, chance),
  ),
  kind(
    'history of the status without a period',
    'min',
    put('Encounter.statusHistory', [{ status: 'planned' }]),
  ),
  kind('unknown element in the stay', 'element-unknown', put('Encounter.ward', 'A1')),
  kind(
    'episode of a correspondence without an identifier',
    'invariant:medcom-careCommunication-9',
    to(
      'Encounter',
      (encounter) => {
        encounter.episodeOfCare = listOf(encounter.episodeOfCare).map(() => ({ display: 'x' }))
      },
      (_, bundle) => nodesAt(bundle, 'Communication.encounter').length > 0,
    ),
    { only: correspondence },
  ),
  kind(
    'episode an object',
    'json-shape type',
    (bundle, chance) =>
      to('Encounter', (encounter) => {
        encounter.episodeOfCare = listOf(encounter.episodeOfCare)[0]
        return encounter.episodeOfCare !== undefined
      })(bundle, chance),
    { isJsonOnly: true },
  ),
  kind('class twice', 'json-shape max type', (bundle, chance) =>
    to('Encounter', (encounter) => {
      encounter.class = [encounter.class, encounter.class]
    })(bundle, chance),
  ),
  kind('identifier of the episode with two systems', 'json-shape max type', (bundle, chance) =>
    to('Encounter.episodeOfCare.identifier', (identifier) => {
      identifier.system = [identifier.system, identifier.system]
    })(bundle, chance),
  ),
  kind('class twice over in its code', 'json-shape max type', twice('Encounter.class.code')),
]
