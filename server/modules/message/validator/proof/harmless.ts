import type { Standard } from './corpus.ts'
import {
  addResource,
  type Change,
  copyOf,
  entriesOf,
  isNode,
  listOf,
  type Node,
  nodesAt,
  put,
  resourcesOf,
  to,
  without,
} from './nodes.ts'

/** A change after which a message keeps every rule it kept before. */
export interface HarmlessChange {
  readonly name: string
  readonly make: Change
  readonly only?: readonly Standard[]
}

const harmless = (name: string, make: Change, only?: readonly Standard[]): HarmlessChange => ({
  name,
  make,
  ...(only !== undefined && { only }),
})

const url = 'http://example.org/fhir/StructureDefinition/something-of-ours'

/** Goes through everything in a message; what `deed` returns takes the place of what was there. */
function everywhere(value: unknown, deed: (value: unknown, name: string) => unknown, name = ''): unknown {
  const changed = deed(value, name)
  if (Array.isArray(changed)) return changed.map((one) => everywhere(one, deed, name))
  if (!isNode(changed)) return changed
  return Object.fromEntries(
    Object.entries(changed).map(([known, inner]) => [known, everywhere(inner, deed, known)]),
  )
}

function rewrite(bundle: Node, deed: (value: unknown, name: string) => unknown): boolean {
  Object.assign(bundle, everywhere(copyOf(bundle), deed) as Node)
  return true
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)

/** Gives every resource another id, and every reference and address the new one. */
function rename(bundle: Node, nameOf: (index: number) => string): boolean {
  const names = new Map(
    resourcesOf(bundle).map(({ resourceType, id }, index) => [
      `${String(resourceType)}/${String(id)}`,
      nameOf(index),
    ]),
  )
  const renamed = (address: string): string => {
    const found = [...names].find(([old]) => address === old || address.endsWith(`/${old}`))
    return found === undefined ? address : address.replace(/[^/]+$/, found[1])
  }
  for (const resource of resourcesOf(bundle))
    resource.id = names.get(`${String(resource.resourceType)}/${String(resource.id)}`)
  return rewrite(bundle, (value, name) =>
    typeof value === 'string' && (name === 'fullUrl' || name === 'reference') ? renamed(value) : value,
  )
}

/** Addresses of every entry, and the references to them, as `urn:uuid:`. */
function withUrns(bundle: Node): boolean {
  const urns = new Map<string, string>()
  for (const [index, entry] of entriesOf(bundle).entries()) {
    const { resource } = entry
    if (!isNode(resource)) continue
    const urn = `urn:uuid:00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`
    urns.set(`${String(resource.resourceType)}/${String(resource.id)}`, urn)
    entry.fullUrl = urn
  }
  return rewrite(bundle, (value, name) => {
    if (typeof value !== 'string' || name !== 'reference') return value
    const found = [...urns].find(([old]) => value === old || value.endsWith(`/${old}`))
    return found?.[1] ?? value
  })
}

/** Addresses made absolute with one base, references left as they are. */
function withBase(bundle: Node): boolean {
  for (const entry of entriesOf(bundle)) {
    const { resource } = entry
    if (isNode(resource))
      entry.fullUrl = `https://example.org/fhir/${String(resource.resourceType)}/${String(resource.id)}`
  }
  return true
}

/** The version of MedComMessagingOrganization in each set. */
const organisationVersions: Readonly<Partial<Record<Standard, string>>> = {
  hospitalnotification: '2.1.0',
  acknowledgement: '2.1.0',
  'carecommunication-v5': '4.0.2',
  'carecommunication-v4': '2.2.2',
}

