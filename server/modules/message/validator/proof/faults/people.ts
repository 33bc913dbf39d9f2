import {
  add,
  change,
  copyOf,
  listOf,
  type Node,
  nodesAt,
  put,
  targetOf,
  to,
  twice,
  type Where,
  without,
} from '../nodes.ts'
import { correspondence, kind, withPatient } from './kind.ts'

const cpr = 'urn:oid:1.2.208.176.1.2'
const sor = 'urn:oid:1.2.208.176.1.1'
const gln = 'https://www.gs1.org/gln'
const yder = 'urn:oid:1.2.208.176.1.4'
const producer = 'http://medcomfhir.dk/ig/terminology/CodeSystem/MedComProducentID'

const isOf =
  (system: string): Where =>
  (identifier) =>
    identifier.system === system

/** The sender's or the receiver's organisation: the ones that must have a mailbox. */
const isMailbox: Where = (organisation, bundle) =>
  [...nodesAt(bundle, 'MessageHeader.sender'), ...nodesAt(bundle, 'MessageHeader.destination.receiver')].some(
    (reference) => targetOf(bundle, reference) === organisation,
  )

const isReceiver: Where = (organisation, bundle) =>
  nodesAt(bundle, 'MessageHeader.destination.receiver').some(
    (reference) => targetOf(bundle, reference) === organisation,
  )

function withoutIdentifier(system: string, where: Where = isMailbox) {
  return to(
    'Organization',
    (organisation) => {
      organisation.identifier = listOf(organisation.identifier).filter(
        (one) => (one as Node).system !== system,
      )
    },
    (organisation, bundle) =>
      listOf(organisation.identifier).some((one) => (one as Node).system === system) &&
      where(organisation, bundle),
  )
}

function changeIdentifier(system: string, to_: Node) {
  return to(
    'Organization',
    (organisation) => {
      for (const one of listOf(organisation.identifier) as Node[])
        if (one.system === system) Object.assign(one, to_)
    },
    (organisation, bundle) =>
      listOf(organisation.identifier).some((one) => (one as Node).system === system) &&
      isMailbox(organisation, bundle),
  )
}

const hasCpr: Where = (patient) => listOf(patient.identifier).some((one) => (one as Node).system === cpr)
const only = withPatient

