import {
  addResource,
  copyOf,
  entriesOf,
  listOf,
  type Node,
  nodesAt,
  put,
  targetOf,
  to,
  without,
} from '../nodes.ts'
import { correspondence, type FaultKind, kind, withPatient } from './kind.ts'

const activities = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes'

/** An organisation that is neither sender nor receiver, and a role there. */
function roleElsewhere(bundle: Node): string {
  const [sender] = nodesAt(bundle, 'MessageHeader.sender')
  const copy = copyOf(targetOf(bundle, sender) ?? {})
  for (const identifier of listOf(copy.identifier) as Node[])
    if (identifier.system === 'urn:oid:1.2.208.176.1.1') identifier.value = '123456789012345'
  addResource(bundle, { ...copy, id: 'an-organisation-elsewhere' })
  const organisation = entriesOf(bundle).at(-1)?.fullUrl
  addResource(bundle, {
    ...copyOf(nodesAt(bundle, 'PractitionerRole')[0] ?? {}),
    id: 'a-role-elsewhere',
    organization: { reference: String(organisation) },
  })
  return String(entriesOf(bundle).at(-1)?.fullUrl)
}

/**
 * What the rules of the standards forbid although a profile, as it is written, lets it through: rules that look for the wrong
 * type, that give no result, or that stand only in the words of the guide. Our own readers must find them.
 */
export const faultsBeyondProfiles: readonly FaultKind[] = [
  kind(
    'header that does not say its profile',
    'header-profile header-profile-unstated',
    without('MessageHeader.meta'),
    {
      only: withPatient,
    },
  ),
  kind(
    'header of the profile of another standard',
    'header-profile profile-mismatch invariant',
    put('MessageHeader.meta', {
      profile: ['http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-messageHeader'],
    }),
    { only: withPatient },
  ),
  kind(
    'a stay that is told as a correspondence',
    'activity-unknown combination-unknown',
    put(
      'Provenance.activity',
      { coding: [{ system: activities, code: 'new-message' }] },
      (provenance, bundle) =>
        listOf(provenance.target).some(
          (target) => targetOf(bundle, target)?.resourceType === 'MessageHeader',
        ),
    ),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'number of the citizen without a system',
    'cpr-missing cpr-only',
    without('Patient.identifier.system'),
    {
      only: ['hospitalnotification'],
    },
  ),
  kind(
    'particular recipient of another organisation',
    'specific-recipient-elsewhere invariant:medcom-careCommunication-12',
    to('Communication', (communication, bundle) => {
      communication.recipient = [{ reference: roleElsewhere(bundle) }]
    }),
    { only: correspondence },
  ),
  kind(
    'particular sender of another organisation',
    'specific-sender-elsewhere invariant:medcom-careCommunication-11',
    to('Communication', (communication, bundle) => {
      communication.extension = [
        {
          url: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension',
          valueReference: { reference: roleElsewhere(bundle) },
        },
      ]
    }),
    { only: correspondence },
  ),
  kind(
    'no Provenance of this letter',
    'provenance-not-for-header provenance-missing reference-unresolved',
    (bundle) => {
      const { id } = nodesAt(bundle, 'MessageHeader')[0] ?? {}
      for (const target of nodesAt(bundle, 'Provenance.target'))
        if (String(target.reference).endsWith(String(id))) target.reference = 'MessageHeader/another-letter'
      return true
    },
    { only: withPatient },
  ),
]
