import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { Json, JsonObject } from '../fhir.ts'
import { escapeXml } from '../printing/escape-xml.ts'
import { hasShape, shapeOf } from './r4-shape.ts'
import { type XmlElement, xhtml } from './xml.ts'

const fhir = 'http://hl7.org/fhir'

/** The JSON form of a FHIR resource written in XML (R4, 2.6.2 JSON representation). */
export function fhirOfXml(root: XmlElement): Result<JsonObject, Refusal<'message-not-fhir'>> {
  if (root.namespace !== fhir) return refused('message-not-fhir')
  return ok(resourceOf(root))
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string')
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(([known]) => known === name)?.[1]
}

function resourceOf(element: XmlElement): JsonObject {
  return Object.assign(emptyObject(), { resourceType: element.name }, objectOf(element, element.name))
}

/** Without a prototype, so that an element called `constructor` or `__proto__` is only an element. */
function emptyObject(): Record<string, Json> {
  return Object.create(null) as Record<string, Json>
}

function objectOf(element: XmlElement, type: string): Record<string, Json> {
  const object = emptyObject()
  for (const [name, value] of element.attributes) if (name === 'id' || name === 'url') object[name] = value
  const sameName = new Map<string, XmlElement[]>()
  for (const child of elementsOf(element)) {
    if (child.namespace !== fhir && child.namespace !== xhtml) continue
    const known = sameName.get(child.name)
    if (known === undefined) sameName.set(child.name, [child])
    else known.push(child)
  }
  for (const [name, children] of sameName) put(object, type, name, children)
  return object
}

function put(
  object: Record<string, Json>,
  type: string,
  name: string,
  children: readonly XmlElement[],
): void {
  const shape = shapeOf(type, name)
  const isList = shape?.repeats === true || children.length > 1
  const held = shape?.type ?? (children.some((child) => isUnknownObject(child, type)) ? '' : 'string')
  if (!['string', 'number', 'boolean'].includes(held)) {
    const values = children.map((child) => complexOf(child, held))
    object[name] = isList ? values : values[0]
    return
  }
  const values = children.map((child) => primitiveOf(attributeOf(child, 'value'), held))
  const extras = children.map(extraOf)
  if (values.some((value) => value !== null)) object[name] = isList ? values : values[0]
  if (extras.some((extra) => extra !== null)) object[`_${name}`] = isList ? extras : extras[0]
}

/** Not part of the type, yet holding elements of its own: extra content, which is kept as it stands. */
function isUnknownObject(element: XmlElement, type: string): boolean {
  const children = elementsOf(element)
  return (
    attributeOf(element, 'value') === undefined &&
    (children.some((child) => child.name !== 'extension') || (!hasShape(type) && children.length > 0))
  )
}

function complexOf(element: XmlElement, type: string): Json {
  if (type === 'xhtml') return printXhtml(element)
  if (type !== 'Resource') return objectOf(element, type)
  const [resource] = elementsOf(element)
  return resource === undefined ? null : resourceOf(resource)
}

function primitiveOf(value: string | undefined, type: string): Json {
  if (value === undefined) return null
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (type === 'number' && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return Number(value)
  return value
}

/** What a single value has beside itself: its id and its extensions. */
function extraOf(element: XmlElement): Json {
  const extra = objectOf(
    { ...element, attributes: element.attributes.filter(([name]) => name === 'id') },
    'Element',
  )
  return Object.keys(extra).length === 0 ? null : extra
}

function printXhtml(element: XmlElement): string {
  const own = element.attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')
  const namespace = element.name === 'div' && element.namespace === xhtml ? ` xmlns="${xhtml}"` : ''
  return printXhtmlInside(element, `${namespace}${own}`)
}

function printXhtmlInside(element: XmlElement, attributes: string): string {
  if (element.children.length === 0) return `<${element.name}${attributes}/>`
  const inside = element.children.map((child) =>
    typeof child === 'string'
      ? escapeXml(child)
      : printXhtmlInside(
          child,
          child.attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join(''),
        ),
  )
  return `<${element.name}${attributes}>${inside.join('')}</${element.name}>`
}
