import { add, copyOf, listOf, nodesAt, put, to, twice, without } from '../nodes.ts'
import { correspondence, kind } from './kind.ts'

const activities = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes'
const activity = (code: string, system = activities) => ({ coding: [{ system, code }] })

/** The history of the letter: who sent what, when and why. */
export const provenanceFaults = [
  kind('Provenance without a target', 'min', without('Provenance.target')),
  kind('Provenance of two targets', 'max', twice('Provenance.target')),
  kind(
    'Provenance of an organisation',
    'reference-target reference-type',
    to('Provenance', (provenance, bundle) => {
      provenance.target = [{ reference: `Organization/${String(nodesAt(bundle, 'Organization')[0]?.id)}` }]
    }),
  ),
  kind('Provenance that does not say when', 'min slice-min', without('Provenance.occurredDateTime')),
  kind(
    'Provenance over a period',
    'choice type slicing-closed slice-min min element-unknown',
    to('Provenance', (provenance) => {
      provenance.occurredPeriod = { start: provenance.occurredDateTime }
      delete provenance.occurredDateTime
    }),
  ),
  kind(
    'Provenance at a time without a zone',
    'primitive-format type',
    put('Provenance.occurredDateTime', '2024-05-01T12:00:00'),
  ),
  kind('Provenance that was not recorded', 'min', without('Provenance.recorded')),
  kind(
    'recorded without a time zone',
    'primitive-format type',
    put('Provenance.recorded', '2024-05-01T12:00:00'),
  ),
  kind('recorded only by its date', 'primitive-format type', put('Provenance.recorded', '2024-05-01')),
  kind('Provenance without an activity', 'min', without('Provenance.activity')),
  kind('activity without a code', 'min', put('Provenance.activity', { text: 'sent' })),
  kind('activity that does not exist', 'binding', put('Provenance.activity', activity('dance'))),
  kind(
    'activity of another code system',
    'binding',
    put('Provenance.activity', activity('new-message', 'http://example.org/activities')),
  ),
  kind(
    'activity of a hospital notification',
    'binding invariant:medcom-homecareObsMessage-2',
    put('Provenance.activity', activity('admit-inpatient')),
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind('Provenance of nobody', 'min', without('Provenance.agent')),
  kind('agent who is nobody', 'min', put('Provenance.agent', [{ type: { text: 'x' } }])),
  kind(
    'agent that is not in the message',
    'aggregation reference-unresolved',
    put('Provenance.agent.who', { reference: 'Organization/nobody-here' }),
  ),
  kind(
    'agent that is the header',
    'reference-target reference-type',
    to('Provenance.agent', (agent, bundle) => {
      agent.who = { reference: `MessageHeader/${String(nodesAt(bundle, 'MessageHeader')[0]?.id)}` }
    }),
  ),
  kind('role of the earlier letter that does not exist', 'binding slicing-closed', (bundle, chance) =>
    add('Provenance.entity', { role: 'follows', what: { reference: 'MessageHeader/x' } })(bundle, chance),
  ),
  kind('earlier letter without its role', 'min slicing-closed', (bundle, chance) =>
    add('Provenance.entity', { what: { reference: 'MessageHeader/x' } })(bundle, chance),
  ),
  kind('earlier letter that is not named', 'min', (bundle, chance) =>
    add('Provenance.entity', { role: 'revision' })(bundle, chance),
  ),
  kind(
    'role of an entity correspondence does not have',
    'slicing-closed',
    add('Provenance.entity', { role: 'derivation', what: { reference: 'MessageHeader/x' } }),
    { only: correspondence },
  ),
  kind(
    'Provenance of a correspondence without what was added',
    'min slice-min',
    without('Provenance.entity'),
    {
      only: correspondence,
    },
  ),
  kind(
    'what was added has no identifier',
    'min',
    to('Provenance', (provenance) => {
      provenance.entity = listOf(provenance.entity).map((entity) => {
        const changed = copyOf(entity) as { role?: unknown; what?: unknown }
        if (changed.role === 'source') changed.what = { display: 'x' }
        return changed
      })
    }),
    { only: correspondence },
  ),
  kind(
    'two earlier letters followed at once',
    'slice-max max',
    to('Provenance', (provenance) => {
      const one = { role: 'revision', what: { reference: 'MessageHeader/x' } }
      provenance.entity = [
        ...listOf(provenance.entity).filter((entity) => (entity as { role: unknown }).role !== 'revision'),
        one,
        one,
      ]
    }),
    { only: correspondence },
  ),
  kind(
    'Provenance of another profile',
    'invariant:medcom-careCommunication-3',
    (bundle) => {
      for (const provenance of nodesAt(bundle, 'Provenance'))
        provenance.meta = {
          profile: ['http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-provenance'],
        }
      return true
    },
    { only: correspondence },
  ),
  kind(
    'policy that is not an address',
    'primitive-format type',
    put('Provenance.policy', ['not an address']),
  ),
  kind(
    'location of the sending a citizen',
    'reference-target reference-type',
    put('Provenance.location', { reference: 'Patient/x' }),
  ),
  kind('unknown element in a Provenance', 'element-unknown', put('Provenance.when', '2024')),
  kind('agent with an unknown part', 'element-unknown', put('Provenance.agent.name', 'x')),
  kind('activity a list', 'json-shape max type', (bundle, chance) =>
    to('Provenance', (provenance) => {
      provenance.activity = [provenance.activity, provenance.activity]
    })(bundle, chance),
  ),
  kind(
    'target a single object',
    'json-shape type',
    (bundle, chance) =>
      to('Provenance', (provenance) => {
        provenance.target = listOf(provenance.target)[0]
      })(bundle, chance),
    { isJsonOnly: true },
  ),
]