/** The citizen, the organisations and the professionals. */
export const peopleFaults = [
  kind('citizen without a number', 'min', without('Patient.identifier'), { only }),
  kind('CPR number without a value', 'min', without('Patient.identifier.value', isOf(cpr)), { only }),
  kind(
    'CPR number of a day that does not exist',
    'invariant:cpr',
    put('Patient.identifier.value', '3213479989', isOf(cpr)),
    { only },
  ),
  kind(
    'CPR number with a hyphen',
    'invariant:cpr max-length',
    put('Patient.identifier.value', '250947-9989', isOf(cpr)),
    {
      only,
    },
  ),
  kind('CPR number with letters', 'invariant:cpr', put('Patient.identifier.value', '250947ABCD', isOf(cpr)), {
    only,
  }),
  kind('CPR number too long', 'max-length', put('Patient.identifier.value', '250947998900', isOf(cpr)), {
    only,
  }),
  kind('CPR number of a wrong use', 'fixed', put('Patient.identifier.use', 'temp', isOf(cpr)), { only }),
  kind(
    'two CPR numbers',
    'slice-max max',
    to(
      'Patient',
      (patient) => {
        const [one] = listOf(patient.identifier)
        patient.identifier = [...listOf(patient.identifier), copyOf(one)]
      },
      hasCpr,
    ),
    { only },
  ),
  kind(
    'citizen with another number only',
    'invariant:medcom-hospitalNotification-4',
    put('Patient.identifier', [{ system: 'https://example.org/numbers', value: '1' }]),
    { only: ['hospitalnotification'] },
  ),
  kind(
    'national replacement number of a wrong shape',
    'invariant:x-ecpr',
    add('Patient.identifier', { system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0102031234' }),
    { only: ['carecommunication-v5', 'homecareobservation'] },
  ),
  kind('citizen without a name', 'min slice-min', without('Patient.name'), { only }),
  kind('citizen without an official name', 'slice-min min', change('Patient.name.use', 'nickname'), { only }),
  kind('official name without a family name', 'min', without('Patient.name.family'), { only }),
  kind('two official names', 'slice-max max', twice('Patient.name'), { only }),
  kind('gender that is not a code', 'binding', put('Patient.gender', 'kvinde'), { only }),
  kind(
    'birth date on a day that does not exist',
    'primitive-format type',
    put('Patient.birthDate', '1947-02-30'),
    {
      only,
    },
  ),
  kind('birth date the Danish way', 'primitive-format type', put('Patient.birthDate', '25-09-1947'), {
    only,
  }),
  kind('deceased as a text', 'type primitive-format json-shape', put('Patient.deceasedBoolean', 'true'), {
    only,
    isJsonOnly: true,
  }),
  kind(
    'deceased both as yes and as a time',
    'choice max type',
    to('Patient', (patient) => {
      patient.deceasedBoolean = true
      patient.deceasedDateTime = '2024-05-01T12:00:00Z'
    }),
    { only },
  ),
  kind(
    'deceased as a choice that does not exist',
    'choice element-unknown type',
    to('Patient', (patient) => {
      delete patient.deceasedBoolean
      patient.deceasedString = 'yes'
    }),
    { only },
  ),
  kind('deceased twice', 'json-shape max type', put('Patient.deceasedBoolean', [true, true]), {
    only,
    isJsonOnly: true,
  }),
  kind(
    'name a single object',
    'json-shape type',
    change('Patient.name', { use: 'official', family: 'Elmer' }),
    {
      only,
      isJsonOnly: true,
    },
  ),
  kind('phone without saying it is one', 'invariant:cpt-2', put('Patient.telecom', [{ value: '38683868' }]), {
    only,
  }),
  kind(
    'phone of an unknown kind',
    'binding',
    put('Patient.telecom', [{ system: 'telephone', value: '38683868' }]),
    { only },
  ),
  kind(
    'phone of rank nought',
    'primitive-format type min-value',
    put('Patient.telecom', [{ system: 'phone', value: '38683868', rank: 0 }]),
    { only },
  ),
  kind(
    'contact person with nothing to know them by',
    'invariant:pat-1',
    put('Patient.contact', [{ gender: 'male' }]),
    {
      only,
    },
  ),
  kind('language without a language', 'min', put('Patient.communication', [{ preferred: true }]), { only }),
  kind(
    'link to a citizen without its kind',
    'min',
    put('Patient.link', [{ other: { reference: 'Patient/other' } }]),
    { only },
  ),
  kind(
    'own doctor who is an Encounter',
    'reference-target reference-type',
    put('Patient.generalPractitioner', [{ reference: 'Encounter/x' }]),
    { only },
  ),
  kind(
    'managing organisation that is not in the message',
    'aggregation reference-unresolved',
    put('Patient.managingOrganization', { reference: 'Organization/nobody-here' }),
    { only },
  ),
  kind('address of an unknown use', 'binding', put('Patient.address', [{ use: 'hjemme', city: 'Herlev' }]), {
    only,
  }),
  kind('unknown element in the citizen', 'element-unknown', put('Patient.cpr', 'x'), { only }),
  kind('given name a single text', 'json-shape type', put('Patient.name.given', 'Elmer'), {
    only,
    isJsonOnly: true,
  }),
  kind('given name a number', 'type primitive-format', put('Patient.name.given', [7]), {
    only,
    isJsonOnly: true,
  }),

  kind('mailbox without a SOR code', 'slice-min min', withoutIdentifier(sor)),
  kind('mailbox without a location number', 'slice-min min', withoutIdentifier(gln)),
  kind('organisation without any number', 'min', without('Organization.identifier', isMailbox)),
  kind('SOR code of ten digits', 'invariant:min-digits-sor', changeIdentifier(sor, { value: '1234567890' })),
  kind(
    'SOR code with letters',
    'invariant:min-digits-sor',
    changeIdentifier(sor, { value: '26516100001600A' }),
  ),
  kind('SOR code of a wrong use', 'fixed', changeIdentifier(sor, { use: 'secondary' })),
  kind('location number of a wrong use', 'fixed', changeIdentifier(gln, { use: 'old' })),
  kind(
    'use of an identifier that is no code of FHIR',
    'binding fixed',
    changeIdentifier(gln, { use: 'officiel' }),
  ),
  kind('SOR code without a value', 'min', without('Organization.identifier.value', isOf(sor))),
  kind('location number of twelve digits', 'invariant:gln', changeIdentifier(gln, { value: '579000134812' })),
  kind(
    'location number with a wrong check digit',
    'invariant:gln-modulus-10',
    changeIdentifier(gln, { value: '5790001348121' }),
  ),
  kind(
    'two SOR codes',
    'slice-max max',
    to(
      'Organization',
      (organisation) => {
        const one = listOf(organisation.identifier).find((known) => (known as Node).system === sor)
        organisation.identifier = [...listOf(organisation.identifier), copyOf(one)]
      },
      isMailbox,
    ),
  ),
  kind(
    'two location numbers',
    'slice-max max',
    to(
      'Organization',
      (organisation) => {
        const one = listOf(organisation.identifier).find((known) => (known as Node).system === gln)
        organisation.identifier = [...listOf(organisation.identifier), copyOf(one)]
      },
      isMailbox,
    ),
  ),
  kind(
    'municipality that does not exist',
    'binding',
    add(
      'Organization.identifier',
      {
        system: 'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes',
        value: '9999',
      },
      isMailbox,
    ),
  ),
  kind(
    'company number of seven digits',
    'invariant:CVR',
    add('Organization.identifier', { system: 'http://cvr.dk', value: '1234567' }, isMailbox),
  ),
  kind(
    'address of an organisation for its home',
    'invariant:org-2',
    put('Organization.address', [{ use: 'home', city: 'Herlev' }]),
  ),
  kind(
    'telephone of an organisation at home',
    'invariant:org-3',
    put('Organization.telecom', [{ system: 'phone', use: 'home', value: '38683868' }]),
  ),
  kind('active as a text', 'type primitive-format', put('Organization.active', 'true'), { isJsonOnly: true }),
  kind('name of an organisation as a list', 'json-shape type', put('Organization.name', ['a']), {
    isJsonOnly: true,
  }),
  kind('name of an organisation an empty text', 'empty primitive-format', put('Organization.name', ''), {
    isJsonOnly: true,
  }),
  kind(
    'part of a citizen',
    'reference-target reference-type',
    put('Organization.partOf', { reference: 'Patient/x' }),
  ),
  kind('unknown element in an organisation', 'element-unknown', put('Organization.sor', '1')),

  kind('requester without its provider number', 'slice-min min', withoutIdentifier(yder, isReceiver), {
    only: ['homecareobservation'],
  }),
  kind('requester without a doctor', 'min', without('Organization.contact', isReceiver), {
    only: ['homecareobservation'],
  }),
  kind(
    'requester whose doctor is neither named nor said to be unknown',
    'invariant:medcom-homecareObservation-4',
    to(
      'Organization',
      (organisation) => {
        organisation.contact = [{ telecom: [{ system: 'phone', value: '1' }] }]
      },
      isReceiver,
    ),
    { only: ['homecareobservation'] },
  ),
  kind(
    'requester whose doctor has no initials',
    'min',
    to(
      'Organization',
      (organisation) => {
        organisation.contact = [{ name: { family: 'Jensen' } }]
      },
      isReceiver,
    ),
    { only: ['homecareobservation'] },
  ),
  kind(
    'requester with two doctors',
    'max',
    to(
      'Organization',
      (organisation) => {
        organisation.contact = [{ name: { given: ['A'] } }, { name: { given: ['B'] } }]
      },
      isReceiver,
    ),
    { only: ['homecareobservation'] },
  ),
  kind('producer without a producer code', 'slice-min min', withoutIdentifier(producer), {
    only: ['homecareobservation'],
  }),

  kind(
    'professional without a name',
    'invariant:medcom-careCommunication-8 invariant:medcom-careCommunication-4 invariant:medcom-homecareReport-2',
    (bundle) => {
      for (const practitioner of nodesAt(bundle, 'Practitioner')) delete practitioner.name
      return nodesAt(bundle, 'Practitioner').length > 0
    },
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind(
    'roles of nobody',
    'invariant:medcom-careCommunication-13',
    (bundle) => {
      for (const role of nodesAt(bundle, 'PractitionerRole')) delete role.practitioner
      return nodesAt(bundle, 'PractitionerRole').length > 0
    },
    { only: correspondence },
  ),
  kind(
    'role of an organisation that is not in the message',
    'aggregation reference-unresolved',
    put('PractitionerRole.organization', { reference: 'Organization/nobody-here' }),
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind(
    'role of a professional who is a citizen',
    'reference-target reference-type',
    to('PractitionerRole', (role, bundle) => {
      role.practitioner = { reference: `Patient/${String(nodesAt(bundle, 'Patient')[0]?.id)}` }
    }),
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind(
    'qualification without a code',
    'min',
    put('Practitioner.qualification', [
      { identifier: [{ system: 'https://autregweb.sst.dk', value: 'BCD12' }] },
    ]),
    { only: ['homecareobservation', ...correspondence] },
  ),
  kind('team without a name', 'min', without('CareTeam.name'), { only: correspondence }),
  kind(
    'team of two organisations',
    'max',
    to('CareTeam', (team) => {
      team.managingOrganization = [...listOf(team.managingOrganization), ...listOf(team.managingOrganization)]
      return listOf(team.managingOrganization).length > 1
    }),
    { only: correspondence },
  ),
]
