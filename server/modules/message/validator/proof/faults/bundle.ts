import {
  addResource,
  copyOf,
  entriesOf,
  listOf,
  nodesAt,
  put,
  resourcesOf,
  to,
  twice,
  without,
} from '../nodes.ts'
import { correspondence, kind } from './kind.ts'

const onlyFirst = (_: unknown, bundle: { entry?: unknown }): boolean => listOf(bundle.entry).length > 1

/** The envelope: what the Bundle itself must be and hold. */
export const bundleFaults = [
  kind('Bundle.type of another kind', 'pattern fixed', put('Bundle.type', 'collection')),
  kind('Bundle.type not a code of FHIR', 'binding pattern fixed', put('Bundle.type', 'massage')),
  kind('Bundle.type missing', 'min', without('Bundle.type')),
  kind('Bundle.timestamp missing', 'min', without('Bundle.timestamp')),
  kind(
    'Bundle.timestamp without a time zone',
    'primitive-format type',
    put('Bundle.timestamp', '2024-05-01T12:00:00'),
  ),
  kind('Bundle.timestamp only a date', 'primitive-format type', put('Bundle.timestamp', '2024-05-01')),
  kind(
    'Bundle.timestamp on a day that does not exist',
    'primitive-format type',
    put('Bundle.timestamp', '2023-02-29T12:00:00Z'),
  ),
  kind('Bundle.id missing', 'min', without('Bundle.id')),
  kind('Bundle.id with a space', 'primitive-format type', put('Bundle.id', 'a b')),
  kind('Bundle.id longer than 64', 'primitive-format type', put('Bundle.id', 'a'.repeat(65))),
  kind('Bundle.total in a message', 'invariant:bdl-1', put('Bundle.total', 1)),
  kind('entry.search in a message', 'invariant:bdl-2', put('Bundle.entry.search', { mode: 'match' })),
  kind(
    'entry.request in a message',
    'invariant:bdl-3',
    put('Bundle.entry.request', { method: 'POST', url: 'Patient' }),
  ),
  kind(
    'entry without a resource',
    'invariant:bdl-5 min',
    to('Bundle.entry', (entry, bundle) => {
      if (entry === entriesOf(bundle)[0]) return false
      delete entry.resource
      return true
    }),
  ),
  kind(
    'the same entry twice',
    'invariant:bdl-7 entry-duplicate',
    to('Bundle', (bundle, _, chance) => {
      const entries = entriesOf(bundle)
      bundle.entry = [...entries, copyOf(entries[1 + chance(entries.length - 1)])]
    }),
  ),
  kind(
    'fullUrl of one resource on another',
    'invariant:bdl-7 entry-duplicate full-url',
    to('Bundle', (bundle) => {
      const [, second, third] = entriesOf(bundle)
      if (second === undefined || third === undefined) return false
      third.fullUrl = second.fullUrl
      return true
    }),
  ),
  kind(
    'fullUrl that names another id',
    'full-url',
    to('Bundle.entry', (entry) => {
      if (!String(entry.fullUrl).includes('/')) return false
      entry.fullUrl = String(entry.fullUrl).replace(/[^/]+$/, 'another-id')
      return true
    }),
  ),
  kind('fullUrl missing', 'full-url min', without('Bundle.entry.fullUrl')),
  kind(
    'the header is not the first entry',
    'invariant:bdl-12 invariant:medcom resource-type',
    to('Bundle', (bundle) => {
      const [first, second, ...others] = entriesOf(bundle)
      bundle.entry = [second, first, ...others]
    }),
  ),
  kind(
    'no header at all',
    'invariant:bdl-12 invariant:medcom resource-type',
    to('Bundle', (bundle) => {
      bundle.entry = entriesOf(bundle).slice(1)
    }),
  ),
  kind(
    'no Provenance',
    'invariant:medcom-messaging-2',
    to('Bundle', (bundle) => {
      bundle.entry = entriesOf(bundle).filter(
        ({ resource }) => (resource as { resourceType?: unknown }).resourceType !== 'Provenance',
      )
    }),
  ),
  kind(
    'two citizens in one message',
    'invariant:medcom-hospitalNotification-2 invariant:medcom-careCommunication-2',
    to('Patient', (patient, bundle) => addResource(bundle, { ...copyOf(patient), id: 'another-citizen' })),
    { only: ['hospitalnotification', ...correspondence] },
  ),
  kind(
    'no citizen',
    'invariant:medcom-hospitalNotification-2 invariant:medcom-careCommunication-2 aggregation reference-unresolved',
    to('Bundle', (bundle) => {
      if (resourcesOf(bundle, 'Patient').length === 0) return false
      bundle.entry = entriesOf(bundle).filter(
        ({ resource }) => (resource as { resourceType?: unknown }).resourceType !== 'Patient',
      )
      return true
    }),
  ),
  kind('Bundle.entry an empty list', 'empty min json-shape invariant', put('Bundle.entry', []), {
    isJsonOnly: true,
  }),
  kind(
    'Bundle.entry a single object',
    'json-shape type',
    to('Bundle', (bundle) => {
      bundle.entry = entriesOf(bundle)[0]
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an entry that is nothing',
    'empty json-shape invariant:ele-1 invariant:bdl-5 type',
    to('Bundle', (bundle) => {
      bundle.entry = [...entriesOf(bundle), {}]
    }),
    { isJsonOnly: true },
  ),
  kind('Bundle.link without an address', 'min', put('Bundle.link', [{ relation: 'self' }])),
  kind('resourceType missing', 'resource-type', without('*.resourceType', onlyFirst), { isJsonOnly: true }),
  kind(
    'resourceType that does not exist',
    'resource-type element-unknown',
    to('Organization', (organization) => {
      organization.resourceType = 'Organisation'
    }),
    { isJsonOnly: true },
  ),
  kind(
    'a resource of another type under the same id',
    'element-unknown reference-target reference-type min reference-type full-url',
    to('Organization', (organization) => {
      organization.resourceType = 'Location'
    }),
    { isJsonOnly: true },
  ),
  kind(
    'a resource that says it keeps the profile of another type',
    'profile-mismatch resource-type type',
    to('Patient', (patient) => {
      patient.meta = { profile: ['http://hl7.org/fhir/StructureDefinition/Organization'] }
    }),
  ),
  kind('Bundle.meta.profile twice the same element', 'json-shape type', put('Bundle.meta.profile', 'x y'), {
    isJsonOnly: true,
  }),
  kind(
    'Bundle.identifier twice',
    'json-shape max type',
    put('Bundle.identifier', [{ value: '1' }, { value: '2' }]),
  ),
  kind(
    'Bundle.signature without who signed',
    'min',
    put('Bundle.signature', { type: [{ code: '1.2.840.10065.1.12.1.1' }], when: '2024-05-01T12:00:00Z' }),
  ),
  kind(
    'destination and entry mixed up: an unknown element in an entry',
    'element-unknown',
    put('Bundle.entry.ressource', { resourceType: 'Patient' }),
    { isJsonOnly: true },
  ),
  kind(
    'the list of entries has a hole',
    'json-shape type empty',
    (bundle) => {
      bundle.entry = [...nodesAt(bundle, 'Bundle.entry'), null]
      return true
    },
    { isJsonOnly: true },
  ),
  kind('two links with everything twice', 'min', (bundle, chance) => {
    bundle.link = [{ url: 'https://example.org' }]
    return twice('Bundle.link')(bundle, chance)
  }),
]