/** What may be otherwise in a message without being wrong: the validator must stay quiet about all of it. */
export const harmlessChanges: readonly HarmlessChange[] = [
  harmless('the entries after the header in the opposite order', (bundle) => {
    const [first, ...others] = entriesOf(bundle)
    bundle.entry = [first, ...others.toReversed()]
    return true
  }),
  harmless('the elements of every object in the opposite order', (bundle) =>
    rewrite(bundle, (value) =>
      isNode(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
    ),
  ),
  harmless('an identifier of another system on an organisation', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization'))
      organisation.identifier = [
        ...listOf(organisation.identifier),
        { system: 'https://example.org/our-numbers', value: '17' },
      ]
    return true
  }),
  harmless(
    'an identifier of another system on the citizen',
    to('Patient', (patient) => {
      patient.identifier = [
        ...listOf(patient.identifier),
        { system: 'https://example.org/numbers', value: '1' },
      ]
    }),
    ['carecommunication-v5', 'carecommunication-v4', 'homecareobservation'],
  ),
  harmless('an extension nobody knows on every resource', (bundle) => {
    for (const resource of resourcesOf(bundle).filter(({ resourceType }) => resourceType !== 'Communication'))
      resource.extension = [...listOf(resource.extension), { url, valueString: 'x' }]
    return true
  }),
  harmless('an extension nobody knows with extensions in it', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization'))
      organisation.extension = [
        {
          url,
          extension: [
            { url: 'a', valueCode: 'b' },
            { url: 'c', valueBoolean: true },
          ],
        },
      ]
    return true
  }),
  harmless('an extension on a single value', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization'))
      organisation._name = { extension: [{ url, valueString: 'x' }] }
    return nodesAt(bundle, 'Organization').some(({ name }) => name !== undefined)
  }),
  harmless('ids that are no UUIDs', (bundle) => rename(bundle, (index) => `our.own-ID.${index}`)),
  harmless('addresses as urn:uuid', withUrns),
  harmless('addresses with one base', withBase),
  harmless('times in Z', (bundle) =>
    rewrite(bundle, (value) => (isTime(value) ? new Date(value).toISOString().replace('.000', '') : value)),
  ),
  harmless('times with an offset of an hour', (bundle) =>
    rewrite(bundle, (value) =>
      isTime(value) ? `${new Date(Date.parse(value) + 3_600_000).toISOString().slice(0, 19)}+01:00` : value,
    ),
  ),
  harmless('times with thousandths of a second', (bundle) =>
    rewrite(bundle, (value) => (isTime(value) ? new Date(value).toISOString() : value)),
  ),
  harmless('times with more decimals than a machine keeps', (bundle) =>
    rewrite(bundle, (value) => (isTime(value) ? value.replace(/:(\d\d)(?=Z|[+-])/, ':$1.1234567') : value)),
  ),
  harmless('no narrative in the organisations', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization')) delete organisation.text
    return true
  }),
  harmless('organisations without a name', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization')) delete organisation.name
    return true
  }),
  harmless('narrative with a status of its own', (bundle) => {
    for (const text of nodesAt(bundle, '*.text')) text.status = 'additional'
    return true
  }),
  harmless('narrative with tables, images and links', (bundle) => {
    for (const text of nodesAt(bundle, '*.text'))
      text.div =
        '<div xmlns="http://www.w3.org/1999/xhtml" xml:lang="da" lang="da"><h1 class="a">A &amp; b</h1><table><tbody><tr><td colspan="2" style="color: red">1<br/>&#160;</td></tr></tbody></table><p><a href="https://example.org" title="x">x</a> <img src="#i" alt="y"/></p><ul><li><b>å</b></li></ul></div>'
    return true
  }),
  ...Object.entries(organisationVersions).map(([standard, version]) =>
    harmless(
      `profiles with their version (${standard})`,
      (bundle) => {
        for (const meta of nodesAt(bundle, 'Organization.meta'))
          meta.profile = listOf(meta.profile).map((profile) =>
            String(profile).endsWith('medcom-messaging-organization')
              ? `${String(profile)}|${version}`
              : profile,
          )
        return true
      },
      [standard as Standard],
    ),
  ),
  harmless('no profile said by the organisations', without('Organization.meta')),
  harmless('an extra tag', put('*.meta.tag', [{ system: 'https://example.org/tags', code: 'test' }])),
  harmless('when it was last updated', put('*.meta.lastUpdated', '2024-05-01T12:00:00.000+02:00')),
  harmless('a language', put('Organization.language', 'da')),
  harmless('a source', put('*.meta.source', 'https://example.org/system#1')),
  harmless('a profile nobody here knows', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization')) {
      const meta = isNode(organisation.meta) ? organisation.meta : {}
      organisation.meta = {
        ...meta,
        profile: [...listOf(meta.profile), 'https://example.org/fhir/StructureDefinition/our-organisation'],
      }
    }
    return true
  }),
  harmless('one more organisation, referred to', (bundle) => {
    addResource(bundle, {
      resourceType: 'Organization',
      id: 'the-whole-hospital',
      name: 'Herlev og Gentofte Hospital',
      identifier: [{ system: 'urn:oid:1.2.208.176.1.1', value: '265161000016001' }],
    })
    const { fullUrl } = entriesOf(bundle).at(-1) ?? {}
    for (const organisation of nodesAt(bundle, 'Organization').slice(0, -1))
      organisation.partOf = { reference: String(fullUrl) }
    return true
  }),
  harmless('a contained resource that is referred to', (bundle) => {
    const [organisation] = nodesAt(bundle, 'Organization')
    if (organisation === undefined) return false
    organisation.contained = [{ resourceType: 'Organization', id: 'above', name: 'Hospitalet' }]
    organisation.partOf = { reference: '#above' }
    return true
  }),
  harmless('telephone numbers and addresses', (bundle) => {
    for (const organisation of nodesAt(bundle, 'Organization')) {
      organisation.telecom = [{ system: 'phone', value: '38 68 38 68', use: 'work', rank: 1 }]
      organisation.address = [
        {
          use: 'work',
          type: 'both',
          line: ['Borgmester Ib Juuls Vej 1', '2.'],
          city: 'Herlev',
          postalCode: '2730',
          country: 'DK',
        },
      ]
      organisation.active = true
    }
    return true
  }),
  harmless('more about the citizen', (bundle) => {
    for (const patient of nodesAt(bundle, 'Patient')) {
      patient.gender = 'female'
      patient.birthDate = '1947-09'
      patient.telecom = [{ system: 'phone', value: '+45 38 68 38 68', use: 'mobile' }]
      patient.address = [
        { line: ['Gaden 1, 2. th.'], city: 'Ærø', postalCode: '5970', period: { start: '2020' } },
      ]
      patient.maritalStatus = {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', code: 'M' }],
      }
    }
    return nodesAt(bundle, 'Patient').length > 0
  }),
  harmless('one more name of the citizen', (bundle) => {
    for (const patient of nodesAt(bundle, 'Patient'))
      patient.name = [...listOf(patient.name), { use: 'nickname', text: 'Elle', given: ['Elle'] }]
    return nodesAt(bundle, 'Patient').length > 0
  }),
  harmless('references that say their type', (bundle) => {
    for (const subject of [
      ...nodesAt(bundle, 'Encounter.subject'),
      ...nodesAt(bundle, 'Communication.subject'),
    ])
      subject.type = 'Patient'
    return true
  }),
  harmless('references that say a name too', (bundle) => {
    for (const who of nodesAt(bundle, 'Provenance.agent.who')) who.display = 'Afdelingen'
    return true
  }),
  harmless('codes with a text', (bundle) => {
    for (const activity of nodesAt(bundle, 'Provenance.activity')) activity.text = 'Sendt'
    return true
  }),
  harmless('ids of elements', (bundle) => {
    for (const [index, name] of nodesAt(bundle, 'Patient.name').entries()) name.id = `n${index}`
    for (const [index, agent] of nodesAt(bundle, 'Provenance.agent').entries()) agent.id = `a.${index}`
    return true
  }),
  harmless(
    'an identifier of the envelope',
    put('Bundle.identifier', {
      system: 'urn:ietf:rfc:3986',
      value: 'urn:uuid:82873e50-325e-4016-8a68-2934bdb2f66d',
    }),
  ),
  harmless('a name, software and version of the source', (bundle) => {
    for (const source of nodesAt(bundle, 'MessageHeader.source'))
      Object.assign(source, {
        name: 'Sammenhæng',
        software: 'Sammenhæng',
        version: '1.0',
        contact: { system: 'phone', value: '1' },
      })
    return true
  }),
  harmless('the place of a destination by name', put('MessageHeader.destination.name', 'Plejecenter Herlev')),
  harmless('a reason for the message', put('MessageHeader.reason', { text: 'x' })),
  harmless('text with lines, tabs and every letter', (bundle) => {
    for (const payload of nodesAt(bundle, 'Communication.payload').filter(
      ({ contentString }) => contentString !== undefined,
    ))
      payload.contentString = 'Linje 1\r\nLinje 2\tæøåÆØÅ «ß» – 漢字 🙂 <b>&amp;</b>'
    return nodesAt(bundle, 'Communication.payload').length > 0
  }),
  harmless('data in lines of 76', (bundle) => {
    const attachments = [
      ...nodesAt(bundle, 'Communication.payload.contentAttachment'),
      ...nodesAt(bundle, 'Media.content'),
    ]
    for (const attachment of attachments)
      if (typeof attachment.data === 'string') attachment.data = attachment.data.replace(/(.{76})/g, '$1\n')
    return attachments.length > 0
  }),
  harmless(
    'an activity said in another system too',
    (bundle) => {
      for (const activity of nodesAt(bundle, 'Provenance.activity'))
        activity.coding = [
          ...listOf(activity.coding),
          { system: 'https://example.org/activities', code: 'sent' },
        ]
      return true
    },
    ['hospitalnotification', 'homecareobservation', 'acknowledgement'],
  ),
]
