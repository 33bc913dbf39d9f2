import { type Chance, pick } from '../chance.ts'
import {
  add,
  copyOf,
  isNode,
  listOf,
  type Node,
  nodesAt,
  put,
  resourcesOf,
  to,
  type Where,
} from '../nodes.ts'
import { kind } from './kind.ts'

const isWithText: Where = (resource) => isNode(resource.text)
const html = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`

/** An object somewhere deep in a resource, narrative apart. */
function somewhere(bundle: Node, chance: Chance): Node | undefined {
  let at: Node | undefined = pick(resourcesOf(bundle), chance)
  for (;;) {
    if (at === undefined) return undefined
    const inner: Node[] = Object.entries(at)
      .filter(([name]) => name !== 'text' && name !== 'contained' && name !== 'extension')
      .flatMap(([, value]) => listOf(value).filter(isNode))
    if (inner.length === 0 || chance(3) === 0) return at
    at = pick(inner, chance)
  }
}

function deep(deed: (node: Node, chance: Chance) => unknown) {
  return (bundle: Node, chance: Chance): boolean => {
    const node = somewhere(bundle, chance)
    return node !== undefined && deed(node, chance) !== false
  }
}

const unknownUrl = 'http://example.org/fhir/StructureDefinition/something'

/** What no resource may do, wherever in a message it stands. */
export const faultsAnywhere = [
  kind(
    'an element nobody knows, anywhere',
    'element-unknown',
    deep((node) => {
      node.nobodyKnowsMe = 'x'
    }),
  ),
  kind(
    'an object nobody knows, anywhere',
    'element-unknown',
    deep((node) => {
      node.nobodyKnowsMe = { inside: { deeper: 1 } }
    }),
  ),
  kind(
    'an element nobody knows beside a value',
    'element-unknown',
    deep((node) => {
      node._nobodyKnowsMe = { id: 'x' }
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an empty list, anywhere',
    'empty json-shape min element-unknown',
    deep((node) => {
      node.extension = []
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an empty extension, anywhere',
    'empty min json-shape invariant:ele-1 invariant:ext-1',
    deep((node) => {
      node.extension = [{}]
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an extension that is a text',
    'json-shape type',
    deep((node) => {
      node.extension = ['x']
    }),
    { isJsonOnly: true },
  ),
  kind(
    'extension without a url',
    'min',
    deep((node) => {
      node.extension = [...listOf(node.extension), { valueString: 'x' }]
    }),
    { isJsonOnly: true },
  ),
  kind(
    'extension that says nothing',
    'invariant:ext-1 invariant:ele-1 min',
    deep((node) => {
      node.extension = [...listOf(node.extension), { url: unknownUrl }]
    }),
  ),
  kind(
    'extension with a value and with extensions',
    'invariant:ext-1',
    deep((node) => {
      node.extension = [
        ...listOf(node.extension),
        { url: unknownUrl, valueString: 'x', extension: [{ url: 'a', valueString: 'y' }] },
      ]
    }),
  ),
  kind(
    'extension with two values',
    'choice max',
    deep((node) => {
      node.extension = [...listOf(node.extension), { url: unknownUrl, valueString: 'x', valueBoolean: true }]
    }),
  ),
  kind(
    'extension with a value of no type',
    'element-unknown choice type',
    deep((node) => {
      node.extension = [...listOf(node.extension), { url: unknownUrl, valueWord: 'x' }]
    }),
  ),
  kind(
    'extension with a value of the wrong shape',
    'type primitive-format json-shape',
    deep((node) => {
      node.extension = [...listOf(node.extension), { url: unknownUrl, valueInteger: 'seven' }]
    }),
  ),
  kind(
    'extension with an unknown element',
    'element-unknown',
    deep((node) => {
      node.extension = [...listOf(node.extension), { url: unknownUrl, valueString: 'x', note: 'y' }]
    }),
  ),
  kind(
    'extension that HL7 should have published',
    'extension-unknown',
    deep((node) => {
      node.extension = [
        ...listOf(node.extension),
        { url: 'http://hl7.org/fhir/StructureDefinition/nobody-made-this', valueString: 'x' },
      ]
    }),
  ),
  kind(
    'a modifier nobody knows on a resource',
    'extension-modifier extension-unknown element-unknown',
    add('*.modifierExtension', { url: unknownUrl, valueBoolean: true }),
  ),
  kind(
    'a modifier nobody knows inside',
    'extension-modifier extension-unknown',
    add('Provenance.agent.modifierExtension', { url: unknownUrl, valueBoolean: true }),
  ),
  kind('id of a resource with a slash', 'primitive-format type', put('Organization.id', 'a/b')),
  kind('id of a resource that is a number', 'type primitive-format json-shape', put('Organization.id', 17), {
    isJsonOnly: true,
  }),
  kind(
    'null instead of an element',
    'json-shape type empty',
    deep((node) => {
      const name = Object.keys(node).find(
        (known) => known !== 'resourceType' && typeof node[known] === 'string',
      )
      if (name === undefined) return false
      node[name] = null
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'a text where an object belongs',
    'type json-shape',
    deep((node) => {
      const name = Object.keys(node).find((known) => isNode(node[known]))
      if (name === undefined) return false
      node[name] = 'x'
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an object where a text belongs',
    'type json-shape primitive-format resource-type',
    deep((node) => {
      const name = Object.keys(node).find(
        (known) => typeof node[known] === 'string' && known !== 'resourceType',
      )
      if (name === undefined) return false
      node[name] = { value: node[name] }
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'a list where a single one belongs',
    'json-shape type max',
    deep((node) => {
      const name = Object.keys(node).find(
        (known) => typeof node[known] === 'string' && known !== 'resourceType',
      )
      if (name === undefined) return false
      node[name] = [node[name]]
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'an empty text',
    'empty primitive-format',
    deep((node) => {
      const name = Object.keys(node).find(
        (known) => typeof node[known] === 'string' && known !== 'resourceType',
      )
      if (name === undefined) return false
      node[name] = ''
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'what stands beside a value is a text',
    'json-shape type',
    deep((node) => {
      const name = Object.keys(node).find(
        (known) =>
          typeof node[known] === 'string' &&
          known !== 'resourceType' &&
          known !== 'id' &&
          known !== 'url' &&
          known !== 'div',
      )
      if (name === undefined) return false
      node[`_${name}`] = 'x'
      return true
    }),
    { isJsonOnly: true },
  ),
  kind(
    'narrative without a status',
    'min',
    to('*.text', (text) => {
      delete text.status
    }),
  ),
  kind(
    'narrative without words',
    'min',
    to('*.text', (text) => {
      delete text.div
    }),
  ),
  kind('narrative of an unknown status', 'binding', put('*.text.status', 'finished')),
  kind(
    'narrative with a script',
    'invariant:txt-1 primitive-format type',
    put('*.text.div', html('<script>alert(1)</script>')),
  ),
  kind(
    'narrative that acts when clicked',
    'invariant:txt-1 primitive-format type',
    put('*.text.div', html('<p onclick="x()">a</p>')),
  ),
  kind(
    'narrative with a form',
    'invariant:txt-1 primitive-format type',
    put('*.text.div', html('<form><input/></form>')),
  ),
  kind(
    'narrative with a frame',
    'invariant:txt-1 primitive-format type',
    put('*.text.div', html('<iframe src="https://example.org"></iframe>')),
  ),
  kind('narrative with nothing in it', 'invariant:txt-2 primitive-format', put('*.text.div', html('  '))),
  kind(
    'narrative that is not XHTML',
    'primitive-format type invariant:txt-1',
    put('*.text.div', '<div>a</div>'),
    { isJsonOnly: true },
  ),
  kind(
    'narrative that is not well formed',
    'primitive-format type invariant:txt-1',
    put('*.text.div', html('<p>a')),
    { isJsonOnly: true },
  ),
  kind('narrative that is plain text', 'primitive-format type invariant:txt-1', put('*.text.div', 'hello'), {
    isJsonOnly: true,
  }),
  kind(
    'narrative twice',
    'json-shape max type',
    to(
      '*',
      (resource) => {
        resource.text = [resource.text, copyOf(resource.text)]
      },
      isWithText,
    ),
  ),
  kind(
    'a contained resource nobody refers to',
    'invariant:dom-3 contained',
    put('Organization.contained', [{ resourceType: 'Practitioner', id: 'alone' }]),
  ),
  kind(
    'a contained resource in a contained resource',
    'invariant:dom-2',
    to('Organization', (organisation) => {
      organisation.contained = [
        {
          resourceType: 'Organization',
          id: 'inner',
          name: 'x',
          contained: [{ resourceType: 'Practitioner', id: 'innermost' }],
          contact: [{ name: { family: 'x' } }],
        },
      ]
      organisation.partOf = { reference: '#inner' }
    }),
  ),
  kind(
    'a contained resource with a version',
    'invariant:dom-4',
    to('Organization', (organisation) => {
      organisation.contained = [
        { resourceType: 'Organization', id: 'inner', name: 'x', meta: { versionId: '1' } },
      ]
      organisation.partOf = { reference: '#inner' }
    }),
  ),
  kind(
    'a contained resource with a security label',
    'invariant:dom-5',
    to('Organization', (organisation) => {
      organisation.contained = [
        {
          resourceType: 'Organization',
          id: 'inner',
          name: 'x',
          meta: {
            security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
          },
        },
      ]
      organisation.partOf = { reference: '#inner' }
    }),
  ),
  kind(
    'a contained resource without a type',
    'resource-type',
    to('Organization', (organisation) => {
      organisation.contained = [{ id: 'inner', name: 'x' }]
      organisation.partOf = { reference: '#inner' }
    }),
    { isJsonOnly: true },
  ),
  kind(
    'a contained resource with a fault of its own',
    'element-unknown',
    to('Organization', (organisation) => {
      organisation.contained = [{ resourceType: 'Organization', id: 'inner', name: 'x', nobodyKnowsMe: '1' }]
      organisation.partOf = { reference: '#inner' }
    }),
  ),
  kind(
    'a reference to what is not contained',
    'invariant:ref-1 reference-unresolved',
    put('Organization.partOf', {
      reference: '#nobody',
    }),
  ),
  kind(
    'a profile that is no address',
    'primitive-format type',
    put('*.meta', { profile: ['not an address'] }),
  ),
  kind(
    'last updated without a zone',
    'primitive-format type',
    put('Organization.meta.lastUpdated', '2024-05-01T12:00:00'),
  ),
  kind('a tag that is a text', 'json-shape type', put('Organization.meta.tag', ['x']), { isJsonOnly: true }),
  kind(
    'a UUID in a urn that is none',
    'primitive-format type',
    add('Organization.identifier', { system: 'urn:uuid:17', value: '1' }),
  ),
  kind(
    'an object identifier that is none',
    'primitive-format type',
    to('Organization', (organisation) => {
      organisation.identifier = [...listOf(organisation.identifier), { system: 'urn:oid:1.2.x', value: '1' }]
    }),
  ),
  kind(
    'an address with a space',
    'primitive-format type',
    to('Organization', (organisation) => {
      organisation.identifier = [
        ...listOf(organisation.identifier),
        { system: 'http://example.org/a b', value: '1' },
      ]
    }),
  ),
  kind('a code with a space before it', 'primitive-format type', put('Organization.language', ' da')),
  kind('a code with two spaces in it', 'primitive-format type', put('Organization.language', 'da  DK')),
  kind(
    'a time with a day only and a zone',
    'primitive-format type',
    to('Organization', (organisation) => {
      organisation.identifier = [
        ...listOf(organisation.identifier),
        { system: 'http://example.org/n', value: '1', period: { start: '2024-05-01Z' } },
      ]
    }),
  ),
  kind('a text with a control character', 'primitive-format type', put('Organization.name', 'a\u0001b'), {
    isJsonOnly: true,
  }),
  kind('a name with two families', 'json-shape max type', put('Patient.name.family', ['a', 'b'])),
  kind(
    'an implicit rule that is not known',
    'cannot-tell primitive-format',
    put('Organization.implicitRules', 'no address'),
  ),
  kind('a resource without an id but with an address', 'full-url min', (bundle) => {
    const organisation = nodesAt(bundle, 'Organization').find(({ id }) => id !== undefined)
    if (organisation === undefined) return false
    delete organisation.id
    return true
  }),
]
