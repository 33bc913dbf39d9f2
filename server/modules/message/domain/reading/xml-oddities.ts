import { shapeOf } from './r4-shape.ts'
import { type XmlElement, xhtml } from './xml.ts'

const fhir = 'http://hl7.org/fhir'

/** What XML can say and JSON cannot: it is not part of what was read, and FHIR allows none of it. */
export interface XmlOddity {
  readonly rule: 'xml-text' | 'xml-attribute' | 'xml-namespace' | 'xml-empty' | 'xml-order' | 'xml-resource'
  /** FHIRPath of the element it stands in. */
  readonly expression: string
}

/** The names of the elements of a type in the order of the standard; undefined for a type that is not known. */
export type OrderOf = (type: string) => readonly string[] | undefined

/**
 * Finds what the reading of a FHIR resource in XML passes by: text between elements, attributes and namespaces FHIR does not
 * have, elements that say nothing, and elements out of order.
 */
export function findXmlOddities(root: XmlElement, orderOf: OrderOf): readonly XmlOddity[] {
  const found: XmlOddity[] = []
  look(root, root.name, root.name, orderOf, found)
  return found
}

const known = new Set(['id', 'value', 'url'])

function look(element: XmlElement, type: string, place: string, orderOf: OrderOf, found: XmlOddity[]): void {
  const add = (rule: XmlOddity['rule']): void => void found.push({ rule, expression: place })
  const elements = element.children.filter((child) => typeof child !== 'string')
  if (element.children.some((child) => typeof child === 'string' && child.trim() !== '')) add('xml-text')
  if (element.attributes.some(([name]) => !known.has(name) && !/^(xml|xsi):/.test(name))) add('xml-attribute')
  if (elements.length === 0 && !element.attributes.some(([name]) => known.has(name))) add('xml-empty')
  const counts = new Map<string, number>()
  for (const child of elements) {
    if (child.namespace === xhtml && child.name === 'div' && type === 'Narrative') continue
    if (child.namespace !== fhir) {
      add('xml-namespace')
      continue
    }
    const held = shapeOf(type, child.name)
    const at = counts.get(child.name) ?? 0
    counts.set(child.name, at + 1)
    const inside = `${place}.${child.name}${held?.repeats === true ? `[${at}]` : ''}`
    if (held?.type === 'Resource') {
      const resources = child.children.filter((one) => typeof one !== 'string')
      if (resources.length !== 1) found.push({ rule: 'xml-resource', expression: inside })
      for (const resource of resources) look(resource, resource.name, inside, orderOf, found)
    } else look(child, held?.type ?? 'Element', inside, orderOf, found)
  }
  if (
    !isInOrder(
      elements.map(({ name }) => name),
      orderOf(type),
    )
  )
    add('xml-order')
}

/** Those of one name stand together, and the names stand as in the standard; a name that is not in it may stand anywhere. */
function isInOrder(names: readonly string[], order: readonly string[] | undefined): boolean {
  if (order === undefined) return true
  let last = -1
  for (const name of names) {
    const place = order.findIndex(
      (one) => one === name || (one.endsWith('[x]') && name.startsWith(one.slice(0, -3))),
    )
    if (place < 0) continue
    if (place < last) return false
    last = place
  }
  return true
}
