import {
  add,
  addResource,
  copyOf,
  extensionsOf,
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
import { correspondence, kind } from './kind.ts'

const only = correspondence
const core = 'http://medcomfhir.dk/ig/core/StructureDefinition'
const categories = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes'

const isText: Where = (payload) => payload.contentString !== undefined
const isAttachment: Where = (payload) => payload.contentAttachment !== undefined

/** Takes one of the extensions of a text or an attachment away. */
function withoutExtension(ending: string, where: Where) {
  return to(
    'Communication.payload',
    (payload) => {
      payload.extension = listOf(payload.extension).filter(
        (one) => !String((one as Node).url).endsWith(ending),
      )
    },
    (payload, bundle) => extensionsOf(payload, ending).length > 0 && where(payload, bundle),
  )
}

function twiceExtension(ending: string, where: Where) {
  return to(
    'Communication.payload',
    (payload) => {
      payload.extension = [...listOf(payload.extension), copyOf(extensionsOf(payload, ending)[0])]
    },
    (payload, bundle) => extensionsOf(payload, ending).length > 0 && where(payload, bundle),
  )
}

function changeExtension(ending: string, changed: (extension: Node, bundle: Node) => void) {
  return to(
    'Communication.payload',
    (payload, bundle) => {
      const [one] = extensionsOf(payload, ending)
      if (one !== undefined) changed(one, bundle)
    },
    (payload) => extensionsOf(payload, ending).length > 0,
  )
}

const parts = [
  ['a time', 'datetime-extension'],
  ['an author', 'practitioner-extension'],
  ['a telephone number', 'contact-extension'],
  ['an identifier', 'identifier-extension'],
] as const

/** The correspondence itself: category, texts, attachments, authors. */
export const communicationFaults = [
  kind('correspondence without an identifier', 'min', without('Communication.identifier'), { only }),
  kind('correspondence of two threads', 'max', twice('Communication.identifier'), { only }),
  kind('thread without a value', 'min', put('Communication.identifier', [{ system: 'urn:ietf:rfc:3986' }]), {
    only,
  }),
  kind(
    'thread that is not a UUID',
    'invariant:medcom-uuidv4',
    put('Communication.identifier.value', 'thread-17'),
    { only },
  ),
  kind('status not unknown', 'pattern fixed', put('Communication.status', 'completed'), { only }),
  kind('status missing', 'min', without('Communication.status'), { only }),
  kind('category missing', 'min', without('Communication.category'), { only }),
  kind('category twice', 'max', twice('Communication.category'), { only }),
  kind('category without a code', 'min', without('Communication.category.coding.code'), { only }),
  kind('category without a system', 'min', without('Communication.category.coding.system'), { only }),
  kind(
    'category that does not exist',
    'binding',
    put('Communication.category', [{ coding: [{ system: categories, code: 'gossip' }] }]),
    { only },
  ),
  kind('category only in words', 'min binding', put('Communication.category', [{ text: 'Andet' }]), {
    only: ['carecommunication-v5'],
  }),
  kind('category of two codes', 'max', twice('Communication.category.coding'), {
    only: ['carecommunication-v5'],
  }),
  kind(
    'category other without a topic',
    'invariant:medcom-careCommunication-6',
    to('Communication', (communication) => {
      communication.category = [{ coding: [{ system: categories, code: 'other' }] }]
      delete communication.topic
    }),
    { only },
  ),
  kind(
    'priority of what is no referral',
    'invariant:medcom-careCommunication-5',
    to('Communication', (communication) => {
      communication.category = [{ coding: [{ system: categories, code: 'medicine' }] }]
      communication.priority = 'routine'
    }),
    { only },
  ),
  kind(
    'priority that does not exist',
    'binding',
    to('Communication', (communication) => {
      communication.category = [{ coding: [{ system: categories, code: 'regarding-referral' }] }]
      communication.priority = 'yesterday'
    }),
    { only },
  ),
  kind(
    'priority of FHIR the correspondence does not have',
    'binding',
    to('Communication', (communication) => {
      communication.category = [{ coding: [{ system: categories, code: 'regarding-referral' }] }]
      communication.priority = 'stat'
    }),
    { only },
  ),
  kind('correspondence about nobody', 'min', without('Communication.subject'), { only }),
  kind(
    'correspondence about a citizen not in the message',
    'aggregation reference-unresolved',
    put('Communication.subject', { reference: 'Patient/nobody-here' }),
    { only },
  ),
  kind(
    'correspondence about an organisation',
    'reference-target reference-type',
    to('Communication', (communication, bundle) => {
      communication.subject = copyOf(nodesAt(bundle, 'MessageHeader.sender')[0])
    }),
    { only },
  ),
  kind('topic without words', 'min', put('Communication.topic', { coding: [{ code: 'x' }] }), { only }),
  kind('correspondence without a text or an attachment', 'min slice-min', without('Communication.payload'), {
    only,
  }),
  kind(
    'correspondence without a text',
    'slice-min',
    to('Communication', (communication) => {
      communication.payload = listOf(communication.payload).filter((one) => !isText(one as Node, {}))
      return listOf(communication.payload).length > 0
    }),
    { only },
  ),
  kind(
    'text that says nothing',
    'empty primitive-format',
    put('Communication.payload.contentString', '', isText),
    {
      only,
      isJsonOnly: true,
    },
  ),
  kind(
    'payload without content',
    'min slice-min',
    to('Communication.payload', (payload) => {
      delete payload.contentString
      delete payload.contentAttachment
    }),
    { only },
  ),
  kind(
    'text and attachment in one',
    'choice max',
    put('Communication.payload.contentAttachment', { title: 'x', contentType: 'application/pdf' }, isText),
    { only },
  ),
  ...parts.map(([what, ending]) =>
    kind(`text without ${what}`, 'slice-min min', withoutExtension(ending, isText), { only }),
  ),
  ...parts.map(([what, ending]) =>
    kind(`text with ${what} twice`, 'slice-max max', twiceExtension(ending, isText), { only }),
  ),
  kind('attachment without a time', 'slice-min min', withoutExtension('datetime-extension', isAttachment), {
    only,
  }),
  kind(
    'attachment without an identifier',
    'slice-min min',
    withoutExtension('identifier-extension', isAttachment),
    {
      only,
    },
  ),
  kind('attachment without a title', 'min', without('Communication.payload.contentAttachment.title'), {
    only,
  }),
  kind(
    'attachment of a type that is not taken',
    'binding',
    put('Communication.payload.contentAttachment.contentType', 'application/x-msdownload'),
    { only },
  ),
  kind(
    'attachment that is not base64',
    'primitive-format type',
    put('Communication.payload.contentAttachment.data', 'this is not base64!'),
    { only },
  ),
  kind(
    'attachment at an address with a space',
    'primitive-format type',
    put('Communication.payload.contentAttachment.url', 'https://example.org/a b'),
    { only },
  ),
  kind(
    'attachment of a negative size',
    'primitive-format type min-value',
    put('Communication.payload.contentAttachment.size', -1),
    { only },
  ),
  kind(
    'attachment with data but no type',
    'invariant:att-1',
    to('Communication.payload.contentAttachment', (attachment) => {
      attachment.data = 'QQ=='
      delete attachment.contentType
    }),
    { only },
  ),
  kind(
    'attachment made at an impossible time',
    'primitive-format type',
    put('Communication.payload.contentAttachment.creation', '2024-05-01 12:00'),
    { only },
  ),
  kind(
    'time of a text as a text',
    'choice type min element-unknown slicing-closed',
    changeExtension('datetime-extension', (extension) => {
      extension.valueString = extension.valueDateTime
      delete extension.valueDateTime
    }),
    { only },
  ),
  kind(
    'time of a text without a zone',
    'primitive-format type invariant:medcom-datetime-has-time-offset-zulu',
    changeExtension('datetime-extension', (extension) => {
      extension.valueDateTime = '2024-05-01T12:00:00'
    }),
    { only },
  ),
  kind(
    'telephone number that is no number',
    'invariant:medcom-core-contact',
    changeExtension('contact-extension', (extension) => {
      extension.valueContactPoint = { system: 'phone', value: 'ring til os' }
    }),
    { only },
  ),
  kind(
    'telephone number that is an e-mail',
    'pattern fixed',
    changeExtension('contact-extension', (extension) => {
      extension.valueContactPoint = { system: 'email', value: '1@2.dk' }
    }),
    { only },
  ),
  kind(
    'telephone number without a value',
    'min',
    changeExtension('contact-extension', (extension) => {
      extension.valueContactPoint = { system: 'phone' }
    }),
    { only },
  ),
  kind(
    'identifier of a text that is not a UUID',
    'invariant:medcom-uuidv4',
    changeExtension('identifier-extension', (extension) => {
      ;(extension.valueIdentifier as Node).value = '17'
    }),
    { only },
  ),
  kind(
    'identifier of a text without whom it is from',
    'min',
    changeExtension('identifier-extension', (extension) => {
      delete (extension.valueIdentifier as Node).assigner
    }),
    { only },
  ),
  kind(
    'author who is not in the message',
    'aggregation reference-unresolved',
    changeExtension('practitioner-extension', (extension) => {
      extension.valueReference = { reference: 'PractitionerRole/nobody-here' }
    }),
    { only },
  ),
  kind(
    'author who is an organisation',
    'reference-target reference-type',
    changeExtension('practitioner-extension', (extension, bundle) => {
      extension.valueReference = copyOf(nodesAt(bundle, 'MessageHeader.sender')[0])
    }),
    { only },
  ),
  kind(
    'author whose role is not told',
    'invariant:medcom-careCommunication-7',
    (bundle) => {
      for (const role of nodesAt(bundle, 'PractitionerRole')) delete role.code
      return true
    },
    { only },
  ),
  kind(
    'author whose role is told both as a code and in words',
    'invariant:medcom-careCommunication-7',
    changeExtension('practitioner-extension', (extension, bundle) => {
      const role = targetOf(bundle, extension.valueReference)
      const [first] = role === undefined ? [] : (listOf(role.code) as Node[])
      if (first !== undefined) first.text = 'Sygeplejerske'
      if (first !== undefined) first.coding = [{ system: 'http://example.org/roles', code: 'nurse' }]
    }),
    { only: ['carecommunication-v5'] },
  ),
  kind(
    'stay named only in words',
    'invariant:medcom-careCommunication-15 invariant:medcom-careCommunication-9 aggregation',
    put('Communication.encounter', { display: 'Indlæggelsen i maj' }),
    { only: ['carecommunication-v5'] },
  ),
  kind(
    'stay that is not in the message',
    'aggregation reference-unresolved',
    put('Communication.encounter', { reference: 'Encounter/nobody-here' }),
    { only },
  ),
  kind(
    'two particular recipients',
    'max',
    to('Communication', (communication, bundle) => {
      const role = { reference: `PractitionerRole/${String(nodesAt(bundle, 'PractitionerRole')[0]?.id)}` }
      communication.recipient = [role, role]
    }),
    { only: ['carecommunication-v5'] },
  ),
  kind(
    'particular recipient who is the citizen',
    'reference-target reference-type',
    to('Communication', (communication) => {
      communication.recipient = [copyOf(communication.subject)]
    }),
    { only },
  ),
  kind(
    'particular recipient who is not in the message',
    'aggregation reference-unresolved',
    put('Communication.recipient', [{ reference: 'CareTeam/nobody-here' }]),
    { only },
  ),
  kind(
    'particular recipient of a wrong profile',
    'min reference-target reference-type',
    to('Communication', (communication, bundle) => {
      addResource(bundle, { resourceType: 'CareTeam', id: 'a-team-without-a-name', status: 'active' })
      const { fullUrl } = nodesAt(bundle, 'Bundle.entry').at(-1) ?? {}
      communication.recipient = [{ reference: String(fullUrl) }]
    }),
    { only },
  ),
  kind(
    'particular sender who is an organisation',
    'reference-target reference-type',
    add('Communication.extension', {
      url: `${core}/medcom-core-sender-extension`,
      valueReference: { reference: 'Organization/x' },
    }),
    { only },
  ),
  kind('note without a text', 'min', put('Communication.note', [{ time: '2024-05-01' }]), { only }),
  kind(
    'sent at a moment without a zone',
    'primitive-format type',
    put('Communication.sent', '2024-05-01T12:00:00'),
    {
      only,
    },
  ),
  kind('text as a list', 'json-shape type', put('Communication.payload.contentString', ['a'], isText), {
    only,
    isJsonOnly: true,
  }),
  kind('text as a number', 'type primitive-format', put('Communication.payload.contentString', 7, isText), {
    only,
    isJsonOnly: true,
  }),
  kind('unknown element in a payload', 'element-unknown', put('Communication.payload.text', 'x'), { only }),
  kind('unknown element in the correspondence', 'element-unknown', put('Communication.subjectLine', 'x'), {
    only,
  }),
  kind(
    'content of a choice that does not exist',
    'choice element-unknown type',
    put('Communication.payload.contentMarkdown', 'x'),
    { only },
  ),
]
